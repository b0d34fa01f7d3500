"""Writes the tables that the search reads, in the edition that an import is making.

Three tables: ``search_person`` numbers the guests and holds what is compared from its beginning (codes, booking
references, e-mails, telephone numbers from behind); ``search_term`` holds every key of every name in order, so
that a beginning is one short walk; ``search_text`` holds all names, and all companies, as one text each, in which
the inner part of a name is found by a plain text search.
"""

from collections.abc import Iterable
from itertools import islice, pairwise
from typing import TypeAlias

from kiosk.domain.attendee import Attendee
from kiosk.roster.book import Book, book_in_memory
from kiosk.roster.keys import SPELLED, Kind, Term, code_key, email_key, name_terms, organisation_key, phone_key
from kiosk.store import Cell, Database

Card: TypeAlias = tuple[
    str, str, str | None, str | None, str | None, str | None, str | None, str | None, str | None,
]  # fmt: skip
"""What a guest is looked for by, ready for another process: id, code, booking, e-mail, telephone number, the two
names, the two names of the company."""

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


class SearchTables:
    """The search tables in the making, within one transaction: guests are added in their order, then it is closed."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._people = 0
        self._organisations: dict[str, int] = {}
        self._companies: dict[tuple[str, str], int | None] = {}
        """As they are written."""
        for statement in _TABLES:
            db.run(statement)

    def add(self, cards: Iterable[Card]) -> None:
        people: list[tuple[Cell, ...]] = []
        terms: list[Term] = []
        for n, card in enumerate(cards, self._people):
            person_id, code, order, email, phone, zh, latin, company, company_en = card
            people.append((
                n,
                person_id,
                code_key(code),
                code_key(order) if order else None,
                email_key(email) if email else None,
                phone_key(phone) if phone else None,
                self._organisation(company, company_en or company) if company is not None else None,
            ))  # fmt: skip
            terms += name_terms(n, zh, latin)
        self._people += len(people)
        self._db.run_many("INSERT INTO search_person VALUES (?, ?, ?, ?, ?, ?, ?)", people)
        self._db.run_many("INSERT INTO search_heap VALUES (?, ?, ?, ?, ?)", terms)

    def _organisation(self, zh: str, en: str) -> int | None:
        known = self._companies
        if (zh, en) not in known:
            key = organisation_key(zh, en)
            known[zh, en] = self._organisations.setdefault(key, len(self._organisations)) if key else None
        return known[zh, en]

    def close(self) -> None:
        for statement in _SORTED:
            self._db.run(statement)
        _write_texts(self._db, self._organisations)


def card_of(guest: Attendee) -> Card:
    name, company = guest.name, guest.organisation
    firm, firm_en = (company.zh, company.en) if company is not None else (None, None)
    return guest.id, guest.code, guest.order, guest.email, guest.phone, name.zh, name.latin, firm, firm_en


def index_tables(db: Database, attendees: Iterable[Attendee]) -> None:
    """Create and fill the search tables, within the transaction of the import."""
    tables, rest = SearchTables(db), iter(attendees)
    while run := list(map(card_of, islice(rest, _BATCH))):
        tables.add(run)
    tables.close()


def book_of(attendees: Iterable[Attendee]) -> Book:
    """A few guests as a book that can be searched; it is gone when it is closed."""
    people = list(attendees)
    return book_in_memory(people, lambda db: index_tables(db, people))


def marked(parts: str) -> str:
    """A spelled name without blanks, each word beginning with a capital."""
    return "".join([word[:1].upper() + word[1:] for word in parts.split(" ")])


def _write_texts(db: Database, organisations: dict[str, int]) -> None:
    """Names as lines; companies as lines of their number, a tab and their names."""
    spelled = _Spelled()
    distinct = "SELECT DISTINCT parts FROM search_term WHERE shelf = ? ORDER BY key"
    names = _lines(spelled.marked(parts) for (parts,) in db.each(distinct, (SPELLED,)))
    word = int(Kind.WORD)
    words = sorted(spelled.words)
    db.run_many("INSERT INTO search_term VALUES (?, ?, 0, ?, '')", ((word, one, word) for one in words))
    han = db.each("SELECT DISTINCT key FROM search_term WHERE shelf = ? ORDER BY key", (int(Kind.HAN),))
    texts = {
        "names": names,
        "han": _lines(row[0] for row in han),
        "organisations": _lines(f"{number}\t{key}" for key, number in organisations.items()),
        "triples": " ".join(sorted(spelled.triples())),
    }
    db.run_many("INSERT INTO search_text VALUES (?, ?)", texts.items())


class _Spelled:
    """What all spelled names together are made of."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self._seams: set[str] = set()
        """Where two words of a name meet: two letters of each, or the name where a word is shorter."""

    def marked(self, parts: str) -> str:
        words = parts.split(" ")
        self.words.update(words)
        for left, right in pairwise(words):
            if len(left) > 1 and len(right) > 1:
                self._seams.add(left[-2:] + right[:2])
            else:
                self._seams.add(f"\n{''.join(words)}\n")
        return marked(parts)

    def triples(self) -> set[str]:
        """Every three letters that follow each other in some name or word, the line break counted."""
        pieces = [*(f"\n{word}\n" for word in self.words), *self._seams]
        return {piece[at : at + 3].lower() for piece in pieces for at in range(len(piece) - 2)}


def _lines(texts: Iterable[str]) -> str:
    return "\n" + "\n".join(texts) + "\n"
