"""What passes between the kiosk's screen and its desk: values, each marked with the visit it belongs to.

The desk keeps the guest; the screen gets masked names and what there is to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from kiosk.domain.event import Json, Notice, Question
from kiosk.domain.facts import Source
from kiosk.domain.ids import QuestionId
from kiosk.domain.text import Language, Text, plain
from kiosk.selfservice.day import Day


@dataclass(frozen=True, slots=True)
class Person:
    """The guest as a public screen may show them."""

    name: Text
    """Masked."""
    language: Language
    kind: Text
    """Ticket type."""
    day: Day = Day()


class Field(StrEnum):
    """What a guest may put right with a keyboard of Latin letters."""

    LATIN = "name.latin"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class DataCheck:
    """What will stand on the badge, for its owner to look over."""

    name: str
    organisation: str


Step: TypeAlias = Notice | Question | DataCheck
"""One thing that is open before the guest can be let in."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the guest has answered during this visit."""

    answers: Mapping[QuestionId, Json] = field(default_factory=dict[QuestionId, Json])
    agreed: tuple[str, ...] = ()
    """Notices, each ``id@version``."""
    corrected: Mapping[Field, str] | None = None
    """None = the data were not looked over yet."""


# What the screen asks of the desk.


@dataclass(frozen=True, slots=True)
class Check:
    """Let the holder of this code in, if nothing is open."""

    visit: int
    code: str
    source: Source = Source.BARCODE
    said: Said = Said()


@dataclass(frozen=True, slots=True)
class LookUp:
    visit: int
    text: str


@dataclass(frozen=True, slots=True)
class Prove:
    """The guest says to be hit number ``hit`` and types a second fact."""

    visit: int
    hit: int
    text: str


@dataclass(frozen=True, slots=True)
class AskHelp:
    """Write a help ticket for the guest of this visit."""

    visit: int
    why: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The guest of this visit says: that is not me."""

    visit: int


@dataclass(frozen=True, slots=True)
class Forget:
    """The visit is over: nothing of its guest is kept."""

    visit: int


Wish: TypeAlias = Check | LookUp | Prove | AskHelp | TakeBack | Forget


# What the desk answers.


@dataclass(frozen=True, slots=True)
class Welcomed:
    visit: int
    guest: Person
    badge: bool
    """One is on its way to the printer."""
    again: bool = False
    """The badge alone was still owed."""
    inside: int | None = None
    """At a session's door: people inside now."""
    left: bool = False
    """It was an exit."""


@dataclass(frozen=True, slots=True)
class Known:
    visit: int
    guest: Person
    line: Text


@dataclass(frozen=True, slots=True)
class Asked:
    visit: int
    guest: Person
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Stopped:
    visit: int
    guest: Person | None
    why: str
    """The verdict's word, or what else stood in the way."""
    line: Text = plain("")


@dataclass(frozen=True, slots=True)
class Coached:
    """A code of some other kind."""

    visit: int
    line: Text
    advice: Text


@dataclass(frozen=True, slots=True)
class Ticketed:
    """The help ticket is written; ``number`` None = it could not be."""

    visit: int
    number: int | None


@dataclass(frozen=True, slots=True)
class Printed:
    visit: int


@dataclass(frozen=True, slots=True)
class BadgeHeld:
    visit: int


class Second(StrEnum):
    """The second fact that is asked before anything is printed."""

    PHONE = "phone"
    MAIL = "mail"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class MaskedHit:
    name: Text
    company: Text
    second: Second


@dataclass(frozen=True, slots=True)
class LookedUp:
    visit: int
    text: str
    hits: tuple[MaskedHit, ...]
    more: bool
    """There are others: a few more letters help."""


@dataclass(frozen=True, slots=True)
class NotProven:
    """The second fact does not fit."""

    visit: int
    left: int
    """Tries left."""


@dataclass(frozen=True, slots=True)
class Proven:
    """It fits: go on as if the code had been held up."""

    visit: int
    code: str


Reply: TypeAlias = (
    Welcomed | Known | Asked | Stopped | Coached | Ticketed | Printed | BadgeHeld | LookedUp | NotProven | Proven
)
