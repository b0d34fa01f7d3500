"""Runs every scenario of a folder: ``python -m tests.conformance FOLDER``."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.conformance.player import Difference, Player

SCENARIOS = Path(__file__).parent / "scenarios"


def scenarios(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.json")):
        if not path.name.startswith("base-"):
            yield from json.loads(path.read_text(encoding="utf-8"))


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
    passed = failed = 0
    for scenario in scenarios(folder):
        differences = play(scenario, folder)
        passed, failed = passed + (not differences), failed + bool(differences)
        for difference in differences:
            print(f"{scenario['id']} {scenario['title']}: {difference}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
