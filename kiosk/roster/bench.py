"""Measures the search, key stroke by key stroke, beside a scan of the same rows with LIKE."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter

from kiosk.domain.attendee import Attendee
from kiosk.roster.book import Book, write_book
from kiosk.roster.crowd import crowd
from kiosk.roster.finder import Finder
from kiosk.roster.fold import words
from kiosk.roster.index import index_tables
from kiosk.store import Database

_GUESTS = 60
"""So many guests are looked for in each way."""
_SCANS = 40
"""So many of the key strokes are given to the rival too: it is slow."""


@dataclass(frozen=True, slots=True)
class Row:
    """One way to look for guests; times of one key stroke in milliseconds."""

    case: str
    people: int
    strokes: int
    p50_ms: float
    p99_ms: float
    worst_ms: float
    like_p50_ms: float
    """The rival: ``row LIKE '%text%' LIMIT 8`` on the same table."""
    times_faster: float
    """At the median."""


@dataclass(frozen=True, slots=True)
class Built:
    """What making the book cost, with and without the search."""

    people: int
    plain_s: float
    with_search_s: float


def run(people: int, seed: int = 7) -> list[Row]:
    """Rows of measurements among ``people`` invented guests; the last row holds all key strokes together."""
    with tempfile.TemporaryDirectory() as folder:
        book = _book(Path(folder), people)
        try:
            return _measure(book, people, Random(seed))  # noqa: S311 - the same guests each time
        finally:
            book.close()


def build(people: int) -> Built:
    """Seconds to write the edition, without and with the search tables."""
    guests = list(crowd(people))
    plain = _seconds_to_write(guests, None)
    return Built(people, plain, _seconds_to_write(guests, partial(index_tables, attendees=guests)))


def _seconds_to_write(guests: list[Attendee], extra: Callable[[Database], None] | None) -> float:
    with tempfile.TemporaryDirectory() as folder:
        begin = perf_counter()
        _written(Path(folder), guests, extra).close()
        return perf_counter() - begin


def _book(folder: Path, people: int) -> Book:
    guests = list(crowd(people))
    return _written(folder, guests, partial(index_tables, attendees=guests))


def _written(folder: Path, guests: list[Attendee], extra: Callable[[Database], None] | None) -> Book:
    return write_book(folder, guests, event_document="{}", imported_at="", tag_of=lambda _: "", extra=extra)


def _measure(book: Book, people: int, random: Random) -> list[Row]:
    finder = Finder(book)
    rows = dict(random.sample(list(book.rows()), min(_GUESTS, len(book))))
    guests = [found for one in rows if (found := book.by_id(one))]  # type: ignore[arg-type]
    finder.search("warm")
    spent: dict[str, list[float]] = {}
    asked: dict[str, list[str]] = {}
    for guest in guests:
        for case, text in _wishes(guest, random):
            for end in range(1, len(text) + 1):
                asked.setdefault(case, []).append(text[:end])
                spent.setdefault(case, []).append(_ms(lambda typed=text[:end]: finder.search(typed)))
    table = [_row(case, people, spent[case], _like(book, asked[case], random)) for case in spent]
    every = [stroke for case in spent for stroke in spent[case]]
    return [*table, _row("all", people, every, [one.like_p50_ms for one in table])]


def _wishes(guest: Attendee, random: Random) -> Iterator[tuple[str, str]]:
    """How a volunteer may look for this guest."""
    latin, zh = guest.name.latin or "", guest.name.zh
    spelled = words(latin)
    joined = "".join(spelled)
    if zh:
        yield "characters", zh
        yield "initials", "".join(word[0] for word in spelled)
    yield ("pinyin" if zh else "latin"), " ".join(spelled)
    yield "given name first", " ".join(reversed(spelled))
    at = random.randrange(1, len(joined))
    yield "slip", joined[:at] + random.choice("aeioubgkstx") + joined[at + 1 :]
    yield "phone", (guest.phone or "")[-4:]
    if guest.organisation:
        yield "company", guest.organisation.zh
        yield "name and company", f"{spelled[0]} {guest.organisation.zh[:4]}"
    yield "e-mail", guest.email or ""
    yield "code", guest.code
    yield "nobody", f"{joined[:2]}qqzzx absent"


def _ms(call: Callable[[], object]) -> float:
    begin = perf_counter()
    call()
    return 1000 * (perf_counter() - begin)


def _like(book: Book, typed: list[str], random: Random) -> list[float]:
    sql = "SELECT row FROM attendee WHERE row LIKE ? LIMIT 8"
    return [
        _ms(lambda text=text: book.ask(sql, (f"%{text}%",))) for text in random.sample(typed, min(_SCANS, len(typed)))
    ]


def _row(case: str, people: int, strokes: list[float], rival: list[float]) -> Row:
    p50, like = _share(strokes, 0.5), _share(rival, 0.5)
    return Row(case, people, len(strokes), p50, _share(strokes, 0.99), max(strokes), like, round(like / p50, 1))


def _share(values: list[float], share: float) -> float:
    return round(sorted(values)[int(share * (len(values) - 1))], 3)
