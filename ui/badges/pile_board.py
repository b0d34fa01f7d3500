"""Many badges from the desk's menu: the window, and the worker beside the desk that chooses and draws."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from kiosk.desk import Post
from kiosk.domain.event import Event
from kiosk.domain.ids import DeskId
from kiosk.domain.text import Language
from kiosk.handing_out import Progress
from kiosk.station import Station
from ui.badges.pile_window import PileWindow
from ui.badges.pile_worker import PileWorker
from ui.theme import Look


class PileBoard(QObject):
    """Belongs to the main thread.

    Signals:
        print_wanted, pause_wanted, cancel_wanted: as of the window; for the desk.
    """

    print_wanted = Signal(object)
    pause_wanted = Signal(bool)
    cancel_wanted = Signal()

    def __init__(
        self,
        folder: Path,
        look: Callable[[], Look],
        language: Callable[[], Language],
        event: Callable[[], Event | None],
        *,
        prints: bool,
        parent: QObject | None = None,
    ) -> None:
        """``folder``: the desk's data; ``prints``: it has a printer."""
        super().__init__(parent)
        self._folder, self._prints = folder, prints
        self._look, self._language, self._event = look, language, event
        self.window: PileWindow | None = None
        self._worker = PileWorker(folder, partial(Station, folder, Post(DeskId("reader")), reading=True))
        self._thread = QThread()
        self._thread.setObjectName("pile of badges")
        self._worker.moveToThread(self._thread)

    def show(self) -> None:
        """Open the window, or bring it to the front."""
        event = self._event()
        if event is None:
            return
        if self.window is None or not self.window.isVisible():
            types = [kind for kind in event.ticket_types.values() if kind.badge_layout is not None]
            window = PileWindow(self._look(), self._language(), types, prints=self._prints, folder=Path.home())
            # the program ends with the desk's window
            window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
            window.job_wanted.connect(self._worker.work, Qt.ConnectionType.QueuedConnection)
            window.print_wanted.connect(self.print_wanted)
            window.pause_wanted.connect(self.pause_wanted)
            window.cancel_wanted.connect(self.cancel_wanted)
            self._worker.chosen.connect(window.chosen)
            self._worker.told.connect(window.drawing)
            self._worker.drawn.connect(window.drawn)
            self._worker.refused.connect(window.refused)
            self.window = window
            self._thread.start()
            window.show()
            window.start_key.setFocus()
        self.window.raise_()
        self.window.activateWindow()

    @Slot(object)
    def printing(self, progress: Progress) -> None:
        if self.window is not None:
            self.window.printing(progress)

    @Slot(bool)
    def not_now(self, rehearsal: bool) -> None:
        if self.window is not None:
            self.window.not_now(rehearsal)

    def close(self) -> None:
        if self.window is not None:
            self.window.close()
        self._thread.quit()
        self._thread.wait()
