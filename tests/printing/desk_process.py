"""A desk without a window as a process of its own, that a test can kill at any moment."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from kiosk.badge.states import JobState
from kiosk.desk import Post
from kiosk.domain.ids import AttendeeId, DeskId
from kiosk.journal.badges import BadgeState
from kiosk.station import Station
from tests.builders import a_desk, a_list, a_type, an_attendee, an_event

ROOT = Path(__file__).resolve().parents[2]
DESK = "desk-1"


def a_hall_of_guests(folder: Path, guests: int) -> list[str]:
    """A desk whose one list prints badges; the guests' codes."""
    event = an_event(lists=[a_list(prints_badge=True)], types=[a_type(badge_layout="a6")])
    people = [an_attendee(f"p-{number}") for number in range(guests)]
    a_desk(folder, event, people, desk=DESK).close()
    (folder / "settings.toml").write_text(f'desk = "{DESK}"\n', encoding="utf-8")
    return [one.code for one in people]


class DeskProcess:
    """``gate`` with printers."""

    def __init__(self, folder: Path, *printers: str) -> None:
        command = [sys.executable, "main.py", "gate", "--json", "--list", "venue", "--data", str(folder)]
        for printer in printers:
            command += ["--printer", printer]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def scan(self, code: str) -> str:
        """The verdict; its fact is on disk then."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(code + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, self._process.communicate()[1]
        told: dict[str, Any] = json.loads(line)
        return str(told["verdict"])

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.communicate()

    def end(self) -> str:
        """End the input and stay until the printers are done; what was said to staff."""
        said = self._process.communicate(timeout=120)[1]
        assert self._process.returncode == 0, said
        return said


def badge_states(folder: Path, guests: int) -> dict[str, BadgeState]:
    """Where each guest's badge is, by a desk that is opened anew."""
    station = Station(folder, Post(DeskId(DESK)), reading=True)
    try:
        book = station.desk.book
        assert book is not None
        people = [book.by_id(AttendeeId(f"p-{number}")) for number in range(guests)]
        return {one.id: station.desk.badge(one) for one in people if one is not None}
    finally:
        station.close()


def printed(states: dict[str, BadgeState]) -> set[str]:
    return {one for one, state in states.items() if state.state == JobState.PRINTED}
