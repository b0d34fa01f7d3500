"""Above the history: a seat is free, and whom the door calls for it."""

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import type as words
from ui.front.views import CalledView
from ui.icons import draw_icon
from ui.theme import Look
from ui.view import ActionView, Mood
from ui.widgets.base import Painted, framed, painter_for
from ui.widgets.buttons import KeyButton


class CalledCard(Painted):
    """Stands where the programme's next change stands otherwise: a guest who waits goes first.

    Signals:
        asked: "call_in": let the first of them in.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: CalledView | None = None
        self.button = KeyButton(ActionView("call_in", "F7", ""), "small", self)
        self.button.clicked.connect(self._pressed)

    def show_called(self, view: CalledView | None) -> None:
        self.view = view
        self.setAccessibleName(f"{view.text} · {view.names}" if view else "")
        if view is not None:
            self.button.show_action(view.action)
        self._arrange()
        self.update()

    def wear(self, look: Look) -> None:
        super().wear(look)
        self.button.wear(look)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        look = self.look
        width, height = self.button.natural_width(), max(look.grid.small_button, round(look.type_px("body") * 1.8))
        self.button.place(self.width() - width - look.space[2] - 2, (self.height() - height) / 2, width, height)

    def _pressed(self) -> None:
        self.asked.emit("call_in")

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = painter_for(self)
        rect = QRectF(self.rect())
        colours = look.mood(Mood.ADMITTED)
        framed(painter, rect, look.radius["card"], colours.soft, colours.fill, look.control_edge)
        if self.view is None:
            return
        icon = look.type_px("head")
        draw_icon(painter, "user-check", look.space[3] - 2, rect.center().y(), icon, colours.text)
        x = look.space[3] - 2 + icon + look.space[2]
        room = self.button.geometry().x() + look.halo - look.space[2] - x
        names = words.fit(self.view.names, look.font("body", bold=True), room, lines=1)
        text = words.fit(self.view.text, look.font("meta"), room, lines=1)
        top = rect.center().y() - (names.height(1.25) + text.height(1.3)) / 2
        words.draw(painter, QPointF(x, top), text, colours.text, 1.3)
        words.draw(painter, QPointF(x, top + text.height(1.3)), names, colours.text, 1.25)
