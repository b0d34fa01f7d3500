"""The preflight as a command: on screen, as PDF and as XLSX."""

import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from kiosk.badge.fonts import FontStore
from kiosk.badge.pages import Pages
from kiosk.commands.context import Context, need_event
from kiosk.domain.event import Event
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.preflight import Finding, preflight
from kiosk.press import open_press
from kiosk.resources import resource
from kiosk.sheets import is_sheet, write_sheet

_HEADINGS = ("编号 id", "行 row", "姓名 name", "类别 kind", "问题", "detail", "处理", "mend")


def run(context: Context, target: Path | None) -> int:
    """Look for trouble in the roster that is here; 1 when there is any."""
    if target is not None and target.suffix.lower() != ".pdf" and not is_sheet(target):
        raise BadInput(f"{target.name}: the report's name must end in .pdf, .xlsx or .csv")
    started = time.monotonic()
    with context.station(reading=True) as station:
        desk = need_event(station.desk)
        assert desk.event is not None and desk.roll is not None and desk.book is not None
        event, places = desk.event, desk.book.places()
        found = preflight(event, desk.roll, open_press(f"folder:{context.folder / 'badges'}", context.outfit))
    seconds = round(time.monotonic() - started, 3)
    if target is not None:
        _write(target, event, found, places)
    rows = [_row(context, one, places) for one in found]
    head = Text(f"{len(found)} 处问题，{seconds} 秒", f"{len(found)} problems, {seconds} s")[context.language]
    lines = [f"{row['where'] or row['attendee']}  {row['name']}  {row['detail']}" for row in rows]
    context.say(
        {"problems": rows, "seconds": seconds, "file": str(target) if target else None}, "\n".join([head, *lines])
    )
    return 1 if found else 0


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


def name_of(one: Finding) -> str:
    return (one.guest.name.zh or one.guest.name.latin or "") if one.guest else ""


def _write(target: Path, event: Event, found: list[Finding], places: Mapping[str, str]) -> None:
    if target.suffix.lower() == ".pdf":
        _write_pdf(target, event, found, places)
        return
    rows = (
        (
            one.guest.id if one.guest else "",
            places.get(one.guest.id, "") if one.guest else "",
            name_of(one),
            one.kind,
            *(one.detail.zh, one.detail.en, one.mend.zh, one.mend.en),
        )
        for one in found
    )
    write_sheet(target, "preflight", _HEADINGS, rows)


def _write_pdf(target: Path, event: Event, found: list[Finding], places: Mapping[str, str]) -> None:
    pages = Pages(f"Preflight {event.name.en}", FontStore(resource("fonts")))
    pages.text(f"{event.name.zh} · {event.name.en}", 16, bold=True)
    pages.text(f"会前检查 {len(found)} 处 · Preflight: {len(found)} problems", 12)
    for kind, number in Counter(one.kind for one in found).most_common():
        pages.text(f"{kind}: {number}", colour="ink2")
    pages.gap(4)
    for one in found:
        pages.keep_together(20)
        where = places.get(one.guest.id, "") if one.guest else ""
        who = "  ".join(filter(None, (name_of(one), one.guest.id if one.guest else "", where)))
        pages.text(f"{one.kind}  {who}", 10, bold=True)
        pages.text(f"{one.detail.zh}。→ {one.mend.zh}。", indent_mm=4)
        pages.text(f"{one.detail.en}. → {one.mend.en}.", colour="ink2", indent_mm=4)
        pages.gap(1.5)
    pages.save(target)
