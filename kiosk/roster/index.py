"""Guests into the search tables of an edition."""

from collections.abc import Iterable
from itertools import islice
from operator import attrgetter

from kiosk.domain.attendee import Attendee
from kiosk.roster.book import Book, book_in_memory
from kiosk.roster.tables import Card, SearchTables
from kiosk.store import Database

_BATCH = 2000
_FIELDS = attrgetter("id", "code", "order", "email", "phone", "name.zh", "name.latin")


def cards_of(guests: Iterable[Attendee]) -> list[Card]:
    return [(*_FIELDS(guest), None if (firm := guest.organisation) is None else (firm.zh, firm.en)) for guest in guests]


def index_tables(db: Database, attendees: Iterable[Attendee]) -> None:
    """Create and fill the search tables, within the transaction of the import."""
    tables, rest = SearchTables(db), iter(attendees)
    while run := list(islice(rest, _BATCH)):
        tables.add(cards_of(run))
    tables.close()


def book_of(attendees: Iterable[Attendee]) -> Book:
    """A few guests as a book that can be searched; it is gone when it is closed."""
    people = list(attendees)
    return book_in_memory(people, lambda db: index_tables(db, people))
