"""The desk's window in its fleet."""

import pytest
from PySide6.QtCore import QObject

from kiosk.domain.ids import DeskId
from kiosk.station import Station
from kiosk.sync.parcels import LinkState
from tests.builders import Post
from tests.fleet.venue import Venue
from ui.desk_thread import DeskWorker
from ui.fleet.lamp import lamp
from ui.threads import start
from ui.view import Mood


@pytest.mark.parametrize(
    ("state", "mood", "words"),
    [
        (LinkState(connected=True, caught_up=True), Mood.ADMITTED, "In sync"),
        (LinkState(connected=True, caught_up=False), Mood.CAUTION, "Catching up"),
        (LinkState(), Mood.CAUTION, "Offline"),
        (LinkState(pending=3), Mood.CAUTION, "Offline, 3 waiting"),
    ],
)
def test_the_lamp_tells_whether_this_desk_is_in_step(state: LinkState, mood: Mood, words: str) -> None:
    shown = lamp(state)
    assert (shown.mood, shown.text) == (mood, words)


class Relay(QObject):
    """Hears a worker on the main thread."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[LinkState] = []

    def hear(self, state: LinkState) -> None:
        self.seen.append(state)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_window_of_a_paired_desk_comes_into_step_by_itself(qtbot, venue: Venue) -> None:
    paired = venue.desk("north")
    paired.close()
    venue.desks.remove(paired)
    worker, relay = DeskWorker(lambda: Station(paired.folder, Post(DeskId("north")))), Relay()
    worker.fleet_seen.connect(relay.hear)
    thread = start(worker, "desk")
    try:
        qtbot.waitUntil(lambda: any(one.connected and one.caught_up for one in relay.seen), timeout=20_000)
    finally:
        thread.quit()
        assert thread.wait(10_000)
