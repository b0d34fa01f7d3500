"""The link: a thread with a loop of its own that keeps one connection to the hub.

Own facts go out in their order and are offered again until the hub has acknowledged
them; those of others come in by a cursor and are handed to the desk's thread in small
batches.  The desk's thread waits for nothing here but a claim, and for that not long.
"""

import asyncio
import concurrent.futures
import logging
import random
import threading
import time
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from kiosk.domain.facts import Fact
from kiosk.domain.ids import DeskId, EventId
from kiosk.errors import Trouble
from kiosk.journal.journal import Journal
from kiosk.sync.engine import refuse_version
from kiosk.sync.inflow import Inflow
from kiosk.sync.line import Line, LineDown
from kiosk.sync.membership import Membership
from kiosk.sync.outflow import Outflow
from kiosk.sync.parcels import ClockAhead, LinkState, Parcel, Rewound
from kiosk.sync.round import Apart, Newer, Round, Taken, claim_round
from kiosk.sync.sayings import Known, Sayings
from kiosk.sync.streams import fact_stream
from kiosk.sync.subjects import Subjects

log = logging.getLogger(__name__)

CLAIM_S = 0.3
"""A scan waits for the hub at most so long."""

BREAKER_S = 1.0
"""After a claim that nobody answered the next guests do not wait at all."""

REFILL_S = 10.0
"""A store made anew is filled by the desks first; until then nobody can tell who was first."""

CLOCK_EVERY_S = 30.0
STOP_S = 2.0

Result = TypeVar("Result")


class Link:
    """One desk's connection to its hub.  Made and stopped by the desk's thread."""

    def __init__(
        self,
        membership: Membership,
        folder: Path,
        told: Callable[[], None] = lambda: None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``told`` is called on the link's thread when there is something for the desk, or ``state`` has changed."""
        self._membership, self._folder, self._told, self._clock = membership, folder, told, clock
        self.subjects = Subjects(
            EventId(membership.event), DeskId(membership.desk), bytes.fromhex(membership.ticket_key)
        )
        self.state = LinkState(trouble="")
        self._parcels: SimpleQueue[Parcel] = SimpleQueue()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="fleet", daemon=True)
        self._stopping = False
        self._line: Line | None = None
        self._out: Outflow | None = None
        self._in: Inflow | None = None
        self._known = Known()
        self._claims_from = 0.0
        self._breaker_until = 0.0
        self._asking = False
        """A guest waits for an answer: the facts of others are not looked at meanwhile."""
        self._ending = asyncio.Event()

    # ---- the desk's thread

    def start(self) -> None:
        self._thread.start()

    def _call(self, what: Callable[..., None], *values: Any) -> None:
        """Have it done on the link's thread; nothing once that has ended."""
        try:
            self._loop.call_soon_threadsafe(what, *values)
        except RuntimeError:  # the loop is closed
            return

    def stop(self) -> None:
        """End; what has not gone out lies in the journal."""
        self._stopping = True
        if not self._thread.is_alive():
            return
        self._call(self._end)
        self._thread.join(STOP_S + 1)

    def nudge(self) -> None:
        """The desk has written facts."""
        if self._thread.is_alive():
            self._call(self._push)

    def next_parcel(self) -> Parcel | None:
        try:
            return self._parcels.get_nowait()
        except Empty:
            return None

    @property
    def stream(self) -> str:
        """Which store the hub has; '' before the first meeting."""
        return self._in.stream if self._in is not None else ""

    @property
    def sent(self) -> int:
        """The own facts up to this number are at the hub."""
        return self._out.upto if self._out is not None else 0

    @property
    def idle(self) -> bool:
        return self._parcels.empty()

    def taken(self) -> None:
        """The desk has dealt with a batch: the next one may come."""
        self._call(self._room)

    @property
    def may_claim(self) -> bool:
        now = time.monotonic()
        return self.state.connected and now >= self._claims_from and now >= self._breaker_until

    def claim(self, fact: Fact, content: bytes, scope: str, expected: int, folded: int, within_s: float) -> Round:
        """One compare-and-set on the desk's behalf; waits at most ``within_s`` seconds."""
        line, known = self._line, self._known
        if line is None or within_s <= 0:
            return Apart()
        work = claim_round(line, self.subjects, known, fact, content, scope, expected, folded, within_s)
        self._asking = True
        try:
            answer = self._wait(work, within_s)
        finally:
            self._asking = False
        match answer:
            case Taken():
                if self._out is not None:
                    self._call(self._out.acknowledged, fact.id)
            case Apart(trouble):
                self._breaker_until = time.monotonic() + BREAKER_S
                if trouble:
                    self._call(self._say, trouble)
            case Newer():
                pass
        return answer

    def _wait(self, work: Coroutine[Any, Any, Round], within_s: float) -> Round:
        try:
            future = asyncio.run_coroutine_threadsafe(work, self._loop)
        except RuntimeError:  # the loop is closed
            work.close()
            return Apart()
        try:
            return future.result(within_s + 0.02)
        except concurrent.futures.TimeoutError:
            future.cancel()
            return Apart()
        except concurrent.futures.CancelledError:
            return Apart()

    # ---- the link's thread

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._live())
        except Exception:
            log.exception("the link to the hub ended by a fault")
            self._change(connected=False, caught_up=False, trouble="the link to the hub failed: start the desk again")
        finally:
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()

    def _end(self) -> None:
        # not cancelled: half an encrypted connection cannot be cleared away
        self._ending.set()

    def _push(self) -> None:
        if self._out is not None:
            self._out.wake.set()

    def _room(self) -> None:
        if self._in is not None:
            self._in.room.release()

    def _say(self, trouble: str) -> None:
        self._change(trouble=trouble)

    def _change(self, **changes: Any) -> None:
        state = replace(self.state, **changes)
        if state != self.state:
            self.state = state
            self._told()

    def _post(self, parcel: Parcel) -> None:
        self._parcels.put(parcel)
        self._told()

    async def _live(self) -> None:
        journal = Journal(self._folder / "journal.db", self.subjects.desk, reading=True)
        self._out = Outflow(journal.shared, self._membership, self.subjects, self._post, self._change)
        self._in = Inflow(journal.shared.cursor, self.subjects, self._post, self._change, lambda: self._asking)
        try:
            while not self._stopping:
                try:
                    await self._session(self._out, self._in)
                except Trouble as trouble:
                    self._change(trouble=str(trouble))
                finally:
                    self._line = None
                    self._change(connected=False, caught_up=False)
                await _at_most(self._ending, 0.2 + random.random() * 0.2)  # noqa: S311 - not all desks at once
        finally:
            journal.close()

    async def _session(self, out: Outflow, inflow: Inflow) -> None:
        """From one connection to its loss."""
        line, ended = Line(), asyncio.Event()

        async def lost() -> None:
            ended.set()

        own = self._membership
        try:
            await line.connect(own.addresses, own.authority, own.seed, own.desk, lost=lost, forever=False)
            refuse_version(line.version, "this hub")
            sayings = Sayings(line, self._folder, own.event, own.seed, self._post)
            self._known = known = sayings.known
            await self._meet(line, out, inflow)
            await sayings.learn_members()
            self._line = line
            out.tell()  # before anybody can take the desk for one that has told everything
            self._change(connected=True, trouble="")
            await self._work(
                ended,
                out.run(line),
                inflow.run(line, known, sayings.learn_members),
                sayings.run(),
                self._keep_time(line),
            )
        finally:
            self._line = None
            self._change(connected=False, caught_up=False)
            await line.close()

    async def _meet(self, line: Line, out: Outflow, inflow: Inflow) -> None:
        """See which store this is, and by what clock the hub goes."""
        found = await fact_stream(line, self._membership.event)
        self._tell_clock(found.at)
        before = inflow.stream
        if found.created != before or found.last < inflow.cursor:
            inflow.rewind(found.created)
            out.rewind()
            self._post(Rewound(found.created))
            age_s = (_moment(found.at) - _moment(found.created)).total_seconds() if found.at else REFILL_S
            if before and age_s < REFILL_S:
                self._claims_from = time.monotonic() + REFILL_S - age_s
        else:
            out.offer_again(self._clock())

    def _tell_clock(self, hub: str) -> None:
        if hub:
            self._post(ClockAhead((self._clock() - _moment(hub)).total_seconds()))

    async def _keep_time(self, line: Line) -> None:
        while True:
            await asyncio.sleep(CLOCK_EVERY_S)
            self._tell_clock((await fact_stream(line, self._membership.event)).at)

    async def _work(self, ended: asyncio.Event, *work: Coroutine[Any, Any, None]) -> None:
        """All of it side by side, until the connection is lost or one of them fails."""
        tasks: list[asyncio.Task[Any]] = [asyncio.create_task(one) for one in work]
        tasks += [asyncio.create_task(_until(ended)), asyncio.create_task(self._ending.wait())]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _at_most(event: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return


async def _until(ended: asyncio.Event) -> None:
    await ended.wait()
    raise LineDown("the hub does not answer")


def _moment(text: str) -> datetime:
    """An instant as the engine writes it, to the nanosecond."""
    head, _, rest = text.partition(".")
    digits = "".join(one for one in rest if one.isdigit())[:6] if rest else ""
    zone = text[-6:] if text[-6] in "+-" else "+00:00"
    return datetime.fromisoformat(f"{head.rstrip('Z')[:19]}.{digits or '0':0<6}{zone}").astimezone(UTC)
