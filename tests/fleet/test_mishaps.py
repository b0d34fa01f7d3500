"""What goes wrong around a desk of the fleet: it goes on, and says in one sentence what is wrong."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.domain.claim import Offline, Won
from kiosk.domain.ids import DeskId
from kiosk.domain.verdict import VerdictKind
from kiosk.outcome import Ask
from kiosk.station import Station
from kiosk.sync.membership import read_membership, write_membership
from tests.builders import Post, an_attendee
from tests.fleet.venue import Venue, VenueDesk, together, wait_for

# nats-py 2.16 leaves a socket to the garbage collector when the hub goes away in the middle of a handshake
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

THREE_HOURS = timedelta(hours=3)


def test_a_desk_whose_clock_is_three_hours_off_goes_by_the_hubs(venue: Venue) -> None:
    north, south = venue.desk("north"), venue.desk("south")
    north.close()
    north.station = Station(north.folder, Post(DeskId("north")), lambda: datetime.now(UTC) + THREE_HOURS)
    fleet = north.station.open_fleet()
    assert fleet is not None
    north.fleet = fleet
    north.level()
    south.level()

    outcome = north.scan("A")

    assert outcome.claim == Won() and outcome.fact is not None
    assert abs(outcome.fact.clock_offset_s - THREE_HOURS.total_seconds()) < 60
    assert abs(outcome.fact.at - datetime.now(UTC)) < timedelta(minutes=1)
    together((north, south))
    assert south.scan("A").kind is VerdictKind.ALREADY_IN


def test_a_hub_of_another_event_is_named_and_the_desk_goes_on(venue: Venue) -> None:
    north = venue.desk("north")
    north.close()
    venue.desks.remove(north)
    paired = read_membership(north.folder)
    assert paired is not None
    write_membership(north.folder, replace(paired, event="gala"))

    again = VenueDesk(north.folder, "north")
    venue.desks.append(again)
    wait_for(lambda: "another event" in again.fleet.state.trouble)

    outcome = again.station.desk.scan(Ask("A", next(iter(venue.event.lists))))
    assert (outcome.kind, outcome.claim) == (VerdictKind.ADMITTED, Offline())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A hub's store on a disk of its own."""
    store = tmp_path / "hub-data" / "hub" / "store"
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a small disk is mounted by root on Linux only")
    store.mkdir(parents=True)
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "none", str(store)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("this machine mounts nothing")
    yield store
    subprocess.run(["umount", "-l", str(store)], check=False)


def test_a_full_disk_at_the_hub_keeps_no_guest_out_and_loses_no_fact(small_disk: Path, tmp_path: Path) -> None:
    venue = Venue(tmp_path, attendees=[an_attendee(f"p-{number}", f"T{number}") for number in range(60)])
    venue.open()
    try:
        north = venue.desk("north")
        north.level()
        with pytest.raises(OSError), (small_disk / "filler").open("wb", buffering=0) as filler:
            while True:
                filler.write(bytes(4096))

        scans = [north.scan(f"T{number}") for number in range(60)]
        assert {one.kind for one in scans} == {VerdictKind.ADMITTED}
        assert scans[-1].claim == Offline()
        north.until(lambda: bool(north.fleet.state.trouble))

        venue.shut()
        (small_disk / "filler").unlink()
        venue.open()
        late = venue.desk("late")
        together((north, late))
        assert late.station.desk.journal.count() == 60
    finally:
        venue.close()
