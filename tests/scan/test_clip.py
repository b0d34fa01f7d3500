"""Made-up webcam films: the same for the same seed, and readable in every scenario."""

from pathlib import Path

import numpy as np
import pytest

from kiosk.scan.camera import open_source
from kiosk.scan.clip import FRAMES_PER_CODE, render_clip, write_clip
from kiosk.scan.decode import decode_frame
from kiosk.scan.reader import Read, read_all
from kiosk.scan.scenery import SCENARIOS

CODES = ["CQ26-7F3KQ2", "CQ26-M4X9PD"]


def test_the_same_seed_gives_the_same_frames():
    first, second = (list(render_clip(CODES[:1], seed=3, size=(640, 360))) for _ in range(2))
    assert all(np.array_equal(one, other) for one, other in zip(first, second, strict=True))


def test_another_seed_gives_other_frames():
    one, other = (next(iter(render_clip(CODES[:1], seed=seed, size=(640, 360)))) for seed in (1, 2))
    assert not np.array_equal(one, other)


def test_each_code_has_its_frames_of_the_wanted_size():
    frames = list(render_clip(CODES, seed=1, size=(640, 360), frames_per_code=5))
    assert [frame.shape for frame in frames] == [(360, 640)] * 10


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_scenario_shows_a_code_that_can_be_read_and_no_other(scenario: str):
    texts = [text for frame in render_clip(CODES[:1], seed=5, scenario=scenario) for text in decode_frame(frame)]
    assert set(texts) == set(CODES[:1])


def test_a_film_is_written_and_every_code_read_once_in_order(tmp_path: Path):
    film = tmp_path / "guests.avi"
    assert write_clip(film, CODES * 2, seed=1, size=(960, 540)) == 4 * FRAMES_PER_CODE
    source = open_source(str(film))
    found = [read.text for read in read_all(source) if isinstance(read, Read)]
    source.close()
    assert found == CODES


def test_a_film_plays_at_the_speed_it_was_written_for(tmp_path: Path):
    write_clip(tmp_path / "guests.avi", CODES[:1], seed=1, size=(640, 360), fps=12.5)
    frames = list(open_source(str(tmp_path / "guests.avi")))
    assert len(frames) == FRAMES_PER_CODE
    assert frames[1].film_s == pytest.approx(1 / 12.5)
