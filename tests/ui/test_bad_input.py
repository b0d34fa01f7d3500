"""What nobody planned: random keys, two scanners, a stuck key, a tiny window, no loudspeaker, a screen reader."""

import os
import random

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shift import TwoTypists
from test_app import a_desk, scan  # noqa: F401 - a fixture

from kiosk.scan.wedge import Wedge
from ui.theme import Look, Scheme
from ui.view import Mood

KEYS = 20_000 if os.environ.get("CQITEC_LONG") else 400

CODES = ("HU-JING-1", "ZHAO-1", "LENA-1", "CHEN-1", "weixin-pay-134567890123456789")

HARMLESS = [
    *(Qt.Key(Qt.Key.Key_F1.value + number) for number in range(12)),
    *(Qt.Key(Qt.Key.Key_0.value + number) for number in range(10)),
    *(Qt.Key(Qt.Key.Key_A.value + number) for number in range(26)),
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Space,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Plus,
    Qt.Key.Key_Minus,
]


def _works(qtbot, app) -> None:
    """The desk judges the next guest as ever."""
    heard = []
    app.desk.judged.connect(heard.append)
    app.attendant.code_scanned("CHEN-1")
    qtbot.waitUntil(lambda: any(one.ask.text == "CHEN-1" for one in heard), timeout=30_000)
    assert app.screen.isVisible()


@pytest.mark.parametrize("seed", [1, 2])
def test_a_monkey_at_the_keyboard_brings_nothing_down(qtbot, a_desk, seed):  # noqa: F811
    app = a_desk(typist=Wedge())
    chance = random.Random(seed)
    modifiers = (Qt.KeyboardModifier.NoModifier,) * 8 + (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    for _ in range(KEYS):
        if chance.random() < 0.05:
            app.attendant.code_scanned(chance.choice(CODES))
        if chance.random() < 0.02:
            app.screen.resize(chance.randint(1024, 2560), chance.randint(640, 1440))
        QTest.keyClick(QApplication.focusWidget() or app.screen, chance.choice(HARMLESS), chance.choice(modifiers))
    _works(qtbot, app)


def test_camera_and_hand_scanner_at_once_lose_no_scan(qtbot, a_desk):  # noqa: F811
    typists = TwoTypists()
    app = a_desk(typist=typists)
    heard = []
    app.desk.judged.connect(heard.append)
    for number in range(15):
        at = QApplication.focusWidget() or app.screen
        QTest.keyClicks(at, f"HAND-{number:04d}")
        app.attendant.code_read(f"CAMERA-{number:04d}")
        QTest.keyClick(at, Qt.Key.Key_Return)
        typists.hand_over(by_hand=False)
    qtbot.waitUntil(lambda: len(heard) == 30, timeout=30_000)
    wanted = {f"{name}-{number:04d}" for name in ("HAND", "CAMERA") for number in range(15)}
    assert {one.ask.text for one in heard} == wanted


def test_a_stuck_key_does_nothing_again_and_again(qtbot, a_desk):  # noqa: F811
    app = a_desk(typist=Wedge())
    scan(qtbot, app, "HU-JING-1")
    asked = []
    app.screen.asked.connect(asked.append)
    for key, text in ((Qt.Key.Key_F11, ""), (Qt.Key.Key_F8, ""), (Qt.Key.Key_A, "a"), (Qt.Key.Key_Return, "\r")):
        at = QApplication.focusWidget() or app.screen
        for number in range(200):
            press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, number > 0)
            QApplication.sendEvent(at, press)
    assert asked.count("direction") == 1
    assert asked.count("undo") == 1
    _works(qtbot, app)


def test_the_smallest_window_with_the_largest_text_judges_on(qtbot, a_desk):  # noqa: F811
    app = a_desk()
    app.screen.resize(1, 1)
    for scheme in Scheme:
        app.screen.wear(Look(scheme, scale=2.0))
        for code in CODES:
            app.attendant.code_scanned(code)
            QApplication.processEvents()
    assert (app.screen.width(), app.screen.height()) >= (1024, 640)
    _works(qtbot, app)


def test_a_loudspeaker_that_breaks_is_nobody_s_trouble(qtbot, a_desk):  # noqa: F811
    app = a_desk()
    assert not app.sounds.heard
    scan(qtbot, app, "HU-JING-1")
    assert app.screen.verdict.view.mood is Mood.ADMITTED


def test_a_screen_reader_hears_each_verdict_and_holds_nothing_up(qtbot, a_desk):  # noqa: F811
    app = a_desk()
    QAccessible.setActive(True)
    try:
        for code in CODES:
            scan(qtbot, app, code)
            face = QAccessible.queryAccessibleInterface(app.screen.verdict)
            assert app.screen.verdict.view.word in face.text(QAccessible.Text.Name)
        app.screen.press("Ctrl+L")
        app.screen.press("Ctrl+L")
    finally:
        QAccessible.setActive(False)
