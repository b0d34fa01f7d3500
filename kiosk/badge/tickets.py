"""Ticket codes for guests to show or print: a picture each, and sheets of A4 to hand out."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple, cast

import qrcode as _qrcode

from kiosk.badge.durable import replace_file
from kiosk.badge.face import BOTH
from kiosk.badge.fit import fit
from kiosk.badge.fonts import FontStore
from kiosk.badge.ink import EmbeddedFonts, Palette, code_ops, text_ops
from kiosk.badge.layout import POINTS_PER_MM, Layout
from kiosk.badge.pdf import PdfFile, deflated
from kiosk.badge.spelling import tidy
from kiosk.errors import BadInput, Trouble

_LIBRARY = cast(Any, _qrcode)  # written without types
_QUIET_MODULES = 4
_PIXELS_PER_MODULE = 12
_A4_MM = (210.0, 297.0)
_CUT_LINE = "0.72 G 0.4 w [2 3] 0 d"


class Sheets(NamedTuple):
    """What came of ticket sheets: ``problems`` has a sentence for each ticket that was printed without its name."""

    tickets: int
    problems: tuple[str, ...]


def ticket_png(code: str, path: Path) -> None:
    """Write the QR code of one ticket as a black and white picture with its quiet zone.

    Error correction Q; capital letters and digits take the small alphanumeric form.  Raises
    BadInput for a code that fits no QR code, PrinterUnavailable where the folder is gone or full.
    """
    if not code:
        raise BadInput("A ticket needs a code, this one is empty.")
    maker = _LIBRARY.QRCode(
        error_correction=_LIBRARY.constants.ERROR_CORRECT_Q, border=_QUIET_MODULES, box_size=_PIXELS_PER_MODULE
    )
    maker.add_data(code)
    try:
        maker.make(fit=True)
    except (_LIBRARY.exceptions.DataOverflowError, ValueError) as error:
        raise BadInput(f"The code {code[:12]}… ({len(code)} characters) is too long for a QR code.") from error
    picture = io.BytesIO()
    maker.make_image().save(picture)
    replace_file(path, picture.getvalue())


def ticket_sheet(
    rows: Iterable[tuple[str, str, str]],
    path: Path,
    layout: Layout,
    fonts: FontStore,
    progress: Callable[[int], None] | None = None,
) -> Sheets:
    """Write one PDF of A4 sheets from rows of (name, code, type text), in the order of ``rows``.

    ``layout`` is one ticket (``resources/badges/ticket.toml``); as many stand on a sheet as fit
    edge to edge.  A name that cannot be drawn is left away and reported: its guest still gets
    the code.  ``progress`` is told the number of tickets.
    """
    file, embedded = PdfFile("Tickets", fonts.fonts[0]), EmbeddedFonts()
    places = _places(layout)
    problems: list[str] = []
    cells: list[str] = []
    count = 0
    for count, row in enumerate(rows, start=1):
        cells.append(_cell(layout, fonts, row, embedded, problems))
        if len(cells) == len(places):
            _add_page(file, layout, places, cells)
            cells = []
        if progress:
            progress(count)
    if cells:
        _add_page(file, layout, places, cells)
    if not count:
        raise BadInput("There is no ticket to draw.")
    for font, name in embedded.names.items():
        file.font(name, font, embedded.meanings[font])
    replace_file(path, file.data())
    return Sheets(count, tuple(problems))


def _cell(
    layout: Layout, fonts: FontStore, row: tuple[str, str, str], embedded: EmbeddedFonts, problems: list[str]
) -> str:
    name, code, type_text = row
    role, _, role_second = tidy(type_text).partition(BOTH)
    texts = {"primary": tidy(name), "role": role, "role_second": role_second, "serial": tidy(code)}
    palette = Palette("#1B1D22")
    try:
        fonts.require(texts.values(), f"Ticket {code[:6]}…")
        placed = fit(layout.areas, texts, fonts)
    except Trouble as trouble:
        problems.append(str(trouble))
        placed = fit(layout.areas, {"serial": texts["serial"]}, fonts)
    lines = (ops for line in placed for ops in text_ops(layout, line, palette, embedded))
    return "\n".join([*lines, code_ops(layout, code, palette)])


def _places(layout: Layout) -> list[tuple[float, float]]:
    """The bottom left corners of the tickets on a sheet in points, row by row from the top."""
    across, down = int(_A4_MM[0] // layout.width_mm), int(_A4_MM[1] // layout.height_mm)
    if not across or not down:
        raise BadInput(f"A ticket of {layout.width_mm:g} x {layout.height_mm:g} mm does not fit on A4.")
    return [
        (column * layout.width_mm * POINTS_PER_MM, (_A4_MM[1] - (row + 1) * layout.height_mm) * POINTS_PER_MM)
        for row in range(down)
        for column in range(across)
    ]


def _add_page(file: PdfFile, layout: Layout, places: list[tuple[float, float]], cells: list[str]) -> None:
    width, height = layout.width_mm * POINTS_PER_MM, layout.height_mm * POINTS_PER_MM
    ops: list[str] = []
    for (x, y), cell in zip(places, cells, strict=False):
        ops.append(f"q {_CUT_LINE} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S Q q 1 0 0 1 {x:.2f} {y:.2f} cm")
        ops.append(f"{cell} Q")
    file.page(deflated("\n".join(ops)), (_A4_MM[0] * POINTS_PER_MM, _A4_MM[1] * POINTS_PER_MM))
