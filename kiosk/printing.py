"""Prints owed badges beside the door: a thread of its own draws, the desk writes the facts."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from kiosk.desk import Desk, Outcome
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.press import Order, Press, Result, order, unsettled


@dataclass(frozen=True, slots=True)
class Finished:
    """A badge of which is known what became, and the fact of it is written."""

    attendee: Attendee
    result: Result


class PrintRoom:
    """One printer at work.  All methods belong to the desk's thread; only drawing and printing do not."""

    def __init__(self, press: Press, event: Event, told: Callable[[], None] = lambda: None) -> None:
        """``told`` is called on the printing thread whenever a badge is finished."""
        self._press, self._told = press, told
        self._wanted: SimpleQueue[Order | None] = SimpleQueue()
        self._done: SimpleQueue[tuple[Order, Result]] = SimpleQueue()
        self._open = 0
        self._thread = threading.Thread(target=self._work, args=(event,), name="printing", daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """Badges handed over and not yet finished."""
        return self._open

    def settle(self, desk: Desk) -> None:
        """Write down what became of badges that were sent before the program ended."""
        for attendee, copy, job in list(unsettled(desk)):
            desk.record(attendee, self._press.settle(copy, job))

    def take(self, desk: Desk, outcome: Outcome) -> bool:
        """Print the badge that this admission owes, if it owes one."""
        if not outcome.owes_badge or outcome.guest is None:
            return False
        self.print(desk, outcome.guest)
        return True

    def print(self, desk: Desk, attendee: Attendee) -> None:
        """Print the guest's next copy; that it was sent is written first."""
        self._wanted.put(order(desk, attendee, self._press))
        self._open += 1

    def finished(self, desk: Desk) -> list[Finished]:
        """Write the facts of the badges that are finished by now."""
        found: list[Finished] = []
        while True:
            try:
                ordered, result = self._done.get_nowait()
            except Empty:
                return found
            found.append(self._write(desk, ordered, result))

    def _write(self, desk: Desk, ordered: Order, result: Result) -> Finished:
        self._open -= 1
        desk.record(ordered.attendee, result)
        return Finished(ordered.attendee, result)

    def wait(self, desk: Desk) -> list[Finished]:
        """Stay until every badge handed over is finished."""
        found: list[Finished] = []
        while self._open:
            found.append(self._write(desk, *self._done.get()))
        return found

    def close(self) -> None:
        """End the thread after the badge it is at."""
        self._wanted.put(None)
        self._thread.join()

    def _work(self, event: Event) -> None:
        self._press.warm(event)
        while (ordered := self._wanted.get()) is not None:
            self._done.put((ordered, self._press.make(ordered)))
            self._told()
