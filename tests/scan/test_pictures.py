"""Picture files of every kind, whole and damaged."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qr_frames import on_desk

from kiosk.scan.decode import decode_frame
from kiosk.scan.pictures import PictureProblem, read_picture

TEXT = "CQ26-7F3KQ2"
FRAME = on_desk({TEXT: (150, 60)}, size=(480, 360))
WHOLE = {ending: cv2.imencode(ending, FRAME)[1].tobytes() for ending in (".jpg", ".png", ".webp", ".bmp", ".tif")}


@pytest.mark.parametrize("ending", WHOLE)
def test_a_picture_of_every_usual_kind_is_read(ending: str, tmp_path: Path):
    path = tmp_path / f"ticket{ending}"
    path.write_bytes(WHOLE[ending])
    assert decode_frame(read_picture(path)) == [TEXT]


@pytest.mark.parametrize("kind", [np.uint16, np.float32])
def test_a_deep_picture_in_colour_is_read(kind: type, tmp_path: Path):
    deep = np.repeat(FRAME[:, :, None], 3, axis=2).astype(kind) * (257 if kind is np.uint16 else 1 / 255)
    cv2.imwrite(str(tmp_path / "deep.tif"), deep.astype(kind))
    assert decode_frame(read_picture(tmp_path / "deep.tif")) == [TEXT]


def test_a_file_of_a_hundred_megapixels_is_read(tmp_path: Path):
    large = cv2.resize(FRAME, (12000, 9000), interpolation=cv2.INTER_NEAREST)
    cv2.imwrite(str(tmp_path / "large.jpg"), large, [cv2.IMWRITE_JPEG_QUALITY, 60])
    assert decode_frame(read_picture(tmp_path / "large.jpg")) == [TEXT]


def test_a_header_that_promises_more_pixels_than_any_picture_has_is_damaged(tmp_path: Path):
    header = bytearray(WHOLE[".png"])
    header[16:24] = (2_000_000_000).to_bytes(4, "big") * 2
    (tmp_path / "huge.png").write_bytes(bytes(header))
    with pytest.raises(PictureProblem, match=r"huge\.png"):
        read_picture(tmp_path / "huge.png")


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.floats(0, 1), st.integers(0, 2**32 - 1))
def test_a_damaged_file_gives_the_right_text_none_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, ending: str, kept: float, seed: int
):
    random = np.random.default_rng(seed)
    content = bytearray(WHOLE[ending][: int(len(WHOLE[ending]) * kept) if random.random() < 0.5 else None])
    for place in random.integers(0, max(len(content), 1), int(random.integers(0, 40))):
        if content:
            content[place] = random.integers(0, 256)
    path = tmp_path_factory.getbasetemp() / f"damaged{ending}"
    path.write_bytes(bytes(content))
    try:
        assert set(decode_frame(read_picture(path))) <= {TEXT}
    except PictureProblem as problem:
        assert path.name in str(problem)
