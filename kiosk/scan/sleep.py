"""Tells an empty desk from one where something moves, so that the camera's process can rest at night."""

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.scan.grey import Grey

SMALL = (32, 18)  # each of these parts is the mean of hundreds of pixels: noise has gone, a hand has not
MOVED = 8  # levels of brightness of one part
REST_S = 0.25
"""Between two frames that are looked at while asleep: nobody waits longer for the desk to wake."""


class Sleep:
    """Looks at each frame; time comes in as seconds of one clock.  ``after_s`` 0 = never asleep."""

    def __init__(self, after_s: float) -> None:
        self._after_s = after_s
        self._before: NDArray[np.int16] | None = None
        self._stirred_s = float("-inf")

    def is_asleep(self, pixels: Grey, at_s: float) -> bool:
        """Whether nothing has moved for long enough, with this frame seen."""
        if self._after_s <= 0:
            return False
        small = np.asarray(cv2.resize(pixels, SMALL, interpolation=cv2.INTER_AREA), np.int16)
        if self._before is None or int(np.abs(small - self._before).max()) > MOVED:
            # Kept until the next move: what creeps in slowly adds up.
            self._before, self._stirred_s = small, at_s
        return at_s - self._stirred_s > self._after_s

    def stir(self, at_s: float) -> None:
        """A code was read, so somebody is here."""
        self._stirred_s = at_s
