"""Tables for people to open: CSV that Excel reads in Chinese, and XLSX; no cell is ever taken for a formula."""

import csv
import os
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from pathlib import Path
from unicodedata import east_asian_width

from kiosk.errors import BadInput, StoreUnavailable

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula; the wide ones in a Chinese or Japanese Excel."""
_ROWS_OF_A_SHEET = 1_048_576
_SEEN = 200
"""So many rows tell how wide a column of a workbook is."""
_WIDEST = 40
"""Digits; what is longer is cut on screen, not in the cell."""


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula, and that holds no half characters."""
    visible = text.encode("utf-8", "backslashreplace").decode("utf-8")
    visible = "".join(char if char.isprintable() else " " for char in visible)
    return f"'{visible}" if visible.lstrip().startswith(_FORMULA) else visible


Cell = str | int
Cells = Sequence[Cell]


def is_sheet(path: Path) -> bool:
    return path.suffix.lower() in (".csv", ".xlsx")


def write_sheet(path: Path, title: str, headings: Sequence[str], rows: Iterable[Cells]) -> int:
    """Write the table, CSV or XLSX by the file's name, whole or not at all; the number of rows.

    Raises ``BadInput`` for another name, ``StoreUnavailable`` where the file cannot be written.
    """
    if not is_sheet(path):
        raise BadInput(f"{path.name}: the file's name must end in .csv or .xlsx")
    write = _write_csv if path.suffix.lower() == ".csv" else _write_xlsx
    return replaced(path, lambda part: write(part, title, headings, (tuple(map(_cell, row)) for row in rows)))


def replaced(path: Path, write: Callable[[Path], int]) -> int:
    """Have ``write`` fill a file beside ``path`` and put it in its place; what it gives back."""
    part = path.with_name(f".{path.name}.part{path.suffix}")
    try:
        count = write(part)
        part.replace(path)
        return count
    except OSError as error:
        raise StoreUnavailable(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        part.unlink(missing_ok=True)


def _cell(value: Cell) -> Cell:
    return value if isinstance(value, int) else harmless(value)


def _wide(value: Cell) -> int:
    """Room of a cell in digits; Chinese characters are two wide."""
    return min(_WIDEST, sum(2 if east_asian_width(char) in "WF" else 1 for char in str(value)))


def _write_csv(path: Path, _: str, headings: Sequence[str], rows: Iterable[Cells]) -> int:
    written = 0
    # With its mark at the beginning Excel knows that it is UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        for row in rows:
            writer.writerow(row)
            written += 1
        file.flush()
        os.fsync(file.fileno())
    return written


def _write_xlsx(path: Path, title: str, headings: Sequence[str], rows: Iterable[Cells]) -> int:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    # printed across the page, as many pages long as it takes
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    rest = iter(rows)
    first = list(islice(rest, _SEEN))
    for place, column in enumerate(zip(headings, *first, strict=False), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = max(map(_wide, column)) + 2
    sheet.append(list(headings))
    written = 0
    for row in chain(first, rest):
        written += 1
        if written == _ROWS_OF_A_SHEET:
            raise BadInput(f"{path.name}: a workbook holds {_ROWS_OF_A_SHEET:,} rows, write .csv instead")
        sheet.append(list(row))
    book.save(path)
    return written
