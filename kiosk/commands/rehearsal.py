"""Rehearsal by command: on, off, or how it stands; remembered in the data folder."""

from kiosk.commands.context import Context
from kiosk.domain.text import Text
from kiosk.errors import BadInput


def rehearse(context: Context, turn: bool | None, *, fresh: bool = False) -> int:
    """Turn rehearsal on or off (None = only tell); ``fresh``: what was rehearsed before is thrown away."""
    if turn is None and fresh:
        raise BadInput("--fresh goes with “rehearsal on” or “rehearsal off”")
    with context.station(reading=turn is None) as station:
        if turn is not None:
            station.rehearse(turn, fresh=fresh)
        on, facts = station.desk.rehearsal, station.desk.journal.count()
    zh = f"演练已开启：以后的扫码只记入演练（已有 {facts} 条），不计入正式记录。结束请用 rehearsal off。"
    en = f"Rehearsal is on: scans go into a journal of their own ({facts} facts), nothing counts. End: rehearsal off."
    off = Text(f"演练已关闭：扫码计入正式记录（已有 {facts} 条）。", f"Rehearsal is off: scans count ({facts} facts).")
    context.say({"rehearsal": on, "facts": facts}, Text(zh, en) if on else off)
    return 0
