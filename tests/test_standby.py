"""A full session: guests wait in line, and a seat that falls free is the next one's."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from kiosk import standby
from kiosk.domain.event import Event, Session
from kiosk.domain.facts import CalledIn, Direction, PutOnStandby
from kiosk.domain.ids import ListId, SessionId
from kiosk.domain.scanned import VerdictKind
from kiosk.journal.check import verify
from kiosk.station import Station
from tests.builders import NINE, Clock, a_desk, a_list, a_session, an_attendee, an_event, clock_at, scan

FORUM = ListId("forum")


def a_full_forum(folder: Path, event: Event | None = None) -> Station:
    """One seat, and p-1 sits on it; four more would like to."""
    guests = [an_attendee(f"p-{number}") for number in range(1, 6)]
    station = a_desk(folder, event or an_event([a_list("forum", capacity=1)]), guests)
    scan(station, "CODE-p-1", FORUM)
    return station


def names(station: Station) -> list[str | None]:
    return [one.attendee for one in standby.line(station.desk, FORUM)]


def test_a_refused_guest_waits_behind_those_before(tmp_path: Path) -> None:
    station = a_full_forum(tmp_path)
    assert scan(station, "CODE-p-2", FORUM).kind is VerdictKind.FULL
    assert standby.put(station.desk, an_attendee("p-2"), FORUM).number == 1
    assert standby.put(station.desk, an_attendee("p-3"), FORUM).number == 2
    assert standby.put(station.desk, an_attendee("p-2"), FORUM).number == 1
    assert names(station) == ["p-2", "p-3"]


def test_nobody_is_called_while_every_seat_is_taken(tmp_path: Path) -> None:
    station = a_full_forum(tmp_path)
    standby.put(station.desk, an_attendee("p-2"), FORUM)
    assert standby.call_next(station.desk, FORUM) == []


def test_an_exit_calls_the_next_whose_scan_is_green_while_others_wait(tmp_path: Path) -> None:
    station = a_full_forum(tmp_path)
    standby.put(station.desk, an_attendee("p-2"), FORUM)
    standby.put(station.desk, an_attendee("p-3"), FORUM)
    scan(station, "CODE-p-1", FORUM, direction=Direction.EXIT)
    assert [one.attendee for one in standby.call_next(station.desk, FORUM)] == ["p-2"]
    assert standby.call_next(station.desk, FORUM) == []
    assert scan(station, "CODE-p-3", FORUM).kind is VerdictKind.FULL
    assert scan(station, "CODE-p-4", FORUM).kind is VerdictKind.FULL
    assert scan(station, "CODE-p-2", FORUM).kind is VerdictKind.ADMITTED
    assert names(station) == ["p-3"]


def test_who_does_not_come_makes_room_for_the_next(tmp_path: Path) -> None:
    station = a_full_forum(tmp_path)
    for person in ("p-2", "p-3"):
        standby.put(station.desk, an_attendee(person), FORUM)
    scan(station, "CODE-p-1", FORUM, direction=Direction.EXIT)
    standby.call_next(station.desk, FORUM)
    assert standby.leave(station.desk, an_attendee("p-2"), FORUM)
    assert [one.attendee for one in standby.call_next(station.desk, FORUM)] == ["p-3"]


def test_every_desk_sees_the_same_line_in_whatever_order_it_hears(tmp_path: Path) -> None:
    station, other = a_full_forum(tmp_path / "1"), a_desk(tmp_path / "2", desk="desk-2")
    for person in ("p-2", "p-3", "p-4"):
        standby.put(station.desk, an_attendee(person), FORUM)
    standby.leave(station.desk, an_attendee("p-3"), FORUM)
    other.desk.take(reversed([fact for _, fact in station.desk.journal.facts()]))
    assert names(other) == names(station) == ["p-2", "p-4"]
    assert verify(other.desk.journal).ok and verify(station.desk.journal).ok


def test_an_undone_admission_puts_the_guest_back_in_line(tmp_path: Path) -> None:
    station = a_full_forum(tmp_path)
    standby.put(station.desk, an_attendee("p-2"), FORUM)
    scan(station, "CODE-p-1", FORUM, direction=Direction.EXIT)
    standby.call_next(station.desk, FORUM)
    admitted = scan(station, "CODE-p-2", FORUM)
    assert names(station) == [] and admitted.attendee_id is not None
    station.desk.undo(admitted.attendee_id, FORUM)
    assert names(station) == ["p-2"]


def test_seats_of_signed_up_guests_are_kept_until_the_programme_releases_them(tmp_path: Path) -> None:
    session = a_session("forum", seats=2)
    kept = an_event([a_list("forum", session=SessionId("forum"))], sessions=[with_release(session, 5)])
    guests = [an_attendee("p-1", sessions=(SessionId("forum"),)), an_attendee("p-2"), an_attendee("p-3")]
    clock = Clock(clock_at("09:50"))
    station = a_desk(tmp_path, kept, guests, clock=clock)
    assert scan(station, "CODE-p-2", FORUM).kind is VerdictKind.ADMITTED
    assert scan(station, "CODE-p-3", FORUM).kind is VerdictKind.FULL
    standby.put(station.desk, guests[2], FORUM)
    assert standby.call_next(station.desk, FORUM) == []
    clock.at = clock_at("10:05")
    assert [one.attendee for one in standby.call_next(station.desk, FORUM)] == ["p-3"]
    assert scan(station, "CODE-p-1", FORUM).kind is VerdictKind.FULL


def test_a_signed_up_guest_finds_the_kept_seat(tmp_path: Path) -> None:
    session = a_session("forum", seats=1)
    kept = an_event([a_list("forum", session=SessionId("forum"))], sessions=[with_release(session, 5)])
    guests = [an_attendee("p-1", sessions=(SessionId("forum"),)), an_attendee("p-2")]
    station = a_desk(tmp_path, kept, guests, clock=Clock(clock_at("09:50")))
    assert scan(station, "CODE-p-2", FORUM).kind is VerdictKind.FULL
    assert scan(station, "CODE-p-1", FORUM).kind is VerdictKind.ADMITTED


def test_a_programme_without_the_setting_keeps_no_seat(tmp_path: Path) -> None:
    plain = an_event([a_list("forum", session=SessionId("forum"))], sessions=[a_session("forum", seats=1)])
    guests = [an_attendee("p-1", sessions=(SessionId("forum"),)), an_attendee("p-2")]
    station = a_desk(tmp_path, plain, guests, clock=Clock(clock_at("09:50")))
    assert scan(station, "CODE-p-2", FORUM).kind is VerdictKind.ADMITTED


def test_the_line_survives_a_restart(tmp_path: Path) -> None:
    station = a_full_forum(tmp_path)
    standby.put(station.desk, an_attendee("p-2"), FORUM)
    post = station.desk.post
    station.close()
    station = Station(tmp_path, post, Clock(NINE + timedelta(minutes=1)))
    assert names(station) == ["p-2"]
    kinds = [type(fact.body) for fact in station.desk.journal.facts_about(an_attendee("p-2").id, None)]
    assert kinds == [PutOnStandby] and CalledIn not in kinds


def with_release(session: Session, minutes: int) -> Session:
    return replace(session, release_unclaimed_after_min=minutes)
