"""A whole pack as one document, from plain tables and lists to the event and its guests."""

from collections.abc import Iterable, Mapping
from typing import cast

from kiosk.domain.event import Event
from kiosk.pack.graph import circles
from kiosk.pack.guests import Guests, read_guests
from kiosk.pack.json_text import Path
from kiosk.pack.known import Known, tables
from kiosk.pack.machine import FORMAT
from kiosk.pack.pack import Pack
from kiosk.pack.parts import event_of
from kiosk.pack.places import Locate, by_path
from kiosk.pack.row import Report, Row
from kiosk.pack.values import Wrong, shown


def parse_document(document: Mapping[str, object], where: str | Locate) -> Pack:
    """The machine form of a pack, checked whole.

    ``where`` names the document in problems, or tells where each part of it
    stands.  Raises ``PackRefused`` with everything that is wrong.
    """
    report = Report(by_path(where) if isinstance(where, str) else where)
    rows = document.get("attendees")
    if rows is not None and not isinstance(rows, list):
        report.add(("attendees",), "wrong-type", f"attendees must be a list, not {shown(rows)}")
        rows = None
    event, guests = parse_parts(document, cast("list[object]", rows or []), report)
    return Pack(event, guests.attendees, guests.warnings)


def parse_event(document: Mapping[str, object], where: str) -> Event:
    """The event of a document without attendees, as a book of guests keeps it; teams may name anybody."""
    report = Report(by_path(where))
    top = Row(document, (), report)
    top.get("format", _format, FORMAT)
    top.skip("attendees")
    teams = (row.get("team") for _, row in tables(document.get("projects")))
    people = {str(one) for team in teams if isinstance(team, list) for one in cast("list[object]", team)}
    event = event_of(top, Known.by(document), people)
    report.refuse_if_any()
    return event


def parse_parts(document: Mapping[str, object], rows: Iterable[object], report: Report) -> tuple[Event, Guests]:
    """The event of a document and the guests of ``rows``; raises ``PackRefused``."""
    known = Known.by(document)
    guests = read_guests(rows, known, report)
    top = Row(document, (), report)
    top.get("format", _format, FORMAT)
    top.skip("attendees")
    event = event_of(top, known, {guest.id for guest in guests.attendees})
    top.close()
    _check_circles(document, event, report)
    report.refuse_if_any()
    return event, guests


def _format(value: object) -> str:
    if value != FORMAT:
        raise Wrong("unknown-format", f'must be "{FORMAT}", not {shown(value)}: this program cannot read it')
    return FORMAT


def _check_circles(document: Mapping[str, object], event: Event, report: Report) -> None:
    for name in circles({door.id: door.requires for door in event.lists.values()}):
        path = (*_place(document, "check_in_lists", name), "requires")
        report.add(path, "circle", f'check_in_lists "{name}": requires leads back to itself, nobody could enter')
    follows = {each.id: {each.depends_on.question} for each in event.questions.values() if each.depends_on}
    for question in circles(follows):
        path = (*_place(document, "questions", question), "depends_on")
        report.add(path, "circle", f'questions "{question}": depends_on leads back to itself, it is never asked')


def _place(document: Mapping[str, object], key: str, name: str) -> Path:
    rows = cast("list[Mapping[str, object]]", document[key])
    return (key, next(index for index, row in enumerate(rows) if row.get("id") == name))
