"""A fact as bytes and back: the canonical form that is hashed, stored and sent.

JSON, UTF-8 in ASCII escapes (a scanned text may hold half a character pair),
keys sorted, no blanks.  The bytes of a fact never change once written.
"""

import hashlib
import json
import re
from datetime import UTC, datetime, timedelta
from typing import cast

from kiosk.domain.event import Json
from kiosk.domain.facts import (
    FORMAT,
    Admitted,
    Agreed,
    BadgeFailed,
    BadgePrinted,
    BadgeRevoked,
    BadgeSent,
    BadgeUnknown,
    Body,
    CalledIn,
    ConflictSettled,
    Corrected,
    Direction,
    Exited,
    Exported,
    Fact,
    Foreign,
    HelpAsked,
    HelpSettled,
    LeftStandby,
    PutOnStandby,
    Refused,
    SignedIn,
    Undone,
    WalkedIn,
)
from kiosk.domain.ids import AttendeeId, Code, DeskId, EventId, FactId, ListId, QuestionId
from kiosk.errors import Trouble
from kiosk.journal.amend import walked_in, walked_in_document

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


_ENCODE = json.JSONEncoder(sort_keys=True, separators=(",", ":"), check_circular=False).encode
_HLC = re.compile(r"[0-9a-f]{16}|")
_MOST = (1 << 63) - 1
"""The largest whole number that the store can hold."""


class Damaged(Trouble):
    """Bytes that are no fact; the text says why."""


def microseconds(moment: datetime) -> int:
    """Whole microseconds since 1970, UTC."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(microseconds: int) -> datetime:
    return _EPOCH + timedelta(0, 0, microseconds)


def kind_of(body: Body) -> str:
    match body:
        case Foreign(kind=kind):
            return kind
        case _:
            return _KINDS[type(body)]


_KINDS: dict[type, str] = {
    Admitted: "admitted",
    Exited: "exited",
    Refused: "refused",
    Undone: "undone",
    BadgeSent: "badge_sent",
    BadgePrinted: "badge_printed",
    BadgeFailed: "badge_failed",
    BadgeUnknown: "badge_unknown",
    BadgeRevoked: "badge_revoked",
    WalkedIn: "walked_in",
    Corrected: "corrected",
    HelpAsked: "help_asked",
    HelpSettled: "help_settled",
    Agreed: "agreed",
    PutOnStandby: "put_on_standby",
    CalledIn: "called_in",
    LeftStandby: "left_standby",
    SignedIn: "signed_in",
    Exported: "exported",
    ConflictSettled: "conflict_settled",
}


def to_bytes(fact: Fact) -> bytes:
    """The canonical bytes."""
    return _ENCODE(to_document(fact)).encode("ascii")


def fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def to_document(fact: Fact) -> dict[str, Json]:
    """The fact as plain JSON values, as ``journal`` prints it; empty keys are left out."""
    document: dict[str, Json] = {
        "v": FORMAT,
        "id": fact.id,
        "event": fact.event,
        "desk": fact.desk,
        "desk_seq": fact.desk_seq,
        "at": fact.at.astimezone(UTC).isoformat(),
        "hlc": fact.hlc,
        "kind": kind_of(fact.body),
    }
    header: tuple[tuple[str, Json], ...] = (
        ("attendee", fact.attendee),
        ("code", fact.code),
        ("operator", fact.operator),
        ("gate", fact.gate),
        ("roster", fact.roster_revision),
        ("offset_s", fact.clock_offset_s),
        ("knew", list(fact.knew)),
        ("previous", fact.previous_hash),
    )
    for key, value in header:
        if value:
            document[key] = value
    document.update(_content(fact.body))
    document.update(fact.more)
    return document


def _content(body: Body) -> dict[str, Json]:
    match body:
        case Admitted(door, text, override, answers, override_reason, again):
            given: dict[str, Json] = {str(key): value for key, value in answers.items()}
            said = _given(override=override, answers=given, override_reason=override_reason, again=again)
            return {"list": door, "text": text, **said}
        case Exited(door, text):
            return {"list": door, "text": text}
        case Refused(door, text, verdict, direction):
            return {"text": text, "verdict": verdict, "direction": direction, **_given(list=door)}
        case Undone(target, door):
            return {"target": target, **_given(list=door)}
        case BadgeSent(copy, printer, job):
            return {"copy": copy, "printer": printer, "job": job}
        case BadgePrinted(copy, job):
            return {"copy": copy, "job": job}
        case BadgeFailed(copy, detail) | BadgeUnknown(copy, detail):
            return {"copy": copy, "detail": detail}
        case BadgeRevoked(copy, reason):
            return {"copy": copy, "reason": reason}
        case WalkedIn():
            return walked_in_document(body)
        case Corrected(field, value):
            return {"field": field, "value": value}
        case HelpAsked(ticket, why, door, text, note):
            return {"ticket": ticket, "why": why, "text": text, **_given(list=door, note=note or None)}
        case HelpSettled(target, how):
            return {"target": target, **_given(how=how or None)}
        case Agreed(notice, version):
            return {"notice": notice, "version": version}
        case PutOnStandby(door) | CalledIn(door) | LeftStandby(door):
            return {"list": door}
        case SignedIn(role):
            return {"role": role}
        case Exported(what, rows):
            return {"what": what, "rows": rows}
        case ConflictSettled(door, facts, decision, note):
            return {"list": door, "facts": list[Json](facts), "decision": decision, **_given(note=note or None)}
        case Foreign(_, content):
            return dict(content)


def _given(**values: Json) -> dict[str, Json]:
    """Those that say something."""
    return {key: value for key, value in values.items() if value not in (None, False, {})}


def from_bytes(content: bytes) -> Fact:
    """Read a fact; raises ``Damaged`` for anything else."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Damaged(f"not JSON: {error}") from error
    if not isinstance(document, dict):
        raise Damaged("not an object")
    return from_document(cast("dict[str, Json]", document))


def from_document(document: dict[str, Json]) -> Fact:
    """The fact that a document tells; raises ``Damaged`` for anything else."""
    try:
        body = _body(_name(document["kind"]), document)
        more = {} if isinstance(body, Foreign) else _beside(document, body)
        return Fact(
            id=FactId(_name(document["id"])),
            event=EventId(_name(document["event"])),
            desk=DeskId(_name(document["desk"])),
            desk_seq=_whole(document["desk_seq"]),
            at=_instant(_text(document["at"])),
            hlc=_clock(_text(document["hlc"])),
            body=body,
            more=more,
            attendee=AttendeeId(_name(document["attendee"])) if "attendee" in document else None,
            code=Code(_text(document["code"])) if "code" in document else None,
            operator=_optional(document, "operator"),
            gate=_optional(document, "gate"),
            roster_revision=_optional(document, "roster") or "",
            clock_offset_s=_real(document.get("offset_s", 0.0)),
            knew=tuple(FactId(_text(one)) for one in _list(document.get("knew", []))),
            previous_hash=_optional(document, "previous") or "",
        )
    except KeyError as error:
        raise Damaged(f"{error.args[0]} is missing") from error
    except ValueError as error:
        raise Damaged(str(error)) from error


def _beside(document: dict[str, Json], body: Body) -> dict[str, Json]:
    """Keys, and a version, that this program would not write of itself."""
    known = _content(body)
    extra = {key: value for key, value in document.items() if key not in _HEADER and key not in known}
    return extra | _version(document)


def _version(document: dict[str, Json]) -> dict[str, Json]:
    return {} if document.get("v") == FORMAT else {"v": document.get("v")}


def _instant(text: str) -> datetime:
    """An instant in UTC; one without an offset could be any."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} has no offset")
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"{text} is outside the calendar") from error


def _clock(hlc: str) -> str:
    if not _HLC.fullmatch(hlc):
        raise ValueError(f"{hlc!r} is no hybrid time")
    return hlc


_HEADER = frozenset(
    (
        *("v", "id", "event", "desk", "desk_seq", "at", "hlc", "kind", "attendee", "code"),
        *("operator", "gate", "roster", "offset_s", "knew", "previous"),
    )
)


def _body(kind: str, document: dict[str, Json]) -> Body:
    match kind:
        case "admitted":
            answers = {QuestionId(key): value for key, value in _object(document.get("answers", {})).items()}
            override = bool(document.get("override", False))
            said, again = _optional(document, "override_reason"), bool(document.get("again", False))
            return Admitted(_door(document), _seen(document), override, answers, said, again)
        case "exited":
            return Exited(_door(document), _seen(document))
        case "refused":
            door = ListId(_text(document["list"])) if "list" in document else None
            direction = Direction(_text(document.get("direction", "entry")))
            return Refused(door, _seen(document), _text(document["verdict"]), direction)
        case "undone":
            door = ListId(_name(document["list"])) if "list" in document else None
            return Undone(FactId(_name(document["target"])), door)
        case "badge_sent":
            return BadgeSent(_whole(document["copy"]), _text(document["printer"]), _text(document["job"]))
        case "badge_printed":
            return BadgePrinted(_whole(document["copy"]), _text(document["job"]))
        case "badge_failed":
            return BadgeFailed(_whole(document["copy"]), _optional(document, "detail") or "")
        case "badge_unknown":
            return BadgeUnknown(_whole(document["copy"]), _optional(document, "detail") or "")
        case "badge_revoked":
            return BadgeRevoked(_whole(document["copy"]), _optional(document, "reason") or "")
        case "walked_in":
            return walked_in(document)
        case "corrected":
            return Corrected(_name(document["field"]), _name(document["value"]))
        case "help_asked":
            door = ListId(_name(document["list"])) if "list" in document else None
            note = _optional(document, "note") or ""
            return HelpAsked(_whole(document["ticket"]), _text(document["why"]), door, _seen(document), note)
        case "help_settled":
            return HelpSettled(FactId(_name(document["target"])), _optional(document, "how") or "")
        case "agreed":
            return Agreed(_text(document["notice"]), _text(document["version"]))
        case "put_on_standby":
            return PutOnStandby(_door(document))
        case "called_in":
            return CalledIn(_door(document))
        case "left_standby":
            return LeftStandby(_door(document))
        case "signed_in":
            return SignedIn(_text(document["role"]))
        case "exported":
            return Exported(_text(document["what"]), _whole(document["rows"]))
        case "conflict_settled":
            facts = tuple(FactId(_name(one)) for one in _list(document["facts"]))
            return ConflictSettled(
                _door(document), facts, _text(document["decision"]), _optional(document, "note") or ""
            )
        case _:
            content = {key: value for key, value in document.items() if key not in _HEADER}
            return Foreign(kind, content | _version(document))


def _door(document: dict[str, Json]) -> ListId:
    return ListId(_name(document["list"]))


def _seen(document: dict[str, Json]) -> str:
    return _optional(document, "text") or ""


def _optional(document: dict[str, Json], key: str) -> str | None:
    return _text(document[key]) if key in document else None


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a text")
    return value


def _name(value: Json) -> str:
    """A text that the store can hold: no half of a character pair."""
    text = _text(value)
    text.encode()
    return text


def _whole(value: Json) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
        raise ValueError(f"{value!r} is not a whole number from 0")
    return value


def _real(value: Json) -> float:
    if not isinstance(value, int | float):
        raise ValueError(f"{value!r} is not a number")
    return float(value)


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is not a list")
    return value


def _object(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} is not an object")
    return value
