"""The small judges of the decoder process: whom to blame, what a camera's pictures tell, what to say to the guest."""

import cv2
import numpy as np
import pytest
from qr_frames import on_desk

from kiosk.scan.blame import Blame
from kiosk.scan.events import HintKind, SourceKind
from kiosk.scan.health import Health
from kiosk.scan.hints import why_unread
from kiosk.scan.shelf import Shelf

BOTH = ("zxing", "zbar")


def test_three_crashes_within_a_minute_leave_a_decoder_out():
    blame = Blame()
    for at_s in (0.0, 20.0, 59.0):
        blame.crashed("zbar", BOTH, at_s)
    assert blame.left_out == {"zbar"}


def test_three_crashes_over_a_longer_time_leave_none_out():
    blame = Blame()
    for at_s in (0.0, 40.0, 80.0):
        blame.crashed("zbar", BOTH, at_s)
    assert not blame.left_out


def test_the_last_decoder_is_never_left_out():
    blame = Blame()
    for at_s in range(3):
        blame.crashed("zbar", BOTH, at_s)
    for at_s in range(3, 9):
        blame.crashed("zxing", ("zxing",), at_s)
    assert blame.left_out == {"zbar"}


def _noisy(level: int, seed: int) -> np.ndarray:
    return (np.random.default_rng(seed).normal(level, 3, (360, 640))).clip(0, 255).astype(np.uint8)


def test_a_working_camera_is_ok():
    health = Health()
    assert {health.after(_noisy(90, seed), seed / 10) for seed in range(40)} == {SourceKind.OK}


def test_a_covered_lens_is_black_after_a_second():
    health = Health()
    states = [health.after(_noisy(2, seed), seed / 10) for seed in range(15)]
    assert (states[9], states[-1]) == (SourceKind.OK, SourceKind.BLACK)


def test_the_same_picture_for_two_seconds_is_frozen_and_a_new_one_is_ok_again():
    health = Health()
    states = [health.after(_noisy(90, 1), frame / 10) for frame in range(25)]
    assert (states[19], states[-1]) == (SourceKind.OK, SourceKind.FROZEN)
    assert health.after(_noisy(90, 2), 2.6) is SourceKind.OK


def _square(left: float, top: float, side: float):
    return ((left, top), (left + side, top), (left + side, top + side), (left, top + side))


def _lit(scale: float, shift: float) -> np.ndarray:
    return (on_desk({"CQ26-A": (500, 200)}) * scale + shift).clip(0, 255).astype(np.uint8)


def _dim_phone() -> np.ndarray:
    frame = on_desk({"CQ26-A": (500, 200)})
    frame[200:440, 500:740] //= 5
    return frame


def _reflecting() -> np.ndarray:
    frame = on_desk({"CQ26-A": (500, 200)})
    cv2.circle(frame, (660, 370), 60, 255, -1)
    return frame


CODE = _square(535, 235, 170)


@pytest.mark.parametrize(
    ("frame", "corners", "kind"),
    [
        (on_desk({"CQ26-A": (500, 200)}), CODE, HintKind.HOLD_STILL),
        (on_desk({"CQ26-A": (500, 200)}, side_px=60), _square(509, 209, 42), HintKind.CLOSER),
        (on_desk({"CQ26-A": (300, 20)}, side_px=680), _square(350, 60, 600), HintKind.FURTHER),
        (on_desk({"CQ26-A": (500, 200)}), _square(-20, 235, 170), HintKind.FURTHER),
        (_lit(0.3, 160), CODE, HintKind.TOO_MUCH_LIGHT),
        (_dim_phone(), CODE, HintKind.PHONE_BRIGHTER),
        (_lit(0.2, 0), CODE, HintKind.MORE_LIGHT),
        (_reflecting(), CODE, HintKind.TILT),
    ],
    ids=lambda value: value.value if isinstance(value, HintKind) else "",
)
def test_the_guest_is_told_what_helps(frame: np.ndarray, corners: tuple, kind: HintKind):
    assert why_unread(frame, [corners]) is kind


def test_nothing_is_said_where_nothing_is_in_view():
    assert why_unread(on_desk({}), []) is None


def test_a_frame_laid_on_the_shelf_is_read_back_by_another():
    shelf = Shelf()
    reader = Shelf(shelf.name)
    assert reader.newest() is None
    for number in range(1, 6):
        shelf.put(np.full((4, 7), number, np.uint8), at_ns=number)
        preview = reader.newest()
        assert preview is not None
        assert (preview.number, preview.at_ns, preview.pixels.tolist()) == (number, number, [[number] * 7] * 4)
    reader.close()
    shelf.close()


def test_the_mark_tells_who_is_at_work_and_since_when():
    shelf = Shelf()
    assert shelf.at_work() == ("", 0)
    shelf.mark("zbar", 77)
    assert shelf.at_work() == ("zbar", 77)
    shelf.mark("", 78)
    assert shelf.at_work() == ("", 0)
    shelf.close()
