"""Text that always fits: shrunk to 70 %, then set on two lines, never cut."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

SHRINK = 0.7
"""A long name may lose this much of its size before it takes a second line."""


LEAST_LEADING = 1.15
"""Lines closer than this touch."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Text as it will be drawn: every line fits the width it was fitted to."""

    font: QFont
    lines: tuple[str, ...]

    @property
    def px(self) -> int:
        return self.font.pixelSize()

    def height(self, leading: float) -> float:
        """Height of all lines; ``leading`` is the line height as a multiple of the size."""
        return self.px * leading * len(self.lines)

    def width(self) -> float:
        return max((width_of(line, self.font) for line in self.lines), default=0.0)


def width_of(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def at_size(font: QFont, px: float) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(max(1, int(px)))
    return sized


def fit(
    text: str, font: QFont, width: float, *, lines: int = 2, floor: float = SHRINK, height: float | None = None
) -> Fitted:
    """``text`` in the largest size at which it fits ``width``, and ``height`` where one is given.

    One line down to ``floor`` of the size; then up to ``lines`` lines, smaller
    still when even those do not hold it.
    """
    if height is not None:
        found = fit(text, at_size(font, min(font.pixelSize(), height / LEAST_LEADING)), width, lines=lines, floor=floor)
        while found.height(LEAST_LEADING) > height and found.px > 1:
            found = fit(text, at_size(font, found.px - 1), width, lines=lines, floor=floor)
        return found
    natural = width_of(text, font)
    if natural <= width or not text:
        return Fitted(font, (text,))
    full = font.pixelSize()
    one = _largest_one_line(text, font, width, full * width / natural)
    if one.pixelSize() >= full * floor or lines == 1:
        return Fitted(one, (text,))
    for px in range(full, 0, -1):
        sized = at_size(font, px)
        broken = _break(text, sized, width)
        if len(broken) <= lines and all(width_of(line, sized) <= width for line in broken):
            return Fitted(sized, _balance(text, sized, width, broken))
    return Fitted(one, (text,))


def _largest_one_line(text: str, font: QFont, width: float, px: float) -> QFont:
    sized = at_size(font, px)
    while sized.pixelSize() > 1 and width_of(text, sized) > width:
        sized = at_size(font, sized.pixelSize() - 1)
    return sized


def _break(text: str, font: QFont, width: float) -> tuple[str, ...]:
    """``text`` broken where its script allows, each line as long as ``width`` takes."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    cuts: list[int] = []
    while (at := finder.toNextBoundary()) != -1:
        cuts.append(at)
    lines: list[str] = []
    start = last = 0
    for cut in cuts:
        if width_of(text[start:cut].rstrip(), font) > width and last > start:
            lines.append(text[start:last].strip())
            start = last
        last = cut
    lines.append(text[start:].strip())
    return tuple(lines)


def _balance(text: str, font: QFont, width: float, broken: tuple[str, ...]) -> tuple[str, ...]:
    """The same number of lines, as equal in length as the breaks allow: no word alone on the last one."""
    narrow = width
    while narrow > width * 0.5:
        narrow -= font.pixelSize() / 2
        tighter = _break(text, font, narrow)
        if len(tighter) > len(broken) or any(width_of(line, font) > narrow for line in tighter):
            break
        broken = tighter
    return broken


def baseline(px: float, leading: float) -> float:
    """Distance from the top of a line to its baseline, as browsers and our mockups set it.

    Inter's ascent is 0.969 em and its descent 0.241 em; Chinese rides on the same line.
    """
    return px * (0.969 + (leading - 1.21) / 2)


def draw(painter: QPainter, at: QPointF, fitted: Fitted, colour: QColor, leading: float = 1.15) -> None:
    """Draw ``fitted`` with its top left corner ``at``."""
    painter.setFont(fitted.font)
    painter.setPen(colour)
    for number, line in enumerate(fitted.lines):
        top = at.y() + number * fitted.px * leading
        painter.drawText(QPointF(at.x(), top + baseline(fitted.px, leading)), line)


def draw_in(
    painter: QPainter,
    rect: QRectF,
    fitted: Fitted,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    leading: float = 1.15,
) -> None:
    """Draw ``fitted`` in the middle of the height of ``rect``, at its left, right or centre.

    The middle is that of capitals and Chinese characters, not of the font's box:
    words stand level with the icons and shapes beside them.
    """
    painter.setFont(fitted.font)
    painter.setPen(colour)
    step = fitted.px * leading
    first = rect.center().y() + fitted.px * 0.364 - step * (len(fitted.lines) - 1) / 2
    for number, line in enumerate(fitted.lines):
        spare = rect.width() - width_of(line, fitted.font)
        shift = {Qt.AlignmentFlag.AlignRight: spare, Qt.AlignmentFlag.AlignHCenter: spare / 2}.get(align, 0.0)
        painter.drawText(QPointF(rect.x() + shift, first + number * step), line)
