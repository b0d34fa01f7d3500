"""The demonstration without a display: a film of real tickets, judged, printed, written down.

The film is decoded by the very pipeline that a webcam goes through.  The desk's
clock is the event's first morning, so that the result is the same at any hour.
"""

import json
import shutil
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.commands.context import Context
from kiosk.config import default_folder
from kiosk.demo.event import demo_pack
from kiosk.demo.show import ENTRANCE, Shown, held_up
from kiosk.desk import Ask, Desk, Outcome, Post
from kiosk.domain.ids import DeskId
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.journal.check import verify
from kiosk.press import open_press
from kiosk.printing import PrintRoom
from kiosk.station import Station

MARK = "cqitec-demo.json"
"""Tells a folder that an earlier demonstration made, and that this one may replace."""

BETWEEN_GUESTS = timedelta(seconds=12)
"""A staffed contact; the demonstration's clock moves on by it."""


FRAMES_PER_GUEST = 15
"""Half a second of film: come, hold, go."""


@dataclass
class _Run:
    """What happened so far."""

    now: datetime
    outcomes: list[Outcome] = field(default_factory=list[Outcome])
    latencies_ms: list[float] = field(default_factory=list[float])


def headless(context: Context, people: int, out: Path | None) -> int:
    """Hold up ``people`` tickets to a simulated camera; end with a summary and the badges' folder."""
    folder = _fresh(out or default_folder() / "demo-headless")
    started = time.monotonic()
    pack = demo_pack()
    plan = held_up(pack, people)
    admission = pack.event.admission_at or pack.event.starts_at
    run = _Run(admission + timedelta(minutes=30))
    data = folder / "data"
    station = Station(data, Post(DeskId("desk-demo"), language=context.language), lambda: run.now)
    try:
        station.take(pack)
        badges = folder / "badges"
        badges.mkdir()
        _show(station.desk, plan, badges, run)
    finally:
        station.close()
    return _summary(context, folder, plan, run, time.monotonic() - started)


def _fresh(folder: Path) -> Path:
    """An empty folder: new, empty, or left by an earlier demonstration."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise BadInput(f"{folder} holds files that no demonstration made: choose an empty folder with --out")
    for part in ("data", "badges"):
        shutil.rmtree(folder / part, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text("{}\n", encoding="utf-8")
    return folder


def _show(desk: Desk, plan: list[Shown], badges: Path, run: _Run) -> None:
    from kiosk.scan.camera import open_source
    from kiosk.scan.clip import write_clip
    from kiosk.scan.reader import Read, read_all

    assert desk.event is not None
    room = PrintRoom(open_press(f"folder:{badges}"), desk.event)
    try:
        with tempfile.TemporaryDirectory() as folder:
            film = Path(folder) / "guests.avi"
            write_clip(film, [one.text for one in plan], seed=1, frames_per_code=FRAMES_PER_GUEST)
            frames = open_source(str(film))
            try:
                for read in read_all(frames):
                    if isinstance(read, Read):
                        _judge(desk, room, read.text, read.frame.at_ns, run)
            finally:
                frames.close()
        room.wait(desk)
    finally:
        room.close()


def _judge(desk: Desk, room: PrintRoom, text: str, frame_at_ns: int, run: _Run) -> None:
    outcome = desk.scan(Ask(text, ENTRANCE))
    run.latencies_ms.append((time.monotonic_ns() - frame_at_ns) / 1e6)
    run.outcomes.append(outcome)
    run.now += BETWEEN_GUESTS
    room.take(desk, outcome)
    room.finished(desk)


def _summary(context: Context, folder: Path, plan: list[Shown], run: _Run, seconds: float) -> int:
    """Compare with the plan and with the journal as a restarted desk finds it."""
    said = Counter((one.ask.text, one.kind) for one in run.outcomes)
    right = (said & Counter((one.text, one.verdict) for one in plan)).total()
    station = Station(folder / "data", Post(DeskId("desk-demo")), reading=True)
    try:
        sound = verify(station.desk.journal)
        kept = {fact.id for _, fact in station.desk.journal.facts()}
    finally:
        station.close()
    on_disk = all(one.fact is not None and one.fact.id in kept for one in run.outcomes)
    verdicts = Counter(one.kind.value for one in run.outcomes)
    badges = len(list((folder / "badges").glob("*.pdf")))
    wanted = sum(one.owes_badge for one in run.outcomes)
    p50, p99 = _percentile(run.latencies_ms, 50), _percentile(run.latencies_ms, 99)
    ok = right == len(plan) == len(run.outcomes) and on_disk and sound.ok and badges == wanted
    document = {
        "scans": len(run.outcomes),
        "admitted": verdicts["admitted"],
        "refused": len(run.outcomes) - verdicts["admitted"] - verdicts["exited"],
        "badges": badges,
        "seconds": round(seconds, 1),
        "p50_ms": p50,
        "p99_ms": p99,
        "held_up": len(plan),
        "as_expected": right,
        "verdicts": dict(verdicts),
        "facts": sound.facts,
        "journal_sound": sound.ok and on_disk,
        "folder": str(folder / "badges"),
    }
    (folder / MARK).write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    context.say(document, _words(document, ok=ok)[context.language])
    return 0 if ok else 1


def _words(document: Mapping[str, object], *, ok: bool) -> Text:
    what = document
    return Text(
        f"出示 {what['held_up']} 张票，读到 {what['scans']} 张，{what['as_expected']} 个判定正确："
        f"放行 {what['admitted']}，拒绝 {what['refused']}。\n"
        f"从画面到记入磁盘：中位 {what['p50_ms']} 毫秒，p99 {what['p99_ms']} 毫秒。日志 {what['facts']} 条，"
        f"{'完好' if what['journal_sound'] else '有异常'}。用时 {what['seconds']} 秒。\n"
        f"{what['badges']} 张胸卡在 {what['folder']}" + ("" if ok else "\n与预期不符！"),
        f"{what['held_up']} tickets held up, {what['scans']} read, {what['as_expected']} verdicts as expected: "
        f"{what['admitted']} admitted, {what['refused']} refused.\n"
        f"From frame to disk: median {what['p50_ms']} ms, p99 {what['p99_ms']} ms. Journal: {what['facts']} facts, "
        f"{'sound' if what['journal_sound'] else 'NOT sound'}. Took {what['seconds']} s.\n"
        f"{what['badges']} badges in {what['folder']}" + ("" if ok else "\nThis is not as expected!"),
    )


def _percentile(values: list[float], percent: int) -> float:
    if len(values) < 2:
        return round(values[0], 1) if values else 0.0
    return round(statistics.quantiles(values, n=100, method="inclusive")[percent - 1], 1)
