"""Reads the search tables of one edition: beginnings by the index, inner parts by the texts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kiosk.domain.attendee import Attendee
from kiosk.roster.book import Book
from kiosk.roster.index import SPELLED, marked
from kiosk.roster.keys import Kind
from kiosk.roster.row import from_text

_LAST = "\U0010ffff"
"""Sorts behind every key that goes on."""


@dataclass(frozen=True, slots=True)
class Term:
    """One key of one guest, as the index keeps it."""

    n: int
    key: str
    kind: Kind
    parts: str

    @property
    def words(self) -> list[str]:
        return self.parts.split(" ")


_TERM = "SELECT n, key, kind, parts FROM search_term"


class Shelf:
    """The search tables of one book.  Each answer is at most as long as it is asked to be."""

    def __init__(self, book: Book) -> None:
        self._book = book
        texts = dict(book.ask("SELECT name, text FROM search_text"))
        self._names: str = texts["names"]
        self._lower = self._names.lower()
        self._han: str = texts["han"]
        self._companies: str = texts["organisations"]
        self._triples = frozenset(texts["triples"].split(" "))

    def beginning(self, shelf: int, text: str, limit: int) -> list[Term]:
        """Keys that begin with ``text``, in the order of the alphabet: the exact one first."""
        where = "WHERE shelf = ? AND key >= ? AND key < ? ORDER BY key, n LIMIT ?"
        return self._terms(where, (shelf, text, text + _LAST, limit))

    def first_word(self, text: str, limit: int) -> list[Term]:
        """Spelled names whose first word is ``text``."""
        where = "WHERE shelf = ? AND key >= ? AND key < ? AND substr(parts, 1, ?) = ? ORDER BY key, n LIMIT ?"
        return self._terms(where, (SPELLED, text, text + _LAST, len(text) + 1, text + " ", limit))

    def exactly(self, shelf: int, texts: Iterable[str], limit: int) -> list[Term]:
        texts = tuple(texts)
        marks = ",".join("?" * len(texts))
        return self._terms(f"WHERE shelf = ? AND key IN ({marks}) LIMIT ?", (shelf, *texts, limit))

    def _terms(self, where: str, values: tuple[int | str, ...]) -> list[Term]:
        return [Term(n, key, Kind(kind), parts) for n, key, kind, parts in self._book.ask(f"{_TERM} {where}", values)]

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
        found: list[int] = []
        for company in companies:
            sql = "SELECT n FROM search_person WHERE organisation = ? ORDER BY n LIMIT ?"
            found.extend(row[0] for row in self._book.ask(sql, (company, limit - len(found))))
            if len(found) >= limit:
                break
        return found

    def plausible(self, text: str, near: int) -> bool:
        """Whether every three letters around place ``near`` occur in some name."""
        first, last = max(0, near - 3), min(len(text) - 3, near + 2)
        return all(text[at : at + 3] in self._triples for at in range(first, last + 1))

    def everybody(self, shelf: int, text: str, limit: int) -> dict[int, int]:
        """Guests with a key that begins with ``text``, and the kind of that key."""
        sql = "SELECT n, kind FROM search_term WHERE shelf = ? AND key >= ? AND key < ? LIMIT ?"
        return dict(self._book.ask(sql, (shelf, text, text + _LAST, limit)))

    def guests(self, numbers: Iterable[int]) -> dict[int, Attendee]:
        """The roster rows of these guests."""
        numbers = tuple(numbers)
        marks = ",".join("?" * len(numbers))
        sql = f"SELECT p.n, a.row FROM search_person p JOIN attendee a ON a.id = p.id WHERE p.n IN ({marks})"  # noqa: S608
        return {row[0]: from_text(row[1]) for row in self._book.ask(sql, numbers)}

    def nameless_addons(self, guest: Attendee) -> list[Attendee]:
        """What goes by this guest's name."""
        return [one for one in self._book.addons(guest.id) if not one.name] if self.has_addons else []

    @cached_property
    def has_addons(self) -> bool:
        return bool(self._book.ask("SELECT 1 FROM attendee WHERE addon_to IS NOT NULL LIMIT 1"))


def _lines(text: str, lower: str, needle: str, limit: int) -> Iterator[str]:
    """Lines of ``text`` with ``needle`` in them, as they stand in ``lower``."""
    at = text.find(needle)
    while at >= 0 and limit > 0:
        end = lower.find("\n", at)
        yield lower[lower.rfind("\n", 0, at) + 1 : end]
        at, limit = text.find(needle, end), limit - 1
