"""Is everything ready for the first guest?  Each check is ok, or says what to do."""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.commands.context import Context
from kiosk.domain.text import Text
from kiosk.errors import Trouble
from kiosk.staff import read_staff
from kiosk.station import Station

LEAST_FREE_MB = 500
"""Room for a day's journal and badges, and for a new roster beside the old one."""

PLAUSIBLE_FROM = datetime(2025, 1, 1, tzinfo=UTC)
"""A clock before this program was made is wrong."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; ``detail`` says what to do where it is not ok."""

    check: str
    ok: bool
    detail: Text


def doctor(context: Context, camera: str | None, printer: str | None) -> int:
    """Run every check; status 1 when one is not ok."""
    findings = examine(context, camera, printer)
    rows: list[Mapping[str, object]] = [
        {"check": one.check, "ok": one.ok, "detail": one.detail[context.language]} for one in findings
    ]
    lines = [f"{'ok ' if one.ok else '!! '} {one.check:8} {one.detail[context.language]}" for one in findings]
    context.say_rows(rows, lines)
    return 0 if all(one.ok for one in findings) else 1


def examine(
    context: Context, camera: str | None, printer: str | None, skip: frozenset[str] = frozenset()
) -> list[Finding]:
    """Every check in the order in which a desk is set up; those named in ``skip`` are left out."""
    checks: list[tuple[str, Callable[[], Finding]]] = [
        ("disk", lambda: _disk(context.folder)),
        ("clock", _clock),
        ("roster", lambda: _roster(context)),
        ("journal", lambda: _journal(context)),
        ("camera", lambda: _camera(camera or context.settings.camera)),
        ("decoder", lambda: _decoder(context.folder)),
        ("printer", lambda: _printer(_address(context, printer))),
        ("labels", lambda: _labels(context, _address(context, printer))),
        ("fonts", _fonts),
        ("hub", lambda: _hub(context.folder)),
        ("staff", lambda: _staff(context.folder)),
    ]
    findings: list[Finding] = []
    for name, check in ((name, check) for name, check in checks if name not in skip):
        try:
            findings.append(check())
        except Trouble as trouble:
            findings.append(Finding(name, ok=False, detail=Text(str(trouble), str(trouble))))
    return findings


def _disk(folder: Path) -> Finding:
    existing = next((one for one in (folder, *folder.parents) if one.exists()), Path())
    free_mb = shutil.disk_usage(existing).free // 2**20
    if free_mb < LEAST_FREE_MB:
        return Finding(
            "disk", False, Text(f"只剩 {free_mb} MB，请清理磁盘", f"only {free_mb} MB free: make room on this disk")
        )
    try:
        with tempfile.TemporaryFile(dir=existing):
            pass
    except OSError as error:
        return Finding("disk", False, Text(f"不能写入 {existing}：{error}", f"cannot write to {existing}: {error}"))
    return Finding("disk", True, Text(f"{folder}，剩余 {free_mb} MB", f"{folder}, {free_mb} MB free"))


def _staff(folder: Path) -> Finding:
    members = read_staff(folder).members
    if not members:
        nobody = Text(
            "没有设置人员和 PIN：每个人都有全部权限（cqitec-kiosk staff add 姓名 administrator）",
            "no staff with PINs: everybody may do everything (cqitec-kiosk staff add NAME administrator)",
        )
        return Finding("staff", True, nobody)
    return Finding("staff", True, Text(f"{len(members)} 人有 PIN", f"{len(members)} with a PIN"))


def _clock() -> Finding:
    now = datetime.now(UTC).astimezone()
    if now < PLAUSIBLE_FROM:
        return Finding(
            "clock", False, Text(f"电脑时间是 {now:%Y-%m-%d}，请校准", f"the clock says {now:%Y-%m-%d}: set it")
        )
    return Finding("clock", True, Text(f"{now:%Y-%m-%d %H:%M:%S %Z}", f"{now:%Y-%m-%d %H:%M:%S %Z}"))


def _roster(context: Context) -> Finding:
    station = Station(context.folder, context.post(), reading=True)
    try:
        event, book = station.desk.event, station.desk.book
        if event is None or book is None:
            return Finding("roster", False, Text("还没有名单：请导入活动包", "no roster yet: import an event pack"))
        age_h = (datetime.now(UTC) - datetime.fromisoformat(book.imported_at)).total_seconds() / 3600
        return Finding(
            "roster",
            True,
            Text(
                f"{event.name.zh}，{len(book)} 人，{age_h:.1f} 小时前导入",
                f"{event.name.en}, {len(book)} attendees, imported {age_h:.1f} h ago",
            ),
        )
    finally:
        station.close()


def _journal(context: Context) -> Finding:
    from kiosk.journal.check import verify

    station = Station(context.folder, context.post(), reading=True)
    try:
        found = verify(station.desk.journal)
    finally:
        station.close()
    if not found.ok:
        return Finding(
            "journal",
            False,
            Text(
                f"日志有 {len(found.problems)} 处异常，请运行 verify", f"{len(found.problems)} problems: run “verify”"
            ),
        )
    return Finding("journal", True, Text(f"{found.facts} 条记录，完好", f"{found.facts} facts, sound"))


def _camera(source: str) -> Finding:
    from kiosk.scan.camera import open_source

    frames = open_source(source)
    try:
        frame = next(iter(frames), None)
        if frame is None or frame.pixels.size == 0:
            return Finding("camera", False, Text(f"{source} 没有画面", f"{source} sends no picture: plug it in again"))
        height, width = frame.pixels.shape
        return Finding("camera", True, Text(f"{source}，{width}×{height}", f"{source}, {width}x{height}"))
    finally:
        frames.close()


def _decoder(folder: Path) -> Finding:
    """Reads a code that it has just drawn itself; tells how often its process fell over today."""
    import numpy as np

    from kiosk.badge.qr import cells_by_qrcode
    from kiosk.scan.decode import decode_frame

    text = "CQITEC-DOCTOR"
    cells, side = cells_by_qrcode(text)
    light = np.pad(np.frombuffer(cells, np.uint8).reshape(side, side) != 0, 4, constant_values=True)
    picture = np.kron(np.where(light, 255, 0).astype(np.uint8), np.ones((6, 6), np.uint8))
    if decode_frame(picture) != [text]:
        return Finding(
            "decoder", False, Text("解码器读不出测试码，请重新安装", "cannot read a test code: install it again")
        )
    fallen = _fallen_today(folder)
    return Finding("decoder", True, Text("测试码读取正常" + fallen.zh, "reads a test code" + fallen.en))


def _fallen_today(folder: Path) -> Text:
    """How often the decoder process was replaced since midnight, why last, and which decoders were given up."""
    from kiosk.scan.diary import Diary

    midnight = datetime.now(UTC).astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    today = Diary(folder).since(midnight)
    if not today:
        return Text("，今天没有重启", ", not replaced today")
    last = f"{today[-1].at.astimezone():%H:%M} {today[-1].reason}"
    left_out = ", ".join(sorted({name for one in today for name in one.left_out}))
    zh, en = f"，今天重启 {len(today)} 次（最近 {last}）", f", replaced {len(today)} times today (last {last})"
    return Text(zh + f"，停用 {left_out}", en + f", left out: {left_out}") if left_out else Text(zh, en)


def _address(context: Context, printer: str | None) -> str:
    return printer or context.settings.printer or f"folder:{context.folder / 'badges'}"


def _labels(context: Context, address: str) -> Finding:
    """A desk whose labels nobody counts is well."""
    from kiosk.badge.states import labels_left

    left = context.labels.left(address)
    if left is None:
        return Finding("labels", True, Text("不计数", "not counted"))
    if context.labels.low(address) is not None:
        return Finding("labels", False, labels_left(left))
    return Finding("labels", True, Text(f"还剩 {left} 张", f"{left} left"))


def _printer(address: str) -> Finding:
    from kiosk.badge.printers import FolderPrinter, open_printer
    from kiosk.badge.states import sentences

    printer = open_printer(address)
    if isinstance(printer, FolderPrinter):
        printer.make()
    faults = printer.faults()
    if not faults:
        return Finding("printer", True, Text(address, address))
    words = sentences(faults)
    return Finding("printer", False, Text(f"{address}：{words.zh}", f"{address}: {words.en}"))


def _fonts() -> Finding:
    from kiosk.badge.fonts import FontStore
    from kiosk.resources import resource

    sample = "重庆国际人才交流大会 㼆䶮 Łukasz Đặng Ксения محمد สมชาย 김민준 さくら"
    missing = FontStore(resource("fonts")).missing(sample)
    if missing:
        return Finding(
            "fonts", False, Text(f"缺字：{' '.join(missing)}", f"no glyph for {' '.join(missing)}: install again")
        )
    return Finding("fonts", True, Text("各种文字齐全", "every script of the test is there"))


def _hub(folder: Path) -> Finding:
    from kiosk.sync.joining import reach
    from kiosk.sync.membership import read_membership

    membership = read_membership(folder)
    if membership is None:
        return Finding("hub", True, Text("单台使用，没有加入中心", "stands alone, not paired with a hub"))
    trouble = reach(membership)
    if trouble:
        return Finding("hub", False, Text(f"连不上中心：{trouble}", trouble))
    return Finding(
        "hub", True, Text(f"{membership.desk} 已连接中心", f"{membership.desk} reaches the hub of {membership.event}")
    )
