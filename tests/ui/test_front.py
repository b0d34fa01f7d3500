"""Every case that is not green, by keyboard: help desk, standby, corrections, staff, rehearsal."""

from contextlib import contextmanager
from pathlib import Path

import pytest
from front_desk import MORNING, a_forum, a_staff
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from typists import EveryEnter, Nobody

from kiosk import helpdesk, standby
from kiosk.desk import Post
from kiosk.domain.facts import (
    Admitted,
    BadgeRevoked,
    BadgeSent,
    BadgeUnknown,
    CalledIn,
    Corrected,
    HelpAsked,
    HelpSettled,
    PutOnStandby,
    SignedIn,
)
from kiosk.domain.ids import DeskId, GateId, HallId, ListId
from kiosk.domain.text import Language
from kiosk.domain.verdict import VerdictKind
from kiosk.journal.check import verify
from kiosk.pack.document import parse_document
from kiosk.press import open_press
from kiosk.station import Station
from tests.builders import Clock, a_fact
from tests.builders import a_desk as a_station
from ui.app import DeskApp, DeskOptions
from ui.front.menu import MenuEntry
from ui.front.standby_board import LOOK_EVERY_S
from ui.view import Mood

LECTURE = ListId("lecture")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def open_it(folder: Path):
    def open_station() -> Station:
        station = Station(folder, Post(DeskId("desk-1"), GateId("gate-1")), lambda: MORNING)
        if station.desk.event is None:
            station.take(parse_document(a_forum(), "forum.json"))
        return station

    return open_station


@pytest.fixture
def a_desk(qtbot, open_it):
    started: list[DeskApp] = []

    def start(**changed) -> DeskApp:
        options = {
            "open_station": open_it,
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
        qtbot.waitUntil(lambda: app.attendant.conference is not None)
        if "read_staff" in changed:
            qtbot.waitUntil(lambda: app.staff.guarded)
        return app

    yield start
    for app in started:
        app.stop()


@contextmanager
def judging(qtbot, app: DeskApp):
    before = len(app.attendant.outcomes)
    yield
    qtbot.waitUntil(lambda: len(app.attendant.outcomes) == before + 1)


def scan(qtbot, app: DeskApp, code: str) -> None:
    with judging(qtbot, app):
        app.attendant.code_scanned(code)


def facts_of(app: DeskApp, open_it) -> list:
    """What is on disk once the desk is closed; the books must be right."""
    app.stop()
    station = open_it()
    assert verify(station.desk.journal).ok
    found = [fact for _, fact in station.desk.journal.facts()]
    station.close()
    return found


def bodies(facts: list) -> list[type]:
    return [type(fact.body) for fact in facts]


def pin(qtbot, app: DeskApp, digits: str) -> None:
    qtbot.waitUntil(app.screen.pin.isVisible)
    with qtbot.waitSignal(app.screen.pin_entered):
        QTest.keyClicks(app.screen.pin.field, digits)
        QTest.keyClick(app.screen.pin.field, Qt.Key.Key_Return)


# Help desk


def test_one_key_sends_a_guest_to_the_help_desk_with_a_number(qtbot, a_desk, open_it):
    app = a_desk()
    scan(qtbot, app, "CHEN-1")
    app.screen.press("F6")
    qtbot.waitUntil(lambda: app.screen.verdict.view.mood is Mood.HELP)
    number = app.screen.verdict.view.word
    assert number.isdecimal() and len(number) == 3
    assert app.screen.verdict.view.reason == "Chen Siyuan: please go to the help desk"
    assert f"Help {number}" in app.screen.guest.accessibleName()
    assert app.screen.history.rows[0].note == f"Help {number}"
    facts = facts_of(app, open_it)
    assert facts[-1].body == HelpAsked(int(number), "cancelled", ListId("venue"), "CHEN-1")


def test_the_number_is_said_again_in_the_other_language(qtbot, a_desk):
    app = a_desk()
    scan(qtbot, app, "CHEN-1")
    app.screen.press("F6")
    qtbot.waitUntil(lambda: app.screen.verdict.view.mood is Mood.HELP)
    number = app.screen.verdict.view.word
    app.screen.press("Ctrl+L")
    assert (app.screen.verdict.view.word, app.screen.verdict.view.reason) == (number, "陈思源：请到服务台")
    app.screen.press("Ctrl+L")


def test_the_help_desk_opens_the_ticket_ready_filled_and_settles_it(qtbot, a_desk, open_it):
    app = a_desk()
    scan(qtbot, app, "ZHAO-1")
    app.screen.press("F6")
    qtbot.waitUntil(lambda: app.screen.verdict.view.mood is Mood.HELP)
    app.screen.press("F10")
    app.screen.press("1")
    qtbot.waitUntil(app.screen.rows.isVisible)
    assert [row.name for row in app.screen.rows.view.rows] == ["Zhao Yunfan"]
    app.screen.press("Enter")
    qtbot.waitUntil(app.screen.story.isVisible)
    assert app.screen.story.view.lines[0].text == "Not let in: Main entrance (unpaid)"
    assert "Zhao Yunfan" in app.screen.verdict.view.reason
    app.screen.press("Enter")
    qtbot.waitUntil(app.screen.idle.isVisible)
    facts = facts_of(app, open_it)
    assert bodies(facts)[-2:] == [HelpAsked, HelpSettled] and facts[-1].body.target == facts[-2].id


def test_a_guest_let_in_from_an_open_ticket_needs_the_help_desk_no_more(qtbot, a_desk, open_it):
    app = a_desk()
    scan(qtbot, app, "ZHAO-1")
    app.screen.press("F6")
    qtbot.waitUntil(lambda: app.screen.verdict.view.mood is Mood.HELP)
    app.help.show_list()
    qtbot.waitUntil(app.screen.rows.isVisible)
    app.screen.press("Enter")
    qtbot.waitUntil(app.screen.story.isVisible)
    app.screen.press("F5")
    assert app.screen.override.isVisible()
    app.screen.press("2")
    with judging(qtbot, app):
        app.screen.press("F5")
    qtbot.waitUntil(lambda: not app.help.tickets)
    assert bodies(facts_of(app, open_it))[-2:] == [Admitted, HelpSettled]


def test_a_code_that_nobody_knows_waits_at_the_help_desk_too(qtbot, a_desk, open_it):
    app = a_desk()
    scan(qtbot, app, "NOBODY-KNOWS")
    app.screen.press("F6")
    qtbot.waitUntil(lambda: app.screen.verdict.view.mood is Mood.HELP)
    assert app.screen.verdict.view.reason == "Please go to the help desk"
    app.help.show_list()
    qtbot.waitUntil(app.screen.rows.isVisible)
    app.screen.press("Enter")
    qtbot.waitUntil(app.screen.story.isVisible)
    assert "NOBODY-KNOWS" not in app.screen.story.accessibleName()
    app.stop()
    station = open_it()
    assert [one.text for one in helpdesk.open_tickets(station.desk)] == ["NOBODY-KNOWS"]
    station.close()


def test_the_next_scan_takes_the_place_of_an_open_list(qtbot, a_desk):
    app = a_desk()
    app.screen.press("F10")
    app.screen.press("1")
    qtbot.waitUntil(app.screen.rows.isVisible)
    scan(qtbot, app, "HU-JING-1")
    assert not app.screen.rows.isVisible() and app.screen.verdict.view.word == "Come in"


# Standby


def test_a_full_room_puts_the_next_on_standby_and_calls_them_when_a_seat_is_free(qtbot, a_desk, open_it):
    app = a_desk(pinned=LECTURE)
    scan(qtbot, app, "HU-JING-1")
    scan(qtbot, app, "LENA-1")
    assert app.attendant.outcomes[0].kind == "full"
    app.screen.press("F5")
    qtbot.waitUntil(lambda: app.screen.verdict.view.reason == "Lena Novak waits for a seat, place 1")
    assert "Standby, place 1" in app.screen.guest.accessibleName()
    assert not app.screen.called.isVisible()
    app.screen.press("F11")
    scan(qtbot, app, "HU-JING-1")
    qtbot.waitUntil(app.screen.called.isVisible)
    assert app.screen.called.view.names == "Lena Novak"
    app.screen.press("F11")
    with judging(qtbot, app):
        app.screen.press("F7")
    assert app.attendant.outcomes[0].kind in ("admitted", "answers_needed")
    kinds = bodies(facts_of(app, open_it))
    assert PutOnStandby in kinds and CalledIn in kinds


def test_nobody_is_put_on_standby_twice(qtbot, a_desk):
    app = a_desk(pinned=LECTURE)
    scan(qtbot, app, "HU-JING-1")
    scan(qtbot, app, "LENA-1")
    app.screen.press("F5")
    qtbot.waitUntil(lambda: bool(app.standby.line))
    scan(qtbot, app, "LENA-1")
    assert "stand_by" not in app.screen.allowed
    assert "Standby, place 1" in app.screen.guest.accessibleName()


def test_whoever_does_not_come_is_taken_out_of_the_line(qtbot, a_desk, open_it):
    app = a_desk(pinned=LECTURE)
    scan(qtbot, app, "HU-JING-1")
    scan(qtbot, app, "LENA-1")
    app.screen.press("F5")
    qtbot.waitUntil(lambda: bool(app.standby.line))
    app.screen.press("F10")
    app.screen.press("2")
    assert app.screen.rows.isVisible()
    app.screen.press("F8")
    qtbot.waitUntil(lambda: not app.standby.line)
    app.stop()
    station = open_it()
    assert standby.line(station.desk, LECTURE) == []
    station.close()


def test_seats_released_by_the_clock_are_given_to_the_line_without_a_scan(qtbot, a_desk, open_it, tmp_path):
    event = a_forum()
    event["sessions"][0] |= {"capacity": 1, "release_unclaimed_after_min": 5}
    event["check_in_lists"][1]["requires"] = []
    station = open_it()
    station.take(parse_document(event, "forum.json"))
    station.close()
    clock = Clock(MORNING.replace(hour=2, minute=0))

    def open_later() -> Station:
        return Station(tmp_path / "desk", Post(DeskId("desk-1")), clock)

    app = a_desk(open_station=open_later, clock=clock, pinned=ListId("forum"))
    scan(qtbot, app, "LENA-1")
    assert app.attendant.outcomes[0].kind == "full"
    app.screen.press("F5")
    qtbot.waitUntil(lambda: bool(app.standby.line))
    clock.at = MORNING.replace(hour=2, minute=5)
    for _ in range(LOOK_EVERY_S):
        app.standby.tick()
    qtbot.waitUntil(app.screen.called.isVisible)
    assert app.screen.called.view.names == "Lena Novak"


# Corrections


def test_a_name_is_put_right_and_the_badge_follows_at_once(qtbot, a_desk, open_it, tmp_path):
    app = a_desk(open_press=lambda: open_press(f"folder:{tmp_path / 'badges'}"))
    scan(qtbot, app, "HU-JING-1")
    qtbot.waitUntil(lambda: "Badge printed" in app.screen.guest.accessibleName(), timeout=20000)
    app.screen.press("F4")
    assert app.screen.form.isVisible() and app.screen.takes_text()
    latin = app.screen.form.lines[1]
    assert latin.text() == "Hu Jing"
    latin.setText("Hu Jingyi")
    app.screen.press("Enter")
    qtbot.waitUntil(lambda: app.screen.guest.view.name == "Hu Jingyi")
    qtbot.waitUntil(lambda: "Badge printed" in app.screen.last.accessibleName(), timeout=20000)
    assert app.screen.history.rows[0].name == "Hu Jingyi"
    facts = facts_of(app, open_it)
    assert [fact.body.value for fact in facts if isinstance(fact.body, Corrected)] == ["Hu Jingyi"]
    assert [fact.body.reason for fact in facts if isinstance(fact.body, BadgeRevoked)] == ["corrected"]
    assert max(fact.body.copy for fact in facts if isinstance(fact.body, BadgeSent)) == 2


def test_a_form_left_by_esc_changes_nothing(qtbot, a_desk, open_it):
    app = a_desk()
    scan(qtbot, app, "HU-JING-1")
    app.screen.press("F4")
    app.screen.form.lines[0].setText("别人")
    app.screen.press("Esc")
    assert not app.screen.form.isVisible()
    assert Corrected not in bodies(facts_of(app, open_it))


def test_a_scan_parks_the_form_and_leaves_no_letters_in_it(qtbot, a_desk, open_it):
    app = a_desk(typist=EveryEnter())
    scan(qtbot, app, "HU-JING-1")
    app.screen.press("F4")
    with judging(qtbot, app):
        QTest.keyClicks(app.screen.form.lines[0], "LENA-1")
        QTest.keyClick(app.screen.form.lines[0], Qt.Key.Key_Return)
    assert not app.screen.form.isVisible()
    assert Corrected not in bodies(facts_of(app, open_it))


# Badges in doubt


def test_a_badge_in_doubt_is_asked_about_before_another_is_printed(qtbot, a_desk, open_it, tmp_path):
    station = open_it()
    guest = station.desk.book.by_id("hu")
    station.desk.record(guest, BadgeSent(1, "folder", "job-1"))
    station.desk.record(guest, BadgeUnknown(1, "the cable was pulled"))
    station.close()
    app = a_desk(open_press=lambda: open_press(f"folder:{tmp_path / 'badges'}"))
    scan(qtbot, app, "HU-JING-1")
    app.screen.press("F3")
    qtbot.waitUntil(app.screen.choice.isVisible)
    assert app.screen.choice.head == "Did the badge of Hu Jing come out?"
    app.screen.press("1")
    qtbot.waitUntil(lambda: "Badge printed" in app.screen.last.accessibleName())
    app.stop()
    station = open_it()
    badge = station.desk.badge(guest)
    assert (badge.copy, badge.state) == (1, "printed")
    station.close()


# Staff


def test_without_a_staff_file_everybody_may_do_everything(qtbot, a_desk):
    app = a_desk()
    scan(qtbot, app, "ZHAO-1")
    app.screen.press("1")
    with judging(qtbot, app):
        app.screen.press("F5")
    assert app.attendant.outcomes[0].kind == "admitted"


def test_a_locked_gate_goes_on_scanning_and_asks_a_pin_to_let_somebody_in(qtbot, a_desk, open_it):
    app = a_desk(read_staff=a_staff)
    scan(qtbot, app, "HU-JING-1")
    assert app.attendant.outcomes[0].kind == "admitted"
    scan(qtbot, app, "ZHAO-1")
    assert app.screen.override.view.who == "Needs a PIN: Supervisor"
    app.screen.press("1")
    app.screen.press("F5")
    pin(qtbot, app, "1234")
    qtbot.waitUntil(lambda: "not enough" in app.screen.pin.view.trouble)
    with judging(qtbot, app):
        pin(qtbot, app, "4455")
    assert app.attendant.outcomes[0].kind == "admitted"
    assert app.staff.member is None
    last = facts_of(app, open_it)[-1]
    assert (last.operator, last.body.override_reason) == ("何敏", "paid_proof")


def test_who_signs_in_stands_in_every_fact_until_the_desk_is_locked(qtbot, a_desk, open_it):
    app = a_desk(read_staff=a_staff)
    app.screen.press("Ctrl+P")
    pin(qtbot, app, "4455")
    qtbot.waitUntil(lambda: app.screen.top.role.text() == "Supervisor 何敏")
    scan(qtbot, app, "HU-JING-1")
    app.screen.press("Ctrl+P")
    assert app.screen.top.role.text() == "Sign in"
    scan(qtbot, app, "CHEN-1")
    facts = facts_of(app, open_it)
    assert [(type(fact.body), fact.operator) for fact in facts] == [
        (SignedIn, "何敏"),
        (Admitted, "何敏"),
        (SignedIn, "何敏"),
        (type(facts[3].body), None),
    ]


def test_a_desk_that_nobody_touches_locks_itself(qtbot, a_desk):
    app = a_desk(read_staff=a_staff, lock_minutes=1)
    app.screen.press("Ctrl+P")
    pin(qtbot, app, "7788")
    qtbot.waitUntil(lambda: app.staff.member is not None)
    for _ in range(59):
        app.staff.tick()
    assert app.staff.member is not None
    app.staff.touched()
    for _ in range(60):
        app.staff.tick()
    assert app.staff.member is None


def test_wrong_pins_have_to_wait_longer_and_longer(qtbot, a_desk):
    app = a_desk(read_staff=a_staff)
    app.screen.press("Ctrl+P")
    for _ in range(3):
        pin(qtbot, app, "0000")
        qtbot.waitUntil(lambda: bool(app.screen.pin.view.trouble))
    qtbot.waitUntil(lambda: "Wait 2 s" in app.screen.pin.view.trouble)
    pin(qtbot, app, "7788")
    qtbot.waitUntil(lambda: "more before the next try" in app.screen.pin.view.trouble)
    assert app.staff.member is None


def test_a_pin_typed_like_a_scanner_never_reaches_the_journal(qtbot, a_desk, open_it):
    app = a_desk(read_staff=a_staff, typist=EveryEnter())
    app.screen.press("Ctrl+P")
    QTest.keyClicks(app.screen.pin.field, "4455")
    QTest.keyClick(app.screen.pin.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: app.staff.member is not None)
    assert bodies(facts_of(app, open_it)) == [SignedIn]


def test_a_scan_sets_the_question_for_a_pin_aside(qtbot, a_desk, open_it):
    app = a_desk(read_staff=a_staff)
    scan(qtbot, app, "ZHAO-1")
    app.screen.press("1")
    app.screen.press("F5")
    qtbot.waitUntil(app.screen.pin.isVisible)
    scan(qtbot, app, "HU-JING-1")
    assert not app.screen.pin.isVisible()
    with qtbot.assertNotEmitted(app.staff.pin_given):
        app.staff.pin_entered("4455")
    assert [fact.attendee for fact in facts_of(app, open_it) if isinstance(fact.body, Admitted)] == ["hu"]


# Menu and rehearsal


def test_the_menu_offers_by_role_what_was_hung_into_it(qtbot, a_desk):
    from kiosk.staff import Act

    app = a_desk(read_staff=a_staff)
    opened: list[str] = []
    app.menu.add(MenuEntry("roster", lambda: "Guest list", "users", lambda: opened.append("roster"), Act.ROSTER))
    app.screen.press("F10")
    assert [one.icon for one in app.screen.menu.entries if one.name == "roster"] == ["lock"]
    number = next(one.key for one in app.screen.menu.entries if one.name == "roster")
    app.screen.press(number)
    assert opened == []
    pin(qtbot, app, "4455")
    qtbot.waitUntil(lambda: opened == ["roster"])


def test_a_new_guest_is_registered_from_the_menu_while_the_camera_goes_on(qtbot, a_desk, tmp_path):
    app = a_desk(folder=tmp_path / "data")
    app.screen.press("F10")
    assert {"walk_in", "group", "import", "preflight"} <= {one.name for one in app.screen.menu.entries}
    app.screen.press(next(one.key for one in app.screen.menu.entries if one.name == "walk_in"))
    panel = app.roster().new_guest
    assert panel is not None
    panel.name.setText("谭立")
    for box in panel.consent:
        box.setChecked(True)
    with judging(qtbot, app):
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    guest = app.attendant.outcomes[0].guest
    assert guest is not None and guest.name.zh == "谭立"
    assert app.attendant.outcomes[0].kind is VerdictKind.ADMITTED


def test_a_rehearsal_is_written_on_every_screen_and_never_touches_the_journal(qtbot, a_desk, open_it, tmp_path):
    app = a_desk(open_press=lambda: open_press(f"folder:{tmp_path / 'badges'}"))
    scan(qtbot, app, "HU-JING-1")
    qtbot.waitUntil(lambda: "Badge printed" in app.screen.guest.accessibleName(), timeout=20000)
    badges = sorted(one.name for one in (tmp_path / "badges").iterdir())
    app.rehearsal.toggle()
    qtbot.waitUntil(lambda: app.rehearsal.on)
    assert app.screen.band.isVisible() and app.screen.band.height() == 40
    assert app.screen.history.rows == ()
    scan(qtbot, app, "HU-JING-1")
    assert app.screen.verdict.view.mood is Mood.ADMITTED and app.screen.band.isVisible()
    app.screen.press("F2")
    assert app.screen.band.isVisible()
    app.rehearsal.toggle()
    qtbot.waitUntil(lambda: not app.rehearsal.on)
    assert not app.screen.band.isVisible()
    scan(qtbot, app, "HU-JING-1")
    assert app.attendant.outcomes[0].kind == "already_in"
    facts = facts_of(app, open_it)
    assert sum(isinstance(fact.body, Admitted) for fact in facts) == 1
    assert sorted(one.name for one in (tmp_path / "badges").iterdir()) == badges


def test_a_rehearsal_begun_by_command_is_on_the_window_s_band_from_the_start(qtbot, a_desk, open_it):
    station = open_it()
    station.rehearse(True)
    station.close()
    app = a_desk()
    qtbot.waitUntil(app.screen.band.isVisible)
    scan(qtbot, app, "HU-JING-1")
    app.rehearsal.toggle()
    qtbot.waitUntil(lambda: not app.screen.band.isVisible())
    app.stop()
    station = open_it()
    assert not station.desk.rehearsal and station.desk.journal.count() == 0
    station.close()


def test_facts_of_other_desks_are_real_in_a_rehearsal_too(tmp_path):
    station = a_station(tmp_path)
    station.desk.rehearse(True)
    assert station.desk.take([a_fact()]) == 1
    assert station.desk.journal.count() == 0
    station.desk.rehearse(False)
    assert station.desk.journal.count() == 1
    station.close()


# The clock, and the card


def test_after_a_session_the_clock_turns_the_hall_s_door_to_exit_and_a_key_turns_it_back(qtbot, a_desk):
    noon = MORNING.replace(hour=4, minute=5)
    app = a_desk(clock=lambda: noon, hall=HallId("n1"))
    assert app.screen.exiting
    assert app.screen.top.selector.view.name == "Materials Forum"
    app.screen.press("F11")
    assert not app.screen.exiting
    assert "turned by hand" in app.screen.top.selector.accessibleName()
    app.screen.press("F12")
    app.screen.press("1")
    assert app.screen.exiting and "turned by hand" not in app.screen.top.selector.accessibleName()


def test_the_card_shows_the_guest_s_photo_and_what_they_are_entitled_to(qtbot, a_desk, open_it, folder):
    event = a_forum()
    event["attendees"][0] |= {"photo": "hu.png", "entitlements": [{"zh": "午餐", "en": "Lunch"}]}
    station = open_it()
    station.take(parse_document(event, "forum.json"))
    station.close()
    app = a_desk(read_photo=lambda name: PNG if name == "hu.png" else b"")
    scan(qtbot, app, "HU-JING-1")
    qtbot.waitUntil(lambda: app.screen.guest.view.photo == PNG)
    assert "Lunch" in [chip.text for chip in app.screen.guest.view.chips]


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fea7"
    "35818e0000000049454e44ae426082"
)
"""One pixel."""


def test_the_menu_opens_the_badge_layouts_for_who_may_and_they_close_with_the_desk(qtbot, a_desk, folder):
    app = a_desk(read_staff=a_staff, folder=folder)
    app.screen.press("F10")
    assert [one.icon for one in app.screen.menu.entries if one.name == "badges"] == ["lock"]
    app.screen.press(next(one.key for one in app.screen.menu.entries if one.name == "badges"))
    assert app.layouts is None
    pin(qtbot, app, "7788")
    qtbot.waitUntil(lambda: app.layouts is not None and app.layouts.drawn is not None, timeout=20000)
    assert app.layouts.drawn.picture is not None
    app.stop()
    assert not app.layouts.isVisible()
