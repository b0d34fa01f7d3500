"""What every part of the window has in common: it wears a look and draws itself."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme import Look, first_look


class Painted(QWidget):
    """A part that draws itself in one pass; told what to show, it updates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = first_look()

    def wear(self, look: Look) -> None:
        """Take on colours, sizes and text scale."""
        self.look = look
        self.update()

    def retranslate(self) -> None:
        """Set all own texts in the language that holds now."""


class Pressable(QAbstractButton):
    """A part that can be pressed, with the room for its focus ring around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = first_look()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def wear(self, look: Look) -> None:
        """Take on colours, sizes and text scale."""
        self.look = look
        self.updateGeometry()
        self.update()

    def place(self, x: float, y: float, width: float, height: float) -> None:
        """Stand with the visible edge at these coordinates; the halo lies outside."""
        halo = self.look.halo
        self.setGeometry(round(x) - halo, round(y) - halo, round(width) + 2 * halo, round(height) + 2 * halo)

    def body(self) -> QRectF:
        """The visible control, without its halo."""
        halo = self.look.halo
        return QRectF(self.rect()).adjusted(halo, halo, -halo, -halo)

    def draw_focus(self, painter: QPainter, radius: float) -> None:
        """The ring round the control, when it has the keyboard."""
        if not self.hasFocus():
            return
        reach = self.look.focus_gap + self.look.focus_width / 2
        ring = self.body().adjusted(-reach, -reach, reach, reach)
        outline(painter, ring, radius + reach, self.look.colour("focus"), self.look.focus_width)


def discard(widget: QWidget) -> None:
    """Let go of a part that is replaced.

    It keeps its parent until Qt deletes it: without one it would be Python's to
    delete, and Python may do that on any thread.
    """
    widget.hide()
    widget.deleteLater()


def painter_for(widget: QWidget) -> QPainter:
    painter = QPainter(widget)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    return painter


def fill(painter: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)


def outline(painter: QPainter, rect: QRectF, radius: float, colour: QColor, width: float) -> None:
    """A line of ``width`` whose middle runs along ``rect``."""
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, radius, radius)


def framed(painter: QPainter, rect: QRectF, radius: float, ground: QColor, edge: QColor, width: float) -> None:
    """A filled shape whose edge lies wholly inside ``rect``."""
    inside = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(edge, width))
    painter.setBrush(ground)
    painter.drawRoundedRect(inside, radius - width / 2, radius - width / 2)


def card(painter: QPainter, rect: QRectF, look: Look, radius: str = "card") -> None:
    """The white card that everything but a verdict lies on."""
    framed(painter, rect, look.radius[radius], look.colour("surface"), look.colour("line"), look.card_edge)


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def rule(painter: QPainter, x1: float, x2: float, y: float, look: Look) -> None:
    """A level line, crisp on the pixel."""
    width = look.card_edge
    painter.fillRect(QRectF(round(x1), round(y), round(x2 - x1), width), look.colour("line"))
