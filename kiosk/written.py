"""What is written down of a scan: the fact's content, and what the desk knew when it decided."""

import json
from collections.abc import Mapping
from contextlib import suppress

from kiosk.domain.event import Json
from kiosk.domain.facts import Admitted, Body, Exited, Refused
from kiosk.domain.ids import FactId, ListId, QuestionId
from kiosk.domain.reason import Welcome
from kiosk.domain.scanned import Guest, Verdict, VerdictKind
from kiosk.outcome import Ask
from kiosk.ticket.veil import kept


def body_of(ask: Ask, verdict: Verdict) -> Body:
    """An entry, an exit, or an attempt that changed nothing."""
    if verdict.kind is VerdictKind.ADMITTED and ask.door is not None:
        override = isinstance(verdict.reason, Welcome) and verdict.reason.override
        why = ask.override_reason if override else None
        again = override and ask.let_in_again
        return Admitted(ask.door, ask.text, override, _answers(ask.answers), why or None, again)
    if verdict.kind is VerdictKind.EXITED and ask.door is not None:
        return Exited(ask.door, ask.text)
    # Only a ticket is written down as it was shown; of what else was held up a mark may be enough.
    text = ask.text if verdict.guest is not None else kept(ask.text, ask.source)
    return Refused(ask.door, text, verdict.kind, ask.direction)


def _answers(given: Mapping[QuestionId, Json]) -> dict[QuestionId, Json]:
    """Answers as a fact can hold them: NaN and endless numbers are none, nor is what is nested without end."""
    storable: dict[QuestionId, Json] = {}
    for question, answer in given.items():
        with suppress(ValueError, RecursionError):
            json.dumps(answer, allow_nan=False)
            storable[question] = answer
    return storable


def known_marks(guest: Guest | None, door: ListId | None) -> tuple[FactId, ...]:
    """What this desk knew of the guest on this list; the last few tell the rest."""
    if guest is None:
        return ()
    return tuple(mark.fact for mark in guest.history.marks if mark.list == door)[-4:]
