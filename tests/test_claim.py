"""What a desk makes of the fleet's answer: between the verdict and the fact on disk."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.claim import Answer, Lost, Offline, Won
from kiosk.domain.facts import Direction, Fact
from kiosk.domain.scanned import VerdictKind
from kiosk.journal.check import verify
from kiosk.journal.wire import to_bytes
from kiosk.station import Station
from tests.builders import NINE, VENUE, a_desk, a_fact, a_list, an_attendee, an_event, scan


class Fleet:
    """Answers as told, the last answer for ever, and remembers what it was asked."""

    def __init__(self, *answers: Answer) -> None:
        self.answers, self.asked = list(answers), list[tuple[Fact, bytes]]()

    def __call__(self, fact: Fact, content: bytes) -> Answer:
        self.asked.append((fact, content))
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Station]:
    door = a_list(capacity=5)
    station = a_desk(tmp_path, an_event([door]), [an_attendee("p-1", "A"), an_attendee("p-2", "B")])
    yield station
    station.close()


def test_a_won_claim_is_written_with_the_very_bytes_that_were_claimed(desk: Station) -> None:
    desk.desk.claim = fleet = Fleet(Won())

    outcome = scan(desk, "A")

    assert outcome.claim == Won() and outcome.kind is VerdictKind.ADMITTED
    assert fleet.asked == [(outcome.fact, next(content for content, _ in desk.desk.journal.stored()))]


def test_only_admissions_are_claimed(desk: Station) -> None:
    desk.desk.claim = fleet = Fleet(Won())

    scan(desk, "A", direction=Direction.EXIT)
    scan(desk, "nobody")

    assert fleet.asked == []


def test_nothing_is_claimed_in_rehearsal(desk: Station) -> None:
    desk.desk.claim = fleet = Fleet(Won())
    desk.desk.rehearse(True)

    assert scan(desk, "A").claim is None and fleet.asked == []


def test_a_lost_claim_is_a_refusal_that_names_the_entry_at_the_other_desk(desk: Station) -> None:
    other = a_fact(desk="desk-7", at=NINE - timedelta(minutes=4), attendee="p-1", code="A")
    desk.desk.claim = Fleet(Lost((other,)))

    outcome = scan(desk, "A")

    assert outcome.kind is VerdictKind.ALREADY_IN and "08:56" in outcome.reason.zh and "desk-7" in outcome.reason.zh
    assert outcome.claim == Lost((other,))
    assert [fact.body.text for _, fact in desk.desk.journal.facts() if fact.desk == "desk-1"] == ["A"]
    assert desk.desk.inside(VENUE, NINE) == 1
    assert desk.desk.conflicts(VENUE) == []
    assert verify(desk.desk.journal).ok


def test_a_desk_whose_fleet_is_out_of_reach_decides_by_itself(desk: Station) -> None:
    desk.desk.claim = Fleet(Offline())

    outcome = scan(desk, "A")

    assert outcome.kind is VerdictKind.ADMITTED and outcome.claim == Offline()


def test_the_fleets_last_seat_is_not_given_by_a_desk_that_still_counts_some(desk: Station) -> None:
    desk.desk.claim = Fleet(Lost(full=True))

    outcome = scan(desk, "A")

    assert outcome.kind is VerdictKind.FULL and "5" in outcome.reason.en
    assert desk.desk.inside(VENUE, NINE) == 0


def test_a_claim_lost_to_facts_that_do_not_stand_in_the_way_is_made_once_more(desk: Station) -> None:
    gone = a_fact(desk="desk-7", attendee="p-2", code="B")
    desk.desk.claim = fleet = Fleet(Lost((gone,)), Won())

    outcome = scan(desk, "A")

    assert outcome.kind is VerdictKind.ADMITTED and outcome.claim == Won()
    assert [fact.desk_seq for fact, _ in fleet.asked] == [1, 1]
    assert outcome.fact is not None and fleet.asked[1] == (outcome.fact, to_bytes(outcome.fact))


def test_a_fleet_that_only_ever_says_lost_does_not_hold_up_the_door(desk: Station) -> None:
    desk.desk.claim = fleet = Fleet(Lost())

    outcome = scan(desk, "A")

    assert outcome.kind is VerdictKind.ADMITTED and outcome.claim == Offline()
    assert len(fleet.asked) == 2
