"""Many badges from the menu, through the desk's own print room or into one PDF, with pause, cancel and the rest later;
and what staff choose where a badge cannot be drawn."""

# pyright: basic, reportArgumentType=false, reportOptionalMemberAccess=false, reportReturnType=false, reportOptionalIterable=false
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from typists import Nobody

from kiosk.badge.layout import read_layout
from kiosk.badge.states import Fault, JobRef, JobState, Report, Sheet
from kiosk.config import Settings, write_settings
from kiosk.desk import Post
from kiosk.domain.attendee import PersonName
from kiosk.domain.ids import AttendeeId, DeskId, GateId, ListId
from kiosk.domain.text import Language
from kiosk.pack.pack import Pack
from kiosk.press import Press, open_press, outfit_of
from kiosk.resources import resource
from kiosk.station import Station
from tests.badge.badge_fixtures import shipped_fonts
from tests.builders import a_list, a_type, an_attendee, an_event
from ui.app import DeskApp, DeskOptions
from ui.badges.pile_window import PileWindow
from ui.view import Mood

GUESTS = 12
NO_FONT = "\U000e0ffe"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    event = an_event(lists=[a_list(prints_badge=True)], types=[a_type(badge_layout="a6")])
    people = [an_attendee(f"p-{number}") for number in range(GUESTS)]
    people.append(an_attendee("rare", code="RARE-1", order="T-9", name=PersonName(f"王{NO_FONT}", "Wang Fang")))
    station = Station(folder, Post(DeskId("desk-1")))
    station.take(Pack(event, tuple(people)))
    station.close()
    return folder


def open_it(folder: Path) -> Station:
    return Station(folder, Post(DeskId("desk-1"), GateId("gate-1")))


@pytest.fixture
def app(folder: Path, qtbot):
    write_settings(folder, Settings(labels_on_roll=10, labels_warn_at=15))

    def press():
        return open_press(f"folder:{folder / 'badges'}", outfit_of(folder, Settings(labels_on_roll=10)))

    made = DeskApp(
        DeskOptions(
            open_station=lambda: open_it(folder),
            open_press=press,
            typist=Nobody(),
            language=Language.EN,
            folder=folder,
        )
    )
    qtbot.addWidget(made.screen)
    made.screen.resize(1366, 768)
    made.screen.show()
    made.start()
    qtbot.waitUntil(lambda: made.attendant.conference is not None)
    yield made
    made.stop()


def the_window(app: DeskApp, qtbot) -> PileWindow:
    app.pile().show()
    window = app.pile().window
    qtbot.addWidget(window)
    return window


def states(folder: Path) -> list[str]:
    station = open_it(folder)
    found = [station.desk.badge(one).state for one in station.desk.roll]
    station.close()
    return found


def choose(window: PileWindow, part: str, data: object) -> None:
    box = getattr(window, part)
    box.setCurrentIndex(next(at for at in range(box.count()) if box.itemData(at) == data))


def test_few_labels_are_told_before_the_first_badge(app: DeskApp, qtbot) -> None:
    qtbot.waitUntil(lambda: "10 labels" in app.attendant.badges.lamp().text)


def test_a_pile_is_printed_paused_cancelled_and_the_rest_follows(app: DeskApp, folder: Path, qtbot) -> None:
    window = the_window(app, qtbot)
    window.print_wanted.connect(lambda _: window.pause())
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.progress is not None and window.paused and window.busy, timeout=20_000)
    qtbot.waitUntil(lambda: "Paused at" in window.told.text())
    QTest.keyClick(window, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: not window.busy, timeout=20_000)
    assert "Cancelled" in window.told.text()

    window.print_wanted.disconnect()
    window.print_wanted.connect(app.pile().print_wanted)
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.busy)
    qtbot.waitUntil(lambda: not window.busy, timeout=30_000)
    assert "Done" in window.told.text()
    assert "1 cannot be printed" in window.time_left.text()
    app.stop()
    assert sorted(states(folder)) == ["failed"] + ["printed"] * GUESTS
    assert len(list((folder / "badges").glob("p-*.pdf"))) == GUESTS


def test_a_pdf_is_drawn_beside_the_working_desk(app: DeskApp, tmp_path: Path, qtbot) -> None:
    window = the_window(app, qtbot)
    choose(window, "target", "pdf")
    choose(window, "whose", ("all", None))
    window.start(tmp_path / "all.pdf")
    qtbot.waitUntil(lambda: not window.busy, timeout=20_000)
    assert pages(tmp_path / "all.pdf") == GUESTS
    assert str(tmp_path / "all.pdf") in window.time_left.text()


def test_a_paused_pdf_draws_nothing_until_it_goes_on(app: DeskApp, tmp_path: Path, qtbot) -> None:
    window = the_window(app, qtbot)
    choose(window, "target", "pdf")
    choose(window, "whose", ("all", None))
    paused, whole = tmp_path / "paused.pdf", tmp_path / "whole.pdf"
    for target, key in ((paused, Qt.Key.Key_F3), (whole, Qt.Key.Key_F2)):
        window.start(target)
        QTest.keyClick(window, Qt.Key.Key_F2)
        assert window.pause_key.text() == "Go on"
        qtbot.waitUntil(lambda: window.held, timeout=20_000)
        qtbot.waitUntil(lambda: f"Paused at 0 of {GUESTS + 1} badges" in window.told.text(), timeout=20_000)
        QTest.keyClick(window, key)
        qtbot.waitUntil(lambda: not window.busy, timeout=20_000)
    assert not paused.exists()
    assert pages(whole) == GUESTS


def pages(file: Path) -> int:
    return len(pypdfium2.PdfDocument(file)) if file.exists() else 0


class EmptyPrinter:
    """Holds a badge and waits for paper until somebody has put it in."""

    uri = "folder:empty"

    def __init__(self) -> None:
        self.filled = False

    def faults(self) -> tuple[Fault, ...]:
        return ()

    def print(self, sheet: Sheet, job: str) -> Report:
        return self.state(JobRef(job))

    def state(self, ref: JobRef) -> Report:
        if self.filled:
            return Report(JobState.PRINTED, ref=ref)
        return Report(JobState.PROCESSING, (Fault.NO_PAPER,), ref=ref)

    def find(self, job: str) -> Report:
        return Report(JobState.UNKNOWN, ref=JobRef(job))

    def cancel(self, ref: JobRef) -> bool:
        return False


def test_a_printer_that_holds_a_badge_says_why_and_the_pile_goes_on_by_itself(folder: Path, qtbot) -> None:
    printer = EmptyPrinter()
    app = DeskApp(
        DeskOptions(
            open_station=lambda: open_it(folder),
            open_press=lambda: Press({"a6": read_layout(resource("badges/a6.toml"))}, shipped_fonts(), [printer]),
            typist=Nobody(),
            language=Language.EN,
            folder=folder,
        )
    )
    qtbot.addWidget(app.screen)
    app.screen.show()
    app.start()
    try:
        qtbot.waitUntil(lambda: app.attendant.conference is not None)
        window = the_window(app, qtbot)
        QTest.keyClick(window, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "out of badges: put some in" in window.trouble.text(), timeout=20_000)
        assert window.trouble.isVisible() and window.busy and not window.paused
        printer.filled = True
        qtbot.waitUntil(lambda: not window.busy, timeout=30_000)
        assert not window.trouble.isVisible()
        assert f"Done: {GUESTS} badges" in window.told.text()
    finally:
        app.stop()


def test_a_booking_that_does_not_exist_is_said(app: DeskApp, qtbot) -> None:
    window = the_window(app, qtbot)
    choose(window, "whose", ("booking", None))
    assert not window.start_key.isEnabled()
    window.booking.setText("T-0")
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(window.trouble.isVisible, timeout=20_000)
    assert "T-0" in window.trouble.text() and not window.busy


def undrawn(app: DeskApp, qtbot) -> None:
    """A guest comes in, and the badge cannot be drawn: asked inside the verdict."""
    app.attendant.choose_door(ListId("venue"))
    app.attendant.code_scanned("RARE-1")
    qtbot.waitUntil(app.screen.form.isVisible, timeout=20_000)
    assert app.screen.verdict.view.mood is Mood.ADMITTED


def printed_text(folder: Path) -> str:
    (file,) = (folder / "badges").glob("rare-*.pdf")
    return pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range()


def wait_for_the_badge(folder: Path, qtbot) -> None:
    qtbot.waitUntil(lambda: list((folder / "badges").glob("rare-*.pdf")) != [], timeout=20_000)


def test_a_name_in_no_font_is_offered_in_latin_and_one_key_prints_it(app: DeskApp, folder: Path, qtbot) -> None:
    undrawn(app, qtbot)
    assert [line.text() for line in app.screen.form.lines[:2]] == ["Wang Fang", ""]
    QTest.keyClick(app.screen.form.lines[0], Qt.Key.Key_Return)
    wait_for_the_badge(folder, qtbot)
    assert "Wang Fang" in printed_text(folder)
    app.stop()
    station = open_it(folder)
    guest = station.desk.roll.by_id(AttendeeId("rare"))
    assert station.desk.badge(guest).state == "printed"
    assert guest.name.zh == f"王{NO_FONT}"
    station.close()


def test_staff_type_another_text_for_a_name_in_no_font(app: DeskApp, folder: Path, qtbot) -> None:
    undrawn(app, qtbot)
    line = app.screen.form.lines[0]
    line.setText("王芳")
    QTest.keyClick(line, Qt.Key.Key_Return)
    wait_for_the_badge(folder, qtbot)
    assert "王芳" in printed_text(folder)


def test_f3_asks_again_for_a_badge_that_could_not_be_drawn(app: DeskApp, folder: Path, qtbot) -> None:
    undrawn(app, qtbot)
    app.attendant.idle()
    app.screen.press("F3")
    qtbot.waitUntil(app.screen.choice.isVisible, timeout=20_000)
    app.screen.press("1")
    wait_for_the_badge(folder, qtbot)
    assert "Wang Fang" in printed_text(folder)
