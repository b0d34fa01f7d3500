"""A hand scanner on a serial port (or USB as one): read on a thread of its own, told like a camera's scans."""

import logging
import threading
import time
from queue import Empty, SimpleQueue

import serial

from kiosk.errors import BadInput
from kiosk.scan.events import CodeRead, CodeWaiting, Corners, Event, SourceKind, SourceState
from kiosk.scan.shelf import Preview
from kiosk.scan.steady import New, Steady

log = logging.getLogger(__name__)

SCHEME = "serial:"
USUAL_BAUD = 9600  # what scanners are set to when they leave the factory
ENDINGS = b"\r\n\t\x03"
SILENT_S = 0.1  # a code without an ending is over when nothing came for so long
AGAIN_S = 1.0
LONGEST_BYTES = 4096
NOWHERE: Corners = ((0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0))


class Codes:
    """Cuts bytes off the line into codes, each ended by Enter, Tab or silence."""

    def __init__(self) -> None:
        self._bytes = b""

    def take(self, piece: bytes) -> list[str]:
        """The codes that these bytes complete; an empty piece is silence."""
        if not piece:
            whole, self._bytes = self._bytes, b""
            return _texts([whole])
        for ending in ENDINGS[1:]:
            piece = piece.replace(bytes([ending]), ENDINGS[:1])
        *whole, self._bytes = (self._bytes + piece).split(ENDINGS[:1])
        self._bytes = self._bytes[-LONGEST_BYTES:]
        return _texts(whole)


class SerialScanner:
    """Opens the port, and again after it was unplugged.  The methods are those of a camera's ``Scanner``."""

    def __init__(self, address: str) -> None:
        """``serial:PORT`` or ``serial:PORT@BAUD``.  Raises ``BadInput`` for another text."""
        self._port, self._baud = port_of(address)
        self._told: SimpleQueue[Event] = SimpleQueue()
        self._steady = Steady()
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None
        self._count = 0

    def start(self) -> None:
        self._ending.clear()
        self._thread = threading.Thread(target=self._read_until_stopped, name="hand scanner", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._ending.set()
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

    def _read_until_stopped(self) -> None:
        state: SourceState | None = None
        while not self._ending.is_set():
            try:
                with serial.Serial(self._port, self._baud, timeout=SILENT_S) as port:
                    state = self._tell(SourceState(SourceKind.OK), state)
                    self._read(port)
            # pyserial passes some errors of the system on as they are.
            except (serial.SerialException, OSError) as error:
                log.info("hand scanner at %s: %s", self._port, error)
                lost = SourceState(SourceKind.LOST, f"The hand scanner at {self._port} does not answer.")
                state = self._tell(lost, state)
                self._ending.wait(AGAIN_S)

    def _read(self, port: serial.Serial) -> None:
        codes = Codes()
        while not self._ending.is_set():
            piece = bytes(port.read(max(1, port.in_waiting)))
            for text in codes.take(piece):
                self._scan(text)

    def _scan(self, text: str) -> None:
        """A scanner left on its stand reads the same code again and again: that is one scan."""
        now_ns = time.monotonic_ns()
        for told in self._steady.seen([text], now_ns / 1e9):
            self._count += 1
            scan = CodeRead(told.text, NOWHERE, now_ns, 0.0, str(self._count))
            self._told.put(scan if isinstance(told, New) else CodeWaiting(told.text, NOWHERE))

    def _tell(self, state: SourceState, before: SourceState | None) -> SourceState:
        if state != before:
            self._told.put(state)
        return state


def port_of(address: str) -> tuple[str, int]:
    """Port and speed of ``serial:PORT`` or ``serial:PORT@BAUD``.  Raises ``BadInput``."""
    port, _, baud = address.removeprefix(SCHEME).partition("@")
    if not address.startswith(SCHEME) or not port or (baud and not baud.isdecimal()):
        raise BadInput(f'scanner must be "" or like "serial:/dev/ttyACM0" or "serial:COM3@9600", not "{address}"')
    return port, int(baud) if baud else USUAL_BAUD


def _texts(pieces: list[bytes]) -> list[str]:
    """Printable text only: scanners may send start and stop bytes around a code."""
    texts = (piece.decode("utf-8", errors="replace") for piece in pieces)
    clean = ("".join(char for char in text if char.isprintable()).strip() for text in texts)
    return [text for text in clean if text]
