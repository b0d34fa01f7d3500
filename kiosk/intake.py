"""A roster on its way in: read, compared, and written as a new edition beside the one that the door works with.

Nothing here touches the desk: it may run in any thread or process, and until ``Station.use`` the old roster stays.
"""

import gc
import json
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.ids import AttendeeId
from kiosk.pack.machine import document_of
from kiosk.pack.pack import Pack
from kiosk.pack.rows import Progress, Roster, read_attendees
from kiosk.roster.beside import IndexBeside
from kiosk.roster.book import Book, Delta, compare, forget_edition, note_places, open_book, write_edition
from kiosk.roster.index import index_tables
from kiosk.store import Database
from kiosk.ticket.badge_code import tagger

_LARGE = 2_000_000
"""Bytes of a roster file from which on a second process makes the search tables."""
_SEARCHED = frozenset(("name", "order", "email", "phone", "organisation"))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A written edition that nobody uses yet."""

    path: Path
    event: Event
    delta: Delta

    def forget(self) -> None:
        forget_edition(self.path)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A roster file that has been read: what taking it would change."""

    pack: Pack
    roster: Roster
    delta: Delta
    places: Mapping[AttendeeId, str]
    """File and line of each row."""


class Intake:
    """One roster file into the event of one desk, step by step: ``weigh``, then ``write``."""

    def __init__(self, folder: Path, event: Event) -> None:
        """``folder``: where the desk's editions lie."""
        self._folder, self._event = folder, event
        self._beside: IndexBeside | None = None

    def __enter__(self) -> "Intake":
        return self

    def __exit__(self, *_: object) -> None:
        self._let_go()

    def _let_go(self) -> None:
        if self._beside is not None:
            self._beside.stop()
            self._beside = None

    def weigh(
        self,
        path: Path,
        columns: Mapping[str, str],
        progress: Progress | None = None,
        *,
        ahead: bool = True,
    ) -> Weighed:
        """Read the file and compare it; ``ahead``: it will be written, the search tables are begun at once."""
        self._let_go()
        if ahead and path.is_file() and path.stat().st_size > _LARGE:
            self._beside = IndexBeside(self._folder)
        watch = self._beside.add if self._beside else None
        book = open_book(self._folder)
        try:
            with no_collecting():
                roster = read_attendees(path, self._event, columns, progress, watch)
                pack = with_roster(self._event, book, roster)
                delta = compare(book, pack.attendees)
        except BaseException:
            self._let_go()
            raise
        finally:
            if book is not None:
                book.close()
        if pack.attendees is not roster.attendees and not roster.keys >= _SEARCHED:
            # what the search has been told is not all that it must know
            self._let_go()
        return Weighed(pack, roster, delta, Places(path.name, roster.lines))

    def write(self, weighed: Weighed, imported_at: datetime, progress: Progress | None = None) -> Prepared:
        """Write what was weighed as a new edition; what ``progress`` raises stops it without a trace."""
        beside, self._beside = self._beside, None
        try:
            return prepare(
                self._folder, weighed.pack, imported_at, weighed.places, progress, beside=beside, delta=weighed.delta
            )
        finally:
            if beside is not None:
                beside.stop()


class Places(Mapping[AttendeeId, str]):
    """File and line of each row, put into words when somebody asks."""

    def __init__(self, name: str, lines: Mapping[AttendeeId, int]) -> None:
        self._name, self._lines = name, lines

    def __getitem__(self, attendee: AttendeeId) -> str:
        return f"{self._name}:{self._lines[attendee]}"

    def __iter__(self) -> Iterator[AttendeeId]:
        return iter(self._lines)

    def rows(self) -> Iterable[tuple[AttendeeId, str]]:
        """All of them, for a table."""
        return zip(self._lines, map(f"{self._name}:".__add__, map(str, self._lines.values())), strict=True)

    def __len__(self) -> int:
        return len(self._lines)


def with_roster(event: Event, book: Book | None, roster: Roster) -> Pack:
    """The desk's event with the guests of a roster file; what the file has no column for stays as it was."""
    here = book.ids() if book is not None and roster.keys else set[str]()
    if book is None or not any(one.id in here for one in roster.attendees):
        return Pack(event, roster.attendees, roster.warnings)
    kept = [each.name for each in fields(Attendee) if each.name not in {"id", "code", *roster.keys}]
    people = tuple(_with_kept(one, book.by_id(one.id), kept) if one.id in here else one for one in roster.attendees)
    return Pack(event, people, roster.warnings)


def prepare(
    folder: Path,
    pack: Pack,
    imported_at: datetime,
    places: Mapping[AttendeeId, str] | None = None,
    progress: Progress | None = None,
    *,
    beside: IndexBeside | None = None,
    delta: Delta | None = None,
) -> Prepared:
    """Write the pack's roster as a new edition.

    ``beside`` has been told all guests; without it the search tables are written here.
    """
    if delta is None:
        delta = _compared(folder, pack)

    def further(db: Database) -> None:
        note_places(db, places.rows() if isinstance(places, Places) else (places or {}).items())
        if beside is None:
            index_tables(db, _counted(pack.attendees, progress, len(pack.attendees)))

    with no_collecting():
        path = write_edition(
            folder,
            _counted(pack.attendees, progress, 0, rounds=1 if beside else 2),
            event_document=json.dumps(document_of(pack.event, ()), ensure_ascii=False, sort_keys=True),
            imported_at=imported_at.astimezone(UTC).isoformat(),
            tag_of=tagger(pack.event.id),
            extra=further,
            beside=beside.finish if beside else None,
        )
    return Prepared(path, pack.event, delta)


def _compared(folder: Path, pack: Pack) -> Delta:
    book = open_book(folder)
    try:
        return compare(book, pack.attendees)
    finally:
        if book is not None:
            book.close()


@contextmanager
def no_collecting() -> Generator[None]:
    """Hundreds of thousands of rows are alive at once, none in a circle: looking for circles costs a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _with_kept(new: Attendee, old: Attendee | None, kept: Iterable[str]) -> Attendee:
    return new if old is None else replace(new, **{key: getattr(old, key) for key in kept})


def _counted(people: Sequence[Attendee], progress: Progress | None, before: int, rounds: int = 2) -> Iterator[Attendee]:
    """The people, told of as they pass: half of the work is the book, half the search, unless that is made beside."""
    for number, attendee in enumerate(people, before):
        if progress is not None and number % 500 == 0:
            progress(number, rounds * len(people))
        yield attendee
