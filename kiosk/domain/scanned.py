"""One scan as it comes to be judged, and the verdict on it: the values of a decision."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.domain import reason as why
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event, Json, no_answers
from kiosk.domain.facts import Direction
from kiosk.domain.ids import AttendeeId, GateId, ListId, QuestionId
from kiosk.domain.presence import NOWHERE, History, Presence
from kiosk.domain.reason import Reason


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
    answers: Mapping[QuestionId, Json] = field(default_factory=no_answers)
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
    answers: Mapping[QuestionId, Json] = field(default_factory=no_answers)
    """Everything known of the guest's answers: registered, given before, given now."""
    fault: bool = False
    """The event's configuration is wrong, not the ticket."""
    presence: Presence = NOWHERE
    """The guest on this list before the scan."""

    @property
    def lets_pass(self) -> bool:
        return self.kind in (VerdictKind.ADMITTED, VerdictKind.EXITED)
