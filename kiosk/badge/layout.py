"""What a badge looks like, as data: the stock, what is printed on it, and where.

All places are millimetres from the top left corner of the panel.  Texts stand in
areas, one under the other; an area never lies on another one, on the slot of the
lanyard or on the quiet zone of the code.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from kiosk.badge.fonts import Weight
from kiosk.badge.toml_lines import Table, read_table, table_of

POINTS_PER_MM = 72 / 25.4
FIELDS = (
    "primary", "secondary", "organisation", "title", "role", "role_second", "event", "event_second", "entitlements",
    "serial",
)  # fmt: skip
NAMES = ("primary", "secondary")
COLOUR_NAMES = ("ink", "ink2", "paper", "role", "on_role")
# The tallest script (Thai with two marks, Vietnamese capitals) from the deepest tail to the highest mark, in em.
TALLEST_EM = 1.6
# Four modules of the smallest QR code, which has 21 on a side: larger codes need less.
_QUIET = 4 / 21


class Rectangle(NamedTuple):
    """In mm from the panel's top left corner."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float

    def holds(self, other: "Rectangle") -> bool:
        """Whether ``other`` lies wholly inside."""
        return (
            other.x_mm >= self.x_mm - 1e-6
            and other.y_mm >= self.y_mm - 1e-6
            and other.x_mm + other.width_mm <= self.x_mm + self.width_mm + 1e-6
            and other.y_mm + other.height_mm <= self.y_mm + self.height_mm + 1e-6
        )

    def meets(self, other: "Rectangle") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x_mm < other.x_mm + other.width_mm - 1e-6
            and other.x_mm < self.x_mm + self.width_mm - 1e-6
            and self.y_mm < other.y_mm + other.height_mm - 1e-6
            and other.y_mm < self.y_mm + self.height_mm - 1e-6
        )

    def grown(self, by_mm: float) -> "Rectangle":
        """With ``by_mm`` more on each side."""
        return Rectangle(self.x_mm - by_mm, self.y_mm - by_mm, self.width_mm + 2 * by_mm, self.height_mm + 2 * by_mm)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one field of a badge is set.

    ``max_pt`` is the wish; one line goes down to ``break_pt``, then up to ``lines``
    lines down to ``min_pt``.  ``latin_max_pt`` is the wish for text without Chinese.
    """

    field: str
    max_pt: float
    latin_max_pt: float
    break_pt: float
    min_pt: float
    lines: int
    weight: Weight
    colour: str


@dataclass(frozen=True, slots=True)
class Area:
    """Texts one under the other; ``align`` left, centre or right, ``valign`` top, middle or bottom."""

    place: Rectangle
    align: str
    valign: str
    gap_mm: float
    texts: tuple[TextStyle, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A flat coloured rectangle, or, with ``ridge``, three hills of those colours at its foot."""

    place: Rectangle
    colour: str
    ridge: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A box with the guest's photo (``source`` photo) or a picture that lies beside the layout's file.

    ``fit`` cover fills the box and cuts what is over; contain shows all of it.
    """

    place: Rectangle
    source: str
    fit: str


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout.  ``fold``: the sheet is twice as high; its upper half shows the panel turned by 180 degrees."""

    name: str
    width_mm: float
    height_mm: float
    safe_mm: float
    fold: bool
    slot: Rectangle | None
    blocks: tuple[Block, ...]
    areas: tuple[Area, ...]
    code: Rectangle
    bleed_mm: float = 0.0
    """How far colour runs over the edge where the sheet is cut afterwards, or a card is printed to its rim."""
    colours: Mapping[str, str] = field(default_factory=dict[str, str])
    pictures: tuple[Picture, ...] = ()
    folder: Path | None = None
    """Where its own pictures lie."""

    @property
    def sheet_mm(self) -> tuple[float, float]:
        """Width and height of the paper."""
        return self.width_mm, self.height_mm * (2 if self.fold else 1)

    @property
    def safe(self) -> Rectangle:
        """Where ink may stand that must not be cut off."""
        edge = self.safe_mm
        return Rectangle(edge, edge, self.width_mm - 2 * edge, self.height_mm - 2 * edge)

    @property
    def quiet(self) -> Rectangle:
        """The code with the white that readers need around it."""
        return self.code.grown(self.code.width_mm * _QUIET)

    def bled(self, place: Rectangle) -> Rectangle:
        """A block that touches the edge, run over it; never over a fold, where the other side begins."""
        left = self.bleed_mm if place.x_mm <= 0 else 0.0
        right = self.bleed_mm if place.x_mm + place.width_mm >= self.width_mm else 0.0
        top = self.bleed_mm if place.y_mm <= 0 and not self.fold else 0.0
        bottom = self.bleed_mm if place.y_mm + place.height_mm >= self.height_mm else 0.0
        return Rectangle(
            place.x_mm - left, place.y_mm - top, place.width_mm + left + right, place.height_mm + top + bottom
        )

    def colour_of(self, ticket_type: str) -> str:
        """The colour of a ticket type, ``default`` where it has none of its own."""
        return self.colours.get(ticket_type) or self.colours.get("default", "#1B1D22")


def read_layout(path: Path) -> Layout:
    """Read and check one layout file.  Raises BadInput naming file and line."""
    return _layout(read_table(path), path)


def layout_of(text: str, path: Path) -> Layout:
    """As ``read_layout``, of a text that stands, or will stand, in ``path``."""
    return _layout(table_of(text, path), path)


def _layout(root: Table, path: Path) -> Layout:
    root.number("format", 1, 1)
    stock = root.table("stock")
    if stock is None:
        root.refuse(None, "the table [stock] is missing")
    code = root.table("code")
    if code is None:
        root.refuse(None, "the table [code] is missing: a badge without a code opens no door")
    layout = Layout(
        path.stem,
        stock.number("width_mm", 40, 420),
        stock.number("height_mm", 30, 420),
        stock.number("safe_mm", 1, 20),
        stock.switch("fold", False),
        _rectangle(slot) if (slot := root.table("slot")) else None,
        tuple(_block(table) for table in root.tables("block")),
        tuple(_area(table) for table in root.tables("area")),
        _square(code),
        stock.number("bleed_mm", 0, 10, 0.0),
        colours.colours() if (colours := root.table("colours")) else {},
        tuple(_picture(table) for table in root.tables("image")),
        path.parent,
    )
    for table in (root, stock, code):
        table.done()
    _check(layout, root, code)
    return layout


def layouts_in(folder: Path) -> dict[str, Path]:
    """The layouts of a folder by name."""
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}


def _rectangle(table: Table) -> Rectangle:
    place = Rectangle(
        table.number("x_mm", -20, 420),
        table.number("y_mm", -20, 420),
        table.number("width_mm", 0.1, 460),
        table.number("height_mm", 0.1, 460),
    )
    return place


def _square(table: Table) -> Rectangle:
    size_mm = table.number("size_mm", 12, 80)
    return Rectangle(table.number("x_mm", 0, 420), table.number("y_mm", 0, 420), size_mm, size_mm)


def _block(table: Table) -> Block:
    place = _rectangle(table)
    if hills := table.table("ridge"):
        block = Block(place, "", tuple(hills.colour(key) for key in ("far", "middle", "near")))
        hills.done()
    else:
        block = Block(place, table.colour("colour", COLOUR_NAMES))
    table.done()
    return block


def _picture(table: Table) -> Picture:
    source = table.text("source")
    if source.lower().endswith(".svg"):
        table.refuse(
            "source", f"{source} cannot be drawn on a badge: save it as a .png beside this layout, and name that"
        )
    if source != "photo" and (Path(source).name != source or not source.lower().endswith((".png", ".jpg", ".jpeg"))):
        table.refuse("source", f"source must be photo, or a .png or .jpg file beside this layout, not {source!r}")
    picture = Picture(_rectangle(table), source, table.text("fit", ("cover", "contain"), "contain"))
    table.done()
    return picture


def _area(table: Table) -> Area:
    area = Area(
        _rectangle(table),
        table.text("align", ("left", "centre", "right"), "left"),
        table.text("valign", ("top", "middle", "bottom"), "top"),
        table.number("gap_mm", 0, 20, 1.0),
        tuple(_style(row) for row in table.tables("text")),
    )
    table.done()
    return area


def _style(table: Table) -> TextStyle:
    max_pt = table.number("max_pt", 4, 200)
    style = TextStyle(
        table.text("field", FIELDS),
        max_pt,
        table.number("latin_max_pt", 4, 200, max_pt),
        table.number("break_pt", 4, 200, max_pt),
        table.number("min_pt", 4, max_pt),
        round(table.number("lines", 1, 6, 1)),
        Weight(table.text("weight", [weight.value for weight in Weight], "regular")),
        table.colour("colour", COLOUR_NAMES, "ink"),
    )
    table.done()
    return style


def _check(layout: Layout, root: Table, code: Table) -> None:
    tables = root.tables("area")
    for area, table in zip(layout.areas, tables, strict=True):
        if not layout.safe.holds(area.place):
            table.refuse(None, f"the area leaves the safe area, {layout.safe_mm:g} mm from each edge")
        if layout.slot and area.place.meets(layout.slot):
            table.refuse(None, "the area lies on the slot of the lanyard")
        if area.place.meets(layout.quiet):
            table.refuse(None, "the area lies on the quiet zone of the code")
        if _least_height_mm(area) > area.place.height_mm + 1e-6:
            table.refuse(None, f"the area needs {_least_height_mm(area):.1f} mm for its texts at their smallest")
    for picture, table in zip(layout.pictures, root.tables("image"), strict=True):
        if picture.place.meets(layout.quiet):
            table.refuse(None, "the image lies on the code or its quiet zone")
        for number, area in enumerate(layout.areas, start=1):
            if picture.place.meets(area.place):
                table.refuse(None, f"the image lies on area {number}")
    for (first, one), (second, other) in combinations(enumerate(layout.areas), 2):
        if one.place.meets(other.place):
            tables[second].refuse(None, f"the area lies on area {first + 1}")
    _check_fields(layout, tables)
    if not layout.safe.holds(layout.code):
        code.refuse(None, "the code leaves the safe area")


def _check_fields(layout: Layout, tables: list[Table]) -> None:
    seen: set[str] = set()
    for style, table in _styles(layout, tables):
        if style.field in seen:
            table.refuse("field", f"{style.field} stands on the badge already")
        seen.add(style.field)
    if "primary" not in seen:
        tables[0].refuse(None, "no area has the field primary") if tables else None


def _styles(layout: Layout, tables: list[Table]) -> Iterator[tuple[TextStyle, Table]]:
    for area, table in zip(layout.areas, tables, strict=True):
        yield from zip(area.texts, table.tables("text"), strict=True)


def _least_height_mm(area: Area) -> float:
    texts_mm = sum(style.min_pt * TALLEST_EM for style in area.texts) / POINTS_PER_MM
    return texts_mm + area.gap_mm * max(0, len(area.texts) - 1)
