"""Facts of others on their way in: read by a cursor, checked, and handed over in small batches."""

import asyncio
import json
from collections.abc import Awaitable, Callable

from nats.aio.msg import Msg

from kiosk.sync.letters import UnknownDesk, opened
from kiosk.sync.line import NO_CONSUMER, HubRefuses, Line, LineDown
from kiosk.sync.parcels import Arrived, Message, Suspect
from kiosk.sync.sayings import Known
from kiosk.sync.subjects import FACTS, Subjects

ASK_FOR = 2_000
"""Messages asked for at once: what may lie here unread."""

AT_MOST = 100
"""Facts handed over at once, so that no guest waits for the others' facts."""

FAR_BEHIND, AT_MOST_THEN = 2_000, 500
"""A desk that has so much to catch up takes more at once: a commit each."""

BREATH = 20
"""Facts looked at in one go, so that a claim need not wait for more."""

STAND_BACK_S = 0.005
"""While a guest waits for an answer nothing is looked at; so often it is asked whether one does."""

EXPIRES_S = 5.0
HEARTBEAT_S = 2.0
UNKNOWN_TRIES = 20


class Inflow:
    """What comes in; belongs to the link's thread."""

    def __init__(
        self,
        cursor: tuple[str, int],
        subjects: Subjects,
        post: Callable[[Arrived], None],
        change: Callable[..., None],
        guest_waits: Callable[[], bool] = lambda: False,
    ) -> None:
        """``guest_waits``: whether a claim is being made just now."""
        self._guest_waits = guest_waits
        self.stream, self.cursor = cursor
        self._subjects, self._post, self._change = subjects, post, change
        self.room = asyncio.Semaphore(2)
        """Batches that the desk has not dealt with yet."""
        self._heap: list[Msg] = []
        self._waiting = 0
        self._come = asyncio.Event()
        self._left = 0

    def rewind(self, stream: str) -> None:
        self.stream, self.cursor = stream, 0

    async def run(self, line: Line, known: Known, learn: Callable[[], Awaitable[None]]) -> None:
        """Read and go on reading; ends only by trouble."""
        self._heap, self._left = [], 0
        self._come.clear()
        inbox = line.client.new_inbox()
        await line.hear(inbox, self._on_message)
        waiting = await self._consumer(line)
        self._change(caught_up=waiting == 0)
        self._waiting = waiting
        while True:
            if self._left <= 0:
                await self._ask(line, inbox)
            try:
                await asyncio.wait_for(self._come.wait(), EXPIRES_S + HEARTBEAT_S)
            except TimeoutError as error:
                raise LineDown("the hub fell silent") from error
            self._come.clear()
            while self._heap:
                many = AT_MOST_THEN if self._waiting > FAR_BEHIND else AT_MOST
                now, self._heap = self._heap[:many], self._heap[many:]
                await self._hand_over(now, known, learn)

    async def _consumer(self, line: Line) -> int:
        """A reader of the desk's own name, from its own cursor; how many messages wait for it."""
        name = str(self._subjects.desk)
        try:
            await line.api(f"CONSUMER.DELETE.{FACTS}.{name}")
        except HubRefuses as refusal:
            if refusal.code != NO_CONSUMER:
                raise
        settings = {
            "name": name,
            "deliver_policy": "by_start_sequence",
            "opt_start_seq": self.cursor + 1,
            "ack_policy": "none",
            "mem_storage": True,
            "num_replicas": 1,
            "inactive_threshold": 60_000_000_000,
        }
        made = await line.api(f"CONSUMER.CREATE.{FACTS}.{name}", {"stream_name": FACTS, "config": settings})
        return int(made.get("num_pending", 0))

    async def _ask(self, line: Line, inbox: str) -> None:
        wish = {"batch": ASK_FOR, "expires": int(EXPIRES_S * 1e9)}
        self._left = ASK_FOR
        subject = f"$JS.API.CONSUMER.MSG.NEXT.{FACTS}.{self._subjects.desk}"
        await line.send(subject, json.dumps(wish).encode(), inbox)

    async def _on_message(self, message: Msg) -> None:
        if message.reply:
            self._left -= 1
            self._heap.append(message)
        else:
            self._left = 0  # the wish has run out, or the reader is gone
        self._come.set()

    async def _hand_over(self, batch: list[Msg], known: Known, learn: Callable[[], Awaitable[None]]) -> None:
        messages: list[Message] = []
        suspects: list[Suspect] = []
        seq, waiting = self.cursor, 0
        for number, one in enumerate(batch, 1):
            if number % BREATH == 0:
                await self._breathe()
            seq, waiting = _numbers(one.reply)
            letter = await self._open(seq, one, known, learn)
            if isinstance(letter, Suspect):
                suspects.append(letter)
            else:
                messages.append(letter)
        await self.room.acquire()
        self.cursor, self._waiting = seq, waiting
        self._post(Arrived(self.stream, seq, tuple(messages), tuple(suspects)))
        self._change(caught_up=waiting == 0 and not self._heap)

    async def _breathe(self) -> None:
        """Let a claim go first, from its question to its answer."""
        await asyncio.sleep(0)
        while self._guest_waits():
            await asyncio.sleep(STAND_BACK_S)

    async def _open(self, seq: int, one: Msg, known: Known, learn: Callable[[], Awaitable[None]]) -> Message | Suspect:
        for _ in range(UNKNOWN_TRIES):
            try:
                return opened(seq, one.subject, one.data, one.headers or {}, known, subjects_event=self._subjects.event)
            except UnknownDesk:
                await learn()
                await asyncio.sleep(0.1)
        return Suspect((one.headers or {}).get("Nats-Msg-Id", "?"), one.data, "no desk of that name is known here")


def _numbers(reply: str) -> tuple[int, int]:
    """The message's number in the stream, and how many wait behind it."""
    parts = reply.split(".")
    return int(parts[-4]), int(parts[-1])
