"""The first guest after the start waits for no printing: what draws badges is loaded once the verdict is told."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from kiosk.desk import Ask, Post
from kiosk.domain.ids import DeskId
from kiosk.pack.pack import Pack
from kiosk.press import Press, open_press
from kiosk.station import Station
from tests.builders import a_list, a_type, an_attendee, an_event
from ui.desk_thread import DeskWorker


def test_the_first_verdict_is_told_before_the_printer_is_opened_and_its_badge_comes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    order: list[str] = []

    def open_station() -> Station:
        station = Station(tmp_path / "desk", Post(DeskId("desk-1")))
        event = an_event(lists=[a_list(prints_badge=True)], types=[a_type(badge_layout="a6")])
        station.take(Pack(event, (an_attendee("p-1", code="CODE-1"),)))
        return station

    def told(_outcome: object) -> None:
        order.append("verdict told")

    def press() -> Press:
        order.append("printer opened")
        return open_press(f"folder:{tmp_path / 'badges'}")

    worker = DeskWorker(open_station, press)
    worker.judged.connect(told)
    worker.open()
    assert order == []
    worker.scan(Ask("CODE-1", a_list().id))
    assert order == ["verdict told", "printer opened"]
    with qtbot.waitSignal(worker.badge_made):
        pass
    worker.close()
