"""Where the search looks: from what was typed exactly to what was typed in part."""

from collections.abc import Sequence

from kiosk.roster.fold import has_han
from kiosk.roster.found import BY_KIND, Found, Tier, Why
from kiosk.roster.keys import SPELLED, Kind
from kiosk.roster.pinyin import SYLLABLES, abbreviations
from kiosk.roster.query import Query
from kiosk.roster.shelf import Shelf, Term

_CODE_LETTERS = 4
"""A code or booking reference is found from its start from this many characters on."""
_EMAIL_LETTERS = 3
_INNER_LETTERS = 3
"""Inside the name of a company this many Latin letters are enough; of Chinese characters one."""
_LINES = 400
"""So many names, or companies, that hold a word are looked at."""
_CROWD = 4_000
"""Of a word that more guests share, the first so many are looked through."""


def fields(shelf: Shelf, query: Query, found: Found, reach: int) -> None:
    """Codes, bookings, e-mails and telephone numbers."""
    asked = [(Why.PHONE, Tier.START, digits) for digits in query.phones]
    if len(query.code) >= _CODE_LETTERS:
        asked += [(Why.BOOKING, Tier.START, query.code), (Why.CODE, Tier.START, query.code)]
    if len(query.email) >= _EMAIL_LETTERS:
        asked.append((Why.EMAIL, Tier.START if "@" in query.email else Tier.CONTACT, query.email))
    for why, tier, text in asked:
        for n, whole in shelf.column(why, text, reach):
            found.add(n, Tier.EXACT if whole == text else tier, whole, why)


def names(shelf: Shelf, form: Sequence[str], found: Found, reach: int) -> None:
    """Names, or their initials, that begin so."""
    text = "".join(form)
    if has_han(text):
        for term in shelf.beginning(Kind.HAN, text, reach):
            found.add(term.n, Tier.EXACT if term.key == text else Tier.START, term.key, Why.NAME)
        return
    begin = shelf.beginning(SPELLED, text, reach)
    if len(begin) == reach and len(text) > 1:
        # In a long range the guests with exactly this surname stand anywhere.
        begin += shelf.first_word(text, reach)
    for term in begin:
        spelled(term, _tier(term, text), found)
    if text.isalpha():
        for term in shelf.beginning(Kind.INITIALS, text, reach):
            spelled(term, Tier.INITIALS if term.key == text else Tier.ABBREVIATED, found)


def words_of_names(shelf: Shelf, form: Sequence[str], found: Found, reach: int) -> None:
    """Names of which an inner word begins so, and names turned round; of Chinese ones any part."""
    text = "".join(form)
    if has_han(text):
        for term in shelf.exactly(Kind.HAN, shelf.han_inside(text, reach), reach):
            found.add(term.n, Tier.WORD if term.key.endswith(text) else Tier.INSIDE, term.key, Why.NAME)
        return
    _turned(shelf, text, found, reach)
    for term in shelf.exactly(SPELLED, shelf.word_starts(form, reach), reach):
        spelled(term, Tier.WORD, found)


def spelled(term: Term, tier: Tier, found: Found) -> None:
    found.add(term.n, tier, term.key, BY_KIND[Kind(term.kind)], term.parts)


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
    by_initials: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for pieces in abbreviations(query.joined):
        if max(map(len, pieces)) > 1:  # mere initials were looked up before
            by_initials.setdefault(("".join([piece[0] for piece in pieces]), pieces[0]), []).append(pieces)
    for (initials, first), readings in by_initials.items():
        for term in shelf.abbreviated(initials, first, 8 * reach):
            if any(_fits(pieces, term.words) for pieces in readings):
                spelled(term, Tier.ABBREVIATED, found)


def _fits(pieces: tuple[str, ...], syllables: list[str]) -> bool:
    """Whole syllables must be just those; ``zen`` is no short form of ``zeng``, but may be its beginning."""
    last = len(pieces) - 1
    return last < len(syllables) and all(
        syllable == piece if at < last and piece in SYLLABLES else syllable.startswith(piece)
        for at, (piece, syllable) in enumerate(zip(pieces, syllables, strict=False))
    )


def inside(shelf: Shelf, query: Query, found: Found, reach: int) -> None:
    """Names that hold what was typed anywhere."""
    for form in query.forms:
        text = "".join(form)
        if len(text) > 1:
            for term in shelf.exactly(SPELLED, shelf.inside(text, reach), reach):
                spelled(term, Tier.INSIDE, found)


def all_words(shelf: Shelf, query: Query, found: Found, reach: int) -> None:
    """Guests whom every word finds: first and last of three names, name and company, name and end of phone."""
    several = list(dict.fromkeys(query.words))
    if len(several) < 2:
        return
    if not any(map(has_han, several)):
        _names_with(shelf, sorted(several, key=len, reverse=True), found, reach)
        if len(found):
            return
    if len(several) == 2:
        _name_and_company(shelf, several[0], several[1], found, reach)
        _name_and_company(shelf, several[1], several[0], found, reach)
        if len(found):
            return
    crowds: list[dict[int, int | None]] = []
    for word in sorted(several, key=len, reverse=True):
        crowds.append(_with_word(shelf, word))
        if not crowds[-1]:
            return
    crowds.sort(key=len)
    together = [n for n in crowds[0] if all(n in crowd for crowd in crowds[1:])]
    for n in together[:reach]:
        ways = [way for crowd in crowds if (way := crowd[n]) is not None]
        found.add(n, Tier.SOME_WORDS, "", BY_KIND[Kind(ways[0])] if ways else Why.ORGANISATION)


def _names_with(shelf: Shelf, longest_first: list[str], found: Found, reach: int) -> None:
    """Names in which each of these words begins a word."""
    first, *others = longest_first
    lines = [line for line in shelf.word_starts((first,), _LINES) if all(word in line for word in others)]
    for term in shelf.exactly(SPELLED, lines, reach):
        if all(any(part.startswith(word) for part in term.words) for word in longest_first):
            spelled(term, Tier.SOME_WORDS, found)


def _name_and_company(shelf: Shelf, name: str, company: str, found: Found, reach: int) -> None:
    """The commonest pair of words, walked in the store: both may be shared by thousands."""
    kind = Kind.HAN if has_han(name) else SPELLED
    if not shelf.beginning(kind, name, 1):
        return
    begin, inner = shelf.companies(company, _LINES)
    for term in shelf.at_companies(kind, name, [*begin, *inner], reach):
        spelled(term, Tier.SOME_WORDS, found)


def _with_word(shelf: Shelf, word: str) -> dict[int, int | None]:
    """Guests whom one word finds, and the kind of the name's key if it is the name."""
    crowd: dict[int, int | None] = {}
    if has_han(word) or len(word) >= _INNER_LETTERS:
        begin, inner = shelf.companies(word, _LINES)
        crowd.update(dict.fromkeys(shelf.staff((*begin, *inner), _CROWD)))
    if word.isdigit() and len(word) >= _CODE_LETTERS:
        crowd.update(dict.fromkeys(n for n, _ in shelf.column("phone", word[::-1], _CROWD)))
    kind = Kind.HAN if has_han(word) else SPELLED
    lines = shelf.han_inside(word, _LINES) if has_han(word) else shelf.word_starts((word,), _LINES)
    crowd.update((term.n, term.kind) for term in shelf.exactly(kind, lines, _CROWD))
    crowd.update(shelf.everybody(kind, word, _CROWD))
    return crowd
