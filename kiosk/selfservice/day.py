"""The guest's programme today: own sessions first, with hall, time and a simple way there."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event, Session
from kiosk.domain.text import Text, plain

SHOWN = 3
"""Rows that fit the screen."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One session as a row of the programme."""

    starts: str
    doors: str
    name: Text
    hall: Text
    way: Text
    own: bool
    next: bool = False
    """The first one still to come: the way to it is shown."""


@dataclass(frozen=True, slots=True)
class Day:
    entries: tuple[Entry, ...] = ()
    more_own: int = 0
    """Further sessions of one's own that found no room."""
    more_open: int = 0
    """Sessions that anybody of this ticket type may enter."""

    @property
    def next(self) -> Entry | None:
        return next((one for one in self.entries if one.next), None)


def day_of(event: Event, guest: Attendee, now: datetime) -> Day:
    """What is left of today for ``guest``; ``now`` is aware."""
    today = event.local(now).date()
    left = sorted(
        (one for one in event.sessions.values() if event.local(one.starts_at).date() == today and one.ends_at > now),
        key=lambda one: (one.starts_at, one.id),
    )
    mine = {*guest.sessions, *((guest.session,) if guest.session else ())}
    own = [one for one in left if one.id in mine]
    others = [one for one in left if one.id not in mine and _open_to(event, one, guest)]
    shown = [*own, *others][:SHOWN]
    rows = tuple(_entry(event, one, own=one.id in mine, upcoming=one is shown[0]) for one in shown)
    return Day(rows, max(0, len(own) - SHOWN), len(others) - max(0, len(shown) - len(own)))


def _open_to(event: Event, session: Session, guest: Attendee) -> bool:
    """Whether some door of the session takes tickets like this one."""
    return any(
        door.session == session.id and door.ticket_session is None and door.takes(guest.ticket_type)
        for door in event.lists.values()
    )


def _entry(event: Event, session: Session, *, own: bool, upcoming: bool) -> Entry:
    hall = event.halls.get(session.hall)
    return Entry(
        starts=f"{event.local(session.starts_at):%H:%M}",
        doors=f"{event.local(session.doors_at):%H:%M}",
        name=session.name,
        hall=hall.name if hall else plain(""),
        way=(hall.directions if hall else None) or plain(""),
        own=own,
        next=upcoming,
    )
