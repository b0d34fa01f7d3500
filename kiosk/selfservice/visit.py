"""One guest at the kiosk, from the first touch or code to the last; gone when they are."""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.event import Json, Notice, Question
from kiosk.domain.facts import Source
from kiosk.domain.text import Text, plain
from kiosk.selfservice.replies import DataCheck, Field, MaskedHit, Person, Said, Step


class Trouble(StrEnum):
    """Why the kiosk is out of order."""

    DESK = "desk"
    """Its records cannot be written."""
    NO_EVENT = "no_event"
    """There is no guest list on it."""
    PRINTER = "printer"
    SLOW = "slow"
    """The desk did not answer in time."""
    STAFF = "staff"
    """Somebody closed it."""


KEPT = frozenset({Trouble.PRINTER, Trouble.STAFF})
"""Out of order also after a restart; the others are found anew where they still hold."""


@dataclass
class Visit:
    """What is known of the guest who stands there; names are masked already."""

    number: int
    began_s: float
    code: str = ""
    source: Source = Source.BARCODE
    person: Person | None = None
    said: Said = Said()
    before: list[Said] = field(default_factory=list[Said])
    """One for each answer, so that it can be taken back."""
    steps: tuple[Step, ...] = ()
    sent: Step | None = None
    """The step that was answered last; asked again, its answer did not fit."""
    refused: bool = False
    pending: bool = False
    """The desk looks at an answer."""
    badge: bool = False
    printed: bool = False
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

    @property
    def step(self) -> Step | None:
        return self.steps[0] if self.steps else None


def with_answer(said: Said, step: Step, answer: Json) -> Said:
    """What the guest has said, with one more answer; a declined notice is no answer."""
    match step:
        case Notice():
            return Said(said.answers, (*said.agreed, f"{step.id}@{step.version}"), said.corrected)
        case Question():
            return Said({**said.answers, step.id: answer}, said.agreed, said.corrected)
        case DataCheck():
            given = answer if isinstance(answer, dict) else {}
            return Said(said.answers, said.agreed, {Field(key): str(text) for key, text in given.items()})
