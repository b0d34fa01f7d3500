"""A roster file of its own: who is expected at an event that the desk knows already.

Organisers' files are taken as they are: what is certain is mended (``mend``), what is wrong in
one cell leaves that cell out and is told, and the preflight names what the door would stumble on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeAlias, cast

from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.ids import AttendeeId
from kiosk.errors import BadInput
from kiosk.pack.cells import Cells, Convert, merged
from kiosk.pack.columns import guess_columns, key_of
from kiosk.pack.guests import parsers_of, read_guests
from kiosk.pack.identity import Identities
from kiosk.pack.json_text import BrokenText, load_json
from kiosk.pack.known import Known
from kiosk.pack.machine import document_of
from kiosk.pack.mend import mender
from kiosk.pack.pack import PackRefused, Problem
from kiosk.pack.places import RowPlace, TextPlace
from kiosk.pack.quick import Quick, Values, guest_of
from kiosk.pack.row import Report
from kiosk.pack.source import ROSTER_LIMIT, read_file
from kiosk.pack.table import LOST, Cell, Line, Table, is_workbook, read_table
from kiosk.pack.text import decode, refuse_foreign, repaired

Progress: TypeAlias = Callable[[int, int], None]
"""Told the rows done and, as far as it is known, of how many (0 = unknown); what it raises stops the reading."""

_RUN = 500
"""So many rows are looked at together."""

FATAL = frozenset(("duplicate-id", "wrong-type-of-row"))
"""Kinds of problems that no desk can live with: the file is refused."""


@dataclass(frozen=True, slots=True)
class Roster:
    attendees: tuple[Attendee, ...]
    columns: Mapping[str, str]
    """Heading -> key, as taken; empty for JSON, whose keys need no guess."""
    warnings: tuple[Problem, ...] = ()
    keys: frozenset[str] = frozenset()
    """Keys that the file has a column for; empty = all."""
    lines: Mapping[AttendeeId, int] = field(default_factory=dict[AttendeeId, int])
    """The line (in a workbook the row) that each guest stands on; empty for JSON."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a roster's columns would be taken for, to be shown before anything is taken."""

    headings: tuple[str, ...]
    columns: Mapping[str, str]
    samples: tuple[tuple[str, ...], ...]


def read_attendees(
    path: Path,
    event: Event,
    columns: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    watch: Callable[[Attendee], object] | None = None,
) -> Roster:
    """The guests in a CSV, XLSX or JSON file; ``watch`` is shown each as soon as it is read.

    ``columns`` (heading -> key, '' = pass it over) corrects the guess.  A column that no
    key stands for is passed over with a warning.  Raises ``PackRefused`` when rows cannot be
    told apart, or ``BadInput`` when the file as a whole cannot be read.
    """
    document = document_of(event, ())
    known = Known.by(document)
    content = _content(path)
    if path.suffix.lower() == ".json":
        return _from_json(path.name, content, known, watch)
    table = read_table(path.name, content)
    del content
    cells, taken = Cells(document), corrected(table.headings, columns or {})
    quick = Quick(table.headings, taken, cells, parsers_of(known))
    rows = TableRows(table, cells, taken, mend=True, progress=progress, quick=quick if quick.needed else None)
    if rows.unknown_headings and len(rows.columns) < 2:
        raise BadInput(f"{path.name}:{table.heading_line}: has no row of headings such as 姓名 or Name")
    report = Report(rows.place)
    guests = read_guests(rows.read(report), known, report, as_they_are=True, watch=watch)
    ignored = [
        Problem(rows.place(()), "ignored-column", f'column "{heading}" is passed over, no key stands for it')
        for heading in rows.unknown_headings
    ]
    warnings = (*ignored, *rows.warnings, *_endurable(report), *guests.warnings)
    keys = frozenset(key.partition(".")[0] for key in rows.columns.values())
    lines = {guest.id: line for guest, line in zip(guests.attendees, rows.lines, strict=True)}
    return Roster(guests.attendees, rows.columns, warnings, keys, lines)


def preview(path: Path, columns: Mapping[str, str] | None = None, samples: int = 3) -> Preview:
    """Headings, what they are taken for, and the first rows; for tables only."""
    table = read_table(path.name, _content(path))
    rows = tuple(tuple(str(cell) for cell in cells) for _, (_, cells) in zip(range(samples), table.rows, strict=False))
    return Preview(table.headings, corrected(table.headings, columns or {}), rows)


def corrected(headings: Iterable[str], columns: Mapping[str, str]) -> Mapping[str, str]:
    """The guess with the organiser's word over it; a key that they give to one column is no other's."""
    headings = tuple(headings)
    for heading, key in columns.items():
        if heading not in headings:
            raise BadInput(f"there is no column “{heading}”; there are {', '.join(filter(None, headings))}")
        if key and key_of(key) != key:
            raise BadInput(f"“{key}” is no key of a roster (column “{heading}”), see docs/event-pack.md")
    guess = guess_columns(headings)
    own = {heading: key for heading, key in columns.items() if key}
    others = {one: key for one, key in guess.items() if one not in columns and key not in own.values()}
    return {**others, **own}


def _content(path: Path) -> bytes:
    is_text = not is_workbook(path.name)
    return read_file(path, ROSTER_LIMIT, refuse_foreign if is_text else None)


def _endurable(report: Report) -> list[Problem]:
    """The problems of single cells; raises ``PackRefused`` for those of the whole."""
    problems = report.problems()
    fatal = [one for one in problems if one.kind in FATAL]
    if fatal:
        raise PackRefused(fatal)
    return problems


def _from_json(name: str, content: bytes, known: Known, watch: Callable[[Attendee], object] | None) -> Roster:
    text, rows = json_rows(name, content)
    report = Report(TextPlace(name, text, () if text.lstrip().startswith("{") else ("attendees",)))
    for index, row in enumerate(rows):
        if not isinstance(row, dict):
            report.add(("attendees", index), "wrong-type-of-row", f"attendees[{index}] must be an object")
            raise PackRefused(report.problems())
    identities = Identities()
    people = [row for row in cast("list[dict[str, object]]", rows) if identities.settle(row)]
    guests = read_guests(people, known, report, as_they_are=True, watch=watch)
    return Roster(guests.attendees, {}, (*_endurable(report), *guests.warnings))


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

    def __init__(
        self,
        table: Table,
        cells: Cells,
        columns: Mapping[str, str],
        *,
        mend: bool = False,
        progress: Progress | None = None,
        quick: Quick | None = None,
    ) -> None:
        """``mend``: the file is an organiser's own, not a pack's.  ``quick`` takes its usual rows."""
        self._table, self._mend, self._progress, self._quick = table, mend, progress, quick
        self.lines: list[int] = []
        self.place = RowPlace(table.name, table.heading_line, self.lines)
        self.warnings: list[Problem] = []
        self.columns = {heading: columns[heading] for heading in table.headings if heading in columns}
        self._readers = _readers(table.headings, self.columns, cells, mend=mend)
        self.unknown_headings = [each for each in table.headings if each and each not in self.columns]
        self._headless = [place for place, each in enumerate(table.headings) if not each]
        self._identities = Identities()

    def read(self, report: Report) -> Iterator[dict[str, object] | Attendee]:
        """Each row as the machine form has it; a usual one as the guest that it gives."""
        for line, usual in self._with_usual():
            if usual is not None:
                self._note(line[0])
                yield guest_of(usual if usual[0] else (self._identities.from_code(usual[1]), *usual[1:]))
            elif (row := self._careful(line)) is not None:
                self._look(*line, report)
                yield row
        if self._progress is not None:
            self._progress(len(self.lines), len(self.lines))

    def _with_usual(self) -> Iterator[tuple[Line, Values | None]]:
        while run := list(islice(self._table.rows, _RUN)):
            yield from zip(run, self._quick.take(run) if self._quick else (None for _ in run), strict=True)

    def _careful(self, line: Line) -> dict[str, object] | None:
        """One row, cell by cell; None for one that is nobody's."""
        row = self._row(line)
        if self._mend:
            return row if self._is_guest(row, *line) else None
        if "id" not in self.columns.values() and isinstance(code := row.get("code"), str):
            row["id"] = self._identities.from_code(code)
        return row

    def _note(self, line: int) -> None:
        index = len(self.lines)
        self.lines.append(line)
        if self._progress is not None and index % 500 == 0:
            self._progress(index, self._table.about)

    def _look(self, line: int, cells: list[Cell], report: Report) -> None:
        """Note where the row stands and what is wrong with it as a whole."""
        index = len(self.lines)
        self._note(line)
        self._note_lost(line, cells)
        if self._beside(cells):
            detail = "has more cells than there are headings: is a comma or a quotation mark missing?"
            report.add(("attendees", index), "extra-cells", f"this row {detail}")

    def _is_guest(self, row: dict[str, object], line: int, cells: list[Cell]) -> bool:
        """Whether the row is somebody; headings that come again on every page are passed over in silence."""
        headings = self._table.headings
        if cells[0] == headings[0] and tuple(str(cell).strip() for cell in cells) == headings:
            return False
        where = f"{self._table.name}:{line}"
        if self._identities.settle(row):
            if "?" in (name := str(row.get("name", ""))) or "？" in name:
                detail = "the name holds a question mark, which stands for a lost character: look it up and correct it"
                self.warnings.append(Problem(where, "lost-character", detail))
            return True
        self.warnings.append(Problem(where, "nobody", "this row has neither name nor code: it is passed over"))
        return False

    def _row(self, line: Line) -> dict[str, object]:
        row: dict[str, object] = {}
        nested: dict[str, dict[str, object]] = {}
        for (key, part, convert, mend), cell in zip(self._readers, line[1], strict=False):
            if cell == "" or not key:
                continue
            whole = mend(cell) if mend and isinstance(cell, str) else cell
            value = convert(whole) if convert else whole if isinstance(whole, str) else str(whole)
            if value == "" or (mend and whole == ""):
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
        text = "".join(cell for cell in cells if isinstance(cell, str))
        lost = LOST.findall(repaired(text) if self._mend else text)
        if lost:
            characters = ", ".join(dict.fromkeys(f"U+{ord(each):04X}" for each in lost))
            detail = f"holds characters that were lost on the way ({characters}): look the name up and correct it"
            self.warnings.append(Problem(f"{self._table.name}:{line}", "lost-character", detail))


class Reader(NamedTuple):
    """How one column is read; no key: it is passed over."""

    key: str = ""
    part: str | None = None
    """Of the key, after the dot."""
    convert: Convert | None = None
    mend: Callable[[str], str] | None = None


_SELDOM_AGAIN = frozenset(("id", "code", "email", "phone", "name"))
_MOST_REMEMBERED = 20_000


def _remembered(key: str) -> Callable[[str], str]:
    """What mends a column; texts that many guests share are mended once."""
    return mender(key) if key in _SELDOM_AGAIN else lru_cache(_MOST_REMEMBERED)(mender(key))


def _readers(headings: tuple[str, ...], columns: Mapping[str, str], cells: Cells, *, mend: bool) -> list[Reader]:
    readers: list[Reader] = []
    taken: set[str] = set()
    for heading in headings:
        key = columns.get(heading)
        if key is None or key in taken:
            readers.append(Reader())
            continue
        taken.add(key)
        name, dot, part = key.partition(".")
        readers.append(Reader(name, part if dot else None, cells.convert(key), _remembered(name) if mend else None))
    return readers
