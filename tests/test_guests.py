"""Whom a code stands for: ticket, badge or signed claims."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.domain import reason as why
from kiosk.domain.attendee import PersonName
from kiosk.domain.facts import BadgePrinted, BadgeRevoked, BadgeSent
from kiosk.domain.ids import Code, EventId, TicketTypeId
from kiosk.domain.reason import Looks
from kiosk.domain.scanned import VerdictKind
from kiosk.guests import person_name
from kiosk.station import Station
from kiosk.ticket.badge_code import badge_code
from kiosk.ticket.signed import Claims, public_half, sign
from tests.builders import a_desk, a_list, an_attendee, an_event, scan

KEY = Ed25519PrivateKey.from_private_bytes(b"\x01" * 32)
OTHER = Ed25519PrivateKey.from_private_bytes(b"\x02" * 32)
GUEST = an_attendee(code="CQ25-KAS242Z6", order="ORDER1")
EVENT = an_event(
    [a_list(), a_list("hall")],
    signing_keys=(public_half(KEY),),
    revoked_codes=frozenset((Code("OLD"),)),
    blocked_codes=frozenset((Code("HELD"),)),
)
BADGE = badge_code(EventId("expo"), GUEST, 1)


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    station = a_desk(tmp_path, EVENT, [GUEST, an_attendee("p-2", "C1:PLAIN")])
    yield station
    station.close()


def said(station: Station, text: str, door: str = "venue") -> tuple[VerdictKind, why.Reason]:
    outcome = scan(station, text, door)
    return outcome.kind, outcome.verdict.reason


ADMITTED = (VerdictKind.ADMITTED, why.Welcome())


@pytest.mark.parametrize("door", ["venue", "hall"])
def test_a_badge_opens_every_door_of_its_ticket_also_where_no_print_was_heard_of(station: Station, door: str) -> None:
    assert said(station, BADGE, door) == ADMITTED


def test_badge_and_ticket_are_one_guest(station: Station) -> None:
    scan(station, BADGE)
    assert said(station, GUEST.code)[0] is VerdictKind.ALREADY_IN


def test_a_reprint_revokes_the_earlier_badge(station: Station) -> None:
    for copy in (1, 2):
        station.desk.record(GUEST, BadgeSent(copy, "folder", "job"))
        station.desk.record(GUEST, BadgePrinted(copy, "job"))
    assert said(station, BADGE) == (VerdictKind.REVOKED, why.Revoked(badge=True))
    assert said(station, badge_code(EventId("expo"), GUEST, 2)) == ADMITTED


def test_a_lost_badge_is_refused_as_lost_and_the_ticket_is_still_good(station: Station) -> None:
    station.desk.record(GUEST, BadgeRevoked(1, "lost"))
    assert said(station, BADGE) == (VerdictKind.REVOKED, why.Revoked(badge=True, lost=True))
    assert said(station, GUEST.code) == ADMITTED


def test_a_badge_code_with_a_wrong_check_is_nobodys(station: Station) -> None:
    forged = BADGE.replace("-1-", "-2-")
    assert said(station, forged) == (VerdictKind.UNKNOWN, why.NotOnList(Looks.OTHER_EVENT))


@pytest.mark.parametrize(
    ("listed", "kind"), [("revoked_codes", VerdictKind.REVOKED), ("blocked_codes", VerdictKind.BLOCKED)]
)
def test_a_badge_code_on_a_list_is_refused_as_listed(tmp_path: Path, listed: str, kind: VerdictKind) -> None:
    station = a_desk(tmp_path, an_event(**{listed: frozenset((Code(BADGE),))}), [GUEST])
    assert said(station, BADGE)[0] is kind
    station.close()


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("OLD", VerdictKind.REVOKED, why.Revoked()),
        ("HELD", VerdictKind.BLOCKED, why.Blocked()),
        ("ORDER1", VerdictKind.UNKNOWN, why.NotOnList(Looks.BOOKING_REFERENCE)),
        ("p-1", VerdictKind.UNKNOWN, why.NotOnList()),
        ("cq25-kas242z6", VerdictKind.UNKNOWN, why.NotOnList(Looks.OTHER_EVENT)),
        ("https://u.wechat.com/x", VerdictKind.UNKNOWN, why.NotOnList(Looks.WECHAT_FRIEND)),
    ],
)
def test_a_code_that_is_no_ticket_is_told_for_what_it_is(
    station: Station, text: str, kind: VerdictKind, reason: why.Reason
) -> None:
    assert said(station, text) == (kind, reason)


def test_a_signed_ticket_that_no_row_has_is_let_in_by_its_claims_once(station: Station) -> None:
    text = sign(Claims(Code("WALK-IN"), TicketTypeId("guest"), name="阿丽娅"), KEY)
    outcome = scan(station, text)
    assert (outcome.kind, outcome.attendee_id, outcome.name) == (VerdictKind.ADMITTED, None, PersonName("阿丽娅"))
    assert said(station, text)[0] is VerdictKind.ALREADY_IN


def test_the_row_decides_where_there_is_one(station: Station) -> None:
    text = sign(Claims(GUEST.code, TicketTypeId("gone")), KEY)
    assert said(station, text) == ADMITTED


def test_a_signed_ticket_of_another_key_is_unknown(station: Station) -> None:
    text = sign(Claims(GUEST.code, TicketTypeId("guest")), OTHER)
    assert said(station, text) == (VerdictKind.UNKNOWN, why.NotOnList(Looks.DAMAGED_TICKET))


def test_a_plain_code_that_begins_like_a_signed_one_is_still_its_rows(station: Station) -> None:
    assert said(station, "C1:PLAIN") == ADMITTED


@pytest.mark.parametrize(
    ("text", "name"),
    [("胡静", PersonName("胡静")), ("𠮷田", PersonName("𠮷田")), ("Ana", PersonName(latin="Ana")), ("", PersonName())],
)
def test_a_plain_name_stands_in_the_script_it_is_written_in(text: str, name: PersonName) -> None:
    assert person_name(text) == name
