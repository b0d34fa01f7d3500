"""What stands around the kiosk: its PIN, what it remembers over a restart, and whoever watches it."""

# pyright: basic

import os
import subprocess
import sys

import pytest

from kiosk.selfservice.kept import FILE, keep_troubles, kept_troubles
from kiosk.selfservice.pin import WAITS, PinGate, hashed, is_right
from kiosk.selfservice.visit import Trouble
from kiosk.selfservice.watch import AGAIN_S, watch


def test_only_the_right_pin_opens():
    kept = hashed("240713")

    assert is_right("240713", kept)
    assert not is_right("240714", kept)
    assert "240713" not in kept
    assert not is_right("", "")


def test_each_wrong_pin_from_the_third_on_costs_twice_the_wait_also_over_a_restart(tmp_path):
    now, waits = [1000.0], []

    def restarted():
        return PinGate("2407".__eq__, lambda: now[0], tmp_path / "pins.json")

    for _ in range(5):
        assert not restarted().opens("0000")
        waits.append(restarted().wait_s())
        assert not waits[-1] or not restarted().opens("2407"), "the right one has to wait too"
        now[0] += waits[-1]

    assert waits == [0, 0, 30, 60, 120]
    assert restarted().opens("2407")
    assert not restarted().opens("0000")
    assert restarted().wait_s() == 0, "the right one begins anew"


def test_a_clock_turned_back_locks_nobody_out_for_years(tmp_path):
    now = [1e9]
    gate = PinGate("2407".__eq__, lambda: now[0])
    for _ in range(3):
        gate.opens("0000")
    now[0] = 0.0

    assert gate.wait_s() == WAITS.longest_s


def test_breaking_the_file_of_wrong_pins_gains_nothing(tmp_path):
    file = tmp_path / "pins.json"
    file.write_text("{")

    assert PinGate("2407".__eq__, lambda: 1000.0, file).wait_s() == 30


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
