"""How soon the window is up and scanning, beside bare PySide6 with OpenCV and an empty window.

``cqitec-kiosk bench start``.  Each start is a process of its own; both kinds take turns, and the middle one of
each counts.  The desk has the demonstration's 3,500 guests, and somebody holds
a ticket up from the first frame of its film on.
"""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

BARE = """
import cv2
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print("painted", flush=True)
app = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""

DESK = """
import sys
from ui import launch

def said(word, once=set()):
    if word not in once:
        once.add(word)
        print(word, flush=True)

run = launch._run
def telling(*told):
    from PySide6.QtCore import QEvent, QObject
    from ui import first_paint
    class Opening(first_paint.Opening):
        def go_on(self):
            said("painted")
            super().go_on()
            self.desk.camera.pictured.connect(self.pictured)
            self.desk.screen.verdict.installEventFilter(self)
        def pictured(self):
            said("pictured")
        def eventFilter(self, watched, event):
            if event.type() is QEvent.Type.Paint and self.desk.attendant.outcomes:
                said("verdict")
            return False
    first_paint.Opening = Opening
    return run(*told)
launch._run = telling

from kiosk.cli import build_parser
launch.launch(build_parser().parse_args(["desk", "--data", sys.argv[1], "--camera", sys.argv[2]]))
"""

ROUNDS = 7
STAGES = ("painted", "pictured", "verdict")
WORDS = {
    "painted": "the desk's window is painted",
    "pictured": "and the first picture of its camera is read and shown",
    "verdict": "and the first guest's verdict is painted",
}


def stages_s(program: str, wanted: tuple[str, ...], *arguments: str) -> dict[str, float]:
    """Seconds from the start of a process to each of these words of its own."""
    began = time.monotonic()
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    assert process.stdout is not None
    told: dict[str, float] = {}
    for line in process.stdout:
        told[line.strip()] = time.monotonic() - began
        if told.keys() >= set(wanted):
            break
    process.send_signal(signal.SIGTERM)
    process.wait()
    process.stdout.close()
    if missing := set(wanted) - told.keys():
        raise RuntimeError(f"a window ended before it was {', '.join(sorted(missing))}")
    return told


def a_desk_and_its_film(folder: Path) -> tuple[Path, Path]:
    """A data folder with the demonstration's guests, and a film in which one of them holds a ticket up."""
    import numpy as np

    from kiosk.badge.qr import cells_by_qrcode
    from kiosk.demo.event import demo_pack
    from kiosk.desk import Post
    from kiosk.domain.ids import DeskId
    from kiosk.scan.avi import write_avi
    from kiosk.station import Station

    pack = demo_pack()
    station = Station(folder / "desk", Post(DeskId("desk-1")))
    station.take(pack)
    code = next(iter(station.desk.book or ())).code
    station.close()
    cells, side = cells_by_qrcode(code)
    light = np.pad(np.frombuffer(cells, np.uint8).reshape(side, side) != 0, 4, constant_values=True)
    ticket = np.kron(np.where(light, 230, 20).astype(np.uint8), np.ones((10, 10), np.uint8))
    frame = np.full((720, 1280), 120, np.uint8)
    frame[200 : 200 + len(ticket), 480 : 480 + len(ticket)] = ticket
    film = folder / "ticket.avi"
    write_avi(film, [frame] * 150, (1280, 720), 30, 80)
    return folder / "desk", film


def start_rows(rounds: int = ROUNDS) -> Iterator[Mapping[str, object]]:
    """The rival, then each of our stages with its ratio to it."""
    with tempfile.TemporaryDirectory() as folder:
        desk = [str(path) for path in a_desk_and_its_film(Path(folder))]
        bare_times: list[float] = []
        desk_times: list[dict[str, float]] = []
        for turn in range(rounds + 1):
            bare = stages_s(BARE, ("painted",))["painted"]
            ours = stages_s(DESK, STAGES, *desk)
            if turn:  # the first of each reads everything from the disk
                bare_times.append(bare)
                desk_times.append(ours)
    bare = statistics.median(bare_times)
    yield {"stage": "bare PySide6 + OpenCV: an empty window is painted", "seconds": bare, "ratio": 1.0}
    for stage in STAGES:
        taken = statistics.median(times[stage] for times in desk_times)
        yield {"stage": WORDS[stage], "seconds": taken, "ratio": taken / bare}
