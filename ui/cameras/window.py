"""The camera chooser in a window of its own: ``cqitec-kiosk cameras --choose``."""

import argparse
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent

from kiosk.config import default_folder, read_settings, write_settings
from kiosk.domain.text import Language
from kiosk.scan.camera_setup import CameraChoice, choice_of, with_choice
from kiosk.scan.devices import cameras
from ui import texts
from ui.cameras import words
from ui.cameras.opening import live_scanner
from ui.cameras.panel import CameraPanel
from ui.first_paint import application
from ui.theme import Look, Scheme, style_sheet
from ui.view import ActionView
from ui.widgets.base import Painted, painter_for
from ui.widgets.buttons import KeyButton

SIZE = (1040, 560)


class CameraWindow(Painted):
    """The chooser with its two ways out.

    Signals:
        taken: a ``CameraChoice``: Enter.
    """

    taken = Signal(object)

    def __init__(self, panel: CameraPanel, look: Look) -> None:
        super().__init__()
        self.panel = panel
        panel.setParent(self)
        self.take = KeyButton(ActionView("take", "Enter", words.take_it()), "primary", self)
        self.leave = KeyButton(ActionView("leave", "Esc", words.leave()), "outline", self)
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self.close)
        self.setWindowTitle(words.window_title())
        self.setMinimumSize(760, 480)
        self.wear(look)

    def wear(self, look: Look) -> None:
        super().wear(look)
        self.setStyleSheet(style_sheet(look))
        for part in (self.panel, self.take, self.leave):
            part.wear(look)
        self._arrange()

    def _take(self) -> None:
        self.taken.emit(self.panel.choice)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.panel.end()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter_for(self).fillRect(self.rect(), self.look.colour("window"))

    def _arrange(self) -> None:
        look, pad = self.look, self.look.space[4]
        tall = look.grid.button
        bottom = self.height() - pad - tall
        edge = pad - look.halo  # the chooser keeps its own room for focus rings
        self.panel.setGeometry(edge, edge, self.width() - 2 * edge, bottom - 2 * pad)
        wide = self.take.natural_width()
        self.take.place(pad, bottom, wide, tall)
        self.leave.place(pad + wide + look.space[3], bottom, self.leave.natural_width(), tall)


def choose_camera(options: argparse.Namespace) -> int:
    """Open the window and stay until it is closed; the exit status is 0 where a camera was taken, else 1."""
    folder: Path = options.data or default_folder()
    settings = read_settings(folder)
    app = application()
    texts.install(Language(options.lang or settings.language), ())
    window = CameraWindow(
        CameraPanel(live_scanner(settings), cameras), Look(Scheme(settings.theme), scale=settings.text_scale / 100)
    )
    taken: list[CameraChoice] = []
    window.taken.connect(taken.append)
    window.resize(*SIZE)
    window.show()
    window.panel.begin(choice_of(settings))
    app.exec()
    for choice in taken:
        write_settings(folder, with_choice(read_settings(folder), choice))
    return 0 if taken else 1
