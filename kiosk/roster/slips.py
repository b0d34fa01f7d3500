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


def sounds(text: str, threes: frozenset[str]) -> Iterator[str]:
    """``text`` with one or two sounds taken for their neighbours, where every three letters are among ``threes``."""
    wrong = [at for at in range(len(text) - 2) if text[at : at + 3] not in threes]
    swaps = [(*swap, _fits_in(text, swap, threes)) for swap in sorted(set(_swaps(text)))]
    for start, end, instead, fits in swaps:
        if fits and all(start - 3 < at < end for at in wrong):
            yield _swapped(text, ((start, end, instead),))
    for (start, end, instead, fits), (then, until, other, fits_too) in combinations(swaps, 2):
        if then < end or (then > end + 1 and not (fits and fits_too)):
            continue
        # what neither exchange touches stays as wrong as it is
        if all(start - 3 < at < end or then - 3 < at < until for at in wrong):
            meant = _swapped(text, ((start, end, instead), (then, until, other)))
            # far enough from each other neither touches what is round the other
            if then > end + 1 or all_known(meant, threes):
                yield meant


def _fits_in(text: str, swap: "_Swap", threes: frozenset[str]) -> bool:
    """Whether the three letters in a row that this exchange makes are known."""
    start, end, instead = swap
    return all_known(f"{text[max(0, start - 2) : start]}{instead}{text[end : end + 2]}", threes)


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


def edits(text: str, known: int, follow: Mapping[str, str], threes: frozenset[str]) -> Iterator[str]:
    """``text`` with one letter left out, put in, changed, or two exchanged.

    ``known`` first letters are the beginning of some name: a single slip lies not behind them.  ``follow`` tells
    which letters may come after which two; a line break stands before the first.  What has three letters in a row
    that are not among ``threes`` is nobody's name: only those that a slip touches are looked at again.
    """
    sound = _sound_from(text, threes)
    for at in range(max(0, sound - 2), min(known + 1, len(text))):
        before = text[max(0, at - 2) : at]
        for middle, rest in _slips_at(text, at, follow):
            if rest >= sound and all_known(f"{before}{middle}{text[rest : rest + 2]}", threes):
                yield text[:at] + middle + text[rest:]


def _slips_at(text: str, at: int, follow: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """What may stand at a place instead, and where the text goes on."""
    yield "", at + 1
    if at + 1 < len(text) and text[at + 1] != text[at]:
        yield text[at + 1] + text[at], at + 2
    for letter in follow.get(("\n" + text[:at])[-2:], "") if at else _LETTERS:
        yield letter, at + 1
        yield letter, at


def _sound_from(text: str, threes: frozenset[str]) -> int:
    """From which letter on every three are known."""
    at = len(text) - 3
    while at >= 0 and text[at : at + 3] in threes:
        at -= 1
    return at + 1


def all_known(text: str, threes: frozenset[str]) -> bool:
    """Whether every three letters in a row are among ``threes``."""
    return threes.issuperset([text[at : at + 3] for at in range(len(text) - 2)])
