"""A small pack on disk, told only what a test changes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from small_pack import EVENT, ROSTER

from kiosk.pack.pack import PackRefused, Problem
from kiosk.pack.read import read_pack

WritePack = Callable[..., Path]


@pytest.fixture
def write_files(tmp_path: Path) -> WritePack:
    """Writes a pack's folder; ``changed`` replaces one text of event.toml by another."""

    def write(roster: str = ROSTER, changed: tuple[str, str] = ("", ""), **more: str) -> Path:
        folder = tmp_path / "pack"
        folder.mkdir()
        before, after = changed
        assert before in EVENT
        (folder / "event.toml").write_text(EVENT.replace(before, after, 1) if before else EVENT, encoding="utf-8")
        (folder / "attendees.csv").write_text(roster, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def problems_of(write_files: WritePack) -> Callable[..., tuple[Problem, ...]]:
    """What is wrong with a pack, as its organiser is told."""

    def find(**changes: object) -> tuple[Problem, ...]:
        with pytest.raises(PackRefused) as refused:
            read_pack(write_files(**changes))
        return refused.value.problems

    return find
