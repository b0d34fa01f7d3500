"""PDF operators for what stands on a badge: lines of text as outlines or as text, blocks, hills, the code.

Panel coordinates are millimetres from the top left; operators are points from the bottom left.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from kiosk.badge.direction import seen
from kiosk.badge.fit import Placed
from kiosk.badge.glyphs import Font, Glyph
from kiosk.badge.layout import POINTS_PER_MM, Block, Layout, Rectangle
from kiosk.badge.pdf import SEARCH_FONT
from kiosk.badge.qr import qr

# Ink is pure black: printers keep it to one cartridge, and label printers need not dither it.
INK, INK2, PAPER = "#000000", "#464A53", "#FFFFFF"
_SEEN = 0.0004  # em; places in a text are whole thousandths
_FONT_AND_HEIGHT = itemgetter(0, 3)  # of a Glyph
# Heights of three hills from the top of their block, at equal steps from left to right.
_HILLS = ((0.5, 0.1, 0.44, 0.2, 0.52, 0.04, 0.4), (0.66, 0.46, 0.72, 0.4, 0.64, 0.5), (0.9, 0.7, 0.86, 0.74, 0.92))


class Palette:
    """The colours of one badge by their names in a layout."""

    def __init__(self, role_colour: str) -> None:
        on_role = max((PAPER, INK), key=lambda colour: _contrast(colour, role_colour))
        self._named = {"ink": INK, "ink2": INK2, "paper": PAPER, "role": role_colour, "on_role": on_role}

    def fill(self, colour: str) -> str:
        """The operator that paints with ``colour``, a name or ``#RRGGBB``."""
        return _fill(self._named.get(colour, colour))


@lru_cache(maxsize=256)
def palette_of(role_colour: str) -> Palette:
    """The palette of a ticket type's colour, made once."""
    return Palette(role_colour)


@lru_cache(maxsize=1024)
def _fill(colour: str) -> str:
    red, green, blue = _channels(colour)
    return f"{red:.3f} {green:.3f} {blue:.3f} rg"


class EmbeddedFonts:
    """The fonts that the pages of one file use so far, with the meaning of each glyph."""

    def __init__(self) -> None:
        self.names: dict[Font, str] = {}
        self.meanings: dict[Font, dict[int, str]] = {}

    def meanings_of(self, font: Font) -> dict[int, str]:
        """The glyphs of ``font`` that are used, with what they stand for; whoever uses one more writes it there."""
        known = self.meanings.get(font)
        if known is None:
            self.names[font] = f"B{len(self.names)}"
            known = self.meanings[font] = {}
        return known


def background_ops(layout: Layout, palette: Palette) -> Iterable[str]:
    """The flat blocks and the hills."""
    for block in layout.blocks:
        if block.ridge:
            yield from _ridge_ops(layout, block, palette)
        else:
            yield f"{palette.fill(block.colour)} {_rectangle(layout, layout.bled(block.place))} re f"


def outline_ops(layout: Layout, placed: Placed, palette: Palette) -> Iterable[str]:
    """One line as filled paths: no font is needed to print it."""
    yield palette.fill(placed.colour)
    x, y = _point(layout, placed.x_mm, placed.baseline_mm)
    size = placed.size_pt
    for glyph in placed.line.glyphs:
        path = glyph.font.outline(glyph.gid)
        if path:
            scale = size / glyph.font.units_per_em
            at = f"{x + glyph.x * size:.2f} {y + glyph.y * size:.2f}"
            yield f"q {scale:.6f} 0 0 {scale:.6f} {at} cm {path} f Q"


def text_ops(layout: Layout, placed: Placed, palette: Palette, embedded: EmbeddedFonts) -> Iterable[str]:
    """One line as text of embedded fonts; fonts that cannot be embedded leave outlines."""
    glyphs = placed.line.glyphs
    if not all(font.truetype for font in {glyph[0] for glyph in glyphs}):
        yield from outline_ops(layout, placed, palette)
        return
    yield palette.fill(placed.colour)
    x, y = _point(layout, placed.x_mm, placed.baseline_mm)
    size = placed.size_pt
    yield "BT 0 Tr"
    for row in _rows(glyphs):
        font, _, left, rise, *_ = row[0]
        shown = _shown(row, font, embedded.meanings_of(font))
        at = f"{x + left * size:.2f} {y + rise * size:.2f}"
        yield f"/{embedded.names[font]} {size:.1f} Tf 1 0 0 1 {at} Tm {shown} TJ"
    yield "ET"


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one font at one height, as they follow each other."""
    return [list(row) for _, row in groupby(glyphs, key=_FONT_AND_HEIGHT)]


def search_ops(layout: Layout, lines: Sequence[tuple[str, Rectangle]]) -> Iterable[str]:
    """Invisible text over ``lines``, so that a name or code can be searched and copied."""
    yield "BT 3 Tr"
    for text, place in lines:
        x, y = _point(layout, place.x_mm, place.y_mm + place.height_mm)
        size = place.width_mm * POINTS_PER_MM / (0.5 * len(text))  # its glyphs are half an em wide
        yield f"/{SEARCH_FONT} {size:.2f} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{seen(text).encode('utf-16-be').hex()}> Tj"
    yield "ET"


def code_ops(layout: Layout, code: str, palette: Palette) -> str:
    """The QR code in one path: no hairlines between its rows."""
    drawn = qr(code)
    x, y = _point(layout, layout.code.x_mm, layout.code.y_mm + layout.code.height_mm)
    module = layout.code.width_mm * POINTS_PER_MM / drawn.modules
    return f"q {palette.fill('ink')} {module:.5f} 0 0 {module:.5f} {x:.2f} {y:.2f} cm {drawn.path} f Q"


def picture_ops(layout: Layout, name: str, place: Rectangle) -> str:
    """A picture in its box."""
    x, y, width, height = _rectangle(layout, place).split()
    return f"q {width} 0 0 {height} {x} {y} cm /{name} Do Q"


def folded(layout: Layout, ops: str) -> str:
    """The panel once, or twice on a sheet that is folded over its head."""
    if not layout.fold:
        return ops
    width, height = (side * POINTS_PER_MM for side in layout.sheet_mm)
    return f"q {ops} Q q -1 0 0 -1 {width:.2f} {height:.2f} cm {ops} Q"


def _shown(row: Sequence[Glyph], font: Font, meanings: dict[int, str]) -> str:
    """The glyphs of one font as an array for TJ, moved where they do not stand at the pen; notes what they mean."""
    parts: list[str] = []
    pen, codes = row[0].x, font.codes
    for _, gid, at, _, _, text in row:
        if not meanings.get(gid):
            meanings[gid] = text
        if not -_SEEN < pen - at < _SEEN and (moved := round((pen - at) * 1000)):
            parts.append(f">{moved}<")
        code, width = codes.get(gid) or font.code(gid)
        parts.append(code)
        pen = at + width
    return f"[<{''.join(parts)}>]"


def _ridge_ops(layout: Layout, block: Block, palette: Palette) -> Iterable[str]:
    x, y, width, height = (float(part) for part in _rectangle(layout, layout.bled(block.place)).split())
    for colour, tops in zip(block.ridge, _HILLS, strict=True):
        step = width / (len(tops) - 1)
        path = [f"{x:.2f} {y:.2f} m {x:.2f} {y + height * (1 - tops[0]):.2f} l"]
        for index in range(1, len(tops)):
            right, middle = x + step * index, x + step * (index - 0.5)
            before, here = (y + height * (1 - top) for top in (tops[index - 1], tops[index]))
            path.append(f"{middle:.2f} {before:.2f} {middle:.2f} {here:.2f} {right:.2f} {here:.2f} c")
        yield f"{palette.fill(colour)} {' '.join(path)} {x + width:.2f} {y:.2f} l h f"


def _rectangle(layout: Layout, place: Rectangle) -> str:
    x, y = _point(layout, place.x_mm, place.y_mm + place.height_mm)
    return f"{x:.2f} {y:.2f} {place.width_mm * POINTS_PER_MM:.2f} {place.height_mm * POINTS_PER_MM:.2f}"


def _point(layout: Layout, x_mm: float, y_mm: float) -> tuple[float, float]:
    return x_mm * POINTS_PER_MM, (layout.height_mm - y_mm) * POINTS_PER_MM


def _channels(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def _contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
