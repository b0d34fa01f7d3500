"""Plain pages of text in our own fonts: lists for people, in any script that a badge can have."""

from pathlib import Path

from kiosk.badge.breaks import Breaking, pieces
from kiosk.badge.durable import replace_file
from kiosk.badge.fit import Placed
from kiosk.badge.fonts import FontStore, Weight
from kiosk.badge.ink import EmbeddedFonts, Palette, text_ops
from kiosk.badge.layout import POINTS_PER_MM, Layout, Rectangle
from kiosk.badge.pdf import PdfFile, deflated
from kiosk.badge.spelling import tidy

_WIDTH_MM, _HEIGHT_MM, _MARGIN_MM = 210.0, 297.0, 16.0
_A4 = Layout("pages", _WIDTH_MM, _HEIGHT_MM, _MARGIN_MM, False, None, (), (), Rectangle(0, 0, 1, 1))
_LINE_EM = 1.45


class Pages:
    """A4 pages filled from the top; ``save`` writes them."""

    def __init__(self, title: str, fonts: FontStore) -> None:
        self._fonts, self._embedded = fonts, EmbeddedFonts()
        self._file = PdfFile(title, fonts.fonts[0])
        self._palette = Palette("#1B1D22")
        self._ops: list[str] = []
        self._y_mm = _MARGIN_MM
        self._count = 0

    def text(
        self, text: str, size_pt: float = 9, *, bold: bool = False, colour: str = "ink", indent_mm: float = 0
    ) -> None:
        """One paragraph, broken where it must be; a new page begins by itself."""
        weight = Weight.BOLD if bold else Weight.REGULAR
        text = tidy(text)
        weight = self._fonts.weight_for(text, weight)
        step_mm = size_pt * _LINE_EM / POINTS_PER_MM
        for line in self._broken(text, size_pt, weight, indent_mm):
            if self._y_mm + step_mm > _HEIGHT_MM - _MARGIN_MM:
                self._end_page()
            shaped = self._fonts.shape(line, weight)
            placed = Placed("", shaped, size_pt, _MARGIN_MM + indent_mm, self._y_mm + 0.75 * step_mm, colour)
            self._ops += text_ops(_A4, placed, self._palette, self._embedded)
            self._y_mm += step_mm

    def gap(self, mm: float) -> None:
        self._y_mm += mm

    def keep_together(self, mm: float) -> None:
        """Begin a new page unless so much room is left."""
        if self._y_mm + mm > _HEIGHT_MM - _MARGIN_MM:
            self._end_page()

    def save(self, path: Path) -> int:
        """Write the file whole; the number of pages."""
        if self._ops or not self._count:
            self._end_page()
        for font, name in self._embedded.names.items():
            self._file.font(name, font, self._embedded.meanings[font])
        replace_file(path, self._file.data())
        return self._count

    def _broken(self, text: str, size_pt: float, weight: Weight, indent_mm: float) -> list[str]:
        room_em = (_WIDTH_MM - 2 * _MARGIN_MM - indent_mm) * POINTS_PER_MM / size_pt
        if self._fonts.shape(text, weight).advance <= room_em:
            return [text]
        lines, used = [""], 0.0
        for part in pieces(text, Breaking.SQUARES):
            width = self._fonts.shape(part, weight).advance
            if lines[-1] and used + width > room_em:
                lines.append("")
                used = 0.0
            lines[-1] += part
            used += width
        return [line.strip() for line in lines]

    def _end_page(self) -> None:
        self._file.page(deflated("\n".join(self._ops)), (_WIDTH_MM * POINTS_PER_MM, _HEIGHT_MM * POINTS_PER_MM))
        self._ops, self._y_mm = [], _MARGIN_MM
        self._count += 1
