"""Signed tickets of events that come from pretix, made here as pretix makes them."""

import base64
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from ticket_keys import CURRENT, KEYS, PREVIOUS, UNLISTED

from kiosk.domain.ids import Code, SessionId, TicketTypeId, VariationId
from kiosk.ticket.pretix import verify
from kiosk.ticket.signed import Claims, NotSigned

SEED = b"\x0a\x09aB3dE6gH9"
MORNING = 1_763_168_400


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def payload(item: int = 3, variation: int = 0, subevent: int = 0, since: int = 0, until: int = 0) -> bytes:
    """Fields 2 to 4 are left out when they are 0; 5 and 6 are always written."""
    numbered = ((2, item), (3, variation), (4, subevent))
    written = b"".join(varint(field << 3) + varint(value) for field, value in numbered if value)
    return SEED + written + varint(5 << 3) + varint(since) + varint(6 << 3) + varint(until)


def printed(raw: bytes) -> str:
    return base64.b64encode(raw).decode()[::-1]


def token(content: bytes, key: Ed25519PrivateKey = CURRENT) -> str:
    return printed(b"\x01" + len(content).to_bytes(2, "big") + b"\x00\x40" + content + key.sign(content))


def test_a_ticket_tells_its_item_and_is_its_own_code() -> None:
    text = token(payload())
    assert verify(text, KEYS) == Claims(Code(text), TicketTypeId("3"))


def test_a_ticket_tells_variation_date_and_window() -> None:
    text = token(payload(300, 7, 21, MORNING, MORNING + 3600), PREVIOUS)
    assert verify(text, KEYS) == Claims(
        Code(text),
        TicketTypeId("300"),
        VariationId("7"),
        SessionId("21"),
        datetime(2025, 11, 15, 1, 0, tzinfo=UTC),
        datetime(2025, 11, 15, 2, 0, tzinfo=UTC),
    )


def test_a_ticket_of_another_key_is_unknown() -> None:
    with pytest.raises(NotSigned, match="no key of this event fits"):
        verify(token(payload(), UNLISTED), KEYS)


def test_a_second_spelling_of_the_same_bytes_is_no_second_ticket() -> None:
    content = payload(since=MORNING)
    text = next(text for seed in range(3) if (text := token(content + b"\x50\x01" * seed)).startswith("="))
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    place = text.count("=")
    other = text[:place] + alphabet[alphabet.index(text[place]) ^ 1] + text[place + 1 :]
    assert base64.b64decode(other[::-1], validate=True) == base64.b64decode(text[::-1], validate=True)
    with pytest.raises(NotSigned, match="not in the one form that is printed"):
        verify(other, KEYS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("票" * 100, "not base64"),
        ("%%%%", "not base64"),
        ("", "not version 1"),
        (printed(b"\x02\x00\x00\x00\x00"), "not version 1"),
        (printed(b"\x01\x00\x02\x00\x40ab"), "of another length than it says"),
        (printed(b"\x01\x00\x01\x00\x03abcd"), "of another length than it says"),
        (token(b"\x0d"), "field of kind 5"),
        (token(b"\x10"), "not understood"),
        (token(b"\x10" + b"\xff" * 11), "a number without an end"),
        (token(payload(until=1 << 62)), "a time outside the calendar"),
    ],
)
def test_other_texts_are_unknown(text: str, said: str) -> None:
    with pytest.raises(NotSigned, match=said):
        verify(text, KEYS)


@pytest.mark.parametrize("bit", range(0, 8, 3))
def test_a_ticket_with_any_byte_damaged_is_unknown(bit: int) -> None:
    raw = bytearray(base64.b64decode(token(payload())[::-1]))
    for place in range(len(raw)):
        damaged = raw.copy()
        damaged[place] ^= 1 << bit
        with pytest.raises(NotSigned):
            verify(printed(damaged), KEYS)
