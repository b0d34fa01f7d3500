"""What the clock says about the programme: which list is due, what opens next."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.event import CheckInList, Event, Session
from kiosk.domain.ids import ListId, SessionId

OPENS_SOON = timedelta(minutes=30)
"""A session is announced this long before its doors open."""


@dataclass(frozen=True, slots=True)
class NextDoor:
    """A session's door that opens soon, or is open."""

    list: ListId
    session: Session
    minutes: int
    """Until the doors open; 0 = they are open."""


def due_list(event: Event, now: datetime, at_door_of: SessionId | None = None) -> ListId | None:
    """The list that a desk works by the programme.

    At a session's door its list; else the entrance: the first list of no session
    that asks for no other entry.
    """
    if at_door_of is not None:
        return next((door.id for door in event.lists.values() if door.session == at_door_of), None)
    entrances = [door for door in event.lists.values() if door.session is None and not door.requires]
    return entrances[0].id if entrances else next(iter(event.lists), None)


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
