"""What was shown at the door is on the disk, whenever the power goes."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.desk import Post
from kiosk.domain.facts import Admitted
from kiosk.domain.ids import DeskId
from kiosk.journal.check import verify
from kiosk.station import Station

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("after", [1, 2, 17])
def test_every_verdict_that_was_shown_is_in_the_journal_after_a_kill(tmp_path: Path, after: int) -> None:
    command = [sys.executable, str(Path(__file__).with_name("crash_child.py")), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}) as desk:
        assert desk.stdout is not None
        shown = [desk.stdout.readline().split() for _ in range(after)]
        desk.kill()
        shown += [line.split() for line in desk.stdout.read().splitlines()]
    station = Station(tmp_path, Post(DeskId("desk-1")))
    written = [fact for _, fact in station.desk.journal.facts()]
    assert [fact.id for fact in written[: len(shown)]] == [fact for fact, _ in shown]
    assert all(isinstance(fact.body, Admitted) for fact in written)
    assert verify(station.desk.journal).problems == ()
    station.close()
