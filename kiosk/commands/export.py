"""What goes out: the event pack, the roster with attendance, who is inside."""

import tempfile
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from kiosk.commands.context import Context, instant, need_event, need_list
from kiosk.commands.exported import note_export
from kiosk.desk import Desk
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.ids import ListId
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.pack.write import write_document, write_pack
from kiosk.report import attendance, inside
from kiosk.sheets import replaced, write_sheet


def export(context: Context, what: str, target: Path | None, door: str | None, at: str | None) -> int:
    """Write the ``pack``, the ``attendance`` or who is ``inside`` to a file."""
    moment = instant(at) if at else None
    with context.station(reading=True) as station:
        desk = need_event(station.desk)
        assert desk.event is not None
        need_list(desk.event, door)
        path = target or Path(f"{desk.event.id}-{what}" + (".zip" if what == "pack" else ".xlsx"))
        rows = _write(desk, what, path, ListId(door) if door else None, desk.now(moment))
    note_export(context, what, rows)
    context.say({"file": str(path), "rows": rows}, Text(f"{path}：{rows} 行", f"{path}: {rows} rows"))
    return 0


def _write(desk: Desk, what: str, path: Path, door: ListId | None, now: datetime) -> int:
    assert desk.event is not None and desk.roll is not None
    if what == "pack":
        people = list(desk.roll)
        _write_pack(path, desk.event, people)
        return len(people)
    table = attendance(desk, now) if what == "attendance" else inside(desk, now, door)
    return write_sheet(path, what, table.headings, table.rows)


def _write_pack(path: Path, event: Event, people: Sequence[Attendee]) -> None:
    """A zip, one JSON document, or a folder, by the name; walk-ins and corrections are part of it."""
    match path.suffix.lower():
        case ".json":
            write_document(path, event, people)
        case ".zip":
            replaced(path, lambda part: _zip(part, event, people))
        case "":
            write_pack(path, event, people)
        case _:
            raise BadInput(f"{path.name}: a pack is written to a .zip, a .json or a folder")


def _zip(path: Path, event: Event, people: Sequence[Attendee]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        write_pack(Path(folder), event, people)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(Path(folder).iterdir()):
                archive.write(file, file.name)
    return len(people)
