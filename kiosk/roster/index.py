"""Writes the tables that the search reads, in the edition that an import is making.

Three tables: ``search_person`` numbers the guests and holds what is compared from its beginning (codes, booking
references, e-mails, telephone numbers from behind); ``search_term`` holds every key of every name in order, so
that a beginning is one short walk; ``search_text`` holds all names, and all companies, as one text each, in which
the inner part of a name is found by a plain text search.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice, pairwise
from re import compile as pattern
from typing import TypeAlias, cast

from kiosk.domain.attendee import Attendee
from kiosk.roster.book import Book, book_in_memory
from kiosk.roster.fold import is_plain_han, simplified
from kiosk.roster.keys import (
    SPELLED,
    Kind,
    Term,
    code_keys,
    email_keys,
    latin_terms,
    name_terms,
    organisation_key,
    phone_keys,
)
from kiosk.roster.pinyin import MOST, Readings, is_compound, joined
from kiosk.store import Database

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
    # The usual Chinese name, of which SQLite makes the keys: family name and given name, each in all its readings.
    "CREATE TEMP TABLE search_name (n INTEGER PRIMARY KEY, han TEXT, family INTEGER, given INTEGER)",
    "CREATE TEMP TABLE search_part (part INTEGER, way INTEGER, text TEXT, initials TEXT, syllables TEXT, "
    "PRIMARY KEY (part, way)) WITHOUT ROWID",
)
_READINGS = "FROM search_name CROSS JOIN search_part f ON f.part = family CROSS JOIN search_part g ON g.part = given"
_USUAL = {
    Kind.HAN: "han, n, 0, han FROM search_name",
    Kind.PINYIN: f"f.text || g.text, n, 1, f.text || ' ' || g.text {_READINGS}",
    Kind.INITIALS: f"f.initials || g.initials, n, 2, f.syllables || ' ' || g.syllables {_READINGS}",
}
_SORTED = (
    *(
        f"INSERT OR IGNORE INTO search_term SELECT {shelf:d}, {usual} "
        f"UNION ALL SELECT shelf, key, n, kind, parts FROM search_heap WHERE shelf = {shelf:d} ORDER BY 2, 3, 5"
        for shelf, usual in _USUAL.items()
    ),
    "DROP TABLE search_heap",
    "DROP TABLE search_name",
    "DROP TABLE search_part",
    "CREATE INDEX search_code ON search_person (code)",
    "CREATE INDEX search_booking ON search_person (booking) WHERE booking IS NOT NULL",
    "CREATE INDEX search_email ON search_person (email) WHERE email IS NOT NULL",
    "CREATE INDEX search_phone ON search_person (phone) WHERE phone IS NOT NULL",
    "CREATE INDEX search_organisation ON search_person (organisation) WHERE organisation IS NOT NULL",
)
_BATCH = 2000
_PLAIN_NAMES = pattern("[a-z]{2,}(?:[ \n][a-z]{2,})*")
_SEAM = pattern("([a-z]{2}) (?=([a-z]{2}))")
_Part: TypeAlias = tuple[int, Readings]


class SearchTables:
    """The search tables in the making, within one transaction: guests are added in their order, then it is closed."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._people = 0
        self._organisations: dict[str, int] = {}
        self._companies: dict[tuple[str, str], int | None] = {}
        """As they are written."""
        self._families: dict[str, _Part] = {}
        self._given: dict[str, _Part] = {}
        self._new_parts: list[tuple[int, int, str, str, str]] = []
        """Not written yet."""
        for statement in _TABLES:
            db.run(statement)

    def add(self, cards: Sequence[Card]) -> None:
        if not cards:
            return
        ids, codes, orders, emails, phones, zhs, latins, firms, firms_en = zip(*cards, strict=True)
        numbers = range(self._people, self._people + len(cards))
        self._people += len(cards)
        companies = [
            None if zh is None else self._organisation(zh, en or zh) for zh, en in zip(firms, firms_en, strict=True)
        ]
        rows = zip(
            numbers, ids, code_keys(codes), _where(orders, code_keys), _where(emails, email_keys),
            _where(phones, phone_keys), companies, strict=True,
        )  # fmt: skip
        self._db.run_many("INSERT INTO search_person VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._add_names(zip(numbers, zhs, latins, strict=True))

    def _add_names(self, people: Iterable[tuple[int, str | None, str | None]]) -> None:
        names: list[tuple[int, str, int, int]] = []
        terms: list[Term] = []
        families, given_names = self._families, self._given
        for n, zh, latin in people:
            if not zh or len(zh) < 2 or not is_plain_han(zh):
                terms += name_terms(n, zh, latin)
                continue
            han = simplified(zh)
            cut = 2 if is_compound(han) else 1
            first, rest = han[:cut], han[cut:]
            family = families.get(first) or self._part(families, first, is_surname=True)
            given = given_names.get(rest) or self._part(given_names, rest, is_surname=False)
            if not family[1] or not given[1] or len(family[1]) * len(given[1]) > MOST:
                terms += name_terms(n, zh, latin)
                continue
            names.append((n, han, family[0], given[0]))
            # A Latin name that is the pinyin of the Chinese one needs no keys of its own.
            if latin and latin.lower().replace(" ", "") != family[1][0][0] + given[1][0][0]:
                terms += latin_terms(n, han, latin, family[1], given[1])
        self._db.run_many("INSERT INTO search_name VALUES (?, ?, ?, ?)", names)
        self._db.run_many("INSERT INTO search_part VALUES (?, ?, ?, ?, ?)", self._new_parts)
        self._new_parts.clear()
        self._db.run_many("INSERT INTO search_heap VALUES (?, ?, ?, ?, ?)", terms)

    def _part(self, known: "dict[str, _Part]", part: str, *, is_surname: bool) -> "_Part":
        """The number of a family name or a given name, and its readings."""
        number, readings = len(self._families) + len(self._given), joined(part, is_surname)
        self._new_parts += [(number, way, *reading) for way, reading in enumerate(readings)]
        known[part] = number, readings
        return known[part]

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


def _where(column: Sequence[str | None], keys: Callable[[Sequence[str]], list[str]]) -> list[str | None]:
    """The keys of a column; none where nothing stands."""
    if all(column):
        return list[str | None](keys(cast("Sequence[str]", column)))
    found = keys([one or "" for one in column])
    return [key if one else None for key, one in zip(found, column, strict=True)]


def _write_texts(db: Database, organisations: dict[str, int]) -> None:
    """Names as lines; companies as lines of their number, a tab and their names."""
    spelled = _Spelled()
    found = db.each("SELECT parts FROM search_term WHERE shelf = ? ORDER BY key, n, parts", (SPELLED,))
    distinct = iter(dict.fromkeys(parts for (parts,) in found))
    names: list[str] = []
    while run := list(islice(distinct, _BATCH)):
        names += spelled.marked(run)
    word = int(Kind.WORD)
    words = sorted(spelled.words)
    db.run_many("INSERT INTO search_term VALUES (?, ?, 0, ?, '')", ((word, one, word) for one in words))
    han = db.each("SELECT DISTINCT key FROM search_term WHERE shelf = ? ORDER BY key", (int(Kind.HAN),))
    texts = {
        "names": _lines(names),
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

    def marked(self, names: list[str]) -> list[str]:
        """The names as the text has them."""
        text = "\n".join(names)
        self.words.update(text.replace(" ", "\n").split("\n"))
        if _PLAIN_NAMES.fullmatch(text):
            # all in one go: letters only, and no word so short that a seam would be more than its ends
            self._seams.update(map("".join, _SEAM.findall(text)))
            return text.title().replace(" ", "").split("\n")
        for name in names:
            self._meet(name.split(" "))
        return list(map(marked, names))

    def _meet(self, words: list[str]) -> None:
        for left, right in pairwise(words):
            if len(left) > 1 and len(right) > 1:
                self._seams.add(left[-2:] + right[:2])
            else:
                self._seams.add(f"\n{''.join(words)}\n")

    def triples(self) -> set[str]:
        """Every three letters that follow each other in some name or word, the line break counted."""
        pieces = [*(f"\n{word}\n" for word in self.words), *self._seams]
        return {piece[at : at + 3].lower() for piece in pieces for at in range(len(piece) - 2)}


def _lines(texts: Iterable[str]) -> str:
    return "\n" + "\n".join(texts) + "\n"
