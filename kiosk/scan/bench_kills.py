"""The decoder process killed again and again during a film: what is lost, doubled or wrong, how long nobody looks."""

import os
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kiosk.scan.clip import write_clip
from kiosk.scan.events import CodeRead, DecoderReplaced, Event, SourceKind, SourceState
from kiosk.scan.process import Scanner, ScannerOptions

CODES_A_KILL = 2
CALM_FRAMES = 25  # decoded by each process, at most, before the next kill
LONGEST_S = 300.0


@dataclass(frozen=True, slots=True)
class KillRow:
    """``longest_gap_ms`` is the longest time from a kill to the next decoded frame; others count tickets."""

    kills: int
    held_up: int
    read: int
    wrong: int
    twice: int
    longest_gap_ms: float


def kill_rows(kills: int = 20, seed: int = 5) -> Iterator[KillRow]:
    """One film in the real process, which is killed ``kills`` times at random moments."""
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / "guests.avi"
        codes = [f"CQ26-{number:06d}" for number in range(kills * CODES_A_KILL)]
        write_clip(film, codes, seed=seed, size=(960, 540))
        scanner = Scanner(str(film), ScannerOptions())
        scanner.start()
        try:
            texts, gaps_ms = _killed(scanner, kills, np.random.default_rng(seed))
        finally:
            scanner.stop()
    times = Counter(texts)
    read = len(times.keys() & set(codes))
    wrong = sum(count for text, count in times.items() if text not in codes)
    twice = sum(count - 1 for count in times.values())
    yield KillRow(len(gaps_ms), len(codes), read, wrong, twice, max(gaps_ms, default=0.0))


def _killed(scanner: Scanner, kills: int, chance: np.random.Generator) -> tuple[list[str], list[float]]:
    """The texts that were read until the film's end, and how long nothing was decoded after each kill."""
    texts: list[str] = []
    gaps_ms: list[float] = []
    until_s = time.monotonic() + LONGEST_S
    ended = False
    while not ended and time.monotonic() < until_s:
        if len(gaps_ms) < kills:
            heard, gap_ms = _kill_after(scanner, int(chance.integers(1, CALM_FRAMES)))
            gaps_ms += [gap_ms] if gap_ms else []
        else:
            heard = scanner.events(0.1)
        texts += [event.text for event in heard if isinstance(event, CodeRead)]
        ended = any(isinstance(event, SourceState) and event.kind is SourceKind.ENDED for event in heard)
    return texts, gaps_ms


def _kill_after(scanner: Scanner, frames: int) -> tuple[list[Event], float]:
    """Let the process decode so many frames, kill it, and wait for the first frame of the next one."""
    heard: list[Event] = []
    before = scanner.frames_taken
    while scanner.frames_taken < before + frames:
        heard += (told := scanner.events(0.005))
        if any(isinstance(event, SourceState) and event.kind is SourceKind.ENDED for event in told):
            return heard, 0.0
    taken, killed_s = scanner.frames_taken, time.monotonic()
    os.kill(scanner.pid or 0, signal.SIGKILL)
    while scanner.frames_taken == taken or not any(isinstance(one, DecoderReplaced) for one in heard):
        heard += scanner.events(0.005)
    return heard, (time.monotonic() - killed_s) * 1000
