"""A desk where nothing moves rests, and wakes with the first hand that comes in."""

from pathlib import Path

import numpy as np

from kiosk.scan.avi import write_avi
from kiosk.scan.clip import render_clip, render_hall
from kiosk.scan.events import CodeRead, Event, SourceKind, SourceState
from kiosk.scan.process import Scanner, ScannerOptions
from kiosk.scan.sleep import Sleep

SIZE = (640, 360)


def _hall(seconds: float) -> list[np.ndarray]:
    return list(render_hall(round(seconds * 10), seed=4, size=SIZE))


def test_an_empty_hall_is_asleep_after_its_time_despite_the_sensors_noise():
    sleep = Sleep(after_s=3)
    asleep = [sleep.is_asleep(frame, number / 10) for number, frame in enumerate(_hall(5))]
    assert asleep.index(True) == 31
    assert all(asleep[31:])


def test_a_hand_that_comes_in_wakes_it_at_once():
    sleep = Sleep(after_s=3)
    for number, frame in enumerate(_hall(5)):
        sleep.is_asleep(frame, number / 10)
    hand = _hall(0.1)[0].copy()
    hand[150:, 500:] = 200
    assert not sleep.is_asleep(hand, 5.0)


def test_light_that_creeps_in_slowly_wakes_it_too():
    sleep = Sleep(after_s=3)
    dawn = [np.full((360, 640), 60 + minute, np.uint8) for minute in range(12)]
    assert {sleep.is_asleep(frame, at * 60.0) for at, frame in enumerate(dawn)} == {True, False}


def test_a_code_that_is_read_keeps_it_awake():
    sleep = Sleep(after_s=3)
    for number, frame in enumerate(_hall(5)):
        sleep.is_asleep(frame, number / 10)
    sleep.stir(4.9)
    assert not sleep.is_asleep(_hall(0.1)[0], 5.0)


def test_without_a_time_it_never_sleeps():
    sleep = Sleep(after_s=0)
    assert not any(sleep.is_asleep(frame, number * 100.0) for number, frame in enumerate(_hall(1)))


def test_the_process_rests_in_an_empty_hall_and_reads_the_next_guest(tmp_path: Path):
    film = tmp_path / "quiet.avi"
    guest = render_clip(["CQ26-7F3KQ2"], seed=4, size=SIZE, frames_per_code=60)
    write_avi(film, [*render_hall(90, seed=4, size=SIZE), *guest], SIZE, 30, 75)
    scanner = Scanner(str(film), ScannerOptions(pace=True, sleep_after_s=1))
    scanner.start()
    events: list[Event] = []
    try:
        while SourceState(SourceKind.ENDED) not in events:
            events += scanner.events(0.2)
    finally:
        scanner.stop()
    kinds = [event.kind for event in events if isinstance(event, SourceState)]
    assert kinds == [SourceKind.OPENING, SourceKind.OK, SourceKind.ASLEEP, SourceKind.OK, SourceKind.ENDED]
    assert [event.text for event in events if isinstance(event, CodeRead)] == ["CQ26-7F3KQ2"]
