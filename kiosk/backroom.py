"""Work on a roster that must not hold up the door: in a process of its own, asked and told through a pipe.

``Backroom`` is the desk's end of it.  Reading, comparing, writing and the preflight happen on the other end; the desk
itself only swaps the written edition in (``Station.use``).
"""

import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event as Flag
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import TypeAlias, assert_never

from kiosk.config import read_settings
from kiosk.desk import Desk, Post
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.ids import AttendeeId, DeskId
from kiosk.errors import BadInput, Trouble
from kiosk.findings import write_report
from kiosk.intake import Intake, Prepared, Weighed
from kiosk.pack.pack import PackRefused, Problem
from kiosk.pack.rows import Preview, preview
from kiosk.preflight import Finding, preflight
from kiosk.press import Press, open_press, outfit_of
from kiosk.roster.book import Book, open_book
from kiosk.station import Station

LISTED = 2000
"""Changes that are told one by one; the counts hold all."""
_CLOSING_S = 5
_ENDED = "the process that reads rosters has ended: close this window and open it again"


@dataclass(frozen=True, slots=True)
class Look:
    """What are the columns of this file taken for?"""

    path: Path


@dataclass(frozen=True, slots=True)
class Weigh:
    """What would this file change?"""

    path: Path
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    """Heading -> key, '' = passed over; for headings that are not listed the guess holds."""


@dataclass(frozen=True, slots=True)
class Write:
    """Write what was weighed last."""


@dataclass(frozen=True, slots=True)
class Check:
    """Run the preflight on the roster that is here."""


@dataclass(frozen=True, slots=True)
class Save:
    """Write what the preflight found last as a report."""

    path: Path


Request: TypeAlias = Look | Weigh | Write | Check | Save


@dataclass(frozen=True, slots=True)
class Stepped:
    done: int
    total: int
    """0 = nobody can tell yet."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The columns; None for JSON, whose keys need no guess."""

    preview: Preview | None


@dataclass(frozen=True, slots=True)
class Change:
    """One guest whom the file adds, changes or takes off."""

    kind: str
    """``added``, ``changed`` or ``removed``."""
    attendee: AttendeeId
    name: str
    organisation: str
    keys: tuple[str, ...] = ()
    """Of a changed row: what is new in it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What taking the file would change."""

    attendees: int
    added: int
    changed: int
    removed: int
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Written:
    prepared: Prepared


@dataclass(frozen=True, slots=True)
class Checked:
    findings: tuple[Finding, ...]
    places: Mapping[str, str]
    seconds: float


@dataclass(frozen=True, slots=True)
class Saved:
    path: Path


@dataclass(frozen=True, slots=True)
class Refused:
    """One sentence, and every problem by line where there are several."""

    sentence: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Stopped:
    """As asked; nothing was changed."""


Answer: TypeAlias = Stepped | Looked | Told | Written | Checked | Saved | Refused | Stopped


class Backroom:
    """The desk's end.  ``tell`` is called on a thread of its own, with one answer after the other."""

    def __init__(self, folder: Path, tell: Callable[[Answer], object]) -> None:
        """``folder``: the desk's data."""
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._stopping = context.Event()
        # No daemon: it has a process of its own for the search tables.
        self._process = context.Process(target=serve, args=(folder, theirs, self._stopping))
        self._process.start()
        theirs.close()
        self._tell = tell
        self._listener = Thread(target=self._listen, name="back room", daemon=True)
        self._listener.start()

    def ask(self, request: Request) -> None:
        """One request; the answers come by themselves."""
        self._stopping.clear()
        try:
            self._pipe.send(request)
        except OSError:
            self._tell(Refused(_ENDED))

    def stop(self) -> None:
        """Whatever is being done ends with ``Stopped``, without a trace."""
        self._stopping.set()

    def close(self) -> None:
        self._stopping.set()
        self._tell = _nothing
        with suppress(OSError):
            self._pipe.send(None)
        self._process.join(_CLOSING_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._listener.join(_CLOSING_S)
        self._pipe.close()

    def _listen(self) -> None:
        while True:
            try:
                answer: Answer = self._pipe.recv()
            except (EOFError, OSError):
                self._tell(Refused(_ENDED))
                return
            self._tell(answer)


def _nothing(_: object) -> None: ...


class _Stop(Exception):
    """Raised within the work when the desk wants it no longer."""


def serve(folder: Path, pipe: Connection, stopping: Flag) -> None:
    """Runs in the process of its own, until the desk has no more requests."""
    with ExitStack() as stack:
        bench = _Bench(folder, pipe.send, stopping, stack)
        while True:
            try:
                request: Request | None = pipe.recv()
            except EOFError:
                return
            if request is None:
                return
            pipe.send(_answer(bench, request))


def _answer(bench: "_Bench", request: Request) -> Answer:
    try:
        return bench.do(request)
    except _Stop:
        return Stopped()
    except PackRefused as refused:
        return Refused(str(refused), refused.problems)
    except Trouble as trouble:
        return Refused(str(trouble))


class _Bench:
    """What lies on the table in the back room."""

    def __init__(self, folder: Path, tell: Callable[[Answer], object], stopping: Flag, stack: ExitStack) -> None:
        self._folder, self._tell, self._stopping, self._stack = folder, tell, stopping, stack
        self._intake: Intake | None = None
        self._weighed: Weighed | None = None
        self._found: Checked | None = None

    def do(self, request: Request) -> Answer:
        match request:
            case Look(path):
                return Looked(None if path.suffix.lower() == ".json" else preview(path))
            case Weigh(path, columns):
                return self._weigh(path, columns)
            case Write():
                return self._write()
            case Check():
                return self._check()
            case Save(path):
                return self._save(path)
            case _:
                assert_never(request)

    def _weigh(self, path: Path, columns: Mapping[str, str]) -> Told:
        self._weighed = None
        with closing(self._station()) as station:
            event, editions = _need_event(station.desk), station.roster_folder
        if self._intake is None:
            self._intake = self._stack.enter_context(Intake(editions, event))
        weighed = self._intake.weigh(path, columns, self._step)
        self._weighed = weighed
        return _told(weighed, editions)

    def _write(self) -> Written:
        weighed, self._weighed = self._weighed, None
        if self._intake is None or weighed is None:
            raise BadInput("no roster was read")
        return Written(self._intake.write(weighed, datetime.now(UTC), self._step))

    def _check(self) -> Checked:
        begin = perf_counter()
        with closing(self._station()) as station:
            desk = station.desk
            event = _need_event(desk)
            assert desk.roll is not None and desk.book is not None
            found = preflight(event, desk.roll, press_of(self._folder))
            ids = {one.guest.id for one in found if one.guest}
            places = {one: where for one, where in desk.book.places().items() if one in ids}
        self._found = Checked(tuple(found), places, perf_counter() - begin)
        return self._found

    def _save(self, path: Path) -> Saved:
        if self._found is None:
            raise BadInput("no preflight was run")
        with closing(self._station()) as station:
            event = _need_event(station.desk)
        write_report(path, event, self._found.findings, self._found.places)
        return Saved(path)

    def _station(self) -> Station:
        """The desk's data as it is now, to look only."""
        return Station(self._folder, Post(DeskId("back-room")), reading=True)

    def _step(self, done: int, total: int) -> None:
        if self._stopping.is_set():
            raise _Stop
        self._tell(Stepped(done, total))


def press_of(folder: Path) -> Press:
    """What this desk would print with, its own layouts and fonts included."""
    return open_press(f"folder:{folder / 'badges'}", outfit_of(folder, read_settings(folder)))


def _need_event(desk: Desk) -> Event:
    if desk.event is None:
        raise BadInput("this desk has no event: import an event pack first")
    return desk.event


def _told(weighed: Weighed, editions: Path) -> Told:
    delta = weighed.delta
    book = open_book(editions)
    try:
        changes = tuple(_changes(weighed, book))
    finally:
        if book is not None:
            book.close()
    counts = len(weighed.pack.attendees), len(delta.added), len(delta.changed), len(delta.removed)
    return Told(*counts, changes, weighed.pack.warnings)


def _changes(weighed: Weighed, book: Book | None) -> Iterator[Change]:
    """Removed ones first: they are what an organiser must not overlook."""
    delta = weighed.delta
    wanted = {*delta.changed[:LISTED], *delta.added[:LISTED]}
    new = {one.id: one for one in weighed.pack.attendees if one.id in wanted}
    for one in delta.removed[:LISTED]:
        old = book.by_id(one) if book else None
        if old is not None:
            yield _change("removed", old)
    for one in delta.changed[:LISTED]:
        old = book.by_id(one) if book else None
        yield _change("changed", new[one], _new_keys(old, new[one]) if old else ())
    for one in delta.added[:LISTED]:
        yield _change("added", new[one])


def _change(kind: str, guest: Attendee, keys: tuple[str, ...] = ()) -> Change:
    firm = guest.organisation.zh if guest.organisation else ""
    return Change(kind, guest.id, guest.name.zh or guest.name.latin or "", firm, keys)


def _new_keys(old: Attendee, new: Attendee) -> tuple[str, ...]:
    return tuple(each.name for each in fields(Attendee) if getattr(old, each.name) != getattr(new, each.name))
