"""What a fact's row says of it beside its bytes: the columns that are searched."""

from typing import TypeAlias

from kiosk.domain.facts import (
    Admitted,
    CalledIn,
    ConflictSettled,
    Exited,
    Fact,
    HelpAsked,
    LeftStandby,
    PutOnStandby,
    Refused,
    Undone,
)
from kiosk.domain.ids import Code, ListId
from kiosk.journal.wire import kind_of, microseconds

Columns: TypeAlias = "tuple[str | int | bytes | None, ...]"
"""Id, desk, its number, microseconds, kind, list, person, scanned text."""

NOBODY = "-"
"""The name of whom a fact without attendee and code is about."""


def columns_of(fact: Fact) -> Columns:
    """What the fact's row says of it, beside its bytes."""
    text, door = scanned_text(fact), list_of(fact)
    return (
        fact.id,
        fact.desk,
        fact.desk_seq,
        microseconds(fact.at),
        kind_of(fact.body),
        None if door is None else _storable(door),
        source_of(fact),
        None if text is None else raw(text),
    )


def source_of(fact: Fact) -> str:
    """The fact's own name of its person: the roster row, else the code, else nobody."""
    if fact.attendee is not None:
        return f"a:{fact.attendee}"
    return person_of_code(fact.code) if fact.code is not None else NOBODY


def person_of_code(code: Code) -> str:
    """The name of whoever holds a code that no row has; any text will do as a code."""
    return "c:" + _storable(code)


def _storable(text: str) -> str:
    """Half character pairs spelled out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def list_of(fact: Fact) -> ListId | None:
    match fact.body:
        case Admitted() | Exited() | Refused() | Undone() | HelpAsked() | PutOnStandby() | CalledIn() | LeftStandby():
            return fact.body.list
        case ConflictSettled():
            return fact.body.list
        case _:
            return None


def scanned_text(fact: Fact) -> str | None:
    match fact.body:
        case Admitted() | Exited() | Refused():
            return fact.body.text
        case _:
            return None


def raw(text: str) -> bytes:
    """Any text as bytes, half character pairs included (SQLite takes whole ones only)."""
    return text.encode("utf-8", "surrogatepass")
