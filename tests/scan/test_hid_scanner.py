"""A HID-POS scanner: its reports as makers' manuals print them, and a made-up device that is really read."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import BadInput
from kiosk.scan.events import CodeRead, Event, SourceKind, SourceState
from kiosk.scan.hid_report import USUAL, Assembler, Layout, is_scanner, layouts
from kiosk.scan.hid_scanner import HidScanner, Wanted, wanted
from kiosk.scan.open_hand_scanner import hand_scanner

DEADLINE_S = 20.0
TICKET = "CQ26-7F3KQ2"

SCANNER = bytes.fromhex(
    "058c 0902 a101"  # bar code scanner
    "0912 a102 8502 1500 26ff00 7508"  # scanned data report, id 2, bytes
    "9501 0501 093b 8102"  # byte count
    "058c 9503 09fb 09fc 09fd 8102"  # symbology identifier
    "9538 09fe 820201"  # 56 bytes of decoded data, buffered
    "9502 8103"  # two bytes of the maker's
    "7501 9501 09ff 8102 9507 8103"  # continued, padding
    "c0 c0"
)
PLAIN = bytes.fromhex("058c 0902 a101 1500 26ff00 7508 9520 09fe 8102 c0")
"""No report id, no count: 32 bytes, filled up with zeros."""
KEYBOARD = bytes.fromhex("05010906a10105071 9e029e71500250175019508810 2c0".replace(" ", ""))


def _report(data: bytes, *, more: bool = False) -> bytes:
    return b"\x02" + bytes([len(data)]) + b"]Q1" + data.ljust(56, b"\0") + b"s\0" + bytes([more])


def test_a_scanner_is_told_from_a_keyboard_by_its_descriptor():
    assert is_scanner(SCANNER)
    assert not is_scanner(KEYBOARD)
    assert layouts(KEYBOARD) == []


def test_the_descriptor_tells_where_the_codes_bytes_lie():
    assert layouts(SCANNER) == [USUAL]
    assert layouts(PLAIN) == [Layout(0, 1, 32)]


def test_a_code_in_one_report():
    assert Assembler([USUAL]).take(_report(TICKET.encode())) == TICKET.encode()


def test_a_boarding_pass_in_two_reports_as_the_manual_prints_them():
    data = b"M1GATHERGOOD/MICHAEL YABCDEF LHRDURAK 3542 052Y003D23   100 "
    codes = Assembler(layouts(SCANNER))
    assert codes.take(_report(data[:56], more=True)) is None
    assert codes.take(_report(data[56:])) == data


def test_a_report_without_id_and_count_ends_where_the_zeros_begin():
    assert Assembler(layouts(PLAIN)).take(TICKET.encode().ljust(32, b"\0")) == TICKET.encode()


def test_a_report_of_another_kind_and_one_that_breaks_off_are_no_codes():
    codes = Assembler([USUAL])
    assert [codes.take(report) for report in (b"", b"\x04\x01", b"\x02", _report(b"x")[:5])] == [None] * 4


@given(st.binary(max_size=300))
def test_no_descriptor_whatever_raises(descriptor: bytes):
    for layout in layouts(descriptor):
        Assembler([layout]).take(bytes(64))
    is_scanner(descriptor)


@given(st.lists(st.binary(max_size=70)))
def test_no_report_whatever_raises(reports: list[bytes]):
    codes = Assembler(layouts(SCANNER))
    for report in reports:
        codes.take(report)


@given(st.binary(min_size=1, max_size=400).filter(lambda data: b"\0" not in data))
def test_whatever_is_sent_in_pieces_comes_out_whole(data: bytes):
    codes = Assembler([USUAL])
    pieces = [data[at : at + 56] for at in range(0, len(data), 56)]
    came = [codes.take(_report(piece, more=number < len(pieces))) for number, piece in enumerate(pieces, 1)]
    assert came == [None] * (len(pieces) - 1) + [data]


@pytest.mark.parametrize("text", ["hid:", "hid:12:34", "hid:0C2E", "HID"])
def test_a_wrong_address_is_named(text: str):
    with pytest.raises(BadInput, match="scanner must be"):
        hand_scanner(text)


def test_an_address_names_the_model():
    assert wanted("hid:0C2E:0b61") == Wanted(0x0C2E, 0x0B61)
    assert wanted("hid").is_met_by(1, 2)
    assert not wanted("hid:0C2E:0B61").is_met_by(0x0C2E, 0x0B62)


class _Machine:
    """A /sys and a /dev with HID devices; what is written to one comes down its line."""

    def __init__(self, folder: Path) -> None:
        self.sys, self.dev = folder / "sys", folder / "dev"
        self.sys.mkdir()
        self.dev.mkdir()

    def plug(self, name: str, descriptor: bytes, numbers: str = "00000C2E:00000B61") -> None:
        device = self.sys / name / "device"
        device.mkdir(parents=True)
        (device / "report_descriptor").write_bytes(descriptor)
        (device / "uevent").write_text(f"DRIVER=hid-generic\nHID_ID=0003:{numbers}\nHID_NAME=Scanner\n")
        os.mkfifo(self.dev / name)

    def send(self, name: str) -> int:
        """Opens its end once the desk has opened the other."""
        until_s = time.monotonic() + DEADLINE_S
        while True:
            try:
                return os.open(self.dev / name, os.O_WRONLY | os.O_NONBLOCK)
            except OSError:
                assert time.monotonic() < until_s, "the desk does not read it"
                time.sleep(0.01)


@pytest.fixture
def machine(tmp_path: Path) -> _Machine:
    return _Machine(tmp_path)


@pytest.fixture
def scanner(machine: _Machine) -> Iterator[HidScanner]:
    one = HidScanner("hid:0C2E:0B61", machine.sys, machine.dev)
    yield one
    one.stop()


def _until(scanner: HidScanner, wanted: type) -> list[Event]:
    events: list[Event] = []
    until_s = time.monotonic() + DEADLINE_S
    while not any(isinstance(event, wanted) for event in events):
        assert time.monotonic() < until_s, events
        events += scanner.events(0.1)
    return events


@pytest.mark.skipif(not Path("/proc").exists(), reason="hidraw is Linux's")
def test_the_scanner_among_other_devices_is_found_and_read(machine: _Machine, scanner: HidScanner):
    machine.plug("hidraw0", KEYBOARD)
    machine.plug("hidraw1", SCANNER, "0000AAAA:0000BBBB")
    machine.plug("hidraw2", SCANNER)
    scanner.start()
    line = machine.send("hidraw2")
    os.write(line, _report(TICKET.encode()))
    events = _until(scanner, CodeRead)
    assert events[0] == SourceState(SourceKind.OK)
    assert [event.text for event in events if isinstance(event, CodeRead)] == [TICKET]
    os.close(line)
    (lost,) = _until(scanner, SourceState)
    assert isinstance(lost, SourceState)
    assert lost.kind is SourceKind.LOST


@pytest.mark.skipif(not Path("/proc").exists(), reason="hidraw is Linux's")
def test_a_scanner_that_is_plugged_in_later_is_read(machine: _Machine, scanner: HidScanner):
    scanner.start()
    assert _until(scanner, SourceState) == [
        SourceState(SourceKind.LOST, "The hand scanner at hid:0C2E:0B61 does not answer.")
    ]
    machine.plug("hidraw0", SCANNER)
    line = machine.send("hidraw0")
    os.write(line, _report(TICKET.encode()))
    texts = [event.text for event in _until(scanner, CodeRead) if isinstance(event, CodeRead)]
    os.close(line)
    assert texts == [TICKET]
