"""At the door without a window: check, gate, undo, conflicts."""

import json
import sys
from collections.abc import Iterable
from datetime import UTC
from typing import TypeVar, cast

from kiosk.commands.context import Context, instant, need_event
from kiosk.desk import Ask, Conflict, Desk, Outcome
from kiosk.domain.event import Json
from kiosk.domain.facts import Direction, Source
from kiosk.domain.ids import AttendeeId, GateId, ListId, QuestionId
from kiosk.domain.programme import due_list
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.press import open_press
from kiosk.printing import PrintRoom

_Word = TypeVar("_Word", Direction, Source)


def outcome_document(outcome: Outcome) -> dict[str, object]:
    """One outcome as the command line tells it."""
    return {
        "verdict": outcome.kind,
        "attendee": outcome.attendee_id,
        "name": {"zh": outcome.name.zh, "latin": outcome.name.latin},
        "override": outcome.verdict.override,
        "questions": list(outcome.verdict.questions),
        "entries": outcome.entries,
        "reason": {"zh": outcome.reason.zh, "en": outcome.reason.en},
        "fault": outcome.verdict.fault,
        "list": outcome.ask.door,
        "at": outcome.at.isoformat(),
        "fact": outcome.fact.id if outcome.fact else None,
    }


def outcome_line(outcome: Outcome) -> Text:
    """One outcome for people: the verdict, the name, the sentence."""
    name = " ".join(part for part in (outcome.name.zh, outcome.name.latin) if part)
    head = f"{outcome.kind}  {name}  " if name else f"{outcome.kind}  "
    return Text(head + outcome.reason.zh, head + outcome.reason.en)


def check(context: Context, ask: Ask) -> int:
    """One scan through the real engine, recorded."""
    with context.station() as station:
        outcome = station.desk.scan(ask)
    context.say(outcome_document(outcome), outcome_line(outcome))
    return 0 if outcome.verdict.lets_pass else 1


def answers_of(text: str | None) -> dict[QuestionId, Json]:
    """Answers given as JSON: question id to answer."""
    if not text:
        return {}
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"--answers is not JSON: {error}") from error
    return _answers(given, "--answers")


def _answers(given: object, where: str) -> dict[QuestionId, Json]:
    if not isinstance(given, dict):
        raise BadInput(f"{where} must be an object of question id and answer")
    return {QuestionId(key): value for key, value in cast("dict[str, Json]", given).items()}


def gate(context: Context, door: str | None, lines: Iterable[str], printer: str | None) -> int:
    """A desk without a window: a code a line in, an outcome a line out, until the input ends.

    A line that cannot be understood is answered with one sentence and passed over.
    """
    with context.station() as station:
        desk = station.desk
        room = PrintRoom(open_press(printer), desk.event) if printer and desk.event else None
        if room is not None:
            room.settle(desk)
        try:
            return _work_door(context, door, lines, desk, room)
        finally:
            if room is not None:
                room.wait(desk)
                room.close()


def _work_door(context: Context, door: str | None, lines: Iterable[str], desk: Desk, room: PrintRoom | None) -> int:
    status = 0
    for number, line in enumerate(lines, start=1):
        text = line.rstrip("\r\n")
        if not text.strip():
            continue
        try:
            ask = _ask_of(text, _door(desk, door))
        except BadInput as problem:
            status = 2
            context.say({"error": f"line {number}: {problem}"}, f"line {number}: {problem}")
            continue
        outcome = desk.scan(ask)
        context.say(outcome_document(outcome), outcome_line(outcome))
        if room is not None:
            room.take(desk, outcome)
            room.finished(desk)
    return status


def _door(desk: Desk, chosen: str | None) -> ListId | None:
    if chosen:
        return ListId(chosen)
    return due_list(desk.event, desk.now()) if desk.event else None


_KEYS = frozenset(("code", "list", "at", "direction", "gate", "answers", "ignore_unpaid", "source"))


def _ask_of(text: str, door: ListId | None) -> Ask:
    """A line of input: a bare code, or an object with ``check``'s options."""
    if not text.lstrip().startswith("{"):
        return Ask(text, door)
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        return Ask(text, door)
    options = cast("dict[str, object]", given)
    unknown = options.keys() - _KEYS
    if "code" not in options:
        return Ask(text, door)
    if unknown:
        raise BadInput(f"unknown key “{min(unknown)}”; known are {', '.join(sorted(_KEYS))}")
    for key in ("code", "list", "at", "gate"):
        if not isinstance(options.get(key, ""), str):
            raise BadInput(f"“{key}” must be a text")
    chosen = options.get("list")
    place = options.get("gate")
    return Ask(
        text=cast("str", options["code"]),
        door=ListId(cast("str", chosen)) if chosen is not None else door,
        at=instant(cast("str", options["at"])) if "at" in options else None,
        direction=_choice(Direction, options.get("direction", "entry"), "direction"),
        source=_choice(Source, options.get("source", "barcode"), "source"),
        answers=_answers(options.get("answers", {}), "“answers”"),
        ignore_unpaid=bool(options.get("ignore_unpaid", False)),
        gate=GateId(cast("str", place)) if place else None,
    )


def _choice(kind: type[_Word], word: object, key: str) -> _Word:
    try:
        return kind(word)
    except ValueError as error:
        raise BadInput(f"“{key}” must be one of {', '.join(kind)}") from error


def undo(context: Context, attendee: str, door: str) -> int:
    """Take back this desk's last entry or exit of a guest."""
    with context.station() as station:
        undone = need_event(station.desk).undo(AttendeeId(attendee), ListId(door))
    no = Text(
        "没有可撤销的记录：只能撤销本机 15 分钟内的最后一次。",
        "Nothing to undo: only this desk's own last entry, within 15 minutes.",
    )
    context.say({"undone": undone}, Text("已撤销上一次记录", "Last entry undone") if undone else no)
    return 0 if undone else 1


def conflicts(context: Context, door: str | None) -> int:
    """Guests with one entry too many."""
    with context.station(reading=True) as station:
        desk = need_event(station.desk)
        assert desk.event is not None
        doors = [ListId(door)] if door else list(desk.event.lists)
        found = [one for here in doors for one in desk.conflicts(here)]
        rows: list[dict[str, object]] = [
            {
                "attendee": one.attendee,
                "list": one.list,
                "entries": [
                    {"fact": mark.fact, "desk": mark.desk, "at": desk.event.local(mark.at).isoformat()}
                    for mark in one.entries
                ],
            }
            for one in found
        ]
    lines = [f"{one.attendee}  {one.list}  {_entries(one)}" for one in found]
    context.say_rows(list(rows), lines or ["0"])
    return 0


def _entries(conflict: Conflict) -> str:
    return ", ".join(f"{mark.at.astimezone(UTC):%H:%M}Z {mark.desk}" for mark in conflict.entries)


def stdin_lines() -> Iterable[str]:
    """Standard input line by line, as it comes; bytes that are no UTF-8 stay visible."""
    for line in iter(sys.stdin.buffer.readline, b""):
        yield line.decode("utf-8", "surrogateescape")
