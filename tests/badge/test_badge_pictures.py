"""Photos and logos on a badge: upright, small, and never in the way of a badge."""

import io
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from kiosk.badge.draw import Renderer, image
from kiosk.badge.fit import Placed
from kiosk.badge.layout import Layout, Rectangle, layout_of
from kiosk.badge.photo_room import areas_without_photo
from kiosk.errors import BadInput
from tests.badge.badge_fixtures import RESOURCES, a_face, a_layout, shipped_fonts

RED, BLUE = (200, 20, 20), (20, 20, 200)


def a_photo(width: int = 600, height: int = 800, orientation: int | None = None) -> bytes:
    """Red above, blue below, as the camera held it."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (0, height // 2, width, height))
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95, exif=exif)
    return out.getvalue()


def box_on(pdf: bytes) -> tuple[Any, Any]:
    """The colours in the upper and the lower half of the photo's box."""
    picture = image(pdf, 127)
    return picture.getpixel((round(81.5 * 5), (42 * 5))), picture.getpixel((round(81.5 * 5), (71 * 5)))


def near(colour: tuple[int, int, int]) -> Any:
    return pytest.approx(colour, abs=12)


def badge_with(photos: Path, content: bytes | None) -> bytes:
    photos.mkdir(exist_ok=True)
    if content is not None:
        (photos / "hu.jpg").write_bytes(content)
    return Renderer(a_layout("a6-photo"), shipped_fonts(), photos).pdf(a_face(photo="hu.jpg"))


def test_a_photo_stands_in_its_box_and_the_same_bytes_come_again(tmp_path: Path) -> None:
    pdf = badge_with(tmp_path, a_photo())

    assert box_on(pdf) == (near(RED), near(BLUE))
    assert pdf == badge_with(tmp_path, None)


def test_a_photo_that_the_camera_took_upside_down_is_turned(tmp_path: Path) -> None:
    assert box_on(badge_with(tmp_path, a_photo(orientation=3))) == (near(BLUE), near(RED))


def test_a_photo_taken_sideways_stands_upright(tmp_path: Path) -> None:
    # the camera lay on its side: red is above once it is turned
    picture = Image.new("RGB", (800, 600), RED)
    picture.paste(BLUE, (400, 0, 800, 600))
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95, exif=exif)

    assert box_on(badge_with(tmp_path, out.getvalue())) == (near(RED), near(BLUE))


def test_a_photo_of_thirty_megabytes_is_a_small_one_on_the_badge(tmp_path: Path) -> None:
    noise = np.random.default_rng(6).integers(0, 255, (4400, 3400, 3), np.uint8)
    out = io.BytesIO()
    Image.fromarray(noise).save(out, "JPEG", quality=100, subsampling=0)
    assert out.tell() > 30_000_000

    assert len(badge_with(tmp_path, out.getvalue())) < 400_000


@pytest.mark.parametrize("content", [None, b"", b"no picture", a_photo()[:2000]])
def test_a_missing_or_spoilt_photo_costs_nobody_the_badge(
    tmp_path: Path, content: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        pdf = badge_with(tmp_path, content)

    assert box_on(pdf) == (near((255, 255, 255)), near((255, 255, 255)))
    assert len(caplog.messages) == 1 and "printed without its picture" in caplog.text
    caplog.clear()


def test_a_guest_without_a_photo_needs_no_warning(tmp_path: Path) -> None:
    assert Renderer(a_layout("a6-photo"), shipped_fonts(), tmp_path).pdf(a_face(photo=None))


def test_a_picture_that_claims_to_be_huge_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    out = io.BytesIO()
    Image.new("1", (9_400, 9_400)).save(out, "PNG")
    with caplog.at_level(logging.WARNING):
        assert badge_with(tmp_path, out.getvalue())

    assert "9400 x 9400 pixels are too many" in caplog.text
    caplog.clear()


def with_logo(text: str, folder: Path) -> Layout:
    a6 = (RESOURCES / "badges" / "a6.toml").read_text(encoding="utf-8")
    return layout_of(
        f"{a6}\n[[image]]\nx_mm = 70\ny_mm = 6\nwidth_mm = 20\nheight_mm = 8\n{text}\n", folder / "mine.toml"
    )


def test_a_logo_beside_the_layout_is_drawn_and_a_missing_one_is_left_out(tmp_path: Path) -> None:
    Image.new("RGBA", (200, 80), (255, 220, 0, 255)).save(tmp_path / "logo.png")
    layout = with_logo('source = "logo.png"', tmp_path)
    shown = image(Renderer(layout, shipped_fonts()).pdf(a_face()), 127)

    assert shown.getpixel((80 * 5, 10 * 5)) == near((255, 220, 0))
    (tmp_path / "logo.png").unlink()
    assert image(Renderer(layout, shipped_fonts()).pdf(a_face()), 127).getpixel((80 * 5, 10 * 5)) == near((27, 29, 34))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('source = "../secret.png"', "must be photo, or a .png or .jpg file beside this layout"),
        ('source = "logo.svg"', "logo.svg cannot be drawn on a badge: save it as a .png beside"),
        ('source = "photo"\nfit = "stretch"', "fit must be one of cover, contain"),
    ],
)
def test_a_picture_that_cannot_be_is_named_by_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(BadInput, match=rf"mine\.toml, line \d+: .*{says}"):
        with_logo(text, tmp_path)


def test_a_picture_lies_on_no_text_and_not_on_the_code(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="the image lies on area 2"):
        with_logo(
            'source = "logo.png"\n[[image]]\nsource = "photo"\nx_mm = 20\ny_mm = 40\nwidth_mm = 9\nheight_mm = 9',
            tmp_path,
        )


def test_the_name_of_a_guest_without_a_photo_takes_its_room(tmp_path: Path) -> None:
    badge_with(tmp_path, a_photo())
    renderer = Renderer(a_layout("a6-photo"), shipped_fonts(), tmp_path)
    name = "Maximilian Featherstonehaugh"
    with_photo, without = (renderer.check(a_face(name, None, photo=photo)) for photo in ("hu.jpg", None))

    def right_of(placed: tuple[Placed, ...]) -> float:
        return max(line.ink.x_mm + line.ink.width_mm for line in placed if line.field == "primary")

    assert right_of(with_photo) <= 62 < right_of(without) <= 97


def test_room_that_something_else_stands_in_is_not_taken() -> None:
    layout = a_layout("a6-photo")
    beside = replace(layout, slot=Rectangle(80, 40, 10, 3))

    assert areas_without_photo(beside) == layout.areas
