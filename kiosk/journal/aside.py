"""What is told beside entries and badges: help tickets still open, and who waits for a seat.

Computed from the few facts that tell it, found by an index of their own.  Only
which tickets are settled is kept in a table, a plain set: any order gives the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from kiosk.domain.facts import CalledIn, Direction, Fact, LeftStandby, PutOnStandby
from kiosk.domain.ids import AttendeeId, Code, DeskId, ListId
from kiosk.domain.presence import History
from kiosk.journal.wire import from_bytes
from kiosk.store import Database

_TOLD = "kind IN ('help_asked', 'put_on_standby', 'called_in', 'left_standby')"
"""Word for word as the index has it, or SQLite does not use it."""

OPEN_HELP = (
    f"SELECT bytes FROM fact WHERE {_TOLD} AND kind = 'help_asked' "  # noqa: S608 - our own words
    "AND NOT EXISTS (SELECT 1 FROM settled WHERE target = fact.id)"
)

ASIDE_TABLE = """
CREATE TABLE settled (target TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE INDEX fact_aside ON fact (kind, list)
    WHERE kind IN ('help_asked', 'put_on_standby', 'called_in', 'left_standby');
UPDATE meta SET value = '' WHERE key = 'stay_rules'
"""
"""The last statement has everything folded anew: a newer desk may have told such facts to an older one."""

Key: TypeAlias = "Callable[[AttendeeId | None, Code | None], str]"
"""The name of the person that a fact's attendee or code stands for, by today's roster."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in the standby line of a list."""

    person: str
    attendee: AttendeeId | None
    code: Code | None
    since: datetime
    called_at: datetime | None = None
    """None = not called yet."""


class Aside:
    """Reads the facts of one journal that no table is folded of."""

    def __init__(self, db: Database, *, reading: bool = False) -> None:
        """``reading``: somebody else writes beside."""
        self._db = db
        self._anybody_waited = reading or db.one(f"SELECT 1 FROM fact WHERE {_TOLD} LIMIT 1") is not None  # noqa: S608
        """False = nobody was ever put on standby here, and no scan need ask."""

    def told(self) -> None:
        """A fact of those that are told beside was written."""
        self._anybody_waited = True

    def open_help(self) -> list[Fact]:
        """Help tickets that nobody has settled, the oldest first."""
        rows = self._db.rows(OPEN_HELP)
        return sorted((from_bytes(row[0]) for row in rows), key=lambda fact: fact.order)

    def times_asked(self, desk: DeskId) -> int:
        """How many help tickets a desk has given so far."""
        sql = f"SELECT count(*) FROM fact WHERE {_TOLD} AND kind = 'help_asked' AND desk = ?"  # noqa: S608
        row = self._db.one(sql, (desk,))
        return row[0] if row else 0

    def line(self, door: ListId, key: Key, history: Callable[[str], History]) -> list[Waiting]:
        """Who waits for a seat, in the order in which they were put there.

        Whoever was let in since, by whatever desk, waits no longer.
        """
        if not self._anybody_waited:
            return []
        rows = self._db.rows(
            f"SELECT bytes FROM fact WHERE {_TOLD} AND list = ? "  # noqa: S608
            "AND kind IN ('put_on_standby', 'called_in', 'left_standby')",
            (door,),
        )
        line: dict[str, Waiting] = {}
        for fact in sorted((from_bytes(row[0]) for row in rows), key=lambda fact: fact.order):
            _step(line, key(fact.attendee, fact.code), fact)
        waiting = (one for one in line.values() if not _came_in(history(one.person), door, one.since))
        return sorted(waiting, key=lambda one: (one.since, one.person))


def _step(line: dict[str, Waiting], person: str, fact: Fact) -> None:
    here = line.get(person)
    match fact.body:
        case PutOnStandby() if here is None:
            line[person] = Waiting(person, fact.attendee, fact.code, fact.at)
        case CalledIn() if here is not None:
            line[person] = Waiting(person, here.attendee, here.code, here.since, fact.at)
        case LeftStandby():
            line.pop(person, None)
        case _:
            pass


def _came_in(past: History, door: ListId, since: datetime) -> bool:
    return any(mark.list == door and mark.direction is Direction.ENTRY and mark.at >= since for mark in past.marks)
