"""The whole desk: the real window on the real desk, in its threads."""

import threading
from contextlib import contextmanager

import numpy as np
import pytest
from conftest import MORNING
from PySide6.QtCore import Qt, QThread
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typists import EveryEnter, Nobody

from kiosk.config import Settings, read_settings, write_settings
from kiosk.desk import Post
from kiosk.domain.facts import Admitted
from kiosk.domain.ids import DeskId
from kiosk.domain.text import Language
from kiosk.errors import CameraUnavailable, StoreUnavailable
from kiosk.journal.check import verify
from kiosk.press import open_press
from kiosk.scan.events import CodeRead, CodeWaiting, Hint, HintKind, SourceKind, SourceState
from kiosk.scan.shelf import Preview
from kiosk.scan.wedge import Wedge
from kiosk.station import Station
from kiosk.store import FolderLock
from ui.app import DeskApp, DeskOptions
from ui.launch import keep_taste
from ui.theme import mood_word
from ui.view import Mood


class Film:
    """A camera of grey pictures that tells these events, each after the window has drawn one more picture."""

    def __init__(self, *events) -> None:
        self._events = list(events)
        self._told = self._frames = 0
        self._corners: tuple = ()
        self._asked = threading.Condition()
        self.stopped = False

    def start(self) -> None:
        pass

    def stop(self) -> None:
        self.stopped = True

    def events(self, timeout_s: float) -> list:
        with self._asked:
            # A picture is only asked for once the window has drawn the one before.
            if not self._asked.wait_for(lambda: not self._told or self._frames > self._told, timeout_s):
                return []
            if self._told == len(self._events):
                self._asked.wait(timeout_s)
                return []
        event = self._events[self._told]
        self._told += 1
        if isinstance(event, CodeRead):
            self._corners = (event.corners,)
        return [event]

    def newest_frame(self):
        with self._asked:
            self._frames += 1
            self._asked.notify()
        return Preview(np.full((48, 64), 90, np.uint8), 1, self._frames, 1.0), self._corners


CODE = CodeRead("HU-JING-1", ((10, 10), (20, 10), (20, 20), (10, 20)), 1, 3.0, "1")


@pytest.fixture
def a_desk(qtbot, open_hall):
    """Starts a desk; its options may be changed."""
    started: list[DeskApp] = []

    def start(*, expect_roster: bool = True, **changed) -> DeskApp:
        options = {
            "open_station": open_hall,
            "typist": Nobody(),
            "language": Language.EN,
            "clock": lambda: MORNING,
        } | changed
        app = DeskApp(DeskOptions(**options))
        qtbot.addWidget(app.screen)
        app.screen.resize(1366, 768)
        app.screen.show()
        started.append(app)
        app.start()
        if expect_roster:
            qtbot.waitUntil(lambda: app.attendant.conference is not None or app.screen.is_judged)
        return app

    yield start
    for app in started:
        app.stop()


def scan(qtbot, app: DeskApp, code: str) -> None:
    with judging(qtbot, app):
        app.attendant.code_scanned(code)


@contextmanager
def judging(qtbot, app: DeskApp):
    """Waits, on the main thread, until one more outcome is on screen."""
    before = len(app.attendant.outcomes)
    yield
    qtbot.waitUntil(lambda: len(app.attendant.outcomes) == before + 1)


def test_a_guest_is_welcomed_by_name(qtbot, a_desk):
    app = a_desk()
    scan(qtbot, app, "HU-JING-1")
    assert app.screen.verdict.view.word == "Come in"
    assert app.screen.guest.view.name == "Hu Jing"
    assert app.screen.guest.view.organisation == "Yujiang Precision Manufacturing"


def test_a_second_scan_tells_when_the_guest_came_in(qtbot, a_desk):
    app = a_desk()
    scan(qtbot, app, "HU-JING-1")
    scan(qtbot, app, "HU-JING-1")
    assert app.screen.verdict.view.mood is Mood.CAUTION
    assert "09:14" in app.screen.verdict.view.reason
    assert [row.mood for row in app.screen.history.rows] == [Mood.CAUTION, Mood.ADMITTED]


def test_a_stranger_s_code_shows_what_to_do_instead(qtbot, a_desk):
    app = a_desk()
    scan(qtbot, app, "weixin-pay-134567890123456789")
    assert app.screen.verdict.view.mood is Mood.REFUSED
    assert app.screen.nobody.isVisible()


def test_answers_let_the_guest_in(qtbot, a_desk):
    app = a_desk()
    scan(qtbot, app, "LENA-1")
    assert app.screen.questions.isVisible()
    assert app.screen.verdict.view.reason == "One question for Lena Novak"
    app.screen.press("2")
    with judging(qtbot, app):
        app.screen.press("Enter")
    qtbot.waitUntil(lambda: app.screen.verdict.view.mood is Mood.ADMITTED)
    assert app.attendant.outcomes[0].verdict.answers == {"interpreter": "no"}


def test_an_override_lets_the_guest_in(qtbot, a_desk):
    app = a_desk()
    scan(qtbot, app, "ZHAO-1")
    assert app.screen.override.isVisible()
    assert app.screen.verdict.view.reason == "Zhao Yunfan: The order is not paid yet"
    app.screen.press("F5")
    assert len(app.attendant.outcomes) == 1
    app.screen.press("2")
    with judging(qtbot, app):
        app.screen.press("F5")
    assert app.screen.verdict.view.reason == "Let in, reason recorded"
    assert app.attendant.outcomes[0].fact.body.override_reason == "paid_here"


def test_the_next_scan_takes_the_place_of_a_question(qtbot, a_desk):
    app = a_desk()
    scan(qtbot, app, "LENA-1")
    scan(qtbot, app, "HU-JING-1")
    assert not app.screen.questions.isVisible()
    app.screen.row_opened.emit(1)
    assert app.screen.questions.isVisible()


def test_counts_follow_each_entry(qtbot, a_desk):
    app = a_desk()
    scan(qtbot, app, "HU-JING-1")
    qtbot.waitUntil(lambda: app.screen.counts.view.inside == 1)
    assert (app.screen.counts.view.capacity, app.screen.counts.view.entered) == (400, 1)


def test_undo_takes_the_entry_back(qtbot, a_desk):
    app = a_desk()
    scan(qtbot, app, "HU-JING-1")
    app.screen.press("F8")
    qtbot.waitUntil(lambda: app.screen.last.view is not None and app.screen.last.view.what == "Last entry undone")
    scan(qtbot, app, "HU-JING-1")
    assert app.screen.verdict.view.mood is Mood.ADMITTED


def test_a_look_records_nothing(qtbot, a_desk):
    app = a_desk()
    app.screen.press("F9")
    app.attendant.code_scanned("HU-JING-1")
    qtbot.waitUntil(lambda: app.screen.verdict.view.sub == "Look only: nothing was recorded")
    scan(qtbot, app, "HU-JING-1")
    assert app.screen.verdict.view.mood is Mood.ADMITTED


def test_the_language_turns_at_once_with_what_is_on_screen(qtbot, a_desk):
    app = a_desk()
    scan(qtbot, app, "HU-JING-1")
    app.screen.press("Ctrl+L")
    assert app.screen.verdict.view.word == mood_word(Mood.ADMITTED, Language.ZH)
    assert app.screen.guest.view.name == "胡静"
    assert app.screen.top.selector.view.name == "主入口"
    assert app.screen.history.rows[0].name == "胡静"
    app.screen.press("Ctrl+L")
    assert app.screen.guest.view.name == "Hu Jing"


def test_an_exit_is_recorded_as_one(qtbot, a_desk):
    app = a_desk()
    scan(qtbot, app, "HU-JING-1")
    app.screen.press("F11")
    assert app.screen.exiting
    scan(qtbot, app, "HU-JING-1")
    assert app.screen.verdict.view.mood is Mood.EXITED
    assert app.screen.verdict.view.reason == "Hu Jing has left"


def test_the_programme_offers_the_next_list(qtbot, a_desk):
    app = a_desk()
    qtbot.waitUntil(lambda: app.screen.change.view is not None)
    assert app.screen.change.view.text == "Materials Forum opens in 12 min"
    app.screen.press("F7")
    assert (app.screen.top.selector.view.name, app.screen.top.selector.view.pinned) == ("Materials Forum", True)
    scan(qtbot, app, "HU-JING-1")
    assert app.screen.verdict.view.reason == "Check in first at: Main entrance"


def test_a_hand_scanner_types_anywhere(qtbot, a_desk):
    app = a_desk(typist=EveryEnter())
    with judging(qtbot, app):
        typed_at = QApplication.focusWidget() or app.screen
        QTest.keyClicks(typed_at, "HU-JING-1")
        QTest.keyClick(typed_at, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: app.screen.verdict.view.word == "Come in")


def test_a_hand_scanner_leaves_nothing_in_the_field(qtbot, a_desk):
    app = a_desk(typist=EveryEnter())
    app.screen.press("F2")
    with judging(qtbot, app):
        QTest.keyClicks(app.screen.search.field, "HU-JING-1")
        QTest.keyClick(app.screen.search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: app.screen.verdict.view.word == "Come in")
    assert app.screen.search.field.text() == ""
    assert len(app.attendant.outcomes) == 1


def test_a_typed_code_is_checked_with_enter(qtbot, a_desk):
    app = a_desk()
    app.screen.press("F2")
    QTest.keyClicks(app.screen.search.field, "hu-jing-1")
    with judging(qtbot, app):
        QTest.keyClick(app.screen.search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(app.screen.is_judged))
    assert app.attendant.outcomes[0].ask.source == "typed"


def test_the_camera_s_code_is_judged_and_its_picture_shown(qtbot, a_desk):
    film = Film(SourceState(SourceKind.OK), CODE)
    app = a_desk(open_scanner=lambda: film)
    qtbot.waitUntil(lambda: app.screen.camera.accessibleName() == "Code read")
    qtbot.waitUntil(lambda: app.screen.verdict.view.word == "Come in")
    app.stop()
    assert film.stopped


def test_a_code_that_is_too_far_is_coached(qtbot, a_desk):
    app = a_desk(open_scanner=lambda: Film(SourceState(SourceKind.OK), Hint(HintKind.CLOSER)))
    qtbot.waitUntil(lambda: app.screen.camera.accessibleName() == "A little closer")


def test_a_second_code_in_view_is_announced_on_the_preview_in_both_languages(qtbot, a_desk):
    film = Film(SourceState(SourceKind.OK), CodeWaiting("ZHAO-1", CODE.corners))
    app = a_desk(open_scanner=lambda: film)
    qtbot.waitUntil(lambda: app.screen.camera.accessibleName() == "One more code: it is read next")
    app.attendant.speak(Language.ZH)
    assert app.screen.camera.accessibleName() == "还有一个码，接着就读"
    app.attendant.speak(Language.EN)


def test_advice_leaves_the_preview_after_a_few_seconds(qtbot, a_desk):
    app = a_desk(open_scanner=lambda: Film(SourceState(SourceKind.OK)))
    qtbot.waitUntil(lambda: app.screen.camera.accessibleName() == "Waiting for a code")
    app.attendant.lookout.hinted(HintKind.CLOSER)
    assert app.screen.camera.accessibleName() == "A little closer"
    for _ in range(3):
        app.attendant.tick()
    assert app.screen.camera.accessibleName() == "Waiting for a code"


def test_the_outline_follows_the_code(qtbot, a_desk):
    app = a_desk()
    seen = []
    for left in (10.0, 14.0, 19.0):
        corners = ((left, 10.0), (left + 9, 10.0), (left + 9, 19.0), (left, 19.0))
        app.attendant.lookout.pictured(np.full((48, 64), 90, np.uint8), (corners,))
        seen.append((app.screen.camera._corners, corners))
    assert all(shown == corners for shown, corners in seen)


def test_a_hand_scanner_of_its_own_line_is_judged(qtbot, a_desk):
    line = Film(CODE)
    app = a_desk(open_hand_scanner=lambda: line)
    qtbot.waitUntil(lambda: app.screen.verdict.view is not None and app.screen.verdict.view.word == "Come in")
    app.stop()
    assert line.stopped


def test_a_hand_scanner_that_is_unplugged_is_said_on_the_preview(qtbot, a_desk):
    line = Film(*[None] * 30, SourceState(SourceKind.LOST, "unplugged"))  # the camera shows its picture first
    app = a_desk(open_scanner=lambda: Film(SourceState(SourceKind.OK)), open_hand_scanner=lambda: line)
    qtbot.waitUntil(lambda: app.screen.camera.accessibleName() == "Hand scanner not connected")


def test_a_scan_through_an_input_method_reaches_the_desk(qtbot, a_desk):
    """The field has the keyboard and an input method holds the scanner's keys back, then lets go of all."""
    app = a_desk(typist=Wedge())
    field = app.screen.search.field
    app.screen.press("F4")
    field.setFocus()
    for letters in ("H", "HU", "HU-", "HU-J", "HU-JING-1"):
        QApplication.sendEvent(field, QInputMethodEvent(letters, []))
    done = QInputMethodEvent()
    done.setCommitString("HU-JING-1")
    QApplication.sendEvent(field, done)
    qtbot.waitUntil(lambda: app.screen.verdict.view is not None and app.screen.verdict.view.word == "Come in")


def test_a_resting_camera_is_no_trouble(qtbot, a_desk):
    app = a_desk(open_scanner=lambda: Film(SourceState(SourceKind.OK), SourceState(SourceKind.ASLEEP), CODE))
    qtbot.waitUntil(lambda: app.screen.verdict.view.word == "Come in")
    assert not app.screen.fault.isVisible()


def test_a_camera_that_stops_is_our_fault_and_the_desk_goes_on(qtbot, a_desk):
    film = Film(SourceState(SourceKind.OK), Hint(HintKind.CLOSER), SourceState(SourceKind.LOST, "unplugged"))
    app = a_desk(open_scanner=lambda: film)
    qtbot.waitUntil(app.screen.fault.isVisible)
    assert app.screen.verdict.view.word == "Our fault"
    qtbot.waitUntil(lambda: app.screen.camera.accessibleName() == "No picture since 09:14")
    scan(qtbot, app, "HU-JING-1")
    assert app.screen.verdict.view.mood is Mood.ADMITTED


def test_a_desk_without_a_camera_opens_all_the_same(qtbot, a_desk):
    def none() -> Film:
        raise CameraUnavailable("no camera")

    app = a_desk(open_scanner=none)
    qtbot.waitUntil(
        lambda: app.screen.camera.accessibleName() == "Plug in a camera · Or use the hand scanner, or F2 to type"
    )
    assert app.screen.idle.isVisible()
    assert not app.screen.fault.isVisible()


def test_an_admission_prints_its_badge(qtbot, a_desk, tmp_path):
    (tmp_path / "badges").mkdir()
    app = a_desk(open_press=lambda: open_press(f"folder:{tmp_path / 'badges'}"))
    scan(qtbot, app, "HU-JING-1")
    qtbot.waitUntil(lambda: "Badge printed" in app.screen.last.accessibleName(), timeout=20000)
    assert [file.suffix for file in (tmp_path / "badges").iterdir()] == [".pdf"]


def test_a_folder_that_another_desk_has_is_told_on_screen(qtbot, a_desk, tmp_path, open_hall):
    lock = FolderLock(tmp_path / "desk", "another desk")
    app = a_desk(open_station=open_hall)
    qtbot.waitUntil(lambda: bool(app.screen.is_judged))
    assert app.screen.verdict.view.reason == "This desk cannot open its records"
    lock.release()


def test_the_journal_holds_what_was_shown(qtbot, a_desk, open_hall):
    app = a_desk()
    for code in ("HU-JING-1", "CHEN-1", "HU-JING-1"):
        scan(qtbot, app, code)
    app.stop()
    station = open_hall()
    assert station.desk.counts("venue").entered == 1
    station.close()


def test_trouble_with_the_records_is_our_fault(qtbot, a_desk):
    app = a_desk()
    app.desk.troubled.emit(str(StoreUnavailable("the disk is full")))
    qtbot.waitUntil(lambda: app.screen.verdict.view.mood is Mood.SYSTEM)
    assert app.screen.verdict.view.sub == "the disk is full"


def test_a_guest_is_found_by_initials_and_checked_in(qtbot, a_desk):
    app = a_desk()
    app.screen.press("F2")
    QTest.keyClicks(app.screen.search.field, "hj")
    qtbot.waitUntil(lambda: len(app.screen.search.found) == 1)
    assert app.screen.search.found[0].name == "Hu Jing"
    assert not app.screen.search.found[0].inside
    with judging(qtbot, app):
        QTest.keyClick(app.screen.search.field, Qt.Key.Key_Return)
    assert app.attendant.outcomes[0].kind == "admitted"


def test_a_real_scanner_without_an_ending_is_heard(qtbot, a_desk):
    app = a_desk(typist=Wedge())
    with judging(qtbot, app):
        QTest.keyClicks(QApplication.focusWidget() or app.screen, "HU-JING-1")
    assert app.attendant.outcomes[0].ask.text == "HU-JING-1"


def test_a_desk_without_a_guest_list_says_so_and_blames_nobody(qtbot, a_desk, tmp_path):
    empty = Station(tmp_path / "empty", Post(DeskId("desk-2")))
    empty.close()
    app = a_desk(open_station=lambda: Station(tmp_path / "empty", Post(DeskId("desk-2"))), expect_roster=False)
    qtbot.waitUntil(app.screen.fault.isVisible)
    assert app.screen.verdict.view.reason == "This desk has no guest list yet"
    assert "cqitec-kiosk import PATH" in app.screen.fault.accessibleName()
    assert not app.screen.idle.isVisible()
    scan(qtbot, app, "HU-JING-1")
    assert app.screen.verdict.view.mood is Mood.SYSTEM
    assert app.screen.last.isVisible()


def test_a_desk_that_was_set_up_without_a_camera_says_what_works(qtbot, a_desk):
    app = a_desk()
    assert app.screen.camera.accessibleName() == "Plug in a camera · Or use the hand scanner, or F2 to type"
    app.screen.press("Ctrl+L")
    assert app.screen.camera.accessibleName() == "请插上摄像头 · 或用扫码枪，或按 F2 输入"
    app.screen.press("Ctrl+L")


def test_a_desk_without_a_guest_list_comes_back_to_saying_so(qtbot, a_desk, tmp_path):
    app = a_desk(open_station=lambda: Station(tmp_path / "empty", Post(DeskId("desk-2"))), expect_roster=False)
    qtbot.waitUntil(app.screen.fault.isVisible)
    scan(qtbot, app, "HU-JING-1")
    app.screen.press("Esc")
    assert app.screen.verdict.view.reason == "This desk has no guest list yet"
    assert app.screen.fault.isVisible()


def test_a_guest_is_let_in_again_with_a_reason_and_it_is_no_conflict(qtbot, a_desk, open_hall):
    app = a_desk()
    scan(qtbot, app, "HU-JING-1")
    scan(qtbot, app, "HU-JING-1")
    app.screen.press("F5")
    assert app.screen.verdict.view.reason == "Hu Jing: Already in since 09:14, Gate 1"
    app.screen.press("1")
    with judging(qtbot, app):
        app.screen.press("F5")
    assert app.screen.verdict.view.mood is Mood.ADMITTED
    app.stop()
    station = open_hall()
    entries = [fact.body for _, fact in station.desk.journal.facts() if isinstance(fact.body, Admitted)]
    assert [(entry.again, entry.override_reason) for entry in entries] == [(False, None), (True, "left_unscanned")]
    assert station.desk.conflicts("venue") == []
    assert verify(station.desk.journal).problems == ()
    station.close()


def test_a_badge_is_printed_again_for_a_reason_and_the_old_one_opens_no_door(qtbot, a_desk, tmp_path, open_hall):
    app = a_desk(open_press=lambda: open_press(f"folder:{tmp_path / 'badges'}"))
    assert "reprint" not in app.screen.allowed
    scan(qtbot, app, "HU-JING-1")
    qtbot.waitUntil(lambda: "Badge printed" in app.screen.guest.accessibleName(), timeout=20000)
    assert "Badge printed" in app.screen.verdict.accessibleName()
    app.screen.press("F3")
    qtbot.waitUntil(app.screen.reprint.isVisible)
    assert "Hu Jing" in app.screen.reprint.head
    app.screen.press("1")
    assert "Printing the badge" in app.screen.last.accessibleName()
    qtbot.waitUntil(lambda: "Badge printed" in app.screen.last.accessibleName(), timeout=20000)
    app.stop()
    station = open_hall()
    badge = station.desk.badge(station.desk.book.by_id("hu"))
    assert (badge.copy, badge.state, badge.revoked, badge.lost) == (2, "printed", 1, 0)
    station.close()


def test_a_desk_without_a_printer_offers_no_reprint(qtbot, a_desk):
    app = a_desk()
    scan(qtbot, app, "HU-JING-1")
    assert "reprint" not in app.screen.allowed
    app.screen.press("F3")
    assert not app.screen.reprint.isVisible()


def test_how_the_window_looks_is_kept_by_the_desk_s_thread(qtbot, a_desk, tmp_path):
    threads = []

    def keep(language: str, scheme: str, percent: int) -> None:
        threads.append(QThread.currentThread().objectName())
        keep_taste(tmp_path, language, scheme, percent)

    write_settings(tmp_path, Settings(desk="north-2"))
    app = a_desk(keep_taste=keep)
    for key in ("Ctrl+L", "Ctrl+T", "Ctrl++", "Ctrl+L"):
        app.screen.press(key)
    app.stop()
    assert read_settings(tmp_path) == Settings(desk="north-2", language="en", theme="dark", text_scale=125)
    assert threads == ["desk"] * 4
