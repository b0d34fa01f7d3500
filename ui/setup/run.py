"""Opens the assistant on a new desk, and the settings and the self-test of a running one."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QThread, QTranslator, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from kiosk.config import Settings
from kiosk.domain.text import Language
from ui.camera_thread import Scanner
from ui.cameras.opening import live_scanner
from ui.cameras.panel import CameraPanel
from ui.setup import words
from ui.setup.board import Chosen, SetupBoard
from ui.setup.pages import CameraPage, DeskPage, DonePage, EventPage, LookPage, PrinterPage, SoundPage, TestPage
from ui.setup.screen import SetupScreen
from ui.setup.worker import SetupWorker
from ui.sound import Sounds, open_device
from ui.theme import Look

if TYPE_CHECKING:
    from kiosk.domain.event import Event

SIZE = (1366, 768)
CLOSING_MS = 5000


class SetupWork(QObject):
    """A board with its worker on a thread of its own.

    Signals:
        over: a ``Chosen``; the worker has ended.
    """

    over = Signal(object)
    _finish_wanted = Signal(object)

    def __init__(self, board: SetupBoard, folder: Path, skipped: frozenset[str]) -> None:
        super().__init__(board)
        self._chosen: Chosen | None = None
        self.board = board
        self.worker = SetupWorker(folder, lambda: board.language, skipped)
        self._thread = QThread(self)
        self._thread.setObjectName("set-up")
        self.worker.moveToThread(self._thread)
        board.pack_wanted.connect(self.worker.take_pack)
        board.hub_wanted.connect(self.worker.join_hub)
        self.worker.hub_joined.connect(board.hub_joined)
        self.worker.hub_refused.connect(board.pack_refused)
        board.printers_wanted.connect(self.worker.find_printers)
        board.test_page_wanted.connect(self.worker.print_test_page)
        board.tests_wanted.connect(self.worker.run_tests)
        self.worker.pack_taken.connect(board.pack_taken)
        self.worker.pack_refused.connect(board.pack_refused)
        self.worker.printers_found.connect(board.printers_found)
        self.worker.test_page_done.connect(board.test_page_done)
        self.worker.tested.connect(board.tested)
        board.ended.connect(self._end)
        self._finish_wanted.connect(self.worker.finish)
        self._thread.finished.connect(self._finished)
        self._thread.start()

    @Slot(object)
    def _end(self, chosen: Chosen) -> None:
        """What was chosen is written down behind whatever the worker still does."""
        self._chosen = chosen
        self.worker.end()
        self._finish_wanted.emit(chosen.settings)

    @Slot()
    def _finished(self) -> None:
        if self._chosen is not None:
            self.over.emit(self._chosen)

    def close(self) -> None:
        """The program ends."""
        self.board.leave()
        self._thread.wait(CLOSING_MS)


def asks(parent: QWidget) -> Callable[[bool], str]:
    """The system's own dialog for a file, or a folder; "" where nothing was chosen."""

    def choose(folder: bool) -> str:
        if folder:
            return QFileDialog.getExistingDirectory(parent, words.choose_folder())
        return QFileDialog.getOpenFileName(parent, words.choose_file(), "", "*.zip")[0]

    return choose


def an_assistant(
    folder: Path,
    settings: Settings,
    look: Look,
    translators: Sequence[QTranslator] = (),
    open_scanner: Callable[[], Scanner] | None = None,
) -> SetupWork:
    """The assistant of a new desk, not yet shown."""
    cameras = _cameras(settings)
    camera_page = CameraPage()
    pages = (EventPage(), DeskPage(), camera_page, PrinterPage(), SoundPage(), DonePage())
    screen = SetupScreen(pages, look, assistant=True)
    camera_page.hold(cameras)
    board = SetupBoard(
        screen,
        settings,
        Sounds(screen, open_device(screen)),
        language=Language(settings.language),
        translators=translators,
        open_scanner=open_scanner,
        cameras=cameras,
        choose=asks(screen),
    )
    return SetupWork(board, folder, frozenset())


def the_settings(folder: Path, settings: Settings, look: Look, sounds: Sounds, event: "Event | None") -> SetupWork:
    """The settings of a desk at work, not yet shown; its camera has a window of its own."""
    language = Language(settings.language)
    screen = SetupScreen((LookPage(), DeskPage(), PrinterPage(), SoundPage(), TestPage()), look, assistant=False)
    board = SetupBoard(screen, settings, sounds, language=language, speaks=False)
    if event is not None:
        halls = tuple((str(one.id), one.name[language]) for one in event.halls.values())
        gates = tuple((str(one.id), one.name[language]) for one in event.gates.values())
        board.show_places(halls, gates)
    return SetupWork(board, folder, frozenset({"camera"}))


def _cameras(settings: Settings) -> CameraPanel:
    from kiosk.scan.devices import cameras

    return CameraPanel(live_scanner(settings), cameras)


def run_assistant(
    folder: Path,
    settings: Settings,
    look: Look,
    translators: Sequence[QTranslator],
    open_scanner: Callable[[], Scanner] | None,
) -> Chosen:
    """Open the assistant and stay until it is through."""
    work = an_assistant(folder, settings, look, translators, open_scanner)
    ended: list[Chosen] = []
    loop = QEventLoop()
    work.over.connect(ended.append)
    work.over.connect(loop.quit)
    screen = work.board.screen
    screen.resize(*SIZE)
    screen.show()
    work.board.begin()
    loop.exec()
    screen.hide()
    work.board.fall_silent()
    screen.deleteLater()
    return ended[0]
