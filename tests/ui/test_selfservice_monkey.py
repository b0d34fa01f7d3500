"""Children press everything: touches, keys, gestures and codes at random never reach anything but kiosk screens.

CQITEC_LONG=1 makes it 100,000 events.
"""

import os
import random

import pytest
from conftest import MORNING
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.domain.text import Language
from kiosk.scan.wedge import Wedge
from kiosk.selfservice.machine import State
from ui.selfservice.app import KioskApp, KioskOptions

EVENTS = 100_000 if os.environ.get("CQITEC_LONG") == "1" else 400
KEYS = (
    *(Qt.Key.Key_F1, Qt.Key.Key_F4, Qt.Key.Key_F11, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Return),
    *(Qt.Key.Key_Meta, Qt.Key.Key_Delete, Qt.Key.Key_Space, Qt.Key.Key_Q, Qt.Key.Key_W, Qt.Key.Key_Print),
)
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
)
CODES = ("HU-JING-1", "ZHAO-1", "LENA-1", "CHEN-1", "134567890123456789", "", "NOBODY", "\x00")


class Monkey:
    """Presses at random, and moves the kiosk's clock."""

    def __init__(self, kiosk: KioskApp, seed: int) -> None:
        self.kiosk, self.chance = kiosk, random.Random(seed)
        self.now = 100.0
        self.seen: set[State] = set()

    def steady(self) -> float:
        return self.now

    def once(self) -> None:
        chance = self.chance.random()
        if chance < 0.62:
            self.touch(self.place())
        elif chance < 0.66:
            for _ in range(6):
                self.touch(QPoint(self.chance.randrange(40), self.chance.randrange(40)))
        elif chance < 0.76:
            self.key()
        elif chance < 0.82:
            self.drag()
        elif chance < 0.86:
            self.menu_or_wheel()
        elif chance < 0.90:
            self.kiosk.screen.close()
        elif chance < 0.95:
            self.kiosk.host.code_read(self.chance.choice(CODES))
        else:
            self.now += self.chance.choice((0.5, 2, 6, 30, 50))
            self.kiosk.host.tick()
        self.seen.add(self.kiosk.host.flow.state)

    def place(self) -> QPoint:
        """Anywhere, but more often on something that can be touched."""
        window = self.kiosk.screen
        parts = [one for one in window.page.findChildren(QWidget) if one.isVisible()]
        if parts and self.chance.random() < 0.7:
            part = self.chance.choice(parts)
            return part.mapTo(window, part.rect().center())
        return QPoint(self.chance.randrange(window.width()), self.chance.randrange(window.height()))

    def touch(self, place: QPoint) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, place)
        self.mouse(QEvent.Type.MouseButtonRelease, place)

    def mouse(self, kind: QEvent.Type, place: QPoint) -> None:
        window = self.kiosk.screen
        target = window.childAt(place) or window
        local = target.mapFrom(window, place)
        button = self.chance.choice((Qt.MouseButton.LeftButton,) * 9 + (Qt.MouseButton.RightButton,))
        event = QMouseEvent(
            kind, QPointF(local), QPointF(window.mapToGlobal(place)), button, button, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(target, event)

    def drag(self) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, self.place())
        for _ in range(3):
            self.mouse(QEvent.Type.MouseMove, self.place())
        self.mouse(QEvent.Type.MouseButtonRelease, self.place())

    def key(self) -> None:
        key, modifier = self.chance.choice(KEYS), self.chance.choice(MODIFIERS)
        target = QApplication.focusWidget() or self.kiosk.screen
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key.value, modifier, ""))

    def menu_or_wheel(self) -> None:
        place, window = self.place(), self.kiosk.screen
        target, where = window.childAt(place) or window, window.mapToGlobal(place)
        if self.chance.random() < 0.5:
            QApplication.sendEvent(target, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, where))
            return
        none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False
        at = QPointF(place), QPointF(where), QPoint(0, 0), QPoint(0, 120)
        QApplication.sendEvent(target, QWheelEvent(*at, *none))


@pytest.fixture
def kiosk(qtbot, open_hall):
    options = KioskOptions(
        open_station=open_hall,
        typist=Wedge(),
        windowed=(960, 540),
        open_voice=lambda _: None,
        right_pin=lambda pin: pin == "no digits at all",
        clock=lambda: MORNING,
    )
    kiosk = KioskApp(options)
    qtbot.addWidget(kiosk.screen)
    kiosk.show()
    kiosk.screen.may_close = False
    kiosk.start()
    qtbot.waitUntil(lambda: kiosk.host._opened, timeout=10_000)
    kiosk.ticks.stop()
    yield kiosk
    kiosk.stop()
    kiosk.host.speak(Language.EN)
    kiosk.screen.may_close = True


def test_a_monkey_never_gets_out(kiosk, qtbot):
    left: list[int] = []
    kiosk.host.leave_wished.connect(lambda: left.append(1))
    monkey = Monkey(kiosk, seed=9)
    kiosk.host._steady = monkey.steady
    kiosk.host.flow.entered_s = kiosk.host.flow.touched_s = monkey.now

    for number in range(EVENTS):
        monkey.once()
        if number % 20 == 0:
            QApplication.processEvents()
            windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
            assert windows == [kiosk.screen]
            assert [page for page in kiosk.screen.pages if page.isVisible()] == [kiosk.screen.page]
            assert not kiosk.screen.staff.leave.isVisible()
    assert not left
    assert {State.WAITING, State.LOOKING_UP, State.HELP} <= monkey.seen
    kiosk.host.close_staff()
    for _ in range(60):
        monkey.now += 10
        kiosk.host.tick()
    assert kiosk.host.flow.state in (State.WAITING, State.OUT_OF_ORDER)
    kiosk.host.replied(_any_word())
    assert kiosk.host.flow.state is State.WAITING, "a late answer is enough"


def _any_word():
    from kiosk.selfservice.replies import Printed

    return Printed(0)
