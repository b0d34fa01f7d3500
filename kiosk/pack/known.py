"""What a pack names, so that a reference to something else is found out at once."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from kiosk.domain.event import QuestionType
from kiosk.pack.values import Parser, Wrong, identifier, shown, some_text

NewId = TypeVar("NewId", bound=str)
_CHOOSING = (QuestionType.CHOICE, QuestionType.CHOICES)


@dataclass(frozen=True, slots=True)
class Known:
    """Ids that a pack gives out, gathered before any reference is read."""

    halls: Collection[str] = ()
    ticket_types: Collection[str] = ()
    variations: Mapping[str, Collection[str]] = field(default_factory=dict[str, Collection[str]])
    """Ticket type -> its variations."""
    sessions: Collection[str] = ()
    lists: Collection[str] = ()
    stands: Collection[str] = ()
    options: Mapping[str, Collection[str] | None] = field(default_factory=dict[str, Collection[str] | None])
    """Question -> its options; None where any answer goes."""

    @staticmethod
    def by(document: Mapping[str, object]) -> "Known":
        """From a document nobody has checked yet; what is not as it should be is passed over."""
        types = dict(tables(document.get("ticket_types")))
        questions = dict(tables(document.get("questions")))
        return Known(
            halls=dict(tables(document.get("halls"))),
            ticket_types=types,
            variations={each: dict(tables(row.get("variations"))) for each, row in types.items()},
            sessions=dict(tables(document.get("sessions"))),
            lists=dict(tables(document.get("check_in_lists"))),
            stands=dict(tables(document.get("stands"))),
            options={each: _options(row) for each, row in questions.items()},
        )


def id_of(make: Callable[[str], NewId]) -> Parser[NewId]:
    return lambda value: make(identifier(value))


def reference(make: Callable[[str], NewId], known: Collection[str], kind: str) -> Parser[NewId]:
    """An id that must be one of ``known``; ``kind`` names what it should be, as ``hall``."""

    def parse(value: object) -> NewId:
        text = some_text(value)
        if text not in known:
            raise Wrong(f"unknown-{kind.replace(' ', '-')}", f"names no {kind} of this event: {shown(text)}")
        return make(text)

    return parse


def tables(value: object) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each table of a list with its id, where both are there."""
    for each in cast("list[object]", value) if isinstance(value, list) else []:
        row: Mapping[str, object] = cast("Mapping[str, object]", each) if isinstance(each, Mapping) else {}
        known = row.get("id")
        if isinstance(known, str):
            yield known.strip(), row


def _options(question: Mapping[str, object]) -> Collection[str] | None:
    return dict(tables(question.get("options"))) if question.get("type") in _CHOOSING else None
