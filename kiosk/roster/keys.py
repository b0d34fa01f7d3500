"""What a guest is found by: the keys of one roster row, as the index keeps them."""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from kiosk.domain.attendee import PersonName
from kiosk.domain.text import Text
from kiosk.roster.fold import has_han, runs, spelt_out, words
from kiosk.roster.pinyin import spellings

_CODE = str.maketrans(dict.fromkeys("-–—_ \t"))
_NO_DIGIT = re.compile("[^0-9]+")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


class Kind(IntEnum):
    """What a key in the index is; the numbers stand in the file."""

    HAN = 0
    PINYIN = 1
    INITIALS = 2
    LATIN = 3
    WORD = 4
    """A word of some name, without a person: the slips are looked up among these."""


class Key(NamedTuple):
    """One key of a name: ``text`` is compared, ``parts`` is the same with its blanks."""

    kind: Kind
    text: str
    parts: str


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


@lru_cache(maxsize=4096)
def organisation_key(text: Text | None) -> str:
    """Both names of a company, each as its words, with a bar between them."""
    if text is None:
        return ""
    names = [" ".join(words(one)) for one in ((text.zh,) if text.zh == text.en else (text.zh, text.en))]
    return "|".join(filter(None, names))


def name_keys(name: PersonName) -> list[Key]:
    """All keys of a name; none where there is no name."""
    keys: list[Key] = []
    spelled: set[str] = set()
    for written in (name.zh, name.latin):
        folded = words(written) if written else []
        text = "".join(folded)
        # A Latin name that is the pinyin of the Chinese one needs no keys of its own.
        if written and text and text not in spelled:
            keys += _keys(written, text, folded)
            spelled.update([key.text for key in keys])
    return list(dict.fromkeys(keys))


def _keys(written: str, text: str, folded: list[str]) -> list[Key]:
    if has_han(text):
        return [Key(Kind.HAN, text, text), *_pinyin([run for word in folded for run in runs(word)])]
    keys = [Key(Kind.LATIN, text, " ".join(folded))]
    other = spelt_out(written)
    if other is not None:
        again = words(other)
        keys.append(Key(Kind.LATIN, "".join(again), " ".join(again)))
    if len(folded) > 1:
        initials = "".join([word[0] for word in folded])
        keys.append(Key(Kind.INITIALS, initials, " ".join(folded)))
        keys.append(Key(Kind.INITIALS, initials[1:] + initials[0], " ".join((*folded[1:], folded[0]))))
    return keys


def _pinyin(name: list[str]) -> list[Key]:
    keys: list[Key] = []
    for one in spellings(name):
        keys.append(Key(Kind.PINYIN, "".join(one.syllables), " ".join(one.words)))
        keys.append(Key(Kind.INITIALS, one.initials, " ".join(one.syllables)))
    return keys
