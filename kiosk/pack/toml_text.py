"""TOML as packs hold it: the line of every key, and values written back."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from kiosk.pack.json_text import BrokenText, Path

_HEADER = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEY = re.compile(rf"\s*({_KEY_PART}(?:\s*\.\s*{_KEY_PART})*)\s*=")
_PART = re.compile(_KEY_PART)
_VALUE_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|' + r"'''.*?'''" + r'|"(?:[^"\\\n]|\\.)*"' + r"|'[^'\n]*'|#[^\n]*|[\[\]{}]|\n", re.DOTALL
)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SYNTAX = re.compile(r"(.*) \(at line (\d+), column \d+\)")


def load_toml(text: str) -> dict[str, object]:
    try:
        return cast("dict[str, object]", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        told = _SYNTAX.fullmatch(str(error))
        line = int(told[2]) if told else text.count("\n") + 1
        raise BrokenText(line, f"is no TOML: {told[1] if told else error}") from error
    except (RecursionError, ValueError) as error:
        # An impossible date (2025-02-30) is a plain ValueError in Python 3.11.
        raise BrokenText(_line_of_impossible_date(text), f"is no TOML: {error}") from error


def toml_lines(text: str) -> dict[Path, int]:
    """The line of every table and key, by its path from the top; text must be valid TOML."""
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for line, statement in _statements(text):
        header = _HEADER.match(statement)
        key = None if header else _KEY.match(statement)
        if header:
            table = _resolve(_parts(header[2]), counts, opens=header[1] == "[[")
            lines.setdefault(table, line)
        elif key:
            path = (*table, *_parts(key[1]))
            for length in range(len(table) + 1, len(path) + 1):
                lines.setdefault(path[:length], line)
    return lines


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each header or key with its whole value, and the line it begins on."""
    line, start, depth, begun = 1, 0, 0, 1
    for match in _VALUE_TOKEN.finditer(text + "\n"):
        sign = match.group()
        if sign == "\n":
            line += 1
            if depth == 0:
                yield begun, text[start : match.start()]
                start, begun = match.end(), line
        elif sign in ("[", "{"):
            depth += 1
        elif sign in ("]", "}"):
            depth -= 1
        else:
            line += sign.count("\n")


def _parts(dotted: str) -> Path:
    return tuple(_unquoted(part) for part in _PART.findall(dotted))


def _unquoted(part: str) -> str:
    if part.startswith("'"):
        return part[1:-1]
    return cast(str, json.loads(part)) if part.startswith('"') else part


def _resolve(parts: Path, counts: dict[Path, int], *, opens: bool) -> Path:
    """The path of a header: each list of tables on the way stands for its last table."""
    path: Path = ()
    for place, part in enumerate(parts):
        path = (*path, part)
        if opens and place == len(parts) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _line_of_impossible_date(text: str) -> int:
    for line, statement in _statements(text):
        try:
            tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue
        except ValueError:
            return line
    return 1


def write_toml(document: Mapping[str, object]) -> str:
    """The document as TOML: single values first, then tables, then lists of tables.

    A key that is None is left out; TOML has no null.
    """
    head = [f"{_key(key)} = {_value(value)}" for key, value in document.items() if _is_single(value)]
    blocks = ["\n".join(head)]
    for key, value in document.items():
        if isinstance(value, Mapping):
            blocks.append(_block(f"[{_key(key)}]", cast("Mapping[str, object]", value)))
        elif _is_rows(value):
            rows = cast("Sequence[Mapping[str, object]]", value)
            blocks.extend(_block(f"[[{_key(key)}]]", row) for row in rows)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(each, Mapping) for each in cast("list[object]", value))


def _is_single(value: object) -> bool:
    return value is not None and not isinstance(value, Mapping) and not _is_rows(value)


def _block(header: str, row: Mapping[str, object]) -> str:
    return "\n".join([header, *(f"{_key(key)} = {_value(value)}" for key, value in row.items() if value is not None)])


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _string(key)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, Mapping):
        parts = cast("Mapping[str, object]", value)
        inner = ", ".join(f"{_key(key)} = {_value(each)}" for key, each in parts.items() if each is not None)
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(_value(each) for each in cast('list[object]', value))}]"
    raise TypeError(f"no TOML for {type(value).__name__}")


def _string(text: str) -> str:
    # JSON's escapes are TOML's, but JSON leaves DEL bare and TOML does not allow that.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
