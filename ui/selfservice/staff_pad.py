"""For staff: a PIN behind a gesture, then what they may do here."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.selfservice import texts
from ui.selfservice.frame import BODY
from ui.selfservice.keyboard import Keyboard
from ui.selfservice.page import Page
from ui.selfservice.parts import Touch, draw_lines
from ui.selfservice.scene import Scene

LONGEST_PIN = 12


class StaffPad(Page):
    """Signals:
    pin_given: what was typed.
    closed_asked: put the kiosk out of service.
    opened_asked: put it back.
    leave_asked: end the program.
    gone: nothing is wanted after all.
    """

    pin_given = Signal(str)
    closed_asked = Signal()
    opened_asked = Signal()
    leave_asked = Signal()
    gone = Signal()

    counts_down = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = self.button(None, "arrow-left")
        self.back.clicked.connect(self.gone)
        self.close_kiosk = self.button(None, "lock")
        self.close_kiosk.clicked.connect(self.closed_asked)
        self.open_kiosk = self.button(None, "check")
        self.open_kiosk.clicked.connect(self.opened_asked)
        self.leave = self.button(None, "x")
        self.leave.clicked.connect(self.leave_asked)
        self.keyboard = Keyboard(self)
        self.keyboard.use("digits")
        self.keyboard.typed.connect(self._typed)
        self.keyboard.erased.connect(self._erased)
        self.keyboard.cleared.connect(self._cleared)
        self.go_on = Touch(self, icon="check", kind="primary")
        self.go_on.clicked.connect(self._given)
        self._pin, self._note, self._trusted = "", "", False

    def begin(self, note: str = "") -> None:
        self._pin, self._note, self._trusted = "", note, False
        self._retell()

    def wipe(self) -> None:
        """Whoever was trusted is not the next one here."""
        self._pin, self._note, self._trusted = "", "", False
        super().wipe()

    def refuse(self) -> None:
        self._pin, self._note = "", texts.wrong_pin()
        self._retell()

    def trust(self) -> None:
        """The PIN was right: show what can be done."""
        self._pin, self._note, self._trusted = "", "", True
        self._retell()

    def _retell(self) -> None:
        if self.scene is not None:
            self.told(self.scene)
            self.lay_out()
            self.update()

    def _typed(self, digit: str) -> None:
        self._pin = (self._pin + digit)[:LONGEST_PIN]
        self._note = ""
        self.update()

    def _erased(self) -> None:
        self._pin = self._pin[:-1]
        self.update()

    def _cleared(self) -> None:
        self._pin = ""
        self.update()

    def _given(self) -> None:
        pin, self._pin = self._pin, ""
        self.pin_given.emit(pin)

    def title(self, scene: Scene) -> str:
        return texts.staff_only()

    def told(self, scene: Scene) -> None:
        self.back.say(texts.back())
        self.close_kiosk.say(texts.close_kiosk())
        self.open_kiosk.say(texts.open_kiosk())
        self.leave.say(texts.leave_kiosk())
        self.go_on.say(texts.go_on())
        staffs = "staff" in scene.troubles
        self.close_kiosk.setVisible(self._trusted and not staffs)
        self.open_kiosk.setVisible(self._trusted and staffs)
        self.leave.setVisible(self._trusted)
        self.keyboard.setVisible(not self._trusted)
        self.go_on.setVisible(not self._trusted)

    def arrange(self, room: QRectF) -> None:
        frame = self.frame
        wide = min(room.width(), 720.0)
        left = room.x() + (room.width() - wide) / 2
        high = min(room.height() - 110 - frame.button - 24, 520.0)
        keys = self.keyboard.natural_height(frame, high)
        self.keyboard.put(frame, QRectF(left, room.y() + 110, wide, keys))
        self.go_on.put(frame, QRectF(left, room.y() + 110 + keys + 24, wide, frame.button))

    def draw(self, painter: QPainter, room: QRectF, scene: Scene) -> None:
        look = self.look
        ink = look.colour("ink")
        if self._trusted:
            said = [texts.trouble(name) for name in scene.troubles]
            lines = [(one, 52.0, True, ink) for one in said]
            draw_lines(painter, room, lines, look)
            return
        shown = "●" * len(self._pin) or self._note or texts.enter_pin()
        head = QRectF(room.x(), room.y(), room.width(), 96)
        draw_lines(painter, head, [(shown, float(BODY) + 10, True, ink)], look, middle=False)
