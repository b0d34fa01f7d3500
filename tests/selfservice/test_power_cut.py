"""The power goes while a badge prints: the next guest sees the waiting screen, and nothing is lost."""

import signal
import subprocess
import sys
from pathlib import Path

from kiosk.press import open_press
from kiosk.printing import PrintRoom
from kiosk.selfservice.counter import Counter, CounterOptions
from kiosk.selfservice.flow import Flow
from kiosk.selfservice.kept import kept_troubles
from kiosk.selfservice.machine import State
from kiosk.selfservice.replies import Check, Welcomed
from kiosk.station import Station
from tests.builders import a_desk, a_type, an_attendee, an_event

ROOT = Path(__file__).resolve().parents[2]


def open_kiosk(folder: Path) -> Station:
    return a_desk(folder / "desk", an_event(types=[a_type(badge_layout="a6")]), [an_attendee("hu", "HU")])


def test_a_badge_that_the_power_cut_short_is_owed_and_printed_at_the_next_scan(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.selfservice.kiosk_child", str(tmp_path)], cwd=ROOT, check=False, timeout=120
    )
    assert done.returncode == -signal.SIGKILL

    flow = Flow(0.0, troubles=kept_troubles(tmp_path / "desk"))
    assert (flow.state, flow.visit) == (State.WAITING, None)
    station = open_kiosk(tmp_path)
    room = PrintRoom(open_press(f"folder:{tmp_path / 'badges'}"), station.desk.event)
    try:
        room.settle(station.desk)
        room.wait(station.desk, 30)
        counter = Counter(station.desk, CounterOptions(), lambda outcome: room.take(station.desk, outcome))
        reply = counter.check(Check(1, "HU"))
        assert (type(reply), reply.again, reply.badge) == (Welcomed, True, True)
        room.wait(station.desk, 30)
        names = [type(fact.body).__name__ for _, fact in station.desk.journal.facts()]
    finally:
        room.close()
        station.close()
    assert names == ["Admitted", "BadgeSent", "BadgeFailed", "Refused", "BadgeSent", "BadgePrinted"]
    assert len(list((tmp_path / "badges").glob("*.pdf"))) == 1
