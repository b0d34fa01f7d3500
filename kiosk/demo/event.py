"""The bundled event with its invented guests, ready for a desk."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import cast

from kiosk.demo import firms
from kiosk.demo.people import PROJECTS, invented_people
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event, Json, Project, Stand
from kiosk.domain.ids import AttendeeId, HallId
from kiosk.domain.text import Text
from kiosk.pack.document import parse_document
from kiosk.pack.machine import document_of
from kiosk.pack.pack import Pack
from kiosk.pack.read import read_pack
from kiosk.resources import resource

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")
_EMPLOYER_STANDS, _TABLES = 60, 24


def demo_pack(people: int = 3500, seed: int = 2025, first_day: date | None = None) -> Pack:
    """The conference with ``people`` invented guests (add-on tickets come on top).

    The same for the same numbers.  ``first_day`` moves the whole event, so that
    its first day is that day; None leaves it on 15 November 2025.
    """
    event = read_pack(resource("demo")).event
    if first_day is not None:
        event = moved(event, first_day)
    guests = invented_people(event, people, seed)
    return Pack(replace(event, stands=tuple(_stands(seed)), projects=tuple(_projects(guests, seed))), guests)


def moved(event: Event, first_day: date) -> Event:
    """The same event on other days: every instant, also those inside rules."""
    days = first_day - event.local(event.starts_at).date()
    document = _moved(document_of(event, ()), days)
    return parse_document(cast("dict[str, object]", document), "the bundled event").event


def _moved(value: Json, days: timedelta) -> Json:
    if isinstance(value, dict):
        return {key: _moved(each, days) for key, each in value.items()}
    if isinstance(value, list):
        return [_moved(each, days) for each in value]
    if isinstance(value, str) and _INSTANT.fullmatch(value):
        return (datetime.fromisoformat(value) + days).isoformat()
    return value


def _projects(guests: Iterable[Attendee], seed: int) -> Iterator[Project]:
    """Every project with its stand; the guests of one booking are its team."""
    chance = firms.chance_of(seed, "projects")
    teams: dict[str, list[AttendeeId]] = {}
    for guest in guests:
        if guest.ticket_type == "project-team" and guest.order:
            teams.setdefault(guest.order, []).append(guest.id)
    for number in range(PROJECTS):
        team = teams.get(f"BK1{number:04}", [])
        yield Project(f"project-{number + 1:03}", firms.project(number, chance), tuple(team), f"P{number + 1:03}")


def _stands(seed: int) -> Iterator[Stand]:
    chance = firms.chance_of(seed, "stands")
    for number in range(1, PROJECTS + 1):
        yield Stand(f"P{number:03}", Text(f"项目展位 P{number:03}", f"Project stand P{number:03}"), HallId("hall-n4"))
    for number in range(1, _EMPLOYER_STANDS + 1):
        name = Text(f"用人单位展位 E{number:02}", f"Employer stand E{number:02}")
        yield Stand(f"E{number:02}", name, HallId("hall-n5"), organisation=firms.employer(chance))
    for number in range(1, _TABLES + 1):
        name = Text(f"对接桌 T{number:02}", f"Matchmaking table T{number:02}")
        yield Stand(f"T{number:02}", name, HallId("hall-n7"), "matchmaking_table")
