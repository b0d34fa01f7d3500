"""The preflight as a command: on screen, as PDF and as XLSX."""

import time
from collections.abc import Mapping
from pathlib import Path

from kiosk.commands.context import Context, need_event
from kiosk.domain.text import Text
from kiosk.findings import name_of, refuse_other_kinds, write_report
from kiosk.preflight import Finding, preflight
from kiosk.press import open_press


def run(context: Context, target: Path | None) -> int:
    """Look for trouble in the roster that is here; 1 when there is any."""
    if target is not None:
        refuse_other_kinds(target)
    started = time.monotonic()
    with context.station(reading=True) as station:
        desk = need_event(station.desk)
        assert desk.event is not None and desk.roll is not None and desk.book is not None
        event, places = desk.event, desk.book.places()
        found = preflight(event, desk.roll, open_press(f"folder:{context.folder / 'badges'}", context.outfit))
    seconds = round(time.monotonic() - started, 3)
    if target is not None:
        write_report(target, event, found, places)
    rows = [_row(context, one, places) for one in found]
    head = Text(f"{len(found)} 处问题，{seconds} 秒", f"{len(found)} problems, {seconds} s")[context.language]
    lines = ["  ".join(str(part) for part in _told(row) if part) for row in rows]
    context.say(
        {"problems": rows, "seconds": seconds, "file": str(target) if target else None}, "\n".join([head, *lines])
    )
    return 1 if found else 0


def _told(row: Mapping[str, object]) -> tuple[object, ...]:
    """One line for people; of the event itself only what is wrong."""
    return row["where"] or row["attendee"], row["name"], row["detail"]


def _row(context: Context, one: Finding, places: Mapping[str, str]) -> dict[str, object]:
    return {
        "attendee": one.guest.id if one.guest else None,
        "kind": one.kind,
        "detail": one.detail[context.language],
        "mend": one.mend[context.language],
        "where": places.get(one.guest.id) if one.guest else None,
        "name": name_of(one),
        "zh": f"{one.detail.zh}。{one.mend.zh}。",
        "en": f"{one.detail.en}. {one.mend.en}.",
    }
