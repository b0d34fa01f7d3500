"""Measures claims and the draining of queues beside a bare publish loop on the same hub, in the same run."""

import asyncio
import secrets
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.domain.facts import Admitted, Fact
from kiosk.domain.ids import AttendeeId, Code, DeskId, EventId, FactId, ListId
from kiosk.journal.columns import source_of
from kiosk.journal.draft import Writer
from kiosk.journal.journal import Journal
from kiosk.journal.stamp import new_id
from kiosk.journal.wire import to_bytes
from kiosk.sync import keys
from kiosk.sync.engine import find_engine
from kiosk.sync.hub import HubEars, HubRun
from kiosk.sync.hub_folder import Hub, HubFolder
from kiosk.sync.line import Line
from kiosk.sync.membership import Membership
from kiosk.sync.outflow import Outflow
from kiosk.sync.round import Taken, claim_round
from kiosk.sync.sayings import Known
from kiosk.sync.subjects import Subjects

EVENT, DOOR = "bench", ListId("venue")
CLIENTS, TICKETS = 40, 3_500
QUEUES, QUEUED = 10, 2_000
IN_FLIGHT = 64
PORT, MONITOR = 24_222, 28_222


@dataclass(frozen=True, slots=True)
class Row:
    """One way of doing it."""

    what: str
    done: int
    seconds: float
    per_second: float
    p50_ms: float
    p99_ms: float
    times: float
    """p99 (claims) or time (queues) as a multiple of the bare loop's."""


def run() -> list[Row]:
    """Claims of 40 clients at once, then ten queues of 2,000 facts; each beside its bare rival."""
    with tempfile.TemporaryDirectory(prefix="bench-fleet-") as place:
        return asyncio.run(_run(Path(place)))


async def _run(place: Path) -> list[Row]:
    folder = HubFolder(place / "hub")
    hub = folder.make(EVENT, ["127.0.0.1"], PORT, MONITOR)
    ready = asyncio.Event()
    ears = HubEars(lambda _: None, changed=lambda light: ready.set() if light.healthy else None)
    runner = HubRun(place, folder, find_engine(None), ears, invites=False)
    working = asyncio.create_task(runner.run())
    try:
        await asyncio.wait_for(ready.wait(), 30)
        return [*await _claims(folder, hub), *await _drains(place, folder, hub)]
    finally:
        runner.stop()
        await working


async def _lines(folder: HubFolder, hub: Hub, count: int) -> list[Line]:
    authority = folder.file("ca.pem").read_text(encoding="ascii")
    lines = [Line() for _ in range(count)]
    for number, line in enumerate(lines):
        await line.connect(hub.addresses, authority, hub.admin, f"client{number}", forever=False)
    return lines


def _fact(desk: str, seq: int, ticket: str) -> Fact:
    now = datetime.now(UTC)
    body = Admitted(DOOR, ticket)
    return Fact(
        FactId(new_id(now)),
        EventId(EVENT),
        DeskId(desk),
        seq,
        now,
        f"{seq:016x}",
        body,
        AttendeeId(ticket),
        Code(ticket),
    )


async def _claims(folder: HubFolder, hub: Hub) -> list[Row]:
    lines = await _lines(folder, hub, CLIENTS)
    key, known = bytes.fromhex(hub.ticket_key), Known(signer=keys.Signer(hub.admin))

    async def bare(line: Line, number: int) -> None:
        scope = f"ck.{EVENT}.adm.bare.{secrets.token_hex(12)}"
        headers = {
            "Nats-Msg-Id": secrets.token_hex(12),
            "Nats-Expected-Last-Subject-Sequence": "0",
            "Nats-Expected-Last-Subject-Sequence-Subject": f"{scope}.>",
        }
        await line.ask(f"{scope}.desk", content, headers, 30)

    async def product(line: Line, number: int) -> None:
        subjects = Subjects(EventId(EVENT), DeskId(f"d{number % CLIENTS}"), key)
        fact = _fact(str(subjects.desk), number + 1, f"t-{number}")
        scope = subjects.ticket(DOOR, source_of(fact))
        answer = await claim_round(line, subjects, known, fact, to_bytes(fact), scope, 0, 0, 30)
        assert isinstance(answer, Taken), answer

    content = to_bytes(_fact("d0", 1, "t-0"))
    try:
        await _burst(lines, bare, TICKETS // 5)  # warm
        one = await _burst(lines, bare, TICKETS)
        two = await _burst(lines, product, TICKETS)
        again = await _burst(lines, bare, TICKETS)
    finally:
        for line in lines:
            await line.close()
    rival = min(_p99(one[1]), _p99(again[1]))
    return [
        _row("claims, bare publish", one, 1.0),
        _row("claims, bare publish again", again, _p99(again[1]) / _p99(one[1])),
        _row("claims, product", two, _p99(two[1]) / rival),
    ]


async def _burst(
    lines: list[Line], one: Callable[[Line, int], Awaitable[None]], count: int
) -> tuple[float, list[float]]:
    """Every client one claim after the other, all clients at once; seconds, and each claim's milliseconds."""
    spent: list[float] = []

    async def client(at: int) -> None:
        for number in range(at, count, len(lines)):
            before = time.perf_counter()
            await one(lines[at], number)
            spent.append((time.perf_counter() - before) * 1000)

    started = time.perf_counter()
    await asyncio.gather(*(client(at) for at in range(len(lines))))
    return time.perf_counter() - started, spent


def _row(what: str, measured: tuple[float, list[float]], times: float) -> Row:
    seconds, spent = measured
    median = round(statistics.median(spent), 2)
    return Row(
        what, len(spent), round(seconds, 2), round(len(spent) / seconds), median, round(_p99(spent), 2), round(times, 2)
    )


def _p99(spent: list[float]) -> float:
    return sorted(spent)[int(len(spent) * 0.99)]


async def _drains(place: Path, folder: HubFolder, hub: Hub) -> list[Row]:
    journals = [_queue(place / f"q{number}", f"q{number}") for number in range(QUEUES)]
    lines = await _lines(folder, hub, QUEUES)
    try:
        bare = await _timed(*(_bare_drain(line, journal, number) for number, (line, journal) in _each(lines, journals)))
        product = await _timed(*(_drain(line, journal, hub) for _, (line, journal) in _each(lines, journals)))
        again = await _timed(
            *(_bare_drain(line, journal, number + 100) for number, (line, journal) in _each(lines, journals))
        )
    finally:
        for line in lines:
            await line.close()
        for journal in journals:
            journal.close()
    total = QUEUES * QUEUED

    def row(what: str, seconds: float) -> Row:
        return Row(
            what, total, round(seconds, 2), round(total / seconds), 0.0, 0.0, round(seconds / min(bare, again), 2)
        )

    return [
        row("queues, bare publish", bare),
        row("queues, bare publish again", again),
        row("queues, product", product),
    ]


def _each(lines: list[Line], journals: list[Journal]) -> list[tuple[int, tuple[Line, Journal]]]:
    return list(enumerate(zip(lines, journals, strict=True)))


def _queue(path: Path, desk: str) -> Journal:
    """A desk that let guests in while it had no hub."""
    path.mkdir()
    journal = Journal(path / "journal.db", DeskId(desk))
    writer = Writer(EventId(EVENT), DeskId(desk))
    with journal.at_once():
        for number in range(QUEUED):
            ticket = f"{desk}-{number}"
            journal.append(Admitted(DOOR, ticket), writer, datetime.now(UTC), attendee=AttendeeId(ticket))
    return journal


async def _timed(*work: Awaitable[None]) -> float:
    started = time.perf_counter()
    await asyncio.gather(*work)
    return time.perf_counter() - started


async def _bare_drain(line: Line, journal: Journal, number: int) -> None:
    """The same bytes, ready in memory, to the same kind of subjects, as many on the way."""
    room = asyncio.Semaphore(IN_FLIGHT)
    contents = [content for _, content in journal.shared.own(journal.desk, 0, QUEUED)]

    async def one(at: int, content: bytes) -> None:
        try:
            await line.ask(f"ck.{EVENT}.adm.bare.{number}-{at}.x", content, {"Nats-Msg-Id": secrets.token_hex(12)}, 60)
        finally:
            room.release()

    tasks: list[asyncio.Task[None]] = []
    for at, content in enumerate(contents):
        await room.acquire()
        tasks.append(asyncio.create_task(one(at, content)))
    await asyncio.gather(*tasks)


async def _drain(line: Line, journal: Journal, hub: Hub) -> None:
    """The desk's own way out, until everything is acknowledged."""
    done = asyncio.Event()
    membership = Membership(hub.addresses, "", hub.admin, str(journal.desk), EVENT, hub.ticket_key)
    subjects = Subjects(EventId(EVENT), journal.desk, bytes.fromhex(hub.ticket_key))

    def change(**changes: Any) -> None:
        if changes.get("pending") == 0:
            done.set()

    flow = Outflow(journal.shared, membership, subjects, lambda _: None, change)
    running = asyncio.create_task(flow.run(line))
    await done.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
