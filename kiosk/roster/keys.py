"""What a guest is found by: the keys of one roster row, as the index keeps them."""

import re
from collections.abc import Sequence
from enum import IntEnum
from itertools import product
from typing import TypeAlias

from kiosk.roster.fold import has_han, is_plain_han, runs, simplified, spelt_out, words
from kiosk.roster.pinyin import Readings, ways

_CODE = str.maketrans(dict.fromkeys("-–—_ \t"))
_NO_DIGIT = re.compile("[^0-9]+")
_NO_DIGIT_IN_LINE = re.compile("[^0-9\n]+")
_BLANK = re.compile("[^!-~\n]")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


class Kind(IntEnum):
    """What a key in the index is; the numbers stand in the file."""

    HAN = 0
    PINYIN = 1
    INITIALS = 2
    LATIN = 3
    WORD = 4
    """A word of some name, without a person: the slips are looked up among these."""


HAN, PINYIN, INITIALS, LATIN = (int(kind) for kind in (Kind.HAN, Kind.PINYIN, Kind.INITIALS, Kind.LATIN))

SPELLED = PINYIN
"""The shelf of everything spelled in letters, pinyin and Latin alike."""

Term: TypeAlias = tuple[int, str, int, int, str]
"""One key of one guest: shelf, what is compared, the guest's number, its kind, the same with its blanks.

(A plain tuple: a roster has millions.)
"""


def code_key(text: str) -> str:
    """A ticket code or booking reference without case and dashes."""
    if text.isascii():
        return text.lower().replace("-", "").replace(" ", "").replace("_", "")
    return text.translate(_DIGITS).lower().translate(_CODE)


def email_key(text: str) -> str:
    return text.strip().lower()


def phone_key(text: str) -> str:
    """The digits from the last to the first, so that the end of a number is a beginning."""
    plain = text if text.isascii() else text.translate(_DIGITS)
    return _NO_DIGIT.sub("", plain)[::-1]


def code_keys(column: Sequence[str]) -> list[str]:
    """``code_key`` of each, all in one go where the usual letters allow it."""
    text = "\n".join(column)
    return code_key(text).split("\n") if _is_plain(text, column) else list(map(code_key, column))


def email_keys(column: Sequence[str]) -> list[str]:
    text = "\n".join(column)
    if _is_plain(text, column) and not _BLANK.search(text):
        return text.lower().split("\n")
    return list(map(email_key, column))


def phone_keys(column: Sequence[str]) -> list[str]:
    text = "\n".join(column)
    if _is_plain(text, column):
        return _NO_DIGIT_IN_LINE.sub("", text)[::-1].split("\n")[::-1]
    return list(map(phone_key, column))


def _is_plain(text: str, column: Sequence[str]) -> bool:
    return text.isascii() and text.count("\n") == len(column) - 1


def organisation_key(zh: str, en: str) -> str:
    """Both names of a company, each as its words, with a bar between them."""
    names = [" ".join(words(one)) for one in ((zh,) if zh == en else (zh, en))]
    return "|".join(filter(None, names))


def name_terms(n: int, zh: str | None, latin: str | None) -> list[Term]:
    """All keys of a guest's name; none where there is no name.  Seldom one comes twice."""
    terms: list[Term] = []
    if zh and is_plain_han(zh):
        han = simplified(zh)
        terms = [(HAN, han, n, HAN, han)]
        for text, parts, initials, syllables in ways([han]):
            terms.append((SPELLED, text, n, PINYIN, parts))
            terms.append((INITIALS, initials, n, INITIALS, syllables))
    elif zh:
        terms = _terms(n, zh, words(zh))
    if latin:
        folded = words(latin)
        text = "".join(folded)
        # A Latin name that is the pinyin of the Chinese one needs no keys of its own.
        if not any(term[1] == text for term in terms):
            terms += _terms(n, latin, folded)
    return terms


def latin_terms(n: int, han: str, latin: str, family: Readings, given: Readings) -> list[Term]:
    """The keys of a Latin name beside a Chinese one of these readings."""
    folded = words(latin)
    text = "".join(folded)
    ways = product(family, given)
    if text == han or any(text in (one[0] + other[0], one[1] + other[1]) for one, other in ways):
        return []
    return _terms(n, latin, folded)


def _terms(n: int, written: str, folded: list[str]) -> list[Term]:
    text = "".join(folded)
    if not text:
        return []
    terms: list[Term] = []
    if has_han(text):
        terms.append((HAN, text, n, HAN, text))
        for joined, parts, initials, syllables in ways([run for word in folded for run in runs(word)]):
            terms.append((SPELLED, joined, n, PINYIN, parts))
            terms.append((INITIALS, initials, n, INITIALS, syllables))
        return terms
    terms.append((SPELLED, text, n, LATIN, " ".join(folded)))
    other = spelt_out(written)
    if other is not None:
        again = words(other)
        terms.append((SPELLED, "".join(again), n, LATIN, " ".join(again)))
    if len(folded) > 1:
        initials = "".join([word[0] for word in folded])
        terms.append((INITIALS, initials, n, INITIALS, " ".join(folded)))
        terms.append((INITIALS, initials[1:] + initials[0], n, INITIALS, " ".join((*folded[1:], folded[0]))))
    return terms
