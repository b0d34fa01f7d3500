"""What desks need beside the roster: badge layouts and extra fonts of the hub's data folder."""

import hashlib
import json
from pathlib import Path, PurePosixPath

from kiosk.errors import StoreUnavailable
from kiosk.sync.line import Line
from kiosk.sync.streams import fetch_file, heard, say, say_file, take_down

SHELVES = {"layouts": (".toml",), "layouts/pack": (".toml",), "fonts": (".ttf", ".otf", ".ttc")}
"""Folders that travel, and which files of them."""


def outfit_of(data: Path) -> dict[str, Path]:
    """The files that travel, by their place in the data folder."""
    found = {
        f"{shelf}/{path.name}": path
        for shelf in SHELVES
        if (data / shelf).is_dir()
        for path in sorted((data / shelf).iterdir())
    }
    return {name: path for name, path in found.items() if path.is_file() and _travels(name)}


def _travels(name: str) -> bool:
    """Whether a file of this name may lie at a desk; the name comes from elsewhere."""
    shelf, _, last = name.rpartition("/")
    suffix = PurePosixPath(last).suffix.lower()
    return suffix in SHELVES.get(shelf, ()) and not last.startswith(".") and not any(one in last for one in "\\:\0")


async def say_outfit(line: Line, event: str, files: dict[str, Path]) -> None:
    """Put the files up for all desks, and take those before down."""
    before = (await heard(line, event, "outfit")).get("files", {})
    told: dict[str, dict[str, object]] = {}
    for name, path in files.items():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        there = [one for one in before.values() if one["sha256"] == digest]
        told[name] = there[0] if there else await say_file(line, event, path, digest)
    if told == before:
        return
    await say(line, event, "outfit", json.dumps({"files": told}).encode())
    kept = {one["sha256"] for one in told.values()}
    for digest in {one["sha256"] for one in before.values()} - kept:
        await take_down(line, event, digest)


async def fetch_outfit(line: Line, event: str, folder: Path) -> int:
    """Put the hub's layouts and fonts into a desk's data folder; how many.  Each is whole or not there."""
    told = (await heard(line, event, "outfit")).get("files", {})
    wanted = {name: one for name, one in told.items() if _travels(name)}
    for name, one in wanted.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        try:
            await fetch_file(line, event, one, part)
            part.replace(target)
        except OSError as error:
            raise StoreUnavailable(f"cannot write {target}: {error}") from error
        finally:
            part.unlink(missing_ok=True)
    return len(wanted)
