"""The machine form of a pack: one document of plain tables, lists and texts."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime, time
from enum import Enum
from json import dumps
from typing import cast

from kiosk.domain.attendee import Attendee, PersonName
from kiosk.domain.event import Event, Json
from kiosk.domain.text import Text

FORMAT = "cqitec-event/1"

Document = dict[str, Json]
_DEFAULTS = {each.name: each.default for each in fields(Attendee)}


def document_of(event: Event, attendees: Iterable[Attendee]) -> Document:
    """Everything of an event and its guests; ``parse_document`` reads the same back."""
    return {
        "format": FORMAT,
        "event": _plain_fields(event, ("id", "name", "venue", "timezone", "starts_at", "ends_at", "admission_at")),
        "halls": _rows(event.halls.values()),
        "ticket_types": _rows(event.ticket_types.values()),
        "sessions": [_session(row) for row in _rows(event.sessions.values())],
        "check_in_lists": [_list(row) for row in _rows(event.lists.values())],
        "gates": _rows(event.gates.values()),
        "questions": _rows(event.questions.values()),
        "projects": _rows(event.projects),
        "stands": _rows(event.stands),
        "notices": _rows(event.notices),
        "signing_keys": plain(event.signing_keys),
        "revoked_codes": plain(event.revoked_codes),
        "blocked_codes": plain(event.blocked_codes),
        "attendees": list[Json](attendee_row(attendee) for attendee in attendees),
    }


def attendee_row(attendee: Attendee) -> Document:
    """One roster row, without the keys that have their default."""
    row: Document = {}
    for key, default in _DEFAULTS.items():
        value = getattr(attendee, key)
        if value != default and value not in ((), {}):
            row[key] = plain(value)
    if not attendee.name:
        row.pop("name", None)
    return row


def _rows(parts: Iterable[object]) -> list[Json]:
    return [_plain_fields(part, tuple(each.name for each in fields(cast("type", type(part))))) for part in parts]


def _plain_fields(part: object, keys: tuple[str, ...]) -> Json:
    return {key: plain(getattr(part, key)) for key in keys}


def _session(row: Json) -> Json:
    """Programmes that keep no seats read as they always did, also by older versions of this program."""
    table = cast(Document, row)
    return {key: value for key, value in table.items() if key != "release_unclaimed_after_min" or value is not None}


def _list(row: Json) -> Json:
    """A rule that is a text alone must be marked as JSON, as the reader expects it."""
    table = cast(Document, row)
    rules = table["rules"]
    return table | {"rules": dumps(rules, ensure_ascii=False)} if isinstance(rules, str) else table


def plain(value: object) -> Json:
    """Any value of the domain as JSON holds it."""
    match value:
        case None | bool() | int() | float():
            return value
        case Enum():
            return cast(str, value.value)
        case str():
            return value
        case datetime():
            return value.isoformat()
        case time():
            return value.isoformat("minutes" if value.second == 0 else "seconds")
        case Text(zh, en):
            return {"zh": zh, "en": en}
        case PersonName(zh, latin):
            return {"zh": zh, "latin": latin}
        case frozenset():
            return list[Json](sorted(cast("frozenset[str]", value)))
        case tuple() | list():
            return [plain(each) for each in cast("list[object]", value)]
        case Mapping():
            return {key: plain(each) for key, each in cast("Mapping[str, object]", value).items()}
        case _:
            parts = fields(cast("type", type(value)))
            return {each.name: plain(getattr(value, each.name)) for each in parts}
