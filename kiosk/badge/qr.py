"""The QR code of a badge or ticket as one path of dark runs: crisp on any printer."""

import re
from functools import lru_cache
from typing import Any, NamedTuple, cast

import zxingcpp

from kiosk.errors import BadInput

_WRITER = cast(Any, zxingcpp)  # its keywords are untyped
_DARK = re.compile(b"\0+")


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
    rows = b"\1".join([cells[at : at + side] for at in range(0, side * side, side)])
    known = _runs(side)
    return "".join([known[run.span()] for run in _DARK.finditer(rows)])


class _Runs(dict[tuple[int, int], str]):
    """The operators of each run of dark cells met so far, by where it begins and ends in all rows joined."""

    def __init__(self, side: int) -> None:
        self._side = side

    def __missing__(self, span: tuple[int, int]) -> str:
        row, x = divmod(span[0], self._side + 1)
        ops = self[span] = f"{x} {self._side - 1 - row} {span[1] - span[0]} 1 re "
        return ops


@lru_cache(maxsize=40)
def _runs(side: int) -> _Runs:
    return _Runs(side)


def _cells(code: str) -> tuple[bytes, int]:
    try:
        barcode = _WRITER.create_barcode(code, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    except ValueError as error:
        raise BadInput(f"The code {code[:12]}… ({len(code)} characters) is too long for a QR code.") from error
    image = memoryview(barcode.to_image(scale=1, add_quiet_zones=False))
    return image.tobytes(), int(image.shape[0]) if image.shape else 0


def cells_by_qrcode(code: str) -> tuple[bytes, int]:
    """The same by the qrcode library: slower; for builds of zxing-cpp without its writer."""
    import qrcode

    library = cast(Any, qrcode)  # written without types
    maker = library.QRCode(error_correction=library.constants.ERROR_CORRECT_Q, border=0)
    maker.add_data(code)
    try:
        maker.make(fit=True)
    except (library.exceptions.DataOverflowError, ValueError) as error:
        raise BadInput(f"The code {code[:12]}… ({len(code)} characters) is too long for a QR code.") from error
    matrix = maker.get_matrix()
    return bytes(0 if dark else 255 for row in matrix for dark in row), len(matrix)
