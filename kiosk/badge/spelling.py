"""How a name is written: tidied, and cut into what a reader calls characters."""

import unicodedata
from functools import lru_cache

_ZERO_WIDTH_JOINERS = "\u200c\u200d"
_HAN_BLOCKS = (
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFD),
)
_SYLLABLE_BLOCKS = ((0x3040, 0x30FF), (0x31F0, 0x31FF), (0xAC00, 0xD7AF))


def tidy(text: str) -> str:
    """``text`` as it is printed: NFC, single blanks, nothing invisible but joiners."""
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return " ".join(text.split())
    kept: list[str] = []
    for char in text:
        category = unicodedata.category(char)
        if category in ("Zs", "Zl", "Zp") or char in "\t\n\r\v\f":
            kept.append(" ")
        elif category == "Cf" and char not in _ZERO_WIDTH_JOINERS:
            continue
        elif category != "Cc":
            kept.append(char)
    return " ".join("".join(kept).split())


@lru_cache(maxsize=65536)
def _follows(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or char in _ZERO_WIDTH_JOINERS


def clusters(text: str) -> list[str]:
    """``text`` cut before each base character; marks, selectors and joined characters stay with theirs."""
    if not any(map(_follows, text)):
        return list(text)
    found: list[str] = []
    for char in text:
        if found and (_follows(char) or found[-1][-1] == "\u200d"):
            found[-1] += char
        else:
            found.append(char)
    return found


@lru_cache(maxsize=65536)
def is_han(char: str) -> bool:
    """Whether ``char`` is a Chinese character, also where Japanese or Korean uses it."""
    return _in_blocks(char, _HAN_BLOCKS)


def is_plain_han(text: str) -> bool:
    """Whether ``text`` is nothing but common Chinese characters, which stand side by side whatever their neighbours."""
    return bool(text) and min(text) >= "\u4e00" and max(text) <= "\u9fff"


@lru_cache(maxsize=65536)
def is_square(char: str) -> bool:
    """Whether lines may break beside ``char`` without a blank: Han, kana, Hangul."""
    return is_han(char) or _in_blocks(char, _SYLLABLE_BLOCKS)


@lru_cache(maxsize=65536)
def is_private(char: str) -> bool:
    """Whether nobody can say what ``char`` looks like: private use, U+FFFD, lone surrogates, unassigned."""
    return char == "\ufffd" or unicodedata.category(char) in ("Co", "Cs", "Cn")


@lru_cache(maxsize=65536)
def is_drawn(char: str) -> bool:
    """Whether ``char`` leaves ink: blanks, joiners and variation selectors do not."""
    return not (
        char.isspace()
        or unicodedata.category(char) in ("Cf", "Cc")
        or 0xFE00 <= ord(char) <= 0xFE0F
        or 0xE0100 <= ord(char) <= 0xE01EF
    )


def _in_blocks(char: str, blocks: tuple[tuple[int, int], ...]) -> bool:
    point = ord(char)
    return any(first <= point <= last for first, last in blocks)
