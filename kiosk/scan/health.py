"""Tells a camera that shows nothing, or the same picture for ever, from one that works."""

import numpy as np

from kiosk.scan.events import SourceKind
from kiosk.scan.grey import Grey

BLACK = 16  # the brightest pixel of a covered lens, noise included
BLACK_AFTER_S = 1.0
FROZEN_AFTER_S = 2.0
STEP = 16  # every sixteenth pixel of every sixteenth row tells enough


class Health:
    """Looks at each frame of a live source; a real sensor's noise never gives the same picture twice."""

    def __init__(self) -> None:
        self._last: Grey | None = None
        self._changed_s = self._bright_s = float("-inf")

    def after(self, pixels: Grey, at_s: float) -> SourceKind:
        """OK, BLACK or FROZEN, with this frame seen.  ``at_s`` is any one clock."""
        sample = pixels[::STEP, ::STEP].copy()
        if self._last is None:
            self._changed_s = self._bright_s = at_s
        if self._last is None or not np.array_equal(sample, self._last):
            self._changed_s = at_s
        if int(sample.max(initial=0)) >= BLACK:
            self._bright_s = at_s
        self._last = sample
        if at_s - self._bright_s > BLACK_AFTER_S:
            return SourceKind.BLACK
        return SourceKind.FROZEN if at_s - self._changed_s > FROZEN_AFTER_S else SourceKind.OK
