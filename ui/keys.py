"""Hears every key of the window: hand scanners type letters, the desk's own keys are function keys."""

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

DIGIT_PAUSE_MS = 80
"""A digit is a key only when nothing follows it this soon: a scanner types faster."""


class Typist(Protocol):
    """Tells a hand scanner from a person by the pace of the keys."""

    def key(self, char: str, at_s: float) -> str | None:
        """One typed character ("\\n" = Enter); the whole code when this one ended it."""
        ...


class Keyed(Protocol):
    """The screen whose keys are pressed."""

    def press(self, key: str) -> bool: ...
    def enter(self) -> bool: ...
    def takes_text(self) -> bool: ...
    def take_scanned(self, code: str) -> None: ...


class KeyListener(QObject):
    """Installed on the application; keys of other windows pass by.

    Signals:
        scanned: a code that a hand scanner typed.
    """

    scanned = Signal(str)

    def __init__(
        self, screen: QWidget, keyed: Keyed, typist: Typist, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(screen)
        self._screen, self._keyed, self._typist, self._clock = screen, keyed, typist, clock
        self._digit = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DIGIT_PAUSE_MS)
        self._pause.timeout.connect(self._press_digit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._screen:
            return False
        # An unused key climbs from the focused widget to its parents: hear it once, at the first.
        focused = QApplication.focusWidget()
        if focused is not None and watched is not focused:
            return False
        return self._heard(event)

    def _heard(self, event: QKeyEvent) -> bool:
        name = _name(event)
        if name and not event.isAutoRepeat():
            self._forget_digit()
            return self._keyed.press(name)
        char = "\n" if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) else event.text()
        if not char or event.isAutoRepeat() or (char != "\n" and not char.isprintable()):
            return False
        self._forget_digit()
        code = self._typist.key(char, self._clock())
        if code is not None:
            self._keyed.take_scanned(code)
            self.scanned.emit(code)
            return True
        if char == "\n":
            return not self._keyed.takes_text() and self._keyed.enter()
        if char.isdecimal() and char.isascii() and not self._keyed.takes_text():
            self._digit = char
            self._pause.start()
        return False

    def _forget_digit(self) -> None:
        self._digit = ""
        self._pause.stop()

    def _press_digit(self) -> None:
        digit, self._digit = self._digit, ""
        self._keyed.press(digit)


def _name(event: QKeyEvent) -> str:
    """The key as its cap is written; "" for keys that type."""
    key = event.key()
    if Qt.Key.Key_F1.value <= key <= Qt.Key.Key_F12.value:
        return f"F{key - Qt.Key.Key_F1.value + 1}"
    if key == Qt.Key.Key_Escape:
        return "Esc"
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        named = {Qt.Key.Key_Plus: "Ctrl++", Qt.Key.Key_Equal: "Ctrl++", Qt.Key.Key_Minus: "Ctrl+-"}
        named |= {Qt.Key.Key_L: "Ctrl+L", Qt.Key.Key_T: "Ctrl+T"}
        return named.get(Qt.Key(key), "")
    return ""
