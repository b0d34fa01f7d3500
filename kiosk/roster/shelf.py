"""Reads the search tables of one edition: beginnings by the index, inner parts by the texts."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from kiosk.domain.attendee import Attendee
from kiosk.roster.book import Book
from kiosk.roster.keys import SPELLED, Kind
from kiosk.roster.row import from_text
from kiosk.roster.texts import marked

_LAST = "\U0010ffff"
"""Sorts behind every key that goes on."""


class Term(NamedTuple):
    """One key of one guest, as the index keeps it.  (A tuple: a search makes hundreds.)"""

    n: int
    key: str
    kind: int
    parts: str

    @property
    def words(self) -> list[str]:
        return self.parts.split(" ")


_TERM = "SELECT n, key, kind, parts FROM search_term"


class Shelf:
    """The search tables of one book.  Each answer is at most as long as it is asked to be."""

    def __init__(self, book: Book) -> None:
        self._book = book
        texts: dict[str, str] = dict(book.ask("SELECT name, text FROM search_text"))
        self._names: str = texts["names"]
        self._lower = self._names.lower()
        self._han: str = texts["han"]
        self._companies: str = texts["organisations"]
        self.triples = frozenset[str](one for one in texts["triples"].split(" ") if one)
        """Every three letters that occur in some name; spares most look-ups of what nobody is called."""
        self.next_letters: dict[str, str] = {}
        """Two letters (or the line break and one) -> the letters that follow them in some name."""
        for triple in self.triples:
            self.next_letters[triple[:2]] = self.next_letters.get(triple[:2], "") + triple[2]

    def beginning(self, shelf: int, text: str, limit: int) -> list[Term]:
        """Keys that begin with ``text``, in the order of the alphabet: the exact one first."""
        where = "WHERE shelf = ? AND key >= ? AND key < ? ORDER BY key, n LIMIT ?"
        return self._terms(where, (shelf, text, text + _LAST, limit))

    def first_word(self, text: str, limit: int) -> list[Term]:
        """Spelled names whose first word is ``text``."""
        return self._parts(SPELLED, text, text + " ", limit)

    def abbreviated(self, initials: str, first: str, limit: int) -> list[Term]:
        """Names with these initials whose first syllable begins with ``first``."""
        return self._parts(Kind.INITIALS, initials, first, limit)

    def _parts(self, shelf: int, text: str, parts: str, limit: int) -> list[Term]:
        where = "WHERE shelf = ? AND key >= ? AND key < ? AND substr(parts, 1, ?) = ? ORDER BY key, n LIMIT ?"
        return self._terms(where, (shelf, text, text + _LAST, len(parts), parts, limit))

    def exactly(self, shelf: int, texts: Iterable[str], limit: int) -> list[Term]:
        """Keys that are one of ``texts``."""
        where = "WHERE shelf = ? AND key IN (SELECT value FROM json_each(?)) LIMIT ?"
        return self._terms(where, (shelf, json.dumps(list(texts)), limit))

    def beginnings(self, texts: Iterable[str], limit: int) -> list[Term]:
        """Spelled names that begin with one of ``texts``."""
        sql = (
            "SELECT t.n, t.key, t.kind, t.parts FROM json_each(?) typed CROSS JOIN search_term t "
            "WHERE t.shelf = ? AND t.key >= typed.value AND t.key < typed.value || ? LIMIT ?"
        )
        return list(map(Term._make, self._book.ask(sql, (json.dumps(list(texts)), SPELLED, _LAST, limit))))

    def known_start(self, text: str) -> int:
        """How many first letters of ``text`` are the beginning of some name, or of a word in one."""
        return max(self._shared(shelf, text) for shelf in (SPELLED, Kind.WORD))

    def _shared(self, shelf: int, text: str) -> int:
        """The longest beginning is shared with a neighbour in the alphabet."""
        before = "SELECT max(key) FROM search_term WHERE shelf = ? AND key <= ?"
        after = "SELECT min(key) FROM search_term WHERE shelf = ? AND key >= ?"
        neighbours = [row[0] for sql in (before, after) for row in self._book.ask(sql, (shelf, text))]
        return max(_alike(text, one) for one in (*neighbours, "") if one is not None)

    def _terms(self, where: str, values: tuple[int | str, ...]) -> list[Term]:
        return list(map(Term._make, self._book.ask(f"{_TERM} {where}", values)))

    def column(self, name: str, text: str, limit: int) -> list[tuple[int, str]]:
        """Guests whose code, booking, e-mail or telephone number (from behind) begins with ``text``."""
        sql = f"SELECT n, {name} FROM search_person WHERE {name} >= ? AND {name} < ? ORDER BY {name}, n LIMIT ?"  # noqa: S608 - our own column
        return [(row[0], row[1]) for row in self._book.ask(sql, (text, text + _LAST, limit))]

    def word_starts(self, words: Sequence[str], limit: int) -> list[str]:
        """Spelled names in which these words begin a word, the last of them perhaps in part."""
        return list(_lines(self._names, self._lower, marked(" ".join(words)), limit))

    def inside(self, text: str, limit: int) -> list[str]:
        """Spelled names that hold ``text`` anywhere."""
        return list(_lines(self._lower, self._lower, text, limit))

    def han_inside(self, text: str, limit: int) -> list[str]:
        return list(_lines(self._han, self._han, text, limit))

    def companies(self, text: str, limit: int) -> tuple[list[int], list[int]]:
        """Numbers of companies: those that begin with ``text`` (or a word of theirs does), and those that hold it."""
        begin = [number for mark in ("\t", "|", " ") for number in self._company(mark + text, limit)]
        inner = self._company(text, limit) if len(begin) < limit else []
        return list(dict.fromkeys(begin)), [one for one in dict.fromkeys(inner) if one not in begin]

    def _company(self, text: str, limit: int) -> list[int]:
        found: list[int] = []
        for line in _lines(self._companies, self._companies, text, limit):
            number, _, names = line.partition("\t")
            if text in "\t" + names:
                found.append(int(number))
        return found

    def staff(self, companies: Iterable[int], limit: int) -> list[int]:
        """Guests of these companies, company by company."""
        sql = "SELECT p.n FROM json_each(?) typed CROSS JOIN search_person p ON p.organisation = typed.value LIMIT ?"
        return [row[0] for row in self._book.ask(sql, (json.dumps(list(companies)), limit))]

    def at_companies(self, shelf: int, text: str, companies: Iterable[int], limit: int) -> list[Term]:
        """Names that begin with ``text``, of guests of these companies."""
        sql = (
            "SELECT t.n, t.key, t.kind, t.parts FROM search_term t CROSS JOIN search_person p ON p.n = t.n "
            "WHERE t.shelf = ? AND t.key >= ? AND t.key < ? "
            "AND p.organisation IN (SELECT value FROM json_each(?)) LIMIT ?"
        )
        numbers = json.dumps(list(companies))
        return list(map(Term._make, self._book.ask(sql, (shelf, text, text + _LAST, numbers, limit))))

    def everybody(self, shelf: int, text: str, limit: int) -> dict[int, int]:
        """Guests with a key that begins with ``text``, and the kind of that key."""
        sql = "SELECT n, kind FROM search_term WHERE shelf = ? AND key >= ? AND key < ? LIMIT ?"
        return dict(self._book.ask(sql, (shelf, text, text + _LAST, limit)))

    def guests(self, numbers: Iterable[int]) -> dict[int, Attendee]:
        """The roster rows of these guests."""
        sql = (
            "SELECT p.n, a.row FROM json_each(?) typed CROSS JOIN search_person p ON p.n = typed.value "
            "JOIN attendee a ON a.id = p.id"
        )
        return {row[0]: from_text(row[1]) for row in self._book.ask(sql, (json.dumps(list(numbers)),))}

    def nameless_addons(self, guest: Attendee) -> list[Attendee]:
        """What goes by this guest's name."""
        return [one for one in self._book.addons(guest.id) if not one.name] if self.has_addons else []

    @cached_property
    def has_addons(self) -> bool:
        return bool(self._book.ask("SELECT 1 FROM attendee WHERE addon_to IS NOT NULL LIMIT 1"))


def _alike(one: str, other: str) -> int:
    """How many first letters two texts share."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _lines(text: str, lower: str, needle: str, limit: int) -> Iterator[str]:
    """Lines of ``text`` with ``needle`` in them, as they stand in ``lower``."""
    at = text.find(needle)
    while at >= 0 and limit > 0:
        end = lower.find("\n", at)
        yield lower[lower.rfind("\n", 0, at) + 1 : end]
        at, limit = text.find(needle, end), limit - 1
