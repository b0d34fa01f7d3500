"""A hand scanner at the other end of a serial line: a pair of pseudo-terminals, as real as it gets without one."""

import os
import time
import tty
from collections.abc import Callable, Iterator
from io import FileIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import BadInput
from kiosk.scan.events import CodeRead, Event, SourceKind, SourceState
from kiosk.scan.serial_scanner import Codes, SerialScanner, port_of

DEADLINE_S = 20.0
Plug = Callable[[], FileIO]


@pytest.fixture
def plug(tmp_path: Path) -> Iterator[Plug]:
    """Plugs a scanner into the same place; what is written to the result comes down the line."""
    opened: list[FileIO] = []

    def one_more() -> FileIO:
        ours, theirs = os.openpty()
        tty.setraw(theirs)
        opened.extend((FileIO(ours, "wb"), FileIO(theirs, "wb")))
        place = tmp_path / "ttyACM0"
        place.unlink(missing_ok=True)
        place.symlink_to(os.ttyname(theirs))
        return opened[-2]

    yield one_more
    for end in opened:
        end.close()


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[SerialScanner]:
    one = SerialScanner(f"serial:{tmp_path / 'ttyACM0'}")
    yield one
    one.stop()


def _until(scanner: SerialScanner, wanted: int, kind: type) -> list[Event]:
    events: list[Event] = []
    until_s = time.monotonic() + DEADLINE_S
    while sum(isinstance(event, kind) for event in events) < wanted:
        assert time.monotonic() < until_s, events
        events += scanner.events(0.1)
    return events


def _texts(events: list[Event]) -> list[str]:
    return [event.text for event in events if isinstance(event, CodeRead)]


def test_codes_come_down_the_line_each_once_in_order(scanner: SerialScanner, plug: Plug):
    line = plug()
    scanner.start()
    assert _until(scanner, 1, SourceState) == [SourceState(SourceKind.OK)]
    line.write(b"CQ26-A\r\nCQ26-A\r\nCQ26-B\r\nCQ26-C")  # the second is the scanner's eagerness, the last has no end
    assert _texts(_until(scanner, 3, CodeRead)) == ["CQ26-A", "CQ26-B", "CQ26-C"]


def test_a_scanner_that_is_unplugged_is_said_and_read_again_once_it_is_back(
    scanner: SerialScanner, plug: Plug, tmp_path: Path
):
    line = plug()
    scanner.start()
    _until(scanner, 1, SourceState)
    (tmp_path / "ttyACM0").unlink()
    line.close()
    (lost,) = _until(scanner, 1, SourceState)
    assert isinstance(lost, SourceState)
    assert (lost.kind, "does not answer" in lost.detail) == (SourceKind.LOST, True)
    line = plug()
    assert _until(scanner, 1, SourceState) == [SourceState(SourceKind.OK)]
    line.write(b"CQ26-B\r")
    assert _texts(_until(scanner, 1, CodeRead)) == ["CQ26-B"]


def test_a_port_that_is_not_there_is_said_once(scanner: SerialScanner):
    scanner.start()
    (lost,) = _until(scanner, 1, SourceState)
    assert isinstance(lost, SourceState)
    assert lost.kind is SourceKind.LOST
    assert scanner.newest_frame() is None


@pytest.mark.parametrize(
    ("address", "port"),
    [("serial:/dev/ttyACM0", ("/dev/ttyACM0", 9600)), ("serial:COM3@115200", ("COM3", 115200))],
)
def test_a_port_may_tell_its_speed(address: str, port: tuple[str, int]):
    assert port_of(address) == port


@pytest.mark.parametrize("address", ["COM3", "serial:", "serial:COM3@fast", "serial:@9600"])
def test_an_address_that_is_none_is_bad_input(address: str):
    with pytest.raises(BadInput, match="serial:"):
        SerialScanner(address)


printable = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=60)


@given(st.lists(printable, max_size=6), st.sampled_from([b"\r", b"\n", b"\r\n", b"\t", b"\x03"]), st.data())
def test_however_the_bytes_are_cut_the_codes_are_the_same(codes: list[str], ending: bytes, data: st.DataObject):
    line = b"".join(b"\x02" + code.encode() + ending for code in codes)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(line)), max_size=5)))
    pieces = [line[a:b] for a, b in zip([0, *cuts], [*cuts, len(line)], strict=True)]
    cutter = Codes()
    assert [text for piece in pieces if piece for text in cutter.take(piece)] == codes


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_no_noise_on_the_line_raises(pieces: list[bytes]):
    cutter = Codes()
    assert all(text.isprintable() and text for piece in pieces for text in cutter.take(piece))
