"""The one window of the kiosk: shows one page at a time, and nothing can be done with it but touch it."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.selfservice.machine import State
from ui.selfservice.ask_pages import AskPage, AskTypingPage, is_typed
from ui.selfservice.attract import AttractPage
from ui.selfservice.day_page import DayPage
from ui.selfservice.frame import Frame, frame_for, mm_of_px
from ui.selfservice.guest_pages import CoverPage, GreetingPage, PrintingPage
from ui.selfservice.help_page import ClosedPage, HelpPage
from ui.selfservice.page import Page
from ui.selfservice.parts import unit_painter
from ui.selfservice.scene import Scene
from ui.selfservice.staff_pad import StaffPad
from ui.selfservice.typing_page import LookUpPage
from ui.theme import Look

CORNER_MM, TAPS, WITHIN_S = 30.0, 5, 4.0
"""The staff gesture: this many touches in the top left corner."""


class KioskScreen(QWidget):
    """Signals:
    touched: somebody is there.
    resized: the window has another size, or lies on another screen.
    corner_tapped: a touch in the top left corner.
    painted: the window can be seen.
    """

    touched = Signal()
    corner_tapped = Signal()
    painted = Signal()

    def __init__(self, look: Look | None = None, *, low: bool = False, mm_per_px: float | None = None) -> None:
        super().__init__()
        self.look, self.low = look or Look(), low
        self._mm, self._seen = mm_per_px, False
        self.may_close = False
        self.attract, self.greeting, self.printing = AttractPage(self), GreetingPage(self), PrintingPage(self)
        self.day, self.help, self.closed, self.cover = DayPage(self), HelpPage(self), ClosedPage(self), CoverPage(self)
        self.look_up, self.ask, self.ask_typing = LookUpPage(self), AskPage(self), AskTypingPage(self)
        self.staff = StaffPad(self)
        self.pages: tuple[Page, ...] = (
            self.attract,
            self.greeting,
            self.printing,
            self.day,
            self.help,
            self.closed,
            self.cover,
            self.look_up,
            self.ask,
            self.ask_typing,
            self.staff,
        )
        for page in self.pages:
            page.hide()
        self.page: Page = self.closed
        self.staff_open = self.typing_name = False
        self.closed.show()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, False)
        self._fit()

    @property
    def frame(self) -> Frame:
        return self._frame

    def show_scene(self, scene: Scene) -> None:
        """Show the page that goes with the scene; the one before keeps nothing."""
        page = self._page_for(scene)
        before = self.page
        if page is not before:
            self.page = page
            before.hide()
            before.wipe()
        page.show_scene(scene)
        if page is not before:
            page.show()
            page.raise_()

    def _page_for(self, scene: Scene) -> Page:
        if self.staff_open:
            return self.staff
        if scene.covered:
            return self.cover
        match scene.state:
            case State.WAITING | State.READING:
                return self.attract
            case State.LOOKING_UP:
                return self.look_up
            case State.ASKING:
                step = scene.steps[0] if scene.steps else None
                return self.ask_typing if is_typed(step) or self.typing_name else self.ask
            case State.GREETING:
                return self.greeting
            case State.PRINTING | State.TAKING:
                return self.printing
            case State.DONE:
                return self.day
            case State.HELP:
                return self.help
            case State.OUT_OF_ORDER:
                return self.closed

    def stand(self, *, low: bool) -> None:
        """Bring everything that is touched or asked into a wheelchair user's reach, or back."""
        self.low = low
        self._fit()

    def _fit(self) -> None:
        mm = self._mm if self._mm is not None else mm_of_px(self.screen().physicalDotsPerInch())
        self._frame = frame_for(max(1, self.width()), max(1, self.height()), mm, low=self.low)
        for page in self.pages:
            page.setGeometry(self.rect())
            page.wear(self.look, self._frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = unit_painter(self, 1.0)
        painter.fillRect(self.rect(), self.look.colour("window"))
        painter.end()
        if not self._seen:
            self._seen = True
            self.painted.emit()

    # Locked: a key, a wish for a menu, a wish to close do nothing.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close:
            event.accept()
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        minimised = bool(self.windowState() & Qt.WindowState.WindowMinimized)
        if event.type() == QEvent.Type.WindowStateChange and minimised:
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def touch_at(self, place: QPoint) -> None:
        """A touch anywhere in the window."""
        self.touched.emit()
        side = CORNER_MM / self._frame.mm * self._frame.unit
        if place.x() < side and place.y() < side:
            self.corner_tapped.emit()

    # What the keys of a hand scanner need to know; nothing else is heard.

    def press(self, key: str) -> bool:
        return True

    def enter(self) -> bool:
        return True

    def takes_text(self) -> bool:
        return False

    def take_scanned(self, code: str) -> bool:
        """Nothing was typed into any field."""
        return False
