"""How many people a door may let in, and what a guest is called."""

from typing import Any

import pytest

from kiosk.domain.attendee import PersonName
from kiosk.domain.facts import Fact
from kiosk.domain.ids import HallId, SessionId
from kiosk.domain.text import Language
from tests.builders import NINE, a_fact, a_hall, a_list, a_session, an_event

FORUM = SessionId("forum")


@pytest.mark.parametrize(
    ("door", "session_seats", "hall_seats", "capacity"),
    [
        ({"capacity": 5, "session": FORUM}, 3, 9, 5),
        ({"capacity": "none", "session": FORUM}, 3, 9, None),
        ({"session": FORUM}, 3, 9, 3),
        ({"session": FORUM}, None, 9, 9),
        ({"session": FORUM}, None, None, None),
        ({"session": SessionId("gone")}, 3, 9, None),
        ({}, 3, 9, None),
    ],
)
def test_the_capacity_is_the_lists_own_else_its_sessions_else_the_halls(
    door: dict[str, Any], session_seats: int | None, hall_seats: int | None, capacity: int | None
) -> None:
    here = a_list(**door)
    event = an_event([here], sessions=[a_session(seats=session_seats)], halls=[a_hall(seats=hall_seats)])
    assert event.capacity_of(here) == capacity


def test_a_session_in_a_hall_that_is_gone_has_no_limit() -> None:
    here = a_list(session=FORUM)
    event = an_event([here], sessions=[a_session()], halls=[a_hall(HallId("s9"), 4)])
    assert event.capacity_of(here) is None


@pytest.mark.parametrize(
    ("name", "zh_first", "en_first", "zh_second", "en_second"),
    [
        (PersonName("胡静", "Hu Jing"), "胡静", "Hu Jing", "Hu Jing", "胡静"),
        (PersonName("胡静"), "胡静", "胡静", None, None),
        (PersonName(latin="Ana"), "Ana", "Ana", None, None),
        (PersonName(), "", "", None, None),
    ],
)
def test_a_name_comes_in_the_script_that_is_asked_for_first(
    name: PersonName, zh_first: str, en_first: str, zh_second: str | None, en_second: str | None
) -> None:
    assert (name.first(Language.ZH), name.first(Language.EN)) == (zh_first, en_first)
    assert (name.second(Language.ZH), name.second(Language.EN)) == (zh_second, en_second)
    assert bool(name) is bool(zh_first)


def test_facts_are_told_in_the_order_of_their_own_time() -> None:
    fact: Fact = a_fact(desk="desk-2", seq=7)
    assert fact.order == (NINE, "desk-2", 7)
