"""Reads the camera that is being looked at, and lists those that are plugged in, on a thread of its own."""

import time
from collections.abc import Callable

from PySide6.QtCore import Signal

from kiosk.scan.devices import Camera
from ui.camera_thread import ScanWorker

LIST_EVERY_S = 1.0


class LiveCamera(ScanWorker):
    """A ``ScanWorker`` that begins without a camera and is given one after another.

    Signals:
        listed: a tuple of ``Camera``, each second.
    """

    listed = Signal(object)

    def __init__(self, list_cameras: Callable[[], list[Camera]]) -> None:
        super().__init__(None)
        self._list_cameras = list_cameras
        self._listed_s = float("-inf")

    def between(self) -> None:
        now_s = time.monotonic()
        if now_s - self._listed_s >= LIST_EVERY_S:
            self._listed_s = now_s
            self.listed.emit(tuple(self._list_cameras()))
