"""A roster file as a table of cells: CSV or TSV in any usual encoding, or the first sheet of a workbook."""

import csv
import io
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias

from kiosk.errors import BadInput
from kiosk.pack.columns import guess_columns
from kiosk.pack.source import MB
from kiosk.pack.text import decode

Cell: TypeAlias = "str | bool | datetime | date | time"
"""Numbers of a workbook are text already: 13800000000, never 1.38E+10."""
Line: TypeAlias = "tuple[int, list[Cell]]"
"""The line (in a workbook the row) that a row begins on, and its cells."""

LOST = re.compile("[\\ue000-\\uf8ff\\ufffd\\U000f0000-\\U0010ffff]")
"""Private use and the replacement mark: characters that the file could not hold."""
_SHEET_LIMIT = 1024 * MB
_HEADINGS_WITHIN = 10
"""Titles and merged rows may stand above the headings, but not more of them than this."""
_COLUMN_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    headings: tuple[str, ...]
    heading_line: int
    lossy: bool
    """Whether any cell may hold a lost character; looked for once, not row by row."""
    rows: Iterator[Line]
    """Rows that are not blank; to be run through once."""


def read_table(name: str, content: bytes) -> Table:
    """The table in a file; its headings are the row among the first ten that has most known ones."""
    lossy = True
    if name.lower().endswith(".xlsx"):
        lines = _sheet(name, content)
    else:
        text = decode(content, name)
        lossy = LOST.search(text) is not None
        lines = _text_rows(name, text)
    first: list[Line] = []
    for line in lines:
        first.append(line)
        if len(first) == _HEADINGS_WITHIN:
            break
    if not first:
        raise BadInput(f"{name}: is empty")
    scores = [len(guess_columns(_headings(cells))) for _, cells in first]
    best = scores.index(max(scores))
    heading_line, cells = first[best]
    return Table(name, _headings(cells), heading_line, lossy, _chained(first[best + 1 :], lines))


def _chained(first: list[Line], rest: Iterator[Line]) -> Iterator[Line]:
    yield from first
    yield from rest


def _headings(cells: list[Cell]) -> tuple[str, ...]:
    return tuple(str(cell).strip() for cell in cells)


def _text_rows(name: str, text: str) -> Iterator[Line]:
    # A cell may be long (a note), but one quote never closed must not swallow a whole file.
    csv.field_size_limit(min(sys.maxsize, MB))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=False)
    begun = 1
    try:
        for cells in reader:
            if any(cell and not cell.isspace() for cell in cells):
                _refuse_wide(name, begun, cells)
                yield begun, list[Cell](cells)
            begun = reader.line_num + 1
    except csv.Error as error:
        raise BadInput(f"{name}:{begun}: is no table ({error})") from error


def _delimiter(text: str) -> str:
    """Comma, tab or semicolon, whichever the first filled lines have most of."""
    sample = [line for line in text[:20_000].splitlines() if line.strip()][:_HEADINGS_WITHIN]
    return max(",\t;", key=lambda mark: max((line.count(mark) for line in sample), default=0))


def _sheet(name: str, content: bytes) -> Iterator[Line]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    _refuse_bomb(name, content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        # A workbook may claim any size; without its claim it is read as far as it goes.
        sheet.reset_dimensions()
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        IndexError,
        AttributeError,
        OSError,
    ) as error:
        raise BadInput(f"{name}: is a damaged workbook or none at all ({error})") from error
    return _sheet_lines(name, sheet.iter_rows(values_only=True))


def _sheet_lines(name: str, rows: Iterable[tuple[object, ...]]) -> Iterator[Line]:
    try:
        for number, values in enumerate(rows, 1):
            cells = [_cell(value) for value in values]
            if any(cell != "" for cell in cells):
                _refuse_wide(name, number, cells)
                yield number, cells
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError) as error:
        raise BadInput(f"{name}: is a damaged workbook ({error})") from error


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str | bool | datetime | date | time) else str(value)


def _refuse_bomb(name: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        raise BadInput(f"{name}: is a damaged workbook or none at all ({error})") from error
    if unpacked > _SHEET_LIMIT:
        raise BadInput(f"{name}: would unpack to {unpacked // MB} MB, it is no roster")


def _refuse_wide(name: str, line: int, cells: "list[str] | list[Cell]") -> None:
    if len(cells) > _COLUMN_LIMIT:
        raise BadInput(f"{name}:{line}: has {len(cells)} columns, at most {_COLUMN_LIMIT} are read")
