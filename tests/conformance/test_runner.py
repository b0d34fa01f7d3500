"""The runner itself: organisers' own files, right ones and broken ones."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.runner import SCENARIOS, run

AT = "2025-11-15T09:00:00+08:00"


def a_scenario(*steps: Any, **more: Any) -> dict[str, Any]:
    return {"id": "x-1", "title": "ours", "base": "base-expo.json", "steps": list(steps), **more}


def nobody(**expect: Any) -> dict[str, Any]:
    return {"at": AT, "scan": "nobody", "list": "venue", "expect": expect}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "base-expo.json").write_bytes((SCENARIOS / "base-expo.json").read_bytes())
    return tmp_path


def told(folder: Path, capsys: pytest.CaptureFixture[str], *scenarios: Any) -> tuple[int, list[str]]:
    (folder / "ours.json").write_text(json.dumps(scenarios), encoding="utf-8")
    status = run(folder)
    return status, capsys.readouterr().out.splitlines()


def test_a_folder_whose_scenarios_pass_ends_with_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(folder, capsys, a_scenario(nobody(verdict="unknown"))) == (0, ["1 passed, 0 failed"])


def test_each_difference_is_told_with_its_step(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = a_scenario(nobody(), nobody(verdict="admitted", entries=2))

    status, lines = told(folder, capsys, wrong, a_scenario(nobody()))

    assert status == 1
    assert lines == [
        "x-1 ours: step 2 verdict: expected 'admitted', got 'unknown'",
        "x-1 ours: step 2 entries: expected 2, got 0",
        "1 passed, 1 failed",
    ]


@pytest.mark.parametrize(
    ("scenario", "sentence"),
    [
        (a_scenario({"dance": True}), "x-1 ours: step 1 kind of step: expected 'one of the README', got ['dance']"),
        (a_scenario({"at": "noon", "scan": "x"}), "step 1 cannot be played: ValueError: Invalid isoformat"),
        (a_scenario(nobody(mood="good")), "step 1 mood: expected 'good', got 'no such key in the README'"),
        (a_scenario({"remote": [{"desk": "desk-2"}]}), "step 1 cannot be played: “at” is missing"),
        (a_scenario(base="base-moon"), "there is no base pack “base-moon”"),
        (a_scenario(**{"with": {"attendees": {"p-x": {"nam": "x"}}}}), "unknown key"),
        ({"id": "x-1", "title": "ours", "base": "base-expo"}, "ours.json scenario 1 has no “steps”"),
        ("x", "ours.json scenario 1 must be an object, and is a text"),
        (a_scenario("x"), "ours.json scenario 1 step 1 must be an object"),
        (a_scenario(id=1), "ours.json scenario 1: “id” must be a text"),
    ],
)
def test_a_scenario_that_cannot_be_played_gets_one_sentence_and_fails(
    folder: Path, capsys: pytest.CaptureFixture[str], scenario: Any, sentence: str
) -> None:
    status, lines = told(folder, capsys, scenario)

    assert status == 1 and len(lines) == 2
    assert sentence in lines[0]
    assert lines[1] == "0 passed, 1 failed"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"[{]", "broken.json line 1 column 3 is not JSON"),
        (b"\xff", "broken.json is not UTF-8 (byte 1)"),
        (b"{}", "broken.json must be a list of scenarios, and is an object"),
        (b"[" * 100_000, "broken.json is nested too deeply"),
    ],
)
def test_a_broken_file_gets_one_sentence_and_the_others_are_played(
    folder: Path, capsys: pytest.CaptureFixture[str], content: bytes, sentence: str
) -> None:
    (folder / "broken.json").write_bytes(content)

    status, lines = told(folder, capsys, a_scenario(nobody()))

    assert (status, lines[1:]) == (1, ["1 passed, 1 failed"])
    assert sentence in lines[0]


def test_a_folder_that_is_not_there_or_holds_nothing_is_bad_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [run(tmp_path), run(tmp_path / "gone")] == [2, 2]
    assert len(capsys.readouterr().out.splitlines()) == 2
