"""Finds a guest among all from a few keys: the best first, and why each was found.

What is typed goes through rings, each wider and costlier than the one before; a wider ring is entered only while
there is room on the list.
"""

from dataclasses import replace

from kiosk.domain.attendee import Attendee
from kiosk.roster import meant, rings
from kiosk.roster.book import Book
from kiosk.roster.fold import words
from kiosk.roster.found import BY_NAME, Found, Hit, Tier, Why
from kiosk.roster.query import Query, read
from kiosk.roster.shelf import Shelf

_FEW = 3
"""With fewer hits than this, what was typed may be a slip."""


class Finder:
    """Search of guests in one edition of the roster.  Belongs to the thread that opened the book."""

    def __init__(self, book: Book) -> None:
        self._shelf = Shelf(book)

    def search(self, text: str, limit: int = 8) -> list[Hit]:
        """The guests that ``text`` may mean, the best first; a blank text means nobody."""
        query = read(text.encode("utf-8", "ignore").decode())
        if not query.forms or limit < 1:
            return []
        found = Found()
        self._rings(query, found, limit)
        return self._hits(found, query.words, limit)

    def _rings(self, query: Query, found: Found, limit: int) -> None:
        shelf, reach = self._shelf, max(24, 2 * limit)
        rings.fields(shelf, query, found, reach)
        if "@" in query.email:
            return
        for form in query.forms:
            rings.names(shelf, form, found, reach)
        if found.up_to(Tier.START) >= limit:
            return
        for form in query.forms:
            rings.words_of_names(shelf, form, found, reach)
            rings.companies(shelf, form, found, reach)
        if found.up_to(Tier.COMPANY) < limit:
            rings.shortened(shelf, query, found, reach)
        if not found.up_to(Tier.START):
            rings.all_words(shelf, query, found, reach)
        if len(found) < limit:
            rings.inside(shelf, query, found, reach)
        if len(found) < _FEW and not found.up_to(Tier.EXACT):
            meant.sound_alike(shelf, query, found, reach)
        if not len(found):
            meant.mistyped(shelf, query, found, reach)

    def _hits(self, found: Found, typed: tuple[str, ...], limit: int) -> list[Hit]:
        """With each guest what goes by the same name; nobody twice."""
        first = found.first(limit)
        guests = self._shelf.guests(n for n, _, _ in first)
        hits: dict[str, Hit] = {}
        for n, why, matched in first:
            guest = guests[n]
            hit = Hit(guest, why, matched or _matched(guest, why, typed))
            hits.setdefault(guest.id, hit)
            if why in BY_NAME:
                for addon in self._shelf.nameless_addons(guest):
                    hits.setdefault(addon.id, replace(hit, attendee=addon))
        return list(hits.values())[:limit]


def _matched(guest: Attendee, why: Why, typed: tuple[str, ...]) -> str:
    """The field of the row that was found."""
    match why:
        case Why.CODE:
            return guest.code
        case Why.BOOKING:
            return guest.order or ""
        case Why.EMAIL:
            return guest.email or ""
        case Why.PHONE:
            return guest.phone or ""
        case Why.ORGANISATION:
            return _company(guest, typed)
        case _:
            return guest.name.zh or guest.name.latin or ""


def _company(guest: Attendee, typed: tuple[str, ...]) -> str:
    company = guest.organisation
    if company is None:
        return ""
    english = " ".join(words(company.en))
    return company.en if all(word in english for word in typed) else company.zh
