"""How soon a resting camera is awake again: from the first frame in which a hand moves to the process's word."""

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.scan.avi import write_avi
from kiosk.scan.clip import render_clip, render_hall
from kiosk.scan.events import CodeRead, SourceKind, SourceState
from kiosk.scan.grey import Grey
from kiosk.scan.process import Scanner, ScannerOptions

FPS = 30.0
QUIET_FRAMES = 75
HELD_FRAMES = 45
GUESTS = 8
SLEEP_AFTER_S = 1.0
SIZE = (1280, 720)


@dataclass(frozen=True, slots=True)
class WakeRow:
    """``worst_ms`` and ``mean_ms`` from a guest's first frame to awake; ``read`` of the guests who came."""

    guests: int
    woken: int
    read: int
    mean_ms: float
    worst_ms: float


def wake_rows() -> Iterator[WakeRow]:
    """Guests who come one by one to a desk that has fallen asleep."""
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / "quiet.avi"
        write_avi(film, _frames(), SIZE, FPS, 75)
        woke_s, reads = _watched(film)
    # A read tells when the film began: its frame's time less what the film had run by then.
    began_s = sum(read.frame_at_ns / 1e9 - int(read.frame) / FPS for read in reads) / max(len(reads), 1)
    delays_ms = [
        (min(later) - came_s) * 1000
        for turn in range(GUESTS)
        if (came_s := began_s + (turn * (QUIET_FRAMES + HELD_FRAMES) + QUIET_FRAMES) / FPS)
        and (later := [one for one in woke_s if one >= came_s])
    ]
    mean_ms = sum(delays_ms) / max(len(delays_ms), 1)
    yield WakeRow(GUESTS, len(woke_s), len({read.text for read in reads}), mean_ms, max(delays_ms, default=0.0))


def _frames() -> Iterator[Grey]:
    for turn in range(GUESTS):
        yield from render_hall(QUIET_FRAMES, seed=5, size=SIZE)
        yield from render_clip([f"CQ26-{turn:06d}"], seed=5, size=SIZE, frames_per_code=HELD_FRAMES)


def _watched(film: Path) -> tuple[list[float], list[CodeRead]]:
    """When the process said that it is awake again, and what it read."""
    woke_s: list[float] = []
    reads: list[CodeRead] = []
    asleep = False
    scanner = Scanner(str(film), ScannerOptions(pace=True, sleep_after_s=SLEEP_AFTER_S))
    scanner.start()
    try:
        while True:
            for event in scanner.events(0.05):
                match event:
                    case CodeRead():
                        reads.append(event)
                    case SourceState(SourceKind.ASLEEP):
                        asleep = True
                    case SourceState(SourceKind.OK) if asleep:
                        woke_s.append(time.monotonic())
                        asleep = False
                    case SourceState(SourceKind.ENDED):
                        return woke_s, reads
                    case _:
                        pass
    finally:
        scanner.stop()
