"""What the hub says to its desks: whose keys count, which edition of the roster holds."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nats.aio.msg import Msg

from kiosk.roster.book import adopt_book, open_book
from kiosk.sync.keys import Signer
from kiosk.sync.line import Line
from kiosk.sync.parcels import Members, NewEdition
from kiosk.sync.streams import fetch_edition, heard
from kiosk.sync.subjects import saying


def _unsigned(_content: bytes) -> str:
    return ""


@dataclass
class Known:
    """Keys at hand; belongs to the link's thread."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    signer: Callable[[bytes], str] = _unsigned


class Sayings:
    """Listens to the hub's own subjects over one connection."""

    def __init__(
        self, line: Line, folder: Path, event: str, seed: str, post: Callable[[NewEdition | Members], None]
    ) -> None:
        self._line, self._folder, self._event, self._post = line, folder, event, post
        self.known = Known(signer=Signer(seed))
        self._wake = asyncio.Event()

    async def learn_members(self) -> None:
        """Fetch the desks' public keys anew."""
        found = await heard(self._line, self._event, "members")
        told = found.get("desks", {})
        self.known.keys = {name: tuple(one["keys"]) for name, one in told.items()}
        self._post(Members({name: tuple(one["keys"]) for name, one in told.items() if not one["revoked"]}))

    async def run(self) -> None:
        """Keep up with the hub's roster and desks."""

        async def on_saying(message: Msg) -> None:
            if message.subject in (saying(self._event, "members"), saying(self._event, "roster")):
                self._wake.set()

        await self._line.hear(saying(self._event, "*"), on_saying)
        while True:
            await self.learn_members()
            await self._fetch_roster()
            await self._wake.wait()
            self._wake.clear()

    async def _fetch_roster(self) -> None:
        told = await heard(self._line, self._event, "roster")
        roster = self._folder / "roster"
        if not told or told["revision"] == _revision(roster):
            return
        roster.mkdir(parents=True, exist_ok=True)
        part = roster / "arriving.db"
        await fetch_edition(self._line, self._event, told, part)
        adopt_book(roster, part)
        self._post(NewEdition(told["revision"]))


def _revision(folder: Path) -> str:
    book = open_book(folder)
    if book is None:
        return ""
    try:
        return book.revision
    finally:
        book.close()
