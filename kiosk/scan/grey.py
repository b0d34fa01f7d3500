"""Makes a grey picture out of whatever a camera, a file or a caller hands over."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

LONGEST_PX = 4096  # more than any webcam; a poster scanned at 100 megapixels still shows its codes
SHORTEST_PX = 11  # the smallest QR code has 21 modules, and less than half a pixel a module is noise

Grey = NDArray[np.uint8]


def to_grey(frame: object) -> Grey | None:
    """``(height, width) uint8, grey`` of a frame of any shape and number type; None where no code can be in it.

    Takes grey, BGR and BGRA; 16-bit and float pictures are stretched to their
    own brightest pixel.  Pictures over ``LONGEST_PX`` are scaled down.
    """
    pixels: NDArray[Any] = np.asarray(frame)
    if pixels.dtype.kind not in "buif" or pixels.ndim not in (2, 3) or min(pixels.shape) == 0:
        return None
    if min(pixels.shape[:2]) < SHORTEST_PX:
        return None
    return _one_channel(_eight_bit(_within_reach(pixels)))


def turned(grey: Grey, rotation_deg: int, *, mirror: bool) -> Grey:
    """Turned clockwise by 0, 90, 180 or 270 degrees, then mirrored left to right."""
    ways = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
    way = ways.get(rotation_deg)
    upright = grey if way is None else np.asarray(cv2.rotate(grey, way), np.uint8)
    return np.asarray(cv2.flip(upright, 1), np.uint8) if mirror else upright


def _within_reach(pixels: NDArray[Any]) -> NDArray[Any]:
    step = -(-max(pixels.shape[:2]) // LONGEST_PX)
    if step == 1:
        return pixels
    if pixels.dtype != np.uint8 or pixels.ndim != 2:
        return pixels[::step, ::step]  # the mean of odd number types is not worth its time
    height, width = pixels.shape
    size = (max(width // step, 1), max(height // step, 1))
    return cv2.resize(np.ascontiguousarray(pixels), size, interpolation=cv2.INTER_AREA)


def _eight_bit(pixels: NDArray[Any]) -> Grey:
    if pixels.dtype == np.uint8:
        return np.ascontiguousarray(pixels)
    values = np.nan_to_num(pixels.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0).clip(min=0)
    brightest = float(values.max(initial=0.0))
    return (values * (255.0 / brightest if brightest > 0 else 0.0)).astype(np.uint8)


def _one_channel(pixels: Grey) -> Grey | None:
    if pixels.ndim == 2:
        return pixels
    match pixels.shape[2]:
        case 1 | 2:
            return np.ascontiguousarray(pixels[:, :, 0])
        case 3:
            return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)
        case 4:
            return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2GRAY), np.uint8)
        case _:
            return None
