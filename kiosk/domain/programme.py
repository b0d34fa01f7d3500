"""What the clock says about the programme: which list is due, what opens next."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.event import CheckInList, Event, Session
from kiosk.domain.facts import Direction
from kiosk.domain.ids import HallId, ListId

OPENS_SOON = timedelta(minutes=30)
"""A session is announced this long before its doors open."""

LEAVING = timedelta(minutes=15)
"""So long after a session's end its guests go out by its door."""


@dataclass(frozen=True, slots=True)
class NextDoor:
    """A session's door that opens soon, or is open."""

    list: ListId
    session: Session
    minutes: int
    """Until the doors open; 0 = they are open."""


def due_list(event: Event, now: datetime, hall: HallId | None = None) -> ListId | None:
    """The list that a desk works by the programme at ``now``.

    At a hall's door: the session there that is on or has its doors open, the later
    one where two overlap; for ``LEAVING`` after its end the one whose guests go;
    then the next one; after the last one, that.
    Elsewhere the entrance: the first list of no session that asks for no other entry.
    """
    here = _sessions_in(event, hall) if hall is not None else []
    if here:
        open_now = [one for one in here if one[0].doors_at <= now < one[0].ends_at]
        coming = [one for one in here if now < one[0].doors_at]
        going = _going(here, now)
        return (open_now[-1] if open_now else going or (coming[0] if coming else here[-1]))[1]
    entrances = [door for door in event.lists.values() if door.session is None and not door.requires]
    return entrances[0].id if entrances else next(iter(event.lists), None)


def due_direction(event: Event, now: datetime, hall: HallId | None = None) -> Direction:
    """Exit while a session's guests go and no doors are open at this hall's door; else entry."""
    here = _sessions_in(event, hall) if hall is not None else []
    on = any(session.doors_at <= now < session.ends_at for session, _ in here)
    return Direction.EXIT if not on and _going(here, now) is not None else Direction.ENTRY


def _going(here: list[tuple[Session, ListId]], now: datetime) -> tuple[Session, ListId] | None:
    """The session that ended a moment ago."""
    ended = [one for one in here if one[0].ends_at <= now < one[0].ends_at + LEAVING]
    return max(ended, key=lambda one: one[0].ends_at, default=None)


def _sessions_in(event: Event, hall: HallId) -> list[tuple[Session, ListId]]:
    """The hall's sessions that have a list, in the order of their doors."""
    found = [
        (event.sessions[door.session], door.id)
        for door in event.lists.values()
        if door.session is not None and door.session in event.sessions and event.sessions[door.session].hall == hall
    ]
    return sorted(found, key=lambda one: (one[0].doors_at, one[1]))


def next_doors(event: Event, now: datetime) -> list[NextDoor]:
    """Session lists whose doors open within ``OPENS_SOON``, the soonest first."""
    found: list[NextDoor] = []
    for door in event.lists.values():
        session = event.sessions.get(door.session) if door.session else None
        if session is not None and now < session.doors_at <= now + OPENS_SOON:
            found.append(NextDoor(door.id, session, -((now - session.doors_at) // timedelta(minutes=1))))
    return sorted(found, key=lambda one: (one.session.doors_at, one.list))


def lists_in_order(event: Event, now: datetime) -> list[CheckInList]:
    """All lists for choosing: entrances first, then sessions, those that are over last."""

    def rank(door: CheckInList) -> tuple[int, str, str]:
        session = event.sessions.get(door.session) if door.session else None
        if session is None:
            return (0, "", "")
        return (2 if session.ends_at < now else 1, session.doors_at.isoformat(), door.id)

    return sorted(event.lists.values(), key=rank)
