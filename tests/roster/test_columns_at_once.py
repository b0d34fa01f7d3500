"""What is made for many guests in one go is what is made for each of them."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.attendee import Attendee, PersonName
from kiosk.domain.ids import AttendeeId, Code, EventId, TicketTypeId
from kiosk.pack.quick import guest_of
from kiosk.roster import keys
from kiosk.ticket.badge_code import badge_tag, tagger

CELLS = st.lists(st.one_of(st.text("aB1 -_\t\n+@.ß１ＡÉ", max_size=8), st.text(max_size=5)), min_size=1, max_size=6)


@given(CELLS)
def test_keys_of_a_column_are_those_of_its_cells(column: list[str]) -> None:
    assert keys.code_keys(column) == list(map(keys.code_key, column))
    assert keys.email_keys(column) == list(map(keys.email_key, column))
    assert keys.phone_keys(column) == list(map(keys.phone_key, column))


@given(st.text(max_size=80, alphabet=st.characters(exclude_categories=("Cs",))), st.text("ab-é", max_size=5))
def test_tags_of_a_roster_are_those_of_its_guests(code: str, own: str) -> None:
    guest = Attendee(AttendeeId(own), Code(code), TicketTypeId("talent"))
    assert tagger(EventId("expo"))(guest) == badge_tag(EventId("expo"), guest)


def test_a_guest_of_a_usual_row_is_sealed_like_any_other() -> None:
    plain = Attendee(AttendeeId("g"), Code("C"), TicketTypeId("talent"), PersonName("王小", None))
    made = guest_of(tuple(getattr(plain, name) for name in Attendee.__slots__))
    assert made == plain
    assert hash(made.name) == hash(plain.name)
    with pytest.raises(FrozenInstanceError):
        made.code = Code("D")  # type: ignore[misc]
