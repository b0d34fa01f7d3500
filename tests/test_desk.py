"""One door at work."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.desk import EARLIEST, FURTHEST_OFF_S, Ask
from kiosk.domain.attendee import Status
from kiosk.domain.facts import Admitted, BadgePrinted, BadgeSent, Direction
from kiosk.domain.ids import AttendeeId
from kiosk.domain.scanned import VerdictKind
from kiosk.errors import StoreUnavailable
from kiosk.journal.check import verify
from kiosk.journal.wire import from_bytes, to_bytes
from kiosk.pack.pack import Pack
from kiosk.station import Station
from tests.builders import NINE, VENUE, Clock, a_desk, a_fact, a_list, a_type, an_attendee, an_event, clock_at, scan

CODE = "CODE-p-1"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def station(tmp_path: Path, clock: Clock) -> Iterator[Station]:
    event = an_event([a_list(), a_list("lunch", prints_badge=False)], [a_type(badge_layout="a6"), a_type("press")])
    guests = [an_attendee(), an_attendee("p-2", ticket_type="press")]
    station = a_desk(tmp_path, event, guests, clock=clock)
    yield station
    station.close()


def test_an_empty_reading_leaves_no_trace(station: Station) -> None:
    assert scan(station, " \x00").fact is None
    assert station.desk.journal.count() == 0


def test_looking_writes_nothing(station: Station) -> None:
    assert station.desk.look(Ask(CODE, VENUE)).kind is VerdictKind.ADMITTED
    assert station.desk.journal.count() == 0


def test_rehearsal_leaves_the_real_journal_alone(station: Station) -> None:
    station.desk.rehearse(True)
    assert scan(station, CODE).kind is VerdictKind.ADMITTED
    station.desk.rehearse(True)
    assert scan(station, CODE).kind is VerdictKind.ALREADY_IN
    station.desk.rehearse(False)
    assert station.desk.journal.count() == 0
    assert scan(station, CODE).kind is VerdictKind.ADMITTED


def test_a_rehearsal_that_cannot_begin_leaves_the_desk_at_work(station: Station) -> None:
    (station.folder / "rehearsal.db").mkdir()
    with pytest.raises(StoreUnavailable, match=r"rehearsal\.db"):
        station.desk.rehearse(True)
    assert not station.desk.rehearsal
    assert scan(station, CODE).kind is VerdictKind.ADMITTED


@pytest.mark.parametrize(("minutes", "undone"), [(0, True), (15, True), (16, False), (-1, False)])
def test_the_desk_takes_back_its_own_entry_for_a_quarter_of_an_hour(
    station: Station, clock: Clock, minutes: int, undone: bool
) -> None:
    scan(station, CODE)
    clock.at = NINE + timedelta(minutes=minutes)
    assert station.desk.undo(AttendeeId("p-1"), VENUE) is undone
    assert station.desk.inside(VENUE, NINE) == (0 if undone else 1)


def test_the_desk_takes_back_nothing_of_another_desk(station: Station) -> None:
    station.desk.take([a_fact()])
    assert not station.desk.undo(AttendeeId("p-1"), VENUE)
    assert not station.desk.undo(AttendeeId("p-2"), VENUE)


@pytest.mark.parametrize(
    ("code", "door", "owes"), [(CODE, "venue", True), (CODE, "lunch", False), ("CODE-p-2", "venue", False)]
)
def test_a_badge_is_owed_where_the_type_and_the_list_have_one(
    station: Station, code: str, door: str, owes: bool
) -> None:
    assert scan(station, code, door).owes_badge is owes


def test_a_badge_that_came_out_is_not_owed_again(station: Station) -> None:
    guest = an_attendee()
    station.desk.record(guest, BadgeSent(1, "folder", "job"))
    station.desk.record(guest, BadgePrinted(1, "job"))
    assert not scan(station, CODE).owes_badge


def test_a_clock_that_is_ahead_is_corrected_and_never_by_more_than_makes_sense(station: Station) -> None:
    station.desk.correct_clock(90)
    assert station.desk.now() == NINE - timedelta(seconds=90)
    station.desk.correct_clock(-1e300)
    assert station.desk.now() == NINE + timedelta(seconds=FURTHEST_OFF_S)
    assert scan(station, CODE).kind is VerdictKind.ADMITTED


def test_a_clock_that_shows_nonsense_is_held_to_the_calendar(station: Station) -> None:
    assert station.desk.now(EARLIEST - timedelta(days=9000)) == EARLIEST


def test_a_list_that_does_not_exist_has_no_numbers(station: Station) -> None:
    counts = station.desk.counts(a_list("gone").id)
    assert (counts.total, counts.entered, counts.inside, counts.by_ticket_type) == (0, 0, 0, {})


def test_a_guest_who_left_the_roster_still_counts_as_inside(station: Station) -> None:
    assert station.desk.event is not None
    scan(station, CODE)
    station.take(Pack(station.desk.event, (an_attendee("p-2", ticket_type="press"),)))
    counts = station.desk.counts(VENUE)
    assert (counts.total, counts.entered, counts.inside) == (1, 1, 1)
    assert counts.by_ticket_type == {"press": (1, 0), "guest": (0, 1)}


def test_two_desks_that_let_in_the_same_ticket_show_the_conflict(station: Station) -> None:
    station.desk.take([a_fact(at=clock_at("08:59"))])
    station.desk.take([a_fact(seq=2, at=clock_at("09:10"))])
    assert [(one.attendee, len(one.entries)) for one in station.desk.conflicts(VENUE)] == [("p-1", 2)]


def test_facts_of_a_time_without_a_roster_count_when_it_is_back(station: Station) -> None:
    station.wipe_roster()
    assert scan(station, CODE).kind is VerdictKind.MISCONFIGURED
    station.desk.take([a_fact(), a_fact(seq=2, at=clock_at("09:30"))])
    station.take(Pack(an_event([a_list()]), (an_attendee(),)))
    assert [one.attendee for one in station.desk.conflicts(VENUE)] == ["p-1"]
    assert verify(station.desk.journal).ok


def test_why_an_override_was_used_is_in_the_fact_and_only_there(tmp_path: Path, clock: Clock) -> None:
    guests = [an_attendee(status=Status.PENDING), an_attendee("p-2")]
    station = a_desk(tmp_path, an_event([a_list(include_pending=True)]), guests, clock=clock)
    unpaid, paid = (
        station.desk.scan(Ask(code, VENUE, ignore_unpaid=True, override_reason="paid_here")).fact
        for code in (CODE, "CODE-p-2")
    )
    assert unpaid is not None and paid is not None
    assert unpaid.body == Admitted(VENUE, CODE, override=True, override_reason="paid_here")
    assert paid.body == Admitted(VENUE, "CODE-p-2")
    assert from_bytes(to_bytes(unpaid)) == unpaid
    assert b"override_reason" not in to_bytes(paid)
    station.close()


@pytest.mark.parametrize(
    ("said", "zh", "en"),
    [
        ("paid_here", "已放行，原因已记录", "Let in, reason recorded"),
        (None, "已破例放行", "Let in by staff"),
        ("  ", "已破例放行", "Let in by staff"),
    ],
)
def test_a_reason_is_only_said_to_be_recorded_where_one_was_given(
    tmp_path: Path, said: str | None, zh: str, en: str
) -> None:
    event, guest = an_event([a_list(include_pending=True)]), an_attendee("p-1", "A", status=Status.PENDING)
    station = a_desk(tmp_path, event, [guest])
    try:
        outcome = scan(station, "A", ignore_unpaid=True, override_reason=said)
        assert (outcome.line.zh, outcome.line.en) == (zh, en)
    finally:
        station.close()


def test_the_numbers_of_a_list_follow_each_scan_with_and_without_types(tmp_path: Path) -> None:
    people = [an_attendee("p-1", "A"), an_attendee("p-2", "B", "press"), an_attendee("p-3", "C")]
    station = a_desk(tmp_path, attendees=people)

    def numbers() -> tuple[int, int]:
        short, long = station.desk.counts(VENUE, by_type=False), station.desk.counts(VENUE)
        assert (short.total, short.entered, short.inside) == (long.total, long.entered, long.inside)
        assert short.by_ticket_type == {}
        assert sum(entered for _, entered in long.by_ticket_type.values()) == long.entered
        return short.entered, short.inside

    try:
        assert numbers() == (0, 0)
        scan(station, "A")
        assert numbers() == (1, 1)
        scan(station, "B")
        scan(station, "A", direction=Direction.EXIT)
        assert numbers() == (2, 1)
        assert station.desk.undo(AttendeeId("p-2"), VENUE)
        assert numbers() == (1, 0)
        station.take(Pack(an_event(), tuple(people[1:])))
        assert numbers() == (1, 0)
    finally:
        station.close()
