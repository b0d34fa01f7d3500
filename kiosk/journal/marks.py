"""Entries and exits as marks of a person's history: from the facts, or straight from their rows."""

import json
from collections.abc import Iterable
from dataclasses import replace

from kiosk.domain.facts import Admitted, Direction, Exited, Fact
from kiosk.domain.ids import DeskId, FactId, ListId
from kiosk.domain.presence import Mark
from kiosk.journal.wire import moment
from kiosk.store import Row

MARKS = (
    "SELECT id, list, kind, at, desk, desk_seq, bytes FROM fact WHERE person IN (?, ?) "
    "AND kind BETWEEN 'admitted' AND 'exited' AND +kind IN ('admitted', 'exited')"
)
"""One way down the index for both kinds; the plus keeps the second condition from making two of it."""
STANDING = f"{MARKS} AND NOT EXISTS (SELECT 1 FROM undone WHERE target = fact.id)"  # noqa: S608 - our own words
"""The same without what was taken back."""


def mark(row: Row) -> Mark:
    """A mark from a fact's row; its bytes are read only for what the row does not say."""
    fact, door, kind, at, desk, seq, content = row
    direction = Direction.ENTRY if kind == "admitted" else Direction.EXIT
    first = FactId(fact), ListId(door), direction, moment(at), DeskId(desk), seq
    # The keys stand in their order, "again" and "answers" first of all.
    if content.startswith(b'{"at":') and b'"gate":' not in content:
        return Mark(*first)
    told = json.loads(content)
    if direction is Direction.EXIT:
        return Mark(*first, told.get("gate"))
    return Mark(*first, told.get("gate"), told.get("answers", {}), bool(told.get("again", False)))


def marks_of(facts: Iterable[Fact]) -> list[Mark]:
    """The entries and exits among the facts."""
    found: list[Mark] = []
    for fact in facts:
        match fact.body:
            case Admitted(list=door, answers=answers, again=again):
                entry = Mark(fact.id, door, Direction.ENTRY, fact.at, fact.desk, fact.desk_seq, fact.gate, answers)
                found.append(replace(entry, again=again) if again else entry)
            case Exited(door, _):
                found.append(Mark(fact.id, door, Direction.EXIT, fact.at, fact.desk, fact.desk_seq, fact.gate))
            case _:
                pass
    return found
