"""Tables folded from the facts: who is inside which list, which badge is where.

They change in the fact's own transaction and can be rebuilt from the facts at
will; ``kiosk.journal.check`` compares the two.  Nightly exits are not in them:
they follow from the clock and are applied when somebody asks.
"""

import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.apart import entered_apart
from kiosk.domain.event import CheckInList, Event
from kiosk.domain.facts import (
    Admitted,
    BadgeFailed,
    BadgePrinted,
    BadgeRevoked,
    BadgeSent,
    BadgeUnknown,
    Corrected,
    Exited,
    Fact,
    HelpSettled,
    Undone,
    WalkedIn,
)
from kiosk.domain.ids import EventId, FactId, ListId
from kiosk.domain.presence import NOWHERE, History, Presence, history, last_night, whereabouts
from kiosk.journal.amend import Said, amended
from kiosk.journal.badges import BadgeState, badge_state
from kiosk.journal.marks import MARKS, STANDING, mark, marks_of
from kiosk.journal.wire import from_bytes, microseconds
from kiosk.store import Database, Row

FOLD_TABLES = """
CREATE TABLE stay (
    person TEXT NOT NULL, list TEXT NOT NULL, since INTEGER, entries INTEGER NOT NULL, doubles INTEGER NOT NULL,
    PRIMARY KEY (person, list)
) WITHOUT ROWID;
CREATE INDEX stay_list ON stay (list, since);
CREATE TABLE undone (target TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE badge (
    person TEXT PRIMARY KEY, copy INTEGER NOT NULL, state TEXT NOT NULL, revoked INTEGER NOT NULL DEFAULT 0,
    lost INTEGER NOT NULL DEFAULT 0, printed INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID
"""

FOLD_INDICES = """
DROP INDEX stay_list;
CREATE INDEX stay_inside ON stay (list, since) WHERE since IS NOT NULL;
CREATE INDEX stay_doubles ON stay (list) WHERE doubles > 0
"""
"""Of who is inside and of entries too many only: each page less that a scan changes is felt on a quick disk."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whose history a fact belongs to; nobody's has no sources.

    ``key`` names the person; ``sources`` are the facts' own names that count as
    theirs, two at most: the roster row, and the code from before there was a row.
    """

    key: str
    sources: tuple[str, ...]


_NEVER: Row = (None, 0, 0)
"""The stay of somebody who never touched a list: since, entries, doubles."""


class Fold:
    """The folded tables of one journal."""

    def __init__(self, db: Database, *, reading: bool = False) -> None:
        """``reading``: somebody else writes beside."""
        self._db = db
        self._reading = reading
        self._entered: dict[ListId, set[str]] = {}
        """List -> people with an entry that still stands."""
        self._inside: dict[ListId, tuple[int, int]] = {}
        """List -> (nightly exit the count is for, in microseconds; people inside)."""
        self._last: tuple[Person, History] | None = None
        """Whose history was asked for last: a scan asks before and after its own fact."""
        self._any_by_code = reading or db.one("SELECT 1 FROM fact WHERE person >= 'c:' AND person < 'c;'") is not None
        """False = every fact names a row of the roster, and no look-up need ask by code."""
        self._anything_undone = reading or db.one("SELECT 1 FROM undone LIMIT 1") is not None
        """False = no look-up need ask whether a fact was taken back."""
        self.amended = 0
        """Another number whenever somebody said something of a guest."""

    def history(self, person: Person) -> History:
        """The person's entries and exits that nobody has taken back."""
        if self._last is None or self._last[0] != person:
            sql = STANDING if self._anything_undone else MARKS
            rows = self._db.rows(sql, self._sources(person)) if person.sources else []
            self._last = (person, history(map(mark, rows)))
        return self._last[1]

    def _sources(self, person: Person) -> tuple[str, str]:
        """By which names the person's facts are found."""
        return person.sources[0], person.sources[-1] if self._any_by_code else person.sources[0]

    def named_by_code(self) -> None:
        """A fact names its person by a code: from now on facts are looked for by it, too."""
        self._any_by_code = True

    def _grown(self, person: Person, fact: Fact, *, new: bool) -> History:
        """The history with one more fact, read anew only when it is not at hand."""
        if self._last is None or self._last[0] != person or (not new and self._is_undone(fact.id)):
            self._last = None
            return self.history(person)
        self._last = (person, history((*self._last[1].marks, *marks_of((fact,)))))
        return self._last[1]

    def _is_undone(self, fact: FactId) -> bool:
        return self._anything_undone and self._db.one("SELECT 1 FROM undone WHERE target = ?", (fact,)) is not None

    def _note_undone(self, target: FactId) -> None:
        self._db.run("INSERT OR IGNORE INTO undone VALUES (?)", (target,))
        self._anything_undone = True

    def add(self, fact: Fact, person: Person, event: Event, *, new: bool = False) -> None:
        """Fold one more fact in, within the transaction that writes it.

        ``new``: made this moment, so that nobody can have taken it back yet.
        """
        match fact.body:
            case Admitted() | Exited():
                before = self._last[1] if new and self._last is not None and self._last[0] == person else None
                self._fold_stays(person, self._grown(person, fact, new=new), event, before)
            case Undone(target, _):
                self._note_undone(target)
                self._last = None
            case HelpSettled(target, _):
                self._db.run("INSERT OR IGNORE INTO settled VALUES (?)", (target,))
            case BadgeSent() | BadgePrinted() | BadgeFailed() | BadgeUnknown() | BadgeRevoked():
                self.fold_badge(person)
            case WalkedIn() | Corrected() if fact.attendee is not None:
                self.fold_amendments(f"a:{fact.attendee}")
            case _:
                pass

    def refold(self, person: Person, event: Event) -> None:
        """Compute the person's stays anew from their facts."""
        self._last = None
        self._fold_stays(person, self.history(person), event)

    def _fold_stays(self, person: Person, past: History, event: Event, before: History | None = None) -> None:
        """Write the stays that follow from ``past``; ``before``: what they were folded of, where that is at hand."""
        stays = whereabouts(past, event, None)
        if before is not None:
            self._move_stays(person, whereabouts(before, event, None), stays, event)
            return
        rows = self._db.rows("SELECT list, since, entries, doubles FROM stay WHERE person = ?", (person.key,))
        known = {ListId(row[0]): row[1:] for row in rows}
        for door in known.keys() - stays.keys():
            self._db.run("DELETE FROM stay WHERE person = ? AND list = ?", (person.key, door))
            self._count(person.key, door, known[door], _NEVER)
        for door, stay in stays.items():
            row = (_since(stay), len(stay.entries), len(self._doubles(person, stay, event.lists.get(door))))
            if known.get(door) != row:
                self._put_stay(person.key, door, known.get(door, _NEVER), row)

    def _move_stays(
        self, person: Person, earlier: Mapping[ListId, Presence], stays: Mapping[ListId, Presence], event: Event
    ) -> None:
        """Write the stays that one more entry or exit has changed."""
        for door, stay in stays.items():
            was = earlier.get(door, NOWHERE)
            if stay != was:
                row = (_since(stay), len(stay.entries), len(self._doubles(person, stay, event.lists.get(door))))
                self._put_stay(person.key, door, (_since(was), len(was.entries), 0), row)

    def _put_stay(self, person: str, door: ListId, before: Row, after: Row) -> None:
        self._db.run("INSERT OR REPLACE INTO stay VALUES (?, ?, ?, ?, ?)", (person, door, *after))
        self._count(person, door, before, after)

    def _doubles(self, person: Person, stay: Presence, door: CheckInList | None) -> set[FactId]:
        """Entries too many: by their time, and by what the desks knew of each other."""
        found = {one.fact for one in stay.doubles}
        if door is None or door.multiple_entries or not door.reentry_after_exit or len(stay.entries) < 2:
            return found
        return found | entered_apart(self._on_list(person, door.id))

    def _on_list(self, person: Person, door: ListId) -> list[Fact]:
        """The person's entries and exits on one list that nobody has taken back."""
        sql = f"SELECT bytes FROM ({STANDING}) WHERE list = ?"  # noqa: S608 - our own words
        rows = self._db.rows(sql, (person.sources[0], person.sources[-1], door))
        return [from_bytes(row[0]) for row in rows]

    def settled(self, person: Person, door: ListId) -> list[Fact]:
        """What people decided about the person's entries on a list, in order."""
        sql = "SELECT bytes FROM fact WHERE person IN (?, ?) AND kind = 'conflict_settled' AND list = ?"
        rows = self._db.rows(sql, (person.sources[0], person.sources[-1], door)) if person.sources else []
        return sorted((from_bytes(row[0]) for row in rows), key=lambda fact: fact.order)

    def forget(self, key: str) -> None:
        """Remove what is folded of a person who is now known under another name."""
        self._db.run("DELETE FROM stay WHERE person = ?", (key,))
        self._db.run("DELETE FROM badge WHERE person = ?", (key,))
        self._clear_counts()

    def forget_counts(self) -> None:
        """After a transaction that did not take place."""
        self._clear_counts()
        self._last = None

    def _clear_counts(self) -> None:
        self._inside.clear()
        self._entered.clear()

    def _count(self, person: str, door: ListId, before: Row, after: Row) -> None:
        """Keep the counts that somebody has asked for; the rows are since, entries, doubles."""
        if door in self._entered:
            entered = self._entered[door]
            (entered.add if after[1] else entered.discard)(person)
        if door in self._inside:
            night, inside = self._inside[door]
            inside -= before[0] is not None and before[0] >= night
            inside += after[0] is not None and after[0] >= night
            self._inside[door] = (night, inside)

    def inside(self, door: CheckInList, event: Event, now: datetime) -> int:
        """People inside now: counted once, then kept with every fact."""
        return self.inside_by_id(door.id, _night(door, event, now))

    def inside_by_id(self, door: ListId, night: int) -> int:
        known = self._inside.get(door)
        if known is None or known[0] != night or self._reading:
            row = self._db.one("SELECT count(*) FROM stay WHERE list = ? AND since >= ?", (door, night))
            known = (night, row[0] if row else 0)
            self._inside[door] = known
        return known[1]

    def entered(self, door: ListId) -> Set[str]:
        """People with an entry that still stands: read once, then kept with every fact."""
        known = self._entered.get(door)
        if known is None or self._reading:
            rows = self._db.rows("SELECT person FROM stay WHERE list = ? AND entries > 0", (door,))
            known = self._entered[door] = {row[0] for row in rows}
        return known

    def entered_count(self, door: ListId) -> int:
        """How many have an entry that still stands."""
        if not self._reading:
            return len(self.entered(door))
        row = self._db.one("SELECT count(*) FROM stay WHERE list = ? AND entries > 0", (door,))
        return row[0] if row else 0

    def people_inside(self, door: CheckInList, event: Event, now: datetime) -> list[str]:
        rows = self._db.rows(
            "SELECT person FROM stay WHERE list = ? AND since >= ? ORDER BY since, person",
            (door.id, _night(door, event, now)),
        )
        return [row[0] for row in rows]

    def doubles(self, door: ListId) -> list[str]:
        """People with an entry that the door would have refused as already in."""
        return [row[0] for row in self._db.rows("SELECT person FROM stay WHERE list = ? AND doubles > 0", (door,))]

    def badge(self, person: Person) -> BadgeState:
        row = self._db.one("SELECT copy, state, revoked, lost, printed FROM badge WHERE person = ?", (person.key,))
        return BadgeState(*row) if row else BadgeState()

    def fold_badge(self, person: Person) -> None:
        """Compute anew where the person's badge is; nothing is kept for who never had one."""
        facts = self.badge_facts(person)
        if not facts:
            self._db.run("DELETE FROM badge WHERE person = ?", (person.key,))
            return
        state = badge_state(facts)
        self._db.run(
            "INSERT OR REPLACE INTO badge (person, copy, state, revoked, lost, printed) VALUES (?, ?, ?, ?, ?, ?)",
            (person.key, state.copy, state.state, state.revoked, state.lost, state.printed),
        )

    def badge_facts(self, person: Person) -> list[Fact]:
        """What happened to the person's badges, in order."""
        rows = [
            row
            for source in person.sources
            for row in self._db.rows(
                "SELECT bytes FROM fact WHERE person = ? AND kind GLOB 'badge_*' ORDER BY at, desk, desk_seq", (source,)
            )
        ]
        return sorted((from_bytes(row[0]) for row in rows), key=lambda fact: fact.order)

    def fold_amendments(self, source: str) -> None:
        """Compute anew what desks said of the guest that facts call ``source``."""
        rows = self._db.rows(
            "SELECT bytes FROM fact WHERE person = ? AND kind IN ('walked_in', 'corrected') "
            "ORDER BY at, desk, desk_seq",
            (source,),
        )
        said = amended(from_bytes(row[0]) for row in rows)
        values = [(event, source.removeprefix("a:"), part, value) for (event, part), value in said.items()]
        self._db.run_many("INSERT OR REPLACE INTO amendment VALUES (?, ?, ?, ?)", values)
        self.amended += 1

    def said(self, event: EventId) -> list[Said]:
        """What desks said of the guests of an event."""
        rows = self._db.rows("SELECT attendee, field, value FROM amendment WHERE event = ?", (event,))
        return [(row[0], row[1], row[2]) for row in rows]

    def rebuild(self, people: Iterable[Person], event: Event) -> None:
        """Throw the folded tables away and fold all facts anew."""
        with self._db.transaction():
            for table in ("stay", "badge", "undone", "amendment", "settled"):
                self._db.run(f"DELETE FROM {table}")  # noqa: S608 - our own five names
            for row in self._db.rows("SELECT bytes FROM fact WHERE kind IN ('undone', 'help_settled')"):
                match from_bytes(row[0]).body:
                    case Undone(target, _):
                        self._note_undone(target)
                    case HelpSettled(target, _):
                        self._db.run("INSERT OR IGNORE INTO settled VALUES (?)", (target,))
                    case _:
                        pass
            for person in people:
                self.refold(person, event)
                self.fold_badge(person)
                for source in person.sources:
                    self.fold_amendments(source)
            self.remember_rules(event)
        self._clear_counts()

    def rules_changed(self, event: Event) -> bool:
        """Whether the lists' rules about stays differ from those that the tables were folded by."""
        row = self._db.one("SELECT value FROM meta WHERE key = 'stay_rules'")
        return row is not None and row[0] != _stay_rules(event)

    def snapshot(self) -> set[tuple[str, str]]:
        """Every row of the folded tables, as text."""
        return {
            (table, str(row))
            for table, sql in (
                ("stay", "SELECT person, list, since, entries, doubles FROM stay"),
                ("badge", "SELECT person, copy, state, revoked, lost, printed FROM badge"),
                ("undone", "SELECT target FROM undone"),
                ("settled", "SELECT target FROM settled"),
                ("amendment", "SELECT event, attendee, field, value FROM amendment"),
            )
            for row in self._db.each(sql)
        }

    def distrust(self) -> None:
        """Folded without knowing the lists: the next event folds everything anew."""
        self._db.run("INSERT OR REPLACE INTO meta VALUES ('stay_rules', '')")

    def remember_rules(self, event: Event) -> None:
        self._db.run("INSERT OR REPLACE INTO meta VALUES ('stay_rules', ?)", (_stay_rules(event),))


def _since(stay: Presence) -> int | None:
    return None if stay.inside_since is None else microseconds(stay.inside_since)


def _night(door: CheckInList, event: Event, now: datetime) -> int:
    night = last_night(door.exit_all_at, event.zone, now) if door.exit_all_at is not None else None
    return -(1 << 62) if night is None else microseconds(night)


def _stay_rules(event: Event) -> str:
    """What of the lists decides about stays; another text means other stays."""
    rules = {
        door.id: [door.multiple_entries, door.reentry_after_exit, door.leave_others, str(door.exit_all_at)]
        for door in event.lists.values()
    }
    return json.dumps([event.timezone, rules], sort_keys=True)
