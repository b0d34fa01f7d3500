"""Begins and ends a rehearsal: the band along the top, and a journal that counts for nothing."""

from PySide6.QtCore import QObject, Signal, Slot

from ui.attendant import Attendant
from ui.front import texts


class RehearsalBoard(QObject):
    """Whether this desk rehearses, on the main thread.

    Signals:
        wanted: whether to rehearse from now on.
    """

    wanted = Signal(bool)

    def __init__(self, front: Attendant) -> None:
        super().__init__(front)
        self.front = front
        self.on = False

    def toggle(self) -> None:
        """The menu's entry; the desk answers with ``began``."""
        self.wanted.emit(not self.on)

    def label(self) -> str:
        return texts.menu_rehearse(on=self.on)

    @Slot(bool)
    def began(self, on: bool) -> None:
        """From now on nothing counts, or everything does: what was on screen belongs to the other journal."""
        self.on = on
        self.front.badges.resting = on
        self.front.forget()
        self.front.screen.rehearse(on=on)
