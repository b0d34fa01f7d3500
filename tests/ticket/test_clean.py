"""What a reader hands over, made fit to be looked up."""

import pytest

from kiosk.domain.facts import Source
from kiosk.ticket.clean import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (" CQ25-A\r\n", "CQ25-A"),
        ("\\000026CQ25-A", "CQ25-A"),
        ("\\000003 CQ25-A", "CQ25-A"),
        ("\\000099CQ25-A", "\\000099CQ25-A"),
        ("CQ\x0025\u202e-A\u200b", "CQ25-A"),
        ("\ufeff票 一\u3000", "票 一"),
        ("\ud800", "\ud800"),
        ("\x00\u202e \x7f", ""),
    ],
)
def test_a_barcode_loses_what_nobody_sees(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_typed_text_keeps_what_looks_like_a_readers_marker() -> None:
    assert clean("\\000026CQ25-A", Source.TYPED) == "\\000026CQ25-A"
