"""The rows of a workbook's first sheet."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import cast

import python_calamine
from python_calamine import CalamineWorkbook

DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, SyntaxError,
    KeyError, ValueError, IndexError, AttributeError, TypeError, RuntimeError, python_calamine.CalamineError,
)  # fmt: skip
"""What the readers raise at bytes that are no workbook: openpyxl checks nothing by itself."""

_MOST_CELLS = 30_000_000
"""The quick reader holds the whole rectangle between the outermost cells; the patient one reads what is larger."""
_TWO_LETTERS = re.compile(rb' r="[A-Z]{2}[0-9]')
_THREE_LETTERS = re.compile(rb' r="[A-Z]{3}[0-9]')
_ROW = re.compile(rb'<row[^>]* r="([0-9]{1,8})"')
_PIECE = 1 << 20


def workbook_rows(content: bytes) -> tuple[int, Iterable[Iterable[object]]]:
    """How many rows there are, as far as can be told beforehand, and the rows; raises one of ``DAMAGED``."""
    if _cells(content) > _MOST_CELLS:
        return _by_openpyxl(content)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        return sheet.height, sheet.iter_rows()
    except Exception:
        raise
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        # python-calamine 0.9: damage inside the sheet may end its own code, which is no Exception
        raise ValueError(str(panic)) from panic


def _by_openpyxl(content: bytes) -> tuple[int, Iterable[Iterable[object]]]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except InvalidFileException as error:
        raise ValueError(str(error)) from error
    sheet = book.worksheets[0]
    about = sheet.max_row or 0
    # A workbook may claim any size; without its claim it is read as far as it goes.
    sheet.reset_dimensions()
    return about, cast("Iterable[Iterable[object]]", sheet.iter_rows(values_only=True))


def _cells(content: bytes) -> int:
    """Most cells that a sheet may span, from the names of its rows and cells."""
    most = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
                with archive.open(member) as part:
                    most = max(most, _span(iter(lambda part=part: part.read(_PIECE), b"")))
    return most


def _span(pieces: Iterator[bytes]) -> int:
    rows, columns, rest = 1, 26, b""
    for piece in pieces:
        text = rest + piece
        found = _ROW.findall(text)
        rows = max(rows, *map(int, found)) if found else rows
        if columns < 16_384 and _THREE_LETTERS.search(text):
            columns = 16_384
        elif columns < 702 and _TWO_LETTERS.search(text):
            columns = 702
        rest = text[-200:]
    return rows * columns
