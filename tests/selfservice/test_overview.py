"""The board's figures, folded from the facts of a real desk."""

from datetime import timedelta

import pytest

from kiosk.domain.attendee import Status
from kiosk.domain.text import Text
from kiosk.helpdesk import ask
from kiosk.selfservice.overview import DeskLine, HallLoad, Lookout, more_positions
from tests.builders import (
    NINE,
    Clock,
    a_desk,
    a_fact,
    a_list,
    a_session,
    a_type,
    an_attendee,
    an_event,
    scan,
)


@pytest.fixture
def hall(tmp_path):
    clock = Clock()
    forum = a_session(seats=2)
    event = an_event([a_list(), a_list("forum", session=forum.id)], [a_type()], sessions=[forum])
    guests = [an_attendee(f"p-{number}") for number in range(8)] + [an_attendee("late", status=Status.PENDING)]
    station = a_desk(tmp_path, event, guests, clock=clock)
    station.clock = clock
    yield station
    station.close()


def test_the_board_counts_every_guest_once(hall):
    board = Lookout()
    for number in range(3):
        scan(hall, f"CODE-p-{number}")
        hall.clock.at += timedelta(minutes=5)
    scan(hall, "CODE-p-0")
    first = board.read(hall.desk)

    assert (first.entered, first.expected, first.by_type) == (3, 9, ((Text("嘉宾", "Guest"), 3),))
    assert [count for _, count in first.arrivals[-4:]] == [1, 1, 1, 0]
    scan(hall, "CODE-p-7")
    assert board.read(hall.desk).entered == 4, "it reads on where it stopped"


def test_an_entry_that_was_taken_back_is_no_arrival(hall):
    board = Lookout()
    scan(hall, "CODE-p-1")
    assert board.read(hall.desk).entered == 1
    hall.desk.undo("p-1", "venue")

    seen = board.read(hall.desk)

    assert (seen.entered, seen.by_type, sum(count for _, count in seen.arrivals)) == (0, (), 0)


def test_halls_that_are_open_are_shown_the_fullest_first(hall):
    hall.clock.at = NINE + timedelta(minutes=50)
    for number in range(2):
        scan(hall, f"CODE-p-{number}", "forum")

    assert Lookout().read(hall.desk).halls == (HallLoad(Text("主题论坛", "Forum"), 2, 2),)


def test_what_waits_for_a_person_is_listed_masked(hall):
    guest = hall.desk.roll.known("late")
    number = ask(hall.desk, "unpaid", guest=guest).number

    (item,) = Lookout().read(hall.desk).open

    assert (item.kind, item.number, item.why, item.name.zh) == ("help", number, "unpaid", "胡*")


def test_a_desk_that_fell_silent_is_told(hall):
    hall.desk.take([a_fact(desk="desk-9", attendee="p-5")])
    hall.clock.at += timedelta(minutes=6)
    scan(hall, "CODE-p-1")

    assert Lookout().read(hall.desk).desks[0] == DeskLine("desk-9", 1, silent_min=6)


@pytest.mark.parametrize(
    ("per_minute", "each", "at_work", "more"),
    [(28.0, 12.0, 4, 3), (10.0, 12.0, 4, 0), (28.0, None, 4, 0), (28.0, 12.0, 0, 0)],
)
def test_positions_are_opened_before_those_at_work_have_no_pause(per_minute, each, at_work, more):
    assert more_positions(per_minute, each, at_work) == more
