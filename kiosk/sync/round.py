"""One round of a claim: publish if nobody was before, else say who was."""

import asyncio
import time
from dataclasses import dataclass
from typing import TypeAlias

from kiosk.domain.facts import Fact
from kiosk.sync.letters import UnknownDesk, opened, sealed
from kiosk.sync.line import WRONG_SEQUENCE, Held, HubRefuses, Line, LineDown
from kiosk.sync.parcels import Message, Suspect
from kiosk.sync.sayings import Known
from kiosk.sync.subjects import FACTS, Subjects

IN_FLIGHT_S = 0.005


@dataclass(frozen=True, slots=True)
class Taken:
    """The claim stands."""

    seq: int


@dataclass(frozen=True, slots=True)
class Newer:
    """Others were first: what they said after the desk's reading, and the number of the last of it."""

    messages: tuple[Message, ...]
    last: int


@dataclass(frozen=True, slots=True)
class Apart:
    """Nobody knows whether the claim stands."""

    trouble: str = ""


Round: TypeAlias = Taken | Newer | Apart


async def claim_round(
    line: Line,
    subjects: Subjects,
    known: Known,
    fact: Fact,
    content: bytes,
    scope: str,
    expected: int,
    folded: int,
    within_s: float,
) -> Round:
    """Publish ``fact`` if ``expected`` is the last number under ``scope``.

    ``folded``: the hub's numbers up to here are in the desk's journal.  Only an answer of
    the hub's leader decides; anything else is ``Apart``, and the fact keeps its id and bytes.
    """
    until = time.monotonic() + within_s
    headers = sealed(fact, content, known.signer) | {
        "Nats-Expected-Last-Subject-Sequence": str(expected),
        "Nats-Expected-Last-Subject-Sequence-Subject": scope,
    }
    subject = subjects.of(fact)
    try:
        while (left := until - time.monotonic()) > 0:
            try:
                return Taken(int((await line.ask(subject, content, headers, left))["seq"]))
            except HubRefuses as refusal:
                if refusal.code not in WRONG_SEQUENCE:
                    return Apart(f"the hub refuses: {refusal}")
            last = await line.held(FACTS, {"last_by_subj": scope}, max(until - time.monotonic(), 0.001))
            if last is not None:
                return await _newer(line, known, fact, scope, folded, last, until)
            await asyncio.sleep(IN_FLIGHT_S)  # another claim is on its way and may yet fail
    except (LineDown, HubRefuses, UnknownDesk):
        pass
    return Apart()


async def _newer(line: Line, known: Known, fact: Fact, scope: str, folded: int, last: Held, until: float) -> Round:
    """What lies under the scope beyond the desk's reading; the own fact among it means that the claim stands."""
    if last.headers.get("Nats-Msg-Id") == fact.id:
        return Taken(last.seq)
    held: list[Held] = []
    at = folded
    while at < last.seq - 1:
        found = await line.held(FACTS, {"seq": at + 1, "next_by_subj": scope}, max(until - time.monotonic(), 0.001))
        if found is None or found.seq >= last.seq:
            break
        held.append(found)
        at = found.seq
    if last.seq > folded:
        held.append(last)
    messages: list[Message] = []
    for one in held:
        if one.headers.get("Nats-Msg-Id") == fact.id:
            return Taken(one.seq)
        letter = opened(one.seq, one.subject, one.content, one.headers, known, subjects_event=fact.event)
        if not isinstance(letter, Suspect):
            messages.append(letter)
    return Newer(tuple(messages), last.seq)
