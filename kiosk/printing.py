"""Prints owed badges beside the door: a thread for each printer draws and waits, the desk writes the facts.

A badge waits here without a fact until a printer is free; it is owed all the while, so that nothing
is lost with the program.  From the fact ``sent`` on it belongs to one printer, and only a badge that
is proven not to have begun goes to another.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from queue import Empty, SimpleQueue

from kiosk.badge.follow import Printer
from kiosk.badge.rescue import Rescue
from kiosk.badge.states import OF_THE_BADGE, Fault, Report
from kiosk.desk import Desk, Outcome
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.facts import BadgeFailed, BadgeRevoked
from kiosk.domain.ids import AttendeeId
from kiosk.errors import Trouble
from kiosk.press import Made, Order, Press, Result, Sent, order, texts_of_roster, unsettled

log = logging.getLogger(__name__)

ASK_AGAIN_S = 5.0
"""How often a printer in trouble is asked whether it is well again, while another one prints."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A badge of which is known what became, and the fact of it is written."""

    attendee: Attendee
    result: Result
    faults: tuple[Fault, ...] = ()
    """What stood in its way; ``kiosk.badge.states`` has the sentences."""
    labels_low: int | None = None
    """Labels left on that printer's roll where a new one should lie ready; None = enough, or not counted."""
    proven: bool = True
    """False of a badge that was only handed over to the system."""


@dataclass
class _Waiting:
    attendee: Attendee
    tried: frozenset[str] = frozenset()
    """Addresses of printers that did not take it."""


class _Line:
    """One printer with its thread."""

    def __init__(self, printer: Printer) -> None:
        self.printer = printer
        self.inbox: SimpleQueue[Order | Sent | None] = SimpleQueue()
        self.at_work = 0
        """Badges in the inbox or being printed; the desk's thread counts."""
        self.faults: tuple[Fault, ...] = ()
        self.labels_low: int | None = None
        self.thread: threading.Thread | None = None


class PrintRoom:
    """The printers of a desk at work.  All methods belong to the desk's thread."""

    def __init__(self, press: Press, event: Event, told: Callable[[], None] = lambda: None) -> None:
        """``told`` is called on a printing thread whenever a badge is finished or ``faults`` have changed."""
        self._press, self._event, self._told = press, event, told
        self._stopping = threading.Event()
        self._waiting: dict[AttendeeId, _Waiting] = {}
        self._on_the_way: dict[AttendeeId, frozenset[str]] = {}
        self._done: SimpleQueue[tuple[_Line, Order | Sent, Made | None]] = SimpleQueue()
        self._lines = [self._open_line(printer, f"printing {number}") for number, printer in enumerate(press.printers)]
        self._own = tuple(self._lines)
        self._warming: threading.Thread | None = None

    def _open_line(self, printer: Printer, name: str) -> _Line:
        line = _Line(printer)
        line.thread = threading.Thread(target=self._work, args=(line,), name=name, daemon=True)
        line.thread.start()
        return line

    @property
    def waiting(self) -> int:
        """Badges handed over and not yet finished."""
        return len(self._waiting) + sum(line.at_work for line in self._lines)

    @property
    def idle(self) -> bool:
        """Whether a printer would begin the next badge at once."""
        return not self._waiting and any(not line.at_work for line in self._own)

    @property
    def labels_low(self) -> int | None:
        """Labels left where a new roll should lie ready, as known before the first badge; None = enough, or unknown."""
        labels = self._press.labels
        low = [labels.low(line.printer.uri) for line in self._own] if labels else []
        return min((left for left in low if left is not None), default=None)

    @property
    def faults(self) -> dict[str, tuple[Fault, ...]]:
        """What stands in the way now, by printer address; empty = all is well."""
        return {line.printer.uri: line.faults for line in self._lines if line.faults}

    def settle(self, desk: Desk) -> None:
        """Look up what became of badges that were sent before the program ended, before anything is printed.

        What is found comes out of ``finished`` or ``wait``.
        """
        for sent in list(unsettled(desk)):
            line = self._line_of(sent.uri)
            line.at_work += 1
            self._on_the_way[sent.attendee.id] = frozenset()
            line.inbox.put(sent)
        self._warm(desk)

    def _line_of(self, uri: str) -> _Line:
        for line in self._lines:
            if line.printer.uri == uri:
                return line
        printer = self._press.printer_at(uri)
        if printer is None:
            return self._lines[0]
        line = self._open_line(printer, "printing before")
        self._lines.append(line)
        return line

    def _warm(self, desk: Desk) -> None:
        roster = desk.book.path if desk.book else None
        self._warming = threading.Thread(target=self._warm_up, args=(roster,), name="warming")
        self._warming.start()

    def _warm_up(self, roster: Path | None) -> None:
        texts = takewhile(lambda _: not self._stopping.is_set(), texts_of_roster(roster))
        try:
            self._press.warm(self._event, texts)
        except Trouble as trouble:
            log.warning("badges are drawn without preparation: %s", trouble)

    def take(self, desk: Desk, outcome: Outcome) -> bool:
        """Print the badge that the guest of this scan is owed, if one is owed."""
        if not outcome.owes_badge or outcome.guest is None:
            return False
        self.print(desk, outcome.guest)
        return True

    def print(self, desk: Desk, attendee: Attendee) -> None:
        """Print the guest's next copy as soon as a printer is free; that it is sent is written first."""
        if attendee.id not in self._waiting and attendee.id not in self._on_the_way:
            self._waiting[attendee.id] = _Waiting(attendee)
            self._send(desk)

    def drop(self) -> None:
        """Forget the badges that no printer was given yet; they stay owed."""
        self._waiting.clear()

    def reprint(self, desk: Desk, attendee: Attendee, reason: str) -> None:
        """Print a new copy; one that came out before opens no door any more, for this ``reason``."""
        if attendee.id in self._waiting or attendee.id in self._on_the_way:
            return
        state = desk.badge(attendee)
        if state.copy > state.revoked and state.state != "failed":
            desk.record(attendee, BadgeRevoked(state.copy, reason))
        self.print(desk, attendee)

    def rescue(self, desk: Desk, attendee: Attendee, rescue: Rescue) -> None:
        """Keep what staff chose for a badge that could not be drawn, and print it.

        Raises PrinterUnavailable when the choice cannot be kept.
        """
        if self._press.rescues is not None:
            self._press.rescues.choose(attendee.id, rescue)
        self.print(desk, attendee)

    def _send(self, desk: Desk) -> None:
        """Give badges to the printers that are free."""
        for one in list(self._waiting.values()):
            line = self._free_line(one.tried)
            if line is None:
                continue
            ordered = order(desk, one.attendee, self._press, line.printer)
            del self._waiting[one.attendee.id]
            self._on_the_way[one.attendee.id] = one.tried | {line.printer.uri}
            line.at_work += 1
            line.inbox.put(ordered)

    def _free_line(self, tried: frozenset[str]) -> _Line | None:
        """The first printer that is free and well; one in trouble only where no other is well."""
        left = [line for line in self._own if line.printer.uri not in tried]
        well = [line for line in left if not line.faults]
        return next((line for line in well or left if not line.at_work), None)

    def finished(self, desk: Desk) -> list[Finished]:
        """Write the facts of the badges that are finished by now, and send the next ones."""
        found: list[Finished] = []
        while True:
            try:
                line, what, made = self._done.get_nowait()
            except Empty:
                break
            found += self._write(desk, line, what, made)
        if not self._stopping.is_set():
            self._send(desk)
        return found

    def _write(self, desk: Desk, line: _Line, what: Order | Sent, made: Made | None) -> list[Finished]:
        line.at_work -= 1
        tried = self._on_the_way.pop(what.attendee.id, frozenset[str]())
        if made is None:
            return []
        desk.record(what.attendee, made.result)
        others = [one for one in self._own if one.printer.uri not in tried]
        if isinstance(what, Order) and not made.begun and made.faults and others and not self._stopping.is_set():
            self._waiting[what.attendee.id] = _Waiting(what.attendee, tried)
            return []
        return [Finished(what.attendee, made.result, made.faults, line.labels_low, proven=made.proven)]

    def next(self, desk: Desk, patience_s: float | None = None) -> list[Finished]:
        """Stay until a badge is finished, at most ``patience_s``; the next ones go with ``finished``."""
        try:
            line, what, made = self._done.get(timeout=patience_s)
        except Empty:
            return []
        return self._write(desk, line, what, made)

    def wait(self, desk: Desk, patience_s: float | None = None) -> list[Finished]:
        """Stay until every badge handed over is finished, or none was for ``patience_s``."""
        found = self.finished(desk)
        while before := self.waiting:
            some = [*self.next(desk, patience_s), *self.finished(desk)]
            if not some and self.waiting == before:
                break
            found += some
        return found

    def close(self) -> None:
        """End the threads; a badge that a printer still holds stays ``sent`` and is looked up at the next start."""
        self._stopping.set()
        for line in self._lines:
            line.inbox.put(None)
        for thread in (self._warming, *(line.thread for line in self._lines)):
            if thread is not None:
                thread.join()

    def _work(self, line: _Line) -> None:
        while True:
            try:
                what = line.inbox.get(timeout=ASK_AGAIN_S if line.faults else None)
            except Empty:
                self._notice(line, line.printer.faults())
                continue
            if what is None:
                return
            made = self._make(line, what)
            if made is not None:
                self._notice(line, tuple(fault for fault in made.faults if fault not in OF_THE_BADGE))
                self._count(line, made)
            self._done.put((line, what, made))
            self._told()

    def _make(self, line: _Line, what: Order | Sent) -> Made | None:
        def noticed(report: Report) -> None:
            self._notice(line, report.faults)

        if isinstance(what, Sent):
            return self._press.look_up(what, noticed, self._stopping)
        if self._stopping.is_set():
            return Made(BadgeFailed(what.copy, "the program ended before it was sent"))
        return self._press.make(what, noticed, self._stopping)

    def _notice(self, line: _Line, faults: tuple[Fault, ...]) -> None:
        if faults != line.faults:
            before, line.faults = line.faults, faults
            self._note_the_roll(line, before)
            self._told()

    def _note_the_roll(self, line: _Line, before: tuple[Fault, ...]) -> None:
        """A printer that was empty and is well again has got a new roll."""
        labels = self._press.labels
        if labels is None:
            return
        if Fault.NO_PAPER in line.faults:
            labels.ran_out(line.printer.uri)
        elif Fault.NO_PAPER in before and not line.faults:
            labels.loaded(line.printer.uri)

    def _count(self, line: _Line, made: Made) -> None:
        """A label is gone also where nobody knows whether the badge came out."""
        labels = self._press.labels
        if labels is not None and not isinstance(made.result, BadgeFailed):
            labels.used(line.printer.uri)
            line.labels_low = labels.low(line.printer.uri)
