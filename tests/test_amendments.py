"""Walk-ins and corrections: facts that lie over every roster and travel to every desk."""

from pathlib import Path

import pytest

from kiosk.domain.amendment import Field
from kiosk.domain.attendee import PersonName
from kiosk.domain.facts import Corrected, WalkedIn
from kiosk.domain.ids import AttendeeId, TicketTypeId
from kiosk.domain.scanned import VerdictKind
from kiosk.errors import BadInput
from kiosk.journal.check import verify
from kiosk.journal.wire import from_bytes, to_bytes
from kiosk.pack.pack import Pack
from kiosk.press import open_press, order
from kiosk.station import Station
from kiosk.ticket.badge_code import badge_code
from tests.builders import VENUE, a_desk, a_fact, an_attendee, an_event, clock_at, scan

WALK_IN = WalkedIn(TicketTypeId("press"), PersonName(zh="单雨晴"), "山城日报", ("privacy@1",))
JING = AttendeeId("p-1")


def test_a_walk_in_is_found_by_code_id_badge_and_search(tmp_path: Path) -> None:
    station = a_desk(tmp_path)
    desk = station.desk
    guest = desk.walk_in(WALK_IN)
    assert desk.roll is not None and desk.event is not None
    assert desk.roll.by_id(guest.id) == guest
    assert [hit.attendee for hit in desk.search("shan yuqing")] == [guest]
    assert [hit.attendee for hit in desk.search("山城日报")] == [guest]
    assert scan(station, guest.code).kind is VerdictKind.ADMITTED
    again = scan(station, badge_code(desk.event.id, guest, 1))
    assert (again.kind, again.attendee_id) == (VerdictKind.ALREADY_IN, guest.id)


def test_a_walk_in_counts_among_the_guests_of_a_list(tmp_path: Path) -> None:
    station = a_desk(tmp_path)
    guest = station.desk.walk_in(WALK_IN)
    scan(station, guest.code)
    counts = station.desk.counts(VENUE, clock_at("09:00"))
    assert (counts.total, counts.entered, counts.inside) == (2, 1, 1)
    assert counts.by_ticket_type["press"] == (1, 1)


def test_a_correction_counts_at_once_and_the_next_badge_has_it(tmp_path: Path) -> None:
    station = a_desk(tmp_path)
    row = station.desk.correct(JING, {Field.ZH: "胡婧", Field.TITLE: "总工程师"})
    assert (row.name, row.title and row.title.zh) == (PersonName("胡婧", "Hu Jing"), "总工程师")
    outcome = scan(station, "CODE-p-1")
    assert outcome.name.zh == "胡婧" and outcome.guest is not None
    press = open_press(f"folder:{tmp_path / 'badges'}")
    face = order(station.desk, outcome.guest, press, press.printers[0]).face
    assert (face.primary, face.title) == ("胡婧", "总工程师")
    assert [hit.attendee.id for hit in station.desk.search("胡婧")] == ["p-1"]


def test_walk_ins_and_corrections_survive_imports_and_restarts(tmp_path: Path) -> None:
    station = a_desk(tmp_path)
    guest = station.desk.walk_in(WALK_IN)
    station.desk.correct(JING, {Field.ORGANISATION: "渝江精工"})
    station.desk.correct(guest.id, {Field.LATIN: "Shan Yuqing"})
    station.take(Pack(an_event(), (an_attendee(title=None), an_attendee("p-2"))))
    station.close()
    station = Station(tmp_path, station.desk.post)
    roll = station.desk.roll
    assert roll is not None
    jing, walked_in = roll.by_id(JING), roll.by_id(guest.id)
    assert jing is not None and jing.organisation is not None and jing.organisation.zh == "渝江精工"
    assert walked_in is not None and walked_in.name == PersonName("单雨晴", "Shan Yuqing")
    assert len(roll) == 3


def test_other_desks_learn_of_them_in_any_order(tmp_path: Path) -> None:
    first, second = a_desk(tmp_path / "1"), a_desk(tmp_path / "2", desk="desk-2")
    guest = first.desk.walk_in(WALK_IN)
    first.desk.correct(guest.id, {Field.ZH: "单雨晨"})
    first.desk.correct(guest.id, {Field.ZH: "单雨辰"})
    facts = [fact for _, fact in first.desk.journal.facts()]
    assert second.desk.take(reversed(facts)) == 3
    assert scan(second, guest.code).name.zh == "单雨辰"
    digests = [verify(one.desk.journal).ok for one in (first, second)]
    assert digests == [True, True]


def test_the_folds_are_as_the_facts_say(tmp_path: Path) -> None:
    station = a_desk(tmp_path)
    guest = station.desk.walk_in(WALK_IN)
    scan(station, guest.code)
    station.desk.correct(JING, {Field.NOTE: "轮椅通道"})
    assert verify(station.desk.journal).problems == ()


def test_the_organisers_own_row_takes_the_walk_ins_place(tmp_path: Path) -> None:
    station = a_desk(tmp_path)
    guest = station.desk.walk_in(WALK_IN)
    scan(station, guest.code)
    own = an_attendee(guest.id, guest.code, "press", name=PersonName("单雨晴", "Shan Yuqing"))
    station.take(Pack(an_event(), (an_attendee(), own)))
    assert scan(station, guest.code).kind is VerdictKind.ALREADY_IN
    assert station.desk.roll is not None and len(station.desk.roll) == 2


def test_what_cannot_be_written_down_is_refused_with_a_sentence(tmp_path: Path) -> None:
    desk = a_desk(tmp_path).desk
    with pytest.raises(BadInput, match="no ticket type “vip”"):
        desk.walk_in(WalkedIn(TicketTypeId("vip"), PersonName(zh="胡静")))
    with pytest.raises(BadInput, match="needs a name"):
        desk.correct(JING, {Field.ZH: "", Field.LATIN: ""})
    with pytest.raises(BadInput, match="no attendee “p-9”"):
        desk.correct(AttendeeId("p-9"), {Field.ZH: "胡静"})
    assert desk.journal.count() == 0


def test_saying_what_is_known_already_is_no_fact(tmp_path: Path) -> None:
    desk = a_desk(tmp_path).desk
    desk.correct(JING, {Field.ZH: "胡静"})
    assert desk.journal.count() == 0


@pytest.mark.parametrize(
    "body", [WALK_IN, Corrected("name.zh", "胡婧"), Corrected("title", ""), Corrected("hat", "red")]
)
def test_such_a_fact_is_read_back_as_it_was_written(body: WalkedIn | Corrected) -> None:
    fact = a_fact(body, code="W1", attendee=AttendeeId("w-1"))
    assert from_bytes(to_bytes(fact)) == fact


def test_a_field_that_a_newer_desk_knows_changes_nothing_here(tmp_path: Path) -> None:
    station = a_desk(tmp_path)
    station.desk.take([a_fact(Corrected("hat", "red"))])
    assert scan(station, "CODE-p-1").guest == an_attendee()


def test_a_group_is_found_by_booking_and_by_the_code_of_a_member(tmp_path: Path) -> None:
    members = tuple(an_attendee(f"p-{number}", order="BK7") for number in (1, 2, 3))
    station = a_desk(tmp_path, attendees=(*members, an_attendee("p-9", order="BK8")))
    assert station.desk.group("BK7") == station.desk.group("CODE-p-2") == list(members)
    assert station.desk.group("BK9") == []
    told = scan(station, "BK7")
    assert told.kind is VerdictKind.UNKNOWN and "booking" in told.reason.en.lower()
