"""A card in the place of the verdict that somebody opened by key and closes with Esc."""

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import key_texts, texts
from ui import type as words
from ui.theme import Look
from ui.view import ActionView, DoorView
from ui.widgets.base import card, discard, painter_for
from ui.widgets.buttons import KeyButton
from ui.widgets.place import PlacePanel


class ChoicePanel(PlacePanel):
    """A head and a grid of buttons in two columns.

    Signals:
        asked: the name of the button that was pressed.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = ""
        self.buttons: list[KeyButton] = []

    def wear(self, look: Look) -> None:
        super().wear(look)
        for button in self.buttons:
            button.wear(look)
        self._arrange()

    def offer(self, head: str, actions: tuple[ActionView, ...], current: str = "") -> None:
        """Show these; the one named ``current`` bears a check."""
        self.head = head
        self.setAccessibleName(head)
        for button in self.buttons:
            discard(button)
        self.buttons = [KeyButton(action, "option", self) for action in actions]
        for button in self.buttons:
            button.setCheckable(button.action.name == current)
            button.setChecked(button.action.name == current)
            button.wear(self.look)
            button.clicked.connect(self._pressed)
            button.show()
        self._arrange()
        self.update()

    def take_focus(self) -> None:
        if self.buttons:
            self.buttons[0].setFocus()

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.asked.emit(button.action.name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _title(self) -> words.Fitted:
        return words.fit(self.head, self.look.font("title", bold=True), self.width() - 2 * self.look.space[4])

    def _arrange(self) -> None:
        look, pad, gap = self.look, self.look.space[4], self.look.grid.option_gap
        top = pad + self._title().height(1.3) + look.space[3]
        rows = max(1, (len(self.buttons) + 1) // 2)
        wanted = max(look.grid.tall_button, round(look.type_px("body") * 1.9))
        tall = min(wanted, (self.height() - top - pad - gap * (rows - 1)) / rows)
        width = (self.width() - 2 * pad - gap) / 2
        for number, button in enumerate(self.buttons):
            button.place(pad + (number % 2) * (width + gap), top + (number // 2) * (tall + gap), width, tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        card(painter, QRectF(self.rect()), self.look, "panel")
        self._draw_head(painter)

    def _draw_head(self, painter: QPainter) -> None:
        pad = self.look.space[4]
        words.draw(painter, QPointF(pad, pad), self._title(), self.look.colour("ink"), 1.3)


class KeysPanel(ChoicePanel):
    """Every key of the desk, and what it does; each can be pressed here too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.retranslate()

    def retranslate(self) -> None:
        self.offer(key_texts.keys_title(), key_texts.key_lines())


class DoorsPanel(ChoicePanel):
    """Which list this desk works: the programme's choice, or one that staff pin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doors: tuple[DoorView, ...] = ()

    def show_doors(self, doors: tuple[DoorView, ...]) -> None:
        self.doors = doors
        current = next((door.id for door in doors if door.current), "")
        actions = [
            ActionView(door.id, str(number) if number < 10 else "", door.name) for number, door in enumerate(doors, 1)
        ]
        self.offer(texts.doors_title(), (*actions, key_texts.back()), current)

    def retranslate(self) -> None:
        self.show_doors(self.doors)


class ReprintPanel(ChoicePanel):
    """Why a badge is printed again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ""

    def show_guest(self, name: str) -> None:
        """Whose badge it would be."""
        self.name = name
        actions = [ActionView(one, str(key), words) for key, (one, words) in enumerate(texts.reprint_reasons(), 1)]
        self.offer(texts.reprint_title(name), (*actions, key_texts.back()))

    def retranslate(self) -> None:
        self.show_guest(self.name)
