"""What the preflight has found, as a report to work through: PDF, XLSX or CSV."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.badge.fonts import FontStore
from kiosk.badge.pages import Pages
from kiosk.domain.event import Event
from kiosk.errors import BadInput
from kiosk.preflight import Finding
from kiosk.resources import resource
from kiosk.sheets import is_sheet, write_sheet

_HEADINGS = ("编号 id", "行 row", "姓名 name", "类别 kind", "问题", "detail", "处理", "mend")


def name_of(one: Finding) -> str:
    return (one.guest.name.zh or one.guest.name.latin or "") if one.guest else ""


def place_of(one: Finding, places: Mapping[str, str]) -> str:
    """File and line of the row, where they are known."""
    return places.get(one.guest.id, "") if one.guest else ""


def refuse_other_kinds(target: Path) -> None:
    """Raise ``BadInput`` for a report that is neither PDF nor a sheet."""
    if target.suffix.lower() != ".pdf" and not is_sheet(target):
        raise BadInput(f"{target.name}: the report's name must end in .pdf, .xlsx or .csv")


def write_report(target: Path, event: Event, found: Sequence[Finding], places: Mapping[str, str]) -> None:
    """``places``: file and line by attendee."""
    refuse_other_kinds(target)
    if target.suffix.lower() == ".pdf":
        _write_pdf(target, event, found, places)
        return
    rows = (
        (
            one.guest.id if one.guest else "",
            place_of(one, places),
            name_of(one),
            one.kind,
            *(one.detail.zh, one.detail.en, one.mend.zh, one.mend.en),
        )
        for one in found
    )
    write_sheet(target, "preflight", _HEADINGS, rows)


def _write_pdf(target: Path, event: Event, found: Sequence[Finding], places: Mapping[str, str]) -> None:
    pages = Pages(f"Preflight {event.name.en}", FontStore(resource("fonts")))
    pages.text(f"{event.name.zh} · {event.name.en}", 16, bold=True)
    pages.text(f"会前检查 {len(found)} 处 · Preflight: {len(found)} problems", 12)
    for kind, number in Counter(one.kind for one in found).most_common():
        pages.text(f"{kind}: {number}", colour="ink2")
    pages.gap(4)
    for one in found:
        pages.keep_together(20)
        who = "  ".join(filter(None, (name_of(one), one.guest.id if one.guest else "", place_of(one, places))))
        pages.text(f"{one.kind}  {who}", 10, bold=True)
        pages.text(f"{one.detail.zh}。→ {one.mend.zh}。", indent_mm=4)
        pages.text(f"{one.detail.en}. → {one.mend.en}.", colour="ink2", indent_mm=4)
        pages.gap(1.5)
    pages.save(target)
