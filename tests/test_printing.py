"""The print room and the rolls of its printers."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.badge.labels import Labels
from kiosk.badge.states import Fault, JobRef, JobState, Report, Sheet
from kiosk.press import Outfit, Press
from kiosk.printing import PrintRoom
from tests.badge.badge_fixtures import a_layout, shipped_fonts
from tests.builders import a_desk, a_list, a_type, an_attendee, an_event

ROLL = "zpl://printer"


class EmptiedPrinter:
    """Takes a badge, is out of labels, and prints it once a new roll is in."""

    uri = ROLL

    def __init__(self) -> None:
        self._told: Iterator[Report] = iter(
            (
                Report(JobState.PROCESSING, (Fault.NO_PAPER,), ref=JobRef("p")),
                Report(JobState.PROCESSING, (), ref=JobRef("p")),
                Report(JobState.PRINTED, ref=JobRef("p")),
            )
        )

    def faults(self) -> tuple[Fault, ...]:
        return ()

    def print(self, sheet: Sheet, job: str) -> Report:
        return Report(JobState.PROCESSING, ref=JobRef(job))

    def state(self, ref: JobRef) -> Report:
        return next(self._told)

    def find(self, job: str) -> Report:
        return Report(JobState.UNKNOWN, (Fault.NOT_FOUND,), ref=JobRef(job))

    def cancel(self, ref: JobRef) -> bool:
        return False


def left_after_a_badge(tmp_path: Path, full: int) -> int | None:
    """By the count before: 200, with ``full`` on a new roll."""
    event = an_event(lists=[a_list(prints_badge=True)], types=[a_type(badge_layout="a6")])
    guest = an_attendee("p-1")
    station = a_desk(tmp_path, event, [guest])
    labels = Labels(tmp_path / "labels.json", full)
    labels.loaded(ROLL, 200)
    room = PrintRoom(Press({"a6": a_layout()}, shipped_fonts(), [EmptiedPrinter()], Outfit(labels=labels)), event)
    try:
        room.print(station.desk, guest)
        room.wait(station.desk)
    finally:
        room.close()
        station.close()
    return labels.left(ROLL)


def test_an_empty_printer_that_goes_on_has_a_new_roll(tmp_path: Path) -> None:
    assert left_after_a_badge(tmp_path, 250) == 249


def test_nobody_knows_the_length_of_a_roll_that_was_not_named(tmp_path: Path) -> None:
    assert left_after_a_badge(tmp_path, 0) == 0
