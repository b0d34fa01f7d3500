"""Hears every key of the window: hand scanners type letters, the desk's own keys are function keys."""

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

ENDINGS = {Qt.Key.Key_Return: "\n", Qt.Key.Key_Enter: "\n", Qt.Key.Key_Tab: "\t"}

HEARD = (QEvent.Type.KeyPress, QEvent.Type.InputMethod)

PAUSE_MS = 120
"""After this a scanner has ended its code, and a lone digit was a person pressing a key."""


class Typist(Protocol):
    """Tells a hand scanner from a person by the pace of the keys."""

    def key(self, char: str, at_s: float) -> str | None:
        """One typed character ("\\n" = Enter); the whole code when this one ended it."""
        ...

    def composing(self, at_s: float) -> None:
        """An input method holds keys back."""
        ...

    def committed(self, text: str, at_s: float) -> str | None:
        """What an input method let go of; the whole code when this ended it."""
        ...

    def idle(self, at_s: float) -> str | None:
        """Asked a moment after the last key: a code that ended with no key of its own."""
        ...


class Keyed(Protocol):
    """The screen whose keys are pressed."""

    def press(self, key: str) -> bool: ...
    def enter(self) -> bool: ...
    def takes_text(self) -> bool: ...
    def take_scanned(self, code: str) -> bool: ...


class KeyListener(QObject):
    """Installed on the application; keys of other windows pass by.

    Signals:
        scanned: a code that a hand scanner typed.
        touched: a person pressed a key or the mouse.
    """

    scanned = Signal(str)
    touched = Signal()

    def __init__(
        self, screen: QWidget, keyed: Keyed, typist: Typist, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(screen)
        self._screen, self._keyed, self._typist, self._clock = screen, keyed, typist, clock
        self._digit = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._paused)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            self.touched.emit()
        if not isinstance(event, QInputMethodEvent | QKeyEvent) or event.type() not in HEARD:
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._screen:
            return False
        # An unused key climbs from the focused widget to its parents: hear it once, at the first.
        focused = QApplication.focusWidget()
        if focused is not None and watched is not focused:
            return False
        if isinstance(event, QInputMethodEvent):
            self._composed(event)
            return False
        return self._heard(event)

    def _composed(self, event: QInputMethodEvent) -> None:
        """An input method stands between the keys and the field: it takes a scanner's keys for a person's."""
        if event.commitString():
            code = self._typist.committed(event.commitString(), self._clock())
            self._pause.start()
            if code is not None:
                self._take(code)
        elif event.preeditString():
            self._typist.composing(self._clock())

    def _heard(self, event: QKeyEvent) -> bool:
        self.touched.emit()
        name = _name(event)
        if name and not event.isAutoRepeat():
            self._forget_digit()
            return self._keyed.press(name)
        char = ENDINGS.get(Qt.Key(event.key())) or event.text()
        if not char or event.isAutoRepeat() or not (char.isprintable() or char in "\n\t"):
            return False
        self._forget_digit()
        code = self._typist.key(char, self._clock())
        if code is not None:
            self._take(code)
            return char in "\n\t"
        self._pause.start()
        if char == "\n":
            return not self._keyed.takes_text() and self._keyed.enter()
        if char.isdecimal() and char.isascii() and not self._keyed.takes_text():
            self._digit = char
        return False

    def _take(self, code: str) -> None:
        if not self._keyed.take_scanned(code):
            self.scanned.emit(code)

    def _forget_digit(self) -> None:
        self._digit = ""
        self._pause.stop()

    def _paused(self) -> None:
        digit, self._digit = self._digit, ""
        code = self._typist.idle(self._clock())
        if code is not None:
            self._take(code)
        elif digit:
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
        named |= {Qt.Key.Key_L: "Ctrl+L", Qt.Key.Key_T: "Ctrl+T", Qt.Key.Key_0: "Ctrl+0"}
        named |= {Qt.Key.Key_R: "Ctrl+R", Qt.Key.Key_P: "Ctrl+P"}
        return named.get(Qt.Key(key), "")
    return ""
