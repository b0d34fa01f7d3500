"""Contact sheets: the bundled event's hardest badges in every stock, as pictures for a critical eye."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from kiosk.badge.draw import Renderer
from kiosk.badge.face import BadgeFace, texts_of
from kiosk.badge.fonts import FontStore
from kiosk.badge.layout import Layout, layouts_in, read_layout
from kiosk.commands.context import Context
from kiosk.demo.event import demo_pack
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.press import face_of
from kiosk.resources import resource

BADGES = 100
ACROSS = 10
DPI = 72
FINER = 3
"""Drawn so many times larger, then made smaller: drawn at this size, small letters run into blots."""
GAP_PX = 8
NOT_A_BADGE = frozenset(("ticket",))
"""Layouts of other things."""


def contact_sheets(context: Context, out: Path) -> int:
    """Write one picture for each stock, ``OUT-stock.png``."""
    fonts = FontStore(resource("fonts"))
    files: list[str] = []
    for name, path in layouts_in(resource("badges")).items():
        if name in NOT_A_BADGE:
            continue
        renderer = Renderer(read_layout(path), fonts)
        target = out.with_name(f"{out.stem}-{name}.png")
        _write_sheet(renderer, hardest(renderer, BADGES), target)
        files.append(str(target))
    context.say({"files": files}, Text("\n".join(files), "\n".join(files)))
    return 0


def hardest(renderer: Renderer, count: int) -> list[BadgeFace]:
    """The bundled guests whose badge asks most of a layout: small, broken or rare lines first."""
    return [face for _, face in sorted(_scored(renderer), key=lambda pair: (-pair[0], pair[1].serial))[:count]]


def _scored(renderer: Renderer) -> Iterator[tuple[float, BadgeFace]]:
    pack = demo_pack()
    for attendee in pack.attendees:
        if not attendee.name or pack.event.ticket_types[attendee.ticket_type].badge_layout is None:
            continue
        face = face_of(pack.event, attendee, 1, renderer.layout)
        yield _hardness(renderer, face), face


def _hardness(renderer: Renderer, face: BadgeFace) -> float:
    """How far each line is from its wished size, and how unusual the letters are."""
    wished = {style.field: style.max_pt for area in renderer.layout.areas for style in area.texts}
    lines = renderer.check(face)
    shrunk = sum(1 - line.size_pt / wished[line.field] for line in lines)
    names = "".join(texts_of(face).get(field, "") for field in ("primary", "secondary"))
    unusual = sum(not (char.isascii() or "\u4e00" <= char <= "\u9fa5") for char in names)
    return shrunk + len(lines) / 4 + unusual / 4


def _write_sheet(renderer: Renderer, faces: list[BadgeFace], target: Path) -> None:
    import pypdfium2
    from PIL import Image

    width, height = _pixels(renderer.layout)
    rows = -(-len(faces) // ACROSS)
    sheet = Image.new("RGB", (ACROSS * (width + GAP_PX), rows * (height + GAP_PX)), "#888888")
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "badges.pdf"
        batch = renderer.batch(faces, pdf)
        if batch.left_out:
            raise BadInput(f"{renderer.layout.name}: {batch.left_out[0].why}")
        document = cast(Any, pypdfium2).PdfDocument(pdf)
        try:
            for number in range(len(document)):
                picture = document[number].render(scale=FINER * DPI / 72).to_pil().resize((width, height))
                down, across = divmod(number, ACROSS)
                sheet.paste(picture, (across * (width + GAP_PX), down * (height + GAP_PX)))
        finally:
            document.close()
    try:
        sheet.save(target)
    except OSError as error:
        raise BadInput(f"{target} cannot be written: {error.strerror or error}") from error


def _pixels(layout: Layout) -> tuple[int, int]:
    width_mm, height_mm = layout.sheet_mm
    return round(width_mm * DPI / 25.4), round(height_mm * DPI / 25.4)
