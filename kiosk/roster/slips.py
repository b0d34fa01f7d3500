"""What somebody may have meant who typed something else: sounds that are confused, and one slip of a finger."""

from collections.abc import Iterator
from itertools import combinations

SHORTEST = 4
"""Below this many letters a slip could mean anybody."""

_VOWELS = frozenset("aeiou")
_CONFUSED = (
    ("zh", "z"), ("ch", "c"), ("sh", "s"), ("hua", "fa"), ("hui", "fei"), ("hun", "fen"), ("hu", "fu"),
    ("ph", "f"), ("ck", "k"), ("v", "w"), ("th", "t"), ("kh", "h"), ("ts", "c"), ("hs", "x"), ("oe", "o"), ("ae", "a"), ("ue", "u"),
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
        for swap in (*_places(text, one, other), *_places(text, other, one)):
            if swap[0] and text[swap[0] - 1] in _VOWELS and text[swap[0] : swap[1] + 1] != one:
                yield swap
            elif swap[2] == other and swap[0] and text[swap[0] - 1] in _VOWELS:
                yield swap


def _places(text: str, one: str, other: str) -> Iterator[_Swap]:
    at = text.find(one)
    while at >= 0:
        yield at, at + len(one), other
        at = text.find(one, at + 1)


def _swapped(text: str, swaps: tuple[_Swap, ...]) -> str:
    for start, end, instead in reversed(swaps):
        text = text[:start] + instead + text[end:]
    return text


def edits(text: str) -> Iterator[tuple[str, int]]:
    """``text`` with one letter left out, put in, changed, or two exchanged; and where."""
    for at in range(len(text)):
        before, after = text[:at], text[at + 1 :]
        yield before + after, at
        if after and after[0] != text[at]:
            yield before + after[0] + text[at] + after[1:], at
        for letter in _LETTERS:
            if letter != text[at]:
                yield before + letter + after, at
            yield before + letter + text[at:], at
    for letter in _LETTERS:
        yield text + letter, len(text)
