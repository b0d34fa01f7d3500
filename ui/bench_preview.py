"""How smooth the preview is while the desk works: pictures painted in a second, each counted once.

``python -m ui.bench_preview``: the real window, drawn into memory, and a film of
guests at 1280x720 and 30 a second, whose tickets are judged meanwhile.
"""

import json
import os
import sys
import tempfile
import time
from argparse import Namespace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

from ui.first_paint import application
from ui.widgets.camera import CameraView

GUESTS = 30
SETTLED_MS = 3000
"""A window has opened by then, and its first pictures are drawn."""


class PaintedPictures(QObject):
    """Counts the paintings of a camera's picture that show another one than the painting before."""

    def __init__(self, view: CameraView) -> None:
        super().__init__(view)
        self._view = view
        self._key = 0
        self.at_s: list[float] = []
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and watched is self._view:
            key = self._view.picture_key
            if key != self._key:
                self._key = key
                self.at_s.append(time.monotonic())
        return False


def measure(folder: Path) -> dict[str, object]:
    """One run; the row that is printed."""
    from kiosk.config import Settings
    from kiosk.demo.event import demo_pack
    from kiosk.demo.show import held_up
    from kiosk.desk import Post
    from kiosk.domain.ids import DeskId
    from kiosk.scan.clip import write_clip
    from kiosk.scan.process import Scanner, ScannerOptions
    from kiosk.station import Station
    from ui import launch
    from ui.app import DeskApp

    pack = demo_pack()
    station = Station(folder, Post(DeskId("desk-1")))
    station.take(pack)
    station.close()
    film = folder / "guests.avi"
    write_clip(film, [one.text for one in held_up(pack, GUESTS)], seed=5, frames_per_code=30)
    app = application()
    options = Namespace(command="desk", data=folder, lang="zh", list="venue", printer=None)
    desk = DeskApp(
        launch._desk_options(options, folder, Settings(), lambda: Scanner(str(film), ScannerOptions(pace=True)), None)
    )
    painted = PaintedPictures(desk.screen.camera)
    desk.screen.resize(1366, 768)
    desk.screen.show()
    desk.start()
    assert desk.camera is not None
    desk.camera.ended.connect(app.quit)
    QTimer.singleShot(SETTLED_MS, desk, painted.at_s.clear)
    app.exec()
    judged = len(desk.attendant.outcomes)
    desk.stop()
    seconds = painted.at_s[-1] - painted.at_s[0]
    gaps = sorted(later - before for before, later in zip(painted.at_s, painted.at_s[1:], strict=False))
    return {
        "bench": "preview",
        "seconds": round(seconds, 1),
        "judged": judged,
        "pictures_a_second": round((len(painted.at_s) - 1) / seconds, 1),
        "p99_gap_ms": round(gaps[int(len(gaps) * 0.99)] * 1000, 1),
    }


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps(measure(Path(name))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
