"""The QR code of a badge or ticket as one path of dark runs: crisp on any printer."""

import re
from functools import lru_cache
from typing import Any, NamedTuple, cast

import qrcode as _qrcode
import zxingcpp

from kiosk.errors import BadInput

_LIBRARY = cast(Any, _qrcode)  # written without types
_WRITER = cast(Any, zxingcpp)  # its keywords are untyped
_DARK = re.compile(rb"\x00+")


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
    rows = _rows(code) if hasattr(zxingcpp, "create_barcode") else rows_by_qrcode(code)
    return Qr(len(rows), path_of(rows))


def path_of(rows: list[bytes]) -> str:
    """Path operators of ``rows``, from the top, of bytes that are 0 where it is dark."""
    side = len(rows)
    return " ".join(
        f"{run.start()} {side - 1 - y} {run.end() - run.start()} 1 re"
        for y, row in enumerate(rows)
        for run in _DARK.finditer(row)
    )


def _rows(code: str) -> list[bytes]:
    try:
        barcode = _WRITER.create_barcode(code, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    except ValueError as error:
        raise BadInput(f"The code {code[:12]}… ({len(code)} characters) is too long for a QR code.") from error
    image = memoryview(barcode.to_image(scale=1, add_quiet_zones=False))
    side = int(image.shape[0]) if image.shape else 0
    cells = image.tobytes()
    return [cells[at : at + side] for at in range(0, side * side, side)]


def rows_by_qrcode(code: str) -> list[bytes]:
    """The same by the qrcode library: slower; for builds of zxing-cpp without its writer."""
    maker = _LIBRARY.QRCode(error_correction=_LIBRARY.constants.ERROR_CORRECT_Q, border=0)
    maker.add_data(code)
    try:
        maker.make(fit=True)
    except (_LIBRARY.exceptions.DataOverflowError, ValueError) as error:
        raise BadInput(f"The code {code[:12]}… ({len(code)} characters) is too long for a QR code.") from error
    return [bytes(0 if dark else 255 for dark in row) for row in maker.get_matrix()]
