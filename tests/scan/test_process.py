"""The decoder process, really started, killed, stopped in its tracks and replaced."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
import pytest
from qr_frames import on_desk

from kiosk.scan import process
from kiosk.scan.avi import write_avi
from kiosk.scan.clip import render_hall, write_clip
from kiosk.scan.diary import Diary
from kiosk.scan.events import CodeRead, DecoderReplaced, Event, Hint, HintKind, SourceKind, SourceState
from kiosk.scan.process import Scanner, ScannerOptions

CODES = [f"CQ26-{number:06d}" for number in range(1, 9)]
DEADLINE_S = 40.0
Open = Callable[..., Scanner]


@pytest.fixture
def scanner() -> Iterator[Open]:
    started: list[Scanner] = []

    def start(source: str | Path, **options: bool) -> Scanner:
        one = Scanner(str(source), ScannerOptions(**options))
        one.start()
        started.append(one)
        return one

    yield start
    for one in started:
        one.stop()


@pytest.fixture
def spare_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "SPARE_AFTER_S", 0.0)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("films") / "guests.avi"
    write_clip(path, CODES, seed=2, size=(640, 360))
    return path


def _until(scanner: Scanner, done: Callable[[Event], bool]) -> list[Event]:
    """All events up to and with the first that is ``done``."""
    events: list[Event] = []
    until_s = time.monotonic() + DEADLINE_S
    while time.monotonic() < until_s:
        for event in scanner.events(0.2):
            events.append(event)
            if done(event):
                return events
    raise AssertionError(f"not in {DEADLINE_S} s; so far: {events}")


def _ended(event: Event) -> bool:
    return isinstance(event, SourceState) and event.kind is SourceKind.ENDED


def _is_read(event: Event) -> bool:
    return isinstance(event, CodeRead)


def _is_playing(event: Event) -> bool:
    return isinstance(event, SourceState) and event.kind is SourceKind.OK


def _replaced(event: Event) -> bool:
    return isinstance(event, DecoderReplaced)


def _texts(events: list[Event]) -> list[str]:
    return [event.text for event in events if isinstance(event, CodeRead)]


def test_a_film_is_decoded_frame_by_frame_and_every_code_is_one_scan(scanner: Open, film: Path):
    events = _until(scanner(film), _ended)
    assert _texts(events) == CODES
    assert events[0] == SourceState(SourceKind.OPENING)
    assert events[1] == SourceState(SourceKind.OK)


def test_a_read_tells_when_its_frame_was_grabbed(scanner: Open, film: Path):
    before_ns = time.monotonic_ns()
    read = _until(scanner(film), _is_read)[-1]
    assert isinstance(read, CodeRead)
    assert before_ns < read.frame_at_ns < time.monotonic_ns()
    assert read.decode_ms > 0


def test_the_newest_frame_and_its_corners_are_there_for_the_preview(scanner: Open, film: Path):
    one = scanner(film)
    assert one.newest_frame() is None
    _until(one, _is_read)
    shown = one.newest_frame()
    assert shown is not None
    preview, corners = shown
    assert preview.pixels.shape == (360, 640)
    assert all(0 <= x <= 640 and 0 <= y <= 360 for place in corners for x, y in place)


def test_killing_the_process_again_and_again_loses_and_doubles_no_ticket(scanner: Open, film: Path):
    one = scanner(film)
    events: list[Event] = []
    for _ in range(4):
        events += _until(one, _is_read)
        os.kill(one.pid or 0, signal.SIGKILL)
        events += _until(one, _replaced)
    events += _until(one, _ended)
    assert _texts(events) == CODES
    replaced = [event for event in events if isinstance(event, DecoderReplaced)]
    assert replaced == [DecoderReplaced("it was ended from outside")] * 4


@pytest.mark.usefixtures("spare_at_once")
def test_the_spare_process_takes_over_and_another_one_waits(scanner: Open, film: Path):
    one = scanner(film, pace=True)
    _until(one, lambda _: one.spare_pid is not None)
    spare = one.spare_pid
    os.kill(one.pid or 0, signal.SIGKILL)
    _until(one, _replaced)
    assert one.pid == spare
    _until(one, lambda _: one.spare_pid is not None)
    assert one.spare_pid != spare


@pytest.mark.usefixtures("spare_at_once")
def test_a_spare_process_that_is_killed_is_missed_by_nobody(scanner: Open, film: Path):
    one = scanner(film, pace=True)
    _until(one, lambda _: one.spare_pid is not None)
    os.kill(one.spare_pid or 0, signal.SIGKILL)
    events = _until(one, _ended)
    assert not any(map(_replaced, events))
    assert one.spare_pid is not None


def test_a_process_stopped_in_its_tracks_is_replaced(scanner: Open, film: Path):
    one = scanner(film, pace=True)
    _until(one, _is_read)
    first = one.pid
    os.kill(first or 0, signal.SIGSTOP)
    _until(one, _replaced)
    assert one.pid != first
    assert _texts(_until(one, _is_read))


def test_a_decoder_that_hangs_three_times_is_left_out(scanner: Open, film: Path):
    one = scanner(film, pace=True)
    events: list[Event] = []
    for _ in range(3):
        _until(one, _is_playing)
        os.kill(one.pid or 0, signal.SIGSTOP)
        assert one._shelf is not None
        one._shelf.mark("zbar", time.monotonic_ns())  # as if it had been stopped in there
        events += _until(one, _replaced)[-1:]
    assert events == [
        DecoderReplaced("zbar hung"),
        DecoderReplaced("zbar hung"),
        DecoderReplaced("zbar hung", ("zbar",)),
    ]


def test_a_crash_is_told_from_a_kill(scanner: Open, film: Path):
    one = scanner(film, pace=True)
    _until(one, _is_read)
    os.kill(one.pid or 0, signal.SIGSEGV)
    replaced = _until(one, _replaced)[-1]
    assert isinstance(replaced, DecoderReplaced)
    assert "crashed" in replaced.reason


def test_a_source_that_is_not_there_yet_is_opened_once_it_comes(scanner: Open, film: Path, tmp_path: Path):
    late = tmp_path / "late.avi"
    one = scanner(late)
    _until(one, lambda event: isinstance(event, SourceState) and event.kind is SourceKind.LOST)
    film_bytes = film.read_bytes()
    (tmp_path / "whole").write_bytes(film_bytes)
    (tmp_path / "whole").replace(late)
    assert _texts(_until(one, _ended)) == CODES


def test_of_a_folder_every_picture_is_read_for_itself(scanner: Open, tmp_path: Path):
    cv2.imwrite(str(tmp_path / "1.png"), on_desk({"CQ26-A": (300, 200)}))
    (tmp_path / "2.png").write_bytes(b"torn")
    cv2.imwrite(str(tmp_path / "3.png"), on_desk({"CQ26-A": (300, 200), "CQ26-B": (800, 200)}))
    events = _until(scanner(tmp_path), _ended)
    reads = [(event.frame, event.text) for event in events if isinstance(event, CodeRead)]
    assert sorted(reads) == [("1.png", "CQ26-A"), ("3.png", "CQ26-A"), ("3.png", "CQ26-B")]
    assert any(isinstance(event, SourceState) and event.detail.startswith("2.png") for event in events)


@pytest.mark.usefixtures("spare_at_once")
def test_a_stopped_scanner_leaves_no_process_and_can_start_again(film: Path):
    one = Scanner(str(film), ScannerOptions(pace=True))
    for _ in range(2):
        one.start()
        _until(one, lambda _: one.spare_pid is not None)
        pids = (one.pid or 0, one.spare_pid or 0)
        one.stop()
        for pid in pids:
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)


def test_a_picture_too_large_for_the_preview_is_shown_smaller(scanner: Open, tmp_path: Path):
    cv2.imwrite(str(tmp_path / "wall.png"), np.full((2000, 3840), 90, np.uint8))
    one = scanner(tmp_path / "wall.png")
    _until(one, _ended)
    shown = one.newest_frame()
    assert shown is not None
    assert shown[0].pixels.shape == (1000, 1920)
    assert shown[0].scale == 0.5


def test_a_replacement_is_noted_for_doctor(film: Path, tmp_path: Path):
    before = datetime.now(UTC)
    one = Scanner(str(film), ScannerOptions(pace=True, diary=tmp_path))
    one.start()
    try:
        _until(one, _is_read)
        os.kill(one.pid or 0, signal.SIGKILL)
        _until(one, _replaced)
    finally:
        one.stop()
    assert [entry.reason for entry in Diary(tmp_path).since(before)] == ["it was ended from outside"]


def test_the_corners_of_the_preview_follow_the_code(scanner: Open, tmp_path: Path):
    """On each frame near the newest read the corners lie where the card is in that picture."""
    frames = [on_desk({"CQ26-A": (100 + 8 * step, 200)}) for step in range(90)]
    write_avi(tmp_path / "walk.avi", frames, (1280, 720), 15, 80)
    one = scanner(tmp_path / "walk.avi", pace=True)
    lefts: list[float] = []
    until_s = time.monotonic() + DEADLINE_S
    while time.monotonic() < until_s:
        if any(map(_ended, one.events(0.05))):
            break
        shown = one.newest_frame()
        if shown is not None and shown[1]:
            lefts.append(shown[1][0][0][0])
    assert lefts == sorted(lefts)
    assert max(lefts) - min(lefts) > 300


def test_a_dark_hall_is_said_although_no_code_is_in_view(scanner: Open, tmp_path: Path):
    hall = [(frame * 0.2).astype(np.uint8) for frame in render_hall(100, seed=4, size=(640, 360))]
    write_avi(tmp_path / "dark.avi", hall, (640, 360), 25, 80)
    events = _until(scanner(tmp_path / "dark.avi", pace=True), _ended)
    assert [event for event in events if isinstance(event, Hint)] == [Hint(HintKind.MORE_LIGHT)]
