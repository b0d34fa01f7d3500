"""What is folded is what the facts say, whatever happens in whatever order."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from histories import DAYS, DOORS, PEOPLE, Step, one_desk, three_desks
from hypothesis import given
from hypothesis import strategies as some

from kiosk import helpdesk, standby
from kiosk.desk import Desk
from kiosk.domain.facts import Direction
from kiosk.domain.ids import AttendeeId, ListId
from kiosk.domain.presence import Mark
from kiosk.domain.scanned import VerdictKind
from kiosk.journal.check import verify
from kiosk.station import Station
from tests.builders import NINE, clock_at


@given(DAYS)
def test_the_folded_tables_are_those_of_the_facts_after_any_day(day: list[Step]) -> None:
    with three_desks() as desks:
        for step in day:
            desks.play(step)
            station = desks.stations[step.desk]
            assert verify(station.desk.journal).problems == ()
            assert counted(station) == recounted(station)


def counted(station: Station) -> list[int]:
    """People inside and people who have entered, by the counts that are kept from fact to fact."""
    desk = station.desk
    inside = [desk.inside(ListId(door), clock_at("22:00")) for door in DOORS]
    return [*inside, *(desk.counts(ListId(door), by_type=False).entered for door in DOORS)]


def recounted(station: Station) -> list[int]:
    station.desk.journal.fold.forget_counts()
    return counted(station)


@given(DAYS, some.randoms(use_true_random=False))
def test_facts_merge_to_the_same_in_any_order_and_repetition(day: list[Step], chance: Random) -> None:
    with three_desks() as desks, one_desk() as first, one_desk() as second:
        for step in day:
            desks.play(step)
        facts = [fact for desk in range(3) for fact in desks.facts(desk)]
        shuffled = [*facts, *facts[::2]]
        chance.shuffle(shuffled)
        first.desk.take(facts)
        for start in range(0, len(shuffled), 3):
            second.desk.take(shuffled[start : start + 3])
        assert second.desk.take(facts) == 0
        assert what_it_knows(first) == what_it_knows(second)


def what_it_knows(station: Station) -> tuple[object, ...]:
    journal = station.desk.journal
    conflicts = [station.desk.conflicts(ListId(door)) for door in DOORS]
    aside = helpdesk.open_tickets(station.desk), [standby.line(station.desk, ListId(door)) for door in DOORS]
    return verify(journal), journal.fold.snapshot(), counted(station), conflicts, aside


@given(DAYS)
def test_open_help_tickets_of_one_desk_never_share_a_number(day: list[Step]) -> None:
    with three_desks() as desks:
        for step in day:
            if step.what in ("help", "settle"):
                desks.play(replace(step, desk=0))
                numbers = [ticket.number for ticket in helpdesk.open_tickets(desks.stations[0].desk)]
                assert len(numbers) == len(set(numbers))
                assert all(100 <= number <= 999 for number in numbers)


@given(DAYS)
def test_nobody_is_called_from_the_line_without_a_seat(day: list[Step]) -> None:
    """At the moment of the call, that is: an undone exit may take the seat away again."""
    with three_desks() as desks:
        hall = desks.stations[0].desk
        for step in sorted((one for one in day if one.what in ASIDE_OR_SCAN), key=lambda step: step.minutes):
            called = desks.play(replace(step, desk=0))
            if step.what == "call" and called:
                free = hall.free_seats(ListId(step.door), NINE + timedelta(minutes=step.minutes))
                assert free is not None and free >= 0


ASIDE_OR_SCAN = ("scan", "standby", "call", "leave")


@given(DAYS)
def test_no_history_seats_more_than_the_capacity(day: list[Step]) -> None:
    """By the clock running forward; only taking back an exit may bring somebody back in."""
    with three_desks() as desks:
        hall = desks.stations[0].desk
        for step in sorted((step for step in day if step.what in ("scan", "undo")), key=lambda step: step.minutes):
            here, now = ListId(step.door), NINE + timedelta(minutes=step.minutes)
            before = hall.inside(here, now)
            desks.play(replace(step, desk=0))
            if step.what == "scan" and step.door in ("once", "hall"):
                assert hall.inside(here, now) <= max(2, before)


@given(DAYS)
def test_nobody_enters_a_single_entry_list_twice_unflagged(day: list[Step]) -> None:
    with three_desks() as desks:
        for step in day:
            if step.what in ("scan", "undo"):
                desks.play(step)
        for desk in range(3):
            desks.stations[0].desk.take(desks.facts(desk))
        hall = desks.stations[0].desk
        flagged = {conflict.attendee for conflict in hall.conflicts(ListId("once"))}
        assert flagged == {person for person in PEOPLE if len(entries(hall, person)) > 1}


def entries(hall: Desk, person: str) -> list[Mark]:
    past = hall.journal.history(AttendeeId(person), None)
    return [mark for mark in past.marks if mark.list == "once" and mark.direction is Direction.ENTRY]


@given(DAYS)
def test_one_desk_by_itself_never_lets_the_same_ticket_in_twice(day: list[Step]) -> None:
    with three_desks() as desks:
        scans = [replace(step, desk=0, door="once", exits=False) for step in day if step.what == "scan"]
        let_in = [step.code for step in scans if desks.play(step).kind is VerdictKind.ADMITTED]
        assert len(let_in) == len(set(let_in))
