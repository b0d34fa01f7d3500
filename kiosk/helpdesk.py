"""The help desk: whoever no door can help gets a number, and the whole story waits there under it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from kiosk.desk import Desk
from kiosk.domain.attendee import Attendee
from kiosk.domain.facts import Fact, HelpAsked, HelpSettled
from kiosk.domain.ids import AttendeeId, Code, DeskId, FactId, ListId
from kiosk.outcome import Ask, Outcome
from kiosk.ticket.veil import kept

FIRST, NUMBERS = 100, 900
"""Tickets are 100 to 999."""

STRIDE = 307
"""From one ticket of a desk to its next; shares no divisor with 900, so that all of them come up."""


@dataclass(frozen=True, slots=True)
class HelpTicket:
    """One ticket as it waits at the help desk."""

    fact: FactId
    number: int
    why: str
    """The verdict's word, or what else sent the guest there."""
    asked_at: datetime
    desk: DeskId
    list: ListId | None = None
    text: str = ""
    """What was scanned or typed; of a private code only a mark (``kiosk.ticket.veil``)."""
    note: str = ""
    operator: str | None = None
    attendee: AttendeeId | None = None
    """None = the code is on no roster."""
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """All that is known about a ticket, for whoever opens it."""

    ticket: HelpTicket
    guest: Attendee | None
    now: Outcome | None
    """What a scan would say now; None where nothing was scanned."""
    facts: tuple[Fact, ...]
    """What was recorded about this guest, or about scans of this text, in order."""


def ask(
    desk: Desk,
    why: str,
    *,
    guest: Attendee | None = None,
    door: ListId | None = None,
    text: str = "",
    note: str = "",
    operator: str | None = None,
) -> HelpTicket:
    """Send a guest, or the holder of a ``text`` that nobody knows, to the help desk.

    Whoever has an open ticket already keeps its number.
    """
    text = text if guest else kept(text)
    waiting = open_tickets(desk)
    text = text if guest else kept(text)  # somebody's payment code is nobody's business
    code = guest.code if guest else Code(text) if text else None
    who = guest.id or None if guest else None
    for one in waiting:
        if (who, code) != (None, None) and (one.attendee, one.code) == (who, code):
            return one
    number = next_number(
        desk.post.desk, desk.journal.aside.times_asked(desk.post.desk), {one.number for one in waiting}
    )
    body = HelpAsked(number, why, door, text, note)
    return _ticket(desk.record(guest, body, code=code, operator=operator))


def next_number(desk: DeskId, given: int, open_now: set[int]) -> int:
    """A number that no open ticket has.

    Each desk walks through the numbers from a place of its own, so that desks
    which cannot hear of each other rarely give the same.
    """
    start = int.from_bytes(hashlib.sha256(desk.encode("utf-8", "backslashreplace")).digest()[:4], "big")
    walk = (FIRST + (start + (given + step) * STRIDE) % NUMBERS for step in range(NUMBERS))
    free = (number for number in walk if number not in open_now)
    # All nine hundred open at once: rather a fourth digit than a number twice.
    return next(free, max(open_now, default=0) + 1)


def open_tickets(desk: Desk) -> list[HelpTicket]:
    """What waits at the help desk, the longest first."""
    return [_ticket(fact) for fact in desk.journal.aside.open_help()]


def story(desk: Desk, ticket: HelpTicket) -> Story:
    """The guest ready-filled, as they are now, with everything that was recorded; nothing is written."""
    guest = desk.roll.known(ticket.attendee) if desk.roll and ticket.attendee else None
    text = guest.code if guest else ticket.text
    facts = desk.journal.facts_about(ticket.attendee, ticket.code)
    if guest is None and ticket.text:
        known = {fact.id for fact in facts}
        facts += [fact for fact in desk.journal.attempts(ticket.text) if fact.id not in known]
    looked = desk.look(Ask(text, ticket.list)) if text else None
    return Story(ticket, guest, looked, tuple(sorted(facts, key=lambda fact: fact.order)))


def settle(desk: Desk, ticket: HelpTicket, how: str = "", operator: str | None = None) -> Fact:
    """The help desk is done with a ticket; ``how`` in a word or two."""
    guest = desk.roll.known(ticket.attendee) if desk.roll and ticket.attendee else None
    return desk.record(guest, HelpSettled(ticket.fact, how), code=ticket.code, operator=operator)


def _ticket(fact: Fact) -> HelpTicket:
    assert isinstance(fact.body, HelpAsked)
    body = fact.body
    return HelpTicket(
        fact=fact.id,
        number=body.ticket,
        why=body.why,
        asked_at=fact.at,
        desk=fact.desk,
        list=body.list,
        text=body.text,
        note=body.note,
        operator=fact.operator,
        attendee=fact.attendee,
        code=fact.code,
    )
