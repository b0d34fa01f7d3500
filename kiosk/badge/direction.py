"""Which way each part of a text runs: the Unicode bidirectional algorithm for single lines.

Embeddings and overrides do not occur here: ``tidy`` takes them out.
"""

import unicodedata
from functools import lru_cache
from typing import Any, cast

from bidi import algorithm as _algorithm

_bidi = cast(Any, _algorithm)  # written without types
_PAIRS = dict(zip("([{（【「『《〈〔［｛", ")]}）】」』》〉〕］｝", strict=True))
_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}


@lru_cache(maxsize=4096)
def base_of(text: str) -> int:
    """0 when ``text`` as a whole runs from the left, 1 from the right: its first letter decides."""
    return int(_bidi.get_base_level(text)) if any(map(_from_right, text)) else 0


@lru_cache(maxsize=4096)
def levels(text: str, base: int | None = None) -> tuple[int, ...]:
    """The embedding level of each character; odd levels run from right to left.

    ``base`` is the direction of the text that this line is a part of; None when it
    is the whole text.
    """
    base = base_of(text) if base is None else base
    if not base and (text.isascii() or not any(map(_from_right, text))):
        return (0,) * len(text)
    # joiners take no part in the algorithm: they stand at the level of the letter before them
    found = iter(_resolved("".join(char for char in text if not _joins(char)), base))
    result: list[int] = []
    for char in text:
        result.append((result[-1] if result else base) if _joins(char) else next(found))
    return tuple(result)


def seen(text: str) -> str:
    """``text`` as the eye meets it from the left: how text in a PDF is kept, and turned again when it is searched."""
    return str(_bidi.get_display(text)) if any(levels(text)) else text


def _resolved(text: str, base: int) -> list[int]:
    storage = _bidi.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    _bidi.get_embedding_levels(text, storage)
    _bidi.explicit_embed_and_overrides(storage)
    _bidi.resolve_weak_types(storage, False)
    _resolve_brackets(storage["chars"], "LR"[base])
    _bidi.resolve_neutral_types(storage, False)
    _bidi.resolve_implicit_levels(storage, False)
    return [int(char["level"]) for char in storage["chars"]]


def _resolve_brackets(chars: list[dict[str, Any]], embedding: str) -> None:
    """Rule N0: a pair of brackets runs one way.  python-bidi 0.6 leaves it out of the part we can call."""
    for opening, closing in _bracket_pairs([char["ch"] for char in chars]):
        inside = {_STRONG.get(char["type"]) for char in chars[opening + 1 : closing]} - {None}
        if not inside:
            continue
        before = [_STRONG[char["type"]] for char in chars[:opening] if char["type"] in _STRONG]
        context = before[-1] if before else embedding
        direction = embedding if embedding in inside else context
        chars[opening]["type"] = chars[closing]["type"] = direction


def _bracket_pairs(text: list[str]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if char in _PAIRS:
            waiting.append((_PAIRS[char], at))
        elif any(closing == char for closing, _ in waiting):
            while waiting[-1][0] != char:
                waiting.pop()
            pairs.append((waiting.pop()[1], at))
    return sorted(pairs)


@lru_cache(maxsize=65536)
def _from_right(char: str) -> bool:
    return unicodedata.bidirectional(char) in ("R", "AL", "AN")


def _joins(char: str) -> bool:
    return unicodedata.bidirectional(char) == "BN"
