"""What the window is told to show: plain values, already in the guest's words.

Nothing here decides anything; ``ui/present.py`` makes these from what the desk
answered, once for each language.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Mood(StrEnum):
    """The five moods of a verdict, and the outlined panel for a fault of ours."""

    ADMITTED = "admitted"
    EXITED = "exited"
    CAUTION = "caution"
    REFUSED = "refused"
    HELP = "help"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class VerdictView:
    """One word, then one line, then what to do."""

    mood: Mood
    word: str
    reason: str
    sub: str = ""


@dataclass(frozen=True, slots=True)
class ChipView:
    text: str
    icon: str = ""
    mood: Mood | None = None


@dataclass(frozen=True, slots=True)
class FactView:
    """``more`` stands below in small letters; "" = nothing does."""

    label: str
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class ActionView:
    """A thing the operator may do now; ``name`` comes back with ``asked``."""

    name: str
    key: str
    text: str
    icon: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class GuestView:
    """The card below the verdict; ``actions`` take the place of ``facts``."""

    name: str
    second: str = ""
    organisation: str = ""
    title: str = ""
    chips: tuple[ChipView, ...] = ()
    facts: tuple[FactView, ...] = ()
    actions: tuple[ActionView, ...] = ()
    photo: bytes = b""


@dataclass(frozen=True, slots=True)
class NobodyView:
    """In place of the card when the code belongs to no one: what to do instead."""

    note: str
    actions: tuple[ActionView, ...] = ()


@dataclass(frozen=True, slots=True)
class LastGuestView:
    """The strip an admitted guest leaves behind."""

    mood: Mood
    name: str
    detail: str
    what: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    mood: Mood
    name: str
    note: str
    time: str


@dataclass(frozen=True, slots=True)
class LampView:
    """One device: ``mood`` admitted = good, caution = soon, refused = broken, None = no state."""

    icon: str
    text: str
    mood: Mood | None = None
    name: str = ""
    """What comes back with ``asked`` when it is pressed; empty = it cannot be pressed."""


@dataclass(frozen=True, slots=True)
class CountsView:
    """``capacity`` is None where the hall is not limited."""

    inside: int
    capacity: int | None
    entered: int


@dataclass(frozen=True, slots=True)
class NextChange:
    text: str


@dataclass(frozen=True, slots=True)
class ListView:
    """The check-in list at work; ``place`` may be empty."""

    name: str
    place: str
    pinned: bool
    by_hand: bool = False
    """The direction was turned by key, though the programme chooses it here."""


@dataclass(frozen=True, slots=True)
class DoorView:
    """A line of the open list selector; ``id`` comes back with ``door_chosen``."""

    id: str
    name: str
    place: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class FoundView:
    """One hit of the search; ``code`` comes back when it is chosen."""

    code: str
    name: str
    second: str
    organisation: str
    detail: str
    why: str
    state: str
    inside: bool = False


@dataclass(frozen=True, slots=True)
class OptionView:
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question of the door.

    ``kind`` "one" takes one option, "many" any number of them, "text" a typed line.
    """

    id: str
    text: str
    kind: Literal["one", "many", "text"]
    options: tuple[OptionView, ...] = ()
    required: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True)
class QuestionsView:
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class OverrideView:
    """Let someone in although a rule says no: one of ``reasons`` is recorded."""

    reasons: tuple[OptionView, ...]
    who: str = ""


@dataclass(frozen=True, slots=True)
class FaultView:
    """Ways to go on while a device of ours is out."""

    ways: tuple["WayView", ...]


@dataclass(frozen=True, slots=True)
class WayView:
    icon: str
    title: str
    text: str
    key: str = ""
    works: bool = False
    """It works right now: a green mark stands in the key's place."""


InsetView = QuestionsView | OverrideView | FaultView
