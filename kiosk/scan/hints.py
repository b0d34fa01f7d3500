"""Why a code that is there cannot be read, in what the guest can do about it."""

from collections.abc import Sequence

import cv2
import numpy as np

from kiosk.scan.events import Corners, HintKind
from kiosk.scan.grey import Grey

SMALL_SHARE = 0.055  # of the frame's width: a ticket's 29 modules then have about 2 pixels each
LARGE_SHARE = 0.75  # of the frame's height
SQUARE_PX = 160
TILES = 4
WASHED_OUT = 130  # even the darkest modules are lighter than this
DARK = 80  # even the lightest modules are darker than this
DIM = 70  # even the lightest parts of the hall are darker than this
SAMPLED = 16  # every sixteenth pixel of every sixteenth row tells enough
BLANK = 175  # a part with no darker pixel has lost its modules to a reflection


def why_unread(grey: Grey, unread: Sequence[Corners]) -> HintKind | None:
    """The one thing to say about the largest unread code; None where nothing code-like is in view."""
    if not unread:
        return None
    height, width = grey.shape
    corners = max(unread, key=_side)
    share_of_width, share_of_height = _side(corners) / width, _side(corners) / height
    if share_of_height > LARGE_SHARE or _over_the_edge(corners, width, height):
        return HintKind.FURTHER
    lighting = _lighting(_square(grey, corners))
    if lighting is HintKind.PHONE_BRIGHTER and is_dim(grey):
        return HintKind.MORE_LIGHT
    if lighting is not None:
        return lighting
    return HintKind.CLOSER if share_of_width < SMALL_SHARE else HintKind.HOLD_STILL


def is_dim(grey: Grey) -> bool:
    """The whole picture is dark: no lamp, no window and no lit screen in it."""
    return float(np.percentile(grey[::SAMPLED, ::SAMPLED], 98)) < DIM


def _lighting(square: Grey) -> HintKind | None:
    darkest, lightest = (float(value) for value in np.percentile(square, (5, 95)))
    if darkest > WASHED_OUT:
        return HintKind.TOO_MUCH_LIGHT
    if lightest < DARK:
        return HintKind.PHONE_BRIGHTER
    tile = SQUARE_PX // TILES
    tiles = square.reshape(TILES, tile, TILES, tile)
    # A quarter of the code without one dark module is no code: a lamp is reflected there.
    blank = np.percentile(tiles, 10, axis=(1, 3)) > BLANK
    return HintKind.TILT if blank.any() else None


def _square(grey: Grey, corners: Corners) -> Grey:
    flat = np.array([[0, 0], [SQUARE_PX, 0], [SQUARE_PX, SQUARE_PX], [0, SQUARE_PX]], np.float32)
    way = cv2.getPerspectiveTransform(np.array(corners, np.float32), flat)
    return np.asarray(cv2.warpPerspective(grey, way, (SQUARE_PX, SQUARE_PX)), np.uint8)


def _side(corners: Corners) -> float:
    return float(cv2.contourArea(np.array(corners, np.float32))) ** 0.5


def _over_the_edge(corners: Corners, width: int, height: int) -> bool:
    return any(x < 2 or y < 2 or x > width - 3 or y > height - 3 for x, y in corners)
