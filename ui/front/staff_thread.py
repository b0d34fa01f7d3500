"""Looks at PINs on a thread of its own: a hash takes its time, and the gate does not wait for it."""

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.errors import Trouble
from kiosk.patience import Patience
from kiosk.staff import WAITS, Staff

log = logging.getLogger(__name__)


class StaffWorker(QObject):
    """Knows the staff file; reads it anew for every PIN, so that a change counts at once.

    Signals:
        known: whether anybody has a PIN here; without, everybody may do everything.
        checked: the ``Member`` whose PIN it was (None = nobody's), and the seconds to wait.
        refused: seconds still to wait: this PIN was not looked at.
        unreadable: the staff file is damaged: nobody can sign in.
    """

    known = Signal(bool)
    checked = Signal(object, float)
    refused = Signal(float)
    unreadable = Signal()

    def __init__(self, read: Callable[[], Staff], clock_s: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._read = read
        self._patience = Patience(WAITS, clock_s)

    @Slot()
    def open(self) -> None:
        """Whether there is anybody to ask."""
        staff = self._staff()
        # A damaged file locks the desk: whoever broke it gains nothing.
        self.known.emit(staff is None or bool(staff))

    @Slot(str)
    def check(self, pin: str) -> None:
        left = self._patience.wait_s()
        if left > 0:
            self.refused.emit(left)
            return
        staff = self._staff()
        if staff is None:
            self.unreadable.emit()
            return
        member = staff.by_pin(pin)
        if member is None:
            self.checked.emit(None, self._patience.wrong())
        else:
            self._patience.right()
            self.checked.emit(member, 0.0)

    def _staff(self) -> Staff | None:
        try:
            return self._read()
        except Trouble as trouble:
            log.error("the staff file: %s", trouble)
            return None

    def close(self) -> None:
        """Called by the thread as its last act."""
