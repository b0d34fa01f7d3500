"""Where in a frame small codes may lie that no look located: spots as busy across as they are down."""

from collections.abc import Sequence

import cv2
import numpy as np

from kiosk.scan.events import Corners
from kiosk.scan.looks import Views, centre, side

WINDOW_PX = 24  # in the quarter-size frame: about the codes of 80 to 130 px that zxing-cpp passes over
SPOTS = 3
BUSY = 26  # mean step from pixel to pixel; pictures without a code mostly stay below, codes are above
SCALE = 4


def spots(frame: Views, taken: Sequence[Corners]) -> list[Corners]:
    """The busiest squares first, none on a code in ``taken``; for about half a millisecond."""
    quarter = frame.quarter
    if min(quarter.shape) <= WINDOW_PX:
        return []
    busy = cv2.min(_steps(quarter[:-1, 1:], quarter[:-1, :-1]), _steps(quarter[1:, :-1], quarter[:-1, :-1]))
    for corners in taken:
        x, y = centre(corners)
        cv2.circle(busy, (_at(x), _at(y)), max(round(side(corners) * 0.7 / SCALE), 4), 0, -1)
    found: list[Corners] = []
    while len(found) < SPOTS:
        _, most, _, (x, y) = cv2.minMaxLoc(busy)
        if most < BUSY:
            break
        found.append(_square(x * SCALE, y * SCALE))
        cv2.circle(busy, (x, y), WINDOW_PX, 0, -1)
    return found


def _steps(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.blur(cv2.absdiff(one, other), (WINDOW_PX, WINDOW_PX)))


def _at(place: float) -> int:
    return round(min(max(place / SCALE, -10_000.0), 10_000.0))


def _square(x: float, y: float) -> Corners:
    reach = WINDOW_PX * SCALE / 2
    return (x - reach, y - reach), (x + reach, y - reach), (x + reach, y + reach), (x - reach, y + reach)
