"""Runs every scenario of a folder: ``python -m tests.conformance FOLDER``."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.errors import Trouble
from tests.conformance.player import Difference, Player, Unplayable

SCENARIOS = Path(__file__).parent / "scenarios"


class Broken(Exception):
    """A scenario file that cannot be read; one sentence says what and where."""


def files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.json")) if not path.name.startswith("base-")]


def scenarios(folder: Path) -> Iterator[dict[str, Any]]:
    for path in files(folder):
        yield from scenarios_in(path)


def scenarios_in(path: Path) -> list[dict[str, Any]]:
    """The scenarios of one file; ``Broken`` for any other content."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Broken(f"{path.name} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Broken(f"{path.name} is not UTF-8 (byte {error.start + 1})") from error
    except json.JSONDecodeError as error:
        raise Broken(f"{path.name} line {error.lineno} column {error.colno} is not JSON: {error.msg}") from error
    except RecursionError as error:
        raise Broken(f"{path.name} is nested too deeply") from error
    if not isinstance(found, list):
        raise Broken(f"{path.name} must be a list of scenarios, and is {_kind(found)}")
    for number, one in enumerate(found, start=1):
        _look_over(one, f"{path.name} scenario {number}")
    return found


def _look_over(scenario: Any, where: str) -> None:
    if not isinstance(scenario, dict):
        raise Broken(f"{where} must be an object, and is {_kind(scenario)}")
    for key, kind in (("id", str), ("title", str), ("base", str), ("steps", list)):
        if key not in scenario:
            raise Broken(f"{where} has no “{key}”")
        if not isinstance(scenario[key], kind):
            raise Broken(f"{where}: “{key}” must be {'a text' if kind is str else 'a list'}")
    for number, step in enumerate(scenario["steps"], start=1):
        if not isinstance(step, dict):
            raise Broken(f"{where} step {number} must be an object, and is {_kind(step)}")


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def play(scenario: dict[str, Any], bases: Path) -> list[Difference]:
    """What differed from the scenario's word; empty when it passed."""
    with tempfile.TemporaryDirectory() as folder:
        player = Player(scenario, bases, Path(folder))
        try:
            return [one for one in player.differences() if one.expected != one.got]
        finally:
            player.close()


def run(folder: Path) -> int:
    """Print a line for each failure and the counts; the exit status."""
    if not folder.is_dir() or not files(folder):
        print(f"{folder}: {'no scenario file (*.json) here' if folder.is_dir() else 'no such folder'}")
        return 2
    passed = failed = 0
    for path in files(folder):
        try:
            here = scenarios_in(path)
        except Broken as broken:
            print(broken)
            failed += 1
            continue
        for scenario in here:
            problems = _problems(scenario, folder)
            passed, failed = passed + (not problems), failed + bool(problems)
            for problem in problems:
                print(f"{scenario['id']} {scenario['title']}: {problem}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def _problems(scenario: dict[str, Any], folder: Path) -> list[str]:
    """What to say of one scenario; one that cannot be played fails with one sentence."""
    try:
        return [str(one) for one in play(scenario, folder)]
    except (Unplayable, Trouble) as trouble:
        return [str(trouble).replace("\n", "; ")]
