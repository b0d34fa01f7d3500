"""The board's window, beside a desk that writes; and the kiosk's command line."""

import argparse

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.config import Settings, read_settings
from kiosk.desk import Post
from kiosk.domain.ids import DeskId
from kiosk.domain.text import Language
from kiosk.errors import BadInput
from kiosk.outcome import Ask
from kiosk.scan.wedge import Wedge
from kiosk.selfservice.visit import Trouble
from kiosk.staff import Role, read_staff, with_member, write_staff
from kiosk.station import Station
from ui.app import DeskOptions
from ui.selfservice.board import BoardApp, BoardOptions
from ui.selfservice.launch import kiosk_options, set_pin
from ui.selfservice.pictures import an_overview, picture


@pytest.fixture
def board(qtbot, tmp_path, open_hall):
    """A board that reads the small hall's folder; ``desk`` writes there."""
    writer = open_hall()
    reader = Post(DeskId("board"))
    app = BoardApp(BoardOptions(lambda: Station(tmp_path / "desk", reader, writer.desk.now, reading=True), Language.EN))
    qtbot.addWidget(app.screen)
    app.desk = writer.desk
    app.screen.resize(1920, 1080)
    app.screen.show()
    yield app
    app.stop()
    writer.close()


def test_the_board_sees_what_a_desk_writes_beside_it(board, qtbot):
    board.desk.scan(Ask("HU-JING-1", "venue"))
    board.start()

    qtbot.waitUntil(lambda: board.screen.overview is not None, timeout=10_000)

    assert (board.screen.overview.entered, board.screen.overview.expected) == (1, 4)
    assert not picture(board.screen).isNull()


def test_the_board_closes_with_escape(board, qtbot):
    with qtbot.waitSignal(board.screen.closed):
        QTest.keyClick(board.screen, Qt.Key.Key_Escape)


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (3840, 2160)])
def test_a_full_board_is_drawn_at_every_size(board, size):
    board.screen.resize(*size)
    board.screen.show_overview(an_overview())

    assert picture(board.screen).width() == size[0]


def options(**changed) -> argparse.Namespace:
    usual = {"role": "check-in", "layout": None, "monitor": None, "windowed": None}
    return argparse.Namespace(**{**usual, **changed})


def kiosk(folder, settings=None, **changed):
    desk = DeskOptions(open_station=lambda: None, typist=Wedge(), open_press=lambda: None)
    return kiosk_options(options(**changed), folder, settings or Settings(), desk)


def test_the_settings_make_the_kiosk(tmp_path):
    made = kiosk(
        tmp_path,
        Settings(
            help_desk="2",
            help_desk_way="右转",
            selfservice_low=True,
            selfservice_screen=1,
            selfservice_by_hand="press, staff",
        ),
        windowed="1080x1920",
    )

    assert (made.place.help_desk, made.place.help_way.en) == ("2", "右转")
    assert (made.low, made.monitor, made.windowed) == (True, 1, (1080, 1920))
    assert made.counter.not_for == {"press", "staff"}


def test_a_sessions_door_prints_nothing_and_looks_nobody_up(tmp_path):
    made = kiosk(tmp_path, role="exit")

    assert (made.open_press, made.look_up, made.door, made.counter.direction) == (None, False, True, "exit")


def test_what_cannot_be_is_said_before_the_window_opens(tmp_path):
    with pytest.raises(BadInput):
        kiosk(tmp_path, windowed="large")
    with pytest.raises(BadInput):
        kiosk(tmp_path, Settings(selfservice_outlet="behind"))
    with pytest.raises(BadInput):
        set_pin(tmp_path, Settings(), "12")


def test_the_kiosks_pin_and_a_supervisors_open_the_way_out(tmp_path):
    set_pin(tmp_path, Settings(), "240713")
    staff = with_member(read_staff(tmp_path), "Chen Yu", Role.ADMINISTRATOR, "3333")
    staff = with_member(staff, "Li Min", Role.VOLUNTEER, "1111")
    staff = with_member(staff, "Wang Lei", Role.SUPERVISOR, "2222")
    write_staff(tmp_path, staff.members)

    right = kiosk(tmp_path, read_settings(tmp_path)).right_pin

    assert [right(pin) for pin in ("240713", "2222", "1111", "0000")] == [True, True, False, False]


def test_without_any_pin_nobody_leaves_by_the_screen(tmp_path):
    assert kiosk(tmp_path).right_pin is None


def test_troubles_are_read_and_kept_in_the_kiosks_folder(tmp_path):
    kiosk(tmp_path).keep_troubles(frozenset({Trouble.STAFF}))

    assert kiosk(tmp_path).troubles == {Trouble.STAFF}
