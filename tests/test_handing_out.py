"""A pile of badges beside the door: the guest at the desk first, pause, cancel, and the rest later."""

# pyright: basic, reportArgumentType=false, reportOptionalMemberAccess=false

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.badge.states import Fault, JobRef, JobState, Report, Sheet
from kiosk.desk import Desk
from kiosk.domain.attendee import PersonName
from kiosk.domain.ids import AttendeeId
from kiosk.errors import BadInput
from kiosk.handing_out import PrintRun, Progress, Wish, hand_out_key, whom
from kiosk.press import Press
from kiosk.printing import PrintRoom
from tests.badge.badge_fixtures import a_layout, shipped_fonts
from tests.builders import a_desk, a_list, a_type, an_attendee, an_event


class SlowPrinter:
    """Prints what it is given; ``broken``: it says that its paper is out, before anything is begun."""

    uri = "folder:here"

    def __init__(self) -> None:
        self.jobs: list[str] = []
        self.broken = False

    def faults(self) -> tuple[Fault, ...]:
        return ()

    def print(self, sheet: Sheet, job: str) -> Report:
        if self.broken:
            return Report(JobState.FAILED, (Fault.REFUSED,), ref=JobRef(job))
        self.jobs.append(job)
        return Report(JobState.PRINTED, ref=JobRef(job))

    def state(self, ref: JobRef) -> Report:
        raise AssertionError("told at once")

    def find(self, job: str) -> Report:
        return Report(JobState.UNKNOWN, ref=JobRef(job))

    def cancel(self, ref: JobRef) -> bool:
        return False


@dataclass
class Hall:
    desk: Desk
    room: PrintRoom
    printer: SlowPrinter

    def step(self, run: PrintRun) -> Progress:
        """One badge comes out; then the run is asked for the next."""
        for finished in self.room.next(self.desk, 30):
            run.made(finished)
        self.room.finished(self.desk)
        run.feed(self.desk, self.room)
        return run.progress

    def to_the_end(self, run: PrintRun) -> Progress:
        run.feed(self.desk, self.room)
        while not run.progress.ended and not run.progress.paused:
            self.step(run)
        return run.progress


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    event = an_event(
        lists=[a_list(prints_badge=True)],
        types=[a_type(badge_layout="a6"), a_type("press", badge_layout="a6"), a_type("visitor")],
    )
    people = [an_attendee(f"p-{number}") for number in range(5)]
    people += [an_attendee("w-1", ticket_type="press", order="T-9"), an_attendee("v-1", ticket_type="visitor")]
    people += [an_attendee("g-1", order="T-9")]
    station = a_desk(tmp_path, event, people)
    printer = SlowPrinter()
    room = PrintRoom(Press({"a6": a_layout()}, shipped_fonts(), [printer]), event)
    yield Hall(station.desk, room, printer)
    room.close()
    station.close()


PEOPLE = [AttendeeId(f"p-{number}") for number in range(5)]


def test_a_guest_at_the_desk_gets_the_badge_before_the_pile(hall: Hall) -> None:
    run = PrintRun(PEOPLE)
    run.feed(hall.desk, hall.room)
    guest = hall.desk.roll.by_id(AttendeeId("g-1"))
    hall.room.print(hall.desk, guest)
    assert hall.to_the_end(run).printed == 5
    hall.room.wait(hall.desk)
    assert hall.printer.jobs.index("g-1-1") <= 1
    assert len(hall.printer.jobs) == 6


def test_a_paused_pile_waits_and_goes_on(hall: Hall) -> None:
    run = PrintRun(PEOPLE)
    run.feed(hall.desk, hall.room)
    run.pause(on=True)
    told = hall.step(run)
    assert (told.printed, told.paused, told.ended, hall.room.waiting) == (1, True, False, 0)
    run.pause(on=False)
    assert hall.to_the_end(run) == Progress(5, 5, ended=True)


def test_a_cancelled_pile_leaves_the_rest_for_the_same_choice(hall: Hall) -> None:
    run = PrintRun(PEOPLE)
    run.feed(hall.desk, hall.room)
    hall.step(run)
    run.cancel()
    told = hall.to_the_end(run)
    assert told.ended and told.printed == 2
    rest = [one.id for one in whom(hall.desk, Wish(ticket_type="guest", not_printed=True))]
    assert rest == ["g-1", *PEOPLE[2:]]
    assert hall.to_the_end(PrintRun(rest)).printed == 4
    assert len(hall.printer.jobs) == len(set(hall.printer.jobs)) == 6


def test_a_printer_that_fails_pauses_the_pile_and_no_badge_loses_its_turn(hall: Hall) -> None:
    run = PrintRun(PEOPLE)
    hall.printer.broken = True
    told = hall.to_the_end(run)
    assert (told.paused, told.faults, told.done) == (True, (Fault.REFUSED,), 0)
    hall.printer.broken = False
    run.pause(on=False)
    assert hall.to_the_end(run).printed == 5


def test_a_badge_that_came_out_meanwhile_is_passed_over(hall: Hall) -> None:
    hall.room.print(hall.desk, hall.desk.roll.by_id(PEOPLE[3]))
    hall.room.wait(hall.desk)
    assert hall.to_the_end(PrintRun(PEOPLE)) == Progress(5, 4, passed_over=1, ended=True)


def test_the_time_left_is_told_by_the_pace_so_far(hall: Hall) -> None:
    now = 0.0
    run = PrintRun(PEOPLE, lambda: now)
    run.feed(hall.desk, hall.room)
    now = 3.0
    assert hall.step(run).seconds_left == 12.0


def test_a_booking_is_a_choice_of_its_own(hall: Hall) -> None:
    assert [one.id for one in whom(hall.desk, Wish(booking="T-9", hand_out=True))] == ["g-1", "w-1"]
    with pytest.raises(BadInput, match="no booking “T-0”"):
        whom(hall.desk, Wish(booking="T-0"))


def test_a_chinese_name_that_nobody_spelled_out_stands_where_its_pinyin_does(hall: Hall) -> None:
    names = {"z": PersonName("张伟"), "m": PersonName("孟芳", "Meng Fang"), "a": PersonName("安娜")}
    people = [an_attendee(id, name=name) for id, name in names.items()]
    key = hand_out_key(hall.desk.event)
    assert [one.id for one in sorted(people, key=key)] == ["a", "m", "z"]
