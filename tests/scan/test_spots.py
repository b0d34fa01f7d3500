"""Small codes that no look located are looked for where the picture is busy."""

import cv2
import numpy as np
import pytest
from qr_frames import on_desk

from kiosk.scan import zbar
from kiosk.scan.decode import ZBAR, Ladder
from kiosk.scan.grey import Grey
from kiosk.scan.looks import Views, centre
from kiosk.scan.spots import spots


def test_a_small_code_is_a_spot():
    (spot,) = spots(Views(on_desk({"SMALL-1": (400, 200)}, side_px=90)), [])
    x, y = centre(spot)
    assert abs(x - 445) < 40
    assert abs(y - 245) < 40


def test_a_code_that_was_read_is_no_spot():
    frame = on_desk({"SMALL-1": (400, 200)}, side_px=90)
    taken = [((400.0, 200.0), (490.0, 200.0), (490.0, 290.0), (400.0, 290.0))]
    assert spots(Views(frame), taken) == []


@pytest.mark.parametrize(("height", "width"), [(1, 1), (90, 97), (720, 1280), (3, 4000)])
def test_where_nothing_is_busy_there_is_no_spot(height: int, width: int):
    assert spots(Views(np.full((height, width), 90, np.uint8)), []) == []


@pytest.mark.skipif(not zbar.available(), reason="libzbar is not installed")
def test_zbar_is_asked_about_a_busy_spot_beside_a_small_code_that_was_read():
    assert ZBAR not in _asked(on_desk({"SMALL-1": (200, 200)}, side_px=90))
    assert ZBAR in _asked(_with_print(on_desk({"SMALL-1": (200, 200)}, side_px=90)))


@pytest.mark.skipif(not zbar.available(), reason="libzbar is not installed")
def test_a_busy_spot_beside_a_code_held_close_is_left_alone():
    assert ZBAR not in _asked(_with_print(on_desk({"LARGE-1": (100, 200)}, side_px=400)))


@pytest.mark.skipif(not zbar.available(), reason="libzbar is not installed")
def test_a_busy_spot_beside_is_asked_about_in_every_fourth_frame():
    told: list[str] = []
    ladder = Ladder(at_work=told.append)
    frame = _with_print(on_desk({"SMALL-1": (200, 200)}, side_px=90))
    for _ in range(8):
        ladder.read(frame)
    assert told.count(ZBAR) == 2


def _asked(frame: Grey) -> list[str]:
    told: list[str] = []
    Ladder(at_work=told.append).read(frame)
    return told


def _with_print(frame: Grey) -> Grey:
    modules = np.random.default_rng(3).integers(0, 2, (25, 25), np.uint8) * 255
    frame[300:400, 900:1000] = cv2.resize(modules, (100, 100), interpolation=cv2.INTER_NEAREST)
    return frame
