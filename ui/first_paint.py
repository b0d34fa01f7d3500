"""The window comes first: shown in its last colours and language, before the desk behind it is even imported.

Imported here is only what the first picture needs; ``ui.app`` and all that a
worker opens come in after it, while a person is still looking up.
"""

import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, QTranslator, Signal, Slot
from PySide6.QtWidgets import QApplication

from kiosk.domain.text import Language
from kiosk.errors import DisplayUnavailable
from ui import texts
from ui.screens.gate import GateScreen
from ui.theme import Look, load_fonts

if TYPE_CHECKING:
    from ui.app import DeskApp

OpenDesk: TypeAlias = "Callable[[GateScreen, Sequence[QTranslator]], DeskApp]"
"""Brings the desk to a window that already speaks with these translators."""

UNSEEN_MS = 2000
"""A window that nobody has seen by then, a minimised one say, works all the same."""

FIRST_SIZE = (1366, 768)


def application() -> QApplication:
    """The one QApplication, with our fonts.  Raises ``DisplayUnavailable`` where Qt would end the process."""
    existing = QApplication.instance()
    if existing is None and not has_display(sys.platform, os.environ):
        raise DisplayUnavailable("there is no display here: log in at a screen, or use gate or demo --headless instead")
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("cqitec-kiosk")
    load_fonts()
    return app


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be opened: on X11 and Wayland the environment names the display."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in named)


class Opening(QObject):
    """From an empty window to a desk at work.

    Signals:
        working: the desk behind the window is there, and its workers begin.
    """

    working = Signal()

    def __init__(self, screen: GateScreen, translators: Sequence[QTranslator], open_desk: OpenDesk) -> None:
        super().__init__(screen)
        self._screen, self._translators, self._open_desk = screen, translators, open_desk
        self.desk: DeskApp | None = None
        screen.painted.connect(self.go_on, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(UNSEEN_MS, self, self.go_on)

    @Slot()
    def go_on(self) -> None:
        """Let the desk come to the window, once."""
        if self.desk is None:
            self.desk = self._open_desk(self._screen, self._translators)
            self.desk.start()
            self.working.emit()

    def interrupted(self, _number: int, _frame: object) -> None:
        """Somebody ended the program from outside."""
        QCoreApplication.quit()


def run_window(look: Look, language: Language, open_desk: OpenDesk, *, left_handed: bool = False) -> int:
    """Open the desk's window and stay until it is closed; the exit status."""
    app = application()
    translators = texts.install(language, ())
    screen = GateScreen(look)
    opening = Opening(screen, translators, open_desk)
    screen.show_side(left_handed=left_handed)
    screen.resize(*FIRST_SIZE)
    screen.show()
    for stop in (signal.SIGINT, signal.SIGTERM):
        # Heard with the next tick of the clock; camera process and journal are then closed as ever.
        signal.signal(stop, opening.interrupted)
    status = app.exec()
    if opening.desk is not None:
        opening.desk.stop()
    return status
