"""A help ticket as the help desk opens it: what was recorded, and what can be done now."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import type as words
from ui.front.views import StoryView
from ui.widgets.base import painter_for, rule
from ui.widgets.buttons import KeyButton
from ui.widgets.inset import DecisionInset


class StoryInset(DecisionInset):
    """The guest's story, the newest last, and the actions of the help desk.

    Signals:
        chosen_action: the name of the action that was pressed.
    """

    chosen_action = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = StoryView("", "", "", (), ())

    def show_story(self, view: StoryView) -> None:
        self.view = view
        self.ask(view.head, view.hint, view.corner, ())
        told = (f"{line.time} {line.text}" for line in view.lines)
        self.setAccessibleName(" · ".join((view.head, view.hint, view.corner, *told)))
        self.set_foot(view.actions)
        for button in self.foot:
            button.clicked.connect(self._pressed)

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.chosen_action.emit(button.action.name)

    def _body(self) -> QRectF:
        """Between the head and the foot."""
        across, down = self._pads()
        foot = max(self.look.grid.tall_button, round(self.look.type_px("body") * 1.9))
        top = self._head_layout()[2]
        return QRectF(across, top, self.width() - 2 * across, self.height() - down - foot - self.look.space[2] - top)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look, body = self.look, self._body()
        painter = painter_for(self)
        tall = look.type_px("body") * 1.75
        shown = self.view.lines[-max(1, int(body.height() // tall)) :] if body.height() >= tall else ()
        width = words.width_of("00:00", look.font("meta")) + look.space[3]
        for place, line in enumerate(shown):
            row = QRectF(body.x(), body.y() + place * tall, body.width(), tall)
            rule(painter, row.x(), row.right(), row.y(), look)
            time = words.Fitted(look.font("meta"), (line.time,))
            words.draw_in(painter, row, time, look.colour("ink3"))
            row.setLeft(row.x() + width)
            text = words.fit(line.text, look.font("body", bold=line.strong), row.width(), lines=1)
            words.draw_in(painter, row, text, look.colour("ink" if line.strong else "ink2"))
