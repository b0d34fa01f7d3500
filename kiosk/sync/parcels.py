"""What the link's thread hands to the desk's, and what it says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kiosk.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class Message:
    """One fact as it came by the hub: signed by the desk that made it."""

    seq: int
    subject: str
    fact: Fact
    content: bytes
    """Canonical, as it was signed."""
    signature: str


@dataclass(frozen=True, slots=True)
class Suspect:
    """What came as a fact and cannot be believed."""

    id: str
    content: bytes
    why: str


@dataclass(frozen=True, slots=True)
class Rewound:
    """The hub's store is another one than before: everything is read anew."""

    stream: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """Facts in the order of the hub, and up to where it has been read."""

    stream: str
    upto: int
    messages: tuple[Message, ...]
    suspects: tuple[Suspect, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """The own facts up to this number are at the hub."""

    upto: int


@dataclass(frozen=True, slots=True)
class ClockAhead:
    """The desk's clock is so many seconds ahead of the hub's."""

    seconds: float


@dataclass(frozen=True, slots=True)
class NewEdition:
    """Another edition of the roster lies in the desk's folder."""

    revision: str


@dataclass(frozen=True, slots=True)
class Members:
    """Whose keys count: desk -> public keys; without those of desks that were shut out."""

    keys: Mapping[str, tuple[str, ...]]


Parcel: TypeAlias = Rewound | Arrived | Sent | ClockAhead | NewEdition | Members


@dataclass(frozen=True, slots=True)
class LinkState:
    """How the link is, as a lamp shows it."""

    connected: bool = False
    caught_up: bool = False
    """Everything that the hub had is here."""
    pending: int = 0
    """Own facts that the hub has not acknowledged."""
    trouble: str = ""
    """One sentence; '' while all is well."""
