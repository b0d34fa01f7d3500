"""The way from a source of frames to the codes that are new, by plain calls.

What commands without a window use; the window's decoder process walks the same
way in a process of its own.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.scan.camera import Frame, FrameSource
from kiosk.scan.decode import Ladder
from kiosk.scan.steady import New, Seen, Steady, off_centre


@dataclass(frozen=True, slots=True)
class Read:
    """One code: where it was read, and how long reading that frame took."""

    text: str
    frame: Frame
    decode_ms: float


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gave no picture, with the sentence why."""

    frame: Frame


def read_all(source: FrameSource) -> Iterator[Read | Unreadable]:
    """Each code once while it is held up; of unrelated pictures every code of each."""
    ladder, steady = Ladder(), Steady()
    for frame in source:
        if frame.problem and frame.pixels.size == 0:
            yield Unreadable(frame)
            continue
        started = time.perf_counter()
        if source.stills:
            ladder = Ladder()
        sightings = ladder.read(frame.pixels)
        took_ms = (time.perf_counter() - started) * 1000
        height, width = frame.pixels.shape
        codes = [Seen(one.text, off_centre(one.corners, width, height)) for one in sightings]
        if source.stills:
            texts = list(dict.fromkeys(code.text for code in codes))
        else:
            at_s = frame.at_ns / 1e9 if frame.film_s is None else frame.film_s
            texts = [new.text for new in steady.seen(codes, at_s) if isinstance(new, New)]
        for text in texts:
            yield Read(text, frame, took_ms)
