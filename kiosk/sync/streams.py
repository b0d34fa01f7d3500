"""The hub's streams, and what the hub itself says in them."""

import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

from kiosk.errors import Trouble
from kiosk.sync.hub_folder import Hub
from kiosk.sync.line import NO_STREAM, HubRefuses, Line, LineDown
from kiosk.sync.subjects import FACTS, SAYINGS, saying

CHUNK = 480_000
"""Bytes of a packed edition in one message."""

DUPLICATES_NS = 2 * 3600 * 1_000_000_000


@dataclass(frozen=True, slots=True)
class FactStream:
    """What the hub says of the stream of facts."""

    created: str
    last: int
    at: str
    """The hub's clock, ISO 8601."""


async def make_streams(line: Line, event: str, replicas: int) -> None:
    """Create what is missing; refuses a store that is of another event."""
    common: dict[str, object] = {"storage": "file", "num_replicas": replicas, "discard": "new"}
    facts = common | {
        "name": FACTS,
        "subjects": [f"ck.{event}.>"],
        "retention": "limits",
        "deny_delete": True,
        "deny_purge": True,
        "duplicate_window": DUPLICATES_NS,
    }
    sayings = common | {
        "name": SAYINGS,
        "subjects": [saying(event, ">")],
        "retention": "limits",
        "discard": "old",
        "max_msgs_per_subject": 1,
    }
    for wanted in (facts, sayings):
        await _make(line, wanted)


async def _make(line: Line, wanted: dict[str, object]) -> None:
    try:
        found = await line.api(f"STREAM.INFO.{wanted['name']}")
    except HubRefuses as refusal:
        if refusal.code != NO_STREAM:
            raise
        await line.api(f"STREAM.CREATE.{wanted['name']}", wanted, 10)
        return
    if found["config"]["subjects"] != wanted["subjects"]:
        raise Trouble(f"this hub's store is of another event ({found['config']['subjects'][0]})")


async def fact_stream(line: Line, event: str) -> FactStream:
    """The stream of facts as it is now; refuses another event's."""
    found = await line.api(f"STREAM.INFO.{FACTS}")
    if found["config"]["subjects"] != [f"ck.{event}.>"]:
        raise Trouble(f"this hub is of another event ({found['config']['subjects'][0]}), this desk of “{event}”")
    return FactStream(found["created"], int(found["state"]["last_seq"]), str(found.get("ts", "")))


async def say(line: Line, event: str, topic: str, content: bytes) -> None:
    await line.ask(saying(event, topic), content)


async def heard(line: Line, event: str, topic: str) -> dict[str, Any]:
    """The latest of what the hub said on a topic; empty when it said nothing."""
    found = await line.last(SAYINGS, saying(event, topic))
    return cast("dict[str, Any]", json.loads(found.content)) if found else {}


async def say_members(line: Line, hub: Hub) -> None:
    """Tell everybody the desks' public keys."""
    known = {
        name: {"keys": [*hub.former.get(name, ()), member.key], "revoked": member.revoked}
        for name, member in hub.members.items()
    }
    await say(line, hub.event, "members", json.dumps({"desks": known}).encode())
    await say(line, hub.event, "tickets", json.dumps({"key": hub.ticket_key}).encode())


async def say_edition(line: Line, event: str, parts: Sequence[Path], revision: str) -> None:
    """Put an edition of the roster up for all desks, and take the one before down."""
    before = await heard(line, event, "roster")
    told = [{"sha256": hashlib.sha256(path.read_bytes()).hexdigest()} for path in parts]
    names = {one["sha256"] for one in told}
    if before.get("revision") == revision and {one["sha256"] for one in before["parts"]} == names:
        return
    files: list[dict[str, object]] = []
    for path, one in zip(parts, told, strict=True):
        files.append(await say_file(line, event, path, one["sha256"]))
    await say(line, event, "roster", json.dumps({"revision": revision, "parts": files}).encode())
    for old in before.get("parts", ()):
        if old["sha256"] not in names:
            await take_down(line, event, old["sha256"])


async def say_file(line: Line, event: str, path: Path, digest: str) -> dict[str, object]:
    """Put one file up in pieces; what desks must be told to fetch it."""
    packed = _packed(path)
    for number, chunk in enumerate(packed):
        await say(line, event, f"edition.{digest}.{number}", chunk)
    return {"sha256": digest, "chunks": len(packed)}


async def take_down(line: Line, event: str, digest: str) -> None:
    await line.api(f"STREAM.PURGE.{SAYINGS}", {"filter": saying(event, f"edition.{digest}.>")})


class Unpacker(Protocol):
    """What ``zlib.decompressobj`` gives."""

    @property
    def unconsumed_tail(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


def _packed(path: Path) -> list[bytes]:
    packed = zlib.compress(path.read_bytes(), 1)
    return [packed[at : at + CHUNK] for at in range(0, len(packed), CHUNK)]


async def fetch_edition(line: Line, event: str, told: dict[str, Any], target: Path) -> None:
    """Write the edition that the hub told of to ``target``; nothing is left there when it is not whole."""
    targets = [target, target.with_name(f"{target.name}.search")]
    for old in targets:
        old.unlink(missing_ok=True)
    try:
        for one, path in zip(told["parts"], targets, strict=False):
            await fetch_file(line, event, one, path)
    except BaseException:
        for path in targets:
            path.unlink(missing_ok=True)
        raise


async def fetch_file(line: Line, event: str, told: dict[str, Any], path: Path) -> None:
    """Write one file that the hub told of, and look whether it is the one."""
    digest, unpacker = hashlib.sha256(), zlib.decompressobj()
    with path.open("wb") as file:
        for number in range(int(told["chunks"])):
            part = await line.last(SAYINGS, saying(event, f"edition.{told['sha256']}.{number}"))
            if part is None:
                raise LineDown("the hub is just changing what it hands out")
            for piece in _pieces(unpacker, part.content):
                digest.update(piece)
                file.write(piece)
    if digest.hexdigest() != told["sha256"]:
        raise LineDown("a file came damaged from the hub")


def _pieces(unpacker: "Unpacker", packed: bytes) -> Iterator[bytes]:
    """Unpacked by the megabyte, so that memory stays flat."""
    while packed:
        yield unpacker.decompress(packed, 1 << 20)
        packed = unpacker.unconsumed_tail
