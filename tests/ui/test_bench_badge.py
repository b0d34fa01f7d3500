"""Qt's rival draws the same badge."""

from typing import Any

import pypdfium2
import zxingcpp

from kiosk.badge.bench_alone import a_guest
from kiosk.badge.draw import image
from ui.bench_badge import QtWriter


def test_qts_writer_draws_the_guest_with_a_code_that_reads(qapp: Any) -> None:
    face = a_guest(5)
    pdf = QtWriter().single(face)
    document: Any = pypdfium2.PdfDocument(pdf)
    size, text = document[0].get_size(), document[0].get_textpage().get_text_bounded()
    document.close()

    assert [round(side * 25.4 / 72) for side in size] == [105, 148]
    assert face.primary in text
    assert [code.text for code in zxingcpp.read_barcodes(image(pdf, 203).convert("L"))] == [face.code]
