"""The roster as this desk knows it: the book, with walk-ins beside it and corrections laid over it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kiosk.domain.amendment import Field, corrected
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.ids import AttendeeId, SessionId
from kiosk.journal.amend import Amendments, read_amendments
from kiosk.journal.fold import Fold
from kiosk.roster.book import Book
from kiosk.roster.finder import Finder, Hit
from kiosk.roster.index import book_of


class Roll:
    """Look-ups as in ``Book``; what a fact has said a moment ago counts at once.

    Belongs to the thread that opened the book.
    """

    def __init__(self, book: Book, event: Event, fold: Fold, tag_of: Callable[[Attendee], str]) -> None:
        self._book, self._event, self._fold, self._tag_of = book, event, fold, tag_of
        self._finder = Finder(book)
        self._seen = -1
        self._said = Amendments()
        self._walk_ins: dict[AttendeeId, Attendee] = {}
        self._aside: Book | None = None
        """Walk-ins and corrected rows, to be searched; made when somebody searches."""

    def close(self) -> None:
        """Let go of what was made to search in; the book is somebody else's."""
        if self._aside is not None:
            self._aside.close()
            self._aside = None

    def _fresh(self) -> None:
        if self._seen == self._fold.amended:
            return
        self._seen = self._fold.amended
        self._said = read_amendments(self._fold.said(self._event.id))
        # The organiser's own row of the same id, once it comes, is the better one.
        news = (one for one in self._said.walk_ins.values() if self._book.by_id(one.id) is None)
        self._walk_ins = {one.id: self._amended(one) for one in news}
        self.close()

    def _amended(self, attendee: Attendee) -> Attendee:
        said = self._said.corrections.get(attendee.id)
        if not said:
            return attendee
        # A newer desk may correct what this version does not know.
        return corrected(attendee, {field: said[field] for field in Field if field in said})

    def _with(self, rows: Iterable[Attendee], among: Callable[[Attendee], bool]) -> list[Attendee]:
        return [*map(self._amended, rows), *filter(among, self._walk_ins.values())]

    def by_code(self, code: str) -> list[Attendee]:
        """Rows with this code: none, one, or several where the roster is at fault."""
        self._fresh()
        return self._with(self._book.by_code(code), lambda one: one.code == code)

    def by_tag(self, tag: str) -> list[Attendee]:
        self._fresh()
        return self._with(self._book.by_tag(tag), lambda one: self._tag_of(one) == tag)

    def by_booking(self, booking: str) -> list[Attendee]:
        self._fresh()
        return list(map(self._amended, self._book.by_booking(booking)))

    def addons(self, parent: AttendeeId) -> list[Attendee]:
        self._fresh()
        return list(map(self._amended, self._book.addons(parent)))

    def by_id(self, attendee: AttendeeId) -> Attendee | None:
        self._fresh()
        row = self._book.by_id(attendee)
        return self._walk_ins.get(attendee) if row is None else self._amended(row)

    def is_walk_in(self, attendee: AttendeeId) -> bool:
        """Whether the guest stands in no edition of the roster."""
        self._fresh()
        return attendee in self._walk_ins

    def known(self, attendee: AttendeeId) -> Attendee | None:
        """As ``by_id``, also for a row that an import took off the roster."""
        found = self.by_id(attendee)
        if found is not None:
            return found
        former = self._book.removed(attendee)
        return None if former is None else self._amended(former)

    def type_of(self, attendee: AttendeeId) -> str | None:
        """The ticket type of somebody on the roster, on a former one, or walked in."""
        self._fresh()
        found = self._book.type_of(attendee)
        if found is not None:
            return found
        row = self.known(attendee)
        return row.ticket_type if row is not None else None

    def __bool__(self) -> bool:
        """A roll is a roll, also an empty one; to ask must not count its rows."""
        return True

    def __len__(self) -> int:
        self._fresh()
        return len(self._book) + len(self._walk_ins)

    def __iter__(self) -> Iterator[Attendee]:
        self._fresh()
        yield from map(self._amended, self._book)
        yield from self._walk_ins.values()

    def signed_up(self, session: SessionId) -> list[Attendee]:
        """Everybody on the roster whose agenda has this session."""
        return self._book.signed_up(session)

    def totals(self, types: Iterable[str] | None, session: str | None, include_pending: bool) -> dict[str, int]:
        """Tickets by type as the book counts them, and the walk-ins, who belong to no session."""
        self._fresh()
        counted = self._book.totals(types, session, include_pending)
        taken = None if types is None else set(types)
        for one in self._walk_ins.values():
            if session is None and (taken is None or one.ticket_type in taken):
                counted[one.ticket_type] = counted.get(one.ticket_type, 0) + 1
        return counted

    def search(self, text: str, limit: int) -> list[Hit]:
        """Guests whom the text may mean; walk-ins and corrected rows, which are few, come first."""
        self._fresh()
        main = [replace(hit, attendee=self._amended(hit.attendee)) for hit in self._finder.search(text, limit)]
        if not self._said:
            return main
        if self._aside is None:
            rows = (self.by_id(AttendeeId(one)) for one in self._said.corrections)
            people = {row.id: row for row in (*self._walk_ins.values(), *rows) if row is not None}
            self._aside = book_of(people.values())
        own = Finder(self._aside).search(text, limit)
        first = own if not main else own[: max(1, limit // 2)]
        seen = {hit.attendee.id for hit in first}
        return [*first, *(hit for hit in main if hit.attendee.id not in seen)][:limit]
