"""A second opinion on hard frames from zbar, where its library is installed; the desk works without."""

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

import cv2
import numpy as np

from kiosk.scan.events import Corners
from kiosk.scan.grey import Grey
from kiosk.scan.looks import Glance, centre, moved, side
from kiosk.scan.talk import Sighting

log = logging.getLogger(__name__)

AROUND = 1.0  # of a located code's side, from its middle to each edge of the picture shown to zbar
LARGEST_PX = 360
SMALLEST_PX = 21  # modules of the smallest code


@cache
def _decoder() -> Callable[[Grey], list[Any]] | None:
    """pyzbar's ``decode`` for QR codes alone; None where libzbar is absent (pyzbar raises ImportError then)."""
    try:
        from pyzbar import pyzbar
    except (ImportError, OSError) as error:  # OSError: a DLL is there but cannot be loaded
        log.info("no second opinion from zbar: %s", error)
        return None
    # Untyped library, named types from here on.
    decode: Callable[..., list[Any]] = pyzbar.decode  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    # Other symbologies stay off: zbar's DataBar reader has written past its memory (CVE-2023-40890).
    return lambda picture: decode(picture, symbols=[pyzbar.ZBarSymbol.QRCODE])


def available() -> bool:
    return _decoder() is not None


def look(picture: Grey, scale: float) -> Glance:
    """What zbar reads in a picture at ``scale`` of the frame.

    Only plain ASCII counts: zbar guesses the alphabet of anything else, and guesses wrong.
    """
    decode = _decoder()
    if decode is None:
        return Glance(())
    read: list[Sighting] = []
    for code in decode(picture):
        data: bytes = code.data
        if data.isascii() and data:
            read.append(Sighting(data.decode("ascii"), _corners(code.polygon, code.rect, scale), "zbar"))
    return Glance(tuple(read))


def closer(frame: Grey, located: Sequence[Corners]) -> Glance:
    """What zbar reads where codes were located: a small picture costs it a small part of its time."""
    return Glance(tuple(one for corners in located for one in _around(frame, corners)))


def _around(frame: Grey, corners: Corners) -> Iterator[Sighting]:
    (x, y), reach = centre(corners), round(side(corners) * AROUND)
    left, top = max(round(x) - reach, 0), max(round(y) - reach, 0)
    part = frame[top : max(round(y) + reach, 0), left : max(round(x) + reach, 0)]
    if min(part.shape) < SMALLEST_PX:
        return
    scale = min(1.0, LARGEST_PX / max(part.shape))
    if scale < 1:
        part = np.asarray(cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    for one in look(np.ascontiguousarray(part), scale).read:
        yield Sighting(one.text, moved(one.corners, lambda px, py: (px + left, py + top)), one.by)


def _corners(polygon: list[Any], rect: Any, scale: float) -> Corners:
    if len(polygon) == 4:
        # zbar goes round the other way: top left, bottom left, bottom right, top right.
        a, d, c, b = ((point.x / scale, point.y / scale) for point in polygon)
        return a, b, c, d
    left, top = rect.left / scale, rect.top / scale
    right, bottom = left + rect.width / scale, top + rect.height / scale
    return (left, top), (right, top), (right, bottom), (left, bottom)
