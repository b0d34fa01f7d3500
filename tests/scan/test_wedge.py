"""A hand scanner among people's typing."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.scan.wedge import PAUSE_S, Wedge, WedgeSettings, folded

CODE = "CQ26-7F3KQ2"
SCANNER_S, TYPIST_S = 0.008, 0.15


def _typed(wedge: Wedge, text: str, step_s: float, start_s: float = 0.0) -> list[str]:
    codes = [wedge.key(char, start_s + step_s * number) for number, char in enumerate(text)]
    return [code for code in codes if code is not None]


@pytest.mark.parametrize("ending", ["\r", "\n", "\t"])
def test_a_code_ends_with_enter_or_tab(ending: str):
    assert _typed(Wedge(), CODE + ending, SCANNER_S) == [CODE]


def test_a_code_without_any_ending_comes_out_after_a_pause():
    wedge = Wedge()
    assert _typed(wedge, CODE, SCANNER_S) == []
    assert wedge.idle(0.1) is None
    assert wedge.idle(0.3) == CODE
    assert wedge.idle(0.5) is None


def test_a_code_without_any_ending_comes_out_with_the_next_one():
    wedge = Wedge()
    _typed(wedge, CODE, SCANNER_S)
    assert _typed(wedge, "CQ26-M4X9PD\r", SCANNER_S, start_s=5.0) == [CODE, "CQ26-M4X9PD"]


def test_a_person_who_types_a_code_is_no_scanner():
    wedge = Wedge()
    assert _typed(wedge, CODE + "\r", TYPIST_S) == []
    assert wedge.idle(10.0) is None


def test_a_scan_right_after_typing_is_the_code_alone():
    wedge = Wedge()
    _typed(wedge, "wang", TYPIST_S)
    assert _typed(wedge, CODE + "\r", SCANNER_S, start_s=1.0) == [CODE]


def test_a_short_burst_is_no_code():
    assert _typed(Wedge(), "ab\r", SCANNER_S) == []


def test_with_a_prefix_slow_scanners_are_read_and_the_prefix_is_taken_off():
    assert _typed(Wedge(WedgeSettings(prefix="~")), "~" + CODE + "\r", 0.06) == [CODE]


def test_with_a_prefix_what_comes_without_it_is_no_code():
    assert _typed(Wedge(WedgeSettings(prefix="~")), CODE + "\r", SCANNER_S) == []


def test_where_an_ending_is_needed_a_pause_gives_nothing():
    wedge = Wedge(WedgeSettings(needs_ending=True))
    _typed(wedge, CODE, SCANNER_S)
    assert wedge.idle(5.0) is None


def test_full_width_letters_of_an_input_method_are_folded():
    assert _typed(Wedge(), "ＣＱ２６－７Ｆ３ＫＱ２\r", SCANNER_S) == [CODE]


@pytest.mark.parametrize("held_back", [CODE, "ＣＱ２６－７Ｆ３ＫＱ２"])
def test_a_scanners_keys_that_an_input_method_held_back_are_a_code(held_back: str):
    wedge = Wedge()
    for number in range(len(CODE)):
        wedge.composing(SCANNER_S * number)
    assert wedge.committed(held_back, SCANNER_S * len(CODE)) is None
    assert wedge.key("\r", SCANNER_S * (len(CODE) + 1)) == CODE


def test_letters_that_an_input_method_passes_on_one_by_one_are_a_code():
    wedge = Wedge()
    for number, char in enumerate(CODE):
        wedge.committed(char, SCANNER_S * number)
    assert wedge.key("\r", SCANNER_S * len(CODE)) == CODE


def test_a_person_who_lets_an_input_method_commit_raw_letters_is_no_scanner():
    wedge = Wedge()
    for number in range(12):
        wedge.composing(TYPIST_S * number)
    assert wedge.committed("wangxiaoming", TYPIST_S * 12) is None
    assert wedge.key("\r", TYPIST_S * 13) is None
    assert wedge.idle(10.0) is None


def test_a_word_that_was_picked_pasted_or_spoken_is_no_code():
    wedge = Wedge()
    assert wedge.committed(CODE, 0.0) is None
    assert wedge.key("\r", 0.01) is None
    assert wedge.idle(1.0) is None


def test_a_chinese_phrase_that_an_input_method_lets_go_of_is_no_code():
    wedge = Wedge()
    wedge.composing(0.0)
    assert wedge.committed("重庆国际人才交流大会", 0.05) is None
    assert wedge.key("\r", 0.06) is None
    assert wedge.idle(1.0) is None


def test_keys_that_come_too_fast_for_a_person_are_known_while_they_come():
    wedge = Wedge()
    _typed(wedge, "CQ26", SCANNER_S)
    assert wedge.is_scanning
    _typed(wedge, "wang", TYPIST_S, start_s=9.0)
    assert not wedge.is_scanning


def test_a_stuck_key_is_no_code():
    wedge = Wedge()
    assert _typed(wedge, "7" * 300 + "\r", 0.03) == []
    assert _typed(wedge, CODE + "\r", SCANNER_S, start_s=20.0) == [CODE]


def test_two_scanners_that_type_at_once_spoil_no_later_scan():
    """Their keys cannot be told apart: what comes out is nobody's ticket, and the next scan is right."""
    wedge, other = Wedge(), "CQ26-M4X9PD"
    mixed = "".join(a + b for a, b in zip(CODE + "\r", other + "\r", strict=True))
    came = _typed(wedge, mixed, SCANNER_S / 2)
    assert len(came) == 1
    assert not {CODE, other} & set(came)
    assert _typed(wedge, CODE + "\r", SCANNER_S, start_s=2.0) == [CODE]


printable = st.text(string.ascii_letters + string.digits + "-:/%$*+.", min_size=6, max_size=120)


@given(printable.filter(lambda code: len(set(code)) > 1), st.floats(0.0005, 0.03))
def test_whatever_a_scanner_sends_comes_out_unchanged(code: str, step_s: float):
    assert _typed(Wedge(), code + "\r", step_s) == [code]


@given(st.lists(st.tuples(st.characters(), st.floats(PAUSE_S / 2, 5)), max_size=60))
def test_no_typing_at_a_persons_speed_is_ever_a_code(keys: list[tuple[str, float]]):
    wedge, at_s = Wedge(), 0.0
    for char, step_s in keys:
        at_s += step_s
        assert wedge.key(char, at_s) is None


@given(st.text())
def test_folding_twice_is_folding_once(text: str):
    assert folded(folded(text)) == folded(text)
