"""Badge layouts by command: checked, shown, and carried over from pretix."""

import re
from pathlib import Path

from kiosk.badge.draw import Renderer, image
from kiosk.badge.durable import replace_file
from kiosk.badge.fonts import FontStore
from kiosk.badge.layout import Layout, layout_of, read_layout
from kiosk.badge.layout_files import LAYOUTS, layout_files
from kiosk.badge.pictures import missing_pictures
from kiosk.badge.pretix_layout import carry_over
from kiosk.badge.samples import SAMPLES
from kiosk.commands.context import Context
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.resources import resource

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)")


def import_layout(context: Context, file: Path, target: Path, size: str | None) -> int:
    """A layout of pretix as one of ours; what is not in it is said, a sentence each."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{file} cannot be read: {error}") from error
    try:
        carried = carry_over(text, None if size is None else _size(size))
        layout_of(carried.toml, target)
    except BadInput as error:
        raise BadInput(f"{file}: {error}") from error
    replace_file(target, carried.toml.encode("utf-8"))
    head = Text(f"已写入 {target}，请检查并打印一张：", f"{target} is written; look at it and print one:")
    lines = [head[context.language], *(f"- {sentence}" for sentence in carried.left_out)]
    context.say({"file": str(target), "left_out": carried.left_out}, "\n".join(lines))
    return 0


def check_layout(context: Context, name: str) -> int:
    """Read one layout and draw the samples in it; the first thing that is wrong is told with its line."""
    layout = _called(context, name)
    renderer = Renderer(layout, FontStore(resource("fonts")))
    for face in SAMPLES:
        renderer.pdf(face)
    width, height = layout.sheet_mm
    missing = missing_pictures(layout)
    beside = Text("不在版式文件旁边，胸卡上会空着", "does not lie beside the layout: its place stays empty")
    told = [f"{name} {beside[context.language]}" for name in missing] or ["ok"]
    context.say(
        {"layout": layout.name, "width_mm": width, "height_mm": height, "ok": not missing, "missing": missing},
        f"{layout.name}: {width:g} x {height:g} mm, {', '.join(told)}",
    )
    return 1 if missing else 0


def show_layout(context: Context, name: str, target: Path, dpi: int) -> int:
    """A sample badge in this layout as a picture."""
    layout = _called(context, name)
    picture = image(Renderer(layout, FontStore(resource("fonts"))).pdf(SAMPLES[0]), dpi)
    try:
        picture.save(target)
    except (OSError, ValueError) as error:
        raise BadInput(f"{target} cannot be written: {error}") from error
    context.say({"file": str(target), "layout": layout.name}, str(target))
    return 0


def list_layouts(context: Context) -> int:
    """Every layout that a ticket type may name, and its file."""
    files = layout_files(context.folder / LAYOUTS)
    context.say_rows(
        [{"layout": name, "file": str(path)} for name, path in files.items()],
        [f"{name:16} {path}" for name, path in files.items()],
    )
    return 0


def _called(context: Context, name: str) -> Layout:
    files = layout_files(context.folder / LAYOUTS)
    if name in files:
        return read_layout(files[name])
    if name.endswith(".toml"):
        return read_layout(Path(name))
    raise BadInput(f"there is no badge layout “{name}”; there are {', '.join(files)}, or name a .toml file")


def _size(text: str) -> tuple[float, float]:
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        raise BadInput(f"“{text}” is no size: write it like 105x148, in mm")
    return float(found[1]), float(found[2])
