"""A list in the place of the verdict: open help tickets, the standby line."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui import type as words
from ui.front.views import RowsView, RowView
from ui.theme import Look
from ui.view import Mood
from ui.widgets.base import card, discard, outline, painter_for, rule
from ui.widgets.buttons import KeyButton
from ui.widgets.place import PlacePanel

LEAD_EM = 3.2
"""Width of the number's column, in ems of its size."""


class RowsPanel(PlacePanel):
    """Rows with a number, a name and why; the foot says what can be done with the chosen one.

    Signals:
        asked: the name of an action, and the id of the row it is about ("" = there is none).
    """

    asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = RowsView("", (), "", ())
        self.current = self.first = 0
        self.foot: list[KeyButton] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_rows(self, view: RowsView) -> None:
        """Show these; the row that was chosen stays chosen while it is there."""
        chosen = self.chosen()
        self.view = view
        self.current = next((number for number, row in enumerate(view.rows) if row.id == chosen), 0)
        told = (f"{row.lead} {row.name} {row.note} {row.time}" for row in view.rows)
        self.setAccessibleName(" · ".join((view.head, *(told if view.rows else (view.empty,)))))
        for button in self.foot:
            discard(button)
        self.foot = [KeyButton(action, "primary" if action.primary else "outline", self) for action in view.actions]
        for button in self.foot:
            button.setEnabled(bool(view.rows) or button.action.key == "Esc")
            button.clicked.connect(self._pressed)
            button.wear(self.look)
            button.show()
        self._arrange()
        self._keep_in_view()

    def chosen(self) -> str:
        return self.view.rows[self.current].id if self.current < len(self.view.rows) else ""

    def wear(self, look: Look) -> None:
        super().wear(look)
        for button in self.foot:
            button.wear(look)
        self._arrange()

    def take_focus(self) -> None:
        self.setFocus()

    def step(self, by: int) -> None:
        self.current = max(0, min(self.current + by, len(self.view.rows) - 1))
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        fitting = self._fitting()
        self.first = min(max(self.first, self.current - fitting + 1), self.current)
        self.first = max(0, min(self.first, len(self.view.rows) - fitting))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.step(-1 if event.angleDelta().y() > 0 else 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = int((event.position().y() - self._top()) // self._row()) + self.first
        if event.position().y() >= self._top() and self.first <= number < min(
            len(self.view.rows), self.first + self._fitting()
        ):
            self.current = number
            self.update()

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.asked.emit(button.action.name, self.chosen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        self._keep_in_view()

    def _pad(self) -> int:
        return self.look.space[4]

    def _head(self) -> tuple[words.Fitted, words.Fitted]:
        room = self.width() - 2 * self._pad()
        head = words.fit(self.view.head, self.look.font("title", bold=True), room)
        return head, words.fit(self.view.hint, self.look.font("label"), room)

    def _top(self) -> float:
        head, hint = self._head()
        return self._pad() + head.height(1.3) + (hint.height(1.4) if self.view.hint else 0) + self.look.space[2]

    def _row(self) -> float:
        return float(self.look.length(self.look.grid.found_row - 8))

    def _foot_height(self) -> int:
        return max(self.look.grid.tall_button, round(self.look.type_px("body") * 1.9))

    def _fitting(self) -> int:
        room = self.height() - self._top() - self._pad() - self._foot_height() - self.look.space[3]
        return max(1, int(room // self._row()))

    def _arrange(self) -> None:
        height = self._foot_height()
        y = self.height() - self._pad() - height
        x = float(self._pad())
        room = self.width() - 2 * self._pad()
        wanted = sum(button.natural_width() for button in self.foot) + self.look.space[2] * (len(self.foot) - 1)
        share = min(1.0, room / wanted) if wanted else 1.0
        for number, button in enumerate(self.foot):
            width = button.natural_width() * share
            if number == len(self.foot) - 1 and number > 0:
                x = self.width() - self._pad() - width
            button.place(x, y, width, height)
            x += width + self.look.space[2] * share

    def paintEvent(self, event: QPaintEvent) -> None:
        look, pad = self.look, self._pad()
        painter = painter_for(self)
        card(painter, QRectF(self.rect()), look, "panel")
        head, hint = self._head()
        words.draw(painter, QPointF(pad, pad), head, look.colour("ink"), 1.3)
        if self.view.hint:
            words.draw(painter, QPointF(pad, pad + head.height(1.3)), hint, look.colour("ink2"), 1.4)
        if not self.view.rows:
            room = QRectF(pad, self._top(), self.width() - 2 * pad, self._row())
            empty = words.fit(self.view.empty, look.font("body"), room.width())
            words.draw_in(painter, room, empty, look.colour("ink2"))
        shown = self.view.rows[self.first : self.first + self._fitting()]
        for place, row in enumerate(shown):
            rect = QRectF(1, self._top() + place * self._row(), self.width() - 2, self._row())
            self._draw_row(painter, row, rect, chosen=place + self.first == self.current)

    def _draw_row(self, painter: QPainter, row: RowView, rect: QRectF, *, chosen: bool) -> None:
        look, pad = self.look, self._pad()
        if chosen:
            painter.fillRect(rect, look.colour("sunken"))
            painter.fillRect(QRectF(rect.x(), rect.y(), 5, rect.height()), look.colour("ink"))
            if self.hasFocus():
                ring = rect.adjusted(8, 3, -4, -3)
                outline(painter, ring, look.radius["chip"], look.colour("focus"), look.focus_width)
        rule(painter, rect.x(), rect.right(), rect.bottom(), look)
        inner = rect.adjusted(pad - 1, 0, -pad + 1, 0)
        lead = words.fit(row.lead, look.font("number", bold=True), look.type_px("number") * LEAD_EM, lines=1)
        colour = look.mood(row.mood).text if row.mood else look.colour("ink")
        words.draw_in(painter, inner, lead, colour)
        inner.setLeft(inner.x() + look.type_px("number") * LEAD_EM)
        time = words.Fitted(look.font("meta"), (row.time,))
        words.draw_in(painter, inner, time, look.colour("ink3"), Qt.AlignmentFlag.AlignRight)
        inner.setRight(inner.right() - time.width() - look.space[3])
        note = words.fit(row.note, look.font("label", bold=row.mood is not None), inner.width() * 0.42)
        note_colour = look.mood(row.mood).text if row.mood is Mood.CAUTION else look.colour("ink2")
        words.draw_in(painter, inner, note, note_colour, Qt.AlignmentFlag.AlignRight, 1.3)
        inner.setRight(inner.right() - note.width() - look.space[3])
        name = words.fit(row.name, look.font("head", bold=True), inner.width())
        detail = words.fit(row.detail, look.font("label"), inner.width(), lines=1)
        top = rect.center().y() - (name.height(1.2) + (detail.height(1.3) if row.detail else 0)) / 2
        words.draw(painter, QPointF(inner.x(), top), name, look.colour("ink"), 1.2)
        if row.detail:
            words.draw(painter, QPointF(inner.x(), top + name.height(1.2)), detail, look.colour("ink2"), 1.3)
