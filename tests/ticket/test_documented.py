"""docs/signed-tickets.md tells the truth: its vectors come out of this program."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.ids import Code, EventId, SessionId, TicketTypeId, VariationId
from kiosk.ticket import base41
from kiosk.ticket.badge_code import badge_code
from kiosk.ticket.signed import Claims, pack, private_key, public_half, sign, verify
from tests.builders import an_attendee

PAGE = (Path(__file__).parents[2] / "docs" / "signed-tickets.md").read_text(encoding="utf-8")


def table(heading: str) -> list[list[str]]:
    """The rows of the table with this heading, without marks of code."""
    lines = PAGE.split(heading, 1)[1].splitlines()[2:]
    rows = [line.strip("| ").split(" | ") for line in lines[: lines.index("")]]
    return [[cell.strip().strip("`") for cell in row] for row in rows]


SIGNED = table("| claims | packed, hexadecimal | QR text |")
BASE41 = table("| bytes, hexadecimal | text |")
BADGES = table("| event | attendee | ticket code | copy | QR text |")
PRIVATE, PUBLIC = re.findall(r"half `([^`]+)`", PAGE)
FIELDS: dict[str, tuple[str, Any]] = {
    "code": ("code", Code),
    "type": ("ticket_type", TicketTypeId),
    "variation": ("variation", VariationId),
    "session": ("session", SessionId),
    "valid from": ("valid_from", datetime.fromisoformat),
    "valid until": ("valid_until", datetime.fromisoformat),
    "name": ("name", str),
}


def claims_of(told: str) -> Claims:
    given: dict[str, Any] = {}
    for part in told.split(", "):
        word = next(word for word in FIELDS if part.startswith(f"{word} "))
        field, kind = FIELDS[word]
        given[field] = kind(part.removeprefix(f"{word} "))
    return Claims(**given)


def test_the_page_has_all_its_vectors() -> None:
    assert (len(SIGNED), len(BASE41), len(BADGES)) == (2, 6, 3)
    assert public_half(private_key(PRIVATE)) == PUBLIC


@pytest.mark.parametrize(("told", "packed", "text"), SIGNED)
def test_a_documented_ticket_is_signed_and_read_as_documented(told: str, packed: str, text: str) -> None:
    claims = claims_of(told)
    assert pack(claims).hex() == packed
    assert sign(claims, private_key(PRIVATE)) == text
    assert verify(text, (PUBLIC,), (TicketTypeId("talent"),)) == claims


@pytest.mark.parametrize(("content", "text"), BASE41)
def test_documented_bytes_are_written_and_read_as_documented(content: str, text: str) -> None:
    assert base41.encode(bytes.fromhex(content)) == text
    assert base41.decode(text).hex() == content


@pytest.mark.parametrize(("event", "attendee", "code", "copy", "text"), BADGES)
def test_a_documented_badge_has_the_documented_code(event: str, attendee: str, code: str, copy: str, text: str) -> None:
    assert badge_code(EventId(event), an_attendee(attendee, code), int(copy)) == text
