"""Pairing a desk: from a code to a desk that has its event, its roster and what happened so far."""

import asyncio
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.config import read_settings, write_settings
from kiosk.errors import BadInput, Trouble
from kiosk.roster.book import adopt_book
from kiosk.sync.certificates import HUB_NAME, authority_within
from kiosk.sync.engine import refuse_version
from kiosk.sync.line import Line, LineDown
from kiosk.sync.membership import Membership, write_membership
from kiosk.sync.outfit import fetch_outfit
from kiosk.sync.pairing import PairingCode
from kiosk.sync.streams import fact_stream, fetch_edition, heard
from kiosk.sync.subjects import hello

PEEK_S = 3.0


@dataclass(frozen=True, slots=True)
class Joined:
    """What a paired desk has got."""

    membership: Membership
    has_roster: bool


def join(code: PairingCode, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Joined:
    """Pair the desk of this folder; nothing of it is changed before the hub has let it in."""
    authority = _authority(code, now())
    return asyncio.run(_join(code, authority.decode("ascii"), folder, now()))


def _authority(code: PairingCode, now: datetime) -> bytes:
    trouble: OSError | None = None
    for address in code.addresses:
        host, _, port = address.rpartition(":")
        try:
            return authority_within(_certificate(host, int(port)), code.fingerprint)
        except OSError as error:
            trouble = error
    if now > code.expires:
        raise BadInput(_expired(code)) from trouble
    raise LineDown(
        f"no hub answers at {', '.join(code.addresses)}: is this desk on the venue's network? ({trouble})"
    ) from trouble


def _certificate(host: str, port: int) -> bytes:
    """The hub's certificate as it shows it; nothing is believed yet."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with socket.create_connection((host, port), PEEK_S) as plain:
        hello = plain.recv(4096)  # the engine says in clear what it is, then turns to TLS
        if not hello.startswith(b"INFO "):
            raise BadInput(f"what answers at {host}:{port} is no hub")
        with context.wrap_socket(plain, server_hostname=HUB_NAME) as secret:
            return secret.getpeercert(binary_form=True) or b""


async def _join(code: PairingCode, authority: str, folder: Path, now: datetime) -> Joined:
    line = Line()
    try:
        await line.connect(code.addresses, authority, code.seed, code.desk, forever=False)
    except LineDown as trouble:
        if "does not let" in str(trouble):
            raise BadInput(_expired(code)) from trouble
        raise
    try:
        refuse_version(line.version, "this hub")
        await fact_stream(line, code.event)
        tickets = await heard(line, code.event, "tickets")
        roster = await heard(line, code.event, "roster")
        if not tickets:
            raise LineDown("the hub is not ready yet: try again in a moment")
        await line.ask(hello(code.event, code.desk), b"")
        membership = Membership(code.addresses, authority, code.seed, code.desk, code.event, tickets["key"])
        if roster:
            place = folder / "roster"
            place.mkdir(parents=True, exist_ok=True)
            await fetch_edition(line, code.event, roster, place / "arriving.db")
            adopt_book(place, place / "arriving.db")
        await fetch_outfit(line, code.event, folder)
    finally:
        await line.close()
    write_settings(folder, replace(read_settings(folder), desk=code.desk))
    write_membership(folder, membership)
    return Joined(membership, bool(roster))


def _expired(code: PairingCode) -> str:
    return (
        f"this pairing code is no longer good (it was until {code.expires.astimezone():%H:%M}): "
        f"ask the hub for a new one (hub add-desk {code.desk})"
    )


def refuse_other_facts(event: str | None, own: dict[str, int], code: PairingCode, folder: Path) -> None:
    """A folder with another event's facts, or with facts under another desk's name, cannot become this desk."""
    if event is not None and event != code.event:
        raise BadInput(
            f"{folder} holds what happened at “{event}”, and this hub is of “{code.event}”: "
            "choose another folder with --data"
        )
    others = sorted(own.keys() - {code.desk})
    if others:
        raise Trouble(
            f"this desk has written {own[others[0]]} facts as “{others[0]}”: ask the hub for a code of that name "
            f"(hub add-desk {others[0]})"
        )


def reach(membership: Membership) -> str:
    """Whether the hub can be reached now: '' or one sentence why not."""

    async def look() -> None:
        line = Line()
        own = membership
        try:
            await line.connect(own.addresses, own.authority, own.seed, own.desk, forever=False)
            await fact_stream(line, own.event)
        finally:
            await line.close()

    try:
        asyncio.run(look())
    except Trouble as trouble:
        return str(trouble)
    return ""
