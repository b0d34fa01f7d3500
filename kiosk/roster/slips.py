"""What somebody may have meant who typed something else: sounds that are confused, and one slip of a finger."""

from collections.abc import Iterator, Mapping
from itertools import combinations

SHORTEST = 4
"""Below this many letters a slip could mean anybody."""

_VOWELS = frozenset("aeiouv")
_CONFUSED = (
    ("zh", "z"), ("ch", "c"), ("sh", "s"), ("hua", "fa"), ("hui", "fei"), ("hun", "fen"), ("hu", "fu"),
    ("ph", "f"), ("ck", "k"), ("v", "w"), ("th", "t"), ("kh", "h"), ("ts", "c"), ("hs", "x"),
    ("oe", "o"), ("ae", "a"), ("ue", "u"),
)  # fmt: skip
"""Heard or written for each other anywhere; in Chongqing also h for f."""
_BEFORE_VOWEL = (("n", "l"), ("r", "l"), ("r", "y"))
_AFTER_VOWEL = (("ng", "n"), ("nn", "n"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def sounds(text: str) -> Iterator[str]:
    """``text`` with one or two sounds taken for their neighbours."""
    swaps = list(dict.fromkeys(_swaps(text)))
    for swap in swaps:
        yield _swapped(text, (swap,))
    for first, second in combinations(swaps, 2):
        if first[1] <= second[0]:
            yield _swapped(text, (first, second))
        elif second[1] <= first[0]:
            yield _swapped(text, (second, first))


_Swap = tuple[int, int, str]
"""From, to, and what stands there instead."""


def _swaps(text: str) -> Iterator[_Swap]:
    for one, other in _CONFUSED:
        yield from _places(text, one, other)
        yield from (swap for swap in _places(text, other, one) if not text.startswith(one, swap[0]))
    for one, other in _BEFORE_VOWEL:
        for swap in (*_places(text, one, other), *_places(text, other, one)):
            if text[swap[1] : swap[1] + 1] in _VOWELS:
                yield swap
    for one, other in _AFTER_VOWEL:
        yield from (swap for swap in _places(text, one, other) if _after_vowel(text, swap))
        for swap in _places(text, other, one):
            if _after_vowel(text, swap) and not text.startswith(one, swap[0]):
                yield swap


def _after_vowel(text: str, swap: _Swap) -> bool:
    return text[: swap[0]][-1:] in _VOWELS


def _places(text: str, one: str, other: str) -> Iterator[_Swap]:
    at = text.find(one)
    while at >= 0:
        yield at, at + len(one), other
        at = text.find(one, at + 1)


def _swapped(text: str, swaps: tuple[_Swap, ...]) -> str:
    for start, end, instead in reversed(swaps):
        text = text[:start] + instead + text[end:]
    return text


def edits(text: str, known: int, follow: Mapping[str, str]) -> Iterator[str]:
    """``text`` with one letter left out, put in, changed, or two exchanged.

    ``known`` first letters are the beginning of some name: a single slip lies not behind them.  ``follow`` tells
    which letters may come after which two; a line break stands before the first.
    """
    for at in range(min(known + 1, len(text))):
        before, after = text[:at], text[at + 1 :]
        yield before + after
        if after and after[0] != text[at]:
            yield before + after[0] + text[at] + after[1:]
        for letter in follow.get(("\n" + before)[-2:], "") if at else _LETTERS:
            yield before + letter + after
            yield before + letter + text[at:]
