"""Opens and closes everything a desk keeps, in order: lock, journals, roster.

A data folder holds ``journal.db`` and ``rehearsal.db`` (facts), ``roster/`` (the
editions of the book) and ``badges/`` (the folder printer).
"""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.config import read_settings, write_settings
from kiosk.desk import Desk, Post
from kiosk.domain.event import Event
from kiosk.domain.ids import AttendeeId, EventId
from kiosk.errors import BadInput
from kiosk.intake import Prepared, prepare, with_roster
from kiosk.journal.journal import Journal
from kiosk.pack.document import parse_event
from kiosk.pack.pack import Pack
from kiosk.pack.rows import Progress, Roster
from kiosk.roster.book import Book, Delta, compare, open_book, use_edition, wipe
from kiosk.store import FolderLock

if TYPE_CHECKING:
    from kiosk.sync.member import FleetDesk

_EARNEST, _REHEARSED = "journal.db", "rehearsal.db"


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
                self.desk.rehearse(read_settings(folder).rehearsal)
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
        return Journal(self.folder / (_REHEARSED if rehearsal else _EARNEST), self._desk_id, reading=self._reading)

    def rehearse(self, rehearsal: bool, *, fresh: bool = False) -> None:
        """Rehearsal on or off, remembered for every next start; ``fresh``: what was rehearsed before is thrown away."""
        if fresh:
            self.desk.rehearse(False)
            for part in self.folder.glob(f"{_REHEARSED}*"):
                part.unlink()
        self.desk.rehearse(rehearsal)
        settings = read_settings(self.folder)
        if settings.rehearsal != rehearsal:
            write_settings(self.folder, replace(settings, rehearsal=rehearsal))

    def compare(self, pack: Pack) -> Delta:
        """What taking this pack would change."""
        return compare(self.desk.book, pack.attendees)

    def take(
        self, pack: Pack, places: Mapping[AttendeeId, str] | None = None, progress: Progress | None = None
    ) -> Delta:
        """Make this pack the desk's roster: one swap, and no fact is touched.

        ``places``: file and line of each row, for the preflight.  What ``progress``
        raises stops the import, and the desk keeps what it had.  Raises ``BadInput``
        for another event than the one whose facts lie here.
        """
        self._refuse_other_event(pack.event)
        if pack.badges:
            # what draws is not loaded at every start
            from kiosk.badge.layout_files import keep_layouts

            keep_layouts(self.folder, pack.badges, pack.pictures)
        prepared = prepare(self.roster_folder, pack, self._clock(), places, progress)
        self.use(prepared)
        return prepared.delta

    def use(self, prepared: Prepared) -> None:
        """Make a prepared edition the desk's roster: one rename, however long the roster is."""
        self._refuse_other_event(prepared.event)
        self.desk.use_roster(use_edition(prepared.path), prepared.event)

    def _refuse_other_event(self, new: Event) -> None:
        event = self._event_of_facts()
        if event is not None and event != new.id:
            raise BadInput(
                f"{self.folder} holds what happened at “{event}”, and this pack is of “{new.id}”: "
                "choose another folder with --data"
            )

    def _event_of_facts(self) -> EventId | None:
        """The event whose facts lie here in earnest, whether this is a rehearsal or not."""
        if not self.desk.rehearsal:
            return self.desk.journal.event()
        earnest = Journal(self.folder / _EARNEST, self._desk_id, reading=True)
        try:
            return self.desk.journal.event() or earnest.event()
        finally:
            earnest.close()

    def with_roster(self, roster: Roster) -> Pack:
        """The desk's event with the guests of a roster file; what the file has no column for stays as it was."""
        assert self.desk.event is not None
        return with_roster(self.desk.event, self.desk.book, roster)

    def wipe_roster(self) -> None:
        """Erase the roster and the guests' photos from this desk; the journal stays."""
        self.desk.use_roster(None, None)
        wipe(self.roster_folder)
        shutil.rmtree(self.folder / "photos", ignore_errors=True)

    def reopen_roster(self) -> None:
        """Judge by the edition that lies in the folder now."""
        book = open_book(self.roster_folder)
        self.desk.use_roster(book, event_of(book))

    def open_fleet(self, told: Callable[[], None] = lambda: None) -> "FleetDesk | None":
        """The desk's place in its fleet, connecting; None where it was never paired.

        ``told`` is called on another thread whenever there is something for ``work``.
        """
        from kiosk.sync.membership import read_membership

        membership = read_membership(self.folder)
        if membership is None or self._reading:
            return None
        if membership.desk != self._desk_id:
            raise BadInput(
                f"this desk was paired as “{membership.desk}” and is set to “{self._desk_id}”: "
                "change “desk” in settings.toml back, or pair it again (join CODE)"
            )
        from kiosk.sync.member import FleetDesk

        fleet = FleetDesk(self.desk, self.folder, membership, self.reopen_roster, told, self._clock)
        fleet.start()
        return fleet

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
