"""Rehearsal by command: what is tried out counts nowhere, and the desk remembers that it rehearses."""

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main
from tests.builders import NINE, a_desk, an_attendee, an_event


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    a_desk(tmp_path / "desk", attendees=[an_attendee("p-1", "A"), an_attendee("p-2", "B")]).close()
    return tmp_path / "desk"


def run(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any, str]:
    capsys.readouterr()
    status = main([*words, "--data", str(folder), "--json"])
    said = capsys.readouterr()
    return status, json.loads(said.out) if said.out else None, said.err


def check(folder: Path, capsys: pytest.CaptureFixture[str], code: str) -> tuple[str, bool]:
    _, said, _ = run(folder, capsys, "check", code, "--list", "venue", "--at", NINE.isoformat())
    return said["verdict"], said["rehearsal"]


def entered(folder: Path, capsys: pytest.CaptureFixture[str]) -> int:
    return run(folder, capsys, "counts", "--list", "venue")[1]["entered"]


def test_what_is_scanned_in_rehearsal_counts_nowhere(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, capsys, "rehearsal")[:2] == (0, {"rehearsal": False, "facts": 0})
    assert check(folder, capsys, "A") == ("admitted", False)

    assert run(folder, capsys, "rehearsal", "on")[:2] == (0, {"rehearsal": True, "facts": 0})
    assert check(folder, capsys, "A") == ("admitted", True)
    assert check(folder, capsys, "A") == ("already_in", True)
    assert run(folder, capsys, "undo", "p-1", "--list", "venue")[0] == 1  # it was at nine, long ago
    assert entered(folder, capsys) == 1
    assert run(folder, capsys, "rehearsal", "status")[1] == {"rehearsal": True, "facts": 2}

    assert run(folder, capsys, "rehearsal", "off")[:2] == (0, {"rehearsal": False, "facts": 1})
    assert check(folder, capsys, "B") == ("admitted", False)
    assert entered(folder, capsys) == 2


def test_a_rehearsal_goes_on_where_it_was_or_starts_afresh(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(folder, capsys, "rehearsal", "on")
    check(folder, capsys, "A")
    run(folder, capsys, "rehearsal", "off")

    assert run(folder, capsys, "rehearsal", "on")[1] == {"rehearsal": True, "facts": 1}
    assert run(folder, capsys, "rehearsal", "on", "--fresh")[1] == {"rehearsal": True, "facts": 0}
    assert check(folder, capsys, "A") == ("admitted", True)
    assert run(folder, capsys, "rehearsal", "off", "--fresh")[1] == {"rehearsal": False, "facts": 0}
    assert not list(folder.glob("rehearsal.db*"))


def test_every_command_says_that_the_desk_rehearses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(folder, capsys, "rehearsal", "on")

    assert "演练" in run(folder, capsys, "counts", "--list", "venue")[2]
    assert "nothing of this counts" in run(folder, capsys, "counts", "--list", "venue", "--lang", "en")[2]
    main(["check", "A", "--list", "venue", "--data", str(folder), "--lang", "en"])
    assert capsys.readouterr().out.startswith("[rehearsal] admitted")


def test_rehearsing_lets_no_other_events_pack_onto_a_desk_with_facts(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from dataclasses import replace

    from kiosk.domain.ids import EventId
    from kiosk.errors import BadInput
    from kiosk.pack.pack import Pack

    check(folder, capsys, "A")
    station = a_desk(folder)
    try:
        station.rehearse(True)
        with pytest.raises(BadInput, match="another folder"):
            station.take(Pack(replace(an_event(), id=EventId("other")), ()))
    finally:
        station.close()


def test_fresh_alone_means_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, capsys, "rehearsal", "--fresh")[0] == 2
