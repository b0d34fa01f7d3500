"""Who is inside, by their entries and exits."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.facts import Direction
from kiosk.domain.ids import DeskId, FactId, ListId, QuestionId
from kiosk.domain.presence import History, Mark, history, last_night, presence, whereabouts
from tests.builders import NINE, VENUE, ZONE, a_list, an_event, clock_at

LUNCH = ListId("lunch")


def entry(at: datetime, door: str = "venue", seq: int = 1, exits: bool = False) -> Mark:
    direction = Direction.EXIT if exits else Direction.ENTRY
    return Mark(FactId(f"{door}-{at:%d%H%M}-{seq}"), ListId(door), direction, at, DeskId("desk-1"), seq)


def leave(at: datetime, door: str = "venue") -> Mark:
    return entry(at, door, exits=True)


def test_an_undone_fact_counts_nowhere() -> None:
    assert history([entry(NINE)], {entry(NINE).fact}) == History()


def test_marks_of_the_same_time_are_told_by_desk_and_its_own_order() -> None:
    second, first = entry(NINE, seq=2), entry(NINE, seq=1)
    assert history([second, first]).marks == (first, second)


def test_the_latest_answer_to_a_question_counts() -> None:
    meal = QuestionId("meal")
    marks = [
        Mark(FactId(f"f{seq}"), VENUE, Direction.ENTRY, NINE, DeskId("d"), seq, None, {meal: seq}) for seq in (1, 2)
    ]
    assert history(marks).answers == {meal: 2}


def test_the_last_fact_on_a_list_is_found_there_and_not_elsewhere() -> None:
    past = history([entry(NINE), leave(clock_at("10:00")), entry(clock_at("11:00"), "lunch")])
    assert past.last_on(VENUE) == leave(clock_at("10:00"))
    assert past.last_on(ListId("gone")) is None


def test_an_entry_that_the_door_would_have_refused_is_a_double() -> None:
    past = history([entry(NINE), entry(clock_at("09:30"), seq=2)])
    assert presence(past, VENUE, an_event(), NINE).doubles == (entry(clock_at("09:30"), seq=2),)


def test_an_entry_to_a_list_that_is_gone_is_no_double() -> None:
    past = history([entry(NINE, "gone"), entry(clock_at("09:30"), "gone", seq=2)])
    assert presence(past, ListId("gone"), an_event(), NINE).doubles == ()


@pytest.mark.parametrize(("came", "stays"), [("21:59", False), ("22:00", True), ("22:01", True)])
def test_the_night_sends_home_who_came_before_it(came: str, stays: bool) -> None:
    event = an_event([a_list(exit_all_at=time(22))])
    here = presence(history([entry(clock_at(came))]), VENUE, event, clock_at("22:30"))
    assert (here.inside, here.left) == (stays, not stays)


def test_the_night_between_two_entries_makes_the_second_no_double() -> None:
    event = an_event([a_list(exit_all_at=time(22))])
    past = history([entry(NINE), entry(clock_at("09:00", 16), seq=2)])
    assert presence(past, VENUE, event, clock_at("10:00", 16)).doubles == ()


BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("came", "now", "stays"),
    [
        # 26 October 2025: 02:00 to 03:00 comes twice, at 00:00 and at 01:00 UTC; the exit is at the first 02:30.
        ("2025-10-26T00:10+00:00", "2025-10-26T00:20+00:00", True),
        ("2025-10-26T00:10+00:00", "2025-10-26T00:40+00:00", False),
        ("2025-10-26T00:10+00:00", "2025-10-26T01:15+00:00", False),
        ("2025-10-26T00:40+00:00", "2025-10-26T01:40+00:00", True),
        # 30 March 2025: there is no 02:30; it is taken for 03:30, 01:30 UTC.
        ("2025-03-30T00:50+00:00", "2025-03-30T01:20+00:00", True),
        ("2025-03-30T00:50+00:00", "2025-03-30T01:30+00:00", False),
    ],
)
def test_nobody_sent_home_is_inside_again_when_the_clocks_change(came: str, now: str, stays: bool) -> None:
    event = an_event([a_list(exit_all_at=time(2, 30))], timezone="Europe/Berlin")
    entered, moment = datetime.fromisoformat(came), datetime.fromisoformat(now)
    seen = {presence(history([entry(entered)]), VENUE, event, at).inside for at in (moment, moment.astimezone(BERLIN))}
    assert seen == {stays}


def test_an_entry_to_one_hall_is_an_exit_from_the_others() -> None:
    event = an_event([a_list(leave_others=True), a_list("lunch", leave_others=True), a_list("north")])
    past = history([entry(NINE), entry(NINE, "north"), entry(clock_at("12:00"), "lunch")])
    stays = whereabouts(past, event, None)
    assert {door: (stay.inside, stay.left) for door, stay in stays.items()} == {
        "venue": (False, True),
        "north": (True, False),
        "lunch": (True, False),
    }


def test_a_hall_that_was_left_already_is_not_left_again() -> None:
    event = an_event([a_list(leave_others=True), a_list("lunch", leave_others=True)])
    past = history([leave(NINE), entry(clock_at("12:00"), "lunch")])
    assert not whereabouts(past, event, None)[VENUE].inside


def test_there_is_no_night_before_the_calendar_begins() -> None:
    assert last_night(time(22), ZONE, datetime.min.replace(tzinfo=UTC)) is None
