"""A hand scanner on a line of its own: read on a thread, told like a camera's scans."""

import logging
import threading
import time
from queue import Empty, SimpleQueue

from kiosk.scan.events import CodeRead, CodeWaiting, Corners, Event, SourceKind, SourceState
from kiosk.scan.shelf import Preview
from kiosk.scan.steady import New, Steady

log = logging.getLogger(__name__)

AGAIN_S = 1.0
NOWHERE: Corners = ((0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0))


class HandScanner:
    """Opens the scanner, and again after it was unplugged.  The methods are those of a camera's ``Scanner``.

    A kind of scanner says how it is read: ``read_until_lost``.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._told: SimpleQueue[Event] = SimpleQueue()
        self._steady = Steady()
        self.ending = threading.Event()
        self._thread: threading.Thread | None = None
        self._state: SourceState | None = None
        self._count = 0

    def start(self) -> None:
        self.ending.clear()
        self._state = None
        self._thread = threading.Thread(target=self._read_until_stopped, name="hand scanner", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self.ending.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def events(self, timeout_s: float) -> list[Event]:
        """What has happened, at the latest after ``timeout_s``."""
        try:
            events = [self._told.get(timeout=timeout_s)]
        except Empty:
            return []
        while not self._told.empty():  # nobody else takes from it
            events.append(self._told.get())
        return events

    def newest_frame(self) -> tuple[Preview, tuple[Corners, ...]] | None:
        """A hand scanner shows no picture."""
        return None

    def read_until_lost(self) -> None:
        """Open, say ``found``, and ``scan`` each code until ``ending`` is set.  Raises ``OSError`` when it is lost."""
        raise NotImplementedError

    def found(self) -> None:
        self._tell(SourceState(SourceKind.OK))

    def scan(self, text: str) -> None:
        """A scanner left on its stand reads the same code again and again: that is one scan."""
        now_ns = time.monotonic_ns()
        for told in self._steady.seen([text], now_ns / 1e9):
            self._count += 1
            scan = CodeRead(told.text, NOWHERE, now_ns, 0.0, str(self._count))
            self._told.put(scan if isinstance(told, New) else CodeWaiting(told.text, NOWHERE))

    def _read_until_stopped(self) -> None:
        while not self.ending.is_set():
            try:
                self.read_until_lost()
            except OSError as error:
                log.info("%s: %s", self._name, error)
                self._tell(SourceState(SourceKind.LOST, f"The hand scanner at {self._name} does not answer."))
                self.ending.wait(AGAIN_S)

    def _tell(self, state: SourceState) -> None:
        if state != self._state:
            self._state = state
            self._told.put(state)


def clean_texts(pieces: list[bytes]) -> list[str]:
    """Printable text only: scanners may send start and stop bytes around a code."""
    texts = (piece.decode("utf-8", errors="replace") for piece in pieces)
    clean = ("".join(char for char in text if char.isprintable()).strip() for text in texts)
    return [text for text in clean if text]
