"""A roster file of its own: who is expected at an event that the desk knows already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.errors import BadInput
from kiosk.pack.cells import Cells, Convert, merged
from kiosk.pack.columns import guess_columns
from kiosk.pack.guests import read_guests
from kiosk.pack.json_text import BrokenText, load_json
from kiosk.pack.known import Known
from kiosk.pack.machine import document_of
from kiosk.pack.pack import Problem
from kiosk.pack.places import RowPlace, TextPlace
from kiosk.pack.row import Report
from kiosk.pack.source import ROSTER_LIMIT, read_file
from kiosk.pack.table import LOST, Cell, Line, Table, read_table
from kiosk.pack.text import decode


@dataclass(frozen=True, slots=True)
class Roster:
    attendees: tuple[Attendee, ...]
    columns: Mapping[str, str]
    """Heading -> key, as taken; empty for JSON, whose keys need no guess."""
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a roster's columns would be taken for, to be shown before anything is taken."""

    headings: tuple[str, ...]
    columns: Mapping[str, str]
    samples: tuple[tuple[str, ...], ...]


def read_attendees(path: Path, event: Event, columns: Mapping[str, str] | None = None) -> Roster:
    """The guests in a CSV, XLSX or JSON file.

    ``columns`` (heading -> key) takes the place of the guess.  A column that no
    key stands for is passed over with a warning.  Raises ``PackRefused`` with
    every problem, or ``BadInput`` when the file as a whole cannot be read.
    """
    content = read_file(path, ROSTER_LIMIT)
    document = document_of(event, ())
    known = Known.by(document)
    if path.suffix.lower() == ".json":
        return _from_json(path.name, content, known)
    table = read_table(path.name, content)
    rows = TableRows(table, Cells(document), guess_columns(table.headings) if columns is None else columns)
    report = Report(rows.place)
    if rows.unknown_headings and len(rows.columns) < 2:
        raise BadInput(f"{path.name}:{table.heading_line}: has no row of headings such as 姓名 or Name")
    guests = read_guests(rows.read(report), known, report)
    report.refuse_if_any()
    ignored = [
        Problem(rows.place(()), "ignored-column", f'column "{heading}" is passed over, no key stands for it')
        for heading in rows.unknown_headings
    ]
    return Roster(guests.attendees, rows.columns, (*ignored, *rows.warnings, *guests.warnings))


def preview(path: Path, samples: int = 3) -> Preview:
    """Headings, what they are taken for, and the first rows; for tables only."""
    table = read_table(path.name, read_file(path, ROSTER_LIMIT))
    rows = tuple(tuple(str(cell) for cell in cells) for _, (_, cells) in zip(range(samples), table.rows, strict=False))
    return Preview(table.headings, guess_columns(table.headings), rows)


def _from_json(name: str, content: bytes, known: Known) -> Roster:
    text, rows = json_rows(name, content)
    report = Report(TextPlace(name, text, () if text.lstrip().startswith("{") else ("attendees",)))
    guests = read_guests(rows, known, report)
    report.refuse_if_any()
    return Roster(guests.attendees, {}, guests.warnings)


def json_rows(name: str, content: bytes) -> tuple[str, list[object]]:
    """A JSON roster's text and rows: a list, or an object whose only key is ``attendees``."""
    text = decode(content, name)
    try:
        loaded = load_json(text)
    except BrokenText as broken:
        raise BadInput(f"{name}:{broken.line}: {broken.detail}") from broken
    if isinstance(loaded, Mapping) and list(cast("Mapping[str, object]", loaded)) == ["attendees"]:
        loaded = cast("Mapping[str, object]", loaded)["attendees"]
    if not isinstance(loaded, list):
        raise BadInput(f"{name}: must be a list of attendees")
    return text, cast("list[object]", loaded)


class TableRows:
    """The rows of a table as the machine form has them; reading notes each row's line."""

    def __init__(self, table: Table, cells: Cells, columns: Mapping[str, str]) -> None:
        self._table = table
        self._lines: list[int] = []
        self.place = RowPlace(table.name, table.heading_line, self._lines)
        self.warnings: list[Problem] = []
        self.columns = {heading: columns[heading] for heading in table.headings if heading in columns}
        self._readers = _readers(table.headings, self.columns, cells)
        self.unknown_headings = [each for each in table.headings if each and each not in self.columns]
        self._headless = [place for place, each in enumerate(table.headings) if not each]
        self._seen_codes: dict[str, int] = {}

    def read(self, report: Report) -> Iterator[dict[str, object]]:
        has_id = "id" in self.columns.values()
        for index, (line, cells) in enumerate(self._table.rows):
            self._lines.append(line)
            if self._table.lossy:
                self._note_lost(line, cells)
            if self._beside(cells):
                detail = "has more cells than there are headings: is a comma or a quotation mark missing?"
                report.add(("attendees", index), "extra-cells", f"this row {detail}")
            row = self._row((line, cells))
            if not has_id and isinstance(code := row.get("code"), str):
                row["id"] = self._id_from(code)
            yield row

    def _row(self, line: Line) -> dict[str, object]:
        row: dict[str, object] = {}
        nested: dict[str, dict[str, object]] = {}
        for (key, part, convert), cell in zip(self._readers, line[1], strict=False):
            if cell == "" or not key:
                continue
            value = convert(cell) if convert else cell if isinstance(cell, str) else str(cell)
            if value == "":
                continue
            if part is None:
                row[key] = value
            else:
                nested.setdefault(key, {})[part] = value
        for key, parts in nested.items():
            row[key] = merged(row.get(key), parts, is_name=key == "name")
        return row

    def _beside(self, cells: list[Cell]) -> bool:
        """Whether something stands in a cell that has no heading."""
        if not self._headless and len(cells) <= len(self._readers):
            return False
        stray = cells[len(self._readers) :] + [cells[place] for place in self._headless if place < len(cells)]
        return any(str(cell).strip() for cell in stray)

    def _note_lost(self, line: int, cells: list[Cell]) -> None:
        lost = LOST.findall("".join(cell for cell in cells if isinstance(cell, str)))
        if lost:
            characters = ", ".join(dict.fromkeys(f"U+{ord(each):04X}" for each in lost))
            detail = f"holds characters that were lost on the way ({characters}): look the name up and correct it"
            self.warnings.append(Problem(f"{self._table.name}:{line}", "lost-character", detail))

    def _id_from(self, code: str) -> str:
        """The code stands for a missing id; on a second row with a number."""
        place = self._seen_codes[code] = self._seen_codes.get(code, 0) + 1
        name = "_".join(code.split())
        return name if place == 1 else f"{name}#{place}"


Reader = tuple[str, str | None, Convert | None]
"""Key, its part after the dot, and the conversion if it needs one; no key: the column is passed over."""


def _readers(headings: tuple[str, ...], columns: Mapping[str, str], cells: Cells) -> list[Reader]:
    readers: list[Reader] = []
    taken: set[str] = set()
    for heading in headings:
        key = columns.get(heading)
        if key is None or key in taken:
            readers.append(("", None, None))
            continue
        taken.add(key)
        name, dot, part = key.partition(".")
        readers.append((name, part if dot else None, cells.convert(key)))
    return readers
