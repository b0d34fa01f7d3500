"""The guest's photo on the card: read by the desk's thread once the verdict is on screen, never before it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk import Desk
from kiosk.outcome import Outcome
from ui.attendant import Attendant

REMEMBERED = 40


class PhotoBoard(QObject):
    """Photos of the guests seen lately.

    Signals:
        errand: a name, and what to do on the desk's thread.
    """

    errand = Signal(str, object)

    def __init__(self, front: Attendant, read: Callable[[str], bytes]) -> None:
        super().__init__(front)
        self.front, self._read = front, read
        self._photos: dict[str, bytes] = {}
        front.portray(self._photo)

    def _photo(self, outcome: Outcome) -> bytes:
        """What is at hand; asked for where it is not."""
        name = outcome.guest.photo if outcome.guest else None
        if name is None:
            return b""
        if name not in self._photos:
            self._photos[name] = b""
            while len(self._photos) > REMEMBERED:
                del self._photos[next(iter(self._photos))]
            self.errand.emit("photo", partial(_load, name, self._read))
        return self._photos[name]

    @Slot(str)
    def asked(self, name: str) -> None:
        """No key of its own."""

    @Slot(str, object)
    def done(self, name: str, result: object) -> None:
        match name, result:
            case "photo", (str() as file, bytes() as picture) if picture:
                self._photos[file] = picture
                self.front.say_card()
            case _:
                pass


def _load(name: str, read: Callable[[str], bytes], _desk: Desk) -> tuple[str, bytes]:
    return name, read(name)
