"""Own facts on their way to the hub: in their order, many at a time, until each is acknowledged."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from kiosk.domain.ids import FactId
from kiosk.journal.shared import Shared
from kiosk.journal.wire import from_bytes
from kiosk.sync.keys import Signer
from kiosk.sync.letters import sealed
from kiosk.sync.line import HubRefuses, Line
from kiosk.sync.membership import Membership
from kiosk.sync.parcels import Sent
from kiosk.sync.subjects import Subjects

AT_ONCE = 64
BATCH = 512
AGAIN = timedelta(minutes=10)
"""Own facts of so long ago are offered once more on every reconnect: an acknowledgement is not the end of a fact."""

LOOK_S = 1.0
ACK_S = 5.0
REFUSED_S = 2.0


class Outflow:
    """What goes out; belongs to the link's thread."""

    def __init__(
        self,
        shared: Shared,
        membership: Membership,
        subjects: Subjects,
        post: Callable[[Sent], None],
        change: Callable[..., None],
    ) -> None:
        self._shared, self._subjects, self._post, self._change = shared, subjects, post, change
        self._signer = Signer(membership.seed)
        self.upto = shared.sent
        self._won: set[FactId] = set()
        self._carried = ""
        self.wake = asyncio.Event()

    def acknowledged(self, fact: FactId) -> None:
        """A claim was won: the hub has this one."""
        self._won.add(fact)

    def rewind(self) -> None:
        """The hub has nothing: everything is offered again."""
        self.upto = 0
        self._carried = ""
        self._won.clear()

    def offer_again(self, now: datetime) -> None:
        """After a reconnect, what went out a short while ago."""
        self.upto = min(self.upto, self._shared.own_before(self._subjects.desk, now - AGAIN))
        self._carried = ""
        self._won.clear()

    async def run(self, line: Line) -> None:
        """Send and go on sending; ends only by trouble."""
        while True:
            self.wake.clear()
            rows = self._shared.own(self._subjects.desk, self.upto, BATCH)
            if rows:
                await self._send(line, rows)
                self.tell()
                continue
            await self._pass_on(line)
            self.tell()
            try:
                await asyncio.wait_for(self.wake.wait(), LOOK_S)
            except TimeoutError:
                continue

    async def _pass_on(self, line: Line) -> None:
        """What came by file: under the signature of the desk that made it, or of this one where that has none."""
        while rows := self._shared.carried(self._carried, AT_ONCE):
            for name, content, signature in rows:
                fact = from_bytes(content)
                headers = sealed(fact, content, (lambda _, given=signature: given) if signature else self._signer)
                await line.ask(self._subjects.of(fact), content, headers, ACK_S)
                self._carried = name

    def tell(self) -> None:
        """Say how many wait."""
        self._change(pending=max(self._shared.last_own(self._subjects.desk) - self.upto, 0))

    async def _send(self, line: Line, rows: list[tuple[int, bytes]]) -> None:
        """Keep ``AT_ONCE`` on the way; the cursor follows the acknowledged ones without a gap."""
        room, done = asyncio.Semaphore(AT_ONCE), dict[int, bool]()
        refused: list[HubRefuses] = []

        async def one(seq: int, content: bytes) -> None:
            try:
                fact = from_bytes(content)
                if fact.id not in self._won:
                    headers = sealed(fact, content, self._signer)
                    await line.ask(self._subjects.of(fact), content, headers, ACK_S)
                self._won.discard(fact.id)
                done[seq] = True
            except HubRefuses as refusal:
                refused.append(refusal)
            finally:
                room.release()

        tasks: list[asyncio.Task[Any]] = []
        try:
            for seq, content in rows:
                await room.acquire()
                if refused or any(task.done() and task.exception() for task in tasks[-AT_ONCE:]):
                    break
                tasks.append(asyncio.create_task(one(seq, content)))
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            before = self.upto
            for seq, _ in rows:
                if not done.get(seq):
                    break
                self.upto = seq
            if self.upto != before:
                self._post(Sent(self.upto))
        if refused:
            self._change(trouble=f"the hub refuses: {refused[0]}")
            await asyncio.sleep(REFUSED_S)
        else:
            self._change(trouble="")
