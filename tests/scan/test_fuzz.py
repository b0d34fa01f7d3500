"""Random and ruined pictures all the way a frame goes: never a crash, never a text that nobody held up.

CQITEC_LONG=1 tries eight thousand of them.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from qr_frames import on_desk

from kiosk.scan.decode import Ladder, decode_frame
from kiosk.scan.events import CodeRead, DecoderReplaced, Event, SourceKind, SourceState
from kiosk.scan.grey import Grey, to_grey
from kiosk.scan.health import Health
from kiosk.scan.hints import is_dim, why_unread
from kiosk.scan.pictures import read_picture
from kiosk.scan.process import Scanner
from kiosk.scan.shelf import Shelf
from kiosk.scan.sleep import Sleep

TEXTS = ("CQ26-7F3KQ2", "CQ26-M4X9PD")
FRAMES = 8_000 if os.environ.get("CQITEC_LONG") == "1" else 80
FILES = 400 if os.environ.get("CQITEC_LONG") == "1" else 15
PARTS = 8


def _frame(random: np.random.Generator) -> np.ndarray:
    """A desk with one or two codes, or noise, then ruined in up to three ways."""
    size = [(1280, 720), (640, 480), (320, 240), (1920, 1080)][random.integers(4)]
    if random.random() < 0.15:
        frame = random.integers(0, 256, size[::-1]).astype(np.uint8)
    else:
        side = int(random.integers(40, size[1] - 10))
        place = (int(random.integers(0, size[0] - side)), int(random.integers(0, size[1] - side)))
        frame = on_desk({TEXTS[random.integers(2)]: place}, side_px=side, size=size)
    for _ in range(random.integers(0, 4)):
        frame = RUINS[random.integers(len(RUINS))](frame, random)
    return frame


def _spots(frame: np.ndarray, random: np.random.Generator) -> np.ndarray:
    spots = random.random(frame.shape) < random.random() * 0.4
    return np.where(spots, random.integers(0, 256), frame).astype(np.uint8)


def _cut(frame: np.ndarray, random: np.random.Generator) -> np.ndarray:
    top, left = random.integers(0, frame.shape[0]), random.integers(0, frame.shape[1])
    height, width = (int(random.integers(1, side + 1)) for side in frame.shape[:2])
    return frame[top : top + height, left : left + width]


def _bent(frame: np.ndarray, random: np.random.Generator) -> np.ndarray:
    height, width = frame.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moved = (corners + random.normal(0, width / 5, (4, 2))).astype(np.float32)
    return cv2.warpPerspective(frame, cv2.getPerspectiveTransform(corners, moved), (width, height))


def _torn_rows(frame: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """As a camera on a bad cable: rows slide sideways."""
    torn = frame.copy()
    for row in random.integers(0, frame.shape[0], random.integers(1, 60)):
        torn[row:] = np.roll(torn[row:], int(random.integers(-40, 40)), axis=1)
    return torn


def _stretched(frame: np.ndarray, random: np.random.Generator) -> np.ndarray:
    return cv2.resize(frame, (int(random.integers(1, 1600)), int(random.integers(1, 900))))


def _pressed(frame: np.ndarray, random: np.random.Generator) -> np.ndarray:
    coded = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(1, 30))])[1]
    return cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE)


def _lit(frame: np.ndarray, random: np.random.Generator) -> np.ndarray:
    return np.clip(frame * random.uniform(0, 3) + random.normal(0, 120), 0, 255).astype(np.uint8)


RUINS = (_spots, _cut, _bent, _torn_rows, _stretched, _pressed, _lit)


def _as_given(frame: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Of any number type and channels, as drivers and files give them."""
    match random.integers(6):
        case 0:
            return cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR)
        case 1:
            return cv2.cvtColor(frame, cv2.COLOR_GRAY2BGRA)
        case 2:
            return frame.astype(np.uint16) * 257
        case 3:
            return frame.astype(np.float32) / 255
        case 4:
            return frame[::-1, ::-1][::-1, ::-1]
        case _:
            return frame


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    one = Shelf()
    yield one
    one.close()


@pytest.mark.parametrize("part", range(PARTS))
def test_no_ruined_frame_breaks_the_way_or_gives_a_wrong_text(shelf: Shelf, part: int):
    random = np.random.default_rng((25, part))
    ladder, health, sleep = Ladder(), Health(), Sleep(1.0)
    read = 0
    for number in range(FRAMES // PARTS):
        given = to_grey(_as_given(_frame(random), random))
        if given is None:
            continue
        texts = _walk(given, number, ladder, health, sleep, shelf)
        assert set(texts) <= set(TEXTS)
        read += bool(texts)
    assert read > FRAMES // PARTS / 20  # the ruins leave some codes to read: the ladder was really climbed


def _walk(grey: Grey, number: int, ladder: Ladder, health: Health, sleep: Sleep, shelf: Shelf) -> list[str]:
    """As the decoder process takes a frame."""
    shelf.put(grey, number)
    preview = shelf.newest()
    assert preview is not None
    assert preview.pixels.size
    assert health.after(grey, number / 30) in SourceKind
    sleep.is_asleep(grey, number / 30)
    sightings = ladder.read(grey)
    why_unread(grey, ladder.unread)
    is_dim(grey)
    for sighting in sightings:
        assert np.isfinite(np.array(sighting.corners)).all()
    return [sighting.text for sighting in sightings]


def test_a_folder_of_ruined_pictures_brings_no_process_down(tmp_path: Path):
    random = np.random.default_rng(7)
    for number in range(FILES):
        content = bytearray(cv2.imencode([".jpg", ".png", ".webp"][number % 3], _frame(random))[1].tobytes())
        for place in random.integers(0, len(content), int(random.integers(0, 30))):
            content[place] = random.integers(0, 256)
        (tmp_path / f"{number:04d}.jpg").write_bytes(bytes(content[: random.integers(1, len(content) + 1)]))
    scanner = Scanner(str(tmp_path))
    scanner.start()
    try:
        events = _to_the_end(scanner)
    finally:
        scanner.stop()
    assert [event for event in events if isinstance(event, DecoderReplaced)] == []
    assert {event.text for event in events if isinstance(event, CodeRead)} <= set(TEXTS)


def _to_the_end(scanner: Scanner) -> list[Event]:
    events: list[Event] = []
    until_s = time.monotonic() + 30 + FILES
    while time.monotonic() < until_s:
        events += scanner.events(0.2)
        if any(isinstance(event, SourceState) and event.kind is SourceKind.ENDED for event in events):
            return events
    raise AssertionError("the folder did not end")


@pytest.mark.parametrize("ending", [".jpg", ".tif"])
def test_a_picture_in_printers_colours_is_read(tmp_path: Path, ending: str):
    Image.fromarray(on_desk({TEXTS[0]: (400, 200)})).convert("CMYK").save(tmp_path / f"print{ending}")
    assert decode_frame(read_picture(tmp_path / f"print{ending}")) == [TEXTS[0]]


@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (4000, 1), (11, 11)])
def test_a_picture_of_almost_nothing_holds_no_code(size: tuple[int, int]):
    assert decode_frame(np.full(size, 200, np.uint8)) == []
