"""The one place where the window's objects are made and connected; reading it tells who talks to whom."""

import gc
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread, QTimer, QTranslator, Signal, Slot
from PySide6.QtWidgets import QApplication

from kiosk.domain.ids import HallId, ListId
from kiosk.domain.text import Language
from ui.attendant import Attendant
from ui.camera_thread import Scanner, ScanWorker
from ui.desk_thread import DeskWorker, OpenDesk
from ui.keys import KeyListener, Typist
from ui.screens.gate import GateScreen
from ui.sound import Sounds, open_device
from ui.theme import Look, Scheme
from ui.threads import start

if TYPE_CHECKING:
    from kiosk.press import Press

log = logging.getLogger(__name__)

CLOSING_MS = 5000
"""A worker that has not ended by then is left to the end of the process."""

SOUND_AFTER_MS = 400
"""Opening the loudspeaker takes a moment of the main thread: not before the window is up."""

FULL_SWEEP_EVERY = 60
"""Seconds."""


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """What the desk's window needs; every ``open_`` is called on the thread that uses what it opens."""

    open_station: Callable[[], OpenDesk]
    typist: Typist
    """Tells a hand scanner's typing from a person's."""
    open_scanner: Callable[[], Scanner] | None = None
    """None = no camera: typed codes and hand scanners only."""
    open_hand_scanner: "Callable[[], Scanner] | None" = None
    """A hand scanner on a line of its own; None = it types like a keyboard."""
    open_press: "Callable[[], Press] | None" = None
    """None = this desk prints no badges."""
    language: Language = Language.ZH
    scheme: Scheme = Scheme.LIGHT
    text_scale: float = 1.0
    pinned: ListId | None = None
    hall: HallId | None = None
    """At whose door the desk stands; the programme chooses its list."""
    operator: str = ""
    keep_taste: Callable[[str, str, int], None] | None = None
    """Keeps language, scheme and size of text in percent for the next start; called on the desk's thread."""
    folder: Path | None = None
    """Where the settings lie; None = they cannot be changed here."""
    left_handed: bool = False
    keep_side: Callable[[bool], None] | None = None
    """Keeps for which hand the desk is arranged; called on the desk's thread."""
    import_command: str = "cqitec-kiosk import PATH"
    """What to type so that this desk gets its guest list."""
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


class Sweeper(QObject):
    """Collects Python's garbage on the main thread only.

    The collector runs on whichever thread makes the next object; a window part
    or timer that it deletes on a worker's thread ends the process (PySide6 6.11).
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rounds = 0

    def begin(self) -> None:
        gc.disable()

    @Slot()
    def sweep(self) -> None:
        """Young objects each second, all of them each minute."""
        self._rounds = (self._rounds + 1) % FULL_SWEEP_EVERY
        gc.collect(2 if self._rounds == 0 else 1)

    def end(self) -> None:
        gc.enable()


class DeskApp(QObject):
    """The running desk: window, attendant, workers and their threads.

    Signals:
        ending: nothing more will be asked of the desk.
    """

    ending = Signal()

    def __init__(
        self, options: DeskOptions, screen: GateScreen | None = None, translators: Sequence[QTranslator] = ()
    ) -> None:
        """``screen`` is the window that was shown first, in the language of ``options``, with these ``translators``."""
        super().__init__()
        self.screen = screen or GateScreen(Look(options.scheme, scale=options.text_scale))
        self.sounds = Sounds(self)
        self.screen.show_side(left_handed=options.left_handed)
        self.attendant = Attendant(
            self.screen,
            self.sounds,
            options.clock,
            options.language,
            options.pinned,
            options.hall,
            import_command=options.import_command,
            has_camera=options.open_scanner is not None,
            prints=options.open_press is not None,
        )
        self.keys = KeyListener(self.screen, self.screen, options.typist)
        self.desk = DeskWorker(options.open_station, options.open_press, options.keep_taste, options.keep_side)
        self.camera = ScanWorker(options.open_scanner) if options.open_scanner else None
        self.hand = ScanWorker(options.open_hand_scanner) if options.open_hand_scanner else None
        self.sweeper = Sweeper(self)
        self.seconds = QTimer(self, interval=1000)
        self.threads: list[QThread] = []
        self._connect_window()
        self._connect_desk()
        self._connect_camera()
        self._connect_hand_scanner()
        self.screen.show_role(options.operator)
        if translators:
            self.attendant.speak_on(translators)
        else:
            self.attendant.speak(options.language)

    def _connect_window(self) -> None:
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self.keys)
        self.keys.scanned.connect(self.attendant.code_scanned)
        self.screen.code_typed.connect(self.attendant.code_typed)
        self.screen.asked.connect(self.attendant.asked)
        self.screen.search_typed.connect(self.attendant.search_typed)
        self.screen.answered.connect(self.attendant.answered)
        self.screen.let_in.connect(self.attendant.let_in)
        self.screen.door_chosen.connect(self.attendant.choose_door)
        self.screen.reprint_chosen.connect(self.attendant.reprint)
        self.screen.look_changed.connect(self.attendant.keep_taste)
        self.screen.row_opened.connect(self.attendant.reopen)
        self.screen.side_changed.connect(self.desk.keep_side)
        self.seconds.timeout.connect(self.attendant.tick)
        self.seconds.timeout.connect(self.sweeper.sweep)

    def _connect_desk(self) -> None:
        self.attendant.scan_wanted.connect(self.desk.scan)
        self.attendant.look_wanted.connect(self.desk.look)
        self.attendant.undo_wanted.connect(self.desk.undo)
        self.attendant.count_wanted.connect(self.desk.count)
        self.attendant.taste_changed.connect(self.desk.keep_taste)
        self.attendant.reprint_wanted.connect(self.desk.reprint)
        self.desk.opened.connect(self.attendant.desk_opened)
        self.desk.judged.connect(self.attendant.judged)
        self.desk.looked.connect(self.attendant.looked)
        self.attendant.find_wanted.connect(self.desk.find)
        self.desk.found.connect(self.attendant.found)
        self.desk.undone.connect(self.attendant.undone)
        self.desk.counted.connect(self.attendant.counted)
        self.desk.shut.connect(self.attendant.shut)
        self.desk.troubled.connect(self.attendant.troubled)
        self.desk.badge_made.connect(self.attendant.badge_made)
        self.desk.no_badges.connect(self.attendant.badges_late)
        self.ending.connect(self.desk.finish)

    def _connect_camera(self) -> None:
        if self.camera is None:
            return
        lookout = self.attendant.lookout
        self.camera.read.connect(lookout.read)
        self.camera.pictured.connect(lookout.pictured)
        self.camera.hinted.connect(lookout.hinted)
        self.camera.waited.connect(lookout.code_waits)
        self.camera.ended.connect(lookout.film_ended)
        self.camera.lost.connect(lookout.lost)
        self.screen.camera.code_faded.connect(lookout.code_faded)
        # Direct: the camera's thread is busy reading and answers no queued call.
        lookout.picture_taken.connect(self.camera.took_picture, Qt.ConnectionType.DirectConnection)

    def _connect_hand_scanner(self) -> None:
        if self.hand is not None:
            self.hand.read.connect(self.attendant.code_scanned)
            self.hand.lost.connect(self.attendant.lookout.scanner_lost)

    @Slot()
    def start(self) -> None:
        """Let the workers begin, once."""
        if self.threads:
            return
        self.sweeper.begin()
        self.threads.append(start(self.desk, "desk"))
        if self.camera is not None:
            self.threads.append(start(self.camera, "camera"))
        if self.hand is not None:
            self.threads.append(start(self.hand, "hand scanner"))
        self.seconds.start()
        QTimer.singleShot(SOUND_AFTER_MS, self, self._open_sound)
        self.attendant.tick()

    @Slot()
    def _open_sound(self) -> None:
        self.sounds.use(open_device(self))

    def stop(self) -> None:
        """End the workers; the desk last, after everything the others told it is written."""
        self.seconds.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self.keys)
        for reader in (self.camera, self.hand):
            if reader is not None:
                reader.end()
        for thread in reversed(self.threads[1:]):
            thread.quit()
            self._wait(thread)
        self.ending.emit()
        for thread in self.threads[:1]:
            self._wait(thread)
        self.threads.clear()
        self.sweeper.end()

    def _wait(self, thread: QThread) -> None:
        if not thread.wait(CLOSING_MS):
            log.warning("the thread “%s” did not end in time", thread.objectName())
