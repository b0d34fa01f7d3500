"""What the pages are made of: text, a state with its shape, a field, a choice."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui import type as words_
from ui.theme import Look
from ui.view import ActionView, Mood
from ui.widgets.base import Painted, discard, painter_for
from ui.widgets.buttons import KeyButton
from ui.widgets.shapes import draw_mood


class Words(QLabel):
    """Text that breaks into lines."""

    def __init__(self, step: str, *, bold: bool = False, role: str = "ink2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step, self._bold, self._role = step, bold, role
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)

    def wear(self, look: Look) -> None:
        self.setFont(look.font(self._step, bold=self._bold))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, look.colour(self._role))
        self.setPalette(palette)
        # Level with the visible edges of buttons, which keep room for their focus rings.
        self.setContentsMargins(look.halo, 0, look.halo, 0)


class StateLine(Painted):
    """How something is: the shape of a mood and one line, which may break."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mood: Mood | None = None
        self.text = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def say(self, text: str, mood: Mood | None = None) -> None:
        self.text, self.mood = text, mood
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def _shape_px(self) -> int:
        return round(self.look.type_px("body") * 1.4)

    def _fitted(self, width: float) -> words_.Fitted:
        room = max(40.0, width - 2 * self.look.halo - self._shape_px() - self.look.space[2])
        return words_.fit(self.text, self.look.font("body"), room, lines=4, floor=1.0)

    def heightForWidth(self, width: int) -> int:
        return round(max(self._shape_px(), self._fitted(width).height(1.4))) + self.look.space[1]

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 400)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self.look, self._shape_px()
        painter = painter_for(self)
        if self.mood is not None:
            colours = look.mood(self.mood)
            draw_mood(painter, self.mood, QRectF(look.halo, 2, px, px), colours.fill, colours.on, small=True)
        fitted = self._fitted(self.width())
        x = look.halo + (px + look.space[2] if self.mood is not None else 0)
        rect = QRectF(x, 0, self.width() - x, max(px + 4.0, fitted.height(1.4)))
        words_.draw_in(painter, rect, fitted, look.colour("ink"), leading=1.4)


class Field(QWidget):
    """A line to type, under its label."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Words("label", role="ink3", parent=self)
        self.line = QLineEdit(self)
        self.line.setProperty("field", "boxed")
        self.line.textChanged.connect(self.changed)
        self.label.setBuddy(self.line)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.label)
        self._column.addWidget(self.line)

    def name(self, label: str) -> None:
        self.label.say(label)
        self.line.setAccessibleName(label)

    def wear(self, look: Look) -> None:
        self.label.wear(look)
        self.label.setContentsMargins(0, 0, 0, 0)
        self._column.setContentsMargins(look.halo, 0, look.halo, 0)
        self._column.setSpacing(look.space[1])
        self.line.setFont(look.font("head"))
        self.line.setMinimumHeight(look.length(look.grid.button))


class Choice(QWidget):
    """Buttons of which one is chosen.

    Signals:
        chosen: the name of the one that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look: Look | None = None
        self.buttons: list[KeyButton] = []
        self.current = ""
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)

    def offer(self, head: str, actions: tuple[ActionView, ...], current: str) -> None:
        """These, under the spoken name ``head``; ``current`` bears a check."""
        self.setAccessibleName(head)
        had_focus = any(button.hasFocus() for button in self.buttons)
        for button in self.buttons:
            self._grid.removeWidget(button)
            discard(button)
        self.current = current
        self.buttons = [KeyButton(action, "option", self) for action in actions]
        for button in self.buttons:
            button.setCheckable(True)
            button.setChecked(button.action.name == current)
            button.clicked.connect(self._pressed)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            if self.look is not None:
                _wear(button, self.look)
        self._lay_out()
        if had_focus:
            next((one for one in self.buttons if one.isChecked()), self.buttons[0]).setFocus()

    def take_focus(self) -> None:
        """The keyboard goes to what is chosen: Enter then goes on."""
        next((one for one in self.buttons if one.isChecked()), self.buttons[0]).setFocus()

    def wear(self, look: Look) -> None:
        self.look = look
        for button in self.buttons:
            _wear(button, look)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        """As many columns as hold every word in full."""
        widest = max((button.sizeHint().width() for button in self.buttons), default=1)
        columns = max(1, min(self._columns, self.width() // widest))
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for number, button in enumerate(self.buttons):
            self._grid.addWidget(button, number // columns, number % columns)

    def _pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, KeyButton):
            self.current = pressed.action.name
            for button in self.buttons:
                button.setChecked(button.action.name == self.current)
            self.chosen.emit(self.current)


class Buttons(QWidget):
    """Buttons beside each other, as wide as their words."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[KeyButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)

    def offer(self, actions: tuple[ActionView, ...]) -> None:
        if [one.action.name for one in self.buttons] == [one.name for one in actions]:
            for button, action in zip(self.buttons, actions, strict=True):
                button.show_action(action)
            return
        for action in actions:
            button = KeyButton(action, "outline", self)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._pressed)
            self.buttons.append(button)
        self._lay_out()

    def wear(self, look: Look) -> None:
        for button in self.buttons:
            _wear(button, look)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        """Beside each other, or below where the words are too large for that."""
        hints = [button.sizeHint().width() for button in self.buttons]
        columns = len(hints) if sum(hints) <= self.width() else 1
        for column in range(len(hints) + 1):
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(columns, 1)
        for number, button in enumerate(self.buttons):
            button.setMaximumWidth(hints[number])
            self._grid.setColumnMinimumWidth(number, hints[number] if columns > 1 else 0)
            self._grid.addWidget(button, number // columns, number % columns)
        if columns == 1:
            self._grid.setColumnMinimumWidth(0, min(self.width(), max(hints, default=0)))

    def _pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, KeyButton):
            self.asked.emit(pressed.action.name)


def _wear(button: KeyButton, look: Look) -> None:
    button.wear(look)
    button.setFixedHeight(look.length(look.grid.button) + 2 * look.halo)
