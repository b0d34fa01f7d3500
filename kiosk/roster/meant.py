"""Whom somebody may have meant who made a slip: the last ring of the search."""

from collections.abc import Iterable

from kiosk.roster.found import Found, Tier, Why
from kiosk.roster.keys import SPELLED, Kind
from kiosk.roster.pinyin import spellings
from kiosk.roster.query import Query
from kiosk.roster.shelf import Shelf
from kiosk.roster.slips import SHORTEST, edits, sounds

_WORDS = 12
"""So many words that may be meant are looked for inside all names: each is a walk through them."""
_LONG = 6
"""From this many letters on, a mended text may also be the beginning of a name."""


def sound_alike(shelf: Shelf, query: Query, found: Found, reach: int) -> None:
    """Names that sound nearly so; characters that sound alike."""
    if query.is_han:
        _homophones(shelf, query, found, reach)
        return
    for text in _orders(query):
        _mended(shelf, sounds(text, shelf.triples), Why.SOUND, found, reach)


def mistyped(shelf: Shelf, query: Query, found: Found, reach: int) -> None:
    """Names that are one slip of the finger away, whole or in one word."""
    for text in _orders(query):
        candidates = edits(text, shelf.known_start(text), shelf.next_letters, shelf.triples)
        _mended(shelf, candidates, Why.TYPO, found, reach)


def _orders(query: Query) -> list[str]:
    """The words joined, in either order of given name and surname."""
    text = query.joined
    if not (text.isascii() and text.isalpha() and len(text) >= SHORTEST):
        return []
    words = query.words
    return list(dict.fromkeys("".join(words[at:] + words[:at]) for at in range(min(len(words), 3))))


def _homophones(shelf: Shelf, query: Query, found: Found, reach: int) -> None:
    if len(query.joined) < 2:
        return
    texts = {"".join(one.syllables) for one in spellings(list(query.words))}
    for term in shelf.exactly(SPELLED, texts, reach):
        if term.kind == Kind.PINYIN:
            found.add(term.n, Tier.SOUND, term.key, Why.SOUND, term.parts)


def _mended(shelf: Shelf, candidates: Iterable[str], why: Why, found: Found, reach: int) -> None:
    tier = Tier.SOUND if why is Why.SOUND else Tier.SLIP
    texts = sorted(set(candidates))
    if not texts:
        return
    starts = tuple(text for text in texts if len(text) >= _LONG)
    for term in shelf.beginnings(texts, 4 * reach):
        if term.key.startswith(starts) or term.key in texts or term.words[0] in texts:
            found.add(term.n, tier, term.key, why, term.parts)
    for known in shelf.exactly(Kind.WORD, texts, _WORDS):
        for term in shelf.exactly(SPELLED, shelf.word_starts((known.key,), reach), reach):
            if known.key in term.words:
                found.add(term.n, tier, term.key, why, term.parts)
