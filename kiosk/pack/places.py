"""Where in a pack a value stands, so that a problem can name file and line."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TypeAlias

from kiosk.pack.json_text import Path, json_lines, spelled
from kiosk.pack.toml_text import toml_lines

Locate: TypeAlias = Callable[[Path], str]
"""From a path such as ``("halls", 0, "capacity")`` to ``event.toml:41``."""


class TextPlace:
    """Lines of one TOML or JSON file; read off only once something is wrong."""

    def __init__(self, name: str, text: str, prefix: Path = ()) -> None:
        """``prefix``: the path in the document at which the file as a whole stands."""
        self.name = name
        self._text = text
        self._prefix = prefix

    def __call__(self, path: Path) -> str:
        for length in range(len(path), -1, -1):
            line = self._lines.get(path[:length])
            if line is not None:
                return f"{self.name}:{line}"
        return f"{self.name}:1"

    @cached_property
    def _lines(self) -> Mapping[Path, int]:
        lines = toml_lines(self._text) if self.name.endswith(".toml") else json_lines(self._text)
        return {(*self._prefix, *path): line for path, line in lines.items()}


class RowPlace:
    """Lines of a table: the line each row begins on, and that of the headings."""

    def __init__(self, name: str, heading_line: int, lines: list[int]) -> None:
        self.name = name
        self._heading_line = heading_line
        self._lines = lines

    def __call__(self, path: Path) -> str:
        index = path[1] if len(path) > 1 else None
        line = self._lines[index] if isinstance(index, int) else self._heading_line
        return f"{self.name}:{line}"


def by_path(where: str) -> Locate:
    """For a document that is no file: the path itself, as in ``sent: halls[0].capacity``."""

    def locate(path: Path) -> str:
        return f"{where}: {spelled(path)}" if path else where

    return locate
