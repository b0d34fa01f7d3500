from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from badge_fixtures import HARD_NAMES, a_layout, shipped_fonts
from PIL import Image

from kiosk.badge.qr import cells_by_qrcode, path_of, qr
from kiosk.badge.tickets import ticket_png, ticket_sheet
from kiosk.errors import BadInput, PrinterUnavailable


@pytest.mark.parametrize("code", ["CQ-7F3K-92QX-0421", "lower case", "人才", "9" * 60])
def test_a_ticket_picture_reads_back(tmp_path: Path, code: str) -> None:
    ticket_png(code, tmp_path / "t.png")

    assert [found.text for found in zxingcpp.read_barcodes(Image.open(tmp_path / "t.png").convert("L"))] == [code]


def test_a_ticket_picture_is_two_coloured_with_four_modules_of_quiet(tmp_path: Path) -> None:
    ticket_png("CQ-7F3K-92QX-0421", tmp_path / "t.png")
    picture = Image.open(tmp_path / "t.png").convert("L")
    dark = picture.point(lambda value: 255 - value).getbbox()

    assert {value for _, value in picture.getcolors()} == {0, 255}
    assert dark == (48, 48, picture.width - 48, picture.height - 48)


def test_capitals_and_digits_take_the_small_form() -> None:
    assert qr("CQ-7F3K-92QX-0421-ABCDEF").modules < qr("cq-7f3k-92qx-0421-abcdef").modules


def test_both_makers_of_codes_draw_codes_of_one_size() -> None:
    cells, side = cells_by_qrcode("CQ-7F3K-92QX-0421")

    assert side == qr("CQ-7F3K-92QX-0421").modules
    picture = Image.frombytes("L", (side, side), cells).resize((side * 4, side * 4), 0)
    framed = Image.new("L", (side * 4 + 32, side * 4 + 32), 255)
    framed.paste(picture, (16, 16))
    assert [found.text for found in zxingcpp.read_barcodes(framed)] == ["CQ-7F3K-92QX-0421"]


def test_dark_runs_become_rectangles_from_the_bottom() -> None:
    assert path_of(bytes([0, 0, 9, 9, 9, 9, 0, 9, 0]), 3).split(" re ") == ["0 2 2 1", "0 0 1 1", "2 0 1 1", ""]


def test_a_code_that_fits_no_qr_code_is_one_sentence(tmp_path: Path) -> None:
    for code in ("", "X" * 4000):
        with pytest.raises(BadInput):
            ticket_png(code, tmp_path / "t.png")
        with pytest.raises(BadInput):
            qr(code)
    assert list(tmp_path.iterdir()) == []


def test_a_ticket_into_a_folder_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PrinterUnavailable, match="cannot be written"):
        ticket_png("CQ-1", tmp_path / "gone" / "t.png")


def pages_of(path: Path) -> list[tuple[str, set[str]]]:
    document: Any = pypdfium2.PdfDocument(path.read_bytes())
    pages: list[tuple[str, set[str]]] = []
    for page in document:
        found = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil().convert("L"))
        pages.append((page.get_textpage().get_text_bounded(), {code.text for code in found}))
    document.close()
    return pages


def test_a_sheet_holds_eight_tickets_with_name_and_code(tmp_path: Path) -> None:
    rows = [(name, f"CQ-{number:04d}", "技能人才 · Skilled talent") for number, (name, _) in enumerate(HARD_NAMES)]
    sheets = ticket_sheet(rows, tmp_path / "t.pdf", a_layout("ticket"), shipped_fonts())
    first, second = pages_of(tmp_path / "t.pdf")

    assert sheets == (len(rows), ())
    assert (first[1], second[1]) == ({row[1] for row in rows[:8]}, {row[1] for row in rows[8:]})
    assert "胡晓静" in first[0]


def test_a_guest_whose_name_cannot_be_drawn_still_gets_the_code(tmp_path: Path) -> None:
    sheets = ticket_sheet([("😀", "CQ-0001", "x")], tmp_path / "t.pdf", a_layout("ticket"), shipped_fonts())

    assert sheets.tickets == 1
    assert ["U+1F600" in problem for problem in sheets.problems] == [True]
    assert pages_of(tmp_path / "t.pdf")[0][1] == {"CQ-0001"}


def test_sheets_of_nothing_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no ticket"):
        ticket_sheet([], tmp_path / "t.pdf", a_layout("ticket"), shipped_fonts())
