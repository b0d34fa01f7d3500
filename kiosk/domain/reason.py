"""Why the door said what it said: one value for each thing that can be explained.

The sentences are in ``kiosk.words``; times are in the event's own time zone.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from kiosk.domain.obstacle import Obstacle
from kiosk.domain.text import Text


@dataclass(frozen=True, slots=True)
class Welcome:
    again: bool = False
    override: bool = False
    """Staff let the guest in although a rule spoke against it."""
    explained: bool = False
    """Staff said why."""


@dataclass(frozen=True, slots=True)
class HasLeft:
    inside_since: datetime | None = None
    """None = was not known to be inside."""


@dataclass(frozen=True, slots=True)
class AlreadyIn:
    since: datetime
    """The first entry."""
    desk: str
    gate: Text | None
    entries: int
    inside: bool
    """False: has left, and this list admits only once."""


class Looks(StrEnum):
    """What a code that is not on the roster looks like."""

    NOTHING = "nothing"
    """An empty reading."""
    OTHER = "other"
    WECHAT_PAY = "wechat_pay"
    WECHAT_FRIEND = "wechat_friend"
    WECHAT_GROUP = "wechat_group"
    WECHAT_LINK = "wechat_link"
    ALIPAY_PAY = "alipay_pay"
    ALIPAY_LINK = "alipay_link"
    MINI_PROGRAM = "mini_program"
    BOOKING_REFERENCE = "booking_reference"
    OTHER_EVENT = "other_event"
    DAMAGED_TICKET = "damaged_ticket"
    """Our kind of signed text, but no key of this event fits."""
    WEB_ADDRESS = "web_address"
    VISITING_CARD = "visiting_card"
    TRAIN_OR_TRANSIT = "train_or_transit"
    IDENTITY = "identity"
    WIFI = "wifi"
    PHONE_OR_MAIL = "phone_or_mail"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class NotOnList:
    looks: Looks = Looks.OTHER


@dataclass(frozen=True, slots=True)
class Cancelled:
    expired: bool = False


@dataclass(frozen=True, slots=True)
class Blocked:
    pass


@dataclass(frozen=True, slots=True)
class Revoked:
    """``badge``: it is an old badge; ``lost``: it was reported lost."""

    badge: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True)
class AwaitingApproval:
    pass


@dataclass(frozen=True, slots=True)
class TooEarly:
    valid_from: datetime


@dataclass(frozen=True, slots=True)
class TooLate:
    valid_until: datetime


@dataclass(frozen=True, slots=True)
class WrongType:
    own: Text
    taken: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class WrongSession:
    own: Text | None
    """None = the ticket was issued for no session."""
    starts_at: datetime | None = None
    hall: Text | None = None


@dataclass(frozen=True, slots=True)
class Unpaid:
    may_override: bool = False


@dataclass(frozen=True, slots=True)
class EntryNeeded:
    needed: Text | None


@dataclass(frozen=True, slots=True)
class RuleSaysNo:
    obstacle: Obstacle


@dataclass(frozen=True, slots=True)
class BrokenRule:
    detail: str


@dataclass(frozen=True, slots=True)
class Full:
    capacity: int


@dataclass(frozen=True, slots=True)
class Questions:
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class SeveralRows:
    pass


@dataclass(frozen=True, slots=True)
class SeveralAddOns:
    pass


@dataclass(frozen=True, slots=True)
class NoRoster:
    pass


@dataclass(frozen=True, slots=True)
class NoList:
    pass


@dataclass(frozen=True, slots=True)
class NoSuchList:
    pass


@dataclass(frozen=True, slots=True)
class UnknownTicketType:
    ticket_type: str


Reason: TypeAlias = (
    Welcome
    | HasLeft
    | AlreadyIn
    | NotOnList
    | Cancelled
    | Blocked
    | Revoked
    | AwaitingApproval
    | TooEarly
    | TooLate
    | WrongType
    | WrongSession
    | Unpaid
    | EntryNeeded
    | RuleSaysNo
    | BrokenRule
    | Full
    | Questions
    | SeveralRows
    | SeveralAddOns
    | NoRoster
    | NoList
    | NoSuchList
    | UnknownTicketType
)
