"""What happened at a door, in the past tense: the only stored truth.

A fact is never changed.  Everything else (who is inside, which badge is owed)
is computed from facts, in any order they arrive.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from kiosk.domain.attendee import PersonName
from kiosk.domain.event import Json, no_answers
from kiosk.domain.ids import AttendeeId, Code, DeskId, EventId, FactId, ListId, QuestionId, TicketTypeId

FORMAT = 1
"""Version of the stored form of a fact."""


class Direction(StrEnum):
    ENTRY = "entry"
    EXIT = "exit"


class Source(StrEnum):
    BARCODE = "barcode"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Admitted:
    """Someone came in; ``answers`` are those given at this desk."""

    list: ListId
    text: str
    override: bool = False
    answers: Mapping[QuestionId, Json] = field(default_factory=no_answers)
    override_reason: str | None = None
    """Why staff let them in all the same, as they put it; only with ``override``."""
    again: bool = False
    """Staff knew of the earlier entry: this one is no conflict."""


@dataclass(frozen=True, slots=True)
class Exited:
    list: ListId
    text: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A scan that changed nothing; ``verdict`` is the verdict's word."""

    list: ListId | None
    text: str
    verdict: str
    direction: Direction = Direction.ENTRY


@dataclass(frozen=True, slots=True)
class Undone:
    """``target`` counts nowhere any more; it may be told before ``target`` itself."""

    target: FactId
    list: ListId | None = None


@dataclass(frozen=True, slots=True)
class BadgeSent:
    """Copy ``copy`` is about to be handed to ``printer`` under the name ``job``."""

    copy: int
    printer: str
    job: str


@dataclass(frozen=True, slots=True)
class BadgePrinted:
    copy: int
    job: str


@dataclass(frozen=True, slots=True)
class BadgeFailed:
    """Proven not to have come out; it is still owed."""

    copy: int
    detail: str


@dataclass(frozen=True, slots=True)
class BadgeUnknown:
    """Nobody can tell whether it came out; never sent again without a person's word."""

    copy: int
    detail: str


LOST = "lost"
"""The reason of a badge that was reported lost."""


@dataclass(frozen=True, slots=True)
class BadgeRevoked:
    """The badge up to ``copy`` opens no door any more: ``LOST``, or replaced for the ``reason``."""

    copy: int
    reason: str


@dataclass(frozen=True, slots=True)
class WalkedIn:
    """A guest whom no roster knew, as the desk wrote them down; the fact's attendee and code are theirs."""

    ticket_type: TicketTypeId
    name: PersonName
    organisation: str = ""
    consent: tuple[str, ...] = ()
    """Notices agreed to with their versions, as ``privacy@1``."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A field of the guest's roster row is put right; '' = there is none (``kiosk.domain.amendment``)."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """The guest, or the code nobody knows, was sent to the help desk with the number ``ticket``."""

    ticket: int
    """What is shown to the guest and called at the help desk: three digits."""
    why: str
    """The verdict's word, or what else sent them there."""
    list: ListId | None = None
    text: str = ""
    """What was scanned or typed."""
    note: str = ""
    """What whoever sent them wants to be known there."""


@dataclass(frozen=True, slots=True)
class HelpSettled:
    """The help desk is done with the ticket of the ``HelpAsked`` that is called ``target``."""

    target: FactId
    how: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """The guest has read this version of a notice and agreed to it."""

    notice: str
    version: str


@dataclass(frozen=True, slots=True)
class PutOnStandby:
    """The list was full; the guest waits for a seat."""

    list: ListId


@dataclass(frozen=True, slots=True)
class CalledIn:
    """A seat is free and theirs: the guest on standby is called to the door."""

    list: ListId


@dataclass(frozen=True, slots=True)
class LeftStandby:
    """The guest waits no longer, though nobody let them in."""

    list: ListId


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The fact's operator works this desk from now on, with the rights of ``role``; '' = signed out."""

    role: str


@dataclass(frozen=True, slots=True)
class Exported:
    """Data left this desk as a file."""

    what: str
    rows: int


@dataclass(frozen=True, slots=True)
class ConflictSettled:
    """A person looked into an entry too many: ``facts`` are the entries that were looked at."""

    list: ListId
    facts: tuple[FactId, ...]
    decision: str
    """``same_guest``, ``shared_ticket`` or ``mistake``; a newer version may know others."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A kind of fact that a newer version wrote: kept and passed on as it is, not understood."""

    kind: str
    content: Mapping[str, Json]


Body: TypeAlias = (
    Admitted
    | Exited
    | Refused
    | Undone
    | BadgeSent
    | BadgePrinted
    | BadgeFailed
    | BadgeUnknown
    | BadgeRevoked
    | WalkedIn
    | Corrected
    | HelpAsked
    | HelpSettled
    | Agreed
    | PutOnStandby
    | CalledIn
    | LeftStandby
    | SignedIn
    | Exported
    | ConflictSettled
    | Foreign
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened, with all that its fold will ever need."""

    id: FactId
    event: EventId
    desk: DeskId
    desk_seq: int
    """Counts the desk's own facts from 1 without a gap."""
    at: datetime
    """Corrected time, aware."""
    hlc: str
    """Hybrid logical time: 12 hex digits of milliseconds, 4 of a counter; sorts as text."""
    body: Body
    attendee: AttendeeId | None = None
    code: Code | None = None
    """The ticket's code; the person's name where there was no roster row."""
    operator: str | None = None
    gate: str | None = None
    roster_revision: str = ""
    clock_offset_s: float = 0.0
    knew: tuple[FactId, ...] = ()
    """Facts the desk knew of that person on that list; empty = knew none."""
    previous_hash: str = ""
    """SHA-256, in hex, of the desk's fact before this one; '' for its first."""
    more: Mapping[str, Json] = field(default_factory=dict[str, Json])
    """What a newer version wrote beside: kept and passed on, so that the bytes stay the same."""

    @property
    def order(self) -> tuple[datetime, str, int]:
        """Facts are told in the order of their own time, never of their arrival."""
        return (self.at, self.desk, self.desk_seq)
