"""What a page is told to show: one value, made anew whenever anything has changed."""

from dataclasses import dataclass, field
from datetime import date

from kiosk.domain.text import Language, Text, plain
from kiosk.selfservice.machine import State
from kiosk.selfservice.replies import MaskedHit, Person, Step


@dataclass(frozen=True, slots=True)
class Place:
    """Where the kiosk stands."""

    help_desk: str = ""
    """Number or name of the nearest help desk."""
    help_way: Text = plain("")
    outlet: str = "right"
    """Where badges come out: right, left or below."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment at the kiosk; without a guest, nobody's data are in it."""

    state: State
    language: Language
    event: Text = plain("")
    place: Place = field(default_factory=Place)
    chosen: Language | None = None
    """The language that somebody has chosen; None = both at once."""
    looks_up: bool = True
    coach: tuple[Text, Text] | None = None
    seconds_left: int | None = None
    covered: bool = False
    person: Person | None = None
    steps: tuple[Step, ...] = ()
    answered: int = 0
    refused_answer: bool = False
    """The last answer did not fit; the same step is asked again."""
    badge: bool = False
    again: bool = False
    left: bool = False
    inside: int | None = None
    line: Text = plain("")
    why: str = ""
    ticket: int | None = None
    typed: str = ""
    hits: tuple[MaskedHit, ...] = ()
    more: bool = False
    picked: int | None = None
    proof: str = ""
    tries_left: int | None = None
    progress: float = 0.0
    seconds_to_go: int = 0
    today: date | None = None
    troubles: tuple[str, ...] = ()
    door: bool = False
    leaving: bool = False
    """The door is an exit."""
    tells: bool = False
    """A board that only tells where to go."""

    @property
    def name(self) -> str:
        return self.person.name[self.language] if self.person else ""
