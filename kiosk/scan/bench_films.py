"""Made-up webcam films through our ladder and its rivals: how many frames until a held code is read.

Frames are counted and not milliseconds, from fixed seeds: the same on any machine.
"""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kiosk.scan.clip import FRAMES_PER_CODE, render_clip
from kiosk.scan.grey import Grey
from kiosk.scan.rivals import OPENCV, OURS, TOGETHER, Reader, one_camera, readers
from kiosk.scan.scenery import SCENARIOS

SEEDS = (5, 11)
SHORT_CODES = 2
LONG_CODES = 1
SIGNED_LENGTH = 117  # characters of a ticket that proves itself: four times the modules of a short one
EVERY = {OPENCV: 3}
"""A reader that looks at every third picture only: OpenCV takes longer than all others together."""
OVERALL = "all scenarios"


@dataclass(frozen=True, slots=True)
class FilmRow:
    """One reader on one scenario.

    ``first_read`` is the mean frame of the first read, counted as the last
    frame where it never came; ``wrong`` counts texts that nobody held up;
    ``later_in`` (in the last rows) the scenarios in which ours reads later than it.
    """

    scenario: str
    reader: str
    looked_at: str
    held_up: int
    read: int
    first_read: float
    wrong: int
    mean_ms: float
    ours_later_in: int


@dataclass
class _Tally:
    """What one reader made of some films: the frame of each code's first read."""

    firsts: list[int] = field(default_factory=list[int])
    read: int = 0
    wrong: int = 0
    took_ms: list[float] = field(default_factory=list[float])

    def add(self, other: "_Tally") -> None:
        self.firsts += other.firsts
        self.took_ms += other.took_ms
        self.read += other.read
        self.wrong += other.wrong

    @property
    def first_read(self) -> float:
        return sum(self.firsts) / len(self.firsts)


def film_rows() -> Iterator[FilmRow]:
    """Each scenario with each reader, then all scenarios together."""
    overall: defaultdict[str, _Tally] = defaultdict(_Tally)
    later_in: defaultdict[str, int] = defaultdict(int)
    for scenario in SCENARIOS:
        tallies = _scenario(scenario)
        for name, tally in tallies.items():
            later = tallies[OURS].first_read > tally.first_read
            yield _row(scenario, name, tally, int(later))
            overall[name].add(tally)
            later_in[name] += later
    for name, tally in overall.items():
        yield _row(OVERALL, name, tally, later_in[name])


def _row(scenario: str, name: str, tally: _Tally, later_in: int) -> FilmRow:
    mean_ms = sum(tally.took_ms) / len(tally.took_ms) if tally.took_ms else 0.0
    every = EVERY.get(name)
    looked_at = f"every {every}rd frame" if every else "every frame"
    return FilmRow(
        scenario, name, looked_at, len(tally.firsts), tally.read, tally.first_read, tally.wrong, mean_ms, later_in
    )


def _scenario(scenario: str) -> dict[str, _Tally]:
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    for seed in SEEDS:
        for name, tally in _film(scenario, seed).items():
            tallies[name].add(tally)
    return dict(tallies)


def _film(scenario: str, seed: int) -> dict[str, _Tally]:
    codes = _codes(seed)
    looking = readers()
    looking[OURS] = one_camera()
    first: dict[str, dict[int, int]] = {name: {} for name in (*looking, TOGETHER)}
    tallies = {name: _Tally() for name in first}
    for number, frame in enumerate(render_clip(codes, seed=seed, scenario=scenario)):
        turn, place = divmod(number, FRAMES_PER_CODE)
        for name, reader in looking.items():
            if place % EVERY.get(name, 1):
                continue
            texts = _timed(reader, frame, tallies[name])
            tallies[name].wrong += sum(text != codes[turn] for text in texts)
            if codes[turn] in texts:
                first[name].setdefault(turn, place)
                if name != OURS:
                    first[TOGETHER].setdefault(turn, place)
    for name, tally in tallies.items():
        tally.read = len(first[name])
        tally.firsts = [first[name].get(turn, FRAMES_PER_CODE) for turn in range(len(codes))]
        if name == TOGETHER:
            tally.wrong = sum(tallies[other].wrong for other in looking if other != OURS)
    return tallies


def _timed(reader: Reader, frame: Grey, tally: _Tally) -> Sequence[str]:
    started = time.thread_time()
    texts = reader(frame)
    tally.took_ms.append((time.thread_time() - started) * 1000)
    return texts


def _codes(seed: int) -> list[str]:
    """Short tickets and long signed ones, all different."""
    short = [f"CQ26-{seed:02d}{number:04d}" for number in range(1, SHORT_CODES + 1)]
    filler = "7F3KQ2M4X9PD"
    signed = [
        (f"CQ26-{seed:02d}{number:04d}:" + filler * 12)[:SIGNED_LENGTH]
        for number in range(SHORT_CODES + 1, SHORT_CODES + LONG_CODES + 1)
    ]
    return short + signed
