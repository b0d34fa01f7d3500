"""A named row of a few alternatives, one of them chosen: size, turn, mirror, focus, exposure."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import type as words
from ui.theme import Look
from ui.widgets.base import Painted, Pressable, discard, framed, painter_for

LABEL_SHARE = 0.27
"""Of a row's width, for its name."""


class Segment(Pressable):
    """One alternative; chosen: sunken, with the edge of ink."""

    def __init__(self, value: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = value
        self.setCheckable(True)
        self.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, body = self.look, self.body()
        painter = painter_for(self)
        chosen = self.isChecked()
        ground = look.colour("sunken" if chosen or self.isDown() else "surface")
        rim = look.colour("ink" if chosen else "control" if self.isEnabled() else "line")
        framed(painter, body, look.radius["control"], ground, rim, look.control_edge)
        self.draw_focus(painter, look.radius["control"])
        ink = look.colour("ink" if self.isEnabled() else "ink3")
        room = body.width() - 2 * look.space[1]
        fitted = words.fit(self.text(), look.font("label", bold=chosen), room, height=body.height() - 4)
        words.draw_in(painter, body, fitted, ink, Qt.AlignmentFlag.AlignHCenter)


class SegmentRow(Painted):
    """A name and its alternatives, with room around for the focus ring.  Without any, ``note`` says why.

    Signals:
        chosen: the value of the alternative that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self.note = ""
        self.segments: list[Segment] = []

    def wear(self, look: Look) -> None:
        super().wear(look)
        for segment in self.segments:
            segment.wear(look)
        self._arrange()

    def offer(self, name: str, alternatives: tuple[tuple[str, str], ...], current: str, note: str = "") -> None:
        """``alternatives`` are pairs of value and words."""
        self.name, self.note = name, note
        values = tuple(value for value, _ in alternatives)
        if values != tuple(segment.value for segment in self.segments):
            self._replace(alternatives)
        for segment, (value, text) in zip(self.segments, alternatives, strict=True):
            segment.setText(text)
            segment.setAccessibleName(f"{name}: {text}")
            segment.setChecked(value == current)
        self.setAccessibleName(name)
        self.update()

    def _replace(self, alternatives: tuple[tuple[str, str], ...]) -> None:
        for segment in self.segments:
            discard(segment)
        self.segments = [Segment(value, text, self) for value, text in alternatives]
        for segment in self.segments:
            segment.wear(self.look)
            segment.clicked.connect(self._pressed)
            segment.show()
        self._arrange()

    def _pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, Segment):
            for segment in self.segments:
                segment.setChecked(segment is pressed)
            self.chosen.emit(pressed.value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        gap, halo, left = self.look.space[1], self.look.halo, self.width() * LABEL_SHARE
        count = max(len(self.segments), 1)
        width = (self.width() - halo - left - gap * (count - 1)) / count
        for number, segment in enumerate(self.segments):
            segment.place(left + number * (width + gap), halo, width, self.height() - 2 * halo)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self.look, painter_for(self)
        left = self.width() * LABEL_SHARE
        font = look.font("label")
        label = QRectF(0, 0, left - look.space[2], self.height())
        words.draw_in(painter, label, words.fit(self.name, font, label.width()), look.colour("ink2"))
        if self.note and not self.segments:
            room = QRectF(left, 0, self.width() - left, self.height())
            words.draw_in(painter, room, words.fit(self.note, font, room.width()), look.colour("ink3"))
