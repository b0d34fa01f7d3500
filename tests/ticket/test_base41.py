"""Bytes as QR alphanumeric text and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.ticket import base41


@given(some.binary(max_size=200))
def test_what_is_encoded_is_decoded(content: bytes) -> None:
    assert base41.decode(base41.encode(content)) == content


@given(some.text(base41.ALPHABET, max_size=60))
def test_no_two_texts_stand_for_the_same_bytes(text: str) -> None:
    try:
        content = base41.decode(text)
    except ValueError:
        return
    assert base41.encode(content) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [("A", "cut short"), ("ABCD", "cut short"), ("::", "'::' stands for nothing"), ("ab", "stands for")],
)
def test_a_text_that_is_never_written_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        base41.decode(text)
