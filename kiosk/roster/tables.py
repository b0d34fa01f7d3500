"""Writes the tables that the search reads, in the edition that an import is making.

Three tables: ``search_person`` numbers the guests and holds what is compared from its beginning (codes, booking
references, e-mails, telephone numbers from behind); ``search_term`` holds every key of every name in order, so
that a beginning is one short walk; ``search_text`` holds all names, and all companies, as one text each, in which
the inner part of a name is found by a plain text search.

(Knows neither guests nor books: the process that makes the tables of a large roster shall start at once.)
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias, cast

from kiosk.roster.fold import is_plain_han, simplified
from kiosk.roster.keys import (
    Kind,
    Term,
    code_keys,
    email_keys,
    latin_terms,
    name_terms,
    organisation_key,
    phone_keys,
)
from kiosk.roster.pinyin import COMPOUND_STARTS, MOST, Readings, is_compound, joined
from kiosk.roster.texts import write_texts
from kiosk.store import Database

Card: TypeAlias = tuple[
    str, str, str | None, str | None, str | None, str | None, str | None, tuple[str, str] | None,
]  # fmt: skip
"""What a guest is looked for by, ready for another process: id, code, booking, e-mail, telephone number, the two
names, the company's two names."""

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
        f"INSERT OR IGNORE INTO search_term SELECT {shelf:d}, {usual} "  # noqa: S608 - our own words
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
_Part: TypeAlias = tuple[int, str, Readings]
"""A number, the characters as simplified ones, the readings."""


class SearchTables:
    """The search tables in the making, within one transaction: guests are added in their order, then it is closed."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._people = 0
        self._organisations: dict[str, int] = {}
        self._companies: dict[tuple[str, str] | None, int | None] = {None: None}
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
        ids, codes, orders, emails, phones, zhs, latins, firms = zip(*cards, strict=True)
        numbers = range(self._people, self._people + len(cards))
        self._people += len(cards)
        known = self._companies
        companies = [known[firm] if firm in known else self._organisation(firm) for firm in firms]
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
            if not zh:
                terms += name_terms(n, zh, latin)
                continue
            cut = 2 if simplified(zh[0]) in COMPOUND_STARTS and is_plain_han(zh) and is_compound(zh) else 1
            first, rest = zh[:cut], zh[cut:]
            family = families.get(first) or self._part(families, first, is_surname=True)
            given = given_names.get(rest) or self._part(given_names, rest, is_surname=False)
            number, family_han, readings = family
            given_number, given_han, given_readings = given
            ways = len(readings) * len(given_readings)
            if not ways or ways > MOST:
                terms += name_terms(n, zh, latin)
                continue
            names.append((n, family_han + given_han, number, given_number))
            # A Latin name that is the pinyin of the Chinese one needs no keys of its own.
            if latin and latin.lower().replace(" ", "") != readings[0][0] + given_readings[0][0]:
                terms += latin_terms(n, family_han + given_han, latin, readings, given_readings)
        self._db.run_many("INSERT INTO search_name VALUES (?, ?, ?, ?)", names)
        self._db.run_many("INSERT INTO search_part VALUES (?, ?, ?, ?, ?)", self._new_parts)
        self._new_parts.clear()
        self._db.run_many("INSERT INTO search_heap VALUES (?, ?, ?, ?, ?)", terms)

    def _part(self, known: "dict[str, _Part]", part: str, *, is_surname: bool) -> "_Part":
        """What is known of a family name or a given name; without readings unless it is of the usual characters."""
        number, han, readings = len(self._families) + len(self._given), "", Readings()
        if is_plain_han(part):
            han = simplified(part)
            readings = joined(han, is_surname)
        self._new_parts += [(number, way, *reading) for way, reading in enumerate(readings)]
        known[part] = number, han, readings
        return known[part]

    def _organisation(self, firm: tuple[str, str]) -> int | None:
        key = organisation_key(firm[0], firm[1] or firm[0])
        number = self._organisations.setdefault(key, len(self._organisations)) if key else None
        self._companies[firm] = number
        return number

    def close(self) -> None:
        for statement in _SORTED:
            self._db.run(statement)
        write_texts(self._db, self._organisations)


def _where(column: Sequence[str | None], keys: Callable[[Sequence[str]], list[str]]) -> list[str | None]:
    """The keys of a column; none where nothing stands."""
    if all(column):
        return list[str | None](keys(cast("Sequence[str]", column)))
    found = keys([one or "" for one in column])
    return [key if one else None for key, one in zip(found, column, strict=True)]
