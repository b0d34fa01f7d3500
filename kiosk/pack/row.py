"""Reads one table of a pack key by key and notes everything that is wrong with it."""

from collections.abc import Mapping
from typing import TypeVar, cast

from kiosk.pack.json_text import Path, spelled
from kiosk.pack.pack import PackRefused, Problem
from kiosk.pack.places import Locate
from kiosk.pack.values import Parser, Wrong, shown

T = TypeVar("T")
D = TypeVar("D")


class Report:
    """All problems found so far; reading goes on to the end, so that each is named at once."""

    def __init__(self, locate: Locate) -> None:
        self._locate = locate
        self._found: list[tuple[Path, str, str]] = []

    def add(self, path: Path, kind: str, detail: str) -> None:
        self._found.append((path, kind, detail))

    def where(self, path: Path) -> str:
        return self._locate(path)

    def problems(self) -> list[Problem]:
        """Everything found, the event's problems before the guests'."""
        ordered = sorted(self._found, key=lambda found: found[0][:1] == ("attendees",))
        return [Problem(self._locate(path), kind, detail) for path, kind, detail in ordered]

    def refuse_if_any(self) -> None:
        """Raise ``PackRefused`` with everything found."""
        if self._found:
            raise PackRefused(self.problems())


class Row:
    """One table: ``need`` and ``get`` take its keys, ``close`` names those nobody asked for.

    After a problem ``need`` gives None in place of the value: whoever reads on
    builds an object that is never handed out, since ``Report`` refuses the whole.
    """

    def __init__(self, raw: object, path: Path, report: Report) -> None:
        self.path = path
        self.report = report
        self._asked: set[str] = set()
        self._is_table = isinstance(raw, Mapping)
        if isinstance(raw, Mapping):
            self._raw = cast("Mapping[str, object]", raw)
        else:
            self._raw: Mapping[str, object] = {}
            report.add(path, "wrong-type", f"{spelled(path)} must be a table, not {shown(raw)}")

    @property
    def label(self) -> str:
        """How a message calls this row: ``halls "hall-n1"``."""
        known = self._raw.get("id")
        name = f' "{known}"' if isinstance(known, str) else ""
        outer = ".".join(str(step) for step in self.path if isinstance(step, str))
        return f"{outer}{name}"

    def need(self, key: str, parse: Parser[T]) -> T:
        """The value of a key that must be there."""
        value = self._take(key)
        if value is None:
            if self._is_table:
                self.report.add(self.path, "missing", f"{self.label}: {key} is missing")
            return cast(T, None)
        return self._parsed(key, parse, value, cast(T, None))

    def get(self, key: str, parse: Parser[T], default: D) -> T | D:
        """The value of a key that may be left out or null."""
        value = self._take(key)
        return default if value is None else self._parsed(key, parse, value, default)

    def rows(self, key: str) -> list["Row"]:
        """The tables of a list."""
        value = self._take(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.report.add((*self.path, key), "wrong-type", f"{self._called(key)} must be a list, not {shown(value)}")
            return []
        tables = enumerate(cast("list[object]", value))
        return [Row(each, (*self.path, key, index), self.report) for index, each in tables]

    def row(self, key: str) -> "Row | None":
        """The table under a key; None when there is none."""
        value = self._take(key)
        return None if value is None else Row(value, (*self.path, key), self.report)

    def skip(self, key: str) -> None:
        """The key is known, and read by somebody else."""
        self._asked.add(key)

    def problem(self, key: str, kind: str, detail: str) -> None:
        """Note what only several keys together show."""
        self.report.add((*self.path, key), kind, f"{self._called()}{detail}")

    def close(self) -> None:
        for key in self._raw:
            if key not in self._asked:
                self.report.add((*self.path, key), "unknown-key", f'{self._called()}unknown key "{key}"')

    def _take(self, key: str) -> object:
        self._asked.add(key)
        return self._raw.get(key)

    def _parsed(self, key: str, parse: Parser[T], value: object, default: D) -> T | D:
        try:
            return parse(value)
        except Wrong as wrong:
            path = (*self.path, key, *wrong.key)
            self.report.add(path, wrong.kind, f"{self._called(spelled((key, *wrong.key)))} {wrong.detail}")
            return default

    def _called(self, key: str = "") -> str:
        """How a message begins: the row and its key, at the top of the document the key alone."""
        return f"{self.label}: {key}" if self.path else key
