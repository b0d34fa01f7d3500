"""The page that shows what a printer does to a badge."""

from typing import Any

import pypdfium2
import pytest
import zxingcpp

from kiosk.badge import test_page
from kiosk.badge.draw import image
from kiosk.badge.printers import FolderPrinter
from kiosk.badge.states import JobState
from tests.badge.badge_fixtures import STOCKS, a_layout, shipped_fonts

EXACT = 254


def page(stock: str) -> bytes:
    return test_page.draw(a_layout(stock), shipped_fonts(), "ipp://10.0.0.9/ipp/print")


@pytest.mark.parametrize("stock", STOCKS)
def test_the_page_has_the_size_of_the_paper_and_its_code_reads_back_at_203_dpi(stock: str) -> None:
    width_mm, height_mm = a_layout(stock).sheet_mm
    document: Any = pypdfium2.PdfDocument(page(stock))
    size_mm = [side * 25.4 / 72 for side in document[0].get_size()]
    document.close()

    assert size_mm == [pytest.approx(width_mm, abs=0.01), pytest.approx(height_mm, abs=0.01)]
    codes = zxingcpp.read_barcodes(image(page(stock), 203).convert("L"))
    assert [code.text for code in codes] == [test_page.CODE]


@pytest.mark.parametrize("stock", STOCKS)
def test_each_edge_has_a_mark_at_every_millimetre(stock: str) -> None:
    # ten pixels a millimetre: a mark of 0.15 mm stands where its millimetre is
    picture = image(page(stock), EXACT).convert("L")
    width, height = picture.size

    def is_dark(x: float, y: float) -> bool:
        near = [picture.getpixel((min(width - 1, max(0, round(x) + dx)), min(height - 1, round(y)))) for dx in (-1, 0)]
        return min(near) < 100

    for at_mm in range(20, int(width / 10) - 20):
        assert is_dark(at_mm * 10, 8), f"top, {at_mm} mm"
        assert is_dark(at_mm * 10, height - 8), f"bottom, {at_mm} mm"
        assert not is_dark(at_mm * 10 + 5, 8)


def test_the_same_stock_gives_the_same_bytes() -> None:
    assert page("a6") == page("a6") != page("cr80")


def test_a_folder_printer_gets_the_page(tmp_path: Any) -> None:
    report = test_page.print_on(FolderPrinter(tmp_path), a_layout("a6"), shipped_fonts())

    assert report is not None
    assert report.state is JobState.PRINTED
    assert [file.name.startswith("test-page-") for file in tmp_path.iterdir()] == [True]
