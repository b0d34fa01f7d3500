"""A pile drawn in a process of its own: paused, cancelled, and the rest later, also on another day."""

from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from kiosk.desk import Post
from kiosk.domain.ids import DeskId
from kiosk.errors import BadInput, PrinterUnavailable
from kiosk.handing_out import Progress, Wish
from kiosk.pack.pack import Pack
from kiosk.pile_memory import FILE
from kiosk.pile_room import Brake, Drawing, DrawnPile, draw, draw_apart
from kiosk.station import Station
from tests.builders import a_list, a_type, an_attendee, an_event

GUESTS = 12
EVERYBODY = Wish(everybody=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    event = an_event(lists=[a_list(prints_badge=True)], types=[a_type(badge_layout="a6")])
    station = Station(tmp_path / "desk", Post(DeskId("desk-1")))
    station.take(Pack(event, tuple(an_attendee(f"p-{number}") for number in range(GUESTS))))
    station.close()
    return tmp_path / "desk"


def drawn(folder: Path, target: Path, badges: int | None = None) -> DrawnPile:
    """Drawn by the process's own function; cancelled when so many ``badges`` are drawn."""
    left = GUESTS + 1 if badges is None else badges

    def go_on() -> bool:
        nonlocal left
        left -= 1
        return left >= 0

    with closing(Station(folder, Post(DeskId("reader")), reading=True)) as station:
        return draw(station.desk, Drawing(folder, EVERYBODY, target), go_on)


def pages(file: Path) -> int:
    document = pypdfium2.PdfDocument(file)
    try:
        return len(document)
    finally:
        document.close()


def test_a_cancelled_pdf_goes_on_with_the_rest_on_another_day(folder: Path, tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"{name}.pdf" for name in ("first", "second", "third"))
    assert drawn(folder, first, 5).progress == Progress(GUESTS, 5, ended=True)
    rest = drawn(folder, second)
    assert (rest.progress, rest.before) == (Progress(GUESTS - 5, GUESTS - 5, ended=True), 5)
    assert (pages(first), pages(second)) == (5, GUESTS - 5)

    assert drawn(folder, third).before == 0
    assert pages(third) == GUESTS


def test_whoever_saves_under_the_same_name_begins_anew(folder: Path, tmp_path: Path) -> None:
    drawn(folder, tmp_path / "all.pdf", 5)
    assert drawn(folder, tmp_path / "all.pdf").progress.printed == GUESTS


def test_badges_of_a_file_that_is_gone_are_drawn_again(folder: Path, tmp_path: Path) -> None:
    drawn(folder, tmp_path / "all.pdf", 5)
    (tmp_path / "all.pdf").unlink()
    assert drawn(folder, tmp_path / "more.pdf").progress.printed == GUESTS


@pytest.mark.parametrize("spoilt", ["", "[]", '{"format": 1}', '{"format": 1, "piles": {"x": 3}}'])
def test_a_spoilt_note_of_cancelled_piles_costs_nothing_but_the_note(
    folder: Path, tmp_path: Path, spoilt: str, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / FILE).write_text(spoilt, encoding="utf-8")
    assert drawn(folder, tmp_path / "all.pdf", 5).progress.printed == 5
    assert "begin anew" in caplog.text
    caplog.clear()
    assert drawn(folder, tmp_path / "rest.pdf").before == 5


def test_a_process_of_its_own_draws_and_tells_how_far_it_is(folder: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    pile = draw_apart(Drawing(folder, EVERYBODY, tmp_path / "all.pdf"), Brake(), told.append)
    assert told[0] == Progress(GUESTS)
    assert (pile.progress.printed, pile.files) == (GUESTS, (tmp_path / "all.pdf",))
    assert pages(tmp_path / "all.pdf") == GUESTS


def test_what_cannot_be_drawn_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no booking “T-0”"):
        draw_apart(Drawing(folder, Wish(booking="T-0"), tmp_path / "all.pdf"), Brake(), list[Progress]().append)


def test_a_process_that_ends_by_itself_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(PrinterUnavailable, match="start the PDF again"):
        draw_apart(Drawing(folder, EVERYBODY, tmp_path / "all.pdf"), _Deadly(), list[Progress]().append)


class _Deadly(Brake):
    """Takes the process with it."""

    def go_on(self) -> bool:
        import os

        os._exit(3)


def test_cancelling_a_paused_pile_lets_it_end() -> None:
    brake = Brake()
    brake.pause(on=True)
    brake.cancel()
    assert not brake.go_on()
