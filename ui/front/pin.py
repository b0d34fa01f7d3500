"""A PIN, asked for in the place of the verdict; scanning goes on, and the next scan takes its place."""

import re

from PySide6.QtCore import QPointF, QRectF, QRegularExpression, Signal
from PySide6.QtGui import QPaintEvent, QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import type as words
from ui.front import texts
from ui.front.views import PinView
from ui.icons import draw_icon
from ui.theme import Look
from ui.view import Mood
from ui.widgets.base import card, painter_for
from ui.widgets.buttons import KeyButton
from ui.widgets.place import PlacePanel

DIGITS = re.compile(r"[0-9]{1,12}")


class PinPanel(PlacePanel):
    """One field that shows no digit.

    Signals:
        entered: the PIN.
        closed: nobody wants to give one.
    """

    entered = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PinView("", "")
        self.field = QLineEdit(self)
        self.field.setProperty("field", "boxed")
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,12}"), self.field))
        self.field.returnPressed.connect(self._enter)
        self.buttons = [
            KeyButton(texts.unlock(), "primary", self),
            KeyButton(texts.back(), "outline", self),
        ]
        self.buttons[0].clicked.connect(self._enter)
        self.buttons[1].clicked.connect(self.closed)

    def ask(self, view: PinView) -> None:
        """Ask anew; what was typed is gone."""
        self.view = view
        self.field.clear()
        self.field.setAccessibleName(" · ".join(part for part in (view.head, view.why, view.trouble) if part))
        self.setAccessibleName(self.field.accessibleName())
        self.update()

    def retranslate(self) -> None:
        self.buttons[0].show_action(texts.unlock())
        self.buttons[1].show_action(texts.back())

    def wear(self, look: Look) -> None:
        super().wear(look)
        self.field.setFont(look.font("field", bold=True))
        for button in self.buttons:
            button.wear(look)
        self._arrange()

    def fields(self) -> tuple[QLineEdit, ...]:
        return (self.field,)

    def take_focus(self) -> None:
        self.field.setFocus()

    def drop_scanned(self, code: str) -> bool:
        """Digits typed quickly and ended with Enter look like a scan: a PIN never goes into the journal as one."""
        if not DIGITS.fullmatch(code):
            return super().drop_scanned(code)
        self.field.setText(code)
        self._enter()
        return True

    def _enter(self) -> None:
        pin = self.field.text()
        self.field.clear()
        if pin:
            self.entered.emit(pin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _layout(self) -> tuple[words.Fitted, words.Fitted, words.Fitted, float, float]:
        """Head, why, trouble, the left edge, and where the field begins."""
        look, pad = self.look, self.look.space[5]
        icon = look.type_px("title") * 1.6
        left = pad + icon + look.space[3]
        room = self.width() - left - pad
        head = words.fit(self.view.head, look.font("title", bold=True), room)
        why = words.fit(self.view.why, look.font("body"), room)
        trouble = words.fit(self.view.trouble, look.font("body", bold=True), room)
        return head, why, trouble, left, pad + head.height(1.3) + why.height(1.4) + look.space[4]

    def _arrange(self) -> None:
        look = self.look
        _, _, _, left, top = self._layout()
        height = max(look.grid.field - 8, round(look.type_px("field") * 1.8))
        width = min(self.width() - left - look.space[5], look.type_px("field") * 13)
        self.field.setGeometry(round(left), round(top), round(width), height)
        tall = max(look.grid.tall_button, round(look.type_px("body") * 1.9))
        y = self.height() - look.space[4] - tall
        x = left
        for button in self.buttons:
            wide = button.natural_width()
            button.place(x, y, wide, tall)
            x += wide + look.space[2]

    def paintEvent(self, event: QPaintEvent) -> None:
        look, pad = self.look, self.look.space[5]
        painter = painter_for(self)
        card(painter, QRectF(self.rect()), look, "panel")
        head, why, trouble, left, _ = self._layout()
        icon = look.type_px("title") * 1.6
        draw_icon(painter, "lock", pad, pad + head.px * 0.65, icon, look.colour("ink"))
        words.draw(painter, QPointF(left, pad), head, look.colour("ink"), 1.3)
        words.draw(painter, QPointF(left, pad + head.height(1.3)), why, look.colour("ink2"), 1.4)
        if self.view.trouble:
            y = self.field.geometry().bottom() + look.space[3]
            words.draw(painter, QPointF(left, y), trouble, look.mood(Mood.CAUTION).text, 1.4)
