"""The kiosk's desk thread: serves the wishes of the screen, prints, and tells what became of each badge."""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import Signal, Slot

from kiosk.desk import Desk
from kiosk.domain.facts import BadgePrinted
from kiosk.domain.ids import AttendeeId
from kiosk.errors import Trouble as Failing
from kiosk.outcome import Outcome
from kiosk.selfservice.counter import Counter, CounterOptions
from kiosk.selfservice.replies import (
    AskHelp,
    BadgeHeld,
    Check,
    Forget,
    LookUp,
    Printed,
    Prove,
    Reply,
    Stopped,
    TakeBack,
    Ticketed,
    Wish,
)
from kiosk.selfservice.visit import Trouble
from ui.desk_thread import DeskWorker, OpenDesk

if TYPE_CHECKING:
    from kiosk.press import Press
    from kiosk.printing import Finished

log = logging.getLogger(__name__)

PROBE_EVERY_S = 5.0


class KioskWorker(DeskWorker):
    """Owns the desk of a kiosk.

    Signals:
        replied: a ``Reply`` to a wish, or word of a badge.
        worked: whether the printers can print, once it is known and whenever it changes.
        no_list: there is an event, but no list to work.
    """

    replied = Signal(object)
    worked = Signal(bool)
    no_list = Signal()
    _probed = Signal(bool)

    def __init__(
        self,
        open_station: Callable[[], OpenDesk],
        open_press: "Callable[[], Press] | None" = None,
        options: CounterOptions | None = None,
        keep: Callable[[frozenset[Trouble]], None] = lambda _: None,
        *,
        printer_was_out: bool = False,
    ) -> None:
        """``keep`` remembers why the kiosk is out of order; ``printer_was_out``: before the restart."""
        super().__init__(open_station, self._opened_press if open_press else None)
        self._open_real_press = open_press
        self._options, self._keep = options or CounterOptions(), keep
        self._counter: Counter | None = None
        self._press: Press | None = None
        self._on_the_way: dict[AttendeeId, int] = {}
        self._held: list[int] = []
        self._works = True
        self._printer_was_out = printer_was_out
        self._ending = threading.Event()
        self._probe: threading.Thread | None = None
        self._probed.connect(self._heard_probe)

    def _opened_press(self) -> "Press":
        assert self._open_real_press is not None
        self._press = self._open_real_press()
        return self._press

    def begin(self, desk: Desk) -> None:
        self.open_print_room()  # a kiosk says at once whether its printer works
        self._counter = Counter(desk, self._options, self._print)
        if desk.event is not None and self._counter.door(desk.now()) is None:
            self.no_list.emit()
        if self._open_press is not None and desk.event is not None and self._room is None:
            self._tell_works(works=False)
        if self._printer_was_out and self._press is not None:
            self._begin_probe(self._press)

    def _begin_probe(self, press: "Press") -> None:
        """Ask printers that were in trouble before the restart, until one is well; beside the desk."""

        def ask() -> None:
            while not self._ending.is_set():
                if any(not printer.faults() for printer in press.printers):
                    self._probed.emit(True)
                    return
                self._ending.wait(PROBE_EVERY_S)

        self._works = False
        self._probe = threading.Thread(target=ask, name="printer probe", daemon=True)
        self._probe.start()

    @Slot(bool)
    def _heard_probe(self, works: bool) -> None:
        self._tell_works(works=works)

    def _tell_works(self, *, works: bool) -> None:
        if works != self._works:
            self._works = works
            self.worked.emit(works)

    @Slot(object)
    def serve(self, wish: Wish) -> None:
        """Answer one wish; trouble and bugs become a kind dead end."""
        counter = self._counter
        if isinstance(wish, Forget):
            if counter is not None:
                counter.forget(wish.visit)
            return
        reply = self._try(lambda _: self._answer(counter, wish)) if counter is not None else None
        if reply is None:
            reply = self._at_a_loss(wish)
        if reply is not None:
            self.replied.emit(reply)
        for visit in self._held:
            self.replied.emit(BadgeHeld(visit))
        self._held.clear()

    @staticmethod
    def _answer(counter: Counter, wish: Wish) -> Reply | None:
        match wish:
            case Check():
                return counter.check(wish)
            case LookUp():
                return counter.look_up(wish)
            case Prove():
                return counter.prove(wish)
            case AskHelp():
                return counter.help(wish)
            case TakeBack():
                counter.take_back(wish)
                return None
            case Forget():
                return None
            case _:
                assert_never(wish)

    @staticmethod
    def _at_a_loss(wish: Wish) -> Reply | None:
        match wish:
            case Check() | Prove():
                return Stopped(wish.visit, None, "system")
            case AskHelp():
                return Ticketed(wish.visit, None)
            case _:
                return None

    def _print(self, outcome: Outcome) -> bool:
        """Send the badge on its way; one that cannot be sent is told after the welcome."""
        room, counter = self._room, self._counter
        if not outcome.owes_badge or outcome.guest is None or self._open_press is None or counter is None:
            return False
        if room is None or self._station is None:
            self._held.append(counter.visit)
            return True
        try:
            self._on_the_way[outcome.guest.id] = counter.visit
            return room.take(self._station.desk, outcome)
        except Failing as trouble:
            log.error("a badge was not sent: %s", trouble)
            self._on_the_way.pop(outcome.guest.id, None)
            self._held.append(counter.visit)
            return True

    def finished(self, finished: "Finished") -> None:
        """Tell whose visit the badge belongs to."""
        visit = self._on_the_way.pop(finished.attendee.id, None)
        if visit is not None:
            came = isinstance(finished.result, BadgePrinted)
            self.replied.emit(Printed(visit) if came else BadgeHeld(visit))

    def collected(self) -> None:
        if self._press is not None and self._room is not None:
            own = {printer.uri for printer in self._press.printers}
            self._tell_works(works=not own <= self._room.faults.keys())

    @Slot(object)
    def keep_troubles(self, troubles: frozenset[Trouble]) -> None:
        try:
            self._keep(troubles)
        except OSError as error:
            log.warning("why the kiosk is out of order was not kept: %s", error)

    def close(self) -> None:
        self._ending.set()
        super().close()
        if self._probe is not None:
            self._probe.join()
