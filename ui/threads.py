"""The workers behind the window: one owns the desk, one reads the camera, one prints badges.

Each lives in a thread of its own and opens there what it uses.  Their signals
reach the window as queued calls; connect them to methods of objects that live
on the main thread, never to a lambda or a plain function, which would run on
the worker's thread.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from kiosk.desk import Ask, Desk, Outcome
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.facts import BadgeFailed, BadgePrinted, BadgeSent, BadgeUnknown, Body
from kiosk.domain.ids import AttendeeId, ListId
from kiosk.errors import PrinterUnavailable, Trouble

log = logging.getLogger(__name__)

Result = TypeVar("Result")

Corners = tuple[tuple[float, float], ...]


class OpenDesk(Protocol):
    """What the desk's thread opens: ``kiosk.station.Station`` in earnest."""

    @property
    def desk(self) -> Desk: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class CodeRead:
    """A code that is new in view; ``corners`` in px of the frame."""

    text: str
    corners: Corners = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture to show: ``(height, width) uint8``, grey."""

    pixels: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Closer:
    """A code is in view but too small or too blurred to be read."""


@dataclass(frozen=True, slots=True)
class CameraLost:
    """There is no picture now; the scanner goes on trying."""

    detail: str


ScannerEvent = CodeRead | Preview | Closer | CameraLost


class Scanner(Protocol):
    """Camera and decoders, wherever they run."""

    def events(self) -> Iterator[ScannerEvent]:
        """What the camera sees, until ``close`` or the end of a film."""
        ...

    def close(self) -> None:
        """End ``events``; may be called from any thread."""
        ...


@dataclass(frozen=True, slots=True)
class BadgeOrder:
    """A badge whose being sent is already on disk."""

    attendee: Attendee
    event: Event
    copy: int
    job: str


class BadgePrinter(Protocol):
    """Draws and hands over one badge.

    Raises ``PrinterUnavailable`` when it certainly did not come out.
    """

    def print(self, order: BadgeOrder) -> None: ...


class DeskWorker(QObject):
    """Owns the desk: every scan, every fact.

    Signals:
        opened: the ``Event``, or None where there is no roster yet.
        judged: the ``Outcome`` of one scan; its fact is on disk.
        looked: the ``Outcome`` of a look that recorded nothing.
        undone: whether the last entry was taken back.
        counted: ``Counts`` of the list that was asked for.
        badge_ordered: a ``BadgeOrder``.
        troubled: one sentence for staff: what failed.
    """

    opened = Signal(object)
    judged = Signal(object)
    looked = Signal(object)
    undone = Signal(bool)
    counted = Signal(object)
    badge_ordered = Signal(object)
    troubled = Signal(str)

    def __init__(self, open_station: Callable[[], OpenDesk], printer_name: str = "") -> None:
        """``printer_name`` "" = this desk prints no badges."""
        super().__init__()
        self._open_station, self._printer_name = open_station, printer_name
        self._station: OpenDesk | None = None

    @Slot()
    def open(self) -> None:
        try:
            self._station = self._open_station()
        except Trouble as trouble:
            log.error("the desk cannot open: %s", trouble)
            self.troubled.emit(str(trouble))
            return
        self.opened.emit(self._station.desk.event)

    @Slot(object)
    def scan(self, ask: Ask) -> None:
        """Judge and record one scan; then send its badge on the way."""
        outcome = self._try(lambda desk: desk.scan(ask))
        if outcome is None:
            return
        self.judged.emit(outcome)
        if outcome.owes_badge and self._printer_name:
            self._order_badge(outcome)

    def _order_badge(self, outcome: Outcome) -> None:
        attendee = outcome.guest
        order = self._try(lambda desk: _order(desk, attendee, self._printer_name))
        if order is not None:
            self.badge_ordered.emit(order)

    @Slot(object)
    def look(self, ask: Ask) -> None:
        outcome = self._try(lambda desk: desk.look(ask))
        if outcome is not None:
            self.looked.emit(outcome)

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

    @Slot(object, str, bool)
    def badge_done(self, order: BadgeOrder, problem: str, certain: bool) -> None:
        """Record what became of a badge; ``problem`` "" = it came out."""
        body: Body = BadgePrinted(order.copy, order.job)
        if problem:
            body = BadgeFailed(order.copy, problem) if certain else BadgeUnknown(order.copy, problem)
        self._try(lambda desk: desk.record(order.attendee, body))

    def close(self) -> None:
        """Called by the thread as its last act."""
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


def _order(desk: Desk, attendee: Attendee | None, printer: str) -> BadgeOrder | None:
    """Write that a badge is on its way; only then may it be handed to the printer."""
    if attendee is None or desk.event is None:
        return None
    copy = desk.badge(attendee).copy + 1
    job = f"{desk.post.desk}-{attendee.id}-{copy}"
    desk.record(attendee, BadgeSent(copy, printer, job))
    return BadgeOrder(attendee, desk.event, copy, job)


class BadgeWorker(QObject):
    """Prints one badge after the other; a slow printer holds up nobody.

    Signals:
        done: the ``BadgeOrder``, a problem ("" = none), and whether it is certain
            that the badge did not come out.
    """

    done = Signal(object, str, bool)

    def __init__(self, open_printer: Callable[[], BadgePrinter]) -> None:
        super().__init__()
        self._open_printer = open_printer
        self._printer: BadgePrinter | None = None

    @Slot()
    def open(self) -> None:
        """The printer is opened with the first badge, and again after a failure."""

    @Slot(object)
    def print_badge(self, order: BadgeOrder) -> None:
        try:
            if self._printer is None:
                self._printer = self._open_printer()
            self._printer.print(order)
        except PrinterUnavailable as trouble:
            self._printer = None
            self.done.emit(order, str(trouble) or "no printer", True)
        except Exception as error:
            log.exception("a bug while printing a badge")
            self._printer = None
            self.done.emit(order, f"{type(error).__name__}: {error}", False)
        else:
            self.done.emit(order, "", True)

    def close(self) -> None:
        self._printer = None


class ScanWorker(QObject):
    """Reads the camera and tells what it sees.

    Signals:
        read: text of a new code.
        seen: its corners, in px of the last picture.
        pictured: a grey ``(height, width) uint8`` frame.
        closer: a code is there but cannot be read yet.
        lost: one sentence: why there is no picture.
    """

    read = Signal(str)
    seen = Signal(object)
    pictured = Signal(object)
    closer = Signal()
    lost = Signal(str)

    def __init__(self, open_scanner: Callable[[], Scanner]) -> None:
        super().__init__()
        self._open_scanner = open_scanner
        self._scanner: Scanner | None = None
        self._ended = threading.Event()

    @Slot()
    def open(self) -> None:
        """Read until ``end``; this keeps the thread busy."""
        try:
            self._scanner = self._open_scanner()
            for event in self._scanner.events():
                self._tell(event)
                if self._ended.is_set():
                    break
        except Trouble as trouble:
            self.lost.emit(str(trouble))
        except Exception as error:
            log.exception("a bug while reading the camera")
            self.lost.emit(f"{type(error).__name__}: {error}")

    def _tell(self, event: ScannerEvent) -> None:
        match event:
            case CodeRead(text, corners):
                self.seen.emit(corners)
                self.read.emit(text)
            case Preview(pixels):
                self.pictured.emit(pixels)
            case Closer():
                self.closer.emit()
            case CameraLost(detail):
                self.lost.emit(detail)

    def end(self) -> None:
        """Let go of the camera; called from the main thread."""
        self._ended.set()
        if self._scanner is not None:
            self._scanner.close()

    def close(self) -> None:
        self._scanner = None


Worker = DeskWorker | BadgeWorker | ScanWorker


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
