"""The kiosk's window on a real desk, in its threads."""

# pyright: basic, reportAttributeAccessIssue=false

from contextlib import contextmanager

import pytest
from conftest import MORNING
from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.domain.text import Language
from kiosk.press import open_press
from kiosk.scan.wedge import Wedge
from kiosk.selfservice.machine import Event, State
from kiosk.selfservice.visit import Trouble
from kiosk.station import Station
from ui.selfservice.app import KioskApp, KioskOptions
from ui.selfservice.scene import Place
from ui.selfservice.screen import TAPS


class Steady:
    """The kiosk's steady clock; the test moves it."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def a_kiosk(qtbot, open_hall, tmp_path):
    """Opens a kiosk on the small hall; ``kiosk.to(state)`` waits until it is there."""

    started: list[KioskApp] = []

    @contextmanager
    def run(opener=open_hall, *, prints=False, **more):
        options = KioskOptions(
            open_station=opener,
            typist=Wedge(),
            open_press=(lambda: open_press(f"folder:{tmp_path / 'badges'}")) if prints else None,
            windowed=(1920, 1080),
            open_voice=lambda _: None,
            clock=lambda: MORNING,
            **more,
        )
        kiosk = KioskApp(options)
        started.append(kiosk)
        qtbot.addWidget(kiosk.screen)
        kiosk.steady = Steady()
        kiosk.host._steady = kiosk.steady
        kiosk.host.flow.entered_s = kiosk.host.flow.touched_s = 100.0
        kiosk.show()

        def to(state: State) -> None:
            qtbot.waitUntil(lambda: kiosk.host.flow.state is state, timeout=10_000)

        def later(seconds: float) -> None:
            for _ in range(round(seconds * 10)):
                kiosk.steady.now += 0.1
                kiosk.host.tick()

        kiosk.to, kiosk.later = to, later
        kiosk.start()
        qtbot.waitUntil(lambda: kiosk.host._opened, timeout=10_000)
        kiosk.ticks.stop()
        try:
            yield kiosk
        finally:
            kiosk.stop()
            kiosk.host.speak(Language.EN)
            kiosk.screen.may_close = True

    yield run
    started.clear()


def journal(open_hall) -> list[str]:
    station: Station = open_hall()
    try:
        return [type(fact.body).__name__ for _, fact in station.desk.journal.facts()]
    finally:
        station.close()


def said(widget: QWidget) -> str:
    """Everything that lies in a widget and its parts: texts, names, and what Python keeps there."""
    found = []
    for part in [widget, *widget.findChildren(QWidget)]:
        found.append(part.accessibleName() + part.accessibleDescription() + part.toolTip())
        text = getattr(part, "text", None)
        found.append(text() if callable(text) else "")
        found.append(repr({key: value for key, value in vars(part).items() if not isinstance(value, QObject)}))
    return "\n".join(found)


def test_a_guest_gets_the_badge_without_a_touch_and_leaves_nothing_behind(a_kiosk, open_hall, tmp_path):
    with a_kiosk(prints=True) as kiosk:
        screen = kiosk.screen
        assert screen.page is screen.attract
        kiosk.host.code_read("HU-JING-1")
        kiosk.to(State.GREETING)
        assert screen.page is screen.greeting
        assert "胡*" in said(screen)
        kiosk.to(State.GREETING)
        kiosk.later(2.6)
        kiosk.to(State.TAKING)
        assert screen.page is screen.printing
        kiosk.later(2.6)
        assert screen.page is screen.day
        assert "Materials Forum" in said(screen)
        screen.day.done.click()

        assert screen.page is screen.attract
        left = said(screen) + repr(vars(kiosk.host.flow))
        assert "胡" not in left and "Hu" not in left and "Materials" not in left
    assert journal(open_hall) == ["Admitted", "BadgeSent", "BadgePrinted"]
    assert len(list((tmp_path / "badges").glob("*.pdf"))) == 1


def test_the_kiosk_speaks_the_guests_language_and_goes_back_to_both(a_kiosk):
    with a_kiosk(language=Language.ZH) as kiosk:
        kiosk.host.code_read("LENA-1")
        kiosk.to(State.ASKING)
        lena = kiosk.host.flow.visit.person
        kiosk.host.replied(_in_english(kiosk, lena))

        assert kiosk.screen.ask.back.text() == "Back"
        kiosk.screen.ask.switch.chosen.emit(Language.ZH)
        assert kiosk.screen.ask.back.text() == "返回"
        kiosk.later(46)
        assert (kiosk.host.flow.state, kiosk.host.chosen) == (State.WAITING, None)
        assert kiosk.screen.attract.switch.on is None


def _in_english(kiosk, person):
    from dataclasses import replace

    from kiosk.selfservice.replies import Asked

    visit = kiosk.host.flow.visit
    return Asked(visit.number, replace(person, language=Language.EN), visit.steps)


def test_a_question_is_answered_by_touching_what_is_written_there(a_kiosk, open_hall):
    with a_kiosk() as kiosk:
        kiosk.host.code_read("LENA-1")
        kiosk.to(State.ASKING)
        no = next(one for one in kiosk.screen.ask.options if one.objectName() == "no")
        QTest.mouseClick(no, Qt.MouseButton.LeftButton)
        kiosk.to(State.GREETING)
    assert journal(open_hall) == ["Admitted"]


def test_a_dead_end_shows_the_number_and_the_nearest_desk(a_kiosk, open_hall, qtbot):
    with a_kiosk(place=Place("2")) as kiosk:
        kiosk.host.code_read("CHEN-1")
        kiosk.to(State.HELP)
        qtbot.waitUntil(lambda: kiosk.host.flow.visit.ticket is not None)
        assert kiosk.screen.page is kiosk.screen.help
        assert kiosk.screen.help.scene.ticket == kiosk.host.flow.visit.ticket
    assert journal(open_hall) == ["Refused", "HelpAsked"]


def test_a_code_on_top_of_the_last_guests_screen_shows_the_next_guest_only(a_kiosk):
    with a_kiosk() as kiosk:
        kiosk.host.code_read("CHEN-1")
        kiosk.to(State.HELP)
        kiosk.later(6)
        kiosk.host.code_read("HU-JING-1")
        kiosk.to(State.GREETING)
        assert "陈" not in said(kiosk.screen)


def test_a_guest_without_a_code_types_initials_and_then_is_stopped_kindly(a_kiosk, qtbot):
    with a_kiosk() as kiosk:
        screen = kiosk.screen
        screen.attract.no_code.click()
        assert screen.page is screen.look_up
        for letter in "HJ":
            screen.look_up.keyboard.typed.emit(letter)
        qtbot.waitUntil(lambda: kiosk.host.flow.visit.typed == "HJ")
        # Nobody in this hall has left a phone or an address: people have to prove it.
        assert [one.isHidden() for one in screen.look_up.hits] == [True] * 3
        screen.look_up.staff.click()
        kiosk.to(State.HELP)


def test_no_roster_is_out_of_order(a_kiosk, tmp_path):
    from kiosk.desk import Post
    from kiosk.domain.ids import DeskId

    def empty():
        return Station(tmp_path / "empty", Post(DeskId("desk-2")))

    with a_kiosk(empty) as kiosk:
        assert kiosk.screen.page is kiosk.screen.closed
        kiosk.host.code_read("HU-JING-1")
        assert kiosk.host.flow.state is State.OUT_OF_ORDER


def test_out_of_order_before_the_restart_is_out_of_order_after_it(a_kiosk, qtbot):
    kept = []
    with a_kiosk(troubles=frozenset({Trouble.STAFF}), keep_troubles=kept.append, right_pin="1234".__eq__) as kiosk:
        assert kiosk.screen.page is kiosk.screen.closed
        tap_corner(kiosk)
        assert kiosk.screen.page is kiosk.screen.staff
        with answered(kiosk, qtbot):
            kiosk.screen.staff.pin_given.emit("1234")
        kiosk.screen.staff.open_kiosk.click()
        assert kiosk.screen.page is kiosk.screen.attract
    assert kept == [frozenset()]


def test_a_printer_that_was_out_before_the_restart_is_asked_again(a_kiosk):
    with a_kiosk(prints=True, troubles=frozenset({Trouble.PRINTER})) as kiosk:
        kiosk.to(State.WAITING)


class Answers(QObject):
    """Counts the PINs that were looked at, on the main thread as the kiosk hears of them."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    @Slot(int, bool)
    def take(self, _number: int, _right: bool) -> None:
        self.count += 1


@contextmanager
def answered(kiosk, qtbot):
    """Until the PIN that is given meanwhile was looked at."""
    answers = Answers()
    kiosk.pins.looked.connect(answers.take)
    yield
    qtbot.waitUntil(lambda: answers.count == 1, timeout=10_000)
    kiosk.pins.looked.disconnect(answers.take)


def tap_corner(kiosk) -> None:
    for _ in range(TAPS):
        kiosk.host.touched_at(QPoint(10, 10))


def test_only_the_pin_leads_to_the_way_out(a_kiosk, qtbot):
    wall = [1000.0]
    with a_kiosk(right_pin="2407".__eq__, wall=lambda: wall[0]) as kiosk:
        screen = kiosk.screen
        tap_corner(kiosk)
        assert screen.staff.leave.isHidden()
        for pin in ("0000", "1111", "2222", "2407"):
            with answered(kiosk, qtbot):
                screen.staff.pin_given.emit(pin)
        assert screen.staff.leave.isHidden(), "after three wrong ones even the right one has to wait"
        kiosk.later(31)
        wall[0] += 31
        tap_corner(kiosk)
        with answered(kiosk, qtbot):
            kiosk.host.code_read("2407")
        assert not screen.staff.leave.isHidden(), "a supervisor's code will do"
        with qtbot.waitSignal(kiosk.host.leave_wished):
            screen.staff.leave.click()


def test_whoever_closes_the_pad_before_the_answer_is_not_trusted(a_kiosk, qtbot):
    with a_kiosk(right_pin="2407".__eq__) as kiosk:
        tap_corner(kiosk)
        with answered(kiosk, qtbot):
            kiosk.screen.staff.pin_given.emit("2407")
            kiosk.host.close_staff()
            tap_corner(kiosk)
        assert kiosk.screen.page is kiosk.screen.staff
        assert kiosk.screen.staff.leave.isHidden()


def test_taps_that_are_slow_or_elsewhere_open_nothing(a_kiosk):
    with a_kiosk(right_pin="2407".__eq__) as kiosk:
        for _ in range(2 * TAPS):
            kiosk.host.touched_at(QPoint(960, 540))
        for _ in range(2 * TAPS):
            kiosk.steady.now += 2
            kiosk.host.touched_at(QPoint(10, 10))
        assert kiosk.screen.page is kiosk.screen.attract


def test_the_window_cannot_be_closed_and_keys_do_nothing(a_kiosk):
    with a_kiosk() as kiosk:
        kiosk.screen.may_close = False
        event = QCloseEvent()
        QApplication.sendEvent(kiosk.screen, event)
        assert not event.isAccepted()
        for key in (Qt.Key.Key_Escape, Qt.Key.Key_F4, Qt.Key.Key_F10, Qt.Key.Key_F11, Qt.Key.Key_Space):
            QTest.keyClick(kiosk.screen, key, Qt.KeyboardModifier.AltModifier)
            QTest.keyClick(kiosk.screen, key)
        assert kiosk.screen.isVisible()
        assert kiosk.host.flow.state is State.WAITING


def test_the_low_layout_lasts_one_visit(a_kiosk):
    with a_kiosk() as kiosk:
        kiosk.screen.attract.height_switch.click()
        kiosk.host.code_read("HU-JING-1")
        kiosk.to(State.GREETING)
        assert kiosk.screen.low
        kiosk.host.pressed(Event.CALL_STAFF)
        kiosk.host.pressed(Event.FINISHED)
        assert not kiosk.screen.low


def test_the_cameras_picture_is_dropped_with_the_page(a_kiosk):
    import numpy as np

    with a_kiosk() as kiosk:
        kiosk.host.pictured(np.zeros((48, 64), np.uint8), ())
        assert kiosk.screen.attract.camera.has_picture
        kiosk.host.code_read("HU-JING-1")
        kiosk.to(State.GREETING)
        assert not kiosk.screen.attract.camera.has_picture
        kiosk.host.pictured(np.zeros((48, 64), np.uint8), ())
        assert not kiosk.screen.attract.camera.has_picture


def test_a_voice_speaks_what_to_do_and_never_a_name(a_kiosk):
    heard = []

    class Voice:
        def say(self, text, language):
            heard.append((language, text))

        def stop(self):
            heard.append("stop")

    with a_kiosk(prints=True) as kiosk:
        kiosk.host.voice = Voice()
        kiosk.host.code_read("HU-JING-1")
        kiosk.to(State.GREETING)
        kiosk.later(2.6)
        kiosk.to(State.TAKING)
        kiosk.later(22)
        assert kiosk.host.flow.state is State.WAITING
    assert heard[-1] == "stop"
    spoken = [each for each in heard if each != "stop"]
    assert spoken[0] == (Language.ZH, "欢迎！胸卡马上打印")
    assert not any("胡" in text for _, text in spoken)
