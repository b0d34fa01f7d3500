"""A pile of badges drawn to PDF in a process of its own: the door has its interpreter for itself.

``draw_apart`` is the desk's end; it waits, on whichever thread calls it.
"""

import multiprocessing
import os
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.badge_pile import draw_pile
from kiosk.config import read_settings
from kiosk.desk import Desk, Post
from kiosk.domain.ids import DeskId
from kiosk.errors import BadInput, PrinterUnavailable, Trouble
from kiosk.handing_out import Progress, Wish, whom
from kiosk.pile_memory import PileMemory
from kiosk.press import open_press, outfit_of
from kiosk.station import Station

TOLD_EVERY_S = 0.1
_LOOK_UP_S = 1.0
"""How often a paused pile looks whether its desk is still there."""
_ENDING_S = 5.0
_COURTESY = 5
"""Steps in the system's order of importance behind the door."""


class Brake:
    """Pause and cancel, from any thread; what draws asks it before each badge."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._may_go, self._cancelled, self._held = context.Event(), context.Event(), context.Event()
        self._may_go.set()

    @property
    def held(self) -> bool:
        """Whether what draws has really stopped."""
        return self._held.is_set()

    def pause(self, *, on: bool) -> None:
        if on:
            self._may_go.clear()
        else:
            self._may_go.set()

    def cancel(self) -> None:
        self._cancelled.set()
        self._may_go.set()

    def go_on(self) -> bool:
        """Waits while paused; False = cancelled, or nobody is left who could say."""
        while not self._may_go.is_set():
            self._held.set()
            self._may_go.wait(_LOOK_UP_S)
            desk = multiprocessing.parent_process()
            if desk is not None and not desk.is_alive():
                return False
        self._held.clear()
        return not self._cancelled.is_set()


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be drawn, from the records in the desk's data ``folder``."""

    folder: Path
    wish: Wish
    target: Path


@dataclass(frozen=True, slots=True)
class DrawnPile:
    """What became of a PDF."""

    progress: Progress
    files: tuple[Path, ...] = ()
    left_out: tuple[str, ...] = ()
    before: int = 0
    """Badges of this choice that an earlier file holds, which was cancelled."""


@dataclass(frozen=True, slots=True)
class _Refused:
    sentence: str


def draw_apart(drawing: Drawing, brake: Brake, told: Callable[[Progress], object]) -> DrawnPile:
    """Draw until it is done or cancelled; ``told`` hears how far it is.  Raises ``Trouble`` with one sentence."""
    context = multiprocessing.get_context("spawn")
    answers, theirs = context.Pipe(duplex=False)
    process = context.Process(target=serve, args=(drawing, brake, theirs), name="pile of badges", daemon=True)
    process.start()
    theirs.close()
    try:
        while isinstance(answer := answers.recv(), Progress):
            told(answer)
    except (EOFError, OSError) as error:
        raise PrinterUnavailable("The process that draws badges has ended: start the PDF again.") from error
    finally:
        answers.close()
        process.join(_ENDING_S)
        if process.is_alive():
            process.kill()
            process.join()
    if isinstance(answer, _Refused):
        raise BadInput(answer.sentence)
    assert isinstance(answer, DrawnPile)
    return answer


def serve(drawing: Drawing, brake: Brake, answers: Connection) -> None:
    """Runs in the process of its own."""
    if hasattr(os, "nice"):
        os.nice(_COURTESY)
    with suppress(BrokenPipeError):  # the desk has gone
        try:
            with closing(Station(drawing.folder, Post(DeskId("reader")), reading=True)) as station:
                answers.send(draw(station.desk, drawing, brake.go_on, answers.send))
        except Trouble as trouble:
            answers.send(_Refused(str(trouble)))


def draw(
    desk: Desk, drawing: Drawing, go_on: Callable[[], bool], told: Callable[[Progress], object] = lambda _: None
) -> DrawnPile:
    """Draw whom the wish means, without those whom a cancelled file of the same wish holds already."""
    memory = PileMemory(drawing.folder)
    before = memory.of(drawing.wish, drawing.target)
    people = [one for one in whom(desk, drawing.wish) if one.id not in before]
    if not people:
        return DrawnPile(Progress(0, ended=True), before=len(before))
    told(Progress(len(people)))
    press = open_press(
        f"folder:{drawing.target.absolute().parent}", outfit_of(drawing.folder, read_settings(drawing.folder))
    )
    pile = draw_pile(desk, press, people, drawing.target, go_on, _Pace(told))
    done, failed = len(pile.drawn), len(pile.left_out)
    drawn = {one: file for one, (_, file) in pile.drawn.items()}
    memory.keep(drawing.wish, {**before, **drawn} if done + failed < len(people) else {})
    progress = Progress(len(people), done, failed, ended=True)
    return DrawnPile(progress, tuple(sorted({*drawn.values()})), pile.left_out, len(before))


class _Pace:
    """Tells how far it is, and how long the rest takes, a few times a second."""

    def __init__(self, told: Callable[[Progress], object]) -> None:
        self._told = told
        self._began = self._last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last >= TOLD_EVERY_S:
            self._last = now
            self._told(Progress(total, done, seconds_left=(now - self._began) / done * (total - done)))
