"""The camera chooser at work: what the set-up assistant and the settings hang into their windows."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QThread, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.scan.camera_setup import CameraChoice
from kiosk.scan.devices import Camera
from ui.camera_thread import Scanner
from ui.cameras import words
from ui.cameras.chooser import CameraChooser
from ui.cameras.live import LiveCamera
from ui.theme import Look
from ui.threads import start
from ui.widgets.base import Painted

CLOSING_MS = 5000


class CameraPanel(Painted):
    """``begin`` when it comes on screen, ``end`` when it goes: between them it holds the camera.

    Nobody else may hold that camera meanwhile: the desk lets go of its own with
    ``ScanWorker.change(None)`` and takes the chosen one with ``change(open_scanner)``.

    Signals:
        changed: a ``CameraChoice``, whenever something was pressed.
    """

    changed = Signal(object)

    def __init__(
        self,
        open_scanner: Callable[[CameraChoice], Scanner],
        list_cameras: Callable[[], list[Camera]],
        parent: QWidget | None = None,
    ) -> None:
        """Both are called on the camera's thread."""
        super().__init__(parent)
        self._open_scanner, self._list_cameras = open_scanner, list_cameras
        self.chooser = CameraChooser(self)
        self.chooser.changed.connect(self._look_at)
        self.setAccessibleName(words.title())
        self._live: LiveCamera | None = None
        self._thread: QThread | None = None

    @property
    def choice(self) -> CameraChoice:
        """What is chosen now, for the settings."""
        return self.chooser.choice

    def wear(self, look: Look) -> None:
        super().wear(look)
        self.chooser.wear(look)

    def retranslate(self) -> None:
        self.setAccessibleName(words.title())
        self.chooser.retranslate()

    def begin(self, choice: CameraChoice) -> None:
        """Show the picture of the camera that is set, and all that are plugged in."""
        self.end()
        self.chooser.show_choice(choice)
        live = LiveCamera(self._list_cameras)
        live.listed.connect(self.chooser.show_cameras)
        live.pictured.connect(self.chooser.show_frame)
        live.read.connect(self.chooser.show_read)
        live.hinted.connect(self.chooser.show_advice)
        live.lost.connect(self.chooser.show_lost)
        live.lens_told.connect(self.chooser.show_lens)
        # Direct: the camera's thread is busy reading and answers no queued call.
        self.chooser.picture_taken.connect(live.took_picture, Qt.ConnectionType.DirectConnection)
        self._live, self._thread = live, start(live, "camera chooser")
        self._open(choice)

    def end(self) -> None:
        """Let go of the camera; the choice stays."""
        if self._live is not None and self._thread is not None:
            self._live.end()
            self._thread.quit()
            self._thread.wait(CLOSING_MS)
            self.chooser.picture_taken.disconnect(self._live.took_picture)
        self._live = self._thread = None

    @Slot(object)
    def _look_at(self, choice: CameraChoice) -> None:
        self._open(choice)
        self.changed.emit(choice)

    def _open(self, choice: CameraChoice) -> None:
        if self._live is not None:
            self._live.change((lambda: self._open_scanner(choice)) if choice.source else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.chooser.setGeometry(self.rect())
