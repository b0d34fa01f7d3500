"""The decoder process killed again and again during a film: what is lost, doubled or wrong, how long nobody looks."""

import os
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kiosk.scan.clip import FRAMES_PER_CODE, write_clip
from kiosk.scan.events import CodeRead, DecoderReplaced, Event, SourceKind, SourceState
from kiosk.scan.process import Scanner, ScannerOptions

CODES_A_KILL = 2
CALM_FRAMES = 25  # decoded by each process, at most, before the next kill
LONGEST_S = 300.0
CALM_KILLS = 6
CALM_FRAMES_PER_CODE = 60
HAMMERED, CALM = "again and again", "with a spare process waiting"

READY_S = 1.5  # an idle machine imports in a third of it
Kill = Callable[[Scanner, int], tuple[list[Event], float]]
"""Waits, kills, waits for the next frame; what was heard meanwhile, and the gap in ms (0 = the film ended first)."""


@dataclass(frozen=True, slots=True)
class KillRow:
    """``longest_gap_ms`` is the longest time from a kill to the next decoded frame; others count tickets."""

    when: str
    kills: int
    held_up: int
    read: int
    wrong: int
    twice: int
    longest_gap_ms: float


def kill_rows(kills: int = 20, seed: int = 5) -> Iterator[KillRow]:
    """The real process killed ``kills`` times at random moments of a film, mostly before a spare is up; then calmly."""
    yield _row(HAMMERED, kills, _kill_after, seed)
    yield _row(CALM, min(kills, CALM_KILLS), _kill_calmly, seed)


def _row(when: str, kills: int, kill: Kill, seed: int) -> KillRow:
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / "guests.avi"
        codes = [f"CQ26-{number:06d}" for number in range(kills * CODES_A_KILL)]
        held = CALM_FRAMES_PER_CODE if kill is _kill_calmly else FRAMES_PER_CODE
        write_clip(film, codes, seed=seed, size=(960, 540), frames_per_code=held)
        scanner = Scanner(str(film), ScannerOptions(pace=kill is _kill_calmly))
        scanner.start()
        try:
            texts, gaps_ms = _killed(scanner, kills, kill, np.random.default_rng(seed))
        finally:
            scanner.stop()
    times = Counter(texts)
    read = len(times.keys() & set(codes))
    wrong = sum(count for text, count in times.items() if text not in codes)
    twice = sum(count - 1 for count in times.values())
    return KillRow(when, len(gaps_ms), len(codes), read, wrong, twice, max(gaps_ms, default=0.0))


def _killed(scanner: Scanner, kills: int, kill: Kill, chance: np.random.Generator) -> tuple[list[str], list[float]]:
    """The texts that were read until the film's end, and how long nothing was decoded after each kill."""
    texts: list[str] = []
    gaps_ms: list[float] = []
    until_s = time.monotonic() + LONGEST_S
    ended = False
    while not ended and time.monotonic() < until_s:
        if len(gaps_ms) < kills:
            heard, gap_ms = kill(scanner, int(chance.integers(1, CALM_FRAMES)))
            gaps_ms += [gap_ms] if gap_ms else []
        else:
            heard = scanner.events(0.1)
        texts += [event.text for event in heard if isinstance(event, CodeRead)]
        ended = _has_ended(heard)
    return texts, gaps_ms


def _kill_after(scanner: Scanner, frames: int) -> tuple[list[Event], float]:
    """Let the process decode so many frames, kill it, and wait for the first frame of the next one."""
    heard: list[Event] = []
    before = scanner.frames_taken
    while scanner.frames_taken < before + frames:
        heard += (told := scanner.events(0.005))
        if _has_ended(told):
            return heard, 0.0
    return _kill(scanner, heard)


def _kill_calmly(scanner: Scanner, frames: int) -> tuple[list[Event], float]:
    """As ``_kill_after``, but not before a spare process has had its time to get ready."""
    heard: list[Event] = []
    ready_s = float("inf")
    while time.monotonic() < ready_s:
        heard += (told := scanner.events(0.005))
        if _has_ended(told):
            return heard, 0.0
        if scanner.spare_pid is not None and ready_s == float("inf"):
            ready_s = time.monotonic() + READY_S + frames / 30
    return _kill(scanner, heard)


def _has_ended(events: list[Event]) -> bool:
    return any(isinstance(event, SourceState) and event.kind is SourceKind.ENDED for event in events)


def _kill(scanner: Scanner, heard: list[Event]) -> tuple[list[Event], float]:
    taken, killed_s = scanner.frames_taken, time.monotonic()
    os.kill(scanner.pid or 0, signal.SIGKILL)
    while scanner.frames_taken == taken or not any(isinstance(one, DecoderReplaced) for one in heard):
        heard += scanner.events(0.005)
    return heard, (time.monotonic() - killed_s) * 1000
