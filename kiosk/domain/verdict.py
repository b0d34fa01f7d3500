"""The decision at the door: one scan in, one verdict out.

Read top to bottom, this is how the door is explained to a new volunteer: eleven
steps, and the first that speaks wins.  ``judge`` knows no clock, no file and no
roster; all it decides on comes in as ``Scan``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain import reason as why
from kiosk.domain.attendee import Attendee, Status
from kiosk.domain.event import CheckInList, Event, Json
from kiosk.domain.facts import Direction
from kiosk.domain.ids import GateId, QuestionId, SessionId, TicketTypeId
from kiosk.domain.logic import RuleFault
from kiosk.domain.obstacle import obstacle
from kiosk.domain.presence import Presence, presence
from kiosk.domain.questions import open_questions
from kiosk.domain.reason import Reason
from kiosk.domain.rules import Scene, holds
from kiosk.domain.scanned import Guest, Scan, Verdict, VerdictKind


def judge(scan: Scan) -> Verdict:
    """Decide one scan at one door.  Never raises, whatever was scanned."""
    # 1. Without a roster this desk can say nothing of anybody.
    event = scan.event
    if event is None:
        return _fault(why.NoRoster())

    # 2. Whom does the code stand for?  (The text was read and looked up before, in ``kiosk.guests``.)
    if len(scan.found.guests) > 1:
        return Verdict(VerdictKind.AMBIGUOUS, why.SeveralRows())
    if not scan.found.guests:
        return _nobody(scan.found.nobody)
    guest = scan.found.guests[0]

    # 3. Does the event know this door, and this kind of ticket?
    door = event.lists.get(scan.door) if scan.door is not None else None
    if door is None:
        return _fault(why.NoSuchList() if scan.door else why.NoList(), guest)
    if guest.attendee.ticket_type not in event.ticket_types:
        return _fault(why.UnknownTicketType(guest.attendee.ticket_type), guest)

    # 4. Is it about the ticket itself, or about an add-on of it?
    meant = _ticket_or_addon(guest, door, scan)
    if meant is None:
        return Verdict(VerdictKind.AMBIGUOUS, why.SeveralAddOns())

    return _at_the_door(_case(meant, door, event, scan))


def _nobody(reason: Reason) -> Verdict:
    """No row and no signed claims: the reason says what the code looks like, or that it was withdrawn."""
    match reason:
        case why.Revoked():
            return Verdict(VerdictKind.REVOKED, reason)
        case why.Blocked():
            return Verdict(VerdictKind.BLOCKED, reason)
        case _:
            return Verdict(VerdictKind.UNKNOWN, reason)


def _fault(reason: Reason, guest: Guest | None = None) -> Verdict:
    return Verdict(VerdictKind.MISCONFIGURED, reason, guest, fault=True)


def _ticket_or_addon(guest: Guest, door: CheckInList, scan: Scan) -> Guest | None:
    """The one among the ticket and its live add-ons whose type this door takes; None = several.

    Where none fits, or the ticket itself is dead, it stays the ticket.
    """
    if not door.match_addons or _dead(guest) is not None:
        return guest
    live = (guest, *(addon for addon in scan.found.addons if not addon.attendee.is_cancelled))
    fitting = [one for one in live if door.takes(one.attendee.ticket_type)]
    if len(fitting) > 1:
        return None
    return fitting[0] if fitting else guest


@dataclass(frozen=True, slots=True)
class _Case:
    """One guest at one door: what steps 5 to 11 look at."""

    guest: Guest
    door: CheckInList
    event: Event
    scan: Scan
    here: Presence
    """The guest on this list so far."""
    answers: Mapping[QuestionId, Json]

    @property
    def attendee(self) -> Attendee:
        return self.guest.attendee

    @property
    def leaves(self) -> bool:
        return self.scan.direction is Direction.EXIT

    def verdict(
        self,
        kind: VerdictKind,
        reason: Reason,
        *,
        override: bool = False,
        questions: tuple[QuestionId, ...] = (),
        fault: bool = False,
    ) -> Verdict:
        return Verdict(kind, reason, self.guest, override, questions, self.answers, fault, self.here)


def _case(guest: Guest, door: CheckInList, event: Event, scan: Scan) -> _Case:
    here = presence(guest.history, door.id, event, scan.now)
    answers = {**guest.attendee.answers, **guest.history.answers, **scan.answers}
    return _Case(guest, door, event, scan, here, answers)


def _at_the_door(case: _Case) -> Verdict:
    """Steps 5 to 11.  Whoever leaves is asked only whether the ticket is alive, of this door, and paid."""
    refusal = _ticket_is_dead(case) or _not_valid_now(case) or _wrong_door(case) or _not_paid(case)
    if refusal is None and not case.leaves:
        refusal = _entry_is_missing(case) or _rules_say_no(case) or _already_in(case) or _full(case) or _asked(case)
    return refusal or _passes(case)


def _dead(guest: Guest) -> tuple[VerdictKind, Reason] | None:
    """Why this ticket opens no door at all; None = it is alive."""
    if guest.attendee.is_cancelled:
        return VerdictKind.CANCELLED, why.Cancelled(expired=guest.attendee.status is Status.EXPIRED)
    if guest.revoked is not None:
        return VerdictKind.REVOKED, guest.revoked
    if guest.attendee.blocked or guest.listed_blocked:
        return VerdictKind.BLOCKED, why.Blocked()
    return None


def _ticket_is_dead(case: _Case) -> Verdict | None:
    """5. Cancelled, revoked, blocked, or still waiting for the organiser's yes."""
    dead = _dead(case.guest)
    if dead is not None:
        return case.verdict(*dead)
    if case.attendee.status is Status.PENDING and case.attendee.requires_approval:
        return case.verdict(VerdictKind.AWAITING_APPROVAL, why.AwaitingApproval())
    return None


def _not_valid_now(case: _Case) -> Verdict | None:
    """6. Too early or too late for this ticket; both bounds belong to its time.  Nobody is kept in by it."""
    begins, ends, now = case.attendee.valid_from, case.attendee.valid_until, case.scan.now
    if case.leaves:
        return None
    if begins is not None and now < begins:
        return case.verdict(VerdictKind.OUTSIDE_VALIDITY, why.TooEarly(case.event.local(begins)))
    if ends is not None and now > ends:
        return case.verdict(VerdictKind.OUTSIDE_VALIDITY, why.TooLate(case.event.local(ends)))
    return None


def _wrong_door(case: _Case) -> Verdict | None:
    """7. A ticket of another type, or for another session."""
    own, session = case.attendee.ticket_type, case.attendee.session
    if not case.door.takes(own):
        return case.verdict(VerdictKind.WRONG_TICKET_TYPE, _wrong_type(own, case.door, case.event))
    if case.door.ticket_session is not None and session != case.door.ticket_session:
        return case.verdict(VerdictKind.WRONG_SESSION, _wrong_session(session, case.event))
    return None


def _wrong_type(own: TicketTypeId, door: CheckInList, event: Event) -> Reason:
    """The reason names the guest's type, and those that the door takes."""
    kind = event.ticket_types[own]
    return why.WrongType(kind.name, tuple(one.name for one in event.ticket_types.values() if door.takes(one.id)))


def _wrong_session(own: SessionId | None, event: Event) -> Reason:
    """The reason names the session that the ticket is for, when and where."""
    session = event.sessions.get(own) if own else None
    if session is None:
        return why.WrongSession(None)
    hall = event.halls.get(session.hall)
    return why.WrongSession(session.name, event.local(session.starts_at), hall.name if hall else None)


def _owes(attendee: Attendee) -> bool:
    return attendee.status is Status.PENDING and not attendee.valid_if_pending


def _not_paid(case: _Case) -> Verdict | None:
    """8. Not paid: staff may let the guest in all the same, where the list allows it."""
    may = case.door.include_pending
    if not _owes(case.attendee) or (case.scan.ignore_unpaid and may):
        return None
    return case.verdict(VerdictKind.UNPAID, why.Unpaid(may_override=may), override=may)


def _entry_is_missing(case: _Case) -> Verdict | None:
    """9. Another door comes first; for an add-on its parent's entry will do."""
    for needed in case.door.requires:
        if not (case.guest.history.entered(needed) or case.guest.parent_history.entered(needed)):
            first = case.event.lists.get(needed)
            return case.verdict(VerdictKind.REQUIRES_ENTRY, why.EntryNeeded(first.name if first else None))
    return None


def _rules_say_no(case: _Case) -> Verdict | None:
    """9. The list's own rules; one that cannot be evaluated lets nobody in, and is the event's fault."""
    rules = case.door.rules
    if rules is None:
        return None
    scene = Scene(case.attendee, case.door, case.event, case.here, case.scan.now, case.scan.gate)
    try:
        if holds(rules, scene):
            return None
        return case.verdict(VerdictKind.RULES, why.RuleSaysNo(obstacle(rules, scene)))
    except RuleFault as fault:
        return case.verdict(VerdictKind.RULES, why.BrokenRule(str(fault)), fault=True)


def _already_in(case: _Case) -> Verdict | None:
    """10. One entry too many; staff who have seen the first one may let the guest in again."""
    here = case.here
    if here.admits_again(case.door) or case.scan.let_in_again:
        return None
    first = here.entries[0]
    gate = case.event.gates.get(GateId(first.gate)) if first.gate else None
    since, place = case.event.local(first.at), gate.name if gate else None
    return case.verdict(VerdictKind.ALREADY_IN, why.AlreadyIn(since, first.desk, place, len(here.entries), here.inside))


def _full(case: _Case) -> Verdict | None:
    """11. No seat is left; never said to someone who has one."""
    capacity = case.event.capacity_of(case.door)
    if capacity is None or case.here.inside or case.scan.inside(case.door.id) < capacity:
        return None
    return case.verdict(VerdictKind.FULL, why.Full(capacity))


def _asked(case: _Case) -> Verdict | None:
    """11. Questions that must be answered first."""
    still_open = open_questions(case.event, case.attendee.ticket_type, case.answers)
    if not still_open:
        return None
    texts = tuple(case.event.questions[one].text for one in still_open)
    return case.verdict(VerdictKind.ANSWERS_NEEDED, why.Questions(texts), questions=still_open)


def _passes(case: _Case) -> Verdict:
    """Nothing speaks against it: welcome, or goodbye (also to someone who was not known to be inside)."""
    if case.leaves:
        return case.verdict(VerdictKind.EXITED, why.HasLeft(_local(case.event, case.here.inside_since)))
    paid_later = case.scan.ignore_unpaid and _owes(case.attendee)
    once_more = case.scan.let_in_again and not case.here.admits_again(case.door)
    override = paid_later or once_more
    welcome = why.Welcome(bool(case.here.entries), override, override and case.scan.explained)
    return case.verdict(VerdictKind.ADMITTED, welcome)


def _local(event: Event, moment: datetime | None) -> datetime | None:
    return None if moment is None else event.local(moment)
