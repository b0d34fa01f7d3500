"""Texts as the search compares them: one case, one width, no accents, simplified characters."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import cast

import opencc

_DROPPED = "'’‘ʼʻ′´`ʹ\u200b\u200c\u200d\ufeff"
"""Apostrophes in the ways they are typed, and what nobody sees."""

_BETWEEN = '·•・‧∙．･⋅᛫●-‐‑–—_.,;:/\\|()[]（）【】《》<>"“”、，。；：！!?？&+*~#'
"""What stands between words: the look-alikes of the middle dot first."""

_LETTERS = {
    "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ħ": "h", "ŋ": "ng", "ə": "e",
    "ŧ": "t",
}  # fmt: skip
"""Letters of their own, which Unicode does not take apart."""

_SPELT_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
"""How the same letters are also written where a keyboard lacks them."""

_VARIANTS = {"呉": "吴", "髙": "高", "﨑": "崎", "衞": "卫", "戸": "户", "冨": "富", "舘": "馆", "邨": "村"}
"""Forms met in names that are neither traditional nor in the Japanese table."""

_TABLE = str.maketrans({**dict.fromkeys(_DROPPED), **dict.fromkeys(_BETWEEN, " "), **_LETTERS})
_OUT_TABLE = str.maketrans(_SPELT_OUT)
_ACCENT = re.compile("[\u0300-\u036f]")
_HAN = re.compile("[〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PLAIN_HAN = re.compile("[\u4e00-\u9fff]+")
_RUNS = re.compile(f"{_HAN.pattern}+|(?:(?!{_HAN.pattern})\\S)+")


def words(text: str) -> list[str]:
    """``text`` as the search compares it, word by word."""
    if text.isascii():
        parts = text.lower().split()
        return parts if all(map(str.isalnum, parts)) else text.lower().translate(_TABLE).split()
    if _PLAIN_HAN.fullmatch(text):
        return [simplified(text)]
    text = unicodedata.normalize("NFKC", text).casefold().translate(_TABLE)
    text = _ACCENT.sub("", unicodedata.normalize("NFD", text))
    return simplified(unicodedata.normalize("NFC", text)).split()


def spelt_out(text: str) -> str | None:
    """``text`` with ae for ä and so on; None where that changes nothing."""
    if text.isascii():
        return None
    plain = unicodedata.normalize("NFKC", text).casefold()
    out = plain.translate(_OUT_TABLE)
    return None if out == plain else out


def runs(word: str) -> list[str]:
    """A word cut where Chinese characters meet other letters."""
    if _PLAIN_HAN.fullmatch(word):
        return [word]
    return _RUNS.findall(word)


def has_han(text: str) -> bool:
    return not text.isascii() and _HAN.search(text) is not None


def is_plain_han(text: str) -> bool:
    """Whether the text is made of nothing but the usual Chinese characters."""
    return _PLAIN_HAN.fullmatch(text) is not None


def is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or _HAN.fullmatch(character) is not None


def simplified(text: str) -> str:
    """Traditional and Japanese forms as simplified ones, character by character.

    By character, since a name has no context that a phrase table could use.
    """
    return text if text.isascii() else "".join(map(_simplified, text))


@cache
def _convert(direction: str) -> Callable[[str], str]:
    return cast("Callable[[str], str]", opencc.OpenCC(direction).convert)


@cache
def _simplified(character: str) -> str:
    if character in _VARIANTS or not is_han(character):
        return _VARIANTS.get(character, character)
    once = _convert("t2s")(character)
    if once == character:
        once = _convert("t2s")(_convert("jp2t")(character))
    return once if len(once) == 1 else character
