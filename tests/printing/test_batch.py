"""Badges in advance: a person interrupts, and the rest follows later."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from desk_process import ROOT, a_hall_of_guests, badge_states, printed

GUESTS = 80


def start(folder: Path, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "main.py", "badge", *more, "--json", "--data", str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_ctrl_c_keeps_what_is_done_and_the_rest_follows_without_a_second_badge(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    a_hall_of_guests(folder, GUESTS)
    badges = folder / "badges"
    first = start(folder, "--all")
    deadline = time.monotonic() + 30
    while not list(badges.glob("p-*.pdf")) and time.monotonic() < deadline:
        time.sleep(0.01)
    first.send_signal(signal.SIGINT)
    _, said = first.communicate(timeout=60)

    kept = len(list(badges.glob("p-*.pdf")))
    assert (first.returncode, 0 < kept < GUESTS, len(printed(badge_states(folder, GUESTS)))) == (3, True, kept), said
    assert f"of {GUESTS} badges {GUESTS - kept} were not printed" in said
    assert "the same command goes on with the rest" in said

    second = start(folder, "--all")
    second.communicate(timeout=60)
    assert second.returncode == 0
    assert len(printed(badge_states(folder, GUESTS))) == GUESTS
    assert sorted(file.name for file in badges.iterdir()) == sorted(f"p-{number}-1.pdf" for number in range(GUESTS))
