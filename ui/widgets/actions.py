"""The keys at the bottom: real keys, because hand scanners type letters and digits."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import key_texts
from ui.theme import Look
from ui.widgets.base import Painted, painter_for, rule
from ui.widgets.buttons import KeyButton


class ActionBar(Painted):
    """Find, reprint, and the other things one key away; keys at the right end.

    Signals:
        asked: the name of the action that was pressed.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_handed = False
        self.buttons = [KeyButton(action, "flat", self) for action in key_texts.action_bar()]
        self.recent = KeyButton(key_texts.recent_key(), "flat", self)
        self.recent.hide()
        for button in (*self.buttons, self.recent):
            button.clicked.connect(self._pressed)
        self.buttons[0].become("primary")

    def wear(self, look: Look) -> None:
        super().wear(look)
        for button in (*self.buttons, self.recent):
            button.wear(look)
        self._arrange()

    def retranslate(self) -> None:
        for button, action in zip(self.buttons, key_texts.action_bar(), strict=True):
            button.show_action(action)
        self.recent.show_action(key_texts.recent_key())
        self.setAccessibleName(key_texts.keys_title())
        self._arrange()

    def allow(self, names: frozenset[str]) -> None:
        """Make only these actions available; the others stay in their places, quiet."""
        for button in (*self.buttons, self.recent):
            button.setEnabled(button.action.name in names)
        self._arrange()

    def mark(self, name: str, *, on: bool) -> None:
        """Show that an action holds until it is pressed again."""
        for button in self.buttons:
            if button.action.name == name:
                button.setCheckable(on)
                button.setChecked(on)
                button.update()

    def lead(self, *, leading: bool) -> None:
        """Whether the first key is the screen's primary one; an inset or card may own that."""
        self.buttons[0].become("primary" if leading else "outline")

    def mirror(self, *, left_handed: bool) -> None:
        """The first key stands at the right end, under the left hand's verdict."""
        self._left_handed = left_handed
        self._arrange()

    def offer_recent(self, *, offered: bool) -> None:
        self.recent.setVisible(offered)
        self._arrange()

    def height_for(self, look: Look, width: int) -> int:
        """Height of the bar at this width: a second row where large text needs it."""
        return look.grid.actions + (len(self._rows(look, width)) - 1) * (_button_height(look) + look.space[1])

    def _rows(self, look: Look, width: int) -> list[list[KeyButton]]:
        room = width - 2 * look.grid.margin_x
        rows: list[list[KeyButton]] = [[]]
        left = float(room)
        for button in self._shown():
            button.look = look
            needed = button.natural_width() + look.space[1] + 2
            if needed > left + look.space[1] + 2 and rows[-1]:
                rows.append([])
                left = room
            rows[-1].append(button)
            left -= needed
        return rows

    def _shown(self) -> list[KeyButton]:
        recent = [] if self.recent.isHidden() else [self.recent]
        return [*self.buttons[:-1], *recent, self.buttons[-1]]

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        look, height = self.look, _button_height(self.look)
        rows = self._rows(look, self.width())
        block = len(rows) * height + (len(rows) - 1) * look.space[1]
        y = (self.height() + look.card_edge - block) / 2
        for row in rows:
            x = float(look.grid.margin_x)
            for button in row:
                width = button.natural_width()
                if button is self.buttons[-1]:
                    x = self.width() - look.grid.margin_x - width
                button.place(self.width() - x - width if self._left_handed else x, y, width, height)
                x += width + look.space[1] + 2
            y += height + look.space[1]

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.asked.emit(button.action.name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        painter.fillRect(QRectF(self.rect()), self.look.colour("surface"))
        rule(painter, 0, self.width(), 0, self.look)


def _button_height(look: Look) -> int:
    return max(look.grid.button, round(look.type_px("body") * 1.7))
