"""What stands around the kiosk: its PIN, what it remembers over a restart, and whoever watches it."""

# pyright: basic

import os
import subprocess
import sys

import pytest

from kiosk.selfservice.kept import FILE, keep_troubles, kept_troubles
from kiosk.selfservice.pin import hashed, is_right
from kiosk.selfservice.visit import Trouble
from kiosk.selfservice.watch import AGAIN_S, watch


def test_only_the_right_pin_opens():
    kept = hashed("240713")

    assert is_right("240713", kept)
    assert not is_right("240714", kept)
    assert "240713" not in kept
    assert not is_right("", "")


def test_out_of_order_survives_a_restart_where_a_restart_mends_nothing(tmp_path):
    keep_troubles(tmp_path, frozenset({Trouble.STAFF, Trouble.PRINTER, Trouble.SLOW}))

    assert kept_troubles(tmp_path) == {Trouble.STAFF, Trouble.PRINTER}
    keep_troubles(tmp_path, frozenset())
    assert kept_troubles(tmp_path) == frozenset()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 9}', '{"version": 1, "out_of_order": 3}'])
def test_a_torn_file_keeps_nothing(tmp_path, text):
    (tmp_path / FILE).write_text(text)

    assert kept_troubles(tmp_path) == frozenset()


def test_a_window_that_ends_by_itself_is_started_again_until_staff_leave(tmp_path):
    alive, ends = tmp_path / "alive", iter((1, -9, 2, 143, 0))
    starts, pauses = [], []

    def start():
        alive.touch()
        starts.append(1)
        return subprocess.Popen([sys.executable, "-c", f"import os; os._exit({next(ends) & 255})"])

    def sleep(seconds):
        pauses.append(seconds)
        os.sched_yield()

    assert watch(start, alive, sleep=sleep) == 0
    assert len(starts) == 5
    assert sum(1 for pause in pauses if pause == AGAIN_S) >= 2


def test_a_window_that_hangs_is_ended_and_started_again(tmp_path):
    alive = tmp_path / "alive"
    now = [1000.0]
    hangs = iter((True, False))

    def start():
        alive.touch()
        os.utime(alive, (now[0] + 0.1, now[0] + 0.1))
        if next(hangs):
            return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        child = subprocess.Popen([sys.executable, "-c", ""])
        child.wait()
        return child

    def sleep(seconds):
        now[0] += seconds

    assert watch(start, alive, clock=lambda: now[0], wall=lambda: now[0], sleep=sleep) == 0
