"""The roster's windows: what they show, what they wish, and a messy roster that goes in through them in one pass."""

import io
import zipfile
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.backroom import LISTED, Backroom, Change, Checked, Refused, Told
from kiosk.demo.event import demo_pack
from kiosk.desk import Ask, Post
from kiosk.domain.facts import Source
from kiosk.domain.ids import AttendeeId, DeskId, ListId
from kiosk.domain.text import Language
from kiosk.domain.verdict import VerdictKind
from kiosk.pack.pack import Pack, Problem
from kiosk.pack.rows import Preview
from kiosk.station import Station
from tests.roster.mess import Mess, make_mess, write_csv
from ui.desk_thread import DeskWorker
from ui.roster.alone import roster_window
from ui.roster.board import RosterBoard
from ui.roster.import_window import ImportWindow, Stage
from ui.roster.preflight_window import PreflightWindow
from ui.roster.walk_in import WalkInPanel
from ui.theme import Look
from ui.threads import start

PREVIEW = Preview(
    ("姓名", "票号", "鞋码"), {"姓名": "name", "票号": "code"}, (("胡静", "C1", "38"), ("王芳", "C2", "40"))
)
TOLD = Told(
    2, 1, 1, 0,
    (Change("changed", AttendeeId("C1"), "胡静", "山城智造", ("phone",)), Change("added", AttendeeId("C2"), "王芳", "")),
    (Problem("list.csv:3", "nobody", "this row has neither name nor code: it is passed over"),),
)  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot) -> ImportWindow:
    made = ImportWindow(Look())
    qtbot.addWidget(made)
    made.show()
    return made


def rows_of(window: ImportWindow) -> list[list[str]]:
    table = window.changes
    return [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]


def test_a_dropped_file_is_looked_at(qtbot: QtBot, window: ImportWindow, tmp_path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "list.csv"))])
    event = QDropEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(window.look_asked) as asked:
        window.dropEvent(event)
    assert asked.args == [tmp_path / "list.csv"]
    assert window.stage is Stage.WAIT


def test_the_guess_is_shown_with_samples_and_each_column_can_be_changed(
    qtbot: QtBot, window: ImportWindow, tmp_path: Path
) -> None:
    window.open_file(tmp_path / "list.csv")
    window.show_looked(PREVIEW)
    assert [window.columns.item(row, 2).text() for row in range(3)] == ["胡静", "C1", "38"]
    assert window.mapping == {"姓名": "name", "票号": "code", "鞋码": ""}
    window.combos[2].setCurrentIndex(window.combos[2].findData("code"))
    assert window.mapping == {"姓名": "name", "票号": "", "鞋码": "code"}
    with qtbot.waitSignal(window.weigh_asked) as asked:
        qtbot.keyClick(window, Qt.Key.Key_Return)
    assert asked.args == [tmp_path / "list.csv", {"姓名": "name", "票号": "", "鞋码": "code"}]


def test_what_will_change_is_listed_and_counted_before_it_is_taken(qtbot: QtBot, window: ImportWindow) -> None:
    window.open_file(Path("list.csv"))
    window.show_looked(PREVIEW)
    window.show_told(TOLD)
    assert rows_of(window) == [["changed", "胡静", "山城智造", "Telephone"], ["added", "王芳", "", "C2"]]
    visible = {kind: chip.text() for kind, chip in window.counts.items() if chip.isVisible()}
    assert visible == {"added": "1 added", "changed": "1 changed", "problems": "1 rows to look at"}
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert rows_of(window) == [["look at", "list.csv:3", "", TOLD.problems[0].detail]]
    with qtbot.waitSignal(window.write_asked):
        qtbot.keyClick(window, Qt.Key.Key_Return)
    window.show_written(2)
    assert window.title.text() == "2 guests are on the roster"


def test_long_lists_say_that_they_are_not_whole(window: ImportWindow) -> None:
    window.open_file(Path("list.csv"))
    window.show_told(replace(TOLD, added=LISTED + 1))
    assert "first 2,000" in window.hint.text()


def test_a_long_file_shows_how_far_it_is_and_how_long_it_takes_and_can_be_stopped(qtbot: QtBot) -> None:
    now = [0.0]
    window = ImportWindow(Look(), clock=lambda: now[0])
    qtbot.addWidget(window)
    window.show()
    window.open_file(Path("list.csv"))
    window.show_looked(PREVIEW)
    window.show_told(TOLD)
    qtbot.keyClick(window, Qt.Key.Key_Return)
    now[0] = 10.0
    window.show_step(25_000, 100_000)
    assert (window.bar.value(), window.bar.maximum()) == (25_000, 100_000)
    assert (window.step.text(), window.left.text()) == ("25 %", "30 s left")
    with qtbot.waitSignal(window.stop_asked):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    window.show_stopped()
    assert (window.stage, window.hint.text()) == (Stage.CHANGES, "Stopped: the desk keeps the roster it had.")


def test_a_refusal_is_one_sentence_and_leads_back(window: ImportWindow) -> None:
    window.open_file(Path("list.csv"))
    window.show_refused(Refused("list.csv: is a PDF, not text"))
    assert window.stage is Stage.CHOOSE
    assert window.trouble.text().splitlines()[1:] == ["list.csv: is a PDF, not text"]


# a desk, its thread and its back room


class Relay(QObject):
    """Hears on the main thread what a worker says."""

    judged = Signal(object)

    @Slot(object)
    def hear(self, outcome: object) -> None:
        self.judged.emit(outcome)


class Hall:
    """A desk at work with the roster's windows."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder = folder
        self.event = demo_pack(1).event
        station = Station(folder, Post(DeskId("desk-1")))
        station.take(Pack(self.event, ()))
        station.close()
        self.worker = DeskWorker(partial(Station, folder, Post(DeskId("desk-1"))))
        self.board = RosterBoard(partial(Backroom, folder), Look, lambda: Language.EN, lambda: "venue")
        self.board.roster_ready.connect(self.worker.use_roster)
        self.worker.roster_used.connect(self.board.roster_used)
        self.worker.opened.connect(self.board.desk_opened)
        self.worker.group_found.connect(self.board.group_found)
        self.worker.judged.connect(self.board.judged)
        self.board.walk_in_wanted.connect(self.worker.walk_in)
        self.board.group_wanted.connect(self.worker.gather)
        self.board.group_chosen.connect(self.worker.scan_all)
        self.relay = Relay()
        self.worker.judged.connect(self.relay.hear)
        self.thread = start(self.worker, "desk")
        qtbot.waitUntil(lambda: self.board._event is not None, timeout=20_000)

    def close(self) -> None:
        self.board.close_all()
        self.thread.quit()
        self.thread.wait()

    def import_window(self, qtbot: QtBot) -> ImportWindow:
        self.board.show_import()
        assert self.board.importing is not None
        return self.board.importing

    def through_the_window(self, qtbot: QtBot, path: Path) -> ImportWindow:
        """Choose, look, take: Enter and Enter."""
        window = self.import_window(qtbot)
        window.open_file(path)
        for stage in (Stage.COLUMNS, Stage.CHANGES):
            qtbot.waitUntil(lambda stage=stage: window.stage is stage, timeout=60_000)
            qtbot.keyClick(window, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.stage is Stage.DONE, timeout=60_000)
        return window


@pytest.fixture
def hall(tmp_path: Path, qtbot: QtBot) -> Iterator[Hall]:
    made = Hall(tmp_path / "data", qtbot)
    yield made
    made.close()


@pytest.fixture(scope="module")
def mess() -> Mess:
    return make_mess()


def test_a_messy_roster_goes_in_through_the_window_and_the_preflight_finds_every_planted_trouble(
    hall: Hall, mess: Mess, tmp_path: Path, qtbot: QtBot
) -> None:
    window = hall.through_the_window(qtbot, write_csv(mess, tmp_path / "list.csv", "gb18030"))
    assert window.title.text() == "3,500 guests are on the roster"
    with qtbot.waitSignal(window.preflight_asked):
        qtbot.keyClick(window, Qt.Key.Key_Return)
    report = hall.board.checking
    assert report is not None
    qtbot.waitUntil(report.again.isEnabled, timeout=60_000)
    assert report._checked is not None
    found = Counter(one.kind for one in report._checked.findings)
    assert found == {kind: len(ids) for kind, ids in mess.planted.items()}
    report.show_kind("bad-phone")
    assert report.findings.rowCount() == len(mess.planted["bad-phone"])
    assert report.findings.item(0, 1).text().isdigit()
    for ending in (".pdf", ".xlsx"):
        report.save_asked.emit(tmp_path / f"report{ending}")
        target = tmp_path / f"report{ending}"
        qtbot.waitUntil(lambda target=target: str(target) in report.told.text(), timeout=30_000)
        assert target.stat().st_size > 5000


def test_every_planted_guest_is_found_by_look_ups(mess: Mess, tmp_path: Path) -> None:
    """By id's code, by name as it was meant, by the end of the telephone number."""
    from kiosk.pack.rows import read_attendees

    event = demo_pack(1).event
    station = Station(tmp_path / "data", Post(DeskId("desk-1")))
    try:
        guests = read_attendees(write_csv(mess, tmp_path / "list.csv", "utf-8-sig"), event).attendees
        station.take(Pack(event, guests))
        planted = {one for ids in mess.planted.values() for one in ids} | mess.mended.keys()
        assert len(planted) > 250
        for guest in guests:
            if guest.id not in planted:
                continue
            text = guest.name.zh or guest.name.latin or guest.code
            found = [hit.attendee.id for hit in station.desk.search(text, 8)]
            assert guest.id in found, (guest.id, text, found)
    finally:
        station.close()


def test_guests_come_in_while_a_roster_is_imported_and_stopping_keeps_the_old_one(
    hall: Hall, mess: Mess, tmp_path: Path, qtbot: QtBot
) -> None:
    hall.through_the_window(qtbot, write_csv(mess, tmp_path / "list.csv", "utf-8"))
    window = hall.import_window(qtbot)
    smaller = make_mess(400, seed=12)
    window.open_file(write_csv(smaller, tmp_path / "second.csv", "utf-8"))
    qtbot.waitUntil(lambda: window.stage is Stage.COLUMNS, timeout=60_000)
    qtbot.keyClick(window, Qt.Key.Key_Return)
    spoilt = {one for ids in mess.planted.values() for one in ids}
    code = next(str(row[1]) for row in mess.rows if str(row[0]) not in spoilt)
    assert admitted(hall, code, qtbot) is VerdictKind.ADMITTED
    assert window.stage in (Stage.WAIT, Stage.CHANGES)
    qtbot.waitUntil(lambda: window.stage is Stage.CHANGES, timeout=60_000)
    qtbot.keyClick(window, Qt.Key.Key_Return)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.stage is Stage.CHANGES, timeout=60_000)
    assert "Stopped" in window.hint.text()
    assert admitted(hall, code, qtbot) is VerdictKind.ALREADY_IN
    editions = {path.name for path in (hall.folder / "roster").iterdir()}
    assert len([name for name in editions if name.startswith("roster-")]) == 1


def admitted(hall: Hall, code: str, qtbot: QtBot) -> VerdictKind:
    with qtbot.waitSignal(hall.relay.judged, timeout=20_000) as judged:
        send(hall.worker.scan, Ask(code, ListId("venue"), source=Source.TYPED))
    assert judged.args is not None
    return judged.args[0].kind


class Sender(QObject):
    """Speaks to a worker as the window does."""

    one = Signal(object)
    two = Signal(object, str)


def send(slot: Callable[..., object], *args: object) -> None:
    sender = Sender()
    signal = sender.one if len(args) == 1 else sender.two
    signal.connect(slot)
    signal.emit(*args)


def packed(*members: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


BAD: dict[str, tuple[bytes, str]] = {
    "bomb.xlsx": (packed(("xl/worksheets/sheet1.xml", bytes(80 << 20))), "would unpack"),
    "half.xlsx": (packed(("xl/workbook.xml", bytes(range(256)) * 40))[:900], "damaged workbook"),
    "way-out.csv": (packed(("../event.toml", b"x")), "not text"),
    "broken.xlsx": (b"PK\x03\x04 broken", "damaged workbook"),
    "brochure.csv": (b"%PDF-1.7\n" + bytes(range(256)) * 40, "is a PDF"),
    "noise.csv": (bytes(range(256)) * 400, "is not text"),
    "empty.csv": (b"", "is empty"),
    "list.json": (b"[1, 2]", "must be an object"),
}


def test_bad_files_are_told_in_one_sentence_in_the_window_and_change_nothing(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    window = hall.import_window(qtbot)
    before = sorted((path.name, path.stat().st_mtime_ns) for path in (hall.folder / "roster").iterdir())
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.write("姓名,票号\n".encode())
        file.truncate(2 << 30)
    for name, (content, _) in BAD.items():
        (tmp_path / name).write_bytes(content)
    for name, sentence in {"huge.csv": "too large", **{name: sentence for name, (_, sentence) in BAD.items()}}.items():
        window.open_file(tmp_path / name)
        qtbot.waitUntil(lambda: window.stage is Stage.CHOOSE, timeout=20_000)
        told = window.trouble.text().splitlines()
        assert len(told) == 2 and sentence in told[1], told
    assert sorted((path.name, path.stat().st_mtime_ns) for path in (hall.folder / "roster").iterdir()) == before


def test_a_new_guest_is_registered_checked_in_and_owed_a_badge(hall: Hall, qtbot: QtBot) -> None:
    hall.board.show_walk_in("胡 静")
    panel = hall.board.new_guest
    assert isinstance(panel, WalkInPanel)
    required = [box for notice, box in zip(hall.event.notices, panel.consent, strict=True) if notice.required]
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert bool(required) == panel.trouble.isVisible()
    for box in panel.consent:
        box.setChecked(True)
    panel.organisation.setText("山城智造")
    with qtbot.waitSignal(hall.relay.judged, timeout=20_000) as judged:
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert judged.args is not None
    outcome = judged.args[0]
    assert (outcome.kind, outcome.owes_badge) == (VerdictKind.ADMITTED, True)
    assert (outcome.guest.name.zh, outcome.guest.organisation.zh) == ("胡静", "山城智造")


def test_the_chosen_of_a_group_are_checked_in_in_one_go(hall: Hall, mess: Mess, tmp_path: Path, qtbot: QtBot) -> None:
    hall.through_the_window(qtbot, write_csv(mess, tmp_path / "list.csv", "utf-8"))
    spoilt = {one for ids in mess.planted.values() for one in ids}
    group = next(at for at in range(0, 3000, 3) if not {str(row[0]) for row in mess.rows[at : at + 3]} & spoilt)
    leader = str(mess.rows[group][1])
    hall.board.show_group(leader)
    panel = hall.board.gathering
    assert panel is not None
    qtbot.waitUntil(lambda: panel.people.rowCount() == 3, timeout=20_000)
    assert len(panel.chosen) == 3
    panel.people.item(1, 0).setCheckState(Qt.CheckState.Unchecked)
    with qtbot.waitSignal(panel.wished) as wished:
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert wished.args == [[str(mess.rows[group][1]), str(mess.rows[group + 2][1])]]
    qtbot.waitUntil(lambda: panel.told.text() == "2 of 2 are in", timeout=20_000)


def test_a_back_room_that_dies_is_told_and_opened_anew(hall: Hall, mess: Mess, tmp_path: Path, qtbot: QtBot) -> None:
    path = write_csv(mess, tmp_path / "list.csv", "utf-8")
    window = hall.import_window(qtbot)
    window.open_file(path)
    qtbot.waitUntil(lambda: window.stage is Stage.COLUMNS, timeout=60_000)
    assert hall.board._room is not None
    hall.board._room._process.kill()
    qtbot.waitUntil(lambda: "has ended" in window.trouble.text(), timeout=20_000)
    window.close()
    again = hall.import_window(qtbot)
    again.open_file(path)
    qtbot.waitUntil(lambda: again.stage is Stage.COLUMNS, timeout=60_000)


def test_the_import_opens_without_the_desk_around_it(tmp_path: Path, mess: Mess, qtbot: QtBot) -> None:
    station = Station(tmp_path / "data", Post(DeskId("desk-1")))
    station.take(Pack(demo_pack(1).event, ()))
    station.close()
    path = write_csv(mess, tmp_path / "list.csv", "utf-8")
    shown: list[Stage] = []

    def look() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, ImportWindow) and window.stage is Stage.COLUMNS:
                shown.append(window.stage)
                window.close()

    timer = QTimer(interval=50)
    timer.timeout.connect(look)
    timer.start()
    options = Namespace(data=tmp_path / "data", lang="en", command="import", path=path)
    assert roster_window(options) == 0
    assert shown == [Stage.COLUMNS]


def test_the_preflight_says_when_nothing_would_go_wrong(qtbot: QtBot) -> None:
    window = PreflightWindow(Look(), Language.EN)
    qtbot.addWidget(window)
    window.show_checked(Checked((), {}, 0.1))
    assert window.told.text() == "Nothing would go wrong."
