"""Where the kiosk's objects are made and connected; reading it tells who talks to whom."""

import logging
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QInputDevice, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.domain.text import Language
from kiosk.selfservice.counter import CounterOptions
from kiosk.selfservice.pin import PinGate
from kiosk.selfservice.visit import Trouble
from ui.app import Sweeper
from ui.camera_thread import Scanner, ScanWorker
from ui.desk_thread import OpenDesk
from ui.first_paint import UNSEEN_MS, application
from ui.keys import KeyListener, Typist
from ui.selfservice.awake import Awake
from ui.selfservice.host import Host
from ui.selfservice.pin_thread import PinWorker
from ui.selfservice.scene import Place
from ui.selfservice.screen import KioskScreen
from ui.selfservice.speech import Voice, open_voice
from ui.selfservice.worker import KioskWorker
from ui.sound import Sounds, open_device
from ui.theme import Look
from ui.threads import start

if TYPE_CHECKING:
    from kiosk.press import Press

TICK_MS = 100

CLOSING_MS = 20_000
"""On a busy machine the camera's process takes some seconds to end."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KioskOptions:
    """What the kiosk's window needs; every ``open_`` is called on the thread that uses what it opens."""

    open_station: Callable[[], OpenDesk]
    typist: Typist
    open_scanner: Callable[[], Scanner] | None = None
    open_hand_scanner: Callable[[], Scanner] | None = None
    open_press: "Callable[[], Press] | None" = None
    counter: CounterOptions = field(default_factory=CounterOptions)
    place: Place = field(default_factory=Place)
    language: Language = Language.ZH
    look_up: bool = True
    door: bool = False
    low: bool = False
    monitor: int = 0
    windowed: tuple[int, int] | None = None
    """Width and height of an ordinary window, to try things out; None = the whole monitor, locked."""
    troubles: frozenset[Trouble] = frozenset()
    keep_troubles: Callable[[frozenset[Trouble]], None] = lambda _: None
    right_pin: Callable[[str], bool] | None = None
    """Called on a thread of its own; None = no PIN is set."""
    pin_file: Path | None = None
    """Remembers wrong PINs over a restart."""
    wall: Callable[[], float] = time.time
    alive: Path | None = None
    """Touched every two seconds, for whoever watches."""
    open_voice: Callable[[QObject], Voice | None] = open_voice
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


class TouchListener(QObject):
    """Hears every touch in the kiosk's window, whatever part it meets.

    Signals:
        touched: where in the window.
    """

    touched = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if isinstance(watched, QWidget) and watched.window() is self._window:
                self.touched.emit(self._window.mapFromGlobal(event.globalPosition().toPoint()))
        elif event.type() in (QEvent.Type.DragEnter, QEvent.Type.ContextMenu):
            return True
        return False


class KioskApp(QObject):
    """The running kiosk.

    Signals:
        ending: nothing more will be asked of the desk.
    """

    ending = Signal()

    def __init__(self, options: KioskOptions) -> None:
        super().__init__()
        self.options = options
        self.screen = KioskScreen(Look(), low=options.low)
        self.sounds = Sounds(self, open_device(self))
        self.host = Host(
            self.screen,
            self.sounds,
            place=options.place,
            look_up=options.look_up,
            door=options.door,
            leaving=options.counter.direction == "exit",
            tells=options.counter.only_tells,
            troubles=options.troubles,
            voice=options.open_voice(self),
            has_pin=options.right_pin is not None,
            language=options.language,
            clock=options.clock,
        )
        self.desk = KioskWorker(
            options.open_station,
            options.open_press,
            options.counter,
            options.keep_troubles,
            printer_was_out=Trouble.PRINTER in options.troubles,
        )
        self.camera = ScanWorker(options.open_scanner) if options.open_scanner else None
        self.hand = ScanWorker(options.open_hand_scanner) if options.open_hand_scanner else None
        right = options.right_pin
        self.pins = PinWorker(PinGate(right, options.wall, options.pin_file)) if right else None
        self.keys = KeyListener(self.screen, self.screen, options.typist)
        self.touches = TouchListener(self.screen)
        self.sweeper = Sweeper(self)
        self.ticks = QTimer(self, interval=TICK_MS)
        self.seconds = QTimer(self, interval=1000)
        self.threads: list[QThread] = []
        self.awake: Awake | None = None
        self._connect()

    def _connect(self) -> None:
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self.keys)
        app.installEventFilter(self.touches)
        host = self.host
        self.touches.touched.connect(host.touched_at)
        self.keys.scanned.connect(host.code_read)
        host.wished.connect(self.desk.serve)
        host.troubles_changed.connect(self.desk.keep_troubles)
        host.leave_wished.connect(self.leave)
        if self.pins is not None:
            host.pin_wanted.connect(self.pins.check)
            self.pins.looked.connect(host.pin_looked_at)
        self.desk.opened.connect(host.opened)
        self.desk.shut.connect(host.shut)
        self.desk.no_list.connect(host.no_list)
        self.desk.worked.connect(host.printer_works)
        self.desk.replied.connect(host.replied)
        self.ending.connect(self.desk.finish)
        if self.camera is not None:
            self.camera.read.connect(host.code_read)
            self.camera.pictured.connect(host.pictured)
            self.camera.hinted.connect(host.hinted)
            self.camera.waited.connect(host.code_waits)
            self.camera.lost.connect(host.lost)
            self.camera.ended.connect(host.film_ended)
            # Direct: the camera's thread is busy reading and answers no queued call.
            host.picture_taken.connect(self.camera.took_picture, Qt.ConnectionType.DirectConnection)
        if self.hand is not None:
            self.hand.read.connect(host.code_read)
        self.ticks.timeout.connect(host.tick)
        self.seconds.timeout.connect(self.sweeper.sweep)
        self.seconds.timeout.connect(self.stay_on_top)
        self.seconds.timeout.connect(self.tell_alive)

    def show(self) -> None:
        """Fill the chosen monitor, in front of everything; or a window of its own to try things out."""
        options, screen = self.options, self.screen
        if options.windowed is not None:
            screen.may_close = True
            screen.resize(*options.windowed)
            screen.show()
            return
        monitors = QGuiApplication.screens()
        monitor = monitors[options.monitor] if options.monitor < len(monitors) else QGuiApplication.primaryScreen()
        screen.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        screen.setGeometry(monitor.geometry())
        if any(one.type() is QInputDevice.DeviceType.TouchScreen for one in QInputDevice.devices()):
            screen.setCursor(Qt.CursorShape.BlankCursor)
        screen.showFullScreen()
        self.awake = Awake(self)

    def start_when_painted(self) -> None:
        self.screen.painted.connect(self.start, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(UNSEEN_MS, self, self.start)

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
        if self.pins is not None:
            self.threads.append(start(self.pins, "pins"))
        self.ticks.start()
        self.seconds.start()

    @Slot()
    def stay_on_top(self) -> None:
        """Whatever the system has put in front goes behind again."""
        if self.options.windowed is None and not self.screen.isActiveWindow():
            self.screen.raise_()
            self.screen.activateWindow()

    @Slot()
    def tell_alive(self) -> None:
        if self.options.alive is not None:
            self.options.alive.touch()

    @Slot()
    def leave(self) -> None:
        """Staff end the program: the one way out."""
        self.screen.may_close = True
        QCoreApplication.quit()

    def stop(self) -> None:
        """End the workers; the desk last."""
        self.ticks.stop()
        self.seconds.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self.keys)
            app.removeEventFilter(self.touches)
        for reader in (self.camera, self.hand):
            if reader is not None:
                reader.end()
        for thread in reversed(self.threads[1:]):
            thread.quit()
            self._wait(thread)
        self.ending.emit()
        for thread in self.threads[:1]:
            self._wait(thread)
        # One that still runs keeps its QThread: destroying that would abort the program.
        self.threads = [thread for thread in self.threads if thread.isRunning()]
        self.sweeper.end()
        if self.awake is not None:
            self.awake.release()

    @staticmethod
    def _wait(thread: QThread) -> None:
        if not thread.wait(CLOSING_MS):
            log.warning("the thread “%s” did not end in time", thread.objectName())

    def interrupted(self, number: int, _frame: object) -> None:
        """Somebody ended the program from outside: whoever watches starts it again."""
        self.screen.may_close = True
        QCoreApplication.exit(128 + number)


def run_kiosk(options: KioskOptions) -> int:
    """Open the kiosk and stay until staff leave it; the exit status."""
    app = application()
    kiosk = KioskApp(options)
    kiosk.start_when_painted()
    kiosk.show()
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, kiosk.interrupted)
    status = app.exec()
    kiosk.stop()
    return status
