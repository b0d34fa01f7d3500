"""The workers behind the window: one owns the desk and its print room, one reads the camera.

Each lives in a thread of its own and opens there what it uses.  Their signals
reach the window as queued calls; connect them to methods of objects that live
on the main thread, never to a lambda or a plain function, which would run on
the worker's thread.
"""

import logging
import threading
from collections.abc import Callable
from typing import Protocol, TypeVar, assert_never

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from kiosk.desk import Ask, Desk
from kiosk.domain.event import Event as Conference
from kiosk.domain.ids import AttendeeId, ListId
from kiosk.errors import Trouble
from kiosk.press import Press
from kiosk.printing import PrintRoom
from kiosk.scan.events import (
    CodeRead,
    CodeWaiting,
    Corners,
    DecoderReplaced,
    Event,
    Hint,
    SourceKind,
    SourceState,
)
from kiosk.scan.shelf import Preview

log = logging.getLogger(__name__)

Result = TypeVar("Result")

LOOK_EVERY_S = 0.04
"""The camera's picture is asked for this often while nothing happens."""

FOUND_AT_MOST = 8


class OpenDesk(Protocol):
    """What the desk's thread opens: ``kiosk.station.Station`` in earnest."""

    @property
    def desk(self) -> Desk: ...
    def close(self) -> None: ...


class Scanner(Protocol):
    """Camera and decoders: ``kiosk.scan.process.Scanner`` in earnest."""

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def events(self, timeout_s: float) -> list[Event]: ...
    def newest_frame(self) -> tuple[Preview, tuple[Corners, ...]] | None: ...


class DeskWorker(QObject):
    """Owns the desk: every scan, every fact.

    Signals:
        opened: the ``Event`` (None = no roster yet), the number of guests, and when
            the roster was imported (ISO 8601, "" = never).
        judged: the ``Outcome`` of one scan; its fact is on disk.
        looked: the ``Outcome`` of a look that recorded nothing.
        found: the text that was looked for, and pairs of ``Hit`` and ``Outcome``.
        undone: whether the last entry was taken back.
        counted: ``Counts`` of the list that was asked for.
        badge_made: a ``Finished`` badge; the fact of it is written.
        no_badges: one sentence: why none come out for now; they stay owed.
        shut: one sentence: why the desk's records cannot be opened.
        troubled: one sentence: what failed just now.
    """

    opened = Signal(object, int, str)
    judged = Signal(object)
    looked = Signal(object)
    found = Signal(str, object)
    undone = Signal(bool)
    counted = Signal(object)
    badge_made = Signal(object)
    no_badges = Signal(str)
    shut = Signal(str)
    troubled = Signal(str)
    _badge_ready = Signal()

    def __init__(self, open_station: Callable[[], OpenDesk], open_press: Callable[[], Press] | None = None) -> None:
        """``open_press`` None = this desk prints no badges."""
        super().__init__()
        self._open_station, self._open_press = open_station, open_press
        self._station: OpenDesk | None = None
        self._room: PrintRoom | None = None
        # Emitted on the printing thread, so the slot runs here, on the desk's.
        self._badge_ready.connect(self.collect_badges)

    @Slot()
    def open(self) -> None:
        try:
            self._station = self._open_station()
        except Trouble as trouble:
            log.error("the desk cannot open: %s", trouble)
            self.shut.emit(str(trouble))
            return
        desk = self._station.desk
        self.opened.emit(desk.event, len(desk.book) if desk.book else 0, desk.book.imported_at if desk.book else "")
        if self._open_press is not None and desk.event is not None:
            self._open_print_room(self._open_press, desk, desk.event)

    def _open_print_room(self, open_press: Callable[[], Press], desk: Desk, event: Conference) -> None:
        try:
            self._room = PrintRoom(open_press(), event, self._badge_ready.emit)
            self._room.settle(desk)
        except Trouble as trouble:
            log.warning("no badges for now: %s", trouble)
            self.no_badges.emit(str(trouble))

    @Slot(object)
    def scan(self, ask: Ask) -> None:
        """Judge and record one scan; then send its badge on the way."""
        outcome = self._try(lambda desk: desk.scan(ask))
        if outcome is None:
            return
        self.judged.emit(outcome)
        room = self._room
        if room is not None:
            self._try(lambda desk: room.take(desk, outcome))

    @Slot()
    def collect_badges(self) -> None:
        """Write down what became of the badges that are finished."""
        room = self._room
        for finished in (self._try(room.finished) if room else None) or ():
            self.badge_made.emit(finished)

    @Slot(object)
    def look(self, ask: Ask) -> None:
        outcome = self._try(lambda desk: desk.look(ask))
        if outcome is not None:
            self.looked.emit(outcome)

    @Slot(str, str)
    def find(self, text: str, door: str) -> None:
        """Guests whom ``text`` may mean, each with what a scan would say."""
        hits = self._try(lambda desk: desk.search(text, FOUND_AT_MOST))
        looks = self._try(lambda desk: [desk.look(Ask(hit.attendee.code, ListId(door))) for hit in hits or ()])
        if hits is not None and looks is not None:
            self.found.emit(text, list(zip(hits, looks, strict=True)))

    @Slot(str, str)
    def undo(self, attendee: str, door: str) -> None:
        done = self._try(lambda desk: desk.undo(AttendeeId(attendee), ListId(door)))
        if done is not None:
            self.undone.emit(done)

    @Slot(str)
    def count(self, door: str) -> None:
        counts = self._try(lambda desk: desk.counts(ListId(door)))
        if counts is not None:
            self.counted.emit(counts)

    @Slot()
    def finish(self) -> None:
        """End the thread once everything asked before this is done."""
        QThread.currentThread().quit()

    def close(self) -> None:
        """Called by the thread as its last act."""
        if self._room is not None:
            self._room.close()
            self.collect_badges()
            self._room = None
        if self._station is not None:
            self._station.close()
            self._station = None

    def _try(self, act: Callable[[Desk], Result]) -> Result | None:
        """Trouble is told; a bug is logged, told, and the desk goes on."""
        if self._station is None:
            self.troubled.emit("")
            return None
        try:
            return act(self._station.desk)
        except Trouble as trouble:
            log.error("the desk is in trouble: %s", trouble)
            self.troubled.emit(str(trouble))
        except Exception as error:
            log.exception("a bug at the desk")
            self.troubled.emit(f"{type(error).__name__}: {error}")
        return None


class ScanWorker(QObject):
    """Reads the camera and tells what it sees.

    Signals:
        read: text of a new code.
        pictured: a grey ``(height, width) uint8`` frame, and the corners, in its
            pixels, of the codes read lately.
        hinted: a ``HintKind``: a code is there but cannot be read yet.
        waited: a second code is in view, and is read once the first has gone.
        lost: one sentence: why there is no picture.
        ended: the film is over.
    """

    read = Signal(str)
    pictured = Signal(object, object)
    hinted = Signal(object)
    waited = Signal()
    lost = Signal(str)
    ended = Signal()

    def __init__(self, open_scanner: Callable[[], Scanner]) -> None:
        super().__init__()
        self._open_scanner = open_scanner
        self._shown = -1
        self._well = True
        self._ending = threading.Event()
        self._window_ready = threading.Event()
        self._window_ready.set()

    @Slot()
    def open(self) -> None:
        """Read until ``end``; this keeps the thread busy."""
        try:
            scanner = self._open_scanner()
            scanner.start()
            try:
                while not self._ending.is_set():
                    for event in scanner.events(LOOK_EVERY_S):
                        self._tell(event)
                    self._show(scanner)
            finally:
                scanner.stop()
        except Trouble as trouble:
            self.lost.emit(str(trouble))
        except Exception as error:
            log.exception("a bug while reading the camera")
            self.lost.emit(f"{type(error).__name__}: {error}")

    def _tell(self, event: Event) -> None:
        match event:
            case CodeRead():
                self.read.emit(event.text)
            case Hint(kind):
                self.hinted.emit(kind)
            case SourceState(kind, detail):
                self._tell_source(kind, detail)
            case CodeWaiting():
                self.waited.emit()
            case DecoderReplaced(reason):
                log.info("the decoder process was replaced: %s", reason)
            case _:
                assert_never(event)

    def _tell_source(self, kind: SourceKind, detail: str) -> None:
        match kind:
            case SourceKind.OPENING:
                pass
            case SourceKind.OK | SourceKind.ASLEEP:
                self._well = True
            case SourceKind.ENDED:
                self.ended.emit()
            case SourceKind.LOST | SourceKind.BLACK | SourceKind.FROZEN:
                self._well = False
                self.lost.emit(detail)
            case _:
                assert_never(kind)

    def _show(self, scanner: Scanner) -> None:
        """Hand the newest frame to the window; a busy window gets fewer, never a queue of old ones."""
        if not self._well or not self._window_ready.is_set():
            return
        newest = scanner.newest_frame()
        if newest is None or newest[0].number == self._shown:
            return
        preview, corners = newest
        self._shown = preview.number
        self._window_ready.clear()
        self.pictured.emit(preview.pixels, corners)

    def took_picture(self) -> None:
        """The window has drawn the last picture; called from the main thread."""
        self._window_ready.set()

    def end(self) -> None:
        """Let go of the camera; called from the main thread."""
        self._ending.set()

    def close(self) -> None:
        """Everything was closed where it was opened."""


Worker = DeskWorker | ScanWorker


def start(worker: Worker, name: str) -> QThread:
    """Run ``worker`` in a thread of its own; its ``open`` is the first thing it does there."""
    thread = QThread()
    thread.setObjectName(name)
    worker.moveToThread(thread)
    thread.started.connect(worker.open)
    # Direct: what a worker opened is closed on the thread that opened it, as its last act.
    thread.finished.connect(worker.close, Qt.ConnectionType.DirectConnection)
    thread.start()
    return thread
