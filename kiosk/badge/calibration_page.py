"""A page that tells how far a printer is off on sheets of labels: printed on plain paper, held against the light.

Under a sheet of labels the frames should lie on the labels' edges; the scales beside the first
and the last label count the millimetres in between.
"""

from collections.abc import Iterator

from kiosk.badge.calibration import NONE, Calibration
from kiosk.badge.fit import Placed
from kiosk.badge.fonts import FontStore, Weight
from kiosk.badge.ink import Palette, outline_ops
from kiosk.badge.label_sheet import LabelSheet
from kiosk.badge.layout import POINTS_PER_MM, Layout, Rectangle
from kiosk.badge.pdf import PdfFile, deflated

Reading = tuple[float, float]
"""Millimetres to the right and down, as read on the scales of one label."""
_PALETTE = Palette("#A3121A")
_LINE_MM = 0.2
_SCALE_MM = 5
"""The scales reach so far to both sides of an edge."""
_WORDS = (
    "放在标签纸下对着光看：框应与标签边缘重合。",
    "看红色刻度，标签的左边和上边落在哪一格：+2 就在设置里填 2。",
    "Hold it under a sheet of labels against the light: frames lie on the labels' edges.",
    "Read on the red scales where the label's left and upper edge is: at +2, set 2.",
)


def draw(sheet: LabelSheet, fonts: FontStore, calibration: Calibration = NONE) -> bytes:
    """One page; with the printer's ``calibration`` it shows what is still left to mend."""
    width, height = sheet.paper_mm
    drawing = _Drawing(sheet, fonts, calibration)
    file = PdfFile(f"Calibration {sheet.name}", fonts.fonts[0])
    page = calibration.moved("\n".join(drawing.ops()), height)
    file.page(deflated(page), (width * POINTS_PER_MM, height * POINTS_PER_MM))
    return file.data()


def measured(sheet: LabelSheet, before: Calibration, first: Reading, last: Reading | None = None) -> Calibration:
    """The printer's calibration after a page was printed with the one ``before`` and read at its first label.

    With the ``last`` label's reading the scale is mended too.  Raises ``BadInput`` for readings beyond reason.
    """
    (x, y, *_), scale = sheet.label(0), before.scale_percent / 100
    new = scale
    if last is not None and sheet.count > 1:
        corner = sheet.label(sheet.count - 1)
        # along the longer way, which shows more
        axis = 0 if corner.x_mm - x > corner.y_mm - y else 1
        new += (last[axis] - first[axis]) / (corner[axis] - (x, y)[axis])
    return Calibration(
        round(before.x_mm + first[0] + (scale - new) * x, 2),
        round(before.y_mm + first[1] + (scale - new) * y, 2),
        round(new * 100, 3),
    )


class _Drawing:
    def __init__(self, sheet: LabelSheet, fonts: FontStore, calibration: Calibration) -> None:
        self._sheet, self._fonts, self._calibration = sheet, fonts, calibration
        self._height = sheet.paper_mm[1]
        self._page = Layout("page", *sheet.paper_mm, 1, False, None, (), (), Rectangle(0, 0, 1, 1))

    def ops(self) -> Iterator[str]:
        for number in range(self._sheet.count):
            label = self._sheet.label(number)
            yield from self._frame(label)
            yield from self._text(str(number + 1), 28, label.x_mm + label.width_mm / 2 - 4, label.y_mm + 18, bold=True)
        for number in (0, self._sheet.count - 1):
            yield from self._scales(self._sheet.label(number))
        yield from self._reading(self._sheet.label(0))

    def _frame(self, label: Rectangle) -> Iterator[str]:
        yield _PALETTE.fill("ink")
        x, y, width, height = label
        half = _LINE_MM / 2
        for at in (x - half, x + width - half):
            yield self._box(at, y, _LINE_MM, height)
        for at in (y - half, y + height - half):
            yield self._box(x, at, width, _LINE_MM)

    def _scales(self, label: Rectangle) -> Iterator[str]:
        """Marks around the left and the upper edge, counted to the right and down."""
        across, down = label.y_mm + label.height_mm * 0.55, label.x_mm + label.width_mm * 0.3
        for step in range(-_SCALE_MM, _SCALE_MM + 1):
            reach = 6.0 if step == 0 else 4.0 if abs(step) == _SCALE_MM else 2.5
            yield _PALETTE.fill("role")
            yield self._box(label.x_mm + step - 0.1, across - reach / 2, 0.2, reach)
            yield self._box(down - reach / 2, label.y_mm + step - 0.1, reach, 0.2)
            if step and step % 2 == 0 and step > 0:
                yield from self._text(f"+{step}", 5, label.x_mm + step - 0.9, across + 4)
                yield from self._text(f"+{step}", 5, down + 2.6, label.y_mm + step + 0.6)

    def _reading(self, label: Rectangle) -> Iterator[str]:
        """In the first label: how to read the page, and what is set now."""
        now = self._calibration
        set_now = f"x_mm = {now.x_mm:g}, y_mm = {now.y_mm:g}, scale = {now.scale_percent:g} %"
        wide = label.width_mm - 12
        y = label.y_mm + label.height_mm * 0.55 + 8
        for text in (*_WORDS, f"{self._sheet.name} · {set_now}"):
            weight = self._fonts.weight_for(text, Weight.REGULAR)
            size = min(7.0, wide * POINTS_PER_MM / self._fonts.shape(text, weight).width)
            yield from self._text(text, size, label.x_mm + 8, y)
            y += size * 1.4 / POINTS_PER_MM

    def _text(self, text: str, size_pt: float, x: float, baseline: float, *, bold: bool = False) -> Iterator[str]:
        line = self._fonts.shape(text, self._fonts.weight_for(text, Weight.BOLD if bold else Weight.REGULAR))
        yield from outline_ops(self._page, Placed("", line, size_pt, x, baseline, "ink"), _PALETTE)

    def _box(self, x: float, y: float, width: float, height: float) -> str:
        values = (x, self._height - y - height, width, height)
        return " ".join(f"{value * POINTS_PER_MM:.3f}" for value in values) + " re f"
