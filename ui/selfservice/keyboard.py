"""The keyboard on the glass: digits always, letters, and signs where an address is typed."""

from typing import Literal

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QWidget

from ui import type as words
from ui.selfservice import texts
from ui.selfservice.frame import BODY, KEY, Frame
from ui.selfservice.parts import Touch

Layout = Literal["letters", "mail", "digits", "number", "text", "narrow letters", "narrow mail", "narrow text"]

CLEAR, ERASE, SPACE = "clear", "erase", "space"

_LETTERS: list[list[str]] = [
    [*"1234567890"],
    [*"QWERTYUIOP"],
    [*"ASDFGHJKL"],
    [CLEAR, *"ZXCVBNM", ERASE],
]
_NARROW: list[list[str]] = [
    [*"12345"],
    [*"67890"],
    [*"ABCDEFG"],
    [*"HIJKLMN"],
    [*"OPQRSTU"],
    [CLEAR, *"VWXYZ", ERASE],
]
"""Small upright screens are not ten keys of 20 mm wide."""
_PAD: list[list[str]] = [[*"123"], [*"456"], [*"789"], [CLEAR, "0", ERASE]]
LAYOUTS: dict[Layout, list[list[str]]] = {
    "letters": _LETTERS,
    "mail": [*_LETTERS, ["@", ".", "-", "_", "+"]],
    "text": [*_LETTERS, ["-", "'", SPACE, ".", "·"]],
    "digits": _PAD,
    "number": [*_PAD, ["-", ".", "+"]],
    "narrow letters": _NARROW,
    "narrow mail": [*_NARROW, ["@", ".", "-", "_", "+"]],
    "narrow text": [*_NARROW, ["-", "'", SPACE, ".", "·"]],
}
NARROW_MM = 245.0
WIDE = {CLEAR: 1.5, ERASE: 1.5, SPACE: 3.0}
"""Among letters; on the pad of digits all keys are the same."""
_FOR_NARROW: dict[Layout, Layout] = {
    "letters": "narrow letters",
    "mail": "narrow mail",
    "text": "narrow text",
}


class Keyboard(QWidget):
    """Keys of one layout at a time.

    Signals:
        typed: one character.
        erased: the last one goes.
        cleared: all of them go.
    """

    typed = Signal(str)
    erased = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout: Layout = "letters"
        self._shown = False
        self._keys: dict[Layout, list[list[Touch]]] = {}
        for layout, rows in LAYOUTS.items():
            self._keys[layout] = [[self._key(name) for name in row] for row in rows]
        self.use("letters")

    def _key(self, name: str) -> Touch:
        key = Touch(self, "" if name == ERASE else name, "delete" if name == ERASE else "", "key")
        key.px = BODY if name in (CLEAR, SPACE) else 46
        key.setObjectName(name)
        if name == ERASE:
            key.setAccessibleName(texts.back())
        key.hide()
        key.clicked.connect(self._pressed)
        return key

    def _pressed(self) -> None:
        key = self.sender()
        name = key.objectName()
        if name == CLEAR:
            self.cleared.emit()
        elif name == ERASE:
            self.erased.emit()
        elif name:
            self.typed.emit(" " if name == SPACE else name)

    def use(self, layout: Layout, frame: Frame | None = None) -> None:
        """The keys that are wanted now; on a narrow ``frame`` those that stay wide enough."""
        if frame is not None and frame.width * frame.mm < NARROW_MM:
            layout = _FOR_NARROW.get(layout, layout)
        if layout == self._layout and self._shown:
            return
        self._layout, self._shown = layout, True
        for one, rows in self._keys.items():
            for row in rows:
                for key in row:
                    key.setVisible(one == layout)

    @property
    def rows(self) -> int:
        return len(LAYOUTS[self._layout])

    @staticmethod
    def _word(key: Touch, width: float) -> None:
        """A word where it fits the key, else a sign."""
        word = texts.clear() if key.objectName() == CLEAR else texts.space()
        fits = words.width_of(word, key.look.font_px(key.px, bold=True)) <= width - 28
        key.icon_name = "" if fits or key.objectName() == SPACE else "x"
        key.say(word if fits else "")
        key.setAccessibleName(word)

    def natural_height(self, frame: Frame, room: float) -> float:
        """Units for all rows; keys as high as ``room`` lets them be, never under a target."""
        gap = self._gap(frame)
        key = (room - (self.rows - 1) * gap) / self.rows
        key = min(max(key, frame.target), KEY)
        return self.rows * key + (self.rows - 1) * gap

    @staticmethod
    def _gap(frame: Frame) -> float:
        return max(14.0 if frame.height > 900 else 0.0, 3.0 / frame.mm)

    def put(self, frame: Frame, rect: QRectF) -> None:
        """Fill ``rect``; the widget itself covers the whole parent, so that focus rings have room."""
        rows, gap = self._keys[self._layout], self._gap(frame)
        unit = frame.unit
        self.setGeometry(
            round((rect.x() - 12) * unit),
            round((rect.y() - 12) * unit),
            round((rect.width() + 24) * unit),
            round((rect.height() + 24) * unit),
        )
        high = (rect.height() - (len(rows) - 1) * gap) / len(rows)
        wide = {} if self._layout in ("digits", "number") or self._layout in _FOR_NARROW.values() else WIDE
        longest = max(sum(wide.get(key.objectName(), 1.0) for key in row) for row in rows)
        most = max(len(row) for row in rows)
        one = (rect.width() - (most - 1) * gap) / longest
        y = 12.0
        for row in rows:
            weights = [wide.get(key.objectName(), 1.0) for key in row]
            used = sum(weights) * one + (len(row) - 1) * gap
            x = 12.0 + (rect.width() - used) / 2
            for key, weight in zip(row, weights, strict=True):
                if key.objectName() in (CLEAR, SPACE):
                    self._word(key, weight * one)
                key.put(frame, QRectF(x, y, weight * one, high))
                x += weight * one + gap
            y += high + gap
