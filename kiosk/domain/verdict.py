"""The decision at the door: one scan in, one verdict out.

``judge`` is the whole of it.  It reads top to bottom in the order in which staff
explain a refusal; the first rule that speaks wins.  It knows no clock, no file
and no roster: everything it decides on comes in as ``Scan``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from kiosk.domain import reason as why
from kiosk.domain.attendee import Attendee, Status
from kiosk.domain.event import CheckInList, Event, Json
from kiosk.domain.facts import Direction
from kiosk.domain.ids import AttendeeId, GateId, ListId, QuestionId, SessionId, TicketTypeId
from kiosk.domain.logic import RuleFault
from kiosk.domain.obstacle import obstacle
from kiosk.domain.presence import NOWHERE, History, Presence, presence
from kiosk.domain.questions import open_questions
from kiosk.domain.reason import Reason
from kiosk.domain.rules import Scene, holds


class VerdictKind(StrEnum):
    ADMITTED = "admitted"
    EXITED = "exited"
    ALREADY_IN = "already_in"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"
    BLOCKED = "blocked"
    REVOKED = "revoked"
    UNPAID = "unpaid"
    AWAITING_APPROVAL = "awaiting_approval"
    OUTSIDE_VALIDITY = "outside_validity"
    WRONG_TICKET_TYPE = "wrong_ticket_type"
    WRONG_SESSION = "wrong_session"
    RULES = "rules"
    REQUIRES_ENTRY = "requires_entry"
    FULL = "full"
    ANSWERS_NEEDED = "answers_needed"
    AMBIGUOUS = "ambiguous"
    MISCONFIGURED = "misconfigured"


@dataclass(frozen=True, slots=True)
class Guest:
    """Whoever the code stands for: a roster row, or a row made of signed claims."""

    attendee: Attendee
    history: History = History()
    on_roster: bool = True
    parent_history: History = History()
    """For an add-on: the history of the ticket it belongs to."""
    revoked: why.Revoked | None = None
    """The very code that was shown is no longer good."""
    listed_blocked: bool = False
    """The code stands on the list of blocked codes."""

    @property
    def id(self) -> AttendeeId | None:
        return self.attendee.id if self.on_roster else None


@dataclass(frozen=True, slots=True)
class Found:
    """What the code turned out to be.

    No guest: nobody, and ``nobody`` says why.  Several: the code is on several rows.
    """

    guests: tuple[Guest, ...] = ()
    addons: tuple[Guest, ...] = ()
    """Add-ons of the one guest, cancelled ones included."""
    nobody: Reason = why.NotOnList()


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything one decision depends on."""

    event: Event | None
    """None = there is no roster on this desk."""
    door: ListId | None
    found: Found
    now: datetime
    """Corrected time, aware."""
    direction: Direction = Direction.ENTRY
    answers: Mapping[QuestionId, Json] = field(default_factory=dict[QuestionId, Json])
    ignore_unpaid: bool = False
    let_in_again: bool = False
    """Staff let the guest in although an entry is on record."""
    explained: bool = False
    """Staff said why they use an override."""
    gate: GateId | None = None
    inside: Callable[[ListId], int] = lambda _: 0
    """People inside a list now; asked only where a capacity is at stake."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the door says, and all that a screen needs to say it."""

    kind: VerdictKind
    reason: Reason
    guest: Guest | None = None
    override: bool = False
    """Staff may let this guest in although the order is not paid."""
    questions: tuple[QuestionId, ...] = ()
    answers: Mapping[QuestionId, Json] = field(default_factory=dict[QuestionId, Json])
    """Everything known of the guest's answers: registered, given before, given now."""
    fault: bool = False
    """The event's configuration is wrong, not the ticket."""
    presence: Presence = NOWHERE
    """The guest on this list before the scan."""

    @property
    def lets_pass(self) -> bool:
        return self.kind in (VerdictKind.ADMITTED, VerdictKind.EXITED)


def judge(scan: Scan) -> Verdict:
    """Decide one scan at one door.  Never raises, whatever was scanned."""
    event = scan.event
    if event is None:
        return _fault(why.NoRoster())
    if len(scan.found.guests) > 1:
        return Verdict(VerdictKind.AMBIGUOUS, why.SeveralRows())
    if not scan.found.guests:
        return Verdict(_kind_of_nobody(scan.found.nobody), scan.found.nobody)
    guest = scan.found.guests[0]
    door = event.lists.get(scan.door) if scan.door is not None else None
    if door is None:
        return _fault(why.NoSuchList() if scan.door else why.NoList(), guest)
    if guest.attendee.ticket_type not in event.ticket_types:
        return _fault(why.UnknownTicketType(guest.attendee.ticket_type), guest)
    chosen = _choose(guest, door, scan)
    return chosen if isinstance(chosen, Verdict) else _admission(chosen, door, event, scan)


def _kind_of_nobody(reason: Reason) -> VerdictKind:
    match reason:
        case why.Revoked():
            return VerdictKind.REVOKED
        case why.Blocked():
            return VerdictKind.BLOCKED
        case _:
            return VerdictKind.UNKNOWN


def _fault(reason: Reason, guest: Guest | None = None) -> Verdict:
    return Verdict(VerdictKind.MISCONFIGURED, reason, guest, fault=True)


def _choose(guest: Guest, door: CheckInList, scan: Scan) -> Guest | Verdict:
    """The ticket or the one add-on that this list is about (step 4)."""
    if not door.match_addons or _dead(guest):
        return guest
    live = (guest, *(addon for addon in scan.found.addons if not addon.attendee.is_cancelled))
    candidates = [one for one in live if door.takes(one.attendee.ticket_type)]
    if len(candidates) > 1:
        return Verdict(VerdictKind.AMBIGUOUS, why.SeveralAddOns())
    return candidates[0] if candidates else guest


def _dead(guest: Guest) -> bool:
    return guest.attendee.is_cancelled or guest.revoked is not None or guest.attendee.blocked or guest.listed_blocked


def _admission(guest: Guest, door: CheckInList, event: Event, scan: Scan) -> Verdict:
    """Steps 5 to 11 for one guest at one door."""
    here = presence(guest.history, door.id, event, scan.now)
    answers = {**guest.attendee.answers, **guest.history.answers, **scan.answers}
    base = Verdict(VerdictKind.ADMITTED, why.Welcome(), guest, presence=here, answers=answers)
    refusal = _ticket(guest, event, scan) or _right_door(guest, door, event, scan) or _payment(guest, door, scan)
    if refusal is None and scan.direction is Direction.ENTRY:
        refusal = (
            _required(guest, door, event)
            or _rules(guest, door, event, here, scan)
            or _already_in(door, here, event, scan)
            or _full(door, here, event, scan)
            or _questions(guest, event, answers)
        )
    if refusal is not None:
        return replace(refusal, guest=guest, presence=here, answers=answers)
    if scan.direction is Direction.EXIT:
        return replace(base, kind=VerdictKind.EXITED, reason=why.HasLeft(_local(event, here.inside_since)))
    override = _was_override(guest, scan) or (scan.let_in_again and not here.admits_again(door))
    return replace(base, reason=why.Welcome(bool(here.entries), override, override and scan.explained))


def _was_override(guest: Guest, scan: Scan) -> bool:
    return scan.ignore_unpaid and _unpaid(guest.attendee)


def _refused(kind: VerdictKind, reason: Reason) -> Verdict:
    return Verdict(kind, reason)


def _ticket(guest: Guest, event: Event, scan: Scan) -> Verdict | None:
    """Steps 5 and 6: is the ticket alive, and now?"""
    attendee = guest.attendee
    if attendee.is_cancelled:
        return _refused(VerdictKind.CANCELLED, why.Cancelled(expired=attendee.status is Status.EXPIRED))
    if guest.revoked is not None:
        return _refused(VerdictKind.REVOKED, guest.revoked)
    if attendee.blocked or guest.listed_blocked:
        return _refused(VerdictKind.BLOCKED, why.Blocked())
    if attendee.status is Status.PENDING and attendee.requires_approval:
        return _refused(VerdictKind.AWAITING_APPROVAL, why.AwaitingApproval())
    if scan.direction is Direction.ENTRY:
        if attendee.valid_from is not None and scan.now < attendee.valid_from:
            return _refused(VerdictKind.OUTSIDE_VALIDITY, why.TooEarly(event.local(attendee.valid_from)))
        if attendee.valid_until is not None and scan.now > attendee.valid_until:
            return _refused(VerdictKind.OUTSIDE_VALIDITY, why.TooLate(event.local(attendee.valid_until)))
    return None


def _right_door(guest: Guest, door: CheckInList, event: Event, scan: Scan) -> Verdict | None:
    """Step 7: does this list take this ticket?"""
    attendee = guest.attendee
    if not door.takes(attendee.ticket_type):
        return _refused(VerdictKind.WRONG_TICKET_TYPE, _wrong_type(attendee.ticket_type, door, event))
    if door.ticket_session is not None and attendee.session != door.ticket_session:
        return _refused(VerdictKind.WRONG_SESSION, _wrong_session(attendee.session, event))
    return None


def _wrong_type(own: TicketTypeId, door: CheckInList, event: Event) -> Reason:
    taken = tuple(kind.name for kind in event.ticket_types.values() if door.takes(kind.id))
    return why.WrongType(event.ticket_types[own].name, taken)


def _wrong_session(own: SessionId | None, event: Event) -> Reason:
    session = event.sessions.get(own) if own else None
    if session is None:
        return why.WrongSession(None)
    hall = event.halls.get(session.hall)
    return why.WrongSession(session.name, event.local(session.starts_at), hall.name if hall else None)


def _unpaid(attendee: Attendee) -> bool:
    return attendee.status is Status.PENDING and not attendee.valid_if_pending


def _payment(guest: Guest, door: CheckInList, scan: Scan) -> Verdict | None:
    """Step 8: an open payment, which the operator may override where the list allows it."""
    if not _unpaid(guest.attendee) or (scan.ignore_unpaid and door.include_pending):
        return None
    reason = why.Unpaid(may_override=door.include_pending)
    return replace(_refused(VerdictKind.UNPAID, reason), override=door.include_pending)


def _required(guest: Guest, door: CheckInList, event: Event) -> Verdict | None:
    """Step 9: the lists that must have been entered before; a parent's entry will do."""
    for needed in door.requires:
        if not (guest.history.entered(needed) or guest.parent_history.entered(needed)):
            named = event.lists.get(needed)
            return _refused(VerdictKind.REQUIRES_ENTRY, why.EntryNeeded(named.name if named else None))
    return None


def _rules(guest: Guest, door: CheckInList, event: Event, here: Presence, scan: Scan) -> Verdict | None:
    """Step 9: the list's own rules; one that cannot be evaluated refuses and is a fault."""
    scene = Scene(guest.attendee, door, event, here, scan.now, scan.gate)
    try:
        if holds(door.rules, scene):
            return None
        return _refused(VerdictKind.RULES, why.RuleSaysNo(obstacle(door.rules, scene)))
    except RuleFault as fault:
        return replace(_refused(VerdictKind.RULES, why.BrokenRule(str(fault))), fault=True)


def _already_in(door: CheckInList, here: Presence, event: Event, scan: Scan) -> Verdict | None:
    """Step 10: one entry too many, which the operator may override."""
    if here.admits_again(door) or scan.let_in_again:
        return None
    first = here.entries[0]
    gate = event.gates.get(GateId(first.gate)) if first.gate else None
    return _refused(
        VerdictKind.ALREADY_IN,
        why.AlreadyIn(event.local(first.at), first.desk, gate.name if gate else None, len(here.entries), here.inside),
    )


def _full(door: CheckInList, here: Presence, event: Event, scan: Scan) -> Verdict | None:
    """Step 11: no seat left; never said to someone who is inside."""
    capacity = event.capacity_of(door)
    if capacity is None or here.inside or scan.inside(door.id) < capacity:
        return None
    return _refused(VerdictKind.FULL, why.Full(capacity))


def _questions(guest: Guest, event: Event, answers: Mapping[QuestionId, Json]) -> Verdict | None:
    """Step 11: questions that must be answered first."""
    still_open = open_questions(event, guest.attendee.ticket_type, answers)
    if not still_open:
        return None
    texts = tuple(event.questions[one].text for one in still_open)
    return replace(_refused(VerdictKind.ANSWERS_NEEDED, why.Questions(texts)), questions=still_open)


def _local(event: Event, moment: datetime | None) -> datetime | None:
    return None if moment is None else event.local(moment)
