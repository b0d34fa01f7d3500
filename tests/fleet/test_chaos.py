"""The short form of the venue where everything fails."""

import gc
from pathlib import Path

import pytest

from tests.fleet.chaos import run


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_whatever_fails_no_ticket_is_confirmed_twice_and_no_fact_is_lost(tmp_path: Path) -> None:
    report = run(tmp_path, desks=4, tickets=120, seconds=8, seed=7)
    gc.collect()  # sockets that nats-py forgot when the hub fell away in the middle of an attempt

    assert report.scans >= 120 and report.hub_faults and report.desk_kills
    assert (report.confirmed_twice, report.missing, report.unflagged, report.digests) == ([], [], [], 1)
