"""The camera's thread: one worker reads it and tells what it sees."""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, assert_never

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.errors import Trouble
from kiosk.scan.events import (
    CodeRead,
    CodeWaiting,
    Corners,
    DecoderReplaced,
    Event,
    Hint,
    Lens,
    SourceKind,
    SourceState,
)

if TYPE_CHECKING:
    from kiosk.scan.shelf import Preview

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.015
"""The camera's picture is asked for this often while nothing happens: twice as often as a camera gives one."""
IDLE_S = 0.2


class Scanner(Protocol):
    """Camera and decoders: ``kiosk.scan.process.Scanner`` in earnest."""

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def events(self, timeout_s: float) -> list[Event]: ...
    def newest_frame(self) -> "tuple[Preview, tuple[Corners, ...]] | None": ...


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
        lens_told: a ``Lens``, where the camera's settings asked for it.
    """

    read = Signal(str)
    pictured = Signal(object, object)
    hinted = Signal(object)
    waited = Signal()
    lost = Signal(str)
    ended = Signal()
    lens_told = Signal(object)

    def __init__(self, open_scanner: Callable[[], Scanner] | None) -> None:
        """None = nothing to read yet."""
        super().__init__()
        self._open_scanner = open_scanner
        self._changed = threading.Event()
        self._shown = -1
        self._well = True
        self._ending = threading.Event()
        self._window_ready = threading.Event()
        self._window_ready.set()

    @Slot()
    def open(self) -> None:
        """Read until ``end``; this keeps the thread busy."""
        while not self._ending.is_set():
            self._changed.clear()
            try:
                if self._open_scanner is not None:
                    self._read(self._open_scanner)
            except Trouble as trouble:
                self.lost.emit(str(trouble))
            except Exception as error:
                log.exception("a bug while reading the camera")
                self.lost.emit(f"{type(error).__name__}: {error}")
            while not self._changed.wait(IDLE_S) and not self._ending.is_set():
                self.between()

    def change(self, open_scanner: Callable[[], Scanner] | None) -> None:
        """Let go of the camera and read another; None lets go.  Called from the main thread."""
        self._open_scanner = open_scanner
        self._changed.set()

    def between(self) -> None:
        """What else a worker of this kind does while it reads, many times a second; nothing here."""

    def _read(self, open_scanner: Callable[[], Scanner]) -> None:
        scanner = open_scanner()
        scanner.start()
        self._shown, self._well = -1, True
        try:
            while not self._ending.is_set() and not self._changed.is_set():
                for event in scanner.events(LOOK_EVERY_S):
                    self._tell(event)
                self._show(scanner)
                self.between()
        finally:
            scanner.stop()

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
            case Lens():
                self.lens_told.emit(event)
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
        self._changed.set()

    def close(self) -> None:
        """Everything was closed where it was opened."""
