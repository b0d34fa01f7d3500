"""What goes in and out: import, counts, journal, search, verify, keys."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk.commands.context import Context, instant, need_event
from kiosk.commands.exported import note_export
from kiosk.domain.facts import Fact
from kiosk.domain.ids import ListId
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.journal.check import verify as verify_journal
from kiosk.journal.wire import to_bytes, to_document
from kiosk.pack.pack import Pack, PackRefused
from kiosk.pack.read import read_pack
from kiosk.photos import keep_photos
from kiosk.roster.book import Delta
from kiosk.sheets import write_sheet
from kiosk.ticket.signed import new_key


def import_pack(context: Context, path: Path, *, dry_run: bool) -> int:
    """An event pack into this desk; refused whole with every problem named."""
    started = time.monotonic()
    try:
        pack = read_pack(path)
    except PackRefused as refused:
        problems = [{"where": one.where, "kind": one.kind, "detail": one.detail} for one in refused.problems]
        lines = [f"{one.where}: {one.detail}" for one in refused.problems]
        none = {"event": None, "attendees": 0, "added": 0, "changed": 0, "removed": 0}
        head = Text(
            f"没有导入：{len(problems)} 处有误，本机保持原样。",
            f"Not imported: {len(problems)} problems, the desk keeps what it had.",
        )
        context.say(
            {**none, "problems": problems, "seconds": _since(started)}, "\n".join([head[context.language], *lines])
        )
        return 2
    if pack.badges:
        from kiosk.badge.layout_files import check_layouts

        check_layouts(pack.badges)
    with context.station(reading=dry_run) as station:
        delta = station.compare(pack) if dry_run else station.take(pack)
        if not dry_run:
            keep_photos(context.folder, path, pack)
    document, text = told(pack, delta, started, dry_run=dry_run)
    context.say(document, "\n".join([text[context.language], *(str(one) for one in pack.warnings)]))
    return 0


def told(pack: Pack, delta: Delta, started: float, *, dry_run: bool) -> tuple[dict[str, object], Text]:
    """What an import did, or would do, for programs and in one sentence."""
    warnings = [{"where": one.where, "kind": one.kind, "detail": one.detail} for one in pack.warnings]
    document: dict[str, object] = {
        "event": pack.event.id,
        "attendees": len(pack.attendees),
        "added": len(delta.added),
        "changed": len(delta.changed),
        "removed": len(delta.removed),
        "problems": warnings,
        "seconds": _since(started),
    }
    zh = (
        f"{pack.event.name.zh}：{len(pack.attendees)} 人；新增 {len(delta.added)}、更改 {len(delta.changed)}、"
        f"移出 {len(delta.removed)}；提醒 {len(warnings)} 条{'（试运行，未写入）' if dry_run else ''}。"
    )
    en = (
        f"{pack.event.name.en}: {len(pack.attendees)} attendees; {len(delta.added)} added, "
        f"{len(delta.changed)} changed, {len(delta.removed)} removed; {len(warnings)} warnings"
        f"{' (dry run, nothing written)' if dry_run else ''}."
    )
    return document, Text(zh, en)


def _since(started: float) -> float:
    return round(time.monotonic() - started, 3)


def counts(context: Context, door: str | None) -> int:
    """Each list in numbers."""
    with context.station(reading=True) as station:
        desk = need_event(station.desk)
        assert desk.event is not None
        if door is not None and ListId(door) not in desk.event.lists:
            raise BadInput(f"there is no list “{door}”; there are {', '.join(desk.event.lists)}")
        found = [desk.counts(ListId(one)) for one in ([door] if door else desk.event.lists)]
        names = {one.id: one.name for one in desk.event.lists.values()}
    rows = [
        {
            "list": one.list,
            "total": one.total,
            "entered": one.entered,
            "inside": one.inside,
            "capacity": one.capacity,
            "by_ticket_type": {
                kind: {"total": total, "entered": entered} for kind, (total, entered) in one.by_ticket_type.items()
            },
        }
        for one in found
    ]
    lines = [
        f"{one.list:24} {one.entered:6}/{one.total:<6} {one.inside:6}"
        f"{f' /{one.capacity}' if one.capacity is not None else '':8} {names[one.list][context.language]}"
        for one in found
    ]
    if context.as_json and door:
        context.say(rows[0], "")
    else:
        context.say_rows(list(rows), lines)
    return 0


def journal(context: Context, since: str | None, form: str, target: Path | None) -> int:
    """All facts, one a line (JSON), as CSV or as XLSX."""
    after = instant(since) if since else None
    with context.station(reading=True) as station:
        facts = (fact for _, fact in station.desk.journal.facts() if after is None or fact.at >= after)
        if form == "jsonl":
            return _journal_lines(context, facts, target)
        if target is None:
            raise BadInput(f"--format {form} needs a file: -o FILE")
        if target.suffix.lower() != f".{form}":
            raise BadInput(f"{target.name}: with --format {form} the file's name must end in .{form}")
        written = write_sheet(target, "journal", _COLUMNS, map(_cells, facts))
    note_export(context, "journal", written)
    context.say({"file": str(target), "rows": written}, f"{target}: {written}")
    return 0


def _journal_lines(context: Context, facts: Iterator[Fact], target: Path | None) -> int:
    if target is None:
        for fact in facts:
            context.say(to_document(fact), to_bytes(fact).decode("ascii"))
        return 0
    written = 0
    with target.open("w", encoding="utf-8") as file:
        for fact in facts:
            file.write(to_bytes(fact).decode("ascii") + "\n")
            written += 1
    context.say({"file": str(target), "rows": written}, f"{target}: {written}")
    return 0


_COLUMNS = (
    *("at", "desk", "desk_seq", "kind", "list", "attendee", "code"),
    *("verdict", "direction", "gate", "operator", "text", "id"),
)


def _cells(fact: Fact) -> list[str]:
    document = to_document(fact)
    return [str(document.get(column, "")) for column in _COLUMNS]


def search(context: Context, text: str, limit: int) -> int:
    """Guests by name, pinyin, initials, phone, booking, e-mail or company."""
    with context.station(reading=True) as station:
        hits = need_event(station.desk).search(text, limit)
    rows: list[dict[str, object]] = [
        {
            "attendee": hit.attendee.id,
            "name": {"zh": hit.attendee.name.zh, "latin": hit.attendee.name.latin},
            "organisation": hit.attendee.organisation and hit.attendee.organisation[context.language],
            "why": hit.why,
        }
        for hit in hits
    ]
    lines = [
        "  ".join(
            part
            for part in (
                hit.attendee.id,
                hit.attendee.name.zh,
                hit.attendee.name.latin,
                hit.attendee.organisation[context.language] if hit.attendee.organisation else None,
                f"({hit.why})",
            )
            if part
        )
        for hit in hits
    ]
    context.say_rows(list(rows), lines)
    return 0 if hits else 1


def verify(context: Context) -> int:
    """The journal's chain, its folds and the store are sound."""
    with context.station(reading=True) as station:
        found = verify_journal(station.desk.journal)
    document = {"ok": found.ok, "facts": found.facts, "digest": found.digest, "problems": list(found.problems)}
    head = f"{found.facts} facts, digest {found.digest[:16]}"
    context.say(document, "\n".join([head, *found.problems]) if found.problems else f"{head}, sound")
    return 0 if found.ok else 1


def keys_new(context: Context, target: Path) -> int:
    """A signing key pair: the public half is printed, the private half goes to a file."""
    public, private = new_key()
    try:
        with target.open("x", encoding="ascii") as file:
            file.write(private + "\n")
        target.chmod(0o600)
    except FileExistsError as error:
        raise BadInput(f"{target} exists already: no key was made") from error
    context.say({"public": public, "file": str(target)}, f"signing_keys = [{json.dumps(public)}]\n{target}")
    return 0
