"""Label printers that speak ZPL over TCP: the badge goes as a picture, never as text in the printer's fonts.

Such a printer keeps no list of its jobs: what it is asked (``~HS``) is whether it is ready, and how
many labels still wait in it.
"""

import base64
import binascii
import re
import socket
import time
import zlib
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from kiosk.badge.draw import image
from kiosk.badge.states import Fault, JobRef, JobState, Report, Sheet
from kiosk.errors import BadInput

CONNECT_S = 3.0
ANSWER_S = 5.0
_RESOLUTIONS = (203, 300, 600)
_EXACT = {203: 203.2}
"""Such a head has 8 dots a millimetre: its name is rounded."""
_ENOUGH_QUIET = 2
"""So often in a row nothing may wait: the first answer may come before the printer has read the label."""
_STATUS = re.compile(rb"\x02([^\x03]*)\x03")
_ANSWERS = 3


class Status(NamedTuple):
    """What the printer says of itself."""

    faults: tuple[Fault, ...]
    waiting: int
    """Labels and formats that it still holds."""


class ZplPrinter:
    """One label printer; one badge at a time."""

    def __init__(self, uri: str) -> None:
        """``uri`` like ``zpl://10.0.0.8:9100?dpi=203``.  Raises ``BadInput`` for one that names no printer."""
        self.uri = uri
        parts = urlsplit(uri)
        try:
            self._place = (parts.hostname or "", parts.port or 9100)
            self._dpi = int(parse_qs(parts.query).get("dpi", ["203"])[0])
        except ValueError as error:
            raise BadInput(f"The printer {uri!r} cannot be understood; write zpl://host:9100?dpi=203.") from error
        if not parts.hostname or self._dpi not in _RESOLUTIONS:
            raise BadInput(f"The printer {uri!r} needs a host and dpi=203, 300 or 600.")
        self._quiet = 0

    def faults(self) -> tuple[Fault, ...]:
        """What stands in the way now; empty = ready."""
        try:
            return self._status().faults
        except OSError:
            return (Fault.GONE,)

    def print(self, sheet: Sheet, job: str) -> Report:
        """Send one badge to a printer that is ready and holds nothing else."""
        label = zpl(sheet.pdf, self._dpi)
        try:
            status = self._status()
        except OSError as error:
            return Report(JobState.FAILED, (Fault.GONE,), f"{self.uri}: {error}")
        if status.faults or status.waiting:
            return Report(JobState.FAILED, status.faults or (Fault.BUSY,), f"{self.uri} was not ready")
        return self._send(label, job)

    def _send(self, label: bytes, job: str) -> Report:
        self._quiet = 0
        try:
            connection = socket.create_connection(self._place, CONNECT_S)
        except OSError as error:
            return Report(JobState.FAILED, (Fault.GONE,), f"{self.uri}: {error}")
        try:
            with connection:
                connection.settimeout(ANSWER_S)
                connection.sendall(label)
        except OSError as error:
            return Report(JobState.UNKNOWN, (Fault.RESTARTED,), f"{self.uri}: {error}", JobRef(job))
        return Report(JobState.PROCESSING, ref=JobRef(job))

    def state(self, ref: JobRef) -> Report:
        """Printed when the printer is well and nothing waits in it any more."""
        try:
            status = self._status()
        except OSError as error:
            # switched off it forgets the label, and would look well afterwards
            return Report(JobState.UNKNOWN, (Fault.RESTARTED,), f"{self.uri}: {error}", ref)
        self._quiet = 0 if status.faults or status.waiting else self._quiet + 1
        state = JobState.PRINTED if self._quiet >= _ENOUGH_QUIET else JobState.PROCESSING
        return Report(state, status.faults, ref=ref)

    def find(self, job: str) -> Report:
        """A label printer remembers no names."""
        return Report(JobState.UNKNOWN, (Fault.NOT_FOUND,), f"{job} at {self.uri}", JobRef(job))

    def cancel(self, ref: JobRef) -> bool:
        """Drop what waits in the printer."""
        try:
            with socket.create_connection(self._place, CONNECT_S) as connection:
                connection.sendall(b"~JA")
        except OSError:
            return False
        return True

    def _status(self) -> Status:
        with socket.create_connection(self._place, CONNECT_S) as connection:
            connection.settimeout(ANSWER_S)
            connection.sendall(b"~HS")
            answer = b""
            until = time.monotonic() + ANSWER_S
            while len(_STATUS.findall(answer)) < _ANSWERS and time.monotonic() < until:
                got = connection.recv(1024)
                if not got:
                    break
                answer += got
        return read_status(answer)


def read_status(answer: bytes) -> Status:
    """The answer to ``~HS`` (ZPL II manual, host status).  Raises ``OSError`` for one that is none."""
    lines = [line.decode("ascii", "replace").split(",") for line in _STATUS.findall(answer)]
    try:
        first, second = lines[0], lines[1]
        paper_out, paused, waiting = first[1] == "1", first[2] == "1", int(first[4])
        head_up, ribbon_out, left = second[2] == "1", second[3] == "1", int(second[8])
    except (IndexError, ValueError) as error:
        raise OSError(f"no label printer answers there: {answer[:40]!r}") from error
    told = (
        (paper_out, Fault.NO_PAPER),
        (head_up, Fault.COVER_OPEN),
        (ribbon_out, Fault.NO_INK),
        # it also pauses by itself while one of the others holds
        (paused and not (paper_out or head_up or ribbon_out), Fault.PAUSED),
    )
    return Status(tuple(fault for holds, fault in told if holds), waiting + left)


def zpl(pdf: bytes, dpi: int) -> bytes:
    """The first page as one label of black and white dots."""
    black = [255] * 128 + [0] * 128  # a set dot prints black
    picture: Any = image(pdf, _EXACT.get(dpi, dpi)).convert("L").point(black).convert("1", dither=0)
    width, height = picture.size
    dots: bytes = picture.tobytes()
    row = (width + 7) // 8
    packed = base64.b64encode(zlib.compress(dots, 6))
    check = binascii.crc_hqx(packed, 0)
    head = f"^XA^PW{width}^LL{height}^LH0,0^FO0,0^GFA,{len(dots)},{len(dots)},{row},:Z64:"
    return head.encode() + packed + f":{check:04X}^FS^PQ1^XZ\n".encode()
