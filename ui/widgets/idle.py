"""Between two guests: what to hold up, in both languages, above the hills of Chongqing."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from kiosk.resources import resource
from ui import texts
from ui import type as words
from ui.theme import Look
from ui.widgets.base import Painted, card, painter_for, rounded
from ui.widgets.camera import draw_brackets

_HILLS = ((0.5, 0.1, 0.44, 0.2, 0.52, 0.04, 0.4), (0.66, 0.46, 0.72, 0.4, 0.64, 0.5), (0.9, 0.7, 0.86, 0.74, 0.92))


class IdlePanel(Painted):
    """Please show your QR code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = QSvgRenderer(str(resource("theme/phone-code.svg")))
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(" · ".join(texts.idle()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = painter_for(self)
        rect = QRectF(self.rect())
        card(painter, rect, look, "panel")
        painter.save()
        edge = look.card_edge
        painter.setClipPath(rounded(rect.adjusted(edge, edge, -edge, -edge), look.radius["panel"] - edge))
        hills = rect.height() * 0.33
        draw_ridge(painter, QRectF(0, rect.height() - hills, rect.width(), hills), look)
        painter.restore()
        self._draw_call(painter, QRectF(rect.x(), rect.y(), rect.width(), rect.height() - hills * 0.53))

    def _draw_call(self, painter: QPainter, room: QRectF) -> None:
        look = self.look
        first, second = texts.idle()
        left = look.space[6] + look.space[1]
        side = min(room.height() * 0.58, room.width() * 0.26)
        gap = side * 0.22
        width = room.width() - 2 * left - side - gap
        below = words.fit(second, look.font("idle_second"), width)
        free = room.height() - below.height(1.4) - 3 * look.space[0]
        headline = words.fit(first, look.font("idle", bold=True), width, height=free)
        square = QRectF(left, room.center().y() - side / 2, side, side)
        self._draw_phone(painter, square)
        block = headline.height(1.15) + look.space[0] + below.height(1.4)
        at = QPointF(square.right() + gap, room.center().y() - block / 2)
        words.draw(painter, at, headline, look.colour("ink"), 1.15)
        at += QPointF(0, headline.height(1.15) + look.space[0])
        words.draw(painter, at, below, look.colour("ink2"), 1.4)

    def _draw_phone(self, painter: QPainter, square: QRectF) -> None:
        """A phone that shows a code, between the brackets the camera draws."""
        look = self.look
        unit = square.width() / 270
        ink = look.colour("ink")
        painter.save()
        painter.translate(square.topLeft())
        painter.scale(unit, unit)
        draw_brackets(painter, QRectF(8, 8, 254, 254), ink, 7)
        painter.setPen(QPen(ink, 5))
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.drawRoundedRect(QRectF(84.5, 36.5, 101, 197), 13, 13)
        self._code.render(painter, QRectF(101, 79, 68, 68))
        painter.setPen(Qt.PenStyle.NoPen)
        for bar, tint in ((QRectF(114, 166, 42, 7), 2), (QRectF(105, 183, 60, 6), 1)):
            painter.setBrush(Look().ridge[tint])
            painter.drawRoundedRect(bar, 3, 3)
        painter.restore()


def draw_ridge(painter: QPainter, rect: QRectF, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for heights, tint in zip(_HILLS, look.ridge, strict=True):
        points = [
            QPointF(rect.x() + rect.width() * number / (len(heights) - 1), rect.y() + rect.height() * height)
            for number, height in enumerate(heights)
        ]
        path = QPainterPath(rect.bottomLeft())
        path.lineTo(points[0])
        for before, after in pairwise(points):
            middle = (before.x() + after.x()) / 2
            path.cubicTo(QPointF(middle, before.y()), QPointF(middle, after.y()), after)
        path.lineTo(rect.bottomRight())
        painter.setBrush(tint)
        painter.drawPath(path)
