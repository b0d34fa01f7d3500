import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.badge.spelling import clusters, is_han, tidy


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("  王   芳 ", "王 芳"),
        ("王\u3000芳", "王 芳"),
        ("Zoe\u0308\tX\n", "Zoë X"),
        ("\u202eab\u202c\ufeff", "ab"),
        ("a\x00b", "ab"),
        (" \u00a0 ", ""),
    ],
)
def test_a_name_is_tidied_before_it_is_printed(written: str, printed: str) -> None:
    assert tidy(written) == printed


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_clusters_joined_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


def test_marks_stay_with_their_letter() -> None:
    assert clusters("z\u030cศ์") == ["z\u030c", "ศ์"]


def test_rare_and_iteration_characters_are_chinese() -> None:
    assert [is_han(char) for char in "㼆䶮々𠮷aか·"] == [True, True, True, True, False, False, False]
