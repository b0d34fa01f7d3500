"""Measures how soon a new desk is ready: paired, with 100,000 guests and everything that happened so far.

In a process of its own, so that its memory can be told; the hub and the facts of another desk are made before.
"""

import asyncio
import multiprocessing
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.commands.fleet import run_until_level
from kiosk.demo.event import demo_pack
from kiosk.desk import Post
from kiosk.domain.facts import Admitted
from kiosk.domain.ids import AttendeeId, DeskId, ListId
from kiosk.journal.draft import Writer
from kiosk.pack.pack import Pack
from kiosk.roster.crowd import crowd
from kiosk.station import Station
from kiosk.sync.engine import find_engine
from kiosk.sync.hub import HubEars, HubRun
from kiosk.sync.hub_folder import HubFolder
from kiosk.sync.joining import join
from kiosk.sync.membership import read_membership
from kiosk.sync.pairing import PairingCode

PEOPLE, FACTS = 100_000, 100_000
PORT, MONITOR = 24_322, 28_322
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Row:
    """One new desk."""

    what: str
    guests: int
    facts: int
    seconds: float
    roster_s: float
    """Of that: until the roster was here."""
    megabytes: float
    """More memory than before it was paired, at most."""


def run(people: int = PEOPLE, facts: int = FACTS) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="bench-catch-up-") as place:
        folder = Path(place)
        pack = demo_pack(people=10)
        office = Station(folder / "office", Post(DeskId("office")))
        office.take(Pack(pack.event, tuple(crowd(people))))
        office.close()
        hub = HubFolder(folder / "office" / "hub")
        hub.make(str(pack.event.id), ["127.0.0.1"], PORT, MONITOR)
        with _hub(folder / "office", hub):
            _fill(folder / "busy", hub.invite("busy", datetime.now(UTC)), facts)
            code = hub.invite("late", datetime.now(UTC))
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                seconds, roster_s, megabytes = pool.apply(_become_ready, (folder / "late", code, facts))
    return [Row("a new desk, until it is in step", people, facts, seconds, roster_s, megabytes)]


class _hub:  # noqa: N801 - used like a function
    """The hub, on a thread."""

    def __init__(self, data: Path, folder: HubFolder) -> None:
        self._ready = threading.Event()
        ears = HubEars(lambda _: None, changed=lambda light: self._ready.set() if light.healthy else None)
        self._data, self._folder, self._ears = data, folder, ears
        self._run: HubRun | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._work()))

    async def _work(self) -> None:
        self._run = HubRun(self._data, self._folder, find_engine(None), self._ears, invites=False)
        await self._run.run()

    def __enter__(self) -> None:
        self._thread.start()
        if not self._ready.wait(60):
            raise TimeoutError("the hub did not start")

    def __exit__(self, *_: object) -> None:
        if self._run is not None:
            self._run.stop_from_outside()
        self._thread.join()


def _fill(folder: Path, code: PairingCode, facts: int) -> None:
    """A desk that has let so many in and told the hub."""
    _paired(code, folder)
    station = Station(folder, Post(DeskId(code.desk)))
    try:
        desk = station.desk
        assert desk.event is not None and desk.book is not None
        writer = Writer(desk.event.id, DeskId(code.desk))
        door = next(iter(desk.event.lists))
        ids = sorted(desk.book.ids())
        for begin in range(0, facts, BATCH):
            with desk.journal.at_once():
                for number in range(begin, min(begin + BATCH, facts)):
                    who = AttendeeId(ids[number % len(ids)])
                    desk.journal.append(Admitted(ListId(door), "bench"), writer, datetime.now(UTC), attendee=who)
        run_until_level(station)
        assert station.desk.journal.shared.sent == facts, "not everything reached the hub"
    finally:
        station.close()


def _paired(code: PairingCode, folder: Path) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            if join(code, folder).has_roster:
                return
        except Exception:
            if time.monotonic() > until:
                raise
        time.sleep(0.1)


def _become_ready(folder: Path, code: PairingCode, facts: int) -> tuple[float, float, float]:
    before = _megabytes()
    started = time.perf_counter()
    _paired(code, folder)
    roster_s = time.perf_counter() - started
    station = Station(folder, Post(DeskId(code.desk)))
    try:
        assert read_membership(folder) is not None
        run_until_level(station)
        assert station.desk.journal.count() == facts, "not everything is here"
    finally:
        station.close()
    return round(time.perf_counter() - started, 2), round(roster_s, 2), round(_megabytes() - before, 1)


def _megabytes() -> float:
    """Most memory that this process has held; the system's other figure still counts its parent's."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(one for one in status.read_text(encoding="ascii").splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) / 1024
