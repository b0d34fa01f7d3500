"""Writes an event pack that organisers can open, change and hand on."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import cast

from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event, Json
from kiosk.errors import StoreUnavailable
from kiosk.pack.machine import Document, attendee_row, document_of
from kiosk.pack.toml_text import write_toml

_COLUMNS = (
    "id", "code", "order", "ticket_type", "variation", "name.zh", "name.latin", "organisation.zh", "organisation.en",
    "title.zh", "title.en", "email", "phone", "country", "language", "status", "requires_approval", "valid_if_pending",
    "blocked", "valid_from", "valid_until", "session", "addon_to", "attention", "staff_note", "answers", "photo",
    "consent", "entitlements", "sessions",
)  # fmt: skip


def write_pack(folder: Path, event: Event, attendees: Iterable[Attendee]) -> None:
    """Write ``event.toml`` and ``attendees.csv`` (UTF-8 with BOM, as Excel wants it) into ``folder``.

    Raises ``StoreUnavailable`` when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _replace(folder / "event.toml", event_toml(event).encode())
        _replace(folder / "attendees.csv", b"\xef\xbb\xbf" + attendees_csv(attendees).encode())
    except OSError as error:
        raise StoreUnavailable(f"{folder}: the pack cannot be written ({error.strerror or error})") from error


def write_document(path: Path, event: Event, attendees: Iterable[Attendee]) -> None:
    """Write the machine form as one JSON file."""
    try:
        text = json.dumps(document_of(event, attendees), ensure_ascii=False, indent=1)
        _replace(path, text.encode())
    except OSError as error:
        raise StoreUnavailable(f"{path}: the pack cannot be written ({error.strerror or error})") from error


def event_toml(event: Event) -> str:
    document = document_of(event, ())
    document.pop("attendees")
    for door in cast("list[Document]", document["check_in_lists"]):
        if not isinstance(door["rules"], str | None) and _holds_null(door["rules"]):
            door["rules"] = json.dumps(door["rules"], ensure_ascii=False)
    return write_toml(document)


def attendees_csv(attendees: Iterable[Attendee]) -> str:
    """One line a guest; columns that nobody needs are left out."""
    rows = [_flat(attendee_row(attendee)) for attendee in attendees]
    used = {key for row in rows for key in row} | {"id", "code", "ticket_type"}
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [key for key in _COLUMNS if key in used], restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _replace(path: Path, content: bytes) -> None:
    """Whole or not at all: whoever reads meanwhile sees the old file."""
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(content)
    fresh.replace(path)


def _flat(row: Document) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in row.items():
        if key in ("name", "organisation", "title"):
            parts = cast("Mapping[str, str | None]", value)
            flat.update({f"{key}.{part}": text for part, text in parts.items() if text})
        else:
            flat[key] = _WRITERS.get(key, _single)(value)
    return flat


def _single(value: Json) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _compact(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _joined(value: Json) -> str:
    """Ids between semicolons; as JSON where that would not read back."""
    parts = cast("list[str]", value)
    plain = not any(mark in part for part in parts for mark in ";；[")
    return "; ".join(parts) if plain else _compact(value)


_WRITERS: dict[str, Callable[[Json], str]] = {
    "answers": _compact,
    "entitlements": _compact,
    "consent": _joined,
    "sessions": _joined,
}


def _holds_null(value: Json) -> bool:
    if isinstance(value, dict):
        return any(_holds_null(each) for each in value.values())
    return any(_holds_null(each) for each in value) if isinstance(value, list) else value is None
