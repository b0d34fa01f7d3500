"""The hub at work: the engine runs, desks are paired one after the other, editions of the roster go out."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nats.aio.msg import Msg

from kiosk.errors import Trouble
from kiosk.roster.book import open_book, parts_of
from kiosk.sync.hub_engine import Engine, connected_keys, is_healthy, reload
from kiosk.sync.hub_folder import Hub, HubFolder
from kiosk.sync.line import Line, LineDown
from kiosk.sync.outfit import outfit_of, say_outfit
from kiosk.sync.pairing import PairingCode
from kiosk.sync.streams import make_streams, say_edition, say_members
from kiosk.sync.subjects import hello

log = logging.getLogger(__name__)

EVERY_S = 0.25
READY_S = 20


@dataclass(frozen=True, slots=True)
class Light:
    """How the hub is."""

    healthy: bool
    desks: int
    """Desks that are connected now."""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class HubEars:
    """Who is told what the hub does."""

    invited: Callable[[PairingCode], None]
    arrived: Callable[[str], None] = lambda _: None
    changed: Callable[[Light], None] = lambda _: None


class HubRun:
    """Runs the hub of one folder until ``stop``."""

    def __init__(self, data: Path, folder: HubFolder, program: Path, ears: HubEars, *, invites: bool = True) -> None:
        self._data, self._folder, self._ears, self._invites = data, folder, ears, invites
        self._engine = Engine(program, folder)
        self._line = Line()
        self._stop = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._light: Light | None = None
        self._said: tuple[object, ...] = ()
        self._edition = ""
        self._outfit: tuple[object, ...] = ()
        self._open: str | None = None
        """The desk that is invited now."""

    def stop(self) -> None:
        """End in order; called on the hub's own loop."""
        self._stop.set()

    def stop_from_outside(self) -> None:
        """End in order; called on any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stop.set)

    async def run(self) -> None:
        """Start, work, end; ``Trouble`` when the engine does not come up."""
        self._loop = asyncio.get_running_loop()
        self._engine.start()
        try:
            await self._connect()
            while not self._stop.is_set():
                await self._round()
                try:
                    await asyncio.wait_for(self._stop.wait(), EVERY_S)
                except TimeoutError:
                    continue
        finally:
            await self._line.close()
            self._engine.stop()

    async def _connect(self) -> None:
        hub = self._folder.read()
        authority = self._folder.file("ca.pem").read_text(encoding="ascii")
        for left in range(READY_S * 4, -1, -1):
            if not self._engine.alive and self._engine.ends_with_another:
                self._engine.start()
            if not self._engine.alive:
                raise Trouble(f"the hub's engine does not start: {self._engine.last_words() or self._engine.log}")
            line = Line()
            try:
                await line.connect([f"127.0.0.1:{hub.port}"], authority, hub.admin, "hub", forever=False)
                await make_streams(line, hub.event, 3 if hub.peers else 1)
                await line.close()
                break
            except LineDown as trouble:
                await line.close()
                if not left:
                    raise Trouble(f"the hub's engine does not answer: {self._engine.last_words()}") from trouble
                await asyncio.sleep(0.25)
            except Trouble as trouble:
                await line.close()
                if not hub.peers or not left:  # a cluster's store answers once two machines are there
                    raise
                log.info("waiting for the other machines of the hub: %s", trouble)
                await asyncio.sleep(0.25)
        await self._line.connect([f"127.0.0.1:{hub.port}"], authority, hub.admin, "hub")
        await self._line.hear(hello(hub.event, "*"), self._hello)

    async def _round(self) -> None:
        trouble = ""
        if not self._engine.alive:
            log.warning("the engine ended and is started again: %s", self._engine.last_words())
            self._engine.start()
        try:
            if self._line.up:
                await self._work()
            else:
                trouble = "the engine does not answer"
        except Trouble as error:
            trouble = str(error)
        await self._shine(trouble)

    async def _work(self) -> None:
        await self._see()
        hub = self._folder.read()
        await self._tell_members(hub)
        await self._tell_outfit(hub)
        await self._tell_edition(hub)

    async def _hello(self, message: Msg) -> None:
        """A desk has come; the engine lets nobody say it for another."""
        desk = message.subject.rpartition(".")[2]
        member = self._folder.read().members.get(desk)
        if member is not None:
            for name in self._folder.arrived([member.key]):
                self._ears.arrived(name)
            await message.respond(b"{}")

    async def _see(self) -> None:
        """Whose invitation ended, who is invited next."""
        gone = self._folder.expire(datetime.now(UTC))
        if gone:
            reload(self._folder)
        invited = self._folder.read().members.get(self._open or "")
        if self._invites and (invited is None or not invited.expires):
            self._open = self._folder.free_name()
            code = self._folder.invite(self._open, datetime.now(UTC))
            await self._tell_members(self._folder.read())
            self._ears.invited(code)

    async def _tell_members(self, hub: Hub) -> None:
        created = (await self._line.api("STREAM.INFO.SAY"))["created"]
        said = (created, hub.members, hub.former)
        if said == self._said:
            return
        await make_streams(self._line, hub.event, 3 if hub.peers else 1)
        await say_members(self._line, hub)
        reload(self._folder)
        self._said = said

    async def _tell_outfit(self, hub: Hub) -> None:
        files = outfit_of(self._data)
        seen = [(name, path.stat().st_mtime_ns, path.stat().st_size) for name, path in files.items()]
        stamp = (self._said[0], *seen)
        if stamp != self._outfit:
            await say_outfit(self._line, hub.event, files)
            self._outfit = stamp

    async def _tell_edition(self, hub: Hub) -> None:
        pointer = self._data / "roster" / "current"
        stamp = f"{self._said[0]} {pointer.stat().st_mtime_ns}" if pointer.exists() else ""
        if not stamp or stamp == self._edition:
            return
        book = open_book(self._data / "roster")
        if book is None:
            return
        try:
            await say_edition(self._line, hub.event, parts_of(book.path), book.revision)
        finally:
            book.close()
        self._edition = stamp

    async def _shine(self, trouble: str) -> None:
        hub = self._folder.read()
        healthy = not trouble and await asyncio.to_thread(is_healthy, hub.monitor)
        there = await asyncio.to_thread(connected_keys, hub.monitor) if healthy else {}
        desks = sum(one.key in there for one in hub.members.values())
        light = Light(healthy, desks, trouble)
        if light != self._light:
            self._light = light
            self._ears.changed(light)
