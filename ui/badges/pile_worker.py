"""Chooses and draws piles of badges on a thread of its own, beside the desk that writes."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.badge_pile import draw_pile
from kiosk.desk import Desk
from kiosk.domain.ids import AttendeeId
from kiosk.errors import Trouble
from kiosk.handing_out import Progress, Wish, whom
from kiosk.press import Press

log = logging.getLogger(__name__)

BREATH_S = 0.0005
"""Between two badges the door's thread has the interpreter for itself."""
TOLD_EVERY_S = 0.1


class Reader(Protocol):
    """The desk's records, open to read: ``kiosk.station.Station`` with ``reading``."""

    @property
    def desk(self) -> Desk: ...
    def close(self) -> None: ...


class Brake:
    """Pause and cancel, from another thread."""

    def __init__(self) -> None:
        self._may_go, self.cancelled = threading.Event(), threading.Event()
        self._may_go.set()

    def pause(self, *, on: bool) -> None:
        if on:
            self._may_go.clear()
        else:
            self._may_go.set()

    def cancel(self) -> None:
        self.cancelled.set()
        self._may_go.set()

    def go_on(self) -> bool:
        """Waits while paused; False = cancelled."""
        self._may_go.wait()
        return not self.cancelled.wait(BREATH_S)


@dataclass(frozen=True, slots=True)
class Job:
    """One choice that was started; ``target`` None = only who it is."""

    wish: Wish
    target: Path | None = None
    brake: Brake = field(default_factory=Brake)


@dataclass(frozen=True, slots=True)
class DrawnPile:
    """What became of a PDF."""

    progress: Progress
    files: tuple[Path, ...]
    left_out: tuple[str, ...] = ()


class PileWorker(QObject):
    """Reads the desk's records and draws.

    Signals:
        chosen: ids of the guests, in order.
        told: ``Progress`` of a PDF.
        drawn: a ``DrawnPile``.
        refused: one sentence.
    """

    chosen = Signal(object)
    told = Signal(object)
    drawn = Signal(object)
    refused = Signal(str)

    def __init__(self, open_reader: Callable[[], Reader], open_press: Callable[[Path], Press]) -> None:
        """``open_press``: what draws into files of a folder."""
        super().__init__()
        self._open_reader, self._open_press = open_reader, open_press
        self._drawn: dict[Wish, set[AttendeeId]] = {}
        """What a cancelled PDF holds already."""

    @Slot(object)
    def work(self, job: Job) -> None:
        try:
            reader = self._open_reader()
            try:
                self._choose(reader.desk, job)
            finally:
                reader.close()
        except Trouble as trouble:
            self.refused.emit(str(trouble))
        except Exception as error:
            log.exception("a bug in the pile of badges")
            self.refused.emit(f"{type(error).__name__}: {error}")

    def _choose(self, desk: Desk, job: Job) -> None:
        before = self._drawn.get(job.wish, set()) if job.target else set[AttendeeId]()
        people = [one for one in whom(desk, job.wish) if one.id not in before]
        if job.target is None or not people:
            self.chosen.emit([one.id for one in people])
            return
        began = last = time.monotonic()

        def told(done: int, total: int) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= TOLD_EVERY_S:
                last = now
                self.told.emit(Progress(total, done, seconds_left=(now - began) / done * (total - done)))

        pile = draw_pile(desk, self._open_press(job.target.parent), people, job.target, job.brake.go_on, told)
        done, failed = len(pile.drawn), len(pile.left_out)
        if done + failed < len(people):
            self._drawn[job.wish] = before | pile.drawn.keys()
        else:
            self._drawn.pop(job.wish, None)
        files = tuple(sorted({file for _, file in pile.drawn.values()}))
        self.drawn.emit(DrawnPile(Progress(len(people), done, failed, ended=True), files, pile.left_out))
