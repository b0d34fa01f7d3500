"""Badges on sheets of labels, and printers that print beside the place."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from kiosk.badge import calibration_page
from kiosk.badge.calibration import NONE, Calibration, keep_calibration, read_calibrations
from kiosk.badge.calibration_page import measured
from kiosk.badge.draw import image
from kiosk.badge.imposition import OnePerPage, OnLabels
from kiosk.badge.label_sheet import LabelSheet, label_sheets_in, read_label_sheet
from kiosk.errors import BadInput
from tests.badge.badge_fixtures import HARD_NAMES, RESOURCES, a_face, a_layout, a_renderer, shipped_fonts

SHEETS = tuple(label_sheets_in(RESOURCES / "label-sheets"))


def a_sheet(name: str = "avery-l4785") -> LabelSheet:
    return read_label_sheet(RESOURCES / "label-sheets" / f"{name}.toml")


def where_codes_stand(pdf: bytes, page: int = 0, dpi: int = 254) -> dict[str, tuple[float, float]]:
    """Upper left corner of each code in mm."""
    document: Any = pypdfium2.PdfDocument(pdf)
    picture = document[page].render(scale=dpi / 72).to_pil().convert("L")
    document.close()
    codes = zxingcpp.read_barcodes(picture)
    return {code.text: (code.position.top_left.x * 25.4 / dpi, code.position.top_left.y * 25.4 / dpi) for code in codes}


def drawn(out: Path, onto: Any, layout: str, count: int) -> bytes:
    faces = [a_face(*HARD_NAMES[number % 15], code=f"CQ-{number:04d}-ABCD") for number in range(count)]
    batch = a_renderer(layout).batch(faces, out, None, onto)
    assert (batch.badges, batch.left_out) == (count, ())
    return out.read_bytes()


@pytest.mark.parametrize("name", SHEETS)
def test_every_badge_lies_on_its_label_and_the_first_free_one_is_chosen(name: str, tmp_path: Path) -> None:
    sheet = a_sheet(name)
    layout = a_layout(sheet.layout)
    pdf = drawn(tmp_path / "labels.pdf", OnLabels(sheet, layout, start=3), sheet.layout, sheet.count)
    first, second = where_codes_stand(pdf), where_codes_stand(pdf, 1)

    assert (len(first), len(second)) == (sheet.count - 2, 2)
    for text, (x, y) in (first | second).items():
        label = sheet.place(layout, (int(text[3:7]) + 2) % sheet.count)
        assert (x, y) == (
            pytest.approx(label.x_mm + layout.code.x_mm, abs=0.3),
            pytest.approx(label.y_mm + layout.code.y_mm, abs=0.3),
        )


def test_a_calibration_moves_and_scales_the_whole_sheet(tmp_path: Path) -> None:
    sheet, layout = a_sheet(), a_layout("80x50")
    plain = where_codes_stand(drawn(tmp_path / "a.pdf", OnLabels(sheet, layout), "80x50", 10))
    off = Calibration(1.5, -2.0, 101)
    moved = where_codes_stand(drawn(tmp_path / "b.pdf", OnLabels(sheet, layout, 1, off), "80x50", 10))

    for text, (x, y) in plain.items():
        assert moved[text] == (pytest.approx(x * 1.01 + 1.5, abs=0.3), pytest.approx(y * 1.01 - 2.0, abs=0.3))


def test_what_was_read_on_the_page_puts_the_print_right() -> None:
    sheet, before = a_sheet(), Calibration(0.5, 0.0, 100)
    printer_x, printer_y, stretch = 2.0, -1.0, 0.99

    def lands(calibration: Calibration, x: float, y: float) -> tuple[float, float]:
        scale = calibration.scale_percent / 100
        return (
            (x * scale + calibration.x_mm) * stretch + printer_x,
            (y * scale + calibration.y_mm) * stretch + printer_y,
        )

    corners = [sheet.label(0)[:2], sheet.label(9)[:2]]
    first, last = ((x - lands(before, x, y)[0], y - lands(before, x, y)[1]) for x, y in corners)
    after = measured(sheet, before, first, last)

    for x, y in corners:
        assert lands(after, x, y) == (pytest.approx(x, abs=0.15), pytest.approx(y, abs=0.15))


def test_calibrations_are_kept_for_each_printer(tmp_path: Path) -> None:
    assert read_calibrations(tmp_path) == {}
    keep_calibration(tmp_path, "ipp://10.0.0.9/ipp/print", Calibration(1.5, -0.5, 100.25))
    keep_calibration(tmp_path, 'cups:"odd" name', Calibration(0, 2, 100))

    assert read_calibrations(tmp_path) == {
        "ipp://10.0.0.9/ipp/print": Calibration(1.5, -0.5, 100.25),
        'cups:"odd" name': Calibration(0, 2, 100),
    }


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("x_mm = 1", "must be a table"),
        ('["a"]\nx_mm = 40', "x_mm must be between -20 and 20, not 40"),
        ('["a"]\nx_mm = "wide"', "x_mm must be a number"),
        ('["a"]\nleft = 1', "“left” means nothing"),
        ("[", "calibration.toml"),
    ],
)
def test_a_calibration_that_cannot_be_is_one_sentence(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "calibration.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=says):
        read_calibrations(tmp_path)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("step_x_mm = 79", r"line 15: step_x_mm is smaller than a label"),
        ("down = 6", r"line 8: the last label leaves the paper"),
        ("height_mm = -3", r"line 12: height_mm must be between 10 and 420, not -3"),
        ('colour = "red"', "colour means nothing here"),
    ],
)
def test_a_wrong_sheet_says_which_line(tmp_path: Path, line: str, says: str) -> None:
    key = line.partition(" ")[0]
    rows = (RESOURCES / "label-sheets" / "avery-l4785.toml").read_text(encoding="utf-8").splitlines()
    labels = rows.index("[labels]")
    of_labels = (number for number, row in enumerate(rows) if number > labels and row.startswith(f"{key} "))
    at = next(of_labels, len(rows))
    rows[at : at + 1] = [line]
    (tmp_path / "wrong.toml").write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(BadInput, match=says):
        read_label_sheet(tmp_path / "wrong.toml")


def test_a_badge_that_does_not_fit_the_label_is_refused() -> None:
    with pytest.raises(BadInput, match=r"a6 \(105 x 148 mm\) does not fit the labels of avery-l4785"):
        OnLabels(a_sheet(), a_layout("a6"))
    with pytest.raises(BadInput, match="there is no 11"):
        OnLabels(a_sheet(), a_layout("80x50"), start=11)


def test_the_calibration_page_has_the_papers_size_and_moves_with_what_is_set() -> None:
    sheet = a_sheet()
    page = calibration_page.draw(sheet, shipped_fonts())
    right = calibration_page.draw(sheet, shipped_fonts(), Calibration(3, 0, 100))
    plain, moved = (image(pdf, 254).convert("L") for pdf in (page, right))

    assert plain.size == (pytest.approx(2100, abs=1), pytest.approx(2970, abs=1))
    for picture, left_px in ((plain, 175), (moved, 205)):
        row = [picture.getpixel((x, 250)) for x in range(picture.width)]
        assert next(x for x, level in enumerate(row) if level < 100) == pytest.approx(left_px, abs=2)


@pytest.mark.parametrize(("stock", "bleed_mm"), [("a6", 3.0), ("cr80", 1.5)])
def test_with_bleed_colour_runs_over_the_edge_and_the_cut_is_marked(
    stock: str, bleed_mm: float, tmp_path: Path
) -> None:
    layout = a_layout(stock)
    pdf = drawn(tmp_path / "bleed.pdf", OnePerPage(layout, bleed=True), stock, 1)
    document: Any = pypdfium2.PdfDocument(pdf)
    page, trim = document[0].get_size(), document[0].get_trimbox()
    document.close()
    width_mm, height_mm = layout.sheet_mm
    in_mm = [round(value * 25.4 / 72, 1) for value in (*page, *trim)]

    assert in_mm[:2] == [round(width_mm + 2 * bleed_mm, 1), round(height_mm + 2 * bleed_mm, 1)]
    assert in_mm[2:] == [bleed_mm, bleed_mm, round(width_mm + bleed_mm, 1), round(height_mm + bleed_mm, 1)]
    picture = image(pdf, 254)
    corners = [(2, picture.height - 3), (picture.width - 3, picture.height - 3)]
    assert [picture.getpixel(corner) for corner in corners] == [(0, 101, 75)] * 2
    assert where_codes_stand(pdf)["CQ-0000-ABCD"][0] == pytest.approx(layout.code.x_mm + bleed_mm, abs=0.3)


def test_without_bleed_nothing_of_a_page_changes(tmp_path: Path) -> None:
    one = drawn(tmp_path / "one.pdf", OnePerPage(a_layout("a6"), NONE), "a6", 1)

    assert b"/TrimBox" not in one
    assert image(one, 72).size == image(a_renderer("a6").pdf(a_face()), 72).size
