"""The programme by the clock: which list a door works now, and what opens next."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.event import CheckInList, Event, Session
from kiosk.domain.ids import HallId, ListId

TOLD_BEFORE = timedelta(minutes=30)
"""Staff are told this long before the doors of the next session open."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A session whose doors open soon; ``list`` is the one to work there."""

    session: Session
    list: ListId


def list_at(event: Event, now: datetime, hall: HallId | None = None) -> ListId | None:
    """The list that the programme gives a door at ``now``; None = the event has no list.

    In a hall: that of the session whose doors are open, the latest one where
    two overlap, else of the next session there.  A door of the whole venue
    (``hall`` is None) works the first list that belongs to no session.
    """
    if hall is not None:
        here = [(session, door) for session, door in _sessions(event) if session.hall == hall]
        open_now = [door.id for session, door in here if session.doors_at <= now < session.ends_at]
        later = [door.id for session, door in here if session.doors_at > now]
        if open_now or later:
            return open_now[-1] if open_now else later[0]
    return next((door.id for door in event.lists.values() if door.session is None), next(iter(event.lists), None))


def opening_at(event: Event, now: datetime, current: ListId | None, hall: HallId | None = None) -> Opening | None:
    """The next session to open its doors within ``TOLD_BEFORE``, unless ``current`` is its list already."""
    for session, door in _sessions(event):
        soon = timedelta() < session.doors_at - now <= TOLD_BEFORE
        if soon and door.id != current and (hall is None or session.hall == hall):
            return Opening(session, door.id)
    return None


def _sessions(event: Event) -> list[tuple[Session, CheckInList]]:
    """Sessions that have a list, in the order in which their doors open."""
    lists = {door.session: door for door in event.lists.values() if door.session is not None}
    held = [(session, lists[session.id]) for session in event.sessions.values() if session.id in lists]
    return sorted(held, key=lambda pair: (pair[0].doors_at, pair[0].id))
