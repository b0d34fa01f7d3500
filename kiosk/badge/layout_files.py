"""Where a desk's layouts lie: those that are shipped, those of the event pack, and one's own."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

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


def keep_layouts(folder: Path, badges: Mapping[str, str], pictures: Mapping[str, bytes] = MappingProxyType({})) -> None:
    """Put the layouts of a pack and their pictures into the desk's data ``folder``.

    A pack without any layout leaves those that are there.
    """
    if not badges:
        return
    check_layouts(badges)
    here = folder / LAYOUTS / FROM_PACK
    here.mkdir(parents=True, exist_ok=True)
    files = {f"{name}.toml": text.encode("utf-8") for name, text in badges.items()} | dict(pictures)
    for name, content in files.items():
        replace_file(here / name, content)
    for path in here.iterdir():
        if path.name not in files:
            path.unlink()
