"""Tickets that prove themselves."""

import base64
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from ticket_keys import CURRENT, KEYS, PREVIOUS, UNLISTED

from kiosk.domain.ids import Code, SessionId, TicketTypeId, VariationId
from kiosk.ticket import base41
from kiosk.ticket.signed import (
    PREFIX,
    Claims,
    NotSigned,
    new_key,
    pack,
    private_key,
    public_half,
    sign,
    type_mark,
    unpack,
    verify,
)

TYPES = (TicketTypeId("press"), TicketTypeId("talent"))
SHORT = Claims(Code("CQ25-KAS242Z6"), TicketTypeId("talent"))
FULL = Claims(
    Code("Ticket no. 7"),
    TicketTypeId("talent"),
    VariationId("junior"),
    SessionId("forum"),
    datetime(2025, 11, 15, 1, 0, tzinfo=UTC),
    datetime(2025, 11, 16, 9, 0, tzinfo=UTC),
    "Алия Нурланова / 阿丽娅",
)


def raw_of(text: str) -> bytearray:
    return bytearray(base41.decode(text.removeprefix(PREFIX)))


def text_of(raw: bytes) -> str:
    return PREFIX + base41.encode(raw)


@pytest.mark.parametrize("claims", [SHORT, FULL, replace(SHORT, code=Code("ODD")), replace(SHORT, code=Code("票"))])
def test_what_was_signed_is_read_back(claims: Claims) -> None:
    assert verify(sign(claims, CURRENT), KEYS, TYPES) == claims


def test_a_short_ticket_has_at_most_80_raw_bytes_and_prints_as_alphanumeric() -> None:
    text = sign(SHORT, CURRENT)
    assert len(raw_of(text)) <= 80
    assert set(text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_a_long_name_is_never_refused() -> None:
    long = replace(SHORT, name="赵" * 20_000)
    assert verify(sign(long, CURRENT), KEYS, TYPES) == long


@pytest.mark.parametrize(
    "claims",
    [
        replace(SHORT, name="x" * 65_536),
        replace(SHORT, session=SessionId("x" * 256)),
        replace(SHORT, code=Code("x" * 256)),
    ],
)
def test_a_field_that_its_count_cannot_tell_is_refused_when_it_is_signed(claims: Claims) -> None:
    with pytest.raises(ValueError, match="are the most"):
        sign(claims, CURRENT)


def test_a_ticket_of_the_previous_key_is_still_good() -> None:
    assert verify(sign(SHORT, PREVIOUS), KEYS, TYPES) == SHORT


@pytest.mark.parametrize("keys", [(), KEYS, ("not base64",), (base64.b64encode(b"short").decode(),)])
def test_a_ticket_of_a_key_that_is_not_listed_is_unknown(keys: tuple[str, ...]) -> None:
    with pytest.raises(NotSigned, match="no key of this event fits"):
        verify(sign(SHORT, UNLISTED), keys, TYPES)


@pytest.mark.parametrize("bit", range(8))
def test_a_ticket_with_any_byte_damaged_is_unknown(bit: int) -> None:
    raw = raw_of(sign(FULL, CURRENT))
    for place in range(len(raw)):
        damaged = raw.copy()
        damaged[place] ^= 1 << bit
        with pytest.raises(NotSigned):
            verify(text_of(damaged), KEYS, TYPES)


@pytest.mark.parametrize("text", ["", "C1", PREFIX, "C1:A", "C1:AB", "C1:a", "C1:::::::", sign(SHORT, CURRENT)[3:]])
def test_other_texts_are_unknown(text: str) -> None:
    with pytest.raises(NotSigned):
        verify(text, KEYS, TYPES)


def test_every_beginning_of_a_ticket_is_unknown() -> None:
    text = sign(FULL, CURRENT)
    for length in range(len(text)):
        with pytest.raises(NotSigned):
            verify(text[:length], KEYS, TYPES)


def test_a_type_that_the_event_does_not_have_comes_back_as_its_mark() -> None:
    claims = replace(SHORT, ticket_type=TicketTypeId("vip"))
    assert verify(sign(claims, CURRENT), KEYS, TYPES).ticket_type == f"#{type_mark('vip').hex()}"


def signed_bytes(content: bytes) -> str:
    return text_of(content + CURRENT.sign(content))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "ends too soon"),
        (b"\x80", "made by a newer version"),
        (b"\x01\x02AA", "made by a newer version"),
        (b"\x02\x05AB", "ends too soon"),
        (pack(SHORT) + b"!", "more than a ticket"),
        (b"\x02\x01\xff" + type_mark("press"), "utf-8"),
        (b"\x03\x02\xf8\x00" + type_mark("press"), "bits left over in the code"),
        (b"\x03\x02\x07\xff" + type_mark("press"), "range"),
        (b"\x03\x01\x3f" + type_mark("press"), "range"),
        (b"\x13\x00" + type_mark("press") + b"\x7f\xff\xff\xff\xff", "a time outside the calendar"),
    ],
)
def test_signed_bytes_that_are_no_claims_are_unknown(content: bytes, said: str) -> None:
    with pytest.raises(NotSigned, match=said):
        verify(signed_bytes(content), KEYS, TYPES)


def test_a_new_key_signs_tickets_that_its_public_half_proves() -> None:
    public, private = new_key()
    key = private_key(f" {private}\n")
    assert public_half(key) == public
    assert verify(sign(SHORT, key), (public,), TYPES) == SHORT


def test_a_text_that_is_no_key_is_refused() -> None:
    with pytest.raises(ValueError, match=r".+"):
        private_key("not a key")


def test_packed_claims_are_read_back_without_a_signature() -> None:
    assert unpack(pack(FULL), TYPES) == FULL
