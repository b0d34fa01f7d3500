"""The states of the kiosk as a table: each with its way on, and each with its time-out."""

import pytest

from kiosk.selfservice.machine import COUNT_DOWN_S, IDLE_S, LIMITS, TABLE, Event, State, after

WITHOUT_END = {State.WAITING, State.OUT_OF_ORDER}


@pytest.mark.parametrize("state", State)
def test_every_state_leads_on(state):
    assert TABLE[state]


@pytest.mark.parametrize("state", [state for state in State if state not in WITHOUT_END])
def test_every_state_with_a_guest_ends_by_itself(state):
    assert LIMITS[state].whole_s > 0
    # The greeting's time-out goes two ways, and so has a name for each.
    assert after(state, Event.TIMED_OUT) or {Event.GREETED, Event.FINISHED} <= TABLE[state].keys()


def test_only_waiting_and_out_of_order_last_for_ever():
    assert set(State) - LIMITS.keys() == WITHOUT_END


@pytest.mark.parametrize("state", State)
def test_from_every_state_time_alone_leads_back_to_nobody(state):
    ways = (Event.TIMED_OUT, Event.FINISHED, Event.MENDED)
    seen = set()
    while state is not State.WAITING:
        assert state not in seen, f"{state} is a circle"
        seen.add(state)
        state = next(to for to in (after(state, way) for way in ways) if to is not None)


def test_a_guest_who_typed_or_answered_is_covered_while_the_time_runs_out():
    covered = {state for state, limit in LIMITS.items() if limit.masks}

    assert covered == {State.ASKING, State.LOOKING_UP}
    assert {(LIMITS[state].quiet_s, LIMITS[state].count_down_s) for state in covered} == {(IDLE_S, COUNT_DOWN_S)}


@pytest.mark.parametrize("state", State)
def test_staff_may_always_be_called_or_have_been(state):
    assert after(state, Event.CALL_STAFF) is State.HELP or state in (
        State.READING,
        State.HELP,
        State.OUT_OF_ORDER,
    )


@pytest.mark.parametrize("state", State)
def test_staff_close_the_kiosk_from_every_state(state):
    assert after(state, Event.CLOSED) is State.OUT_OF_ORDER


@pytest.mark.parametrize("state", State)
def test_the_desk_lets_in_only_where_it_was_asked(state):
    asked = state in (State.READING, State.ASKING)

    assert (after(state, Event.WELCOMED) is State.GREETING) is asked
