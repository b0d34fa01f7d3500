"""Where the search looks: from what was typed exactly to what was typed in part."""

from collections.abc import Iterable, Sequence

from kiosk.roster.fold import has_han
from kiosk.roster.found import BY_KIND, Found, Tier, Why
from kiosk.roster.index import SPELLED
from kiosk.roster.keys import Kind
from kiosk.roster.pinyin import abbreviations
from kiosk.roster.query import Query
from kiosk.roster.shelf import Shelf, Term

_CODE_LETTERS = 4
"""A code or booking reference is found from its start from this many characters on."""
_EMAIL_LETTERS = 3
_INNER_LETTERS = 3
"""Inside a word this many Latin letters are enough; of Chinese characters one."""
_CROWD = 10_000
"""Of a word that more guests share, the first so many are looked through."""


def fields(shelf: Shelf, query: Query, found: Found, reach: int) -> None:
    """Codes, bookings, e-mails and telephone numbers."""
    for name, why in (("booking", Why.BOOKING), ("code", Why.CODE)):
        if len(query.code) >= _CODE_LETTERS:
            _column(shelf, name, query.code, why, Tier.START, found, reach)
    if len(query.email) >= _EMAIL_LETTERS:
        tier = Tier.START if "@" in query.email else Tier.CONTACT
        _column(shelf, "email", query.email, Why.EMAIL, tier, found, reach)
    for digits in query.phones:
        _column(shelf, "phone", digits, Why.PHONE, Tier.START, found, reach)


def _column(shelf: Shelf, name: str, text: str, why: Why, tier: Tier, found: Found, reach: int) -> None:
    for n, whole in shelf.column(name, text, reach):
        found.add(n, Tier.EXACT if whole == text else tier, whole, why)


def names(shelf: Shelf, form: Sequence[str], found: Found, reach: int) -> None:
    """Names that begin so, or in which a word does."""
    text = "".join(form)
    if has_han(text):
        for term in shelf.beginning(Kind.HAN, text, reach):
            found.add(term.n, Tier.EXACT if term.key == text else Tier.START, term.key, Why.NAME)
        for term in shelf.exactly(Kind.HAN, shelf.han_inside(text, reach), reach):
            found.add(term.n, Tier.WORD if term.key.endswith(text) else Tier.INSIDE, term.key, Why.NAME)
        return
    for term in (*shelf.beginning(SPELLED, text, reach), *(shelf.first_word(text, reach) if len(text) > 1 else ())):
        spelled(term, _tier(term, text), found)
    if text.isalpha():
        for term in shelf.beginning(Kind.INITIALS, text, reach):
            spelled(term, Tier.INITIALS if term.key == text else Tier.ABBREVIATED, found)
    _turned(shelf, text, found, reach)
    for term in shelf.exactly(SPELLED, shelf.word_starts(form, reach), reach):
        spelled(term, Tier.WORD, found)


def spelled(term: Term, tier: Tier, found: Found) -> None:
    found.add(term.n, tier, term.key, BY_KIND[term.kind], term.parts)


def _tier(term: Term, text: str) -> Tier:
    if term.key == text:
        return Tier.EXACT
    return Tier.SURNAME if term.words[0] == text else Tier.START


def _turned(shelf: Shelf, text: str, found: Found, reach: int) -> None:
    """The given name before the surname, or the other way round."""
    turns = [text[at:] + text[:at] for at in range(1, len(text))]
    for term in shelf.exactly(SPELLED, turns, reach) if len(text) >= _INNER_LETTERS else ():
        parts = term.words
        if any("".join(parts[at:] + parts[:at]) == text for at in range(1, len(parts))):
            spelled(term, Tier.SURNAME, found)


def companies(shelf: Shelf, form: Sequence[str], found: Found, reach: int) -> None:
    text = " ".join(form)
    if len(text) < 2 and not has_han(text):
        return
    begin, inner = shelf.companies(text, reach)
    for n in shelf.staff(begin, reach):
        found.add(n, Tier.COMPANY, "", Why.ORGANISATION)
    if has_han(text) or len(text) >= _INNER_LETTERS:
        for n in shelf.staff(inner, reach):
            found.add(n, Tier.COMPANY_INSIDE, "", Why.ORGANISATION)


def shortened(shelf: Shelf, query: Query, found: Found, reach: int) -> None:
    """Pinyin of which some syllables are cut to their initial: ``luojy``, ``zhw``."""
    by_initials: dict[str, list[tuple[str, ...]]] = {}
    for pieces in abbreviations(query.joined):
        by_initials.setdefault("".join([piece[0] for piece in pieces]), []).append(pieces)
    for initials, readings in by_initials.items():
        for term in shelf.beginning(Kind.INITIALS, initials, 8 * reach):
            if any(_fits(pieces, term.words) for pieces in readings):
                spelled(term, Tier.ABBREVIATED, found)


def _fits(pieces: tuple[str, ...], syllables: list[str]) -> bool:
    return len(pieces) <= len(syllables) and all(map(str.startswith, syllables, pieces))


def inside(shelf: Shelf, query: Query, found: Found, reach: int) -> None:
    """Names that hold what was typed anywhere."""
    for form in query.forms:
        text = "".join(form)
        if len(text) >= _INNER_LETTERS:
            for term in shelf.exactly(SPELLED, shelf.inside(text, reach), reach):
                spelled(term, Tier.INSIDE, found)


def all_words(shelf: Shelf, query: Query, found: Found, reach: int) -> None:
    """Guests whom every word finds: name and company, first and last of three names, name and end of phone."""
    if len(query.words) < 2:
        return
    crowds = sorted((_with_word(shelf, word) for word in dict.fromkeys(query.words)), key=len)
    together = [n for n in crowds[0] if all(n in crowd for crowd in crowds[1:])]
    for n in together[:reach]:
        ways = [way for crowd in crowds if (way := crowd[n]) is not None]
        found.add(n, Tier.SOME_WORDS, "", BY_KIND[Kind(ways[0])] if ways else Why.ORGANISATION)


def _with_word(shelf: Shelf, word: str) -> dict[int, int | None]:
    """Guests whom one word finds, and the kind of the name's key if it is the name."""
    crowd: dict[int, int | None] = {}
    text_is_han = has_han(word)
    if text_is_han or len(word) > 1:
        begin, inner = shelf.companies(word, 400)
        crowd.update(dict.fromkeys(shelf.staff((*begin, *inner), _CROWD)))
    if word.isdigit() and len(word) >= _CODE_LETTERS:
        crowd.update(dict.fromkeys(n for n, _ in shelf.column("phone", word[::-1], _CROWD)))
    if text_is_han:
        crowd.update(_kinds(shelf.exactly(Kind.HAN, shelf.han_inside(word, 400), _CROWD)))
        crowd.update(shelf.everybody(Kind.HAN, word, _CROWD))
        return crowd
    crowd.update(_kinds(shelf.exactly(SPELLED, shelf.word_starts((word,), 400), _CROWD)))
    crowd.update(shelf.everybody(SPELLED, word, _CROWD))
    return crowd


def _kinds(terms: Iterable[Term]) -> dict[int, int]:
    return {term.n: int(term.kind) for term in terms}
