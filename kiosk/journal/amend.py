"""Folds what desks said of guests: each walk-in once, of several corrections the last one told."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from kiosk.domain.amendment import guest_of
from kiosk.domain.attendee import Attendee, PersonName
from kiosk.domain.event import Json
from kiosk.domain.facts import Corrected, Fact, WalkedIn
from kiosk.domain.ids import AttendeeId, Code, TicketTypeId

WALKED_IN = "walked_in"
AMENDMENT_TABLE = """
CREATE TABLE amendment (
    event TEXT NOT NULL, attendee TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (event, attendee, field)
) WITHOUT ROWID;
UPDATE meta SET value = '' WHERE key = 'stay_rules'
"""
"""The last statement has everything folded anew: a newer desk may have told such facts to an older one."""

Said: TypeAlias = "tuple[str, str, str]"
"""Attendee, field and value: a field that was corrected, or ``walked_in`` with the whole row."""


@dataclass(frozen=True, slots=True)
class Amendments:
    """What desks said of the guests of one event."""

    walk_ins: dict[str, Attendee] = field(default_factory=dict[str, Attendee])
    corrections: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])

    def __bool__(self) -> bool:
        return bool(self.walk_ins or self.corrections)


def amended(facts: Iterable[Fact]) -> dict[tuple[str, str], str]:
    """Event and field -> value, by one guest's facts in their order."""
    found: dict[tuple[str, str], str] = {}
    for fact in facts:
        match fact.body:
            case Corrected(part, value):
                found[fact.event, part] = value
            case WalkedIn() if fact.code is not None:
                # Who walked in cannot walk in again under the same id: the first one counts.
                found.setdefault((fact.event, WALKED_IN), _row(fact.code, fact.body))
            case _:
                pass
    return found


def _row(code: Code, body: WalkedIn) -> str:
    return json.dumps({"code": code, **walked_in_document(body)}, sort_keys=True)


def walked_in_document(body: WalkedIn) -> dict[str, Json]:
    """The content of such a fact as plain JSON values."""
    name: dict[str, Json] = {"zh": body.name.zh, "latin": body.name.latin}
    document: dict[str, Json] = {
        "name": {key: value for key, value in name.items() if value},
        "organisation": body.organisation,
        "consent": list(body.consent),
    }
    return {"ticket_type": body.ticket_type, **{key: value for key, value in document.items() if value}}


def walked_in(document: dict[str, Json]) -> WalkedIn:
    """The same back; raises ``ValueError`` or ``KeyError`` for anything else."""
    name, consent = document.get("name", {}), document.get("consent", [])
    if not isinstance(name, dict) or not isinstance(consent, list):
        raise ValueError("a walk-in's name must be an object and its consent a list")
    texts = [document["ticket_type"], name.get("zh", ""), name.get("latin", ""), document.get("organisation", "")]
    if not all(isinstance(one, str) for one in (*texts, *consent)):
        raise ValueError("a walk-in's row must hold texts")
    for one in cast("list[str]", [*texts, *consent]):
        one.encode()  # no store holds half a character pair
    kind, zh, latin, organisation = cast("list[str]", texts)
    agreed = tuple(cast("list[str]", consent))
    return WalkedIn(TicketTypeId(kind), PersonName(zh or None, latin or None), organisation, agreed)


def read_amendments(said: Iterable[Said]) -> Amendments:
    """The folded table as values."""
    found = Amendments()
    for attendee, part, value in said:
        if part == WALKED_IN:
            document = cast("dict[str, Json]", json.loads(value))
            row = guest_of(walked_in(document), AttendeeId(attendee), Code(str(document["code"])))
            found.walk_ins[attendee] = row
        else:
            found.corrections.setdefault(attendee, {})[part] = value
    return found
