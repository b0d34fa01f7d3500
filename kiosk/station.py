"""Opens and closes everything a desk keeps, in order: lock, journals, roster.

A data folder holds ``journal.db`` and ``rehearsal.db`` (facts), ``roster/`` (the
editions of the book) and ``badges/`` (the folder printer).
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.desk import Desk, Post
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.errors import BadInput
from kiosk.journal.journal import Journal
from kiosk.pack.document import parse_event
from kiosk.pack.machine import document_of
from kiosk.pack.pack import Pack
from kiosk.roster.book import Book, Delta, compare, open_book, wipe, write_book
from kiosk.roster.index import index_tables
from kiosk.store import FolderLock
from kiosk.ticket.badge_code import badge_tag


class Station:
    """One desk's data folder, open to write.  Belongs to the thread that opened it."""

    def __init__(
        self,
        folder: Path,
        post: Post,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        reading: bool = False,
    ) -> None:
        """``reading``: look only, beside the process that writes.

        Raises ``StoreUnavailable`` when another process writes this folder.
        """
        self.folder = folder
        self._desk_id, self._clock, self._reading = post.desk, clock, reading
        self._lock = None if reading else FolderLock(folder, f"desk {post.desk}")
        try:
            self.desk = Desk(post, self._open_journal, clock)
            try:
                book = open_book(self.roster_folder)
                self.desk.use_roster(book, event_of(book))
            except BaseException:
                self.desk.close()
                raise
        except BaseException:
            self._release()
            raise

    @property
    def roster_folder(self) -> Path:
        return self.folder / "roster"

    def _open_journal(self, rehearsal: bool) -> Journal:
        name = "rehearsal.db" if rehearsal else "journal.db"
        return Journal(self.folder / name, self._desk_id, reading=self._reading)

    def compare(self, pack: Pack) -> Delta:
        """What taking this pack would change."""
        return compare(self.desk.book, pack.attendees)

    def take(self, pack: Pack) -> Delta:
        """Make this pack the desk's roster: one swap, and no fact is touched.

        Raises ``BadInput`` for another event than the one whose facts lie here.
        """
        delta = self.compare(pack)
        self._refuse_other_event(pack)
        book = write_book(
            self.roster_folder,
            pack.attendees,
            event_document=json.dumps(document_of(pack.event, ()), ensure_ascii=False, sort_keys=True),
            imported_at=self._clock().astimezone(UTC).isoformat(),
            tag_of=_tag_of(pack.event),
            extra=lambda db: index_tables(db, pack.attendees),
        )
        self.desk.use_roster(book, pack.event)
        return delta

    def _refuse_other_event(self, pack: Pack) -> None:
        event = self.desk.journal.event()
        if event is not None and event != pack.event.id:
            raise BadInput(
                f"{self.folder} holds what happened at “{event}”, and this pack is of “{pack.event.id}”: "
                "choose another folder with --data"
            )

    def wipe_roster(self) -> None:
        """Erase the roster from this desk; the journal stays."""
        self.desk.use_roster(None, None)
        wipe(self.roster_folder)

    def close(self) -> None:
        self.desk.close()
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()


def event_of(book: Book | None) -> Event | None:
    """The event that the book was written with."""
    if book is None:
        return None
    return parse_event(json.loads(book.event_document), str(book.path))


def _tag_of(event: Event) -> Callable[[Attendee], str]:
    return lambda attendee: badge_tag(event.id, attendee)
