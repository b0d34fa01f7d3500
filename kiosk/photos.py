"""Guests' photos as this desk keeps them: copied from the pack that brought them, each replaced whole."""

from pathlib import Path

from kiosk.errors import BadInput
from kiosk.pack.pack import Pack
from kiosk.pack.read import read_photo

FOLDER = "photos"


def keep_photos(folder: Path, source: Path, pack: Pack) -> int:
    """Copy the photos that the roster names into the data folder, and let go of all others; how many there are.

    A photo that cannot be read leaves its guest without one; nobody is refused for it.
    """
    wanted = sorted({one.photo for one in pack.attendees if one.photo is not None and one.photo in pack.photos})
    target = folder / FOLDER
    if not wanted and not target.exists():
        return 0
    target.mkdir(parents=True, exist_ok=True)
    kept = 0
    for name in wanted:
        beside = target / f"{name}.new"
        try:
            beside.write_bytes(read_photo(source, name))
        except BadInput:
            continue
        beside.replace(target / name)
        kept += 1
    for old in target.iterdir():
        if old.name not in wanted:
            old.unlink()
    return kept


def photo_of(folder: Path, name: str) -> bytes:
    """The picture file; empty where there is none.  ``name`` is a plain file name, as the pack's reader saw to it."""
    try:
        return (folder / FOLDER / Path(name).name).read_bytes()
    except OSError:
        return b""
