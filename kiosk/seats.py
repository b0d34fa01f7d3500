"""Seats that are free but not for everybody: those of guests called from the standby line, and of signed-up guests."""

from datetime import datetime, timedelta

from kiosk.domain.attendee import Attendee
from kiosk.domain.event import CheckInList, Event, Session
from kiosk.domain.ids import AttendeeId, ListId
from kiosk.journal.journal import Journal
from kiosk.roll import Roll


class Seats:
    """Counts the seats kept for others; belongs to one roster, one journal and their thread."""

    def __init__(self, event: Event, journal: Journal, roll: Roll) -> None:
        self._event, self._journal, self._roll = event, journal, roll
        self._signed_up: dict[ListId, frozenset[AttendeeId]] = {}

    def kept_from(self, guest: Attendee | None, door: ListId, now: datetime) -> int:
        """Seats of a list that are empty and yet not this guest's to take; None = of nobody in particular."""
        who = guest.id or guest.code if guest else None
        called: set[str] = {one.attendee or one.code or "" for one in self._journal.line(door) if one.called_at}
        if who is not None and who in called:
            return 0
        unclaimed = self._unclaimed(door, now)
        if who is not None and who in unclaimed:
            return 0
        return len(called | unclaimed)

    def _unclaimed(self, door: ListId, now: datetime) -> set[str]:
        """Guests who signed up, have not come yet, and whose seats are still kept for them."""
        here = self._event.lists.get(door)
        session = self._session(here)
        release = released_at(session)
        if here is None or session is None or release is None or now >= release:
            return set()
        if door not in self._signed_up:
            # Once for each roster and session, and only where the programme keeps seats.
            self._signed_up[door] = frozenset(
                one.id
                for one in self._roll.signed_up(session.id)
                if here.takes(one.ticket_type) and not one.is_cancelled
            )
        came = self._journal.fold.entered(door)
        return {one for one in self._signed_up[door] if f"a:{one}" not in came}

    def _session(self, door: CheckInList | None) -> Session | None:
        return self._event.sessions.get(door.session) if door is not None and door.session else None


def released_at(session: Session | None) -> datetime | None:
    """When the seats of signed-up guests who have not come are given to others; None = none are kept."""
    if session is None or session.release_unclaimed_after_min is None:
        return None
    return session.starts_at + timedelta(minutes=session.release_unclaimed_after_min)
