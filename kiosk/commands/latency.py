"""``bench scan-latency``: from the frame that shows a ticket to its verdict, through real process and desk."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from statistics import quantiles

from kiosk.demo.event import demo_pack
from kiosk.demo.show import ENTRANCE, held_up
from kiosk.desk import Ask, Post
from kiosk.domain.ids import DeskId
from kiosk.scan.avi import write_avi
from kiosk.scan.clip import render_hall, write_clip
from kiosk.scan.events import CodeRead, Event, SourceKind, SourceState
from kiosk.scan.process import Scanner, ScannerOptions
from kiosk.station import Station

SIZE = (1280, 720)
FPS = 30.0
GUESTS = 40
EMPTY_S = 20.0
SETTLED_S = 6.0  # a window has opened by then, and its first pictures are drawn
LOOK_EVERY_S = 0.04
MAIN = Path(__file__).resolve().parents[2] / "main.py"


@dataclass(frozen=True, slots=True)
class LatencyRow:
    """Milliseconds from a frame's grab until its verdict was told, its fact on disk."""

    what: str
    tickets: int
    p50_ms: float
    p99_ms: float


@dataclass(frozen=True, slots=True)
class CpuRow:
    """Share of one core that a process took for itself, without the decoder process."""

    process: str
    seconds: float
    core_percent: float


def latency_rows() -> Iterator[LatencyRow | CpuRow]:
    """One paced film of guests, then an empty hall without and with the window."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield _latency(folder)
        hall = folder / "empty.avi"
        write_avi(hall, render_hall(round((EMPTY_S + SETTLED_S + 10) * FPS), seed=5, size=SIZE), SIZE, FPS, 75)
        yield _own_cpu(hall)
        if sys.platform == "linux":  # other systems do not tell a child's time while it runs
            yield _window_cpu(hall, folder / "window")


def _latency(folder: Path) -> LatencyRow:
    pack = demo_pack()
    film = folder / "guests.avi"
    write_clip(film, [one.text for one in held_up(pack, GUESTS)], seed=5, size=SIZE, fps=FPS)
    codes: SimpleQueue[CodeRead | None] = SimpleQueue()
    took_ms: list[float] = []

    def judge() -> None:
        """The desk's thread: owns the station, as in the window."""
        station = Station(folder / "data", Post(DeskId("desk-bench")))
        try:
            station.take(pack)
            ready.set()
            while (code := codes.get()) is not None:
                station.desk.scan(Ask(code.text, ENTRANCE))
                took_ms.append((time.monotonic_ns() - code.frame_at_ns) / 1e6)
        finally:
            station.close()

    ready = threading.Event()
    desk = threading.Thread(target=judge, name="desk")
    desk.start()
    ready.wait()
    for event in _watched(film):
        if isinstance(event, CodeRead):
            codes.put(event)
    codes.put(None)
    desk.join()
    cuts = quantiles(took_ms, n=100, method="inclusive")
    return LatencyRow("frame grabbed to verdict", len(took_ms), cuts[49], cuts[98])


def _watched(film: Path, at_most_s: float = 600.0) -> Iterator[Event]:
    """Every event of a film at its own speed; its pictures are fetched as for the preview."""
    scanner = Scanner(str(film), ScannerOptions(pace=True))
    scanner.start()
    until_s = time.monotonic() + at_most_s
    try:
        while time.monotonic() < until_s:
            for event in scanner.events(LOOK_EVERY_S):
                if isinstance(event, SourceState) and event.kind is SourceKind.ENDED:
                    return
                yield event
            scanner.newest_frame()
    finally:
        scanner.stop()


def _own_cpu(hall: Path) -> CpuRow:
    for event in _watched(hall, EMPTY_S):
        if isinstance(event, SourceState) and event.kind is SourceKind.OK:
            break
    started_s, cpu_s = time.monotonic(), time.process_time()
    for _ in _watched(hall, EMPTY_S):
        pass
    seconds = time.monotonic() - started_s
    return CpuRow("desk without a window", seconds, 100 * (time.process_time() - cpu_s) / seconds)


def _window_cpu(hall: Path, data: Path) -> CpuRow:
    """The real window, drawn into memory, on an empty hall."""
    station = Station(data, Post(DeskId("desk-bench")))
    station.take(demo_pack())
    station.close()
    command = [sys.executable, str(MAIN), "--data", str(data), "desk", "--camera", str(hall)]
    window = subprocess.Popen(command, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, stderr=subprocess.DEVNULL)
    try:
        time.sleep(SETTLED_S)
        started_s, cpu_s = time.monotonic(), _cpu_of(window.pid)
        time.sleep(EMPTY_S)
        seconds = time.monotonic() - started_s
        return CpuRow("desk with its window", seconds, 100 * (_cpu_of(window.pid) - cpu_s) / seconds)
    finally:
        window.terminate()
        window.wait()


def _cpu_of(pid: int) -> float:
    """Seconds of CPU a running process took so far, its children's left out."""
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")
