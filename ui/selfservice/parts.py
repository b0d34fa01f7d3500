"""Kiosk buttons, the language switch, and what several pages draw: all in units of the frame."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.domain.text import Language
from ui import type as words
from ui.icons import draw_icon
from ui.selfservice.frame import BODY, Frame, frame_for
from ui.theme import Look
from ui.view import Mood
from ui.widgets.base import framed, outline
from ui.widgets.shapes import draw_mood, draw_rail

Kind = Literal["primary", "outline", "choice", "key"]

LEFT, CENTRE, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
RADIUS = 28.0
HALO = 12.0
"""Room for the focus ring, in units."""
ICON = 48.0

USUAL = frame_for(1920, 1080, 0.248)


def unit_painter(widget: QWidget, unit: float) -> QPainter:
    """A painter that draws in units."""
    painter = QPainter(widget)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(unit, unit)
    return painter


class Touch(QAbstractButton):
    """Something large to touch, placed and drawn in units."""

    def __init__(self, parent: QWidget | None, text: str = "", icon: str = "", kind: Kind = "outline") -> None:
        super().__init__(parent)
        self.look, self.frame = Look(), USUAL
        self.icon_name, self.kind = icon, kind
        self.px = float(BODY)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.say(text)

    def say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.update()

    def put(self, frame: Frame, rect: QRectF) -> None:
        """Stand with the visible edge at ``rect``, in units."""
        self.frame = frame
        unit, halo = frame.unit, HALO * frame.unit
        self.setGeometry(
            round(rect.x() * unit - halo),
            round(rect.y() * unit - halo),
            round(rect.width() * unit + 2 * halo),
            round(rect.height() * unit + 2 * halo),
        )

    def natural(self) -> float:
        """Width that holds icon and word in full, in units."""
        pad = 36.0
        return 2 * pad + words.width_of(self.text(), self.look.font_px(self.px, bold=True)) + self._icon_room()

    def _icon_room(self) -> float:
        if not self.icon_name:
            return 0.0
        return ICON + (16.0 if self.text() else 0.0)

    def body(self) -> QRectF:
        unit = self.frame.unit
        return QRectF(0, 0, self.width() / unit, self.height() / unit).adjusted(HALO, HALO, -HALO, -HALO)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = unit_painter(self, self.frame.unit)
        body, look = self.body(), self.look
        ink = self._ground(painter, body)
        if self.hasFocus():
            outline(painter, body.adjusted(-7, -7, 7, 7), RADIUS + 7, look.colour("focus"), 5)
        font = look.font_px(self.px, bold=True)
        room = body.width() - (24 if self.kind == "key" else 40)
        with_icon = bool(self.icon_name) and (not self.text() or self.natural() - 32 <= body.width())
        left = self._icon_room() if with_icon else 0.0
        word = words.fit(self.text(), font, room - left, lines=2, floor=0.99, height=body.height() - 8)
        width = left + word.width()
        x = body.x() + (36 if self.kind == "choice" else (body.width() - width) / 2)
        if with_icon:
            draw_icon(painter, self.icon_name, x, body.center().y(), ICON, ink)
        words.draw_in(painter, QRectF(x + left, body.y(), word.width(), body.height()), word, ink, LEFT, 1.2)
        if self.kind == "choice" and self.isChecked():
            draw_icon(painter, "check", body.right() - 36 - ICON, body.center().y(), ICON, ink)
        painter.end()

    def _ground(self, painter: QPainter, body: QRectF) -> QColor:
        look = self.look
        if self.kind == "primary" and self.isEnabled():
            ground = look.colour("ink2" if self.isDown() else "action")
            framed(painter, body, RADIUS, ground, ground, 3)
            return look.colour("on_action")
        radius = 20.0 if self.kind == "key" else RADIUS
        chosen = self.isChecked() and self.kind == "choice"
        ground = look.colour("sunken" if self.isDown() or chosen else "surface")
        edge = look.colour("ink" if chosen else "control" if self.isEnabled() else "line")
        framed(painter, body, radius, ground, edge, 2 if self.kind == "key" else 3)
        return look.colour("ink" if self.isEnabled() else "ink2")


class LanguageSwitch(QWidget):
    """中文 | English, on every screen.

    Signals:
        chosen: the language that was touched.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.on: Language | None = None
        self._parts = {Language.ZH: _Half(self, "中文"), Language.EN: _Half(self, "English")}
        for language, half in self._parts.items():
            half.language = language
            half.clicked.connect(self._touched)

    def _touched(self) -> None:
        half = self.sender()
        if isinstance(half, _Half):
            self.chosen.emit(half.language)

    def show_on(self, language: Language | None) -> None:
        """``None``: both at once."""
        self.on = language
        for one, half in self._parts.items():
            half.on = one is language
            half.update()

    def put(self, frame: Frame, rect: QRectF) -> None:
        unit = frame.unit
        self.setGeometry(
            round(rect.x() * unit), round(rect.y() * unit), round(rect.width() * unit), round(rect.height() * unit)
        )
        half = round(rect.width() * unit * 0.5 if frame.upright or frame.column else rect.width() * unit * 0.42)
        self._parts[Language.ZH].stand(frame, 0, half, self.height())
        self._parts[Language.EN].stand(frame, half, self.width() - half, self.height())


class _Half(QAbstractButton):
    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent)
        self.look, self.frame, self.on = Look(), USUAL, False
        self.language = Language.ZH
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def stand(self, frame: Frame, x: int, width: int, height: int) -> None:
        self.frame = frame
        self.setGeometry(x, 0, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        unit, look = self.frame.unit, self.look
        painter = unit_painter(self, unit)
        rect = QRectF(0, 0, self.width() / unit, self.height() / unit)
        first = self.language is Language.ZH
        # Each half is one end of the same pill: drawn whole, cut at its own edge.
        pill = rect.adjusted(0, 0, 60, 0) if first else rect.adjusted(-60, 0, 0, 0)
        painter.setClipRect(rect)
        ground = look.colour("ink" if self.on else "sunken" if self.isDown() else "surface")
        framed(painter, pill, RADIUS, ground, look.colour("ink" if self.on else "control"), 3)
        if not first:
            painter.fillRect(QRectF(0, 3, 3, rect.height() - 6), look.colour("ink" if self.on else "control"))
        if self.hasFocus():
            outline(painter, rect.adjusted(8, 8, -8, -8), RADIUS - 8, look.colour("focus"), 5)
        word = words.Fitted(look.font_px(BODY, bold=True), (self.text(),))
        words.draw_in(painter, rect, word, look.colour("window" if self.on else "ink"), CENTRE)
        painter.end()


def draw_panel(painter: QPainter, rect: QRectF, mood: Mood, look: Look) -> QRectF:
    """A panel in a mood's colour with its rail; the room that is left in it."""
    colours = look.mood(mood)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.fill)
    painter.drawRoundedRect(rect, 40, 40)
    draw_rail(painter, mood, QRectF(rect.x() + 36, rect.y() + 40, 20, rect.height() - 80), colours.on, 12)
    return rect.adjusted(104, 40, -56, -40)


def draw_shape(painter: QPainter, mood: Mood, x: float, y: float, side: float, look: Look, *, on_fill: bool) -> None:
    """The mood's shape: white on its own fill, or filled on paper."""
    colours = look.mood(mood)
    body, glyph = (colours.on, colours.fill) if on_fill else (colours.fill, colours.on)
    draw_mood(painter, mood, QRectF(x, y, side, side), body, glyph)


def draw_lines(
    painter: QPainter,
    rect: QRectF,
    lines: Sequence[tuple[str, float, bool, QColor]],
    look: Look,
    align: Qt.AlignmentFlag = LEFT,
    *,
    middle: bool = True,
    gap: float = 12.0,
    drop: bool = False,
) -> float:
    """Lines of (text, size, bold, colour) below each other, broken where they are long; the height of the block.

    ``drop``: the last ones are left out where there is no room for them.
    """
    fitted = [
        (words.fit(text, look.font_px(px, bold=bold), rect.width(), lines=9, floor=max(0.75, BODY / px)), colour)
        for text, px, bold, colour in lines
        if text
    ]
    leading = [1.2 if one.px > 60 else 1.3 for one, _ in fitted]
    heights = [one.height(lead) for (one, _), lead in zip(fitted, leading, strict=True)]
    while drop and len(fitted) > 1 and sum(heights) + gap * (len(heights) - 1) > rect.height() + 4:
        fitted.pop()
        heights.pop()
    leading = leading[: len(fitted)]
    block = sum(heights) + gap * (len(fitted) - 1)
    y = rect.y() + (max(0.0, rect.height() - block) / 2 if middle else 0)
    for (one, colour), lead in zip(fitted, leading, strict=True):
        room = QRectF(rect.x(), y, rect.width(), one.height(lead))
        words.draw_in(painter, room, one, colour, align, lead)
        y += one.height(lead) + gap
    return block


def draw_card(painter: QPainter, rect: QRectF, look: Look) -> None:
    framed(painter, rect, 32, look.colour("surface"), look.colour("line"), 2)


def draw_track(painter: QPainter, rect: QRectF, steps: tuple[str, ...], at: int, look: Look) -> None:
    """Three steps: those that are done are checked, the one at work is edged in ink."""
    font = look.font_px(BODY, bold=True)
    widths = [words.width_of(step, font) for step in steps]
    if sum(widths) + len(steps) * 76 + (len(steps) - 1) * 60 > rect.width():
        _draw_short_track(painter, rect, steps, at, look)
        return
    spare = rect.width() - sum(widths) - len(steps) * 76
    line = spare / (len(steps) - 1) - 72
    x, middle = rect.x(), rect.center().y()
    for number, (step, width) in enumerate(zip(steps, widths, strict=True)):
        _draw_step(painter, x, middle, number, at, look)
        colour = look.colour("ink" if number <= at else "ink2")
        words.draw_in(painter, QRectF(x + 76, rect.y(), width, rect.height()), words.Fitted(font, (step,)), colour)
        x += 76 + width
        if number < len(steps) - 1:
            done = look.mood(Mood.ADMITTED).fill if number < at else look.colour("line")
            painter.fillRect(QRectF(x + 36, middle - 2.5, line, 5), done)
            x += line + 72


def _draw_step(painter: QPainter, x: float, middle: float, number: int, at: int, look: Look) -> None:
    if number < at:
        draw_shape(painter, Mood.ADMITTED, x, middle - 28, 56, look, on_fill=False)
        return
    ring = QRectF(x, middle - 28, 56, 56)
    outline(painter, ring.adjusted(2.5, 2.5, -2.5, -2.5), 28, look.colour("ink" if number == at else "control"), 5)
    digit = words.Fitted(look.font_px(BODY, bold=True), (str(number + 1),))
    words.draw_in(painter, ring, digit, look.colour("ink" if number == at else "ink2"), CENTRE)


def _draw_short_track(painter: QPainter, rect: QRectF, steps: tuple[str, ...], at: int, look: Look) -> None:
    """Where the words do not fit: the marks, and the word of the step at work."""
    middle, x = rect.center().y(), rect.x()
    for number in range(len(steps)):
        _draw_step(painter, x, middle, number, at, look)
        x += 76
    shown = steps[min(at, len(steps) - 1)]
    word = words.fit(shown, look.font_px(BODY, bold=True), rect.right() - x - 16, lines=1)
    words.draw_in(painter, QRectF(x + 16, rect.y(), word.width(), rect.height()), word, look.colour("ink"))
