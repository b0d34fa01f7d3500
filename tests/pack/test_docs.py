"""The page for organisers is true: its example is a pack, and it names every key."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.domain import event as parts
from kiosk.domain.attendee import Attendee, PersonName
from kiosk.pack.read import read_pack

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "event-pack.md").read_text(encoding="utf-8")


def test_the_worked_example_is_a_pack(tmp_path: Path) -> None:
    example = PAGE[PAGE.index("## A small pack") :]
    event, roster = re.findall(r"```(?:toml|csv)\n(.*?)```", example, re.DOTALL)
    (tmp_path / "event.toml").write_text(event, encoding="utf-8")
    (tmp_path / "attendees.csv").write_text(roster, encoding="utf-8")

    pack = read_pack(tmp_path)

    assert [(guest.id, guest.name, guest.ticket_type) for guest in pack.attendees] == [
        ("EV-7H2K", PersonName(zh="胡静"), "guest"),
        ("EV-9QX4", PersonName(latin="Tomás Rivero"), "guest"),
    ]


@pytest.mark.parametrize(
    "part",
    [
        Attendee,
        parts.Hall,
        parts.TicketType,
        parts.Session,
        parts.CheckInList,
        parts.Gate,
        parts.Question,
        parts.Stand,
        parts.Project,
        parts.Notice,
    ],
)
def test_every_key_is_explained(part: type) -> None:
    assert [each.name for each in fields(part) if f"`{each.name}`" not in PAGE] == []


@pytest.mark.parametrize("kind", [*parts.SessionKind, *parts.QuestionType])
def test_every_kind_is_named(kind: str) -> None:
    assert f"`{kind}`" in PAGE
