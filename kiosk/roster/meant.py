"""Whom somebody may have meant who made a slip: the last ring of the search."""

from kiosk.roster.found import Found, Tier, Why
from kiosk.roster.index import SPELLED
from kiosk.roster.keys import Kind
from kiosk.roster.pinyin import spellings
from kiosk.roster.query import Query
from kiosk.roster.shelf import Shelf
from kiosk.roster.slips import SHORTEST, edits, sounds

_LONG = 6
"""From this many letters on, a mended text may also be the beginning of a name."""
_EACH = 16


def sound_alike(shelf: Shelf, query: Query, found: Found, reach: int) -> None:
    """Names that sound nearly so; characters that sound alike."""
    if query.is_han:
        _homophones(shelf, query, found, reach)
        return
    if _fit(query):
        for text in dict.fromkeys(sounds(query.joined)):
            if shelf.plausible(text, 0) and shelf.plausible(text, len(text) // 2):
                _mended(shelf, text, Why.SOUND, found)


def _fit(query: Query) -> bool:
    return query.joined.isascii() and query.joined.isalpha() and len(query.joined) >= SHORTEST


def _homophones(shelf: Shelf, query: Query, found: Found, reach: int) -> None:
    if len(query.joined) < 2:
        return
    for spelling in spellings(list(query.words)):
        text = "".join(spelling.syllables)
        for term in shelf.exactly(SPELLED, (text,), reach):
            if term.kind is Kind.PINYIN:
                found.add(term.n, Tier.SOUND, term.key, Why.SOUND, term.parts)


def mistyped(shelf: Shelf, query: Query, found: Found, reach: int) -> None:
    """Names that are one slip of the finger away, whole or in one word."""
    del reach
    if not _fit(query):
        return
    for text in {text for text, at in edits(query.joined) if shelf.plausible(text, at)}:
        _mended(shelf, text, Why.TYPO, found)


def _mended(shelf: Shelf, text: str, why: Why, found: Found) -> None:
    tier = Tier.SOUND if why is Why.SOUND else Tier.SLIP
    for term in shelf.beginning(SPELLED, text, _EACH):
        if term.key == text or len(text) >= _LONG or term.words[0] == text:
            found.add(term.n, tier, term.key, why, term.parts)
    if shelf.exactly(Kind.WORD, (text,), 1):
        for term in shelf.exactly(SPELLED, shelf.word_starts((text,), _EACH), _EACH):
            if text in term.words:
                found.add(term.n, tier, term.key, why, term.parts)
