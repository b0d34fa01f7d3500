"""A base pack with a scenario's changes laid over it."""

import copy
import json
from pathlib import Path
from typing import Any

KEYED = ("halls", "ticket_types", "sessions", "check_in_lists", "gates", "questions", "attendees")


def base_pack(folder: Path, name: str) -> dict[str, Any]:
    """``name`` is the base's file, with or without ``.json``."""
    path = folder / (name if name.endswith(".json") else f"{name}.json")
    if not path.exists():
        path = folder / f"base-{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def changed(document: dict[str, Any], changes: dict[str, Any], keys: dict[str, str]) -> dict[str, Any]:
    """A new document; ``keys`` gives the public halves for the words current and previous."""
    result = copy.deepcopy(document)
    for part, change in changes.items():
        if part == "event":
            result["event"].update(change)
        elif part in KEYED:
            result[part] = _rows(result.get(part, []), change)
        else:
            result[part] = change
    result["signing_keys"] = [keys.get(word, word) for word in result.get("signing_keys", [])]
    return result


def _rows(rows: list[dict[str, Any]], change: dict[str, Any]) -> list[dict[str, Any]]:
    by_id = {row["id"]: row for row in rows}
    for row_id, keys in change.items():
        if keys is None:
            by_id.pop(row_id, None)
        else:
            by_id[row_id] = {**by_id.get(row_id, {"id": row_id}), **keys}
    return list(by_id.values())
