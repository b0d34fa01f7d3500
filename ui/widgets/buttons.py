"""Buttons that carry their key: a cap, an icon, a word."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import type as words
from ui.icons import draw_icon
from ui.theme import Look
from ui.view import ActionView
from ui.widgets.base import Pressable, framed, painter_for

Kind = Literal["primary", "outline", "small", "flat", "option"]

CAPS = {"Enter": "↵", "Up": "↑", "Down": "↓"}
"""Keys whose cap bears a sign."""


def cap_width(text: str, look: Look) -> float:
    font = look.font("meta", bold=True)
    return max(look.type_px("meta") * 2.3, words.width_of(CAPS.get(text, text), font) + 2 * look.space[1] - 2)


def draw_cap(painter: QPainter, x: float, middle: float, text: str, look: Look, ink: QColor | None = None) -> float:
    """Draw a key cap with its left edge at ``x``; its width.  ``ink`` = outlined in that colour."""
    width, height = cap_width(text, look), look.type_px("meta") * 1.86
    rect = QRectF(x, round(middle - height / 2), width, height)
    ground = QColor(Qt.GlobalColor.transparent) if ink else look.colour("sunken")
    framed(painter, rect, look.type_px("meta") * 0.43, ground, ink or look.colour("line"), 1)
    shown = words.Fitted(look.font("meta", bold=True), (CAPS.get(text, text),))
    words.draw_in(painter, rect, shown, ink or look.colour("ink2"), Qt.AlignmentFlag.AlignHCenter)
    return width


class KeyButton(Pressable):
    """An action with the key that triggers it.

    ``primary`` is filled (one on a screen), ``outline`` has the edge of a
    control, ``small`` is one of those in a narrow card, ``flat`` stands in the
    action bar, ``option`` is an answer that can be chosen.  Unavailable: quiet,
    in its place.
    """

    def __init__(self, action: ActionView, kind: Kind = "outline", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind: Kind = kind
        self.action = action
        self.show_action(action)

    def show_action(self, action: ActionView) -> None:
        self.action = action
        self.setText(action.text)
        self.setAccessibleName(action.text)
        self.setAccessibleDescription(action.key)
        self.updateGeometry()
        self.update()

    def become(self, kind: Kind) -> None:
        self.kind = kind
        self.update()

    def natural_width(self) -> int:
        """Width of the visible button that holds its word in full."""
        look = self.look
        parts = [words.width_of(self.text(), self.font_of_word())]
        if self.action.key:
            parts.append(cap_width(self.action.key, look))
        if self.action.icon:
            parts.append(self._icon_px())
        return round(sum(parts) + self._gap() * (len(parts) - 1) + 2 * self._pad() + 1)

    def sizeHint(self) -> QSize:
        halo = self.look.halo
        return QSize(self.natural_width() + 2 * halo, self.look.grid.button + 2 * halo)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, body = self.look, self.body()
        painter = painter_for(self)
        ink = self._draw_ground(painter, body)
        self.draw_focus(painter, look.radius["control"])
        x = body.x() + self._pad()
        if self.kind == "primary":
            x = body.x() + max(self._pad(), (body.width() - self.natural_width()) / 2 + self._pad())
        middle = body.center().y()
        if self.action.key:
            cap_ink = ink if self.kind == "primary" else None
            x += draw_cap(painter, x, middle, self.action.key, look, cap_ink) + self._gap()
        if self.action.icon:
            draw_icon(painter, self.action.icon, x, middle, self._icon_px(), ink)
            x += self._icon_px() + self._gap()
        right = body.right() - self._pad() / 2
        if self.kind == "option" and self.isChecked():
            px = look.type_px("head")
            right = body.right() - self._pad() - px
            draw_icon(painter, "check", right, middle, px, look.colour("ink"))
            right -= self._gap()
        fitted = words.fit(self.text(), self.font_of_word(), right - x, height=body.height() - 4)
        words.draw_in(painter, QRectF(x, body.y(), right - x, body.height()), fitted, ink)

    def _draw_ground(self, painter: QPainter, body: QRectF) -> QColor:
        """Draw the button without its contents; the colour of those."""
        look = self.look
        radius, edge = look.radius["control"], look.control_edge
        if self.kind == "primary" and not self.isEnabled():
            framed(painter, body, radius, look.colour("sunken"), look.colour("line"), edge)
            return look.colour("ink3")
        if self.kind == "primary":
            framed(painter, body, radius, look.colour("action"), look.colour("action"), edge)
            return look.colour("on_action")
        if self.kind == "flat":
            if self.isDown() or self.isChecked():
                rim = look.colour("ink" if self.isChecked() else "sunken")
                framed(painter, body, radius, look.colour("sunken"), rim, edge)
        elif self.kind == "option" and self.isChecked():
            framed(painter, body, radius, look.colour("sunken"), look.colour("ink"), edge)
        else:
            ground = look.colour("sunken" if self.isDown() else "surface")
            rim = look.colour("control" if self.isEnabled() else "line")
            framed(painter, body, radius, ground, rim, edge)
        return look.colour("ink" if self.isEnabled() else "ink3")

    def font_of_word(self) -> QFont:
        """The font of the word; regular where it is unavailable."""
        step = {"flat": "row", "small": "label"}.get(self.kind, "body")
        return self.look.font(step, bold=self.isEnabled() or self.kind == "primary")

    def _pad(self) -> int:
        return {"flat": self.look.space[2] + 2, "small": self.look.space[2]}.get(self.kind, self.look.space[3] + 2)

    def _gap(self) -> int:
        return self.look.space[1] + 2

    def _icon_px(self) -> int:
        return round(self.look.type_px("body") * 1.25)
