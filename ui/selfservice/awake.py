"""Keeps the screen lit while the kiosk runs, by whatever the system offers."""

import logging
import os
import subprocess
import sys

from PySide6.QtCore import QObject

log = logging.getLogger(__name__)

_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2
"""SetThreadExecutionState of Windows."""


class Awake(QObject):
    """Asks for a lit screen; ``release`` lets it sleep again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: subprocess.Popen[bytes] | None = None
        self.how = self._ask()
        log.info("the screen is kept awake by: %s", self.how or "nothing that this system offers")

    def _ask(self) -> str:
        if sys.platform == "win32":
            return self._by_windows()
        if sys.platform == "darwin":
            self._process = subprocess.Popen(["caffeinate", "-d", "-w", str(os.getpid())])
            return "caffeinate"
        return self._by_dbus()

    def _by_windows(self) -> str:
        import ctypes

        windll = getattr(ctypes, "windll", None)
        if windll is None:
            return ""
        windll.kernel32.SetThreadExecutionState(_CONTINUOUS | _SYSTEM | _DISPLAY)
        return "SetThreadExecutionState"

    def _by_dbus(self) -> str:
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage
        except ImportError:
            return ""
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return ""
        # The wish holds as long as this program's connection to the bus.
        saver = QDBusInterface("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "", bus, self)
        if not saver.isValid():
            return ""
        answer = saver.call("Inhibit", "cqitec-kiosk", "self-service kiosk")
        return "org.freedesktop.ScreenSaver" if answer.type() != QDBusMessage.MessageType.ErrorMessage else ""

    def release(self) -> None:
        if sys.platform == "win32":
            import ctypes

            windll = getattr(ctypes, "windll", None)
            if windll is not None:
                windll.kernel32.SetThreadExecutionState(_CONTINUOUS)
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None
