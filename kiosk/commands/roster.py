"""An organiser's roster file into the event that is here: shown first, then taken as a delta."""

import re
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from kiosk.commands.context import Context, need_event
from kiosk.commands.data import told
from kiosk.commands.progress import ProgressLine
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.intake import Intake
from kiosk.pack.pack import PackRefused
from kiosk.pack.rows import Preview, Roster, preview
from kiosk.roster.book import Delta

_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
_LIST = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:\[|\{\s*\"attendees\"\s*:)")
_SHOWN = 20
"""Lines for people; ``--json`` has all."""


def is_roster(path: Path) -> bool:
    """Whether the file is a roster of its own, and not an event pack."""
    if path.suffix.lower() in _TABLES:
        return True
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    with path.open("rb") as file:
        return _LIST.match(file.read(4000)) is not None


def columns_of(words: Iterable[str]) -> dict[str, str]:
    """``姓名=name.zh`` as heading and key."""
    found: dict[str, str] = {}
    for word in words:
        heading, sign, key = word.rpartition("=")
        if not sign or not heading:
            raise BadInput(f"--map needs HEADING=KEY, as 姓名=name.zh, not “{word}”")
        found[heading.strip()] = key.strip()
    return found


def import_roster(context: Context, path: Path, columns: Mapping[str, str], *, dry_run: bool) -> int:
    """Read the file and take it as the event's roster; with ``dry_run`` only tell what that would change."""
    started = time.monotonic()
    line = ProgressLine(path.name)
    try:
        return _import(context, path, columns, started, line, dry_run=dry_run)
    except KeyboardInterrupt:
        line.end()
        kept = Text("已中止，本机名单保持原样。", "Stopped: the desk keeps the roster it had.")
        context.say({"event": None, "stopped": True}, kept)
        return 1
    except PackRefused as refused:
        line.end()
        head = Text("没有导入，本机名单保持原样：", "Not imported, the desk keeps the roster it had:")
        problems = [{"where": one.where, "kind": one.kind, "detail": one.detail} for one in refused.problems]
        empty = {"event": None, "attendees": 0, "added": 0, "changed": 0, "removed": 0}
        text = "\n".join([head[context.language], *_first([str(one) for one in refused.problems])])
        context.say({**empty, "problems": problems, "seconds": round(time.monotonic() - started, 3)}, text)
        return 2


def _import(
    context: Context, path: Path, columns: Mapping[str, str], started: float, line: ProgressLine, *, dry_run: bool
) -> int:
    with context.station(reading=dry_run) as station:
        desk = need_event(station.desk)
        assert desk.event is not None
        shown = None if path.suffix.lower() == ".json" else preview(path, columns)
        with Intake(station.roster_folder, desk.event) as intake:
            weighed = intake.weigh(path, columns, line, ahead=not dry_run)
            if not dry_run:
                station.use(intake.write(weighed, datetime.now(UTC), line))
    line.end()
    delta, roster = weighed.delta, weighed.roster
    document, sentence = told(weighed.pack, delta, started, dry_run=dry_run)
    document["columns"] = _columns(shown) if shown else []
    document["ids"] = {"added": delta.added, "changed": delta.changed, "removed": delta.removed}
    lines = [sentence[context.language], *_mapping(shown), *_ids(delta, context), *_warnings(roster)]
    context.say(document, "\n".join(lines))
    return 0


def _columns(shown: Preview) -> list[dict[str, object]]:
    return [
        {"heading": heading, "key": shown.columns.get(heading), "samples": _samples(shown, place)}
        for place, heading in enumerate(shown.headings)
        if heading
    ]


def _samples(shown: Preview, place: int) -> list[str]:
    return [row[place] for row in shown.samples if place < len(row)]


def _mapping(shown: Preview | None) -> list[str]:
    if shown is None:
        return []
    return [f"  {one['heading']} -> {one['key'] or '-'}  {' | '.join(_samples(shown, place))}" for place, one in
            ((shown.headings.index(str(each["heading"])), each) for each in _columns(shown))]  # fmt: skip


def _ids(delta: Delta, context: Context) -> list[str]:
    words = Text("新增 更改 移出", "added changed removed")[context.language].split()
    parts = zip(words, (delta.added, delta.changed, delta.removed), strict=True)
    return [f"  {word}: {', '.join(_first(ids))}" for word, ids in parts if ids]


def _warnings(roster: Roster) -> list[str]:
    return _first([str(one) for one in roster.warnings])


def _first(lines: Sequence[str]) -> list[str]:
    more = len(lines) - _SHOWN
    return [*lines[:_SHOWN], *([f"… +{more} (--json)"] if more > 0 else [])]
