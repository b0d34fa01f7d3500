"""A decoder process that dies at any moment loses no guest, greets none twice, and makes up none."""

import os
from dataclasses import replace

from kiosk.scan.bench_kills import CODES_A_KILL, HAMMERED, KillRow, kill_rows

KILLS = 20 if os.environ.get("CQITEC_LONG") == "1" else 4


def test_a_process_killed_at_random_moments_loses_and_doubles_no_ticket():
    row = next(kill_rows(KILLS, seed=3))
    held_up = KILLS * CODES_A_KILL
    told = replace(row, longest_gap_ms=0.0)
    assert told == KillRow(HAMMERED, KILLS, held_up, held_up, wrong=0, twice=0, longest_gap_ms=0.0)
