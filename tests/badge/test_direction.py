import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.badge.direction import base_of, levels, seen

MIXED = st.text(st.sampled_from("ab1 ()[]-محمد\u200c\u200dשל王"), max_size=20)


def test_an_arabic_word_in_a_latin_name_runs_from_the_right() -> None:
    assert levels("A محمد B") == (0, 0, 1, 1, 1, 1, 0, 0)


def test_the_first_letter_decides_the_direction() -> None:
    assert (base_of("محمد Ali"), base_of("Ali محمد"), base_of("123 王")) == (1, 0, 0)


def test_a_joiner_in_a_persian_name_stands_with_its_letters() -> None:
    assert levels("می\u200cخواهم") == (1,) * 8


def test_brackets_around_a_latin_word_run_with_the_arabic_text() -> None:
    assert levels("مر (ab) 王") == (1, 1, 1, 1, 2, 2, 1, 1, 2)


@pytest.mark.parametrize("text", ["ab (مر) cd", "ab [مر"])
def test_brackets_in_latin_text_run_with_it(text: str) -> None:
    assert [level for char, level in zip(text, levels(text), strict=True) if char in "()["] == [0] * sum(
        map(text.count, "()[")
    )


@given(MIXED, st.sampled_from([None, 0, 1]))
def test_every_character_has_a_level_of_its_direction(text: str, base: int | None) -> None:
    found = levels(text, base)

    assert len(found) == len(text)
    assert all(level % 2 == 1 for char, level in zip(text, found, strict=True) if char in "محدשל")
    assert all(level % 2 == 0 for char, level in zip(text, found, strict=True) if char in "ab王")


def test_text_is_searched_as_it_is_seen() -> None:
    assert (seen("محمد"), seen("Ali")) == ("دمحم", "Ali")
