"""Shared memory between the desk and its decoder process: the newest frame, and a mark of what is at work.

The window's start waits for this module: what it draws with is imported by whoever draws.
"""

from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.scan.grey import Grey

SLOTS = 3  # one being written, one the newest, one being read
WORDS = 32
FIRST_SLOT_WORD = 8
SLOT_WORDS = 4
LONGEST_PX = 1920  # of the frame for the preview; larger ones are shown smaller
SLOT_BYTES = LONGEST_PX * LONGEST_PX
LATEST, DECODER, SINCE_NS, FRAME, HEARTBEAT_NS = range(5)
DECODERS = ("", "zxing", "zbar")


@dataclass(frozen=True, slots=True)
class Preview:
    """The newest frame, ``(height, width) uint8, grey``; ``scale`` is its size relative to the camera's."""

    pixels: "Grey"
    at_ns: int
    number: int
    scale: float


class Shelf:
    """One writer (the decoder process) and any readers; each word is written whole, so no lock can be left behind."""

    def __init__(self, name: str | None = None) -> None:
        self._owner = name is None
        size = WORDS * 8 + SLOTS * SLOT_BYTES
        self._memory = SharedMemory(create=True, size=size) if name is None else SharedMemory(name)
        buffer = self._memory.buf
        assert buffer is not None, "a new or attached memory has its buffer"
        self._bytes: memoryview = buffer
        self._words: memoryview[int] = self._bytes[: WORDS * 8].cast("q")

    @property
    def name(self) -> str:
        return self._memory.name

    def word(self, which: int) -> int:
        return self._words[which]

    def set_word(self, which: int, value: int) -> None:
        self._words[which] = value

    def mark(self, decoder: str, now_ns: int) -> None:
        """``decoder`` is at work since now; "" when none is."""
        self._words[SINCE_NS] = 0
        self._words[DECODER] = DECODERS.index(decoder)
        self._words[SINCE_NS] = now_ns if decoder else 0

    def at_work(self) -> tuple[str, int]:
        """The decoder at work and since when, monotonic ns; ("", 0) when none is."""
        since_ns = self._words[SINCE_NS]
        return (DECODERS[self._words[DECODER]], since_ns) if since_ns else ("", 0)

    def put(self, grey: "Grey", at_ns: int) -> None:
        """Lay down the newest frame; readers see the one before until it is whole."""
        import cv2
        import numpy as np

        scale = min(1.0, LONGEST_PX / max(grey.shape))
        if scale < 1:
            size = (max(int(grey.shape[1] * scale), 1), max(int(grey.shape[0] * scale), 1))
            grey = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)
        number = self._words[LATEST] + 1
        height, width = grey.shape
        start = self._slot(number)
        target = np.frombuffer(self._bytes, np.uint8, width * height, start).reshape(height, width)
        target[:] = grey
        word = FIRST_SLOT_WORD + SLOT_WORDS * (number % SLOTS)
        for offset, value in enumerate((width, height, at_ns, round(scale * 1_000_000))):
            self._words[word + offset] = value
        self._words[LATEST] = number

    def newest(self) -> Preview | None:
        """A copy of the newest frame; None before the first."""
        if self._words[LATEST] == 0:
            return None
        import numpy as np  # on the camera's thread, once there is a picture

        while (number := self._words[LATEST]) > 0:
            word = FIRST_SLOT_WORD + SLOT_WORDS * (number % SLOTS)
            width, height, at_ns, scale = (self._words[word + offset] for offset in range(SLOT_WORDS))
            if 0 < width * height <= SLOT_BYTES:
                pixels = np.frombuffer(self._bytes, np.uint8, width * height, self._slot(number)).reshape(height, width)
                preview = Preview(pixels.copy(), at_ns, number, scale / 1_000_000)
                # Two frames later the writer comes back to this slot.
                if self._words[LATEST] - number < SLOTS - 1:
                    return preview
        return None

    def close(self) -> None:
        self._words.release()
        self._memory.close()
        if self._owner:
            self._memory.unlink()

    @staticmethod
    def _slot(number: int) -> int:
        return WORDS * 8 + (number % SLOTS) * SLOT_BYTES
