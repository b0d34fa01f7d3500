"""The search tables of an edition, made by a second process while the first one reads the file and writes the book."""

import marshal
import multiprocessing
import os
from collections.abc import Iterable
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from kiosk.domain.attendee import Attendee
from kiosk.errors import StoreUnavailable
from kiosk.roster.index import cards_of
from kiosk.roster.making import write_tables
from kiosk.roster.tables import Card

_BATCH = 1000


class IndexBeside:
    """Guests go in, in their order; ``finish`` gives the file of search tables.  Belongs to the thread that made it."""

    def __init__(self, folder: Path) -> None:
        """``folder``: where the file is written, under a name that no reader knows."""
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / f"search-{os.getpid()}.part"
        self.path.unlink(missing_ok=True)
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=write_tables, args=(self.path, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._waiting: list[Attendee] = []
        self._ready: SimpleQueue[list[Card]] = SimpleQueue()
        # The other process is still starting when the first rows are read: nobody waits for it.
        self._sender = Thread(target=_send, args=(self._ready, self._pipe), daemon=True)
        self._sender.start()

    def add(self, guest: Attendee) -> None:
        self._waiting.append(guest)
        if len(self._waiting) == _BATCH:
            self._ready.put(cards_of(self._waiting))
            self._waiting = []

    def add_all(self, guests: Iterable[Attendee]) -> None:
        for guest in guests:
            self.add(guest)

    def finish(self) -> Path:
        """Wait for the tables; they lie in the file, whole."""
        if self._waiting:
            self._ready.put(cards_of(self._waiting))
        self._ready.put([])
        self._sender.join()
        try:
            trouble = self._pipe.recv()
        except EOFError:
            trouble = "the process that writes the search tables has ended"
        self._process.join()
        if trouble:
            raise StoreUnavailable(str(trouble))
        return self.path

    def stop(self) -> None:
        """Give up: process and file are gone."""
        self._process.kill()
        self._process.join()
        self._ready.put([])
        self._sender.join()
        self._pipe.close()
        self.path.unlink(missing_ok=True)


def _send(ready: "SimpleQueue[list[Card]]", pipe: Connection) -> None:
    try:
        while cards := ready.get():
            pipe.send_bytes(marshal.dumps(cards))
        pipe.send_bytes(marshal.dumps([]))
    except (BrokenPipeError, ConnectionError):
        # what stopped the other process is told by ``finish``
        return
