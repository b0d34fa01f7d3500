"""Entries too many, by command: shown, and settled by a person."""

from collections.abc import Callable
from datetime import datetime

from kiosk.commands.context import Context, need_event, need_list
from kiosk.domain.facts import Direction
from kiosk.domain.ids import ListId
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.tally import Conflict

DECISIONS = {
    "same_guest": Text("同一人，重复入场无碍", "the same guest twice, no harm"),
    "shared_ticket": Text("两人用同一张票", "two people with one ticket"),
    "mistake": Text("误扫", "scanned by mistake"),
}


def conflicts(context: Context, door: str | None) -> int:
    """Guests with one entry too many that nobody has looked into."""
    with context.station(reading=True) as station:
        desk = need_event(station.desk)
        assert desk.event is not None
        event = desk.event
        need_list(event, door)
        doors = [ListId(door)] if door else list(event.lists)
        found = [one for here in doors for one in desk.conflicts(here)]
        rows: list[dict[str, object]] = [
            {
                "attendee": one.attendee,
                "list": one.list,
                "entries": [
                    {"fact": mark.fact, "desk": mark.desk, "at": event.local(mark.at).isoformat()}
                    for mark in one.entries
                ],
            }
            for one in found
        ]
        lines = [f"{one.attendee}  {one.list}  {_entries(one, event.local)}" for one in found]
    context.say_rows(list(rows), lines or ["0"])
    return 0


def settle(context: Context, attendee: str, door: str, decision: str, note: str) -> int:
    """Write down what a person decided about one guest's entries on one list."""
    if decision not in DECISIONS:
        raise BadInput(f"--decision is one of {', '.join(DECISIONS)}")
    with context.station() as station:
        desk = need_event(station.desk)
        need_list(desk.event, door)
        found = next((one for one in desk.conflicts(ListId(door)) if one.attendee == attendee), None)
        if found is None:
            none = Text(f"{attendee} 在 {door} 没有待处理的冲突", f"{attendee} has no open conflict on {door}")
            context.say({"settled": False}, none)
            return 1
        fact = desk.settle(found, decision, note)
    words = DECISIONS[decision]
    context.say({"settled": True, "fact": fact.id}, Text(f"已处理：{words.zh}", f"settled: {words.en}"))
    return 0


def _entries(conflict: Conflict, local: Callable[[datetime], datetime]) -> str:
    marks = (mark for mark in conflict.entries if mark.direction is Direction.ENTRY)
    return ", ".join(f"{local(mark.at):%H:%M} {mark.desk}" for mark in marks)
