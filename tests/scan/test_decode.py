"""Frames of every kind through the ladder."""

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy
from qr_frames import a_code, on_desk

from kiosk.scan import zbar
from kiosk.scan.decode import ZBAR, ZXING, Ladder, decode_frame
from kiosk.scan.looks import IN_TURN, WHOLE, Views, centre, closer

TEXT = "CQ26-7F3KQ2"


def test_a_code_on_the_desk_is_read():
    assert decode_frame(on_desk({TEXT: (400, 200)})) == [TEXT]


def test_a_colour_frame_reads_like_a_grey_one():
    frame = cv2.cvtColor(on_desk({TEXT: (400, 200)}), cv2.COLOR_GRAY2BGR)
    assert decode_frame(frame) == [TEXT]


def test_two_codes_in_one_frame_are_both_read():
    frame = on_desk({"LEFT-1": (200, 200), "RIGHT-2": (800, 240)})
    assert sorted(decode_frame(frame)) == ["LEFT-1", "RIGHT-2"]


def test_a_faint_code_beside_a_clear_one_is_read_too():
    frame = on_desk({"LEFT-1": (200, 200), "RIGHT-2": (800, 240)})
    faint = frame[200:560, 760:1160]
    frame[200:560, 760:1160] = (225 + (faint.astype(np.float32) - 225) * 0.12 + np.linspace(0, 28, 400)).clip(0, 255)
    assert sorted(decode_frame(frame)) == ["LEFT-1", "RIGHT-2"]


def test_the_same_ticket_on_two_cards_is_told_twice_with_two_places():
    frame = on_desk({TEXT: (150, 200)})
    frame[:, 640:] = frame[:, :640]
    sightings = Ladder().read(frame)
    assert [sighting.text for sighting in sightings] == [TEXT, TEXT]
    assert abs(centre(sightings[0].corners)[0] - centre(sightings[1].corners)[0]) > 600


def test_the_corners_lie_where_the_code_was_put():
    (sighting,) = Ladder().read(on_desk({TEXT: (400, 200)}, side_px=240))
    x, y = centre(sighting.corners)
    assert abs(x - 520) < 6
    assert abs(y - 320) < 6


@pytest.mark.parametrize("turn", [cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE])
def test_a_code_held_sideways_is_read(turn: int):
    assert decode_frame(cv2.rotate(on_desk({TEXT: (400, 200)}), turn)) == [TEXT]


def test_light_modules_on_a_dark_phone_are_read():
    assert decode_frame(255 - on_desk({TEXT: (400, 200)})) == [TEXT]


def test_a_code_whose_quiet_zone_is_cut_off_by_the_frame_is_read():
    assert decode_frame(_close_up()) == [TEXT]


def test_a_code_across_the_edge_of_a_deep_shadow_is_read():
    frame = on_desk({TEXT: (400, 120)}, side_px=480).astype(np.float32)
    light = np.interp(np.arange(1280), [600, 660], [1.0, 0.06])
    shaded = np.random.default_rng(5).normal(frame * light, 1.5).clip(0, 255).astype(np.uint8)
    assert decode_frame(shaded) == [TEXT]


@pytest.mark.parametrize(
    "frame",
    [
        np.zeros((1, 1), np.uint8),
        np.zeros((0, 0), np.uint8),
        np.zeros((0, 5, 3), np.uint8),
        np.zeros((40,), np.uint8),
        np.zeros((4, 4, 4, 4), np.uint8),
        np.zeros((40, 40, 7), np.uint8),
        np.zeros((100_000, 12), np.uint8),
        np.full((50, 50), np.nan, np.float32),
        np.array([["a", "b"]]),
        np.array(None),
        np.zeros((50, 50), np.complex64),
        np.zeros((50, 50), np.bool_),
        np.full((64, 64), -5, np.int32),
    ],
    ids=lambda frame: f"{frame.dtype}-{'x'.join(map(str, frame.shape))}",
)
def test_what_holds_no_code_gives_no_text_and_no_error(frame: np.ndarray):
    assert decode_frame(frame) == []


@pytest.mark.parametrize("kind", ["uint16", "float32", "float64", "int32", "bool"])
def test_a_frame_of_another_number_type_is_read(kind: str):
    frame = on_desk({TEXT: (400, 200)})
    assert decode_frame((frame > 128) if kind == "bool" else frame.astype(kind) * (16 if kind == "uint16" else 1)) == [
        TEXT
    ]


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_a_frame_with_any_usual_number_of_channels_is_read(channels: int):
    frame = on_desk({TEXT: (400, 200)})
    assert decode_frame(np.repeat(frame[:, :, None], channels, axis=2)) == [TEXT]


def test_a_picture_of_a_hundred_megapixels_is_scaled_down_and_read():
    frame = cv2.resize(on_desk({TEXT: (400, 200)}, side_px=300), (12800, 7800), interpolation=cv2.INTER_NEAREST)
    assert decode_frame(frame) == [TEXT]


def test_a_slice_of_a_larger_picture_is_read():
    frame = np.repeat(on_desk({TEXT: (400, 200)})[:, :, None], 2, axis=2)[:, ::-1, 1][:, ::-1]
    assert decode_frame(frame) == [TEXT]


def test_a_look_that_read_is_used_again_on_the_next_frame():
    ladder = Ladder()
    (hard,) = ladder.read(_close_up())
    assert hard.by in {look.name for look in IN_TURN}
    assert [sighting.by for sighting in ladder.read(_close_up())] == [hard.by]


def test_what_read_last_is_tried_first():
    ladder = Ladder()
    ladder._move_to_front(WHOLE[-1])
    assert [sighting.by for sighting in ladder.read(on_desk({TEXT: (400, 200)}))] == [WHOLE[-1].name]


def test_the_decoder_at_work_is_named_and_cleared():
    told: list[str] = []
    Ladder(at_work=told.append).read(on_desk({TEXT: (400, 200)}))
    assert told == [ZXING, ""]


def test_a_decoder_left_out_is_not_called():
    told: list[str] = []
    Ladder(left_out=frozenset({ZBAR}), at_work=told.append).read(np.zeros((720, 1280), np.uint8))
    assert ZBAR not in told


def test_zbar_reads_alone_where_zxing_is_left_out():
    sightings = Ladder(left_out=frozenset({ZXING})).read(on_desk({TEXT: (400, 200)}))
    assert [sighting.text for sighting in sightings] == ([TEXT] if zbar.available() else [])


def test_zbar_is_asked_at_once_and_then_now_and_then_and_only_where_something_like_a_code_is():
    told: list[str] = []
    ladder = Ladder(at_work=told.append)
    for _ in range(20):
        ladder.read(np.full((720, 1280), 90, np.uint8))
    assert ZBAR not in told
    for _ in range(12):
        ladder.read(_ruined(on_desk({TEXT: (400, 200)})))
    assert told.count(ZBAR) == 3
    told.clear()
    Ladder(at_work=told.append).read(_ruined(on_desk({TEXT: (400, 200)})))
    assert told == [ZXING, ZBAR, ""]


@pytest.mark.skipif(not zbar.available(), reason="libzbar is not installed")
@pytest.mark.parametrize("side_px", [240, 640])
def test_zbar_looks_closer_where_a_code_was_located_and_tells_its_place_in_the_frame(side_px: int):
    frame = on_desk({TEXT: (500, 40)}, side_px=side_px)
    code = ((500.0, 40.0), (500.0 + side_px, 40.0), (500.0 + side_px, 40.0 + side_px), (500.0, 40.0 + side_px))
    (one,) = zbar.closer(frame, [code]).read
    x, y = centre(one.corners)
    assert one.text == TEXT
    assert abs(x - 500 - side_px / 2) < 8
    assert abs(y - 40 - side_px / 2) < 8


def test_a_place_outside_the_frame_is_not_looked_at():
    away = ((-900.0, -900.0), (-800.0, -900.0), (-800.0, -800.0), (-900.0, -800.0))
    assert zbar.closer(on_desk({TEXT: (400, 200)}), [away]).read == ()


def test_two_located_codes_are_both_read_by_the_closer_look():
    frame = on_desk({TEXT: (200, 200), "CQ26-OTHER1": (700, 200)})
    places = [((x, 200.0), (x + 240, 200.0), (x + 240, 440.0), (x, 440.0)) for x in (200.0, 700.0)]
    assert {one.text for one in closer(Views(frame), places).read} == {TEXT, "CQ26-OTHER1"}


def test_a_code_that_is_there_but_ruined_is_told_with_its_corners():
    ladder = Ladder()
    assert ladder.read(_ruined(on_desk({TEXT: (400, 200)}, side_px=240))) == []
    x, y = centre(ladder.unread[0])
    assert abs(x - 520) < 40
    assert abs(y - 320) < 40


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st_numpy.arrays(
        dtype=st.sampled_from([np.uint8, np.uint16, np.int8, np.float32, np.float16, np.bool_]),
        shape=st_numpy.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=24),
    )
)
def test_no_array_whatever_raises(frame: np.ndarray):
    assert isinstance(decode_frame(frame), list)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_a_mutated_frame_gives_the_right_text_or_none(seed: int):
    assert set(decode_frame(_mutated(on_desk({TEXT: (400, 200)}), np.random.default_rng(seed)))) <= {TEXT}


def _close_up() -> np.ndarray:
    """A code so near that the frame's edge cuts off its quiet zone and the rim of its outer modules."""
    code = cv2.resize(a_code(TEXT, border=0), (620, 620), interpolation=cv2.INTER_NEAREST)
    frame = np.full((600, 1000), 120, np.uint8)
    frame[:, 180:800] = code[10:610]
    return frame


def _ruined(frame: np.ndarray) -> np.ndarray:
    """Finder patterns stay, the modules between them are scribbled over beyond all correction."""
    scribbled = frame.copy()
    noise = np.random.default_rng(5).integers(0, 2, (12, 26)) * 200 + 20
    scribbled[290:330, 430:610] = cv2.resize(noise.astype(np.uint8), (180, 40), interpolation=cv2.INTER_NEAREST)
    return scribbled


def _mutated(frame: np.ndarray, random: np.random.Generator) -> np.ndarray:
    match random.integers(5):
        case 0:
            spots = random.random(frame.shape) < random.random() * 0.5
            return np.where(spots, random.integers(0, 256, frame.shape), frame).astype(np.uint8)
        case 1:
            top, left = random.integers(0, 600), random.integers(0, 1000)
            return frame[top : top + random.integers(1, 700), left : left + random.integers(1, 900)]
        case 2:
            corners = np.array([[0, 0], [1280, 0], [1280, 720], [0, 720]], np.float32)
            moved = (corners + random.normal(0, 250, (4, 2))).astype(np.float32)
            return cv2.warpPerspective(frame, cv2.getPerspectiveTransform(corners, moved), (1280, 720))
        case 3:
            return cv2.resize(frame, (int(random.integers(1, 1600)), int(random.integers(1, 900))))
        case _:
            coded = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(1, 30))])[1]
            return cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE)
