"""The journal: facts appended by this desk's one writer, and facts of others taken in.

Append-only and durable: a fact is on the disk when ``append`` returns.  Each
desk's own facts are numbered without a gap and chained by their hashes.
"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

from kiosk.domain.event import CheckInList, Event
from kiosk.domain.facts import Admitted, BadgeSent, Body, ConflictSettled, Exited, Fact, PutOnStandby, Refused, Undone
from kiosk.domain.ids import AttendeeId, Code, DeskId, EventId, FactId, ListId
from kiosk.domain.presence import History
from kiosk.domain.text import Text
from kiosk.journal.aside import Aside, Waiting
from kiosk.journal.badges import BadgeState
from kiosk.journal.columns import NOBODY, Columns, columns_of, raw, source_of
from kiosk.journal.draft import Draft, Writer
from kiosk.journal.fold import Fold, Person
from kiosk.journal.holders import Holders, Who
from kiosk.journal.schema import SCHEMA
from kiosk.journal.shared import Shared
from kiosk.journal.stamp import HybridClock, new_id
from kiosk.journal.wire import fingerprint, from_bytes, to_bytes
from kiosk.store import copy_in_memory, in_memory, open_database, read_database

_NO_EVENT = Event(EventId("-"), Text("", ""), Text("", ""), "UTC", datetime(2000, 1, 1, tzinfo=UTC))
"""Stands in while there is no roster."""


_NOBODY = Person(NOBODY, ())

MANY = 1_000
"""Facts in one go after which the database's log is folded into its file."""


class Journal:
    """One journal file, opened by the one thread that writes it."""

    def __init__(self, path: Path, desk: DeskId, *, reading: bool = False) -> None:
        """``reading``: look only, beside the process that writes."""
        self._reading = reading
        if not reading:
            self._db = open_database(path, SCHEMA)
        else:
            self._db = read_database(path, SCHEMA) if path.exists() else in_memory(SCHEMA)
        self.fold = Fold(self._db, reading=reading)
        self.aside = Aside(self._db, reading=reading)
        self.shared = Shared(self._db)
        self._desk = desk
        self._event: Event = _NO_EVENT
        self._holders = Holders(self._db)
        self._seq, self._previous = self._last_own()
        self._clock = HybridClock(self._meta("hlc"))
        self._settled = reading

    @property
    def desk(self) -> DeskId:
        """Whose own journal this is."""
        return self._desk

    def _last_own(self) -> tuple[int, str]:
        last = self._db.one(
            "SELECT desk_seq, bytes FROM fact WHERE desk = ? ORDER BY desk_seq DESC LIMIT 1", (self._desk,)
        )
        return (last[0], fingerprint(last[1])) if last else (0, "")

    def _meta(self, key: str) -> str:
        row = self._db.one("SELECT value FROM meta WHERE key = ?", (key,))
        return row[0] if row else ""

    def head(self) -> str:
        """Number and hash of this desk's last fact as noted when it was written; '' = none was."""
        return self._meta("head")

    def use(self, event: Event | None, who: Who) -> None:
        """Fold by this event and roster from now on; stays follow where they must.

        None = the roster was wiped: what is folded meanwhile is folded anew later.
        """
        self._event, self._holders.who = event or _NO_EVENT, who
        if event is None or self._reading:
            return
        with self._db.transaction():
            moved = self._holders.moved()
            if self.fold.rules_changed(event):
                self.fold.rebuild(self._holders.everybody(), event)
            else:
                self._refold_all(moved)
                self.fold.remember_rules(event)
        self.fold.forget_counts()

    def _refold_all(self, keys: set[str]) -> None:
        for key in keys:
            person = self._holders.named(key)
            if person.key != key:
                self.fold.forget(key)
            else:
                self.fold.refold(person, self._event)
                self.fold.fold_badge(person)

    def append(
        self,
        body: Body,
        writer: Writer,
        now: datetime,
        *,
        attendee: AttendeeId | None = None,
        code: Code | None = None,
        knew: tuple[FactId, ...] = (),
    ) -> Fact:
        """Write one fact of this desk; it is durable when this returns."""
        return self.write(self.draft(body, writer, now, attendee=attendee, code=code, knew=knew))

    def draft(
        self,
        body: Body,
        writer: Writer,
        now: datetime,
        *,
        attendee: AttendeeId | None = None,
        code: Code | None = None,
        knew: tuple[FactId, ...] = (),
    ) -> Draft:
        """This desk's next fact, its bytes final, written nowhere yet.

        It is dropped by not writing it: the next draft takes its number.
        """
        self._keep_claimed()
        fact = Fact(
            id=new_id(now),
            event=writer.event,
            desk=writer.desk,
            desk_seq=self._seq + 1,
            at=now,
            hlc=self._clock.tick(now),
            body=body,
            attendee=attendee,
            code=code,
            operator=writer.operator,
            gate=writer.gate,
            roster_revision=writer.roster_revision,
            clock_offset_s=writer.clock_offset_s,
            knew=knew,
            previous_hash=self._previous,
        )
        return Draft(fact, to_bytes(fact))

    def write(self, draft: Draft) -> Fact:
        """Write this desk's next fact; it is durable when this returns."""
        fact, content = draft.fact, draft.content
        assert fact.previous_hash == self._previous, "a draft that another fact has overtaken"
        try:
            with self._db.transaction():
                self.fold.add(fact, self._insert(fact, content), self._event, new=True)
                if isinstance(fact.body, Undone):
                    for person in self._target_of(fact.body).values():
                        self.fold.refold(person, self._event)
                written = (fact.desk_seq, fingerprint(content))
                self._note_head(fact.hlc, written)
        except BaseException:
            self.fold.forget_counts()
            raise
        self._seq, self._previous = written
        return fact

    def unsettled(self) -> Draft | None:
        """The claim in whose making the program ended; None when every claim is settled."""
        claiming = None if self._settled else self.shared.claiming
        if claiming is None or claiming[0] != self._seq + 1:
            return None
        fact = from_bytes(claiming[1])
        return Draft(fact, claiming[1]) if fact.previous_hash == self._previous else None

    def settle(self, *, stands: bool) -> None:
        """Write down the unsettled claim, or drop it where another desk is known to have been first."""
        draft = self.unsettled()
        self._settled = True
        if draft is not None and stands:
            self.write(draft)
        elif draft is not None:
            self.shared.drop_claim()

    def _keep_claimed(self) -> None:
        """Nobody could be asked: the claim may be known elsewhere, so it counts before anything follows it."""
        if not self._settled:
            self.settle(stands=True)

    def at_once(self) -> AbstractContextManager[None]:
        """Several steps as one, on the disk when it ends."""
        return self._db.transaction()

    def _note_head(self, hlc: str, last: tuple[int, str]) -> None:
        """By this a lost or changed last fact is found."""
        sql = "INSERT OR REPLACE INTO meta VALUES ('hlc', ?), ('head', ?)"
        self._db.run(sql, (hlc, f"{last[0]} {last[1]}"))

    def take(self, facts: Iterable[Fact | Draft], now: datetime) -> int:
        """Merge facts of other desks: each counts once, in any order; the number that were new.

        The same id with other bytes is quarantined and changes nothing.
        """
        new = 0
        moved: dict[str, Person] = {}
        try:
            with self._db.transaction():
                for one in facts:
                    draft = one if isinstance(one, Draft) else Draft(one, to_bytes(one))
                    new += self._take_one(draft, now, moved)
                for person in moved.values():
                    self.fold.refold(person, self._event)
                last = self._last_own()
                if new:
                    self._note_head(self._clock.latest, last)
        except BaseException:
            self.fold.forget_counts()
            raise
        self._seq, self._previous = last  # own facts may come back from the others after a loss
        if new > MANY:
            self._db.run("PRAGMA wal_checkpoint(TRUNCATE)")  # or every look-up after it searches the long log
        return new

    def _take_one(self, draft: Draft, now: datetime, moved: dict[str, Person]) -> bool:
        """Whether the fact is new; who came or went by it is put into ``moved`` and folded once, at the end."""
        fact, content = draft.fact, draft.content
        if self._put(fact, content, "INSERT OR IGNORE"):
            person = self._concerned(fact)
            if isinstance(fact.body, Admitted | Exited):
                moved[person.key] = person
            else:
                self.fold.add(fact, person, self._event)
            if isinstance(fact.body, Undone):
                moved |= self._target_of(fact.body)
            if fact.hlc:
                self._clock.see(fact.hlc, now)
            return True
        known = self._db.one(
            "SELECT bytes FROM fact WHERE id = ? OR (desk = ? AND desk_seq = ?)", (fact.id, fact.desk, fact.desk_seq)
        )
        if known is None or known[0] != content:
            self._db.run("INSERT OR IGNORE INTO quarantine VALUES (?, ?)", (fact.id, content))
        return False

    def _insert(self, fact: Fact, content: bytes) -> Person:
        """Write the row; the person whose fold it changes."""
        self._put(fact, content, "INSERT")
        return self._concerned(fact)

    def _put(self, fact: Fact, content: bytes, verb: str) -> bool:
        """Whether the row was written."""
        return (
            self._db.run(
                f"{verb} INTO fact (id, desk, desk_seq, at, kind, list, person, text, bytes) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*columns_of(fact), content),
            )
            > 0
        )

    def _concerned(self, fact: Fact) -> Person:
        """The person whose fold the fact changes; the code by which it names them is noted."""
        if isinstance(fact.body, Refused):
            return _NOBODY
        if self._event is _NO_EVENT:
            self.fold.distrust()
        person = self._holders.who(fact.attendee, fact.code)
        source = source_of(fact)
        if source.startswith("c:"):
            self.fold.named_by_code()
            if source != person.key:
                self._holders.note(source, person.key)
        if isinstance(fact.body, PutOnStandby):
            self.aside.told()
        return person

    def _target_of(self, undone: Undone) -> dict[str, Person]:
        """Whose entry or exit was taken back, by their key; nobody while that fact has not come."""
        row = self._db.one("SELECT person FROM fact WHERE id = ?", (undone.target,))
        person = self._holders.named(row[0]) if row is not None and row[0] != NOBODY else None
        return {} if person is None else {person.key: person}

    def history(self, attendee: AttendeeId | None, code: Code | None) -> History:
        return self.fold.history(self._holders.who(attendee, code))

    def decisions(self, attendee: AttendeeId | None, code: Code | None, door: ListId) -> list[ConflictSettled]:
        """What people decided about somebody's entries on a list, oldest first."""
        facts = self.fold.settled(self._holders.who(attendee, code), door)
        return [fact.body for fact in facts if isinstance(fact.body, ConflictSettled)]

    def badge(self, attendee: AttendeeId | None, code: Code | None) -> BadgeState:
        return self.fold.badge(self._holders.who(attendee, code))

    def badge_facts(self, attendee: AttendeeId | None, code: Code | None) -> list[Fact]:
        """What happened to a person's badges, in order."""
        return self.fold.badge_facts(self._holders.who(attendee, code))

    def times_sent(self, attendee: AttendeeId | None, code: Code | None, copy: int) -> int:
        """How often this copy of a person's badge was handed to a printer."""
        facts = self.badge_facts(attendee, code)
        return sum(isinstance(fact.body, BadgeSent) and fact.body.copy == copy for fact in facts)

    def facts_about(self, attendee: AttendeeId | None, code: Code | None) -> list[Fact]:
        """Everything told of a person, refused scans too, in order."""
        found = [
            from_bytes(row[0])
            for source in self._holders.who(attendee, code).sources
            for row in self._db.rows("SELECT bytes FROM fact WHERE person = ?", (source,))
        ]
        return sorted(found, key=lambda fact: fact.order)

    def line(self, door: ListId) -> list[Waiting]:
        """Who waits for a seat of a full list, the first first."""
        return self.aside.line(
            door,
            lambda attendee, code: self._holders.who(attendee, code).key,
            lambda person: self.fold.history(self._holders.named(person)),
        )

    def inside(self, door: CheckInList, now: datetime) -> int:
        return self.fold.inside(door, self._event, now)

    def attempts(self, *texts: str) -> list[Fact]:
        """Every scan of exactly one of these texts, oldest first."""
        marks = ", ".join("?" * len(texts))
        sql = f"SELECT bytes FROM fact WHERE text IN ({marks}) ORDER BY at, desk, desk_seq"  # noqa: S608 - marks only
        return [from_bytes(row[0]) for row in self._db.rows(sql, tuple(map(raw, texts)))]

    def facts(self, after: int = 0) -> Iterator[tuple[int, Fact]]:
        """Facts with their position, in the order of arrival; ``after`` continues."""
        for row in self._db.each("SELECT pos, bytes FROM fact WHERE pos > ? ORDER BY pos", (after,)):
            yield row[0], from_bytes(row[1])

    def sent_badges(self) -> list[Fact]:
        """Badges that this desk has sent and of which nothing more was heard."""
        rows = self._db.rows(
            "SELECT fact.bytes FROM badge JOIN fact ON fact.kind = 'badge_sent' AND fact.desk = ? "
            "AND (fact.person = badge.person) WHERE badge.state = 'sent' ORDER BY fact.pos",
            (self._desk,),
        )
        return [from_bytes(row[0]) for row in rows]

    def snapshot(self) -> AbstractContextManager[None]:
        """All that is read of the journal within is of one moment."""
        return self._db.snapshot()

    def stored(self) -> Iterator[tuple[bytes, Columns]]:
        """Every fact's bytes with what its row says of it, each desk's in its own order."""
        sql = "SELECT bytes, id, desk, desk_seq, at, kind, list, person, text FROM fact ORDER BY desk, desk_seq"
        for content, *columns in self._db.each(sql):
            yield content, tuple(columns)

    def fold_problems(self) -> list[str]:
        """Where the folded tables differ from the facts; empty when they are right.

        Without a roster nobody knows the lists' rules, so there is nothing to compare by.
        """
        if self._event is _NO_EVENT:
            return []
        copy = copy_in_memory(self._db)
        try:
            fold = Fold(copy)
            before = fold.snapshot()
            fold.rebuild(list(self._holders.everybody()), self._event)
            after = fold.snapshot()
        finally:
            copy.close()
        return [f"folded table {table}: {row}" for table, row in sorted(before ^ after)]

    def own(self, fact: FactId) -> bool:
        row = self._db.one("SELECT desk FROM fact WHERE id = ?", (fact,))
        return row is not None and row[0] == self._desk

    def written_by_desks_here(self) -> dict[str, int]:
        """Desks under whose name facts lie here, with how many; while this desk was never paired, all are its own."""
        if self.shared.cursor[0]:
            return {}
        return dict(self._db.rows("SELECT desk, count(*) FROM fact GROUP BY desk"))

    def event(self) -> EventId | None:
        """The event whose facts these are; None while there are none but refusals without one."""
        row = self._db.one("SELECT bytes FROM fact WHERE person <> '-' ORDER BY pos LIMIT 1")
        found = from_bytes(row[0]).event if row else None
        return None if found in (None, _NO_EVENT.id) else found

    def count(self) -> int:
        row = self._db.one("SELECT count(*) FROM fact")
        return row[0] if row else 0

    def close(self) -> None:
        self._db.close()
