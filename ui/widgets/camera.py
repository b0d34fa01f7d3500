"""What the camera sees: the grey picture, corner brackets, the code that was read."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import type as words
from ui.icons import draw_icon
from ui.theme import CAMERA_CHIP, CAMERA_SEEKING, CAMERA_SEEN, CAMERA_WELL
from ui.widgets.base import Painted, card, fill, painter_for, rounded

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Corner = tuple[float, float]
CODE_MARGIN, BRACKET_ARM = 1.3, 0.24
"""The brackets stand a little outside the code; each arm is this share of its side."""
SEEN_MS = 1000
"""A code that was read stays outlined this long."""


def grey_image(frame: "npt.NDArray[np.uint8]") -> QImage:
    """A ``(height, width) uint8`` grey frame as a picture of its own memory."""
    frame = frame if frame.flags.c_contiguous else frame.copy()
    height, width = frame.shape
    return QImage(cast("bytes", frame.data), width, height, width, QImage.Format.Format_Grayscale8).copy()


class CameraView(Painted):
    """The preview; without a picture it says since when, or what to do.

    Signals:
        code_faded: the outline of the code that was read is gone.
    """

    code_faded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._corners: tuple[Corner, ...] = ()
        self._hint = ("", "")
        self._lost: tuple[str, ...] = ()
        self._seen = QTimer(self)
        self._seen.setSingleShot(True)
        self._seen.setInterval(SEEN_MS)
        self._seen.timeout.connect(self._forget_code)

    def show_frame(self, image: QImage) -> None:
        """The newest picture; ends the time without one."""
        self._image = image
        self._lost = ()
        self.update()

    @property
    def picture_key(self) -> int:
        """Another number for each picture shown; 0 = none yet."""
        return self._image.cacheKey()

    def outline_code(self, corners: tuple[Corner, ...]) -> None:
        """Outline a code that was read, for one second; corners in px of the frame."""
        self._corners = corners
        self._seen.start()
        self.update()

    def show_hint(self, icon: str, text: str) -> None:
        self._hint = (icon, text)
        if not self._lost:
            self.setAccessibleName(text)
        self.update()

    def show_lost(self, text: str, then: str = "") -> None:
        """There is no picture; ``text`` says since when or what to do, ``then`` what else helps."""
        self._lost = (text, then) if then else (text,)
        self._image = QImage()
        self._corners = ()
        self.setAccessibleName(" · ".join(self._lost))
        self.update()

    def _forget_code(self) -> None:
        self._corners = ()
        self.code_faded.emit()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        rect = QRectF(self.rect())
        if self._lost:
            self._draw_lost(painter, rect)
            return
        painter.setClipPath(rounded(rect, self.look.radius["card"]))
        painter.fillRect(rect, CAMERA_WELL)
        placed = self._place(rect)
        if not self._image.isNull():
            painter.drawImage(placed, self._image)
        if self._corners:
            self._draw_code(painter, placed)
        else:
            side = rect.height() * 0.72
            seeking = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
            draw_brackets(painter, seeking, CAMERA_SEEKING, rect.height() * 0.018)
        self._draw_hint(painter, rect)

    def _place(self, rect: QRectF) -> QRectF:
        """Where the whole frame lies so that it covers ``rect``."""
        if self._image.isNull():
            return rect
        size = QSizeF(self._image.size()).scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        return QRectF(rect.center() - QPointF(size.width() / 2, size.height() / 2), size)

    def _draw_code(self, painter: QPainter, placed: QRectF) -> None:
        across, down = placed.width() / max(self._image.width(), 1), placed.height() / max(self._image.height(), 1)
        corners = [QPointF(placed.x() + x * across, placed.y() + y * down) for x, y in self._corners]
        painter.setPen(QPen(CAMERA_SEEN, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = sum(corners, QPointF()) / len(corners)
        corners = [middle + (corner - middle) * CODE_MARGIN for corner in corners]
        for number, corner in enumerate(corners):
            before = corner + (corners[number - 1] - corner) * BRACKET_ARM
            after = corner + (corners[(number + 1) % len(corners)] - corner) * BRACKET_ARM
            painter.drawPolyline([before, corner, after])

    def _draw_hint(self, painter: QPainter, rect: QRectF) -> None:
        icon, text = self._hint
        if not text:
            return
        look = self.look
        room = rect.width() - 2 * look.space[2]
        px = look.type_px("label")
        fitted = words.fit(text, look.font("label", bold=True), room - px * 3.6)
        height, width = max(px * 2.4, fitted.height(1.3) + 8), px * 3.6 + fitted.width()
        chip = QRectF(rect.x() + look.space[2], rect.bottom() - look.space[2] - height, width, height)
        ground = QColor(CAMERA_CHIP)
        ground.setAlphaF(0.9)
        fill(painter, chip, look.radius["chip"] + 2, ground)
        draw_icon(painter, icon, chip.x() + px * 0.93, chip.center().y(), px * 1.25, CAMERA_SEEKING)
        words.draw_in(painter, chip.adjusted(px * 2.7, 0, 0, 0), fitted, CAMERA_SEEKING, leading=1.3)

    def _draw_lost(self, painter: QPainter, rect: QRectF) -> None:
        look = self.look
        card(painter, rect, look)
        fill(painter, rect.adjusted(1, 1, -1, -1), look.radius["card"] - 1, look.colour("sunken"))
        side = look.grid.camera * 0.22
        room = rect.width() - 2 * look.space[3]
        lines = [words.fit(text, look.font("body", bold=not row), room) for row, text in enumerate(self._lost)]
        block = side + look.space[2] + sum(line.height(1.4) for line in lines)
        top = rect.center().y() - block / 2
        draw_icon(painter, "camera", rect.center().x() - side / 2, top + side / 2, side, look.colour("ink2"))
        y = top + side + look.space[2]
        for line in lines:
            row = QRectF(rect.x(), y, rect.width(), line.height(1.4))
            words.draw_in(painter, row, line, look.colour("ink2"), Qt.AlignmentFlag.AlignHCenter, 1.4)
            y += line.height(1.4)


def draw_brackets(painter: QPainter, square: QRectF, colour: QColor, width: float) -> None:
    """Four corners round what is looked for."""
    arm, bend = square.width() * 0.22, square.width() * 0.09
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for across, down in ((1, 1), (-1, 1), (-1, -1), (1, -1)):
        corner = QPointF(square.left() if across > 0 else square.right(), square.top() if down > 0 else square.bottom())
        path = QPainterPath(corner + QPointF(0, down * arm))
        path.lineTo(corner + QPointF(0, down * bend))
        path.quadTo(corner, corner + QPointF(across * bend, 0))
        path.lineTo(corner + QPointF(across * arm, 0))
        painter.drawPath(path)
