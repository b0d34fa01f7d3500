"""The card tells when and through which door the guest came in lately."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from kiosk.domain.facts import Direction
from kiosk.domain.ids import DeskId, FactId, ListId
from kiosk.domain.presence import Mark
from kiosk.domain.text import Language
from tests.builders import an_event
from ui.present import last_entries


def came_in(hour: int, gate: str | None) -> Mark:
    at = datetime(2026, 11, 25, hour, 5, tzinfo=UTC)
    return Mark(FactId(f"f{hour}"), ListId("venue"), Direction.ENTRY, at, DeskId("desk-1"), hour, gate)


def test_the_last_three_entries_stand_with_time_and_door(qapp: QApplication) -> None:
    marks = (came_in(0, "north"), came_in(1, "north"), came_in(2, "south"), came_in(3, "north"))
    told = last_entries(marks, an_event(), Language.EN)
    assert (told.text, told.more) == ("11:05 · Gate north", "before: 10:05 · Gate south / 09:05 · Gate north")


def test_a_guest_who_came_once_has_nothing_before(qapp: QApplication) -> None:
    told = last_entries((came_in(1, None),), an_event(), Language.EN)
    assert (told.text, told.more) == ("09:05", "")
