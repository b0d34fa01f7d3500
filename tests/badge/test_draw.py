import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from badge_fixtures import HARD_NAMES, RESOURCES, STOCKS, a_face, a_layout, a_renderer, shipped_fonts

from kiosk.badge.draw import Renderer, image
from kiosk.badge.face import BadgeFace
from kiosk.errors import BadInput, FontUnavailable

LONG_CODE = "CQITEC1." + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" * 5


def text_of(pdf: bytes, page: int = 0) -> str:
    document: Any = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].get_textpage().get_text_bounded()
    finally:
        document.close()


def codes_in(pdf: bytes, dpi: int = 203) -> set[str]:
    return {code.text for code in zxingcpp.read_barcodes(image(pdf, dpi).convert("L"))}


def black_and_white(pdf: bytes) -> set[str]:
    return {code.text for code in zxingcpp.read_barcodes(image(pdf, 203).convert("1", dither=0).convert("L"))}


@pytest.mark.parametrize("stock", STOCKS)
@pytest.mark.parametrize("number", range(0, len(HARD_NAMES), 2))
def test_the_code_of_a_badge_reads_back_from_a_label_printers_raster(stock: str, number: int) -> None:
    face = a_face(*HARD_NAMES[number], code=f"CQ-7F3K-92QX-{number:04d}")
    pdf = a_renderer(stock).pdf(face)

    assert codes_in(pdf) == {face.code}
    assert black_and_white(pdf) == {face.code}


@pytest.mark.parametrize("stock", STOCKS)
@pytest.mark.parametrize("code", [LONG_CODE, "lower-case-and-käse-0001", "A", "1" * 40])
def test_codes_of_every_kind_read_back(stock: str, code: str) -> None:
    assert codes_in(a_renderer(stock).pdf(a_face(code=code))) == {code}


@pytest.mark.parametrize(("primary", "secondary"), HARD_NAMES)
def test_name_and_code_can_be_searched(primary: str, secondary: str | None) -> None:
    face = a_face(primary, secondary)
    text = text_of(a_renderer().pdf(face))

    assert primary in text
    assert (secondary or "") in text
    assert face.code in text


def test_the_same_face_gives_the_same_bytes_in_every_process() -> None:
    script = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]);"
        "from badge_fixtures import a_renderer, a_face;"
        "print(hashlib.sha256(a_renderer().pdf(a_face())).hexdigest())"
    )
    run = [sys.executable, "-c", script, str(Path(__file__).parent)]
    digests = {subprocess.run(run, check=True, capture_output=True, cwd=RESOURCES.parent).stdout for _ in range(2)}

    assert len(digests) == 1
    assert a_renderer().pdf(a_face()) == a_renderer().pdf(a_face())


@pytest.mark.parametrize("stock", STOCKS)
def test_the_sheet_has_the_size_of_the_stock(stock: str) -> None:
    width_mm, height_mm = a_layout(stock).sheet_mm
    picture = image(a_renderer(stock).pdf(a_face()), 254)

    assert picture.size == (pytest.approx(width_mm * 10, abs=1), pytest.approx(height_mm * 10, abs=1))


def test_the_role_band_has_the_colour_of_the_ticket_type_and_readable_words() -> None:
    green, amber = (image(a_renderer().pdf(a_face(colour=colour)), 72) for colour in ("#00654B", "#FFC53D"))

    assert green.getpixel((290, 400)) == (0, 101, 75)
    assert amber.getpixel((290, 400)) == (255, 197, 61)
    assert (255, 255, 255) in colours_at_the_foot(green)
    assert (255, 255, 255) not in colours_at_the_foot(amber)


def colours_at_the_foot(picture: Any) -> set[tuple[int, int, int]]:
    foot = picture.crop((10, 360, picture.width - 10, picture.height - 4))
    return {colour for _, colour in foot.getcolors(100_000)}


def test_a_folded_sheet_shows_the_badge_on_both_sides() -> None:
    picture = image(a_renderer("a6-butterfly").pdf(a_face()), 100)
    upper = picture.crop((0, 0, picture.width, picture.height // 2)).rotate(180)
    lower = picture.crop((0, picture.height - picture.height // 2, picture.width, picture.height))

    assert [code.text for code in zxingcpp.read_barcodes(upper.convert("L"))] == [a_face().code]
    assert [code.text for code in zxingcpp.read_barcodes(lower.convert("L"))] == [a_face().code]


def test_a_character_without_a_glyph_is_named_and_nothing_is_drawn() -> None:
    with pytest.raises(FontUnavailable, match=r"Badge T-0421 / 1: no font has the character .*\(U\+20BB7\)"):
        a_renderer().pdf(a_face("𠮷田"))
    with pytest.raises(FontUnavailable, match=r"U\+1F600"):
        a_renderer().pdf(a_face("😀😀", None))
    with pytest.raises(FontUnavailable, match=r"U\+E5E5"):
        a_renderer().pdf(a_face(organisation="重庆\ue5e5大学"))


@pytest.mark.parametrize(
    ("face", "says"),
    [
        (a_face(code=""), "this one is empty"),
        (a_face(code="X" * 4000), "too long for a QR code"),
        (a_face(colour="green"), "the colour 'green' is not #RRGGBB"),
        (a_face("", None), "has no name"),
    ],
)
def test_a_face_that_cannot_be_is_one_sentence(face: BadgeFace, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        a_renderer().pdf(face)
    with pytest.raises(BadInput, match=says):
        a_renderer().check(face)


def test_warming_with_a_roster_changes_no_badge_and_minds_no_strange_text() -> None:
    renderer = Renderer(a_layout(), shipped_fonts())
    renderer.warm(["胡晓静", "", "😀\ue000", "محمد"])

    assert renderer.pdf(a_face()) == a_renderer().pdf(a_face())


def test_checking_tells_where_every_line_stands() -> None:
    fields = {placed.field for placed in a_renderer().check(a_face(entitlements=("午餐", "晚宴")))}

    assert fields == {style.field for area in a_layout().areas for style in area.texts}


def test_threads_share_one_renderer() -> None:
    renderer = Renderer(a_layout(), shipped_fonts())
    faces = [a_face(*names) for names in HARD_NAMES] * 4
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(renderer.pdf, faces))

    assert drawn == [a_renderer().pdf(face) for face in faces]


def test_a_batch_holds_each_badge_on_its_page(tmp_path: Path) -> None:
    faces = [a_face(*names, code=f"CQ-{number:04d}") for number, names in enumerate(HARD_NAMES)]
    seen: list[int] = []
    batch = a_renderer().batch(faces, tmp_path / "all.pdf", seen.append)
    pdf = (tmp_path / "all.pdf").read_bytes()

    assert (batch.badges, batch.left_out) == (len(faces), ())
    assert seen == list(range(1, len(faces) + 1))
    assert all(
        face.code in text_of(pdf, page) and face.primary in text_of(pdf, page) for page, face in enumerate(faces)
    )


def test_a_batch_looks_as_the_single_badges_do(tmp_path: Path) -> None:
    for names in HARD_NAMES:
        a_renderer().batch([a_face(*names)], tmp_path / "one.pdf")
        batch, single = (
            image(pdf, 100).convert("L")
            for pdf in ((tmp_path / "one.pdf").read_bytes(), a_renderer().pdf(a_face(*names)))
        )

        assert dark_share(difference(batch, single)) < 0.002


def difference(one: Any, other: Any) -> Any:
    from PIL import ImageChops

    return ImageChops.difference(one, other)


def dark_share(picture: Any) -> float:
    strong = sum(count for count, value in picture.getcolors() if value > 128)
    return strong / (picture.width * picture.height)


def test_a_batch_leaves_out_what_cannot_be_drawn_and_says_why(tmp_path: Path) -> None:
    batch = a_renderer().batch([a_face(), a_face("😀"), a_face("王芳")], tmp_path / "some.pdf")

    assert batch.badges == 2
    assert [(left.face.primary, "U+1F600" in left.why) for left in batch.left_out] == [("😀", True)]


def test_a_batch_that_is_stopped_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "all.pdf"
    out.write_bytes(b"old")

    def stop(seen: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        a_renderer().batch([a_face()], out, stop)
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_batch_of_nothing_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no badge to draw"):
        a_renderer().batch([], tmp_path / "none.pdf")


def test_every_font_of_a_badge_is_in_the_file(tmp_path: Path) -> None:
    a_renderer().batch([a_face()], tmp_path / "one.pdf")
    pdf = (tmp_path / "one.pdf").read_bytes()

    assert b"Helvetica" not in pdf
    assert pdf.count(b"/Subtype /Type0") == pdf.count(b"/FontFile2 ") == pdf.count(b"/ToUnicode ") == 5
