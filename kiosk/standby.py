"""The standby line of a full session: a place for each guest, and the next ones called when seats are free."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.desk import Desk
from kiosk.domain.attendee import Attendee, PersonName
from kiosk.domain.facts import CalledIn, LeftStandby, PutOnStandby
from kiosk.domain.ids import AttendeeId, Code, ListId


@dataclass(frozen=True, slots=True)
class Place:
    """One guest in the line of a list."""

    list: ListId
    number: int
    """1 = the next to be called, or called already."""
    attendee: AttendeeId | None
    code: Code | None
    name: PersonName
    since: datetime
    called_at: datetime | None = None


def line(desk: Desk, door: ListId) -> list[Place]:
    """Who waits for a seat of this list, the first first."""
    found: list[Place] = []
    for number, one in enumerate(desk.journal.line(door), 1):
        row = desk.roll.known(one.attendee) if desk.roll and one.attendee else None
        name = row.name if row else PersonName()
        found.append(Place(door, number, one.attendee, one.code, name, one.since, one.called_at))
    return found


def place_of(desk: Desk, guest: Attendee, door: ListId) -> Place | None:
    """The guest's place in the line; None = they do not wait there."""
    return next((one for one in line(desk, door) if (one.attendee or one.code) == (guest.id or guest.code)), None)


def put(desk: Desk, guest: Attendee, door: ListId) -> Place:
    """Let the guest wait for a seat; whoever waits already keeps their place."""
    if place_of(desk, guest, door) is None:
        desk.record(guest, PutOnStandby(door))
    place = place_of(desk, guest, door)
    assert place is not None
    return place


def leave(desk: Desk, guest: Attendee, door: ListId) -> bool:
    """Take the guest out of the line; whether they stood in it."""
    if place_of(desk, guest, door) is None:
        return False
    desk.record(guest, LeftStandby(door))
    return True


def call_next(desk: Desk, door: ListId, at: datetime | None = None) -> list[Place]:
    """Call as many of the line as there are seats for; those called just now.

    A seat stays with whoever was called until they come in or leave the line.
    """
    waiting = [one for one in line(desk, door) if one.called_at is None]
    if not waiting:
        return []
    free = desk.free_seats(door, desk.now(at))
    called = waiting if free is None else waiting[: max(free, 0)]
    for one in called:
        row = desk.roll.known(one.attendee) if desk.roll and one.attendee else None
        desk.record(row, CalledIn(door), code=one.code)
    numbers = {one.number for one in called}
    return [one for one in line(desk, door) if one.number in numbers and one.called_at is not None]
