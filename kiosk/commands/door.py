"""At the door without a window: check, gate, undo."""

import json
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar, cast

from kiosk.badge.states import Fault, labels_left, sentences
from kiosk.commands.context import MARK, Context, instant, need_event, need_list
from kiosk.desk import Ask, Desk, Outcome
from kiosk.domain.event import Json
from kiosk.domain.facts import BadgePrinted, Direction, Source
from kiosk.domain.ids import AttendeeId, GateId, HallId, ListId, QuestionId
from kiosk.domain.programme import due_list
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.press import Press, open_press
from kiosk.printing import Finished, PrintRoom

PATIENCE_S = 60.0
"""After the input has ended: how long printers may be silent before the rest is left for the next start."""

SEEN_OUT_S = 3.0
"""After the input has ended: how long the last facts have to reach the hub; what does not goes with the next start."""

if TYPE_CHECKING:
    from kiosk.sync.member import FleetDesk

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
        "fleet": type(outcome.claim).__name__.lower() if outcome.claim else None,
        "rehearsal": outcome.rehearsal,
    }


def outcome_line(outcome: Outcome) -> Text:
    """One outcome for people: the verdict, the name, the sentence."""
    name = " ".join(part for part in (outcome.name.zh, outcome.name.latin) if part)
    head = f"{outcome.kind}  {name}  " if name else f"{outcome.kind}  "
    zh, en = (f"{MARK.zh} ", f"{MARK.en} ") if outcome.rehearsal else ("", "")
    return Text(zh + head + outcome.reason.zh, en + head + outcome.reason.en)


def check(context: Context, ask: Ask) -> int:
    """One scan through the real engine, recorded."""
    with context.station() as station:
        need_list(station.desk.event, ask.door)
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
    try:
        json.dumps(given, allow_nan=False)
    except ValueError as error:
        raise BadInput(f"{where} holds a number that is none (NaN or infinite)") from error
    return {QuestionId(key): value for key, value in cast("dict[str, Json]", given).items()}


def gate(context: Context, door: str | None, lines: Iterable[str], printers: Sequence[str]) -> int:
    """A desk without a window: a code a line in, an outcome a line out, until the input ends.

    A line that cannot be understood is answered with one sentence and passed over.
    With ``printers`` it prints owed badges; of several the first is the usual one.
    """
    with context.station() as station:
        need_list(station.desk.event, door)
        feed = _Feed(lines)
        fleet = station.open_fleet(feed.wake)
        desk = station.desk
        try:
            if fleet is None and (not printers or desk.event is None):
                judged = [_judge(context, desk, door, number, line) for number, line in enumerate(lines, start=1)]
                return max(judged, default=0)
            press = _press_of(context, printers) if printers and desk.event is not None else None
            return _gate_with_company(context, door, feed, desk, press, fleet)
        finally:
            if fleet is not None:
                fleet.close()


def _press_of(context: Context, printers: Sequence[str]) -> Press:
    return open_press(printers, context.outfit)


def _gate_with_company(
    context: Context, door: str | None, feed: "_Feed", desk: Desk, press: Press | None, fleet: "FleetDesk | None"
) -> int:
    """The gate beside its printers, in its fleet, or both."""
    room = PrintRoom(press, desk.event, feed.wake) if press is not None and desk.event is not None else None
    told = _Told(context, room) if room is not None else None
    status = 0
    try:
        if room is not None:
            room.settle(desk)
        for number, line in feed:
            if line is not None:  # the guest first, then what other desks did
                status = max(status, _judge(context, desk, door, number, line, room))
                if fleet is not None:
                    fleet.wrote()
            if fleet is not None and fleet.work() and not fleet.is_idle:
                feed.wake()
            if room is not None and told is not None:
                told.tell(room.finished(desk))
        if room is not None and told is not None:
            told.tell(room.wait(desk, PATIENCE_S))
        if fleet is not None:
            fleet.see_out(SEEN_OUT_S)
    finally:
        if room is not None and told is not None:
            room.close()
            told.tell(room.finished(desk))
    return status


class _Feed:
    """Numbered lines as they come, on a thread of its own, and None whenever the printers have news."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._queue: SimpleQueue[tuple[int, str | None]] = SimpleQueue()
        self._lines = lines

    def _read(self) -> None:
        try:
            for number, line in enumerate(self._lines, start=1):
                self._queue.put((number, line))
        finally:
            self._queue.put((0, ""))

    def wake(self) -> None:
        self._queue.put((0, None))

    def __iter__(self) -> Iterator[tuple[int, str | None]]:
        threading.Thread(target=self._read, name="input", daemon=True).start()
        while (item := self._queue.get()) != (0, ""):
            yield item


class _Told:
    """What staff were told of the printers: each trouble once, on standard error."""

    def __init__(self, context: Context, room: PrintRoom) -> None:
        self._context, self._room = context, room
        self._known: dict[str, tuple[Fault, ...]] = {}
        self._low: int | None = None

    def tell(self, finished: Iterable[Finished]) -> None:
        """Say what came of badges that were not simply printed, and what stands in the way now."""
        for one in finished:
            if not isinstance(one.result, BadgePrinted):
                self._say(one.attendee.id, one.faults)
            if one.labels_low is not None and (self._low is None or one.labels_low == 0 or one.labels_low > self._low):
                print(labels_left(one.labels_low)[self._context.language], file=sys.stderr, flush=True)
            self._low = one.labels_low
        faults = self._room.faults
        for uri, found in faults.items():
            if found != self._known.get(uri):
                self._say(uri, found)
        self._known = faults

    def _say(self, what: str, faults: tuple[Fault, ...]) -> None:
        print(f"{what}: {sentences(faults)[self._context.language]}", file=sys.stderr, flush=True)


def _judge(
    context: Context, desk: Desk, door: str | None, number: int, line: str, room: PrintRoom | None = None
) -> int:
    """Answer one line; the exit status that it alone would give."""
    text = line.rstrip("\r\n")
    if not text.strip():
        return 0
    try:
        ask = _ask_of(text, _door(desk, door, context.settings.hall))
    except BadInput as problem:
        context.say({"error": f"line {number}: {problem}"}, f"line {number}: {problem}")
        return problem.status
    outcome = desk.scan(ask)
    context.say(outcome_document(outcome), outcome_line(outcome))
    if room is not None:
        room.take(desk, outcome)
    return 0


def _door(desk: Desk, chosen: str | None, hall: str) -> ListId | None:
    if chosen:
        return ListId(chosen)
    return due_list(desk.event, desk.now(), HallId(hall) if hall else None) if desk.event else None


_KEYS = frozenset(("code", "list", "at", "direction", "gate", "answers", "ignore_unpaid", "override_reason", "source"))


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
    for key in ("code", "list", "at", "gate", "override_reason"):
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
        override_reason=cast("str", options.get("override_reason", "")) or None,
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
        desk = need_event(station.desk)
        need_list(desk.event, door)
        undone = desk.undo(AttendeeId(attendee), ListId(door))
    no = Text(
        "没有可撤销的记录：只能撤销本机 15 分钟内的最后一次。",
        "Nothing to undo: only this desk's own last entry, within 15 minutes.",
    )
    context.say({"undone": undone}, Text("已撤销上一次记录", "Last entry undone") if undone else no)
    return 0 if undone else 1


def stdin_lines() -> Iterable[str]:
    """Standard input line by line, as it comes; bytes that are no UTF-8 stay visible."""
    # past the buffer: a thread that waits for the next line with the buffer's lock would keep Python from ending
    source = getattr(sys.stdin.buffer, "raw", sys.stdin.buffer)
    for line in iter(source.readline, b""):
        yield line.decode("utf-8", "surrogateescape")
