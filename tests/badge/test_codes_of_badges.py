"""The code of every badge is read back from the dots of a 203 dpi printer."""

import os
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from badge_fixtures import a_renderer

from kiosk.badge.face import BadgeFace
from kiosk.commands.contact_sheet import hardest
from kiosk.resources import resource

LONG = os.environ.get("CQITEC_LONG") == "1"
HARDEST = 10_000 if LONG else 100
STOCKS = sorted(path.stem for path in (resource("fonts").parent / "badges").glob("*.toml") if path.stem != "ticket")


@lru_cache(maxsize=1)
def faces() -> list[BadgeFace]:
    """Hard on the narrowest stock is hard on every stock."""
    return hardest(a_renderer("cr80"), HARDEST)


@pytest.mark.parametrize("stock", STOCKS)
def test_the_code_is_read_back_from_black_and_white_dots(stock: str, tmp_path: Path) -> None:
    out = tmp_path / "badges.pdf"
    assert a_renderer(stock).batch(faces(), out).left_out == ()
    document = pypdfium2.PdfDocument(out)
    for number, face in enumerate(faces()):
        dots = document[number].render(scale=203 / 72, grayscale=True).to_pil().convert("1", dither=0).convert("L")
        assert face.code in {
            code.text for code in zxingcpp.read_barcodes(dots, formats=zxingcpp.BarcodeFormat.QRCode)
        }, face.serial
    document.close()
