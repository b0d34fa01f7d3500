"""The code on a badge."""

from dataclasses import replace

import pytest

from kiosk.domain.ids import Code, EventId
from kiosk.ticket.badge_code import BadgeCode, badge_code, badge_tag, is_genuine, parse, tagger
from tests.builders import an_attendee

EXPO = EventId("expo")
GUEST = an_attendee(code="CQ25-KAS242Z6")


def test_a_badge_code_is_short_and_does_not_hold_the_tickets_code() -> None:
    text = badge_code(EXPO, GUEST, 1)
    assert len(text) == 21
    assert "KAS242Z6" not in text


def test_a_badge_code_is_read_back_and_genuine() -> None:
    code = parse(badge_code(EXPO, GUEST, 12))
    assert code == BadgeCode(badge_tag(EXPO, GUEST), 12, badge_code(EXPO, GUEST, 12)[-6:])
    assert code is not None and is_genuine(code, EXPO, GUEST)


def test_a_copy_number_that_somebody_changed_is_not_genuine() -> None:
    code = parse(badge_code(EXPO, GUEST, 1))
    assert code is not None
    assert not is_genuine(replace(code, copy=2), EXPO, GUEST)


@pytest.mark.parametrize("other", [an_attendee("p-2", "CQ25-KAS242Z6"), replace(GUEST, code=Code("CQ25-OTHER"))])
def test_another_guest_has_another_badge(other: object) -> None:
    assert badge_code(EXPO, other, 1) != badge_code(EXPO, GUEST, 1)  # type: ignore[arg-type]


def test_another_event_has_other_badges() -> None:
    assert badge_tag(EventId("gala"), GUEST) != badge_tag(EXPO, GUEST)


@pytest.mark.parametrize("length", [1, 64, 65, 200])
def test_a_whole_roster_is_tagged_as_each_guest_is(length: int) -> None:
    guest = an_attendee(code="C" * length)
    assert tagger(EXPO)(guest) == badge_tag(EXPO, guest)


@pytest.mark.parametrize(
    "text", ["", "CB-ABCDEFGHJ-0-ABCDEF", "CB-ABCDEFGHJ-1-ABCDE", "CB-ABCDEFGHI-1-ABCDEF", "cb-abcdefghj-1-abcdef"]
)
def test_other_texts_are_no_badge_codes(text: str) -> None:
    assert parse(text) is None
