"""How soon the window can be seen, beside bare PySide6 with OpenCV and an empty window: ``python -m ui.bench_start``.

Each start is a process of its own; both kinds take turns, and the middle one of each counts.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

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
from kiosk.cli import build_parser
from ui import app, launch
class Told(app.GateScreen):
    def __init__(self, look=None):
        super().__init__(look)
        self.painted.connect(lambda: print("painted", flush=True))
app.GateScreen = Told
launch.launch(build_parser().parse_args(["desk", "--data", sys.argv[1], "--camera", "99"]))
"""


def until_painted_s(program: str, folder: str) -> float:
    """Seconds from the start of a process to its first picture on screen."""
    began = time.monotonic()
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    process = subprocess.Popen(
        [sys.executable, "-c", program, folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    took = time.monotonic() - began
    process.terminate()
    process.wait()
    process.stdout.close()
    if line.strip() != "painted":
        raise RuntimeError("a window ended before it was painted")
    return took


def main(arguments: list[str] | None = None) -> int:
    """Print both times and their ratio."""
    parser = argparse.ArgumentParser(prog="ui.bench_start", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds: int = parser.parse_args(arguments).rounds
    with tempfile.TemporaryDirectory() as folder:
        for program in (BARE, DESK):
            until_painted_s(program, folder)
        taken = [(until_painted_s(BARE, folder), until_painted_s(DESK, folder)) for _ in range(rounds)]
    bare, desk = (statistics.median(times) for times in zip(*taken, strict=True))
    print(f"bare PySide6 + OpenCV, empty window: {bare:.2f} s")
    print(f"the desk's window:                   {desk:.2f} s")
    print(f"ratio {desk / bare:.2f} (median of {rounds})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
