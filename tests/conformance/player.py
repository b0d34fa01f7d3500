"""Plays one scenario through a real desk on a real store and tells what differed."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.desk import Ask, Outcome, Post
from kiosk.domain.facts import Admitted, Direction, Exited, Fact, Refused, Source, Undone
from kiosk.domain.ids import (
    AttendeeId,
    Code,
    DeskId,
    EventId,
    FactId,
    GateId,
    ListId,
    QuestionId,
    SessionId,
    TicketTypeId,
    VariationId,
)
from kiosk.domain.text import Language
from kiosk.pack.document import parse_document
from kiosk.station import Station
from kiosk.ticket import base41
from kiosk.ticket.signed import PREFIX, Claims, public_half, sign
from tests.conformance.pack_changes import base_pack, changed

SIGNERS = {
    word: Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
    for number, word in enumerate(("current", "previous", "unlisted"), start=1)
}
PUBLIC = {word: public_half(key) for word, key in SIGNERS.items()}


@dataclass(frozen=True)
class Difference:
    """One thing that a step expected otherwise."""

    step: int
    what: str
    expected: Any
    got: Any

    def __str__(self) -> str:
        return f"step {self.step} {self.what}: expected {self.expected!r}, got {self.got!r}"


class Unplayable(Exception):
    """A scenario that says something which no desk can do; one sentence says what and where."""


class Player:
    """A fresh desk for one scenario."""

    def __init__(self, scenario: dict[str, Any], bases: Path, folder: Path) -> None:
        self._steps = scenario["steps"]
        try:
            self._document = changed(base_pack(bases, scenario["base"]), scenario.get("with") or {}, PUBLIC)
        except FileNotFoundError as error:
            raise Unplayable(f"there is no base pack “{scenario['base']}” in {bases}") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Unplayable(f"its base pack or “with” cannot be read: {error}") from error
        desk = scenario.get("desk") or {}
        gate = desk.get("gate")
        self._post = Post(
            DeskId("desk-1"), GateId(gate) if gate else None, language=Language(desk.get("language", "zh"))
        )
        self._folder = folder / "life-1"
        self._lives = 1
        self._clock_at = datetime(2025, 11, 15, tzinfo=UTC)
        self._remote_seq: dict[str, int] = {}
        self._offset = 0.0
        self._open()
        self._take()

    def _open(self) -> None:
        self.station = Station(self._folder, self._post, lambda: self._clock_at)
        self.station.desk.correct_clock(self._offset)

    def _take(self) -> None:
        self.station.take(parse_document(self._document, "scenario"))

    def close(self) -> None:
        self.station.close()

    def differences(self) -> Iterator[Difference]:
        for number, step in enumerate(self._steps, start=1):
            for what, expected, got in self._played(number, step):
                yield Difference(number, what, expected, got)

    def _played(self, number: int, step: dict[str, Any]) -> list[tuple[str, Any, Any]]:
        try:
            return list(self._play(step))
        except Exception as error:
            # whoever wrote it wrong, the scenario or the product: the step has failed, and the others are still played
            what = (
                f"“{error.args[0]}” is missing" if isinstance(error, KeyError) else f"{type(error).__name__}: {error}"
            )
            raise Unplayable(f"step {number} cannot be played: {what}") from error

    def _play(self, step: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
        at = datetime.fromisoformat(step["at"]) if "at" in step else self._clock_at
        self._clock_at = at
        expect = step.get("expect")
        desk = self.station.desk
        match step:
            case {"scan": str(text)}:
                yield from self._compare(desk.scan(self._ask(step, text, at)), expect)
            case {"scan_signed": dict(order)}:
                yield from self._compare(desk.scan(self._ask(step, token(order), at)), expect)
            case {"roster_update": dict(changes)}:
                self._document = changed(self._document, changes, PUBLIC)
                self._take()
            case {"roster_wipe": _}:
                self.station.wipe_roster()
            case {"restart": "crash"}:
                self._crash()
            case {"restart": _}:
                self.station.close()
                self._open()
            case {"undo": {"attendee": attendee, "list": door}}:
                yield "undone", expect["undone"], desk.undo(AttendeeId(attendee), ListId(door), at)
            case {"remote": list(told)}:
                desk.take([self._remote(one) for one in told])
            case {"clock_offset": offset}:
                self._offset = offset
                desk.correct_clock(offset)
            case {"rehearsal": on}:
                desk.rehearse(on)
            case {"inside": door}:
                yield f"inside {door}", expect, desk.inside(ListId(door), desk.now(at))
            case {"conflicts": door}:
                yield f"conflicts {door}", sorted(expect), sorted(one.attendee for one in desk.conflicts(ListId(door)))
            case {"counts": door}:
                yield from self._counts(ListId(door), expect, at)
            case {"attempts": text}:
                yield f"attempts {text}", expect, [verdict_of(fact) for fact in desk.attempts(text)]
            case {"search": text}:
                yield from self._search(step, text, expect)
            case _:
                yield "kind of step", "one of the README", sorted(step)

    def _ask(self, step: dict[str, Any], text: str, at: datetime) -> Ask:
        return Ask(
            text,
            ListId(step["list"]) if step.get("list") is not None else None,
            at,
            Direction(step.get("direction", "entry")),
            Source(step.get("source", "barcode")),
            {QuestionId(key): value for key, value in (step.get("answers") or {}).items()},
            step.get("ignore_unpaid", False),
        )

    def _compare(self, outcome: Outcome, expect: dict[str, Any] | None) -> Iterator[tuple[str, Any, Any]]:
        said = outcome.reason
        got: dict[str, Any] = {
            "verdict": outcome.kind.value,
            "attendee": outcome.attendee_id,
            "override": outcome.verdict.override,
            "questions": sorted(outcome.verdict.questions),
            "entries": outcome.entries,
            "attention": bool(outcome.guest and outcome.guest.attention),
            "fault": outcome.verdict.fault,
            "shown": dict(outcome.shown),
        }
        for key, expected in (expect or {}).items():
            match key:
                case "reason_mentions":
                    yield from ((key, one, said) for one in expected if one not in said.zh and one not in said.en)
                case "reason_omits":
                    yield from ((key, one, said) for one in expected if one in said.zh or one in said.en)
                case "name":
                    shown = f"{outcome.name.zh} {outcome.name.latin}"
                    yield key, expected, expected if expected in shown else shown
                case "questions":
                    yield key, sorted(expected), got[key]
                case "shown":
                    yield key, expected, {one: got[key].get(one) for one in expected}
                case _:
                    yield key, expected, got.get(key, "no such key in the README")

    def _counts(self, door: ListId, expect: dict[str, Any], at: datetime) -> Iterator[tuple[str, Any, Any]]:
        counts = self.station.desk.counts(door, at)
        got = {"total": counts.total, "entered": counts.entered, "inside": counts.inside}
        for key in got.keys() & expect.keys():
            yield f"{door} {key}", expect[key], got[key]
        for kind, numbers in expect.get("by_ticket_type", {}).items():
            total, entered = counts.by_ticket_type.get(kind, (0, 0))
            for key, value in {"total": total, "entered": entered}.items():
                yield f"{door} {kind} {key}", numbers.get(key, value), value

    def _search(self, step: dict[str, Any], text: str, expect: list[str]) -> Iterator[tuple[str, Any, Any]]:
        found = [hit.attendee.id for hit in self.station.desk.search(text)]
        first = found[: len(expect)]
        yield (
            f"search {text}",
            expect if step.get("ordered") else sorted(expect),
            first if step.get("ordered") else sorted(first),
        )
        if step.get("only"):
            yield f"search {text} nothing after", [], found[len(expect) :]

    def _remote(self, told: dict[str, Any]) -> Fact:
        desk = told["desk"]
        self._remote_seq[desk] = self._remote_seq.get(desk, 0) + 1
        seq = self._remote_seq[desk]
        if told.get("fact") in self._told:
            return self._told[told["fact"]]
        door = ListId(told["list"]) if "list" in told else None
        fact = Fact(
            id=FactId(told.get("fact") or f"{desk}-{seq}"),
            event=EventId(self._document["event"]["id"]),
            desk=DeskId(desk),
            desk_seq=seq,
            at=datetime.fromisoformat(told["at"]),
            hlc="",
            body=_remote_body(told, door),
            attendee=AttendeeId(told["attendee"]) if told.get("attendee") else None,
            code=Code(told["code"]) if told.get("code") else None,
        )
        self._told[fact.id] = fact
        return fact

    @property
    def _told(self) -> dict[str, Fact]:
        return self.__dict__.setdefault("_told_facts", {})

    def _crash(self) -> None:
        """Go on with what lies on the disk now; the old program never gets to close anything."""
        self._lives += 1
        left_behind, self._folder = self._folder, self._folder.parent / f"life-{self._lives}"
        shutil.copytree(left_behind, self._folder, ignore=shutil.ignore_patterns("desk.lock*"))
        abandoned = self.station
        self._open()
        abandoned.close()


def _remote_body(told: dict[str, Any], door: ListId | None) -> Admitted | Exited | Undone:
    if "undoes" in told:
        return Undone(FactId(told["undoes"]), door)
    assert door is not None
    text = told.get("code") or ""
    return Exited(door, text) if told.get("direction") == "exit" else Admitted(door, text)


def verdict_of(fact: Fact) -> str:
    match fact.body:
        case Refused(verdict=verdict):
            return verdict
        case Admitted():
            return "admitted"
        case Exited():
            return "exited"
        case other:
            return type(other).__name__


def token(order: dict[str, Any]) -> str:
    """A ticket signed by the product's own signer, then damaged as the scenario says."""
    text = sign(_claims(order["claims"]), SIGNERS[order["key"]])
    match order.get("damage"):
        case None:
            return text
        case "flip_byte":
            raw = bytearray(base41.decode(text.removeprefix(PREFIX)))
            raw[len(raw) // 2] ^= 0x20
            return PREFIX + base41.encode(bytes(raw))
        case "truncate":
            return text[: len(text) // 2]
        case "random":
            chance = random.Random(len(text))
            return "".join(chance.choice(base41.ALPHABET) for _ in text)
        case "empty":
            return ""
        case other:
            raise ValueError(f"damage {other!r} is none of null, flip_byte, truncate, random, empty")


def _claims(given: dict[str, Any]) -> Claims:
    def moment(key: str) -> datetime | None:
        return datetime.fromisoformat(given[key]) if given.get(key) else None

    return Claims(
        Code(given["code"]),
        TicketTypeId(given["ticket_type"]),
        VariationId(given["variation"]) if given.get("variation") else None,
        SessionId(given["session"]) if given.get("session") else None,
        moment("valid_from"),
        moment("valid_until"),
        given.get("name"),
    )
