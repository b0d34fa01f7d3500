"""Writes the tables that the search reads, in the edition that an import is making.

Four tables: ``search_person`` numbers the guests and holds what is compared from its beginning (codes, booking
references, e-mails, telephone numbers from behind); ``search_term`` holds every key of every name in order, so
that a beginning is one short walk; ``search_spelling`` holds each way in which an abbreviated name is spelled
out; ``search_text`` holds all names, and all companies, as one text each, in which the inner part of a name is
found by a plain text search.
"""

from collections.abc import Iterable, Iterator

from kiosk.domain.attendee import Attendee
from kiosk.roster.book import Book, book_in_memory
from kiosk.roster.keys import Kind, code_key, email_key, name_keys, organisation_key, phone_key
from kiosk.store import Cell, Database

_TABLES = (
    "CREATE TABLE search_person (n INTEGER PRIMARY KEY, id TEXT NOT NULL, code TEXT NOT NULL, booking TEXT, "
    "email TEXT, phone TEXT, organisation INTEGER)",
    "CREATE TABLE search_term (shelf INTEGER, key TEXT, n INTEGER, kind INTEGER NOT NULL, parts TEXT NOT NULL, "
    "PRIMARY KEY (shelf, key, n, parts)) WITHOUT ROWID",
    "CREATE TABLE search_text (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TEMP TABLE search_heap (shelf INTEGER, key TEXT, n INTEGER, kind INTEGER, parts TEXT)",
)
_SORTED = (
    "INSERT OR IGNORE INTO search_term SELECT shelf, key, n, kind, parts FROM search_heap "
    "ORDER BY shelf, key, n, parts",
    "DROP TABLE search_heap",
    "CREATE INDEX search_code ON search_person (code)",
    "CREATE INDEX search_booking ON search_person (booking) WHERE booking IS NOT NULL",
    "CREATE INDEX search_email ON search_person (email) WHERE email IS NOT NULL",
    "CREATE INDEX search_phone ON search_person (phone) WHERE phone IS NOT NULL",
    "CREATE INDEX search_organisation ON search_person (organisation) WHERE organisation IS NOT NULL",
)
_BATCH = 2000

SPELLED = int(Kind.PINYIN)
"""The shelf of everything spelled in letters, pinyin and Latin alike."""


def index_tables(db: Database, attendees: Iterable[Attendee]) -> None:
    """Create and fill the search tables, within the transaction of the import."""
    for statement in _TABLES:
        db.run(statement)
    organisations: dict[str, int] = {}
    for people, terms in _batches(attendees, organisations):
        db.run_many("INSERT INTO search_person VALUES (?, ?, ?, ?, ?, ?, ?)", people)
        db.run_many("INSERT INTO search_heap VALUES (?, ?, ?, ?, ?)", terms)
    for statement in _SORTED:
        db.run(statement)
    _write_texts(db, organisations)


def book_of(attendees: Iterable[Attendee]) -> Book:
    """A few guests as a book that can be searched; it is gone when it is closed."""
    people = list(attendees)
    return book_in_memory(people, lambda db: index_tables(db, people))


def _batches(
    attendees: Iterable[Attendee], organisations: dict[str, int]
) -> Iterator[tuple[list[tuple[Cell, ...]], list[tuple[Cell, ...]]]]:
    people: list[tuple[Cell, ...]] = []
    terms: list[tuple[Cell, ...]] = []
    for n, attendee in enumerate(attendees):
        people.append(_person(n, attendee, organisations))
        for key in name_keys(attendee.name):
            shelf = SPELLED if key.kind is Kind.LATIN else int(key.kind)
            terms.append((shelf, key.text, n, int(key.kind), key.parts))
        if len(people) == _BATCH:
            yield people, terms
            people, terms = [], []
    yield people, terms


def _person(n: int, attendee: Attendee, organisations: dict[str, int]) -> tuple[Cell, ...]:
    organisation = organisation_key(attendee.organisation)
    return (
        n,
        attendee.id,
        code_key(attendee.code),
        code_key(attendee.order) if attendee.order else None,
        email_key(attendee.email) if attendee.email else None,
        phone_key(attendee.phone) if attendee.phone else None,
        organisations.setdefault(organisation, len(organisations)) if organisation else None,
    )


def marked(parts: str) -> str:
    """A spelled name without blanks, each word beginning with a capital."""
    return "".join([word[:1].upper() + word[1:] for word in parts.split(" ")])


def _write_texts(db: Database, organisations: dict[str, int]) -> None:
    """Names as lines; companies as lines of their number, a tab and their names."""
    distinct = "SELECT DISTINCT parts FROM search_term WHERE shelf = ? ORDER BY key"
    spelled = [row[0] for row in db.each(distinct, (SPELLED,))]
    known = sorted({one for parts in spelled for one in parts.split(" ")})
    word = int(Kind.WORD)
    db.run_many("INSERT INTO search_term VALUES (?, ?, 0, ?, '')", ((word, one, word) for one in known))
    names = _lines(map(marked, spelled))
    lower = names.lower() + _lines(known)
    han = db.each("SELECT DISTINCT key FROM search_term WHERE shelf = ? ORDER BY key", (int(Kind.HAN),))
    texts = {
        "names": names,
        "han": _lines(row[0] for row in han),
        "organisations": _lines(f"{number}\t{key}" for key, number in organisations.items()),
        "triples": " ".join(sorted(set(map("".join, zip(lower, lower[1:], lower[2:], strict=False))))),
    }
    db.run_many("INSERT INTO search_text VALUES (?, ?)", texts.items())


def _lines(texts: Iterable[str]) -> str:
    return "\n" + "\n".join(texts) + "\n"
