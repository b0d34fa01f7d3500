"""Has piles of badges chosen and drawn on a thread of its own, beside the desk that writes; a process draws."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk import Desk
from kiosk.errors import Trouble
from kiosk.handing_out import Wish, whom
from kiosk.pile_room import Brake, Drawing, draw_apart

log = logging.getLogger(__name__)


class Reader(Protocol):
    """The desk's records, open to read: ``kiosk.station.Station`` with ``reading``."""

    @property
    def desk(self) -> Desk: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Job:
    """One choice that was started; ``target`` None = only who it is."""

    wish: Wish
    target: Path | None = None
    brake: Brake = field(default_factory=Brake)


class PileWorker(QObject):
    """Chooses, and waits for what is drawn.

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

    def __init__(self, folder: Path, open_reader: Callable[[], Reader]) -> None:
        """``folder``: the desk's data, and ``open_reader`` opens it."""
        super().__init__()
        self._folder, self._open_reader = folder, open_reader

    @Slot(object)
    def work(self, job: Job) -> None:
        try:
            if job.target is None:
                self.chosen.emit(self._chosen(job.wish))
            else:
                drawing = Drawing(self._folder, job.wish, job.target)
                self.drawn.emit(draw_apart(drawing, job.brake, self.told.emit))
        except Trouble as trouble:
            self.refused.emit(str(trouble))
        except Exception as error:
            log.exception("a bug in the pile of badges")
            self.refused.emit(f"{type(error).__name__}: {error}")

    def _chosen(self, wish: Wish) -> list[str]:
        reader = self._open_reader()
        try:
            return [one.id for one in whom(reader.desk, wish)]
        finally:
            reader.close()
