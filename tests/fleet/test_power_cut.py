"""The hub's machine loses its power: what it had acknowledged is on its disk."""

import fcntl
import os
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.claim import Won
from kiosk.sync.hub_engine import running
from tests.builders import an_attendee
from tests.fleet.venue import Venue

# nats-py 2.16 leaves a socket to the garbage collector when the hub goes away in the middle of a handshake
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

SHUT_DOWN, WITHOUT_ITS_LOG = 0x8004587D, 2
"""Linux: FS_IOC_SHUTDOWN with NOLOGFLUSH; nothing that was not synced before reaches the disk."""

GUESTS = 120


class LoopDisk:
    """An ext4 file system in a file, under the hub's store."""

    def __init__(self, image: Path, place: Path) -> None:
        self._image, self._place = image, place
        with image.open("wb") as file:
            file.truncate(64 << 20)
        _run("mkfs.ext4", "-q", str(image))
        place.mkdir(parents=True)
        self.mount()

    def mount(self) -> None:
        _run("mount", "-o", "loop", str(self._image), str(self._place))

    def unmount(self) -> None:
        _run("umount", str(self._place))

    def cut(self) -> None:
        """From here on nothing reaches the disk any more."""
        handle = os.open(self._place, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, SHUT_DOWN, struct.pack("I", WITHOUT_ITS_LOG))
        finally:
            os.close(handle)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[LoopDisk]:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a disk in a file is mounted by root on Linux only")
    try:
        made = LoopDisk(tmp_path / "disk.img", tmp_path / "hub-data" / "hub" / "store")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine mounts no disk in a file")
    yield made
    made.unmount()


def test_what_the_hub_acknowledged_is_there_after_its_power_was_cut(disk: LoopDisk, tmp_path: Path) -> None:
    venue = Venue(tmp_path, attendees=[an_attendee(f"p-{number}", f"T{number}") for number in range(GUESTS)])
    venue.open()
    try:
        north = venue.desk("north")
        north.level()
        outcomes = [north.scan(f"T{number}") for number in range(GUESTS)]
        acknowledged = {one.fact.id for one in outcomes if one.claim == Won() and one.fact}
        assert len(acknowledged) > GUESTS // 2
        engine = running(venue.hub_folder)
        assert engine is not None

        os.kill(engine, signal.SIGSTOP)  # a machine without power acknowledges nothing more
        disk.cut()
        os.kill(engine, signal.SIGKILL)
        venue.shut()
        north.close()
        venue.desks.remove(north)
        disk.unmount()
        disk.mount()
        venue.open()

        late = venue.desk("late")  # it knows what the hub knows, and no other desk is there to tell
        late.level()
        assert acknowledged <= {fact.id for _, fact in late.station.desk.journal.facts()}
    finally:
        venue.close()
