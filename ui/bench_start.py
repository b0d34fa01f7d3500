"""How soon the window is up and scanning, beside bare PySide6 with OpenCV and an empty window.

``cqitec-kiosk bench start``.  Each start is a process of its own; both kinds take turns, and the middle one of
each counts.  The desk has the demonstration's 3,500 guests, and somebody holds
a ticket up from the first frame of its film on.  Both keep their compiled
modules between starts, as an installed program does.
"""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kiosk.scan.shelf import LATEST

BARE = """
import time
import cv2
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print("painted", time.process_time(), flush=True)
app = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""

DESK = """
import sys
import time
from ui import launch

def said(word, once=set()):
    if word not in once:
        once.add(word)
        print(word, time.process_time(), flush=True)

begin = launch.EarlyScanner.begin
def begun(early):
    begin(early)
    print("shelf", early._scanner._shelf.name, flush=True)
launch.EarlyScanner.begin = begun

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
"""What the window tells itself; SCANNING is seen from outside, in the memory that it shares with its decoder."""
SCANNING = "scanning"
LOOK_EVERY_S = 0.002
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - looked at, never written; Linux only
WORDS = {
    "painted": "the desk's window is painted",
    SCANNING: "and its decoder at work on the camera's first frame",
    "pictured": "and the first picture of its camera is read and shown",
    "verdict": "and the first guest's verdict is painted",
}


Moment = tuple[float, float]
"""Seconds since the start of a process, and seconds of CPU that it took itself until then."""


class _Onlooker:
    """Notes when the decoder of a window took its first frame."""

    def __init__(self, shelf: str, began: float) -> None:
        self._shelf, self._began = shelf, began
        self._ending = threading.Event()
        self.seen_s: float | None = None
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def _look(self) -> None:
        words = SHARED_MEMORY / self._shelf.lstrip("/")
        with words.open("rb", buffering=0) as file:
            while not self._ending.wait(LOOK_EVERY_S):
                file.seek(LATEST * 8)
                if any(file.read(8)):
                    self.seen_s = time.monotonic() - self._began
                    return

    def end(self) -> None:
        self._ending.set()
        self._thread.join()


def stages(program: str, wanted: tuple[str, ...], *arguments: str, kept: Path) -> dict[str, Moment]:
    """When a process said each of these words; ``kept`` is the folder of its compiled modules."""
    began = time.monotonic()
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPYCACHEPREFIX": str(kept)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    assert process.stdout is not None
    told: dict[str, Moment] = {}
    onlooker: _Onlooker | None = None
    for line in process.stdout:
        word, value = line.split()
        if word == "shelf":
            onlooker = _Onlooker(value, began)
            continue
        told[word] = (time.monotonic() - began, float(value))
        if told.keys() >= set(wanted):
            break
    if onlooker is not None:
        onlooker.end()
        if onlooker.seen_s is not None and "painted" in told:
            painted_s, cpu_s = told["painted"]
            told[SCANNING] = (max(painted_s, onlooker.seen_s), cpu_s)
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
        bare_times: list[Moment] = []
        desk_times: list[dict[str, Moment]] = []
        for turn in range(rounds + 1):
            bare = stages(BARE, ("painted",), kept=Path(folder))["painted"]
            ours = stages(DESK, STAGES, *desk, kept=Path(folder))
            if turn:  # the first of each reads everything from the disk
                bare_times.append(bare)
                desk_times.append(ours)
    bare = _middle(bare_times)
    yield _row("bare PySide6 + OpenCV: an empty window is painted", bare, bare)
    for stage, words in WORDS.items():
        yield _row(words, _middle([times[stage] for times in desk_times]), bare)


def _middle(moments: Sequence[Moment]) -> Moment:
    return statistics.median(one[0] for one in moments), statistics.median(one[1] for one in moments)


def _row(stage: str, taken: Moment, bare: Moment) -> Mapping[str, object]:
    """CPU is what stays firm on a busy machine; the decoder's process has its own."""
    return {
        "stage": stage,
        "seconds": taken[0],
        "ratio": taken[0] / bare[0],
        "own_cpu_s": taken[1],
        "cpu_ratio": taken[1] / bare[1],
    }
