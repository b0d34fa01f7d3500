"""A roster row as stored text and back; defaults are left out."""

import json
from collections.abc import Callable
from datetime import datetime
from operator import attrgetter
from typing import Any, cast

from kiosk.domain.attendee import Attendee, PersonName, Status
from kiosk.domain.ids import AttendeeId, Code, TicketTypeId
from kiosk.domain.text import Language, Text

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def to_text(attendee: Attendee) -> str:
    """One line of JSON; the same attendee always gives the same text."""
    return _rare(attendee) if any(_RARE(attendee)) or attendee.status is not Status.PAID else _usual(attendee)


_RARE = attrgetter(
    *("variation", "country", "language", "requires_approval", "valid_if_pending", "blocked", "valid_from"),
    *("valid_until", "session", "addon_to", "attention", "staff_note", "answers", "photo", "entitlements", "sessions"),
)
_QUOTED = json.encoder.encode_basestring


def _usual(attendee: Attendee) -> str:
    """The same line for a row of the keys that most have, without a detour over a table."""
    quoted = _QUOTED
    name, order = attendee.name, attendee.order
    parts = [f'{{"id":{quoted(attendee.id)},"code":{quoted(attendee.code)},"type":{quoted(attendee.ticket_type)}']
    if name.zh is not None:
        parts.append(f'"zh":{quoted(name.zh)}')
    if name.latin is not None:
        parts.append(f'"latin":{quoted(name.latin)}')
    if order is not None:
        parts.append(f'"order":{quoted(order)}')
    if (firm := attendee.organisation) is not None:
        parts.append(f'"organisation":[{quoted(firm.zh)},{quoted(firm.en)}]')
    if (title := attendee.title) is not None:
        parts.append(f'"title":[{quoted(title.zh)},{quoted(title.en)}]')
    if attendee.email is not None:
        parts.append(f'"email":{quoted(attendee.email)}')
    if attendee.phone is not None:
        parts.append(f'"phone":{quoted(attendee.phone)}')
    if attendee.consent:
        parts.append(f'"consent":[{",".join(map(quoted, attendee.consent))}]')
    return ",".join(parts) + "}"


def _rare(attendee: Attendee) -> str:
    row: dict[str, object] = {
        "id": attendee.id,
        "code": attendee.code,
        "type": attendee.ticket_type,
        "zh": attendee.name.zh,
        "latin": attendee.name.latin,
        "variation": attendee.variation,
        "order": attendee.order,
        "organisation": _pair(attendee.organisation),
        "title": _pair(attendee.title),
        "email": attendee.email,
        "phone": attendee.phone,
        "country": attendee.country,
        "language": attendee.language,
        "status": None if attendee.status is Status.PAID else attendee.status,
        "requires_approval": attendee.requires_approval,
        "valid_if_pending": attendee.valid_if_pending,
        "blocked": attendee.blocked,
        "valid_from": attendee.valid_from and attendee.valid_from.isoformat(),
        "valid_until": attendee.valid_until and attendee.valid_until.isoformat(),
        "session": attendee.session,
        "addon_to": attendee.addon_to,
        "attention": attendee.attention,
        "staff_note": attendee.staff_note,
        "answers": dict(attendee.answers),
        "photo": attendee.photo,
        "consent": list(attendee.consent),
        "entitlements": [_pair(text) for text in attendee.entitlements],
        "sessions": list(attendee.sessions),
    }
    kept = {key: value for key, value in row.items() if value not in (None, False, [], {})}
    return _ENCODE(kept)


def _pair(text: Text | None) -> list[str] | None:
    return None if text is None else [text.zh, text.en]


def from_text(text: str) -> Attendee:
    """The attendee that ``to_text`` wrote."""
    row = cast("dict[str, Any]", json.loads(text))
    name = PersonName(row.pop("zh", None), row.pop("latin", None))
    first = AttendeeId(row.pop("id")), Code(row.pop("code")), TicketTypeId(row.pop("type"))
    # Most rows tell little: only what is there is read, the rest keeps its default.
    return Attendee(*first, name, **{key: _READ[key](value) if key in _READ else value for key, value in row.items()})


def _text(pair: list[str]) -> Text:
    return Text(*pair)


_READ: dict[str, Callable[[Any], Any]] = {
    "organisation": _text,
    "title": _text,
    "language": Language,
    "status": Status,
    "valid_from": datetime.fromisoformat,
    "valid_until": datetime.fromisoformat,
    "consent": tuple,
    "entitlements": lambda pairs: tuple(map(_text, pairs)),
    "sessions": tuple,
}
"""How a stored value becomes one of the attendee's; texts and yes or no are what they are."""
