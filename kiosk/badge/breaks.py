"""Where a text may be broken into lines, and how to break it evenly."""

import unicodedata
from collections.abc import Sequence
from enum import IntEnum

from kiosk.badge.spelling import clusters, is_square

_AFTER = "-‐–—·・•/"


class Breaking(IntEnum):
    """How freely a text may be broken."""

    WORDS = 0  # at blanks, after hyphens and the dots of long names
    SQUARES = 1  # also between Chinese, Japanese and Korean characters
    ANYWHERE = 2


def pieces(text: str, breaking: Breaking) -> list[str]:
    """``text`` cut at every place where a line may end; joined again they are ``text``."""
    found: list[str] = []
    for cluster in clusters(text):
        if found and not _may_break(found[-1], cluster, breaking):
            found[-1] += cluster
        else:
            found.append(cluster)
    return found


def even_lines(parts: Sequence[str], widths: Sequence[float], count: int) -> list[str]:
    """``parts`` on at most ``count`` lines, the widest of them as narrow as can be."""
    low, high = max(widths), sum(widths)
    for _ in range(20):
        middle = (low + high) / 2
        if len(_filled(parts, widths, middle)) <= count:
            high = middle
        else:
            low = middle
    return _filled(parts, widths, high)


def with_initials(name: str) -> str:
    """Middle names shortened to initials: Ana Maria Luisa Prieto becomes Ana M. L. Prieto."""
    words = name.split()
    if len(words) < 3 or any(map(is_square, name)):
        return name
    middle = [f"{clusters(word)[0]}." if len(word) > 2 else word for word in words[1:-1]]
    return " ".join([words[0], *middle, words[-1]])


def _filled(parts: Sequence[str], widths: Sequence[float], width: float) -> list[str]:
    lines, used = [""], 0.0
    for part, part_width in zip(parts, widths, strict=True):
        if lines[-1] and used + part_width > width + 1e-9:
            lines.append("")
            used = 0.0
        lines[-1] += part
        used += part_width
    return [line.strip() for line in lines]


def _may_break(before: str, after: str, breaking: Breaking) -> bool:
    if after == " " or _closes(after[0]) or _opens(before[-1]):
        return False
    if before[-1] == " " or before[-1] in _AFTER or breaking is Breaking.ANYWHERE:
        return True
    return breaking is Breaking.SQUARES and (is_square(before[-1]) or is_square(after[0]))


def _closes(char: str) -> bool:
    return unicodedata.category(char) in ("Pe", "Pf", "Po") or char in _AFTER


def _opens(char: str) -> bool:
    return unicodedata.category(char) in ("Ps", "Pi")
