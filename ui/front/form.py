"""Put a guest's name right, in the verdict it belongs to: both scripts, organisation, title."""

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import type as words
from ui.front.views import FormView
from ui.theme import Look
from ui.view import ActionView
from ui.widgets.base import painter_for
from ui.widgets.inset import DecisionInset

COLUMNS = 2
LINE_EM = 1.5
"""A line lower than this cuts its letters."""


class FormInset(DecisionInset):
    """Four lines to type in.

    Signals:
        saved: field id -> text, all of them.
        put_off: nothing is changed.
    """

    saved = Signal(object)
    put_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        nothing = ActionView("", "", "")
        self.view = FormView("", "", (), nothing, nothing)
        self.lines: list[QLineEdit] = []

    def show_form(self, view: FormView) -> None:
        self.view = view
        self.ask(view.head, view.hint, "", ())
        while len(self.lines) < len(view.fields):
            line = QLineEdit(self)
            line.setProperty("field", "boxed")
            line.returnPressed.connect(self.save)
            self.lines.append(line)
        for line, field in zip(self.lines, view.fields, strict=True):
            line.setText(field.value)
            line.setCursorPosition(len(field.value))
            line.setAccessibleName(field.label)
            line.setFont(self.look.font("head"))
            line.show()
        self.set_foot((view.save, view.back))
        self.foot[0].clicked.connect(self.save)
        self.foot[1].clicked.connect(self.put_off)
        self._arrange()

    def take_focus(self) -> None:
        if self.lines:
            self.lines[0].setFocus()
            self.lines[0].selectAll()

    def fields(self) -> tuple[QLineEdit, ...]:
        return tuple(self.lines)

    def save(self) -> None:
        self.saved.emit(
            {field.id: line.text().strip() for field, line in zip(self.view.fields, self.lines, strict=True)}
        )

    def wear(self, look: Look) -> None:
        super().wear(look)
        for line in self.lines:
            line.setFont(look.font("head"))
        self._arrange()

    def _cell(self, number: int) -> tuple[float, float, float, float]:
        """Left, top and width of a field with its label, and the height of the line."""
        look, gap = self.look, self.look.grid.option_gap
        across, down = self._pads()
        top = self._head_layout()[2]
        foot = self.height() - down - max(look.grid.tall_button, round(look.type_px("body") * 1.9))
        rows = max(1, (len(self.view.fields) + COLUMNS - 1) // COLUMNS)
        room = (foot - gap - top - gap * (rows - 1)) / rows
        label = look.type_px("meta") * 1.5
        tall = min(max(look.grid.button, look.type_px("head") * 1.7), room - label)
        width = (self.width() - 2 * across - gap * (COLUMNS - 1)) / COLUMNS
        x = across + (number % COLUMNS) * (width + gap)
        return x, top + (number // COLUMNS) * (label + tall + gap), width, tall

    def _arrange(self) -> None:
        self.hint = self.view.hint
        if self.view.fields and self._cell(0)[3] < self.look.type_px("head") * LINE_EM:
            self.hint = ""  # the lines need its place
        super()._arrange()
        label = self.look.type_px("meta") * 1.5
        for number, line in enumerate(self.lines):
            x, y, width, tall = self._cell(number)
            line.setGeometry(round(x), round(y + label), round(width), round(tall))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = painter_for(self)
        for number, field in enumerate(self.view.fields):
            x, y, width, _ = self._cell(number)
            label = words.fit(field.label, self.look.font("meta"), width, lines=1)
            words.draw(painter, QPointF(x, y), label, self.look.colour("ink2"), 1.3)
