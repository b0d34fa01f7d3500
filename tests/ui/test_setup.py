"""The set-up assistant and the settings: a new desk by keyboard, by one code, and again afterwards."""

import pytest
from hall import HALL
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from test_app import Film, a_desk  # noqa: F401 - a fixture

from kiosk.config import Settings, read_settings, write_settings
from kiosk.domain.text import Language
from kiosk.pack.document import parse_document
from kiosk.pack.write import write_pack
from kiosk.scan.events import CodeRead, SourceKind, SourceState
from kiosk.setup_code import SetupCode, written
from ui import texts
from ui.launch import is_new
from ui.setup.run import an_assistant, the_settings
from ui.sound import Sounds
from ui.theme import Look, Scheme
from ui.view import Mood

CORNERS = ((10, 10), (20, 10), (20, 20), (10, 20))


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    path = tmp_path_factory.mktemp("pack") / "event"
    small = parse_document(HALL, "hall.json")
    write_pack(path, small.event, small.attendees)
    return path


@pytest.fixture
def assistant(qtbot, tmp_path):
    """Opens the assistant of a new desk; ``ended`` collects what it ends with."""
    opened = []

    def start(**changed):
        work = an_assistant(tmp_path / "desk", Settings(language="en"), Look(), **changed)
        qtbot.addWidget(work.board.screen)
        work.ended = []
        work.over.connect(work.ended.append)
        work.board.printers_wanted.disconnect()  # listening in the network takes seconds
        work.board.screen.show()
        work.board.begin()
        opened.append(work)
        return work

    yield start
    for work in opened:
        work.close()
    texts.install(Language.EN, opened[0].board._translators if opened else ())


def press(work, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    focused = work.board.screen.focusWidget() or work.board.screen
    QTest.keyClick(focused, key, modifier)


def test_a_new_desk_is_set_up_by_keyboard_alone(qtbot, assistant, tmp_path, pack):
    work = assistant()
    screen = work.board.screen
    assert screen.current == "event"
    QTest.keyClicks(screen.focusWidget(), str(pack))
    press(work, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.pages["event"].state.mood is not Mood.CAUTION, timeout=30_000)
    assert "4 guests" in screen.pages["event"].state.text
    work.board.go_to("desk")
    QTest.keyClicks(screen.focusWidget(), "gate-3")
    press(work, Qt.Key.Key_Return)
    assert screen.current == "camera"
    press(work, Qt.Key.Key_Return)
    assert screen.current == "printer"
    press(work, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: screen.pages["printer"].state.mood is Mood.ADMITTED, timeout=30_000)
    assert len(list((tmp_path / "desk" / "badges").glob("*.pdf"))) == 1
    for _ in range(2):
        press(work, Qt.Key.Key_Return)
    assert screen.current == "done"
    assert "gate-3" in screen.pages["done"].lines["desk"].text
    screen.forward.click()
    qtbot.waitUntil(lambda: bool(work.ended), timeout=30_000)
    assert read_settings(tmp_path / "desk").desk == "gate-3"
    assert not is_new(tmp_path / "desk")


def test_one_code_sets_a_desk_up(qtbot, assistant, tmp_path, pack):
    code = SetupCode("gate-{n}", hall="n1", language="en", printer="folder:/tmp/x", pack=str(pack))
    film = Film(SourceState(SourceKind.OK), CodeRead(written(code), CORNERS, 1, 1.0, "1"))
    work = assistant(open_scanner=lambda: film)
    screen = work.board.screen
    qtbot.waitUntil(lambda: screen.current == "desk", timeout=30_000)
    assert film.stopped
    page = screen.pages["desk"]
    assert screen.focusWidget() is page.number.line
    QTest.keyClicks(page.number.line, "12")
    assert page.desk.line.text() == "gate-12"
    work.board.go_to("done")
    qtbot.waitUntil(lambda: screen.pages["done"].lines["event"].mood is Mood.ADMITTED, timeout=30_000)
    screen.forward.click()
    qtbot.waitUntil(lambda: bool(work.ended), timeout=30_000)
    settings = read_settings(tmp_path / "desk")
    assert (settings.desk, settings.hall, settings.printer) == ("gate-12", "n1", "folder:/tmp/x")


def test_a_ticket_before_the_assistant_s_camera_changes_nothing(assistant):
    work = assistant()
    work.board.code_read("CQ26-7F3KQ2")
    assert work.board.screen.current == "event"
    assert work.board.screen.pages["event"].code.text == "this is no set-up code"


def test_a_pairing_code_that_no_hub_answers_is_told_and_keeps_the_desk_new(qtbot, assistant):
    work = assistant()
    work.board.code_read("CKH1.damaged")
    page = work.board.screen.pages["event"]
    qtbot.waitUntil(lambda: page.state.mood is Mood.REFUSED, timeout=30_000)
    assert "damaged" in page.state.text


def test_a_desk_that_has_joined_bears_the_hub_s_name(assistant):
    work = assistant()
    work.board.hub_joined("north-2", "north-2 has joined")
    assert work.board.settings.desk == "north-2"
    assert work.board.screen.pages["done"].lines["event"].mood is Mood.ADMITTED


def test_a_wrong_pack_is_refused_by_name_and_another_may_be_chosen(qtbot, assistant, tmp_path):
    work = assistant()
    (tmp_path / "notes.zip").write_text("no zip")
    work.board.take_pack(str(tmp_path / "notes.zip"))
    page = work.board.screen.pages["event"]
    qtbot.waitUntil(lambda: page.state.mood is Mood.REFUSED, timeout=30_000)
    assert "notes.zip" in page.state.text


def test_leaving_the_assistant_keeps_nothing(qtbot, assistant, tmp_path):
    work = assistant()
    press(work, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(work.ended))
    assert work.ended[0].settings is None
    assert is_new(tmp_path / "desk")


def test_the_assistant_turns_its_language_at_once(assistant):
    work = assistant()
    press(work, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert work.board.screen.windowTitle() == "设置本终端"
    assert work.board.settings.language == "zh"
    press(work, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert work.board.screen.windowTitle() == "Set up this desk"


@pytest.fixture
def settings_window(qtbot, tmp_path):
    work = the_settings(tmp_path / "desk", Settings(language="en", desk="gate-1"), Look(), Sounds(), None)
    qtbot.addWidget(work.board.screen)
    work.board.printers_wanted.disconnect()
    work.board.screen.show()
    work.board.begin("look")
    yield work
    work.close()


def test_the_look_changes_at_once_and_is_kept(qtbot, settings_window, tmp_path):
    told = []
    settings_window.board.look_changed.connect(lambda *look: told.append(look))
    page = settings_window.board.screen.pages["look"]
    page.scheme.buttons[1].click()
    page.scale.buttons[2].click()
    page.side.buttons[1].click()
    assert told[-1] == ("en", "dark", 150, True)
    assert settings_window.board.screen.look.scheme is Scheme.DARK
    over = []
    settings_window.over.connect(over.append)
    settings_window.board.screen.forward.click()
    qtbot.waitUntil(lambda: bool(over))
    kept = read_settings(tmp_path / "desk")
    assert (kept.desk, kept.theme, kept.text_scale, kept.left_handed) == ("gate-1", "dark", 150, True)


def test_the_self_test_shows_a_lamp_for_each_check(qtbot, settings_window):
    settings_window.board.go_to("test")
    page = settings_window.board.screen.pages["test"]
    qtbot.waitUntil(lambda: len(page.lines) > 5, timeout=30_000)
    told = {line.text.split(":")[0]: line.mood for line in page.lines}
    assert told["Guest list"] is Mood.CAUTION
    assert told["Clock"] is Mood.ADMITTED
    assert {"Disk", "Reading codes", "Printer", "Scripts", "Sound"} <= told.keys()


def test_the_menu_opens_the_settings_and_the_desk_wears_them_at_once(qtbot, a_desk, tmp_path):  # noqa: F811
    write_settings(tmp_path / "own", Settings(language="en", desk="gate-1"))
    app = a_desk(folder=tmp_path / "own")
    app.screen.press("F10")
    app.screen.menu_chosen.emit("settings")
    work = app.settings.work
    qtbot.addWidget(work.board.screen)
    page = work.board.screen.pages["look"]
    page.scheme.buttons[2].click()
    page.side.buttons[1].click()
    assert app.screen.look.scheme is Scheme.CONTRAST
    assert app.screen.left_handed
    page.language.buttons[0].click()
    assert app.attendant.language is Language.ZH
    qtbot.waitUntil(lambda: work.board.screen.windowTitle() == "设置")
    page.language.buttons[1].click()
    work.board.screen.forward.click()
    qtbot.waitUntil(lambda: app.settings.work is None)
    assert read_settings(tmp_path / "own").theme == "contrast"


def test_every_page_fits_at_every_text_scale(assistant):
    work = assistant()
    screen = work.board.screen
    for scale in (1.0, 2.0):
        screen.wear(Look(scale=scale))
        for name in screen.pages:
            screen.show_page(name)
            QApplication.processEvents()
            area = screen.areas[name]
            assert screen.pages[name].width() <= area.viewport().width(), (name, scale)
