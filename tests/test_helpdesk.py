"""Whoever no door can help gets a number, and the help desk knows why they come."""

import sqlite3
from pathlib import Path

import pytest

from kiosk import helpdesk
from kiosk.domain.attendee import Status
from kiosk.domain.facts import Admitted, HelpAsked, HelpSettled, Refused
from kiosk.domain.ids import DeskId
from kiosk.domain.scanned import VerdictKind
from kiosk.helpdesk import FIRST, NUMBERS, STRIDE, next_number
from kiosk.journal.aside import OPEN_HELP
from kiosk.journal.check import verify
from kiosk.station import Station
from tests.builders import NINE, VENUE, Clock, a_desk, an_attendee, scan


def test_a_guest_sent_to_the_help_desk_waits_there_with_the_whole_story(tmp_path: Path) -> None:
    station = a_desk(tmp_path, attendees=(an_attendee(status=Status.CANCELLED, staff_note="来过电话"),))
    refused = scan(station, "CODE-p-1")
    ticket = helpdesk.ask(
        station.desk, refused.kind, guest=refused.guest, door=VENUE, text="CODE-p-1", note="has a receipt"
    )
    assert helpdesk.open_tickets(station.desk) == [ticket]
    told = helpdesk.story(station.desk, ticket)
    assert told.guest is not None and told.guest.staff_note == "来过电话"
    assert told.now is not None and told.now.kind is VerdictKind.CANCELLED
    assert [type(fact.body) for fact in told.facts] == [Refused, HelpAsked]
    assert (ticket.why, ticket.note, ticket.list) == ("cancelled", "has a receipt", VENUE)


def test_a_code_that_nobody_knows_gets_a_ticket_with_all_its_scans(tmp_path: Path) -> None:
    station = a_desk(tmp_path)
    scan(station, "WHO-IS-THIS")
    scan(station, "WHO-IS-THIS")
    ticket = helpdesk.ask(station.desk, "unknown", door=VENUE, text="WHO-IS-THIS")
    told = helpdesk.story(station.desk, ticket)
    assert told.guest is None and told.now is not None and told.now.kind is VerdictKind.UNKNOWN
    assert [type(fact.body) for fact in told.facts] == [Refused, Refused, HelpAsked]


def test_a_guest_who_asks_twice_keeps_the_number(tmp_path: Path) -> None:
    station = a_desk(tmp_path)
    first = helpdesk.ask(station.desk, "full", guest=an_attendee())
    assert helpdesk.ask(station.desk, "unpaid", guest=an_attendee()) == first


def test_a_settled_ticket_is_gone_on_every_desk_whatever_comes_first(tmp_path: Path) -> None:
    station, other = a_desk(tmp_path / "1"), a_desk(tmp_path / "2", desk="desk-2")
    ticket = helpdesk.ask(station.desk, "full", guest=an_attendee())
    helpdesk.settle(station.desk, ticket, "paid at the desk", operator="李敏")
    told = [fact for _, fact in station.desk.journal.facts()]
    other.desk.take(reversed(told))
    assert helpdesk.open_tickets(other.desk) == helpdesk.open_tickets(station.desk) == []
    assert told[-1].body == HelpSettled(ticket.fact, "paid at the desk") and told[-1].operator == "李敏"
    assert verify(other.desk.journal).ok


def test_a_new_ticket_can_be_asked_for_after_the_first_is_settled(tmp_path: Path) -> None:
    station = a_desk(tmp_path)
    first = helpdesk.ask(station.desk, "full", guest=an_attendee())
    helpdesk.settle(station.desk, first)
    assert helpdesk.ask(station.desk, "full", guest=an_attendee()).number != first.number


def test_all_nine_hundred_numbers_come_up_before_one_comes_again() -> None:
    given = {next_number(DeskId("desk-1"), number, set()) for number in range(NUMBERS)}
    assert given == set(range(FIRST, FIRST + NUMBERS))
    assert STRIDE % 2 and STRIDE % 3 and STRIDE % 5


def test_a_number_that_is_open_anywhere_is_not_given_again() -> None:
    usual = next_number(DeskId("desk-1"), 0, set())
    assert next_number(DeskId("desk-1"), 0, {usual}) != usual
    assert next_number(DeskId("desk-1"), 0, set(range(100, 1000))) == 1000


@pytest.mark.parametrize("known", [True, False])
def test_help_tickets_survive_a_restart(tmp_path: Path, known: bool) -> None:
    station = a_desk(tmp_path)
    guest = an_attendee() if known else None
    ticket = helpdesk.ask(station.desk, "unknown", guest=guest, text="CODE-p-1" if known else "\ud800?")
    post = station.desk.post
    station.close()
    again = Station(tmp_path, post, Clock(NINE))
    assert helpdesk.open_tickets(again.desk) == [ticket]
    assert verify(again.desk.journal).ok


def test_a_help_ticket_is_no_entry(tmp_path: Path) -> None:
    station = a_desk(tmp_path)
    helpdesk.ask(station.desk, "full", guest=an_attendee(), door=VENUE)
    assert scan(station, "CODE-p-1").kind is VerdictKind.ADMITTED
    assert not any(isinstance(fact.body, Admitted) for fact in station.desk.journal.attempts("full"))


def test_open_tickets_are_found_by_the_index_made_for_them(tmp_path: Path) -> None:
    station = a_desk(tmp_path)
    sql = "EXPLAIN QUERY PLAN " + OPEN_HELP
    with sqlite3.connect(tmp_path / "journal.db") as db:
        plan = " ".join(str(row) for row in db.execute(sql))
    db.close()
    station.close()
    assert "fact_aside" in plan


def test_a_payment_code_is_not_written_down_for_the_help_desk_either(tmp_path: Path) -> None:
    code = "134567890123456789"
    station = a_desk(tmp_path)
    scan(station, code)
    ticket = helpdesk.ask(station.desk, "unknown", text=code)
    assert code not in ticket.text and helpdesk.ask(station.desk, "unknown", text=code) == ticket
    assert [type(fact.body) for fact in helpdesk.story(station.desk, ticket).facts] == [Refused, HelpAsked]
    station.close()
    assert code.encode() not in (tmp_path / "journal.db").read_bytes()
