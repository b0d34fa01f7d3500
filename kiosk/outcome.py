"""A scan as it reaches the desk, and what the desk says of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.attendee import Attendee, PersonName
from kiosk.domain.claim import Answer
from kiosk.domain.event import Json, no_answers
from kiosk.domain.facts import Direction, Fact, Source
from kiosk.domain.ids import AttendeeId, DeskId, GateId, ListId, QuestionId
from kiosk.domain.scanned import Verdict, VerdictKind
from kiosk.domain.text import Language, Text


@dataclass(frozen=True, slots=True)
class Post:
    """Where a desk stands and who works it."""

    desk: DeskId
    gate: GateId | None = None
    operator: str | None = None
    language: Language = Language.ZH


@dataclass(frozen=True, slots=True)
class Ask:
    """One scan as it reaches the desk."""

    text: str
    door: ListId | None
    at: datetime | None = None
    """What the desk's clock shows; None = now."""
    direction: Direction = Direction.ENTRY
    source: Source = Source.BARCODE
    answers: Mapping[QuestionId, Json] = field(default_factory=no_answers)
    ignore_unpaid: bool = False
    let_in_again: bool = False
    """Staff have seen the earlier entry and let the guest in all the same."""
    override_reason: str | None = None
    """Why staff use the override; recorded where it is what lets the guest in."""
    gate: GateId | None = None
    """None = the desk's own."""
    operator: str | None = None
    """Who answers for it; None = who works the desk."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the desk says about one scan; complete, so that a screen looks nothing up."""

    verdict: Verdict
    ask: Ask
    at: datetime
    """Corrected, local."""
    fact: Fact | None
    """None only where nothing was scanned."""
    entries: int
    line: Text
    advice: Text
    reason: Text
    """Line and advice as one."""
    shown: Mapping[QuestionId, str] = field(default_factory=dict[QuestionId, str])
    owes_badge: bool = False
    rehearsal: bool = False
    """Nothing of this counts."""
    claim: Answer | None = None
    """What the fleet said of this admission; None = it was not asked."""

    @property
    def kind(self) -> VerdictKind:
        return self.verdict.kind

    @property
    def guest(self) -> Attendee | None:
        return self.verdict.guest.attendee if self.verdict.guest else None

    @property
    def attendee_id(self) -> AttendeeId | None:
        return self.verdict.guest.id if self.verdict.guest else None

    @property
    def name(self) -> PersonName:
        return self.guest.name if self.guest else PersonName()
