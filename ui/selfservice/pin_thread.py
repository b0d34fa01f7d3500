"""Looks at the kiosk's PINs on a thread of its own: the hashes take their time, and the screen goes on."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.selfservice.pin import PinGate


class PinWorker(QObject):
    """Answers with the number that it was asked with.

    Signals:
        looked: that number, and whether the PIN opens.
    """

    looked = Signal(int, bool)

    def __init__(self, gate: PinGate) -> None:
        super().__init__()
        self._gate = gate

    @Slot()
    def open(self) -> None:
        """Nothing is needed before the first PIN."""

    @Slot(int, str)
    def check(self, number: int, pin: str) -> None:
        self.looked.emit(number, self._gate.opens(pin))

    def close(self) -> None:
        """Called by the thread as its last act."""
