"""The fonts at hand: which one draws which part of a text, and which characters none of them has."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from kiosk.badge.direction import levels
from kiosk.badge.glyphs import Box, Font, Glyph, faces
from kiosk.badge.spelling import clusters, is_drawn, is_plain_han, is_private, is_square, tidy
from kiosk.badge.system_fonts import SystemFonts
from kiosk.errors import FontUnavailable


class Weight(StrEnum):
    """How heavy a line is set."""

    REGULAR = "regular"
    BOLD = "bold"


_FAMILIES = ("NotoSans", "NotoSansSC", "NotoSansArabic", "NotoSansThai", "NotoSansDevanagari", "NotoSansKR")
_REMEMBERED = 4096
"""Lines that come again: static texts, firms, the guest who is drawn next.  Twice as many cost 10 MB more."""
_FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")


@dataclass(frozen=True, slots=True)
class Line:
    """One shaped line, free of size: everything in em, ``ink`` measured from the pen's start on the baseline."""

    text: str
    glyphs: tuple[Glyph, ...]
    advance: float
    ink: Box
    square: bool  # holds Chinese, Japanese or Korean characters, which stand taller and hang less

    @property
    def width(self) -> float:
        """Width of the ink."""
        return self.ink.right - self.ink.left


class _Run(NamedTuple):
    font: Font
    level: int
    clusters: list[str]


class FontStore:
    """Shipped fonts, then those of ``extra`` in the order of their file names, then the ``system``'s.

    May be used by several threads at once.  Raises FontUnavailable when a shipped
    font is not in ``folder`` or a file in ``extra`` is not a font.
    """

    def __init__(self, folder: Path, extra: Path | None = None, system: SystemFonts | None = None) -> None:
        self._system = system
        bold = [_shipped(folder, f"{family}-Bold") for family in _FAMILIES]
        regular = [_shipped(folder, f"{family}-Regular") for family in _FAMILIES]
        added = _added(extra) if extra else []
        self._regular = frozenset((*regular, *added))
        self._chains = {Weight.BOLD: [*bold, *added], Weight.REGULAR: [*regular, *bold, *added]}
        self.fonts = (*bold, *regular, *added)
        self._cached_shape = lru_cache(maxsize=_REMEMBERED)(self._shape)
        self._cached_missing = lru_cache(maxsize=_REMEMBERED)(self._missing)
        self._cached_weight = lru_cache(maxsize=_REMEMBERED)(self._weight_for)
        self._sound: set[str] = set()
        self._choice: dict[Weight, dict[str, Font | None]] = {weight: {} for weight in Weight}

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of ``text`` that would come out as boxes, each once, in their order."""
        return self._cached_missing(text)

    def _missing(self, text: str) -> tuple[str, ...]:
        lost: dict[str, None] = {}
        for cluster in clusters(tidy(text)):
            if cluster in self._sound:
                continue
            private = [char for char in cluster if is_private(char)]
            if private:
                lost.update(dict.fromkeys(private))
            elif self._font_of(cluster, Weight.BOLD) is None:
                lost.update(dict.fromkeys(self._lost_in(cluster)))
            else:
                self._sound.add(cluster)
        return tuple(lost)

    def require(self, texts: Iterable[str | None], where: str) -> None:
        """Raise FontUnavailable, naming the first missing character and ``where``, when one of ``texts`` has one."""
        for text in texts:
            for char in self.missing(text or ""):
                raise FontUnavailable(f"{where}: no font has the character {char!r} (U+{ord(char):04X}) of {text!r}.")

    def _lost_in(self, cluster: str) -> list[str]:
        drawn = [char for char in cluster if is_drawn(char)]
        return [char for char in drawn if self._font_of(char, Weight.BOLD) is None] or drawn

    def weight_for(self, text: str, weight: Weight) -> Weight:
        """``weight``, or bold where the regular fonts lack a character: no line mixes the two."""
        return self._cached_weight(text, weight)

    def _weight_for(self, text: str, weight: Weight) -> Weight:
        if weight is Weight.REGULAR:
            fonts = {self._font_of(cluster, weight) for cluster in set(clusters(text))}
            return weight if fonts <= self._regular else Weight.BOLD
        return weight

    def shape(self, text: str, weight: Weight, gap: float = 0.0, base: int | None = None) -> Line:
        """``text`` as glyphs from the left, whatever its reading direction; ``gap`` em stand between characters.

        ``base`` is the direction of the text that a broken line is part of (see ``levels``).
        """
        return self._cached_shape(text, weight, gap, base)

    def _shape(self, text: str, weight: Weight, gap: float, base: int | None) -> Line:
        placed: list[Glyph] = []
        pen = 0.0
        for run in _visual(self._runs(text, weight, base)):
            glyphs = run.font.shape("".join(run.clusters), run.level % 2 == 1, pen, gap)
            pen += sum(glyph.advance for glyph in glyphs)
            placed += glyphs
        return Line(text, tuple(placed), pen, _ink(placed), any(map(is_square, text)))

    def _runs(self, text: str, weight: Weight, base: int | None) -> list[_Run]:
        if is_plain_han(text) and len(fonts := {self._font_of(char, weight) for char in text}) == 1:
            (only,) = fonts
            return [_Run(only or self._chains[weight][0], 0, [text])]
        level_of, at, runs = levels(text, base), 0, list[_Run]()
        parts = clusters(text)
        font, choice = self._opening_font(parts, weight), self._choice[weight]
        run_font, run_level, run = None, 0, list[str]()
        for part in parts:
            # blanks and punctuation look like the text beside them: the dot of 买买提·阿里 is a Chinese one
            if part[0].isalnum() or not font.draws(part):
                font = choice.get(part) or self._font_of(part, weight) or font
            if run_font is not font or run_level != level_of[at]:
                run_font, run_level, run = font, level_of[at], list[str]()
                runs.append(_Run(run_font, run_level, run))
            run.append(part)
            at += len(part)
        return runs

    def _opening_font(self, parts: list[str], weight: Weight) -> Font:
        firm = next((part for part in parts if part[0].isalnum()), "")
        return self._font_of(firm, weight) or self._chains[weight][0]

    def _font_of(self, cluster: str, weight: Weight) -> Font | None:
        """The first font of the chain that has all of ``cluster``; None when none has."""
        choice = self._choice[weight]
        if cluster not in choice:
            font = next((font for font in self._chains[weight] if font.draws(cluster)), None)
            if font is None and self._system is not None and not any(map(is_private, cluster)):
                font = self._system.drawing(cluster)
            choice[cluster] = font
        return choice[cluster]


def _shipped(folder: Path, name: str) -> Font:
    path = folder / f"{name}.ttf"
    if not path.is_file():
        raise FontUnavailable(f"The font {path} is missing: install the program again.")
    return Font(path)


def _added(folder: Path) -> list[Font]:
    if not folder.is_dir():
        raise FontUnavailable(f"The folder of extra fonts {folder} is not there.")
    return [face for path in sorted(folder.iterdir()) if path.suffix.lower() in _FONT_SUFFIXES for face in faces(path)]


def _visual(runs: list[_Run]) -> list[_Run]:
    """Runs from left to right (rule L2 of the bidirectional algorithm, for whole runs)."""
    for level in range(max((run.level for run in runs), default=0), 0, -1):
        runs = _turned(runs, level)
    return runs


def _turned(runs: list[_Run], level: int) -> list[_Run]:
    turned: list[_Run] = []
    for deep, group in groupby(runs, key=lambda run: run.level >= level):
        stretch = list(group)
        turned += reversed(stretch) if deep else stretch
    return turned


def _ink(glyphs: list[Glyph]) -> Box:
    inks = [
        (x + box[0], y + box[1], x + box[2], y + box[3])
        for font, gid, x, y, *_ in glyphs
        if (box := font.boxes.get(gid) or font.box(gid))[2] > box[0]
    ]
    if not inks:
        return Box(0.0, 0.0, 0.0, 0.0)
    left, bottom, right, top = zip(*inks, strict=True)
    return Box(min(left), min(bottom), max(right), max(top))
