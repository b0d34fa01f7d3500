"""A hand scanner on a serial port, or on USB as one."""

import serial

from kiosk.errors import BadInput
from kiosk.scan.hand_scanner import HandScanner, clean_texts

SCHEME = "serial:"
USUAL_BAUD = 9600  # what scanners are set to when they leave the factory
ENDINGS = b"\r\n\t\x03"
SILENT_S = 0.1  # a code without an ending is over when nothing came for so long
LONGEST_BYTES = 4096


class Codes:
    """Cuts bytes off the line into codes, each ended by Enter, Tab or silence."""

    def __init__(self) -> None:
        self._bytes = b""

    def take(self, piece: bytes) -> list[str]:
        """The codes that these bytes complete; an empty piece is silence."""
        if not piece:
            whole, self._bytes = self._bytes, b""
            return clean_texts([whole])
        for ending in ENDINGS[1:]:
            piece = piece.replace(bytes([ending]), ENDINGS[:1])
        *whole, self._bytes = (self._bytes + piece).split(ENDINGS[:1])
        self._bytes = self._bytes[-LONGEST_BYTES:]
        return clean_texts(whole)


class SerialScanner(HandScanner):
    """``serial:PORT`` or ``serial:PORT@BAUD``.  Raises ``BadInput`` for another text."""

    def __init__(self, address: str) -> None:
        self._port, self._baud = port_of(address)
        super().__init__(self._port)

    def read_until_lost(self) -> None:
        # pyserial's own exception is an OSError; it passes some errors of the system on as they are.
        with serial.Serial(self._port, self._baud, timeout=SILENT_S) as port:
            self.found()
            codes = Codes()
            while not self.ending.is_set():
                for text in codes.take(bytes(port.read(max(1, port.in_waiting)))):
                    self.scan(text)


def port_of(address: str) -> tuple[str, int]:
    """Port and speed of ``serial:PORT`` or ``serial:PORT@BAUD``.  Raises ``BadInput``."""
    port, _, baud = address.removeprefix(SCHEME).partition("@")
    if not address.startswith(SCHEME) or not port or (baud and not baud.isdecimal()):
        raise BadInput(f'scanner must be "" or like "serial:/dev/ttyACM0" or "serial:COM3@9600", not "{address}"')
    return port, int(baud) if baud else USUAL_BAUD
