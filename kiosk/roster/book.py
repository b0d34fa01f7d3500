"""The book of guests: exact look-up by code, id, booking and badge tag.

A book is a file of its own, written beside the old one and put in its place by
one small rename, so that no import holds up the door and a reader never sees
half a book.  Rows that an import removed are kept aside, never erased.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kiosk.domain.attendee import Attendee, Status
from kiosk.domain.ids import AttendeeId, Code, SessionId
from kiosk.errors import StoreUnavailable
from kiosk.roster.row import from_text, to_text
from kiosk.store import Cell, Database, Row, in_memory, open_edition, read_also, read_database, sync_folder

_SCHEMA = (
    """
CREATE TABLE attendee (
    id TEXT PRIMARY KEY, code TEXT NOT NULL, booking TEXT, addon_to TEXT, type TEXT NOT NULL, session TEXT,
    status TEXT NOT NULL, approval INTEGER NOT NULL, pending_ok INTEGER NOT NULL, tag TEXT, row TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE removed (id TEXT PRIMARY KEY, code TEXT NOT NULL, row TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID
""",
)
_INDEXES = """
CREATE INDEX attendee_code ON attendee (code);
CREATE INDEX attendee_booking ON attendee (booking);
CREATE INDEX attendee_addon ON attendee (addon_to);
CREATE INDEX attendee_tag ON attendee (tag);
CREATE INDEX removed_code ON removed (code)
"""
_INSERT = "INSERT INTO attendee VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_RUN = 1000
_POINTER = "current"


@dataclass(frozen=True, slots=True)
class Delta:
    """What an import changes: ids, in the order of their rows."""

    added: tuple[AttendeeId, ...] = ()
    changed: tuple[AttendeeId, ...] = ()
    removed: tuple[AttendeeId, ...] = ()


class Book:
    """One edition of the roster, open to read.  Belongs to the thread that opened it."""

    def __init__(self, path: Path, db: Database | None = None) -> None:
        """``db``: the edition is open already."""
        self._db = db or read_database(path, _SCHEMA, immutable=True)
        if db is None and _beside(path).exists():
            read_also(self._db, _beside(path))
        self._totals: dict[tuple[tuple[str, ...] | None, str | None, bool], dict[str, int]] = {}
        self.path = path
        self.revision: str = self._meta("revision")
        self.event_document: str = self._meta("event")
        """The event as the pack's machine form, JSON."""
        self.imported_at: str = self._meta("imported_at")

    def _meta(self, key: str) -> str:
        row = self._db.one("SELECT value FROM meta WHERE key = ?", (key,))
        return row[0] if row else ""

    def by_code(self, code: str) -> list[Attendee]:
        """Rows with this code: none, one, or several where the roster is at fault."""
        return self._found("SELECT row FROM attendee WHERE code = ? ORDER BY id", code)

    def by_tag(self, tag: str) -> list[Attendee]:
        return self._found("SELECT row FROM attendee WHERE tag = ? ORDER BY id", tag)

    def by_booking(self, booking: str) -> list[Attendee]:
        return self._found("SELECT row FROM attendee WHERE booking = ? ORDER BY id", booking)

    def addons(self, parent: AttendeeId) -> list[Attendee]:
        return self._found("SELECT row FROM attendee WHERE addon_to = ? ORDER BY id", parent)

    def by_id(self, attendee: AttendeeId) -> Attendee | None:
        found = self._found("SELECT row FROM attendee WHERE id = ?", attendee)
        return found[0] if found else None

    def type_of(self, attendee: AttendeeId) -> str | None:
        """The ticket type alone, without reading the row."""
        if not _storable(attendee):
            return None
        row = self._db.one("SELECT type FROM attendee WHERE id = ?", (attendee,))
        return row[0] if row else None

    def code_of(self, attendee: AttendeeId) -> Code | None:
        """The code alone of a row, or of one that an import took off the roster."""
        for table in ("attendee", "removed") if _storable(attendee) else ():
            row = self._db.one(f"SELECT code FROM {table} WHERE id = ?", (attendee,))  # noqa: S608 - our own two names
            if row is not None:
                return Code(row[0])
        return None

    def ids_with_code(self, code: str) -> list[AttendeeId]:
        """Whose rows have this code, without reading the rows."""
        if not _storable(code):
            return []
        rows = self._db.rows("SELECT id FROM attendee WHERE code = ? ORDER BY id", (code,))
        return [AttendeeId(row[0]) for row in rows]

    def removed_with_code(self, code: str) -> list[AttendeeId]:
        """Former rows with this code that an import took off the roster."""
        if not _storable(code):
            return []
        return [AttendeeId(row[0]) for row in self._db.rows("SELECT id FROM removed WHERE code = ?", (code,))]

    def removed(self, attendee: AttendeeId) -> Attendee | None:
        """A row that an import took off the roster."""
        found = self._found("SELECT row FROM removed WHERE id = ?", attendee)
        return found[0] if found else None

    def kept_aside(self) -> Iterator[Attendee]:
        """All rows that imports took off the roster."""
        for row in self._db.each("SELECT row FROM removed"):
            yield from_text(row[0])

    def _found(self, sql: str, value: str) -> list[Attendee]:
        if not _storable(value):
            return []
        return [from_text(row[0]) for row in self._db.rows(sql, (value,))]

    def __bool__(self) -> bool:
        """A book is a book, also an empty one; to ask must not count its rows."""
        return True

    def __len__(self) -> int:
        row = self._db.one("SELECT count(*) FROM attendee")
        return row[0] if row else 0

    def __iter__(self) -> Iterator[Attendee]:
        for row in self._db.each("SELECT row FROM attendee ORDER BY id"):
            yield from_text(row[0])

    def ids(self) -> set[str]:
        return {row[0] for row in self._db.each("SELECT id FROM attendee")}

    def rows(self) -> Iterator[tuple[str, str]]:
        """Id and stored row of everybody, without reading the row."""
        for row in self._db.each("SELECT id, row FROM attendee"):
            yield row[0], row[1]

    def places(self) -> dict[str, str]:
        """Id -> file and line that the row came from, where the import knew them."""
        if not self._db.one("SELECT 1 FROM sqlite_master WHERE name = 'source_row'"):
            return {}
        return dict(self._db.rows("SELECT id, place FROM source_row"))

    def ask(self, sql: str, values: Sequence[Cell] = ()) -> list[Row]:
        """Rows of the edition's further tables, for those who wrote them."""
        return self._db.rows(sql, values)

    def totals(self, types: Iterable[str] | None, session: str | None, include_pending: bool) -> dict[str, int]:
        """Tickets by type that are paid, or pending as far as they count; an edition is counted once."""
        kinds = None if types is None else tuple(sorted(types))
        asked = (kinds, session, include_pending)
        if asked not in self._totals:
            self._totals[asked] = self._counted(*asked)
        return dict(self._totals[asked])

    def _counted(self, types: tuple[str, ...] | None, session: str | None, include_pending: bool) -> dict[str, int]:
        where, values = ["1"], list[str]()
        if session is not None:
            where.append("session = ?")
            values.append(session)
        pending = "status = 'pending' AND NOT approval AND (? OR pending_ok)"
        sql = (
            f"SELECT type, count(*) FROM attendee WHERE {' AND '.join(where)} "  # noqa: S608 - our own words
            f"AND (status = ? OR ({pending})) GROUP BY type"
        )
        counted = dict(self._db.rows(sql, (*values, Status.PAID, int(include_pending))))
        return counted if types is None else {one: counted[one] for one in types if one in counted}

    def signed_up(self, session: SessionId) -> list[Attendee]:
        """Everybody whose agenda has this session; reads the whole book, but only their rows."""
        named = json.dumps(session, ensure_ascii=False)
        rows = self._db.each("SELECT row FROM attendee WHERE instr(row, ?)", (named,))
        return [one for one in map(from_text, (row[0] for row in rows)) if session in one.sessions]

    def close(self) -> None:
        self._db.close()


def _storable(text: str) -> bool:
    """Half a character pair can be scanned, but no row can hold it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def open_book(folder: Path) -> Book | None:
    """The current edition; None when this desk has no roster."""
    pointer = folder / _POINTER
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreUnavailable(f"cannot read {pointer}: {error}") from error
    return Book(folder / name)


def compare(old: Book | None, new: Iterable[Attendee]) -> Delta:
    """What ``new`` would change, by stable id."""
    before = dict(old.rows()) if old else {}
    added: list[AttendeeId] = []
    changed: list[AttendeeId] = []
    for attendee in new:
        row = before.pop(attendee.id, None)
        if row is None:
            added.append(attendee.id)
        elif row != to_text(attendee):
            changed.append(attendee.id)
    return Delta(tuple(added), tuple(changed), tuple(AttendeeId(one) for one in before))


def write_book(
    folder: Path,
    attendees: Iterable[Attendee],
    *,
    event_document: str,
    imported_at: str,
    tag_of: Callable[[Attendee], str],
    extra: Callable[[Database], None] | None = None,
) -> Book:
    """Write a new edition beside the current one and make it the current one.

    ``tag_of`` gives what a badge calls the attendee; ``extra`` may add tables.
    """
    path = write_edition(
        folder, attendees, event_document=event_document, imported_at=imported_at, tag_of=tag_of, extra=extra
    )
    return use_edition(path)


def write_edition(
    folder: Path,
    attendees: Iterable[Attendee],
    *,
    event_document: str,
    imported_at: str,
    tag_of: Callable[[Attendee], str],
    extra: Callable[[Database], None] | None = None,
    beside: Callable[[], Path] | None = None,
) -> Path:
    """Write a new edition beside the current one, which stays; ``use_edition`` makes it the current one.

    ``beside`` gives the file of search tables, once the book is written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    old = open_book(folder)
    path = folder / _free_name(folder)
    digest = hashlib.sha256(event_document.encode())
    db = open_edition(path, _SCHEMA)
    try:
        with db.transaction():
            rest = iter(attendees)
            while run := list(islice(rest, _RUN)):
                rows = [to_text(attendee) for attendee in run]
                digest.update("".join(rows).encode("utf-8", "surrogatepass"))
                db.run_many(_INSERT, map(_cells, run, map(tag_of, run), rows))
            _keep_removed(db, old)
            for statement in _INDEXES.split(";\n"):
                db.run(statement)
            if extra is not None:
                extra(db)
            meta = {"event": event_document, "imported_at": imported_at, "revision": digest.hexdigest()[:16]}
            db.run_many("INSERT INTO meta VALUES (?, ?)", meta.items())
        if beside is not None:
            beside().replace(_beside(path))
    except BaseException:
        # Stopped half-way: the old edition stays the current one, the new one goes.
        db.close()
        forget_edition(path)
        raise
    finally:
        db.close()
        if old is not None:
            old.close()
    return path


def use_edition(path: Path) -> Book:
    """Make a written edition the current one."""
    _point_to(path.parent, path)
    return Book(path)


def adopt_book(folder: Path, arrived: Path) -> None:
    """Make an edition that was written elsewhere the current one; ``arrived`` lies in ``folder``."""
    Book(arrived).close()  # refuses what is no edition, or is from a newer version
    path = folder / _free_name(folder)
    for now, then in zip(parts_of(arrived), (path, _beside(path)), strict=False):
        now.replace(then)
    _point_to(folder, path)


def parts_of(path: Path) -> list[Path]:
    """The files of an edition: the book, and its search tables where they are in a file of their own."""
    return [path, _beside(path)] if _beside(path).exists() else [path]


def forget_edition(path: Path) -> None:
    """A written edition is not wanted after all."""
    for part in path.parent.glob(f"{path.name}*"):
        _remove(part)


def _beside(path: Path) -> Path:
    """Where the search tables of an edition lie, if they were made in a file of their own."""
    return path.with_name(f"{path.name}.search")


def note_places(db: Database, places: Iterable[tuple[str, str]]) -> None:
    """Keep where each row came from (id, file and line), within the transaction of the import."""
    db.run("CREATE TABLE source_row (id TEXT PRIMARY KEY, place TEXT NOT NULL) WITHOUT ROWID")
    db.run_many("INSERT INTO source_row VALUES (?, ?)", places)


def book_in_memory(attendees: Iterable[Attendee], extra: Callable[[Database], None]) -> Book:
    """A few guests as a book of their own; ``extra`` may add tables."""
    db = in_memory(_SCHEMA)
    rows = (_cells(attendee, "", to_text(attendee)) for attendee in attendees)
    with db.transaction():
        db.run_many(_INSERT, rows)
        extra(db)
    return Book(db.path, db)


def _cells(attendee: Attendee, tag: str, row: str) -> tuple[str | int | None, ...]:
    return (
        attendee.id,
        attendee.code,
        attendee.order,
        attendee.addon_to,
        attendee.ticket_type,
        attendee.session,
        attendee.status,
        attendee.requires_approval,
        attendee.valid_if_pending,
        tag,
        row,
    )


def _keep_removed(db: Database, old: Book | None) -> None:
    if old is None:
        return
    former = [(one.id, one.code, to_text(one)) for one in _gone(db, old)]
    db.run_many("INSERT OR REPLACE INTO removed VALUES (?, ?, ?)", former)


def _gone(db: Database, old: Book) -> Iterator[Attendee]:
    """Rows of the old edition, or kept aside by it, that the new one lacks."""
    if not any(old.ask(f"SELECT 1 FROM {table} LIMIT 1") for table in ("attendee", "removed")):  # noqa: S608 - our own
        return
    here = {row[0] for row in db.each("SELECT id FROM attendee")}
    for kept in old.kept_aside():
        if kept.id not in here:
            yield kept
    for attendee_id, row in old.rows():
        if attendee_id not in here:
            yield from_text(row)


def _free_name(folder: Path) -> str:
    taken = {path.name.removesuffix(".search") for path in folder.glob("roster-*.db*")}
    return next(name for number in range(1, len(taken) + 2) if (name := f"roster-{number}.db") not in taken)


def _point_to(folder: Path, path: Path) -> None:
    """One rename makes the edition current; older editions that nobody reads go."""
    for part in (path, _beside(path)):
        if part.exists():
            with part.open("rb+") as file:
                os.fsync(file.fileno())
    beside = folder / f"{_POINTER}.new"
    with beside.open("w", encoding="utf-8") as file:
        file.write(path.name)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / _POINTER)
    sync_folder(folder)
    for other in folder.glob("roster-*.db*"):
        if other not in (path, _beside(path)):
            _remove(other)


def _remove(path: Path) -> None:
    """A file that a reader still holds open stays on Windows until the next import."""
    try:
        path.unlink()
    except OSError:
        return


def wipe(folder: Path) -> None:
    """Erase the roster from this desk; the journal stays."""
    (folder / _POINTER).unlink(missing_ok=True)
    for path in folder.glob("roster-*.db*"):
        path.unlink()
