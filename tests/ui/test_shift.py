"""A whole shift through the real window, by keyboard, with a camera, a printer and a language that change meanwhile."""

import os
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from shift import GREEN, PluggedCamera, TwoTypists, Volunteer, expected

from kiosk.demo.event import demo_pack
from kiosk.demo.show import ENTRANCE, held_up
from kiosk.desk import Post
from kiosk.domain.facts import Admitted, BadgePrinted, Refused, Undone
from kiosk.domain.ids import DeskId
from kiosk.domain.text import Language
from kiosk.domain.verdict import VerdictKind
from kiosk.journal.check import verify
from kiosk.press import open_press
from kiosk.station import Station
from ui.app import DeskApp, DeskOptions
from ui.view import Mood

GUESTS = 1_000 if os.environ.get("CQITEC_LONG") else 100


@pytest.fixture(scope="module")
def conference():
    return demo_pack()


@pytest.fixture
def entrance(qtbot, tmp_path, conference):
    """The desk at the entrance, its camera, and a way to open its books afterwards."""
    morning = conference.event.admission_at or conference.event.starts_at
    camera, typists = PluggedCamera(), TwoTypists()
    (tmp_path / "badges").mkdir()

    def open_station() -> Station:
        station = Station(tmp_path / "desk", Post(DeskId("desk-1")), lambda: morning)
        if station.desk.event is None:
            station.take(conference)
        return station

    options = DeskOptions(
        open_station=open_station,
        typist=typists,
        open_scanner=lambda: camera,
        open_press=lambda: open_press(f"folder:{tmp_path / 'badges'}"),
        language=Language.ZH,
        pinned=ENTRANCE,
        clock=lambda: morning,
    )
    app = DeskApp(options)
    qtbot.addWidget(app.screen)
    app.screen.resize(1366, 768)
    app.screen.show()
    app.start()
    qtbot.waitUntil(lambda: app.attendant.conference is not None, timeout=60_000)
    yield app, Volunteer(qtbot, app, typists), camera, open_station
    app.stop()
    app.attendant.speak(Language.EN)


def test_a_shift_ends_with_the_books_right(entrance, conference, tmp_path):
    app, volunteer, camera, open_station = entrance
    badges, jammed = tmp_path / "badges", tmp_path / "jammed"
    plan = held_up(conference, GUESTS)
    happens = {
        GUESTS // 4: lambda: camera.plug(into=False),
        GUESTS // 4 + 5: lambda: camera.plug(into=True),
        GUESTS // 2: lambda: volunteer.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier),
        GUESTS * 3 // 5: lambda: _jam(badges, jammed),
        GUESTS * 3 // 5 + 5: lambda: _clear(badges, jammed),
    }
    for number, shown in enumerate(plan):
        happens.get(number, lambda: None)()
        outcome = volunteer.scan(shown)
        if outcome.kind is VerdictKind.UNPAID:
            _let_in(volunteer, app)
        elif number % 50 == 30 and outcome.kind is VerdictKind.ADMITTED:
            _taken_back_and_found_again(volunteer, app, shown.text)
    assert app.attendant.language is Language.EN
    assert app.screen.camera.accessibleName() != ""
    app.stop()
    _check_books(volunteer.tally, plan, open_station, badges)


def _jam(badges, jammed) -> None:
    """A jam as a folder knows it: what should take the badges takes none."""
    badges.rename(jammed)
    badges.write_text("jam")


def _clear(badges, jammed) -> None:
    badges.unlink()
    jammed.rename(badges)


def _let_in(volunteer: Volunteer, app: DeskApp) -> None:
    assert app.screen.override.isVisible()
    volunteer.press(Qt.Key.Key_2)
    volunteer.wait(lambda: any(button.isChecked() for button in app.screen.override.options))
    assert volunteer.answer(Qt.Key.Key_F5).kind is VerdictKind.ADMITTED
    volunteer.tally.let_in += 1


def _taken_back_and_found_again(volunteer: Volunteer, app: DeskApp, code: str) -> None:
    volunteer.press(Qt.Key.Key_F8)
    volunteer.wait(lambda: not app.screen.is_judged)
    volunteer.tally.undone += 1
    assert volunteer.find(code).kind is VerdictKind.ADMITTED


def _check_books(tally, plan, open_station, badges) -> None:
    """Every scan is one fact, every guest is inside once, every badge came out or is known not to have."""
    scans = len(plan) + tally.let_in + tally.undone
    assert len(tally.outcomes) == scans
    said = Counter(one.kind for one in tally.outcomes)
    wanted = expected(plan)
    wanted[VerdictKind.ADMITTED] += tally.let_in + tally.undone
    assert said == wanted
    station = open_station()
    try:
        facts = [fact for _, fact in station.desk.journal.facts()]
        kinds = Counter(type(fact.body) for fact in facts)
        assert kinds[Admitted] == said[VerdictKind.ADMITTED]
        assert kinds[Admitted] + kinds[Refused] == scans
        assert kinds[Undone] == tally.undone
        assert {one.fact.id for one in tally.outcomes} <= {fact.id for fact in facts}
        entered = said[VerdictKind.ADMITTED] - tally.undone
        assert station.desk.counts(ENTRANCE).entered == entered
        assert kinds[BadgePrinted] == len(list(badges.glob("*.pdf")))
        owed = {one.attendee_id for one in tally.outcomes if one.owes_badge}
        states = Counter(station.desk.badge(station.desk.book.by_id(guest)).state for guest in owed)
        assert states["printed"] == kinds[BadgePrinted]
        assert states.total() == len(owed)
        assert set(states) <= {"printed", "failed", "owed"}
        assert states["printed"] >= len(owed) - 10, states
        assert verify(station.desk.journal).problems == ()
    finally:
        station.close()


def test_moods_of_the_shift_are_those_of_the_door(entrance, conference):
    """The first twenty, looked at one by one: what the screen shows is what the journal was told."""
    app, volunteer, _, _ = entrance
    for shown in held_up(conference, 20):
        outcome = volunteer.scan(shown)
        assert outcome.kind is shown.verdict
        green = app.screen.verdict.view.mood in (Mood.ADMITTED, Mood.EXITED)
        assert green is (outcome.kind in GREEN)
