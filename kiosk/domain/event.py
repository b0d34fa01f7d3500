"""One event as the desk knows it: halls, ticket types, programme, lists, questions.

Every key is described in ``docs/event-pack.md``.  All instants are aware.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from kiosk.domain.ids import (
    AttendeeId,
    Code,
    EventId,
    GateId,
    HallId,
    ListId,
    OptionId,
    QuestionId,
    SessionId,
    TicketTypeId,
    VariationId,
)
from kiosk.domain.text import Text, in_zone

DOORS_BEFORE_START = timedelta(minutes=30)
"""A session without ``doors_at`` opens this long before it starts."""

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"

_NO_ANSWERS: "Mapping[QuestionId, Json]" = {}


def no_answers() -> Mapping[QuestionId, Json]:
    """What nobody answered, one for all: values are made at every scan."""
    return _NO_ANSWERS


@dataclass(frozen=True, slots=True)
class Hall:
    id: HallId
    name: Text
    capacity: int | None = None
    """People approved for the hall; None = not limited."""
    directions: Text | None = None


@dataclass(frozen=True, slots=True)
class Variation:
    id: VariationId
    name: Text


@dataclass(frozen=True, slots=True)
class TicketType:
    id: TicketTypeId
    name: Text
    variations: tuple[Variation, ...] = ()
    badge_layout: str | None = None
    """Layout id; None = this type gets no badge."""
    checkin_text: Text | None = None


class SessionKind(StrEnum):
    FORUM = "forum"
    RECRUITMENT = "recruitment"
    COMPETITION = "competition"
    YOUNG_SCIENTISTS = "young_scientists"
    MATCHMAKING = "matchmaking"
    PLENARY = "plenary"


@dataclass(frozen=True, slots=True)
class Session:
    """One entry of the programme."""

    id: SessionId
    kind: SessionKind
    name: Text
    hall: HallId
    starts_at: datetime
    ends_at: datetime
    doors_at: datetime
    capacity: int | None = None
    """None = the hall's."""
    release_unclaimed_after_min: int | None = None
    """Minutes after the start until which the seats of signed-up guests are kept; None = none are."""


Capacity: TypeAlias = int | Literal["none"] | None


@dataclass(frozen=True, slots=True)
class CheckInList:
    """One thing people can be checked in to: the venue, a day, a hall, a session."""

    id: ListId
    name: Text
    ticket_types: frozenset[TicketTypeId] | None = None
    """None = every type; empty = nobody."""
    session: SessionId | None = None
    ticket_session: SessionId | None = None
    include_pending: bool = False
    multiple_entries: bool = False
    reentry_after_exit: bool = True
    match_addons: bool = False
    capacity: Capacity = None
    exit_all_at: time | None = None
    leave_others: bool = False
    prints_badge: bool = True
    rules: Json = None
    requires: tuple[ListId, ...] = ()

    def takes(self, ticket_type: TicketTypeId) -> bool:
        return self.ticket_types is None or ticket_type in self.ticket_types


@dataclass(frozen=True, slots=True)
class Gate:
    id: GateId
    name: Text


class QuestionType(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    EMAIL = "email"
    PHONE = "phone"
    COUNTRY = "country"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Option:
    id: OptionId
    text: Text


@dataclass(frozen=True, slots=True)
class Dependency:
    """Ask only when ``question`` was answered with one of ``values``."""

    question: QuestionId
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    id: QuestionId
    text: Text
    type: QuestionType = QuestionType.TEXT
    options: tuple[Option, ...] = ()
    required: bool = False
    ask_at_checkin: bool = False
    show_at_checkin: bool = False
    ticket_types: frozenset[TicketTypeId] | None = None
    depends_on: Dependency | None = None
    min: int | float | str | None = None
    max: int | float | str | None = None
    """Inclusive bounds as the pack gives them; for text its length."""


@dataclass(frozen=True, slots=True)
class Project:
    id: str
    name: Text
    team: tuple[AttendeeId, ...] = ()
    stand: str | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    id: str
    name: Text
    hall: HallId | None = None
    kind: Literal["stand", "matchmaking_table"] = "stand"
    organisation: Text | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A privacy or consent text; agreeing is a fact that names id and version."""

    id: str
    version: str
    text: Text
    required: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """The whole event except its attendees."""

    id: EventId
    name: Text
    venue: Text
    timezone: str
    starts_at: datetime
    ends_at: datetime | None = None
    admission_at: datetime | None = None
    halls: Mapping[HallId, Hall] = field(default_factory=dict[HallId, Hall])
    ticket_types: Mapping[TicketTypeId, TicketType] = field(default_factory=dict[TicketTypeId, TicketType])
    sessions: Mapping[SessionId, Session] = field(default_factory=dict[SessionId, Session])
    lists: Mapping[ListId, CheckInList] = field(default_factory=dict[ListId, CheckInList])
    gates: Mapping[GateId, Gate] = field(default_factory=dict[GateId, Gate])
    questions: Mapping[QuestionId, Question] = field(default_factory=dict[QuestionId, Question])
    projects: tuple[Project, ...] = ()
    stands: tuple[Stand, ...] = ()
    notices: tuple[Notice, ...] = ()
    signing_keys: tuple[str, ...] = ()
    """Ed25519 public keys, base64 of 32 raw bytes; the first is current."""
    revoked_codes: frozenset[Code] = frozenset()
    blocked_codes: frozenset[Code] = frozenset()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def local(self, instant: datetime) -> datetime:
        """The instant as the clocks in the hall show it."""
        return in_zone(instant, self.zone)

    def capacity_of(self, door: CheckInList) -> int | None:
        """People who may be inside at once; None = not limited.

        The list's own number, else its session's, else the hall's.
        """
        if door.capacity == "none":
            return None
        if door.capacity is not None:
            return door.capacity
        session = self.sessions.get(door.session) if door.session else None
        if session is None:
            return None
        if session.capacity is not None:
            return session.capacity
        hall = self.halls.get(session.hall)
        return hall.capacity if hall else None
