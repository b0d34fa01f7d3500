"""Codes that tell who somebody is or what they pay with leave a mark, not themselves."""

from pathlib import Path

import pytest

from kiosk.domain.facts import Refused
from kiosk.domain.reason import Looks, NotOnList
from kiosk.ticket.veil import forms, kept, what_it_was
from tests.builders import a_desk, an_attendee, scan

IDENTITY = "11010519491231002X"
PRIVATE = [
    (IDENTITY, Looks.IDENTITY),
    ("134567890123456789", Looks.WECHAT_PAY),
    ("2812345678901234", Looks.ALIPAY_PAY),
    ("13812345678", Looks.PHONE_OR_MAIL),
    ("BEGIN:VCARD\nFN:胡静\nEND:VCARD", Looks.VISITING_CARD),
]


@pytest.mark.parametrize(("text", "kind"), PRIVATE)
def test_a_private_code_is_kept_as_its_kind_and_a_short_mark(text: str, kind: Looks) -> None:
    mark = kept(text)

    assert what_it_was(mark) is kind
    assert text not in mark and len(mark) < 32
    assert mark in forms(text)


@pytest.mark.parametrize("text", ["CQ25-ABCDEFGH", "https://example.org/x", "", "identity:#12345", "票"])
def test_any_other_text_is_kept_as_it_is(text: str) -> None:
    assert kept(text) == text
    assert what_it_was(text) is None
    assert forms(text)[0] == text


@pytest.mark.parametrize(("text", "kind"), PRIVATE)
def test_attempts_with_a_private_code_are_found_by_it_and_hold_none_of_it(
    tmp_path: Path, text: str, kind: Looks
) -> None:
    station = a_desk(tmp_path)
    try:
        facts = [scan(station, text).fact, scan(station, text).fact]

        assert station.desk.attempts(text) == facts
        assert station.desk.attempts(text + "0") == []
        assert all(text.encode() not in content for content, _ in station.desk.journal.stored())
    finally:
        station.close()
    assert text.encode() not in b"".join(path.read_bytes() for path in tmp_path.glob("journal.db*"))


def test_a_mark_that_is_looked_at_again_is_told_for_what_the_code_was(tmp_path: Path) -> None:
    station = a_desk(tmp_path)
    try:
        assert scan(station, kept(IDENTITY)).verdict.reason == NotOnList(Looks.IDENTITY)
    finally:
        station.close()


def test_a_ticket_that_looks_like_a_phone_number_is_a_ticket(tmp_path: Path) -> None:
    station = a_desk(tmp_path, attendees=[an_attendee("p-1", "13812345678")])
    try:
        assert [scan(station, "13812345678").kind, scan(station, "13812345678").kind] == ["admitted", "already_in"]
        second = station.desk.attempts("13812345678")[1]
        assert isinstance(second.body, Refused) and second.body.text == "13812345678"
    finally:
        station.close()
