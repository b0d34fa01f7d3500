"""A page that shows what a printer does to a badge: its size, what it cuts off, its sharpness, its letters.

Read it with a ruler.  Everything is drawn in millimetres from the edges of the paper, so each
mark stands at a place that is printed beside it.
"""

import secrets
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from kiosk.badge.fit import Placed
from kiosk.badge.follow import Printer, follow, hand_over
from kiosk.badge.fonts import FontStore, Weight
from kiosk.badge.ink import Palette, code_ops, outline_ops
from kiosk.badge.layout import POINTS_PER_MM, Layout, Rectangle
from kiosk.badge.pdf import PdfFile, deflated
from kiosk.badge.states import Report, Sheet
from kiosk.resources import resource

CODE = "CQITEC-TEST-PAGE"
_PALETTE = Palette("#00654B")
_HAIR_MM = 0.15
_TICKS = ((10, 4.0), (5, 3.0), (1, 1.8))
"""Every so many millimetres of an edge: how far the mark reaches inwards."""
_CUT_MM = (1, 2, 3, 4, 5)
_CORNER_MM = 13
_MARGIN_MM = 10.0
_INCH_MM = 25.4
_NAME = "重庆 䶮㼆"
_SCRIPTS = "Łukasz Đặng محمد สมชาย 김민준"
_SIZES_PT = (5, 6, 7, 9)


def draw(layout: Layout, fonts: FontStore | None = None, note: str = "") -> bytes:
    """The test page on the stock of ``layout`` as a PDF of one page; ``note`` is printed at its foot.

    The same layout gives the same bytes.
    """
    return _Page(layout, fonts or _shipped_fonts(), note).pdf()


def print_on(
    printer: Printer,
    layout: Layout,
    fonts: FontStore | None = None,
    noticed: Callable[[Report], None] = lambda _: None,
    stopping: threading.Event | None = None,
) -> Report | None:
    """Print the page and stay until the printer has said the last word; belongs to a thread of its own.

    ``noticed`` hears of every change; None when ``stopping`` came first.
    """
    return print_sheet(printer, Sheet(draw(layout, fonts, printer.uri), *layout.sheet_mm), noticed, stopping)


def print_sheet(
    printer: Printer,
    sheet: Sheet,
    noticed: Callable[[Report], None] = lambda _: None,
    stopping: threading.Event | None = None,
) -> Report | None:
    """Print a page that is nobody's badge: nothing is written down.  As ``print_on``."""
    stopping = stopping or threading.Event()
    return follow(printer, hand_over(printer, sheet, f"test-page-{secrets.token_hex(4)}", stopping), noticed, stopping)


@lru_cache(maxsize=1)
def _shipped_fonts() -> FontStore:
    return FontStore(resource("fonts"))


class _Page:
    def __init__(self, layout: Layout, fonts: FontStore, note: str) -> None:
        self._fonts, self._note = fonts, note
        self._badge = layout
        self._width, self._height = layout.sheet_mm
        # the same sheet without the badge's own marks: places count from its top left corner
        self._sheet = replace(layout, height_mm=self._height, fold=False, slot=None, blocks=(), areas=())

    def pdf(self) -> bytes:
        file = PdfFile(f"Test page {self._badge.name}", self._fonts.fonts[0])
        ops = "\n".join(self._ops())
        file.page(deflated(ops), (self._width * POINTS_PER_MM, self._height * POINTS_PER_MM))
        return file.data()

    def _ops(self) -> Iterator[str]:
        yield from self._rulers()
        yield from self._edges()
        yield from self._folds()
        yield from self._middle()

    # the rulers along the four edges

    def _rulers(self) -> Iterator[str]:
        yield _PALETTE.fill("ink")
        for at in range(_CORNER_MM, int(self._width - _CORNER_MM) + 1):
            for y in (0.0, self._height - _reach(at)):
                yield self._box(at - _HAIR_MM / 2, y, _HAIR_MM, _reach(at))
        for at in range(_CORNER_MM, int(self._height - _CORNER_MM) + 1):
            for x in (0.0, self._width - _reach(at)):
                yield self._box(x, at - _HAIR_MM / 2, _reach(at), _HAIR_MM)
        for at in range(20, int(self._width - _CORNER_MM) + 1, 10):
            yield from self._text(str(at), 4.5, at, 7.4, align=0.5)
            yield from self._text(str(at), 4.5, at, self._height - 6.2, align=0.5)
        for at in range(20, int(self._height - _CORNER_MM) + 1, 10):
            yield from self._text(str(at), 4.5, 6.0, at + 0.6)
            yield from self._text(str(at), 4.5, self._width - 6.0, at + 0.6, align=1.0)

    def _edges(self) -> Iterator[str]:
        """In each corner steps at 1 to 5 mm from both edges, and the safe area as a dashed frame."""
        yield from self._dashed(self._badge.safe)
        if self._badge.fold:
            x, y, width, height = self._badge.safe
            yield from self._dashed(Rectangle(x, y + self._badge.height_mm, width, height))
        yield _PALETTE.fill("ink")
        for step in _CUT_MM:
            # shorter and shorter towards the middle: a staircase that can be counted
            length = 12.4 - 2.4 * step + step
            for x in (step - _HAIR_MM / 2, self._width - step - _HAIR_MM / 2):
                for y in (float(step), self._height - length):
                    yield self._box(x, y, _HAIR_MM, length - step)
            for y in (step - _HAIR_MM / 2, self._height - step - _HAIR_MM / 2):
                for x in (float(step), self._width - length):
                    yield self._box(x, y, length - step, _HAIR_MM)

    def _dashed(self, place: Rectangle) -> Iterator[str]:
        yield _PALETTE.fill("role")
        x, y, width, height = place
        for start in _dashes(width):
            yield self._box(x + start, y, 1.0, 0.2)
            yield self._box(x + start, y + height - 0.2, 1.0, 0.2)
        for start in _dashes(height):
            yield self._box(x, y + start, 0.2, 1.0)
            yield self._box(x + width - 0.2, y + start, 0.2, 1.0)

    def _folds(self) -> Iterator[str]:
        if self._badge.fold:
            yield _PALETTE.fill("ink2")
            for start in _dashes(self._width):
                yield self._box(start, self._badge.height_mm - 0.1, 1.0, 0.2)

    # the middle: a column of samples between the rulers

    def _middle(self) -> Iterator[str]:
        left, right = _MARGIN_MM, self._width - _MARGIN_MM
        top, bottom = _MARGIN_MM, self._height - _MARGIN_MM
        wide = right - left
        code_mm = min(24.0, wide * 0.3, (bottom - top) * 0.42)
        self._sheet = replace(self._sheet, code=Rectangle(right - code_mm, top, code_mm, code_mm))
        yield code_ops(self._sheet, CODE, _PALETTE)
        room = wide - code_mm - 3
        y = top
        for text, size, bold in self._words():
            size_pt = min(size, self._widest(text, bold, room, size))
            yield from self._text(text, size_pt, left, y + size_pt * 0.95 / POINTS_PER_MM, bold=bold)
            y += size_pt * 1.25 / POINTS_PER_MM
        y = max(y, top + code_mm) + 1.2
        yield from self._samples(left, y, wide, bottom)

    def _words(self) -> list[tuple[str, float, bool]]:
        size = f"{self._width:g} × {self._height:g} mm"
        return [
            (_NAME, 26.0 if self._height > 60 else 18.0, True),
            (_SCRIPTS, 9.0, True),
            (f"测试页 Test page · {self._badge.name}", 7.5, True),
            (f"{size} · {self._note}" if self._note else size, 6.0, False),
        ]

    def _samples(self, left: float, y: float, wide: float, bottom: float) -> Iterator[str]:
        """From the most needed on, as many as the stock has room for."""
        rows: list[tuple[float, Callable[[float, float], Iterable[str]]]] = [
            (5.0, lambda x, at: self._measure(x, at, wide)),
            (6.8, self._line_pairs),
            (4.8, lambda x, at: self._greys(x, at, wide)),
            (14.0, lambda x, at: self._smallest(x, at, wide)),
            (13.0, lambda x, at: self._reading(x, at, wide)),
            (30.0, lambda x, at: self._square(x, at, wide)),
        ]
        for height, row in rows:
            if y + height > bottom:
                return
            yield from row(left, y)
            y += height + 1.4

    def _measure(self, x: float, y: float, wide: float) -> Iterator[str]:
        """A bar of a round length to lay a ruler on: the printer must not scale."""
        length = float(int(wide / 10) * 10)
        yield _PALETTE.fill("ink")
        yield self._box(x, y, length, 0.3)
        for at in range(0, int(length) + 1, 10):
            yield self._box(x + at - (_HAIR_MM if at else 0), y, _HAIR_MM, 2.2)
        words = f"{length:g} mm 用尺量 Measure: not {length:g} mm = the printer scales"
        yield from self._text(words, self._widest(words, False, wide, 6), x, y + 4.8)

    def _line_pairs(self, x: float, y: float) -> Iterator[str]:
        """Lines one and two dots wide, as far apart, across and along, for both usual resolutions."""
        for dpi in (203, 300):
            # 203 stands for 8 dots a millimetre
            dot = 0.125 if dpi == 203 else _INCH_MM / dpi
            start = round(x / dot) * dot
            yield from self._text(f"{dpi} dpi", 6, start, y + 2.1)
            yield _PALETTE.fill("ink")
            top = round((y + 2.6) / dot) * dot
            for dots in (1, 2):
                pitch = 2 * dots * dot
                count = int(4.0 / pitch)
                for number in range(count):
                    yield self._box(start + number * pitch, top, dots * dot, 4.0)
                    yield self._box(start + 5.0, top + number * pitch, 4.0, dots * dot)
                start += round(10.4 / dot) * dot
            x = start + 2.6

    def _greys(self, x: float, y: float, wide: float) -> Iterator[str]:
        step = wide / 11
        for number in range(11):
            level = round(255 * number / 10)
            yield _PALETTE.fill(f"#{level:02X}{level:02X}{level:02X}")
            yield self._box(x + number * step, y, step, 4.8)
        yield _PALETTE.fill("ink")
        yield self._box(x, y + 4.65, wide, _HAIR_MM)

    def _square(self, x: float, y: float, wide: float) -> Iterator[str]:
        """Equal sides: shows a feed that is too fast or too slow."""
        side = 30.0
        yield _PALETTE.fill("ink")
        for at in (0.0, side / 2, side):
            yield self._box(x + at - _HAIR_MM / 2, y, _HAIR_MM, side)
            yield self._box(x, y + at - _HAIR_MM / 2, side, _HAIR_MM)
        rows = ("30 × 30 mm", "高不是 30 mm：走纸速度不对。", "Not 30 mm high: the paper runs", "too fast or too slow.")
        for number, text in enumerate(rows):
            size = self._widest(text, False, wide - side - 4, 7)
            yield from self._text(text, size, x + side + 4, y + 4 + number * 3.8)

    def _smallest(self, x: float, y: float, wide: float) -> Iterator[str]:
        for size in _SIZES_PT:
            text = f"{size} pt  重庆国际人才交流大会 Chongqing International Talent"
            y += size * 1.32 / POINTS_PER_MM
            yield from self._text(text, min(size, self._widest(text, False, wide, size)), x, y)

    def _reading(self, x: float, y: float, wide: float) -> Iterator[str]:
        rows = (
            "四角：看得见的第一条线离边几毫米，就是裁掉了几毫米。绿色虚线以内必须完整。",
            "Corners: the first step you see tells how many millimetres are cut off.",
            "All of the green dashed frame must be there.",
        )
        for text in rows:
            size = self._widest(text, False, wide, 7)
            y += size * 1.45 / POINTS_PER_MM
            yield from self._text(text, size, x, y)

    # drawing

    def _widest(self, text: str, bold: bool, wide: float, size: float) -> float:
        """``size``, or the largest one at which ``text`` is ``wide`` mm at most."""
        em = self._fonts.shape(text, self._weight(text, bold)).width
        return min(size, wide * POINTS_PER_MM / em) if em else size

    def _weight(self, text: str, bold: bool) -> Weight:
        return self._fonts.weight_for(text, Weight.BOLD if bold else Weight.REGULAR)

    def _text(
        self, text: str, size_pt: float, x: float, baseline: float, *, bold: bool = False, align: float = 0.0
    ) -> Iterable[str]:
        line = self._fonts.shape(text, self._weight(text, bold))
        pen = x - (line.ink.left + line.width * align) * size_pt / POINTS_PER_MM
        return outline_ops(self._sheet, Placed("", line, size_pt, pen, baseline, "ink"), _PALETTE)

    def _box(self, x: float, y: float, width: float, height: float) -> str:
        values = (x, self._height - y - height, width, height)
        return " ".join(f"{value * POINTS_PER_MM:.4f}" for value in values) + " re f"


def _reach(at_mm: int) -> float:
    return next(reach for every, reach in _TICKS if at_mm % every == 0)


def _dashes(length: float) -> list[float]:
    count = int(length / 2)
    return [number * (length - 1) / max(1, count - 1) for number in range(count)]
