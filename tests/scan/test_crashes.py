"""Decoders that really crash, in the real process: who is blamed, who is left out, and what is read all the same."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from qr_frames import on_desk

from kiosk.scan.avi import write_avi
from kiosk.scan.diary import Diary
from kiosk.scan.events import CodeRead, DecoderReplaced, Event, SourceKind, SourceState
from kiosk.scan.process import Scanner, ScannerOptions

CODE = "CQ26-7F3KQ2"
SEEN_BY_ZBAR = "CQ26-ZBAR01"
DEADLINE_S = 60.0

CRASH = "import faulthandler\n\ndef {name}(*_, **__):\n    faulthandler._sigsegv()\n"
ZBAR = "class ZBarSymbol:\n    QRCODE = 64\n\n"
ZBAR_READS = f"""
from collections import namedtuple
Rect = namedtuple("Rect", "left top width height")
Code = namedtuple("Code", "data polygon rect")

def decode(_picture, symbols):
    return [Code({SEEN_BY_ZBAR.encode()!r}, [], Rect(10, 10, 50, 50))]
"""
ZXING = """
import faulthandler, sys
here = sys.path.pop(0)
del sys.modules["zxingcpp"]
import zxingcpp as real
sys.path.insert(0, here)
real.read_barcodes = lambda *_, **__: faulthandler._sigsegv()
"""
"""The real library, but for the one call."""


@pytest.fixture
def libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose modules the decoder process finds before the real ones."""
    folder = tmp_path / "libraries"
    (folder / "pyzbar").mkdir(parents=True)
    (folder / "pyzbar" / "__init__.py").touch()
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    return folder


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Something code-like that nobody can read, and then a ticket."""
    worn = on_desk({CODE: (500, 200)})
    worn[280:400, 600:700] = np.random.default_rng(1).integers(0, 255, (120, 100))
    frames = [worn] * 45 + [on_desk({CODE: (500, 200)})] * 6
    path = tmp_path / "worn.avi"
    write_avi(path, frames, (1280, 720), 30, 90)
    return path


def _all_events(film: Path, diary: Path) -> list[Event]:
    scanner = Scanner(str(film), ScannerOptions(diary=diary))
    scanner.start()
    try:
        return list(_until_the_end(scanner))
    finally:
        scanner.stop()


def _until_the_end(scanner: Scanner) -> Iterator[Event]:
    until_s = time.monotonic() + DEADLINE_S
    while time.monotonic() < until_s:
        for event in scanner.events(0.2):
            yield event
            if isinstance(event, SourceState) and event.kind is SourceKind.ENDED:
                return
    raise AssertionError("the film did not end")


def _left_out(events: list[Event]) -> list[tuple[str, ...]]:
    return [event.left_out for event in events if isinstance(event, DecoderReplaced)]


def _texts(events: list[Event]) -> list[str]:
    return [event.text for event in events if isinstance(event, CodeRead)]


def test_a_second_opinion_that_crashes_three_times_is_left_out_and_the_film_goes_on(
    libraries: Path, film: Path, tmp_path: Path
):
    (libraries / "pyzbar" / "pyzbar.py").write_text(ZBAR + CRASH.format(name="decode"))
    began = datetime.now(UTC)
    events = _all_events(film, tmp_path)
    assert _left_out(events) == [(), (), ("zbar",)]
    assert _texts(events) == [CODE]
    assert [(entry.reason, entry.left_out) for entry in Diary(tmp_path).since(began)] == [
        ("zbar crashed (status -11)", ()),
        ("zbar crashed (status -11)", ()),
        ("zbar crashed (status -11)", ("zbar",)),
    ]


def test_where_the_first_decoder_crashes_the_second_reads_alone(libraries: Path, film: Path, tmp_path: Path):
    (libraries / "zxingcpp.py").write_text(ZXING)
    (libraries / "pyzbar" / "pyzbar.py").write_text(ZBAR + ZBAR_READS)
    events = _all_events(film, tmp_path)
    assert _left_out(events) == [(), (), ("zxing",)]
    assert _texts(events) == [SEEN_BY_ZBAR]


def test_the_last_decoder_is_never_left_out_however_often_it_crashes(libraries: Path, tmp_path: Path):
    (libraries / "zxingcpp.py").write_text(ZXING)
    (libraries / "pyzbar" / "pyzbar.py").write_text("raise ImportError('no libzbar here')\n")
    write_avi(tmp_path / "short.avi", [on_desk({CODE: (500, 200)})] * 5, (1280, 720), 30, 90)
    assert _left_out(_all_events(tmp_path / "short.avi", tmp_path)) == [()] * 5


def test_a_kill_from_outside_blames_no_decoder(film: Path, tmp_path: Path):
    scanner = Scanner(str(film), ScannerOptions(pace=True))
    scanner.start()
    replaced: list[Event] = []
    try:
        for _ in range(3):
            _next(scanner, lambda event: isinstance(event, SourceState) and event.kind is SourceKind.OK)
            os.kill(scanner.pid or 0, signal.SIGSTOP)  # so that the mark stays as it is
            assert scanner._shelf is not None
            scanner._shelf.mark("zbar", time.monotonic_ns())
            os.kill(scanner.pid or 0, signal.SIGKILL)
            replaced.append(_next(scanner, lambda event: isinstance(event, DecoderReplaced)))
    finally:
        scanner.stop()
    assert replaced == [DecoderReplaced("it was ended from outside")] * 3


def _next(scanner: Scanner, done: Callable[[Event], bool]) -> Event:
    until_s = time.monotonic() + DEADLINE_S
    while time.monotonic() < until_s:
        for event in scanner.events(0.2):
            if done(event):
                return event
    raise AssertionError("it never came")
