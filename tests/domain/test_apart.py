"""What an exit excuses, between desks that knew nothing of each other."""

from datetime import timedelta

import pytest

from kiosk.domain.apart import entered_apart
from kiosk.domain.facts import Admitted, Exited, Fact
from kiosk.domain.ids import FactId
from tests.builders import NINE, VENUE, a_fact

HOUR = timedelta(hours=1)


def at(minutes: float, desk: str, seq: int, body: Admitted | Exited, **more: object) -> Fact:
    return a_fact(body, desk, seq, NINE + timedelta(minutes=minutes), hlc=f"{seq:016x}", **more)  # type: ignore[arg-type]


IN, OUT = Admitted(VENUE, "A"), Exited(VENUE, "A")


def test_a_reentry_that_knew_of_the_exit_is_no_double() -> None:
    first, left = at(0, "north", 1, IN), at(5, "north", 2, OUT)
    assert entered_apart([first, left, at(10, "south", 1, IN, knew=(left.id,))]) == set()


def test_an_exit_does_not_excuse_an_entry_by_a_clock_that_nobody_compared() -> None:
    second = at(180, "south", 1, IN)
    assert entered_apart([at(0, "north", 1, IN), at(5, "north", 2, OUT), second]) == {second.id}


@pytest.mark.parametrize(("seconds", "double"), [(3, True), (60, False)])
def test_an_exit_excuses_only_what_lies_further_off_than_the_clocks_can_be(seconds: float, double: bool) -> None:
    compared = {"clock_offset_s": 0.2}
    second = at(5 + seconds / 60, "south", 1, IN, **compared)
    told = [at(0, "north", 1, IN, **compared), at(5, "north", 2, OUT, **compared), second]
    assert entered_apart(told) == ({second.id} if double else set())


def test_one_desk_always_knows_its_own_entries() -> None:
    assert entered_apart([at(0, "north", 1, IN), at(0.01, "north", 2, OUT), at(0.02, "north", 3, IN)]) == set()


def test_times_of_one_desk_are_of_one_clock_however_its_facts_are_numbered() -> None:
    first = a_fact(IN, "north", 2, NINE, hlc=f"{1:016x}")
    left = a_fact(OUT, "north", 1, NINE + timedelta(minutes=5), hlc=f"{2:016x}")
    assert entered_apart([first, left, at(180, "south", 3, IN, knew=(left.id,))]) == set()


def test_facts_that_do_not_say_what_they_knew_are_judged_by_their_time() -> None:
    told = [a_fact(IN, "north", 1), a_fact(OUT, "north", 2, NINE + HOUR), a_fact(IN, "south", 1, NINE + 2 * HOUR)]
    assert entered_apart(told) == set()


def test_the_order_of_arrival_does_not_matter() -> None:
    told = [at(0, "north", 1, IN), at(5, "north", 2, OUT), at(180, "south", 1, IN)]
    assert entered_apart(told) == entered_apart(reversed(told)) == {FactId("south-1")}
