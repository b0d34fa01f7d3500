"""One connection to the hub, and questions to its store.

Trouble of the network is ``LineDown``; everything else of the client library stays in here.
"""

import asyncio
import base64
import contextlib
import json
import logging
import ssl
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import nats.errors
from nats.aio.client import Client
from nats.aio.msg import Msg

from kiosk.errors import Trouble
from kiosk.sync.certificates import HUB_NAME

# nats-py 2.16 answers the end of a TLS stream in a way that asyncio warns about, at every disconnection
logging.getLogger("asyncio").addFilter(
    lambda record: not str(record.msg).startswith("returning true from eof_received")
)

CONNECT_S = 2
ASK_S = 2.0


class LineDown(Trouble):
    """The hub cannot be reached, or did not answer in time."""


class HubRefuses(Trouble):
    """The hub answered with a refusal (its disk is full, say)."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class Held:
    """One message as the hub's store holds it."""

    subject: str
    seq: int
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


async def _nothing() -> None:
    return


async def _no_error(_error: Exception) -> None:
    return


class Line:
    """A connection that comes back by itself; belongs to one event loop."""

    def __init__(self) -> None:
        self.client = Client()
        self._met = False

    async def connect(
        self,
        addresses: Iterable[str],
        authority: str,
        seed: str,
        name: str,
        *,
        lost: Callable[[], Awaitable[None]] = _nothing,
        back: Callable[[], Awaitable[None]] = _nothing,
        forever: bool = True,
    ) -> None:
        """Connect; with ``forever`` it tries until it is there or cancelled."""
        options: dict[str, Any] = {
            "servers": [f"tls://{one}" for one in addresses],
            "name": name,
            "tls": context_for(authority),
            "tls_hostname": HUB_NAME,
            "nkeys_seed_str": seed,
            "inbox_prefix": f"_INBOX_{name}",
            "max_reconnect_attempts": -1 if forever else 1,
            "reconnect_time_wait": 0.2,
            "connect_timeout": CONNECT_S,
            "ping_interval": 2,
            "max_outstanding_pings": 2,
            "pending_size": 0,  # a publish while down must fail, never be delivered later
            "allow_reconnect": forever,
            "disconnected_cb": lost,
            "reconnected_cb": back,
            "error_cb": _no_error,
        }
        try:
            await self.client.connect(**options)
        except (TimeoutError, nats.errors.Error, OSError, ssl.SSLError) as error:
            raise LineDown(_why(error)) from error
        self._met = True

    @property
    def up(self) -> bool:
        return self.client.is_connected

    @property
    def version(self) -> str:
        """The engine's version."""
        return str(self.client.connected_server_version)

    async def ask(
        self, subject: str, content: bytes, headers: dict[str, str] | None = None, timeout_s: float = ASK_S
    ) -> dict[str, Any]:
        """Send and wait for the answer, a JSON document."""
        try:
            answer: Msg = await self.client.request(subject, content, timeout=timeout_s, headers=headers)
        except (TimeoutError, nats.errors.Error, OSError) as error:
            raise LineDown(_why(error)) from error
        document = cast("dict[str, Any]", json.loads(answer.data or b"{}"))
        refusal = document.get("error")
        if refusal is not None:
            raise HubRefuses(int(refusal.get("err_code", 0)), str(refusal.get("description", "")))
        return document

    async def api(self, name: str, document: Mapping[str, object] | None = None, timeout_s: float = ASK_S) -> Any:
        """A question to the store."""
        content = b"" if document is None else json.dumps(document).encode()
        return await self.ask(f"$JS.API.{name}", content, None, timeout_s)

    async def held(self, stream: str, question: Mapping[str, object], timeout_s: float = ASK_S) -> Held | None:
        """One message of a stream, read where it is decided; None when there is none."""
        try:
            answer = await self.api(f"STREAM.MSG.GET.{stream}", question, timeout_s)
        except HubRefuses as refusal:
            if refusal.code == NO_MESSAGE:
                return None
            raise
        message = answer["message"]
        content = base64.b64decode(message.get("data", ""))
        headers = _headers(base64.b64decode(message.get("hdrs", "")))
        return Held(message["subject"], int(message["seq"]), content, headers)

    async def last(self, stream: str, subject: str) -> Held | None:
        return await self.held(stream, {"last_by_subj": subject})

    async def hear(self, subject: str, told: Callable[[Msg], Awaitable[None]]) -> None:
        """Call ``told`` with every message under ``subject``, however many wait."""
        client: Any = self.client  # nats-py leaves a future's type open
        await client.subscribe(subject, cb=told, pending_msgs_limit=-1, pending_bytes_limit=-1)

    async def send(self, subject: str, content: bytes, reply: str) -> None:
        """Send; the answers come under ``reply``."""
        try:
            await self.client.publish(subject, content, reply=reply)
        except (nats.errors.Error, OSError) as error:
            raise LineDown(_why(error)) from error

    async def close(self) -> None:
        """End within two seconds, and leave no socket behind, whatever state it is in."""
        if self._met:
            with contextlib.suppress(TimeoutError, nats.errors.Error, OSError):
                await asyncio.wait_for(self.client.close(), 2)
        # nats-py 2.16 forgets the socket of an attempt that failed, and of a hub that went away
        client: Any = self.client
        for name in ("_io_writer", "_bare_io_writer"):
            writer = getattr(getattr(client, "_transport", None), name, None)
            if writer is not None:
                # Python 3.11.2 (Debian 12): a transport whose connection is lost raises instead of doing nothing
                with contextlib.suppress(AttributeError):
                    writer.transport.abort()
        for _ in range(3):  # the loop forgets them in steps
            await asyncio.sleep(0)


NO_MESSAGE = 10037
WRONG_SEQUENCE = frozenset((10071, 10164))
"""Another message came first; 10164: one is on its way."""
NO_STREAM = 10059
NO_CONSUMER = 10014


def context_for(authority: str) -> ssl.SSLContext:
    """Trusts this one authority, and only TLS 1.3."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_verify_locations(cadata=authority)
    return context


def _headers(raw: bytes) -> dict[str, str]:
    lines = raw.decode("utf-8", "replace").split("\r\n")[1:]
    return {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines) if key}


def _why(error: Exception) -> str:
    text = str(error) or type(error).__name__
    if "authorization" in text.lower():
        return "the hub does not let this desk in: it was revoked, or paired anew elsewhere"
    if isinstance(error, ssl.SSLError) or "certificate" in text.lower():
        return "what answers is not this desk's hub (its certificate is of another authority)"
    if isinstance(error, nats.errors.Error):
        return "the hub does not answer"
    return f"the hub does not answer ({text})"
