"""One held code is one scan."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.scan.steady import HOLD_S, New, Seen, Steady, Waiting, off_centre


def _scans(steady: Steady, frames: list[tuple[float, list[str]]]) -> list[str]:
    return [
        happened.text for at_s, codes in frames for happened in steady.seen(codes, at_s) if isinstance(happened, New)
    ]


def test_a_code_held_for_a_minute_is_one_scan():
    assert _scans(Steady(), [(frame / 30, ["A"]) for frame in range(1800)]) == ["A"]


def test_a_code_that_flickers_is_one_scan():
    assert _scans(Steady(), [(0.0, ["A"]), (0.1, []), (2.0, ["A"]), (5.9, ["A"])]) == ["A"]


def test_the_next_guest_is_a_scan_at_once():
    assert _scans(Steady(), [(0.0, ["A"]), (0.03, ["B"])]) == ["A", "B"]


def test_the_same_guest_after_the_hold_time_is_a_new_scan():
    assert _scans(Steady(), [(0.0, ["A"]), (HOLD_S + 0.1, ["A"])]) == ["A", "A"]


def test_of_two_codes_the_one_nearest_to_the_middle_is_scanned_and_the_other_announced():
    steady = Steady()
    assert steady.seen([Seen("FAR", 0.4), Seen("NEAR", 0.1)], 0.0) == [New("NEAR"), Waiting("FAR")]


def test_a_waiting_code_is_announced_once():
    steady = Steady()
    steady.seen([Seen("FAR", 0.4), Seen("NEAR", 0.1)], 0.0)
    assert steady.seen([Seen("FAR", 0.4), Seen("NEAR", 0.1)], 0.1) == []


def test_a_frame_that_misses_the_scanned_code_does_not_let_the_waiting_one_in():
    steady = Steady()
    steady.seen([Seen("FAR", 0.4), Seen("NEAR", 0.1)], 0.0)
    assert steady.seen([Seen("FAR", 0.4)], 0.03) == []


def test_a_waiting_code_is_scanned_once_the_other_has_gone():
    steady = Steady()
    steady.seen([Seen("FAR", 0.4), Seen("NEAR", 0.1)], 0.0)
    assert steady.seen([Seen("FAR", 0.4)], 1.0) == [New("FAR")]


def test_a_waiting_code_that_moves_into_the_middle_is_scanned():
    steady = Steady()
    steady.seen([Seen("FAR", 0.4), Seen("NEAR", 0.1)], 0.0)
    assert steady.seen([Seen("FAR", 0.05), Seen("NEAR", 0.3)], 0.1) == [New("FAR")]


def test_two_cards_with_the_same_code_are_one_scan():
    assert Steady().seen([Seen("A", 0.1), Seen("A", 0.3)], 0.0) == [New("A")]


def test_the_distance_from_the_middle_is_in_frame_widths():
    assert off_centre([(100, 100), (300, 100), (300, 300), (100, 300)], 1000, 400) == 0.3


frames = st.lists(
    st.tuples(st.floats(0, 3), st.lists(st.sampled_from(["A", "B", "C"]), max_size=3)),
    max_size=40,
)


@given(frames)
def test_a_scanned_code_is_no_new_scan_until_it_was_out_of_view_for_the_hold_time(
    history: list[tuple[float, list[str]]],
):
    steady, at_s, scanned = Steady(), 0.0, dict[str, float]()
    for step_s, codes in history:
        at_s += step_s
        scanned = {text: last_s for text, last_s in scanned.items() if at_s - last_s <= HOLD_S}
        new = {happened.text for happened in steady.seen(codes, at_s) if isinstance(happened, New)}
        assert not new & scanned.keys()
        scanned |= {text: at_s for text in codes if text in scanned or text in new}


@given(frames)
def test_at_most_one_scan_comes_from_one_frame_and_only_of_what_is_in_it(history: list[tuple[float, list[str]]]):
    steady, at_s = Steady(), 0.0
    for step_s, codes in history:
        at_s += step_s
        happened = steady.seen(codes, at_s)
        assert sum(isinstance(event, New) for event in happened) <= 1
        assert {event.text for event in happened} <= set(codes)


@given(st.lists(st.sampled_from("ABCDEFGH"), max_size=40))
def test_guests_one_after_another_are_all_scanned(guests: list[str]):
    frames = [(10.0 * turn + frame / 30, [guest]) for turn, guest in enumerate(guests) for frame in range(18)]
    assert _scans(Steady(), frames) == list(guests)
