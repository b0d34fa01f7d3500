"""A second opinion on hard frames from zbar, where its library is installed; the desk works without."""

import logging
from collections.abc import Callable
from functools import cache
from typing import Any

from kiosk.scan.events import Corners
from kiosk.scan.grey import Grey
from kiosk.scan.looks import Glance
from kiosk.scan.talk import Sighting

log = logging.getLogger(__name__)


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


def _corners(polygon: list[Any], rect: Any, scale: float) -> Corners:
    if len(polygon) == 4:
        # zbar goes round the other way: top left, bottom left, bottom right, top right.
        a, d, c, b = ((point.x / scale, point.y / scale) for point in polygon)
        return a, b, c, d
    left, top = rect.left / scale, rect.top / scale
    right, bottom = left + rect.width / scale, top + rect.height / scale
    return (left, top), (right, top), (right, bottom), (left, bottom)
