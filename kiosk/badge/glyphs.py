"""One font file: which characters it draws, how a run is shaped, and the outline of each glyph."""

from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, cast

import uharfbuzz as _uharfbuzz

from kiosk.badge.spelling import is_drawn, is_plain_han
from kiosk.errors import FontUnavailable

_hb = cast(Any, _uharfbuzz)  # compiled, without types
_NOT_FOR_PDF = (b"GSUB", b"GPOS", b"GDEF", b"cmap", b"name", b"post", b"OS/2", b"BASE", b"vhea", b"vmtx")


_COUNTING = list(range(1024))


class Box(NamedTuple):
    """The ink of a glyph or a line; y grows upwards from the baseline.  In em unless said otherwise."""

    left: float
    bottom: float
    right: float
    top: float


class Glyph(NamedTuple):
    """One glyph at its place in a run or line: ``x`` and ``y`` of its origin and its ``advance``, in em."""

    font: "Font"
    gid: int
    x: float
    y: float
    advance: float
    text: str  # what it stands for; empty on all but the first glyph of a cluster


_glyph = Glyph._make


class Font:
    """One face of a font file, opened once and shared by all threads: nothing here changes it.

    ``truetype`` tells that its outlines can be embedded in a PDF; other faces
    (CFF) are drawn as paths.
    """

    def __init__(self, path: Path, index: int = 0) -> None:
        try:
            # read, not mapped: a font on a stick that is pulled out must not kill the process
            self._face = _hb.Face(_hb.Blob(path.read_bytes()), index)
        except OSError as error:
            raise FontUnavailable(f"The font {path} cannot be read: {error.strerror}.") from error
        if not self._face.upem or not self._face.glyph_count:
            raise FontUnavailable(f"{path} is not a font.")
        self.path = path
        self.name = path.stem if index == 0 else f"{path.stem}-{index}"
        self.units_per_em = int(self._face.upem)
        self.truetype = "glyf" in self._face.table_tags and not self._face.has_var_data
        self._font = _hb.Font(self._face)
        self._characters = self._face.unicodes
        self._draws: dict[str, bool] = {}
        self._advances: dict[int, int] = {}
        self._outlines: dict[int, str] = {}
        self._alone: dict[str, list[Glyph]] = {}
        # what ``code`` and ``box`` have given so far, looked up without a call where every glyph passes
        self.codes: dict[int, tuple[str, float]] = {}
        self.boxes: dict[int, Box] = {}

    def draws(self, cluster: str) -> bool:
        """Whether every character of ``cluster`` comes out as a glyph, marks included."""
        known = self._draws.get(cluster)
        if known is None:
            known = all(ord(char) in self._characters for char in cluster if is_drawn(char))
            # HarfBuzz can take a letter apart (ǻ = å + ´) where the font lacks the whole
            known = known or all(glyph.gid for glyph in self.shape(cluster))
            self._draws[cluster] = known
        return known

    def shape(self, text: str, from_right: bool = False, start: float = 0.0, gap: float = 0.0) -> list[Glyph]:
        """The glyphs of one run in one direction, from the left, from ``start`` on, with ``gap`` between characters."""
        if is_plain_han(text) and len(text) > 1:
            return self._side_by_side(text, start, gap)
        buffer = _hb.Buffer()
        buffer.add_str(text)
        buffer.language = "und"  # not the system's language: the same name is the same ink everywhere
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if from_right else "ltr"
        _hb.shape(self._font, buffer)
        return self._placed(text, buffer, start, gap)

    def _side_by_side(self, text: str, start: float, gap: float) -> list[Glyph]:
        """As shaping gives them, each character shaped once and for all: a third of the time."""
        glyphs: list[Glyph] = []
        alone, pen = self._alone, start
        for char in text:
            for _, gid, x, y, advance, _ in alone.get(char) or self._shaped_alone(char):
                glyphs.append(_glyph((self, gid, pen + x, y, advance + gap, char)))
                pen += advance + gap
        return glyphs

    def _shaped_alone(self, char: str) -> list[Glyph]:
        found = self._alone[char] = self.shape(char)
        return found

    def _placed(self, text: str, buffer: Any, start: float, gap: float) -> list[Glyph]:
        em = self.units_per_em
        infos: list[Any] = buffer.glyph_infos
        clusters = [info.cluster for info in infos]
        # one glyph for each character, as in Chinese and plain Latin: each stands for its own
        plain = clusters == _COUNTING[: len(clusters)] and len(clusters) == len(text)
        spans = {} if plain else _spans(text, clusters)
        glyphs: list[Glyph] = []
        pen = start
        for index, (info, position) in enumerate(zip(infos, buffer.glyph_positions, strict=True)):
            stands_for = text[index] if plain else spans.pop(info.cluster, "")
            x_offset, y_offset, x_advance, _ = position.position
            advance = x_advance / em + (gap if stands_for else 0.0)
            at = pen + x_offset / em, y_offset / em
            glyphs.append(_glyph((self, info.codepoint, *at, advance, stands_for)))
            pen += advance
        return glyphs

    def box(self, gid: int) -> Box:
        """The ink of one glyph in em; an empty box at the origin for blanks."""
        box = self.boxes.get(gid)
        if box is None:
            ink, em = self._font.get_glyph_extents(gid), self.units_per_em
            left, top = ink.x_bearing / em, ink.y_bearing / em
            box = self.boxes[gid] = Box(left, top + ink.height / em, left + ink.width / em, top)
        return box

    def advance(self, gid: int) -> int:
        """Width of one glyph in font units."""
        width = self._advances.get(gid)
        if width is None:
            width = self._advances[gid] = int(self._font.get_glyph_h_advance(gid))
        return width

    def code(self, gid: int) -> tuple[str, float]:
        """One glyph as a PDF text names it, and its width in em."""
        known = self.codes.get(gid)
        if known is None:
            known = self.codes[gid] = f"{gid:04X}", self.advance(gid) / self.units_per_em
        return known

    def outline(self, gid: int) -> str:
        """PDF path operators of one glyph in font units, without the painting operator."""
        ops = self._outlines.get(gid)
        if ops is None:
            pen = _PathPen()
            self._font.draw_glyph_with_pen(gid, pen)
            ops = self._outlines[gid] = " ".join(pen.ops)
        return ops

    def cut(self, gids: set[int]) -> bytes:
        """A font file that holds only ``gids``, under their old numbers, for embedding."""
        wish = _hb.SubsetInput()
        wish.glyph_set.update(gids)
        wish.flags = _hb.SubsetFlags.RETAIN_GIDS | _hb.SubsetFlags.NO_HINTING | _hb.SubsetFlags.NO_LAYOUT_CLOSURE
        wish.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _NOT_FOR_PDF)
        return bytes(_hb.subset(self._face, wish).blob.data)


def faces(path: Path) -> list[Font]:
    """All fonts in one file: one, or those of a collection."""
    first = Font(path)
    count = 1
    if path.suffix.lower() in (".ttc", ".otc"):
        count = int(_hb.Face(_hb.Blob(path.read_bytes())).count)
    return [first, *(Font(path, index) for index in range(1, count))]


def _spans(text: str, found: list[int]) -> dict[int, str]:
    """The part of ``text`` that begins at each of the cluster numbers that HarfBuzz gave."""
    if found == list(range(len(text))):
        return dict(enumerate(text))
    return {first: text[first:end] for first, end in pairwise([*sorted(set(found)), len(text)])}


class _PathPen:
    """Writes what HarfBuzz draws as PDF operators; quadratic curves become cubic ones."""

    def __init__(self) -> None:
        self.ops: list[str] = []
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - called by HarfBuzz under this name
        self._at = point
        self.ops.append(f"{_short(point)} m")

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - see moveTo
        self._at = point
        self.ops.append(f"{_short(point)} l")

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 - see moveTo
        self._at = points[-1]
        self.ops.append(f"{' '.join(map(_short, points))} c")

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802 - see moveTo
        start = self._at
        first = (start[0] + (control[0] - start[0]) * 2 / 3, start[1] + (control[1] - start[1]) * 2 / 3)
        second = (end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3)
        self.curveTo(first, second, end)

    def closePath(self) -> None:  # noqa: N802 - see moveTo
        self.ops.append("h")

    def endPath(self) -> None:  # noqa: N802 - see moveTo
        self.closePath()


def _short(point: tuple[float, float]) -> str:
    # a thousandth of an em is 0.02 mm in the largest name: finer than any printer's dot
    return f"{round(point[0])} {round(point[1])}"
