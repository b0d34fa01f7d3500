"""Who is expected: one roster row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.domain.event import Json, no_answers
from kiosk.domain.ids import AttendeeId, Code, QuestionId, SessionId, TicketTypeId, VariationId
from kiosk.domain.text import Language, Text


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in Chinese characters and in the guest's other script.

    A name given as plain text stands in ``zh`` when it holds Han characters,
    else in ``latin`` (whatever its script: Latin, Cyrillic, Arabic, Thai ...).
    """

    zh: str | None = None
    latin: str | None = None

    def __bool__(self) -> bool:
        return bool(self.zh or self.latin)

    def first(self, language: Language) -> str:
        """The name in the script of ``language``, else the other one, else ''."""
        ordered = (self.zh, self.latin) if language is Language.ZH else (self.latin, self.zh)
        return ordered[0] or ordered[1] or ""

    def second(self, language: Language) -> str | None:
        """The other script's name; None when there is only one."""
        ordered = (self.latin, self.zh) if language is Language.ZH else (self.zh, self.latin)
        return ordered[0] if ordered[0] and ordered[1] else None


class Status(StrEnum):
    PAID = "paid"
    PENDING = "pending"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Attendee:
    """One roster row; keys and defaults as in the event pack."""

    id: AttendeeId
    code: Code
    ticket_type: TicketTypeId
    name: PersonName = PersonName()
    variation: VariationId | None = None
    order: str | None = None
    organisation: Text | None = None
    title: Text | None = None
    email: str | None = None
    phone: str | None = None
    country: str | None = None
    language: Language | None = None
    status: Status = Status.PAID
    requires_approval: bool = False
    valid_if_pending: bool = False
    blocked: bool = False
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    session: SessionId | None = None
    addon_to: AttendeeId | None = None
    attention: bool = False
    staff_note: str | None = None
    answers: Mapping[QuestionId, Json] = field(default_factory=no_answers)
    photo: str | None = None
    consent: tuple[str, ...] = ()
    entitlements: tuple[Text, ...] = ()
    sessions: tuple[SessionId, ...] = ()

    @property
    def is_cancelled(self) -> bool:
        return self.status in (Status.CANCELLED, Status.EXPIRED)
