"""How smooth the preview is while the desk works: pictures painted in a second, each counted once.

``cqitec-kiosk bench preview``: the real window, drawn into memory, and a film of
guests at 1280x720 and 30 a second, whose tickets are judged meanwhile.
"""

import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot

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

    @Slot()
    def film_ended(self) -> None:
        QCoreApplication.quit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and watched is self._view:
            key = self._view.picture_key
            if key != self._key:
                self._key = key
                self.at_s.append(time.monotonic())
        return False


def preview_rows() -> Iterator[Mapping[str, object]]:
    """One film."""
    with tempfile.TemporaryDirectory() as name:
        yield _watched(Path(name))


def _watched(folder: Path) -> dict[str, object]:
    from kiosk.demo.event import demo_pack
    from kiosk.demo.show import ENTRANCE, held_up
    from kiosk.desk import Post
    from kiosk.domain.ids import DeskId
    from kiosk.press import open_press
    from kiosk.scan.clip import write_clip
    from kiosk.scan.process import Scanner, ScannerOptions
    from kiosk.scan.wedge import Wedge
    from kiosk.station import Station
    from ui.app import DeskApp, DeskOptions

    pack = demo_pack()
    film = folder / "guests.avi"
    write_clip(film, [one.text for one in held_up(pack, GUESTS)], seed=5, frames_per_code=30)

    def open_station() -> Station:
        station = Station(folder, Post(DeskId("desk-1")))
        station.take(pack)
        return station

    application()
    desk = DeskApp(
        DeskOptions(
            open_station=open_station,
            typist=Wedge(),
            open_scanner=lambda: Scanner(str(film), ScannerOptions(pace=True)),
            open_press=lambda: open_press(f"folder:{folder / 'badges'}"),
            pinned=ENTRANCE,
        )
    )
    painted = PaintedPictures(desk.screen.camera)
    desk.screen.resize(1366, 768)
    desk.screen.show()
    desk.start()
    assert desk.camera is not None
    desk.camera.ended.connect(painted.film_ended)
    QTimer.singleShot(SETTLED_MS, desk, painted.at_s.clear)
    QCoreApplication.exec()
    judged = len(desk.attendant.outcomes)
    desk.stop()
    seconds = painted.at_s[-1] - painted.at_s[0]
    gaps = sorted(later - before for before, later in pairwise(painted.at_s))
    return {
        "bench": "preview",
        "seconds": round(seconds, 1),
        "judged": judged,
        "pictures_a_second": round((len(painted.at_s) - 1) / seconds, 1),
        "p99_gap_ms": round(gaps[int(len(gaps) * 0.99)] * 1000, 1),
    }
