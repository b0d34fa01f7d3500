"""JSON as packs hold it: strict, with the line of every key."""

import json
import re

from kiosk.domain.event import Json
from kiosk.pack.values import Wrong, json_value

Path = tuple[str | int, ...]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+|\n')


def spelled(path: Path) -> str:
    """``halls[0].capacity``"""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


class BrokenText(Exception):
    """The text is not JSON or TOML at all; ``line`` counts from 1."""

    def __init__(self, line: int, detail: str) -> None:
        super().__init__(detail)
        self.line = line
        self.detail = detail


def load_json(text: str) -> object:
    """Parse strictly: no key twice, no NaN, no bottomless nesting."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise BrokenText(error.lineno, f"is no JSON: {error.msg}, column {error.colno}") from error
    except _Twice as twice:
        raise BrokenText(_line_of_repeated(text, twice.key), f'has the key "{twice.key}" twice') from twice
    except RecursionError as error:
        raise BrokenText(1, "is nested too deeply") from error
    except ValueError as error:
        # NaN, Infinity, or a whole number of thousands of digits.
        raise BrokenText(1, f"holds a number that cannot be taken: {error}") from error


def rules(value: object) -> Json:
    """Entry rules: JSON-logic, or the same as one text of JSON (TOML cannot say null)."""
    if not isinstance(value, str):
        return json_value(value)
    try:
        return json_value(load_json(value))
    except BrokenText as broken:
        raise Wrong("broken-rules", broken.detail) from broken


def json_lines(text: str) -> dict[Path, int]:
    """The line of every key and every list element, by its path from the top."""
    lines: dict[Path, int] = {}
    open_at: list[list[str | int]] = []
    path: list[str | int] = []
    line, pending = 1, ""
    for match in _TOKEN.finditer(text):
        sign = match.group()
        match sign:
            case "\n":
                line += 1
            case "{" | "[":
                lines.setdefault(tuple(path), line)
                open_at.append(list(path))
                if sign == "[":
                    path.append(0)
            case "}" | "]":
                path = open_at.pop() if open_at else []
            case ",":
                path = _next(path, open_at)
            case ":":
                path = [*open_at[-1], json.loads(pending)] if open_at and pending else path
                lines.setdefault(tuple(path), line)
            case _:
                lines.setdefault(tuple(path), line)
                pending = sign if sign.startswith('"') else ""
    return lines


def _next(path: list[str | int], open_at: list[list[str | int]]) -> list[str | int]:
    """After a comma: the next element of a list; in an object the key will say."""
    if not open_at:
        return path
    inner = path[len(open_at[-1]) :]
    if inner and isinstance(inner[0], int):
        return [*open_at[-1], inner[0] + 1]
    return list(open_at[-1])


class _Twice(Exception):
    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _Twice(key)
            seen.add(key)
    return found


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


def _line_of_repeated(text: str, key: str) -> int:
    """The line where ``key`` stands a second time in one object."""
    line, pending = 1, ""
    objects: list[set[str]] = []
    for match in _TOKEN.finditer(text):
        sign = match.group()
        if sign == "\n":
            line += 1
        elif sign in "{[":
            objects.append(set())
        elif sign in "}]":
            objects.pop()
        elif sign == ":":
            if pending == key and pending in objects[-1]:
                break
            objects[-1].add(pending)
        elif sign.startswith('"'):
            pending = json.loads(sign)
    return line
