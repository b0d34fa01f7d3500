"""From the frame that shows a code to the verdict on screen, and what the window's process weighs after a long day.

``cqitec-kiosk bench paint`` and ``bench memory``.  The real window on the real
desk with the demonstration's guests, its film decoded by the very process that
a webcam goes through.
"""

import gc
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot

from kiosk.backroom import Answer, Backroom, Refused, Told, Weigh, Write, Written
from kiosk.demo.event import demo_pack
from kiosk.demo.show import ENTRANCE, held_up
from kiosk.desk import Post
from kiosk.domain.ids import DeskId
from kiosk.domain.text import Language
from kiosk.pack.write import attendees_csv
from kiosk.scan.clip import write_clip
from kiosk.scan.events import CodeRead, Event
from kiosk.scan.wedge import Wedge
from kiosk.station import Station
from ui.app import DeskApp, DeskOptions
from ui.first_paint import application
from ui.launch import FilmReel

if TYPE_CHECKING:
    from kiosk.badge.states import Report
    from kiosk.pack.pack import Pack
    from kiosk.press import Made, Order, Press

GUESTS = 100
"""In the film, which is shown again until enough codes were read."""
FRAMES_PER_GUEST = 12
SIZE = (1280, 720)
SLOW_PRINTER_S = 3.0
LONGEST_S = 45.0
"""For each condition; 100 scans of its film take about 40 s."""
FEWEST = 20
"""Scans below which a percentile says nothing."""
CALLED_EVERY_MS = 1


@dataclass(frozen=True, slots=True)
class PaintRow:
    """Milliseconds from the time stamp of a code's frame until its verdict is painted and the window free again."""

    while_: str
    scans: int
    p50_ms: float
    p99_ms: float
    worst_ms: float


@dataclass(frozen=True, slots=True)
class MemoryRow:
    """Resident memory of the window's process; the decoder process has its own."""

    scans: int
    megabytes: float
    scans_a_second: float


class _TimedReel(FilmReel):
    """Notes when the frame of each code was taken."""

    def __init__(self, reel: Generator[str]) -> None:
        super().__init__(reel)
        self.taken_ns: dict[str, int] = {}

    def events(self, timeout_s: float) -> list[Event]:
        told = super().events(timeout_s)
        self.taken_ns.update((one.text, one.frame_at_ns) for one in told if isinstance(one, CodeRead))
        return told


class _Watch(QObject):
    """Notes when each verdict is on screen; ends the program after enough of them."""

    def __init__(self, desk: DeskApp, reel: _TimedReel, wanted: int, end: Callable[[], None]) -> None:
        super().__init__(desk)
        self._desk, self._reel, self._wanted, self._end = desk, reel, wanted, end
        self._told = self._pending = ""
        self.took_ms: list[float] = []
        desk.screen.verdict.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._desk.attendant.outcomes:
            newest = self._desk.attendant.outcomes[0]
            if newest.fact is not None and newest.fact.id != self._told:
                self._told, self._pending = newest.fact.id, newest.ask.text
                # Comes round when everything of this picture is drawn and handed to the screen.
                QTimer.singleShot(0, self, self._painted)
        return False

    def _painted(self) -> None:
        self.took_ms.append((time.monotonic_ns() - self._reel.taken_ns[self._pending]) / 1e6)
        if len(self.took_ms) >= self._wanted:
            self._end()


class _SlowPress:
    """A printer that takes its time over each badge."""

    def __init__(self, press: "Press") -> None:
        self._press = press

    def __getattr__(self, name: str) -> object:
        return getattr(self._press, name)

    def make(self, ordered: "Order", noticed: "Callable[[Report], None]", stopping: threading.Event) -> "Made | None":
        stopping.wait(SLOW_PRINTER_S)
        return self._press.make(ordered, noticed, stopping)


def paint_rows(scans: int = 100, only: str = "") -> Iterator[Mapping[str, object]]:
    """One row for each of the conditions."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pack = demo_pack()
        film = folder / "guests.avi"
        codes = [one.text for one in held_up(pack, GUESTS)]
        write_clip(film, codes, seed=3, size=SIZE, frames_per_code=FRAMES_PER_GUEST)
        conditions: dict[str, Callable[[], PaintRow]] = {
            "printer unplugged": lambda: _unplugged(folder / "b", pack, film, scans),
            "slow printer": lambda: _painted(folder / "c", pack, film, scans, "slow printer", _slow_press),
            "during an import": lambda: _importing(folder / "d", pack, film, scans),
        }
        for condition, measure in conditions.items():
            if only in condition:
                row = measure()
                yield {
                    "while": row.while_,
                    "scans": row.scans,
                    "p50_ms": row.p50_ms,
                    "p99_ms": row.p99_ms,
                    "worst_ms": row.worst_ms,
                }


def _folder_press(folder: Path) -> "Press":
    from kiosk.press import open_press

    return open_press(f"folder:{folder / 'badges'}")


def _slow_press(folder: Path) -> "Press":
    return cast("Press", _SlowPress(_folder_press(folder)))


def _unplugged(folder: Path, pack: "Pack", film: Path, scans: int) -> PaintRow:
    """A printer whose plug is out: its address takes no connection and says nothing."""
    from kiosk.press import open_press

    with socket.create_server(("127.0.0.1", 0), backlog=0) as silent:
        port = silent.getsockname()[1]
        return _painted(
            folder, pack, film, scans, "printer unplugged", lambda _: open_press(f"ipp://127.0.0.1:{port}/ipp/print")
        )


class _Importer(QObject):
    """Reads the guest list into the desk again and again, as the window's import does: in a process of its own.

    Signals:
        written: the ``Prepared`` edition, for the desk to swap in.
    """

    written = Signal(object)

    def __init__(self, desk: DeskApp, folder: Path, roster: Path) -> None:
        super().__init__(desk)
        self._folder, self._roster = folder, roster
        self._room: Backroom | None = None
        self.done = 0
        self.trouble = ""
        desk.desk.opened.connect(self._begin)
        self.written.connect(desk.desk.use_roster)

    @Slot()
    def _begin(self) -> None:
        if self._room is None:
            self._room = Backroom(self._folder, self._told)
            self._room.ask(Weigh(self._roster))

    def _told(self, answer: Answer) -> None:
        """Called on the back room's thread."""
        assert self._room is not None
        match answer:
            case Told():
                self._room.ask(Write())
            case Written(prepared):
                self.done += 1
                self.written.emit(prepared)
                self._room.ask(Weigh(self._roster))
            case Refused(sentence):
                self.trouble = sentence
            case _:
                pass

    def close(self) -> None:
        if self._room is not None:
            self._room.close()
        if self.trouble or not self.done:
            raise RuntimeError(f"no roster was imported meanwhile: {self.trouble or 'not one was ready in time'}")


def _importing(folder: Path, pack: "Pack", film: Path, scans: int) -> PaintRow:
    """The roster is read, compared, written and swapped in again and again meanwhile."""
    roster = folder / "guests.csv"
    folder.mkdir()
    roster.write_text(attendees_csv(pack.attendees), encoding="utf-8-sig")
    importers: list[_Importer] = []

    def beside(desk: DeskApp) -> None:
        importers.append(_Importer(desk, folder, roster))

    try:
        row = _painted(folder, pack, film, scans, "during an import", _folder_press, beside)
    finally:
        for one in importers:
            one.close()
    return replace(row, while_=f"during {importers[0].done} imports")


def _painted(
    folder: Path,
    pack: "Pack",
    film: Path,
    scans: int,
    condition: str,
    press: "Callable[[Path], Press]",
    beside: Callable[[DeskApp], None] | None = None,
) -> PaintRow:
    """``beside`` brings to the desk what happens while it scans."""
    app = application()
    reel = _TimedReel(_again_and_again(film))
    desk = _a_desk(folder, pack, lambda: reel, lambda: press(folder))
    watch = _Watch(desk, reel, scans, app.quit)
    if beside is not None:
        beside(desk)
    QTimer.singleShot(round(LONGEST_S * 1000), desk, app.quit)
    desk.start()
    app.exec()
    desk.stop()
    desk.screen.close()
    if len(watch.took_ms) < FEWEST:
        raise RuntimeError(f"{condition}: only {len(watch.took_ms)} scans in {LONGEST_S:.0f} s")
    cuts = statistics.quantiles(watch.took_ms, n=100, method="inclusive")
    return PaintRow(condition, len(watch.took_ms), cuts[49], cuts[98], max(watch.took_ms))


def _again_and_again(film: Path) -> Generator[str]:
    while True:
        yield str(film)


def _a_desk(
    folder: Path, pack: "Pack", open_reel: "Callable[[], FilmReel]", open_press: "Callable[[], Press] | None"
) -> DeskApp:
    """The real window over a desk with the pack's guests, on its first morning; the film waits for the desk."""
    morning = pack.event.admission_at or pack.event.starts_at
    opened = threading.Event()

    def open_station() -> Station:
        station = Station(folder, Post(DeskId("desk-bench")), lambda: morning)
        station.take(pack)
        opened.set()
        return station

    def open_scanner() -> FilmReel:
        opened.wait()
        return open_reel()

    desk = DeskApp(
        DeskOptions(
            open_station=open_station,
            typist=Wedge(),
            open_scanner=open_scanner,
            open_press=open_press,
            language=Language.ZH,
            pinned=ENTRANCE,
            clock=lambda: morning,
        )
    )
    desk.screen.resize(1366, 768)
    desk.screen.show()
    return desk


# Memory


class _Feed(QObject):
    """Hands one code after another to the window, each when the verdict before is on screen."""

    def __init__(self, desk: DeskApp, codes: list[str], marks: tuple[int, ...], end: Callable[[], None]) -> None:
        super().__init__(desk)
        self._desk, self._codes, self._marks, self._end = desk, codes, marks, end
        self._count = 0
        self._started = time.monotonic()
        self.rows: list[MemoryRow] = []
        desk.desk.opened.connect(self._next)
        desk.desk.judged.connect(self._judged)

    def _next(self, *_: object) -> None:
        self._desk.attendant.code_scanned(self._codes[self._count % len(self._codes)])

    def _judged(self, _outcome: object) -> None:
        self._count += 1
        if self._count in self._marks:
            gc.collect()
            self.rows.append(MemoryRow(self._count, resident_mb(), self._count / (time.monotonic() - self._started)))
        if self._count == self._marks[-1]:
            self._end()
            return
        if self._count % len(self._codes) == 0:
            self._desk.screen.press("F11")  # all of them go out again, then in
        QTimer.singleShot(CALLED_EVERY_MS, self, self._next)


def resident_mb() -> float:
    """Megabytes of this process that lie in memory; Linux only."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def memory_rows(marks: tuple[int, ...] = (1_000, 2_000, 5_000, 10_000)) -> Iterator[Mapping[str, object]]:
    """What the process weighs after so many scans, its camera showing pictures all the while."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pack = demo_pack()
        film = folder / "hall.avi"
        write_clip(film, [one.text for one in held_up(pack, 4)], seed=3, size=SIZE, frames_per_code=75)
        app = application()
        desk = _a_desk(folder / "data", pack, lambda: FilmReel(_again_and_again(film)), lambda: _folder_press(folder))
        codes = [one.text for one in held_up(pack, 500)]
        feed = _Feed(desk, codes, marks, app.quit)
        desk.start()
        app.exec()
        desk.stop()
        desk.screen.close()
        for row in feed.rows:
            yield {"scans": row.scans, "rss_mb": row.megabytes, "scans_a_second": row.scans_a_second}


if __name__ == "__main__":
    sys.exit("cqitec-kiosk bench paint, or bench memory")
