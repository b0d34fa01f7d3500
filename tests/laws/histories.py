"""Days at the door, made up at random: what desks do, and what they say of one another."""

import atexit
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as some

from kiosk import helpdesk, standby
from kiosk.desk import Ask, Post
from kiosk.domain.attendee import Attendee, Status
from kiosk.domain.event import CheckInList, Event
from kiosk.domain.facts import BadgeFailed, BadgePrinted, BadgeRevoked, BadgeSent, Direction, Fact
from kiosk.domain.ids import AttendeeId, DeskId, ListId
from kiosk.pack.pack import Pack
from kiosk.station import Station
from tests.builders import NINE, Clock, a_desk, a_list, an_attendee, an_event

IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Nothing here is about power cuts; where there is a folder in memory it saves the waiting."""

PEOPLE = ("p-1", "p-2", "p-3")
CODES = ("A", "B", "C", "D")
DOORS = ("once", "hall", "side", "night")


def doors(once: bool = True, capacity: int | None = 2, night: time | None = time(21)) -> list[CheckInList]:
    """A door for one entry, two halls that leave each other, and one that is emptied at night."""
    return [
        a_list("once", multiple_entries=not once, reentry_after_exit=False, capacity=capacity),
        a_list("hall", leave_others=True, capacity=capacity),
        a_list("side", leave_others=True, include_pending=True),
        a_list("night", exit_all_at=night),
    ]


@dataclass(frozen=True)
class Step:
    """One thing that happens at a desk, ``minutes`` after nine."""

    what: str
    desk: int = 0
    minutes: int = 0
    code: str = "A"
    door: str = "once"
    exits: bool = False
    person: str = "p-1"
    roster: tuple[tuple[str, str, bool], ...] = ()
    flags: tuple[bool, int | None, time | None] = (True, 2, time(21))
    override: bool = False


MINUTES = some.integers(-90, 2000)
SCANS = some.builds(
    Step,
    what=some.just("scan"),
    desk=some.integers(0, 2),
    minutes=MINUTES,
    code=some.sampled_from(CODES),
    door=some.sampled_from(DOORS),
    exits=some.booleans(),
    override=some.booleans(),
)
UNDOS = some.builds(
    Step,
    what=some.just("undo"),
    desk=some.integers(0, 2),
    minutes=MINUTES,
    person=some.sampled_from(PEOPLE),
    door=some.sampled_from(DOORS),
)
BADGES = some.builds(
    Step,
    what=some.sampled_from(("badge", "lost", "failed")),
    desk=some.integers(0, 2),
    minutes=MINUTES,
    person=some.sampled_from(PEOPLE),
)
ASIDE = some.builds(
    Step,
    what=some.sampled_from(("help", "help", "settle", "standby", "standby", "call", "leave")),
    desk=some.integers(0, 2),
    minutes=MINUTES,
    person=some.sampled_from(PEOPLE),
    door=some.sampled_from(("once", "hall")),
)
ROWS = some.tuples(some.sampled_from(PEOPLE), some.sampled_from(CODES), some.booleans())
ROSTERS = some.builds(
    Step,
    what=some.just("roster"),
    desk=some.integers(0, 2),
    roster=some.lists(ROWS, max_size=4, unique_by=lambda row: row[0]).map(tuple),
    flags=some.tuples(
        some.booleans(), some.sampled_from((None, 0, 1, 2)), some.sampled_from((None, time(21), time(9, 30)))
    ),
)
TELLS = some.builds(Step, what=some.sampled_from(("tell", "restart", "wipe")), desk=some.integers(0, 2))
DAYS = some.lists(some.one_of(SCANS, SCANS, SCANS, UNDOS, BADGES, ASIDE, ROSTERS, TELLS), max_size=25)


def a_hall(flags: tuple[bool, int | None, time | None] = (True, 2, time(21))) -> Event:
    once, capacity, night = flags
    return an_event(doors(once, capacity, night))


def a_roster(
    rows: tuple[tuple[str, str, bool], ...] = tuple(zip(PEOPLE, CODES, (False, True, False), strict=False)),
) -> list[Attendee]:
    return [an_attendee(person, code, status=Status.PENDING if owes else Status.PAID) for person, code, owes in rows]


_MADE: list[tuple[Event, list[Attendee], str, Path]] = []


def _made(event: Event, roster: list[Attendee], desk: str) -> Path:
    """A data folder that has taken the roster, made once: each day begins with a copy of it."""
    for *of, folder in _MADE:
        if of == [event, roster, desk]:
            return folder
    fresh = TemporaryDirectory(dir=IN_MEMORY)
    atexit.register(fresh.cleanup)
    a_desk(Path(fresh.name), event, roster, desk=desk).close()
    _MADE.append((event, roster, desk, Path(fresh.name)))
    return Path(fresh.name)


def a_fresh_desk(folder: Path, event: Event, roster: list[Attendee], desk: str, clock: Clock) -> Station:
    copytree(_made(event, roster, desk), folder, dirs_exist_ok=True)
    return Station(folder, Post(DeskId(desk)), clock)


class Stations(dict[int, Station]):
    """Desks by their number, each opened when something first happens there."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        super().__init__()
        self._folder, self._clock = folder, clock

    def __missing__(self, number: int) -> Station:
        self[number] = a_fresh_desk(self._folder / str(number), a_hall(), a_roster(), f"desk-{number}", self._clock)
        return self[number]


class Desks:
    """Three desks of one event, each on a store of its own."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.stations = Stations(folder, self.clock)

    def play(self, step: Step) -> Any:
        """Do the step; what came of it."""
        station = self.stations[step.desk]
        self.clock.at = NINE + timedelta(minutes=step.minutes)
        guest = an_attendee(step.person, "A")
        match step.what:
            case "scan":
                direction = Direction.EXIT if step.exits else Direction.ENTRY
                ask = Ask(step.code, ListId(step.door), direction=direction, ignore_unpaid=step.override)
                return station.desk.scan(ask)
            case "undo":
                return station.desk.undo(AttendeeId(step.person), ListId(step.door))
            case "badge":
                copy = station.desk.badge(guest).copy + 1
                station.desk.record(guest, BadgeSent(copy, "folder", "job"))
                return station.desk.record(guest, BadgePrinted(copy, "job"))
            case "failed":
                return station.desk.record(guest, BadgeFailed(station.desk.badge(guest).copy, "no paper"))
            case "lost":
                return station.desk.record(guest, BadgeRevoked(station.desk.badge(guest).copy, "lost"))
            case "help":
                return helpdesk.ask(station.desk, "full", guest=guest, door=ListId(step.door), text=step.code)
            case "settle":
                waiting = helpdesk.open_tickets(station.desk)
                return [helpdesk.settle(station.desk, one, "done") for one in waiting[:1]]
            case "standby":
                return standby.put(station.desk, guest, ListId(step.door))
            case "call":
                return standby.call_next(station.desk, ListId(step.door))
            case "leave":
                return standby.leave(station.desk, guest, ListId(step.door))
            case "roster":
                return station.take(Pack(a_hall(step.flags), tuple(a_roster(step.roster))))
            case "wipe":
                return station.wipe_roster()
            case "restart":
                station.close()
                self.stations[step.desk] = Station(station.folder, station.desk.post, self.clock)
                return None
            case _:
                return [self.stations[other].desk.take(self.facts(step.desk)) for other in range(3)]

    def facts(self, desk: int) -> list[Fact]:
        return [fact for _, fact in self.stations[desk].desk.journal.facts()]

    def close(self) -> None:
        for station in self.stations.values():
            station.close()


@contextmanager
def three_desks() -> Generator[Desks]:
    with TemporaryDirectory(dir=IN_MEMORY) as folder:
        desks = Desks(Path(folder))
        try:
            yield desks
        finally:
            desks.close()


@contextmanager
def one_desk(event: Event | None = None, roster: list[Attendee] | None = None) -> Generator[Station]:
    with TemporaryDirectory(dir=IN_MEMORY) as folder:
        guests = a_roster() if roster is None else roster
        station = a_fresh_desk(Path(folder), event or a_hall(), guests, "desk-1", Clock(NINE))
        try:
            yield station
        finally:
            station.close()
