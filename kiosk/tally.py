"""Lists in numbers, and the entries that were one too many: folded from the facts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.event import CheckInList, Event
from kiosk.domain.facts import Direction
from kiosk.domain.ids import AttendeeId, Code, ListId
from kiosk.domain.presence import Mark
from kiosk.domain.text import Text
from kiosk.journal.journal import Journal
from kiosk.roll import Roll


@dataclass(frozen=True, slots=True)
class Counts:
    """One list in numbers."""

    list: ListId
    total: int
    entered: int
    inside: int
    capacity: int | None
    by_ticket_type: Mapping[str, tuple[int, int]]
    """Ticket type -> (total, entered)."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A person with an entry too many, for a person to settle."""

    attendee: str
    list: ListId
    entries: tuple[Mark, ...]
    on_roster: bool = True
    """False: ``attendee`` is the code, for nobody on the roster has it."""


def inside(journal: Journal, event: Event | None, door: ListId, now: datetime) -> int:
    """People inside at a corrected time, also of a list that no longer exists."""
    known = event.lists.get(door) if event else None
    return journal.inside(known or CheckInList(door, Text(door, door)), now)


def counts(
    journal: Journal, event: Event | None, roll: Roll | None, door: ListId, now: datetime, *, by_type: bool = True
) -> Counts:
    """The list in numbers; a list that does not exist has none.

    By ticket type it takes longer the more have entered; without, it never does.
    """
    if event is None or roll is None or door not in event.lists:
        return Counts(door, 0, 0, 0, None, {})
    here = event.lists[door]
    totals = roll.totals(here.ticket_types, here.ticket_session, here.include_pending)
    entered = _types_of(journal.fold.entered(door), roll) if by_type else Counter[str]()
    kinds = {*totals, *entered} if by_type else ()
    return Counts(
        door,
        sum(totals.values()),
        journal.fold.entered_count(door),
        journal.inside(here, now),
        event.capacity_of(here),
        {kind: (totals.get(kind, 0), entered[kind]) for kind in kinds},
    )


def _types_of(people: Iterable[str], roll: Roll) -> Counter[str]:
    """How many of these people have tickets of which type; who has no row has no type."""
    types = (roll.type_of(AttendeeId(person[2:])) for person in people if person.startswith("a:"))
    return Counter(one for one in types if one is not None)


def conflicts(journal: Journal, door: ListId) -> list[Conflict]:
    """Guests with an entry too many that nobody has looked into yet; alike at all desks with the same facts."""
    found: list[Conflict] = []
    for key in journal.fold.doubles(door):
        named = AttendeeId(key[2:]) if key.startswith("a:") else None
        code = None if named else Code(key[2:])
        marks = tuple(mark for mark in journal.history(named, code).marks if mark.list == door)
        settled = {one for decision in journal.decisions(named, code, door) for one in decision.facts}
        if not {mark.fact for mark in marks if mark.direction is Direction.ENTRY} <= settled:
            found.append(Conflict(key[2:], door, marks, named is not None))
    return found
