"""Where a desk's layouts lie: those that are shipped, those of the event pack, and one's own."""

from collections.abc import Mapping
from pathlib import Path

from kiosk.badge.durable import replace_file
from kiosk.badge.layout import layout_of, layouts_in
from kiosk.resources import resource

LAYOUTS, FROM_PACK = "layouts", "pack"
"""The folder beside the desk's data, and inside it the one for the event pack's."""


def layout_files(own: Path | None) -> dict[str, Path]:
    """Every layout by its name: one's own stands before the event pack's, and that before the shipped one."""
    files = layouts_in(resource("badges"))
    if own is not None:
        files |= layouts_in(own / FROM_PACK) | layouts_in(own)
    return files


def check_layouts(badges: Mapping[str, str]) -> None:
    """The layouts of a pack, by id.  Raises ``BadInput`` naming file and line of the first that is wrong."""
    for name, text in badges.items():
        layout_of(text, Path("badges") / f"{name}.toml")


def keep_layouts(folder: Path, badges: Mapping[str, str]) -> None:
    """Put the layouts of a pack into the desk's data ``folder``; a pack without any leaves those that are there."""
    if not badges:
        return
    check_layouts(badges)
    here = folder / LAYOUTS / FROM_PACK
    here.mkdir(parents=True, exist_ok=True)
    for name, text in badges.items():
        replace_file(here / f"{name}.toml", text.encode("utf-8"))
    for name, path in layouts_in(here).items():
        if name not in badges:
            path.unlink()
