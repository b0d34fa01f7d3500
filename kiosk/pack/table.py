"""A roster file as a table of cells: CSV or TSV in any usual encoding, or the first sheet of a workbook."""

import csv
import io
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise, zip_longest
from typing import TypeAlias, cast

from kiosk.errors import BadInput
from kiosk.pack.columns import guess_columns
from kiosk.pack.source import MB
from kiosk.pack.text import decode
from kiosk.pack.workbook import DAMAGED, workbook_rows

Cell: TypeAlias = "str | bool | datetime | date | time"
"""Numbers of a workbook are text already: 13800000000, never 1.38E+10."""
Line: TypeAlias = "tuple[int, list[Cell]]"
"""The line (in a workbook the row) that a row begins on, and its cells."""

LOST = re.compile("[\\ue000-\\uf8ff\\ufffd\\U000f0000-\\U0010ffff]")
"""Private use and the replacement mark: characters that the file could not hold."""
_SHEET_LIMIT = 1024 * MB
_PART_LIMIT = 64 * MB
_RATIO_LIMIT = 200
"""Sheets shrink to a tenth or a thirtieth; a part that is large and shrinks more than this is a bomb."""
_ROW_LIMIT = 2_000_000
_HEADINGS_WITHIN = 10
"""Titles and merged rows may stand above the headings, but not more of them than this."""
_COLUMN_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    headings: tuple[str, ...]
    heading_line: int
    rows: Iterator[Line]
    """Rows that are not blank; to be run through once."""
    about: int
    """Lines that the file has, as far as can be told beforehand; 0 = it cannot."""


def is_workbook(name: str) -> bool:
    return name.lower().endswith((".xlsx", ".xlsm"))


def read_table(name: str, content: bytes) -> Table:
    """The table in a file; its headings are the row among the first ten that has most known ones."""
    if is_workbook(name):
        about, lines = _sheet(name, content)
    else:
        text = decode(content, name)
        about = text.count("\n")
        lines = _text_rows(name, text)
    first: list[Line] = []
    for line in lines:
        first.append(line)
        if len(first) == _HEADINGS_WITHIN:
            break
    if not first:
        raise BadInput(f"{name}: is empty")
    headings, best = _found_headings(first)
    return Table(name, headings, first[best][0], _chained(name, first[best + 1 :], lines), about)


def _chained(name: str, first: list[Line], rest: Iterator[Line]) -> Iterator[Line]:
    yield from first
    for number, line in enumerate(rest, len(first) + 1):
        if number > _ROW_LIMIT:
            raise BadInput(f"{name}: has more than {_ROW_LIMIT:,} rows, it is no roster")
        yield line


def _found_headings(first: list[Line]) -> tuple[tuple[str, ...], int]:
    """The headings, and the place of their (last) row: one row, or two that stand under merged cells."""
    rows = [_headings(cells) for _, cells in first]
    choices = [(len(guess_columns(row)), -at, row, at) for at, row in enumerate(rows)]
    for at, (upper, lower) in enumerate(pairwise(rows), 1):
        both = _stacked(upper, lower)
        known = len(guess_columns(lower))
        if known and 2 * known >= sum(1 for each in lower if each):
            choices.append((len(guess_columns(both)), -at, both, at))
    _, _, headings, place = max(choices, key=lambda choice: choice[:2])
    return headings, place


def _stacked(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[str, ...]:
    """Merged headings: the lower one counts where there is one, for 联系方式 stands above 手机 and 邮箱."""
    return tuple(below or above for above, below in zip_longest(upper, lower, fillvalue=""))


def _headings(cells: list[Cell]) -> tuple[str, ...]:
    return tuple(str(cell).strip() for cell in cells)


def _text_rows(name: str, text: str) -> Iterator[Line]:
    # A cell may be long (a note), but one quote never closed must not swallow a whole file.
    csv.field_size_limit(min(sys.maxsize, MB))
    delimiter = _delimiter(text)
    # StringIO would hold the text with four bytes for each character.
    file = io.TextIOWrapper(io.BytesIO(text.encode("utf-8", "surrogatepass")), "utf-8", "surrogatepass", newline="")
    del text
    reader = csv.reader(file, delimiter=delimiter, strict=False)
    begun = 1
    try:
        for cells in reader:
            if cells and (cells[0].strip() or any(map(str.strip, cells))):
                if len(cells) > _COLUMN_LIMIT:
                    _refuse_wide(name, begun, cells)
                yield begun, cast("list[Cell]", cells)
            begun = reader.line_num + 1
    except csv.Error as error:
        raise BadInput(f"{name}:{begun}: is no table ({error})") from error


def _delimiter(text: str) -> str:
    """Comma, tab or semicolon, whichever the first filled lines have most of."""
    sample = [line for line in text[:20_000].splitlines() if line.strip()][:_HEADINGS_WITHIN]
    return max(",\t;", key=lambda mark: max((line.count(mark) for line in sample), default=0))


def _sheet(name: str, content: bytes) -> tuple[int, Iterator[Line]]:
    _refuse_bomb(name, content)
    try:
        about, rows = workbook_rows(content)
    except DAMAGED as error:
        raise BadInput(f"{name}: is a damaged workbook or none at all ({error})") from error
    return about, _sheet_lines(name, rows)


def _sheet_lines(name: str, rows: Iterable[Iterable[object]]) -> Iterator[Line]:
    try:
        for number, values in enumerate(rows, 1):
            cells = [_cell(value) for value in values]
            if any(cell != "" for cell in cells):
                _refuse_wide(name, number, cells)
                yield number, cells
    except DAMAGED as error:
        raise BadInput(f"{name}: is a damaged workbook ({error})") from error


def _cell(value: object) -> Cell:
    if type(value) is str:
        return value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str | bool | datetime | date | time) else str(value)


def _refuse_bomb(name: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            unpacked = sum(member.file_size for member in members)
    except DAMAGED as error:
        raise BadInput(f"{name}: is a damaged workbook or none at all ({error})") from error
    bombs = (one for one in members if one.file_size > max(_PART_LIMIT, _RATIO_LIMIT * one.compress_size))
    if unpacked > _SHEET_LIMIT or any(bombs):
        raise BadInput(f"{name}: would unpack to {unpacked // MB} MB, it is no roster")


def _refuse_wide(name: str, line: int, cells: "list[str] | list[Cell]") -> None:
    if len(cells) > _COLUMN_LIMIT:
        raise BadInput(f"{name}:{line}: has {len(cells)} columns, at most {_COLUMN_LIMIT} are read")
