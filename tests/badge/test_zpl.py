"""Label printers: the picture that they get, and what their answers mean."""

import base64
import binascii
import re
import socket
import threading
import zlib
from collections.abc import Iterator

import numpy as np
import pytest
from badge_fixtures import a_face, a_layout, a_renderer

from kiosk.badge.follow import follow, hand_over
from kiosk.badge.states import Fault, JobState, Report, Sheet
from kiosk.badge.zpl import ZplPrinter, read_status, zpl
from kiosk.errors import BadInput
from kiosk.scan.decode import decode_frame

NEVER = threading.Event()


class LabelPrinter:
    """Speaks as a label printer does (ZPL II manual, ``~HS``); one connection after the other."""

    def __init__(self) -> None:
        self.labels: list[bytes] = []
        self.paper_out = self.head_up = False
        self.waiting = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self.uri = f"zpl://127.0.0.1:{self._server.getsockname()[1]}?dpi=203"
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            connection, _ = self._server.accept()
            with connection:
                got = connection.recv(65536)
                if got == b"end":
                    return
                while got.startswith(b"^XA") and not got.endswith(b"^XZ\n"):
                    got += connection.recv(65536)
                if got == b"~HS":
                    connection.sendall(self._status())
                elif got:
                    self.labels.append(got)

    def _status(self) -> bytes:
        first = f"030,{int(self.paper_out)},0,1183,{self.waiting:03},0,0,0,000,0,0,0"
        second = f"000,0,{int(self.head_up)},0,0,2,4,0,00000000,1,000"
        return f"\x02{first}\x03\r\n\x02{second}\x03\r\n\x021234,0\x03\r\n".encode()

    def close(self) -> None:
        with socket.create_connection(self._server.getsockname()) as connection:
            connection.sendall(b"end")
        self._thread.join()
        self._server.close()


@pytest.fixture
def label_printer() -> Iterator[LabelPrinter]:
    printer = LabelPrinter()
    yield printer
    printer.close()


def a_sheet(layout: str = "4x6in") -> Sheet:
    return Sheet(a_renderer(layout).pdf(a_face()), *a_layout(layout).sheet_mm)


def dots(label: bytes) -> np.ndarray:
    """The picture in a label, 0 black and 255 white."""
    match = re.fullmatch(rb"\^XA\^PW(\d+)\^LL(\d+).*\^GFA,(\d+),\3,(\d+),:Z64:([^:]+):(\w{4})\^FS\^PQ1\^XZ\n", label)
    assert match
    width, height, total, row = (int(match[number]) for number in (1, 2, 3, 4))
    assert int(match[6], 16) == binascii.crc_hqx(match[5], 0)
    packed = np.frombuffer(zlib.decompress(base64.b64decode(match[5])), np.uint8)
    assert packed.size == total == row * height
    return np.where(np.unpackbits(packed.reshape(height, row), axis=1)[:, :width] > 0, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("stock", ["4x6in", "4x3in", "cr80", "a6"])
def test_the_code_of_a_label_is_read_back_from_its_dots(stock: str) -> None:
    picture = dots(zpl(a_sheet(stock).pdf, 203))

    assert decode_frame(picture) == [a_face().code]
    width_mm, height_mm = a_layout(stock).sheet_mm
    assert picture.shape == pytest.approx((height_mm * 8, width_mm * 8), abs=1)


def test_a_label_is_printed_when_nothing_waits_any_more(label_printer: LabelPrinter) -> None:
    printer, told = ZplPrinter(label_printer.uri), list[Report]()
    label_printer.waiting = 0

    report = follow(printer, hand_over(printer, a_sheet(), "p-1-1", NEVER), told.append, NEVER)

    assert report is not None and report.state is JobState.PRINTED
    assert told[0].state is JobState.PROCESSING
    assert len(label_printer.labels) == 1


@pytest.mark.parametrize(("what", "fault"), [("paper_out", Fault.NO_PAPER), ("head_up", Fault.COVER_OPEN)])
def test_a_printer_that_is_not_ready_gets_no_label(label_printer: LabelPrinter, what: str, fault: Fault) -> None:
    setattr(label_printer, what, True)
    printer = ZplPrinter(label_printer.uri)

    report = printer.print(a_sheet(), "p-1-1")

    assert (report.state, report.faults, label_printer.labels) == (JobState.FAILED, (fault,), [])


def test_a_label_that_ran_out_of_paper_is_waited_for(label_printer: LabelPrinter) -> None:
    printer = ZplPrinter(label_printer.uri)
    taken = printer.print(a_sheet(), "p-1-1")
    label_printer.paper_out, label_printer.waiting = True, 1

    def fill(report: Report) -> None:
        if report.faults:
            label_printer.paper_out, label_printer.waiting = False, 0

    report = follow(printer, taken, fill, NEVER)
    assert report is not None and report.state is JobState.PRINTED


def test_a_printer_that_holds_a_label_is_busy(label_printer: LabelPrinter) -> None:
    label_printer.waiting = 2

    assert ZplPrinter(label_printer.uri).print(a_sheet(), "p-1-1").faults == (Fault.BUSY,)


def test_a_label_printer_that_goes_away_in_mid_job_leaves_the_badge_unknown() -> None:
    gone = LabelPrinter()
    printer = ZplPrinter(gone.uri)
    taken = printer.print(a_sheet(), "p-1-1")
    assert taken.ref is not None
    gone.close()

    assert printer.state(taken.ref).state is JobState.UNKNOWN
    assert printer.find("p-1-1").state is JobState.UNKNOWN
    assert printer.print(a_sheet(), "p-2-1").state is JobState.FAILED


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 400 Bad Request", b"\x02\x03", b"\x021,x,0,0,9\x03\x021\x03"])
def test_what_is_no_label_printer_is_told(answer: bytes) -> None:
    with pytest.raises(OSError, match="no label printer answers"):
        read_status(answer)


@pytest.mark.parametrize("uri", ["zpl://", "zpl://host?dpi=72", "zpl://host?dpi=x", "zpl://host:99999"])
def test_an_address_that_is_none_is_one_sentence(uri: str) -> None:
    with pytest.raises(BadInput, match="dpi=203"):
        ZplPrinter(uri)
