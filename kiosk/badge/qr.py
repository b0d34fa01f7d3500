"""The QR code of a badge or ticket as one path of dark runs: crisp on any printer."""

from functools import lru_cache
from typing import Any, NamedTuple, cast

import numpy as np
import qrcode as _qrcode
import zxingcpp

from kiosk.errors import BadInput

_LIBRARY = cast(Any, _qrcode)  # written without types
_WRITER = cast(Any, zxingcpp)  # its keywords are untyped


class Qr(NamedTuple):
    """``modules`` on a side, and PDF path operators in modules from the bottom left corner, without painting."""

    modules: int
    path: str


@lru_cache(maxsize=256)
def qr(code: str) -> Qr:
    """The code with error correction Q: a quarter of it may be worn off.

    Capital letters, digits and ``-./:+*%$`` and blank take the small alphanumeric form by
    themselves.  Raises BadInput when ``code`` is empty or longer than a QR code holds.
    """
    if not code:
        raise BadInput("A badge or ticket needs a code, this one is empty.")
    cells, side = _cells(code) if hasattr(zxingcpp, "create_barcode") else cells_by_qrcode(code)
    return Qr(side, path_of(cells, side))


def path_of(cells: bytes, side: int) -> str:
    """Path operators of ``side`` x ``side`` cells, from the top left, that are 0 where it is dark."""
    light = np.ones((side, side + 2), np.int8)
    light[:, 1:-1] = np.frombuffer(cells, np.uint8).reshape(side, side) != 0
    edges = np.diff(light, axis=1)
    ys, starts = np.nonzero(edges == -1)
    ends = np.nonzero(edges == 1)[1]
    runs = np.stack((starts, side - 1 - ys, ends - starts), axis=1)
    # one formatting for all runs: a tenth of the time of one for each
    return ("%d %d %d 1 re " * len(runs)) % tuple(runs.ravel().tolist())


def _cells(code: str) -> tuple[bytes, int]:
    try:
        barcode = _WRITER.create_barcode(code, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    except ValueError as error:
        raise BadInput(f"The code {code[:12]}… ({len(code)} characters) is too long for a QR code.") from error
    image = memoryview(barcode.to_image(scale=1, add_quiet_zones=False))
    return image.tobytes(), int(image.shape[0]) if image.shape else 0


def cells_by_qrcode(code: str) -> tuple[bytes, int]:
    """The same by the qrcode library: slower; for builds of zxing-cpp without its writer."""
    maker = _LIBRARY.QRCode(error_correction=_LIBRARY.constants.ERROR_CORRECT_Q, border=0)
    maker.add_data(code)
    try:
        maker.make(fit=True)
    except (_LIBRARY.exceptions.DataOverflowError, ValueError) as error:
        raise BadInput(f"The code {code[:12]}… ({len(code)} characters) is too long for a QR code.") from error
    matrix = maker.get_matrix()
    return bytes(0 if dark else 255 for row in matrix for dark in row), len(matrix)
