"""Which list is due, and which doors open soon."""

import pytest

from kiosk.domain.facts import Direction
from kiosk.domain.ids import HallId, ListId, SessionId
from kiosk.domain.programme import NextDoor, due_direction, due_list, lists_in_order, next_doors
from tests.builders import VENUE, a_list, a_session, an_event, clock_at

FORUM, LATE = a_session(), a_session("late", starts="15:00", ends="16:00")
HALL = an_event(
    [
        a_list("late-door", session=SessionId("late")),
        a_list("lunch", requires=(VENUE,)),
        a_list("forum-door", session=SessionId("forum")),
        a_list(),
    ],
    sessions=[FORUM, LATE],
)


@pytest.mark.parametrize(
    ("time", "door"),
    [
        ("08:00", "forum-door"),
        ("09:30", "forum-door"),
        ("11:59", "forum-door"),
        ("12:14", "forum-door"),
        ("12:15", "late-door"),
        ("13:00", "late-door"),
        ("18:00", "late-door"),
    ],
)
def test_at_a_hall_s_door_the_clock_chooses_the_session(time: str, door: str) -> None:
    assert due_list(HALL, clock_at(time), FORUM.hall) == door


@pytest.mark.parametrize(
    ("time", "direction"),
    [
        ("08:00", Direction.ENTRY),
        ("11:59", Direction.ENTRY),
        ("12:00", Direction.EXIT),
        ("12:14", Direction.EXIT),
        ("12:15", Direction.ENTRY),
        ("16:05", Direction.EXIT),
    ],
)
def test_after_a_session_the_hall_s_door_is_a_way_out_for_a_while(time: str, direction: Direction) -> None:
    assert due_direction(HALL, clock_at(time), FORUM.hall) is direction
    assert due_direction(HALL, clock_at(time)) is Direction.ENTRY


def test_doors_that_open_at_once_are_more_urgent_than_those_who_go() -> None:
    soon = a_session("soon", starts="12:20", ends="13:00")
    event = an_event(
        [a_list("forum-door", session=SessionId("forum")), a_list("soon-door", session=SessionId("soon"))],
        sessions=[FORUM, soon],
    )
    assert due_list(event, clock_at("12:05"), FORUM.hall) == "soon-door"
    assert due_direction(event, clock_at("12:05"), FORUM.hall) is Direction.ENTRY


def test_at_a_hall_without_sessions_the_desk_works_the_entrance() -> None:
    assert due_list(HALL, clock_at("09:00"), HallId("nowhere")) == "venue"


def test_a_desk_elsewhere_works_the_entrance() -> None:
    assert due_list(HALL, clock_at("09:00")) == "venue"


def test_without_an_entrance_the_first_list_is_due() -> None:
    assert due_list(an_event([a_list("lunch", requires=(VENUE,))]), clock_at("09:00")) == "lunch"


def test_doors_that_open_within_half_an_hour_are_announced() -> None:
    assert next_doors(HALL, clock_at("09:10")) == [NextDoor(ListId("forum-door"), FORUM, 20)]
    assert next_doors(HALL, clock_at("09:30")) == []


def test_lists_come_entrances_first_and_finished_sessions_last() -> None:
    assert [door.id for door in lists_in_order(HALL, clock_at("13:00"))] == [
        "lunch",
        "venue",
        "late-door",
        "forum-door",
    ]
