"""The demonstration's films: one after another, and none in the making when the window has closed."""

import threading
from pathlib import Path

import pytest

from kiosk.demo.event import demo_pack
from kiosk.demo.films import GUESTS, films
from kiosk.demo.show import held_up
from kiosk.errors import BadInput
from kiosk.scan.camera import open_source
from kiosk.scan.reader import Read, read_all


def test_a_film_shows_the_plan_s_guests_and_closing_the_reel_leaves_nothing_behind(tmp_path: Path) -> None:
    plan = held_up(demo_pack(200), 20)
    reel = films(tmp_path, plan)
    source = open_source(next(reel))
    shown = [read.text for read in read_all(source) if isinstance(read, Read)]
    source.close()
    assert shown == [one.text for one in plan[:GUESTS]]
    reel.close()
    assert not [one for one in threading.enumerate() if one.name == "film"]


def test_more_tickets_than_there_are_guests_are_refused_in_one_sentence() -> None:
    with pytest.raises(BadInput, match=r"plain guests: at most \d+ can be held up"):
        held_up(demo_pack(60), 500)
