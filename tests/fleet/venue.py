"""A venue for tests: a real hub on the loopback address, and desks that are paired with it."""

import asyncio
import gc
import socket
import threading
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.journal.check import verify
from kiosk.outcome import Outcome
from kiosk.station import Station
from kiosk.sync.engine import find_engine
from kiosk.sync.hub import HubEars, HubRun
from kiosk.sync.hub_folder import HubFolder
from kiosk.sync.joining import join
from kiosk.sync.member import FleetDesk
from tests.builders import Post, a_desk, an_attendee, an_event, scan

EVENT = "expo"


def free_ports(count: int) -> list[int]:
    """Ports that nobody uses now."""
    open_ones = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in open_ones]
    for one in open_ones:
        one.close()
    return ports


class Venue:
    """One hub, its folder, and the desks around it."""

    def __init__(self, folder: Path, event: Event | None = None, attendees: Iterable[Attendee] | None = None) -> None:
        self.folder, self.event = folder, event or an_event()
        self.attendees = (
            tuple(attendees) if attendees is not None else (an_attendee("p-1", "A"), an_attendee("p-2", "B"))
        )
        port, monitor = free_ports(2)
        self.hub_folder = HubFolder(folder / "hub-data" / "hub")
        office = a_desk(folder / "hub-data", self.event, self.attendees, desk="office")
        office.close()
        self.hub = self.hub_folder.make(EVENT, ["127.0.0.1"], port, monitor)
        self._run: HubRun | None = None
        self._thread: threading.Thread | None = None
        self.desks: list[VenueDesk] = []

    def open(self) -> None:
        """Start the hub; returns when it answers."""
        ready = threading.Event()
        ears = HubEars(lambda _: None, changed=lambda light: ready.set() if light.healthy else None)

        def work() -> None:
            async def run() -> None:
                self._run = HubRun(self.folder / "hub-data", self.hub_folder, find_engine(None), ears, invites=False)
                await self._run.run()

            asyncio.run(run())

        self._thread = threading.Thread(target=work, name="hub")
        self._thread.start()
        assert ready.wait(20)

    def shut(self) -> None:
        if self._thread is not None and self._run is not None:
            self._run.stop_from_outside()
            self._thread.join(15)
            self._thread = None

    def desk(self, name: str) -> "VenueDesk":
        """A new desk, paired and at work."""
        code = self.hub_folder.invite(name, datetime.now(UTC))
        folder = self.folder / name
        wait_for(lambda: _joined(code, folder))
        desk = VenueDesk(folder, name)
        self.desks.append(desk)
        return desk

    def close(self) -> None:
        for one in self.desks:
            one.close()
        self.shut()
        gc.collect()  # sockets that nats-py forgot shall be found missing here, not in another test


def _joined(code: object, folder: Path) -> bool:
    from kiosk.errors import Trouble

    try:
        return join(code, folder).has_roster  # type: ignore[arg-type]
    except Trouble:
        return False


class VenueDesk:
    """A desk of the venue, driven by the test's thread."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self.station = Station(folder, Post(name), lambda: datetime.now(UTC))  # type: ignore[arg-type]
        fleet = self.station.open_fleet()
        assert fleet is not None
        self.fleet: FleetDesk = fleet

    def level(self) -> None:
        """Until this desk is in step with the hub."""

        def is_level() -> bool:
            self.fleet.work()
            state = self.fleet.state
            return state.connected and state.caught_up and not state.pending and self.fleet.is_idle

        wait_for(is_level)

    def until(self, done: Callable[[], bool]) -> None:
        """Work until it is so."""

        def look() -> bool:
            self.fleet.work()
            return done()

        wait_for(look)

    def scan(self, text: str, **more: object) -> Outcome:
        outcome = scan(self.station, text, **more)  # type: ignore[arg-type]
        self.fleet.wrote()
        return outcome

    def digest(self) -> str:
        found = verify(self.station.desk.journal)
        assert found.ok, found.problems
        return found.digest

    def close(self) -> None:
        self.fleet.close()
        self.station.close()


def wait_for(done: Callable[[], bool], within_s: float = 20.0) -> None:
    """Look again until it is so; fails the test when it never is."""
    until = time.monotonic() + within_s
    while not done():
        assert time.monotonic() < until, "it never came to be"
        time.sleep(0.01)


def together(desks: Iterable[VenueDesk]) -> None:
    """Until every desk has what every other has."""
    every = list(desks)

    def agree() -> bool:
        for one in every:
            one.fleet.work()
        known = {frozenset(fact.id for _, fact in one.station.desk.journal.facts()) for one in every}
        return len(known) == 1 and all(not one.fleet.state.pending and one.fleet.is_idle for one in every)

    wait_for(agree)
