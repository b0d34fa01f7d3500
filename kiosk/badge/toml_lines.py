"""Reads a TOML file so that whatever is wrong in it can be named with file and line."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, cast

from kiosk.errors import BadInput

Step = str | int
_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.-]+)\s*\]")
_AT_LINE = re.compile(r"\(at line (\d+)")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+)\s*=")
_COLOUR = re.compile(r"^#[0-9A-Fa-f]{6}$")


class WrongLine(BadInput):
    """Something in a file is wrong; ``line`` counts from 1."""

    def __init__(self, path: Path, line: int, sentence: str) -> None:
        super().__init__(f"{path}, line {line}: {sentence}.")
        self.line, self.sentence = line, sentence


class Table:
    """One table of the file: every value is asked for by name, kind and range, and ``done`` refuses what is left."""

    def __init__(
        self, path: Path, values: dict[str, object], at: tuple[Step, ...], lines: dict[tuple[Step, ...], int]
    ) -> None:
        self._path = path
        self._values = values
        self._at = at
        self._lines = lines
        self._asked: set[str] = set()

    def number(self, key: str, low: float, high: float, default: float | None = None) -> float:
        """A number from ``low`` to ``high``."""
        value = self._take(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse(key, f"{key} must be a number, not {value!r}")
        if not low <= value <= high:
            self.refuse(key, f"{key} must be between {low:g} and {high:g}, not {value:g}")
        return float(value)

    def text(self, key: str, choices: Sequence[str] = (), default: str | None = None) -> str:
        """A text, one of ``choices`` where there are any."""
        value = self._take(key, default)
        if not isinstance(value, str):
            self.refuse(key, f"{key} must be a text, not {value!r}")
        if choices and value not in choices:
            self.refuse(key, f"{key} must be one of {', '.join(choices)}, not {value!r}")
        return value

    def colour(self, key: str, names: Sequence[str] = (), default: str | None = None) -> str:
        """``#RRGGBB`` or one of ``names``."""
        value = self.text(key, default=default)
        if value not in names and not _COLOUR.match(value):
            self.refuse(key, f"{key} must be #RRGGBB{''.join(f' or {name}' for name in names)}, not {value!r}")
        return value

    def switch(self, key: str, default: bool) -> bool:
        """true or false."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            self.refuse(key, f"{key} must be true or false, not {value!r}")
        return value

    def table(self, key: str) -> "Table | None":
        """The table ``[key]``, None where there is none."""
        value = self._take(key, {})
        if not isinstance(value, dict):
            self.refuse(key, f"{key} must be a table")
        return Table(self._path, cast(dict[str, object], value), (*self._at, key), self._lines) if value else None

    def tables(self, key: str) -> "list[Table]":
        """The tables ``[[key]]`` in their order."""
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in cast(list[object], value)):
            self.refuse(key, f"{key} must be written as [[{key}]]")
        rows = cast(list[dict[str, object]], value)
        return [Table(self._path, row, (*self._at, key, index), self._lines) for index, row in enumerate(rows)]

    def colours(self) -> dict[str, str]:
        """All values of this table, each a colour."""
        return {key: self.colour(key) for key in self._values}

    def done(self) -> None:
        """Refuse keys nobody asked for: they are spelling mistakes."""
        for key in self._values:
            if key not in self._asked:
                self.refuse(key, f"{key} means nothing here; known are {', '.join(sorted(self._asked))}")

    def refuse(self, key: str | None, sentence: str) -> NoReturn:
        """Raise BadInput with the file and the line of ``key``, or of the table itself."""
        at = (*self._at, key) if key else self._at
        while at and at not in self._lines:
            at = at[:-1]
        raise WrongLine(self._path, self._lines.get(at, 1), sentence)

    def _take(self, key: str, default: object) -> object:
        self._asked.add(key)
        value = self._values.get(key, default)
        if value is None:
            self.refuse(key, f"{key} is missing")
        return value


def read_table(path: Path) -> Table:
    """The whole file.  Raises BadInput when it cannot be read or is not TOML."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}, byte {error.start}: not UTF-8.") from error
    return table_of(text, path)


def table_of(text: str, path: Path) -> Table:
    """As ``read_table``, of a text that stands, or will stand, in ``path``."""
    try:
        return Table(path, tomllib.loads(text), (), _line_numbers(text))
    except tomllib.TOMLDecodeError as error:
        sentence, line = str(error), _AT_LINE.search(str(error))
        if line is None:
            # tomllib says “at end of document”
            raise WrongLine(path, len(text.splitlines()) or 1, sentence) from error
        raise WrongLine(path, int(line[1]), sentence.partition(" (at line")[0]) from error


def _line_numbers(text: str) -> dict[tuple[Step, ...], int]:
    """Where each table and key stands; keys of tables written in one line count as that line."""
    found: dict[tuple[Step, ...], int] = {}
    counts: dict[tuple[Step, ...], int] = {}
    here: tuple[Step, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            here = _resolved(header[2].split("."), header[1] == "[[", counts)
            found.setdefault(here, number)
        elif key := _KEY.match(line):
            found[(*here, key[1])] = number
    return found


def _resolved(names: list[str], repeated: bool, counts: dict[tuple[Step, ...], int]) -> tuple[Step, ...]:
    at: tuple[Step, ...] = ()
    for index, name in enumerate(names):
        at = (*at, name)
        if repeated and index == len(names) - 1:
            counts[at] = counts.get(at, -1) + 1
        if at in counts:
            at = (*at, counts[at])
    return at
