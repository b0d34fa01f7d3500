"""A badge layout from pretix's editor, as one of ours; what cannot be carried over is said in sentences.

pretix keeps a list of objects: texts, codes and pictures, each at a place in mm from the bottom left
corner, over a PDF as background.  Ours keeps areas in which texts are fitted; so texts of pretix
that lie on each other become one area with the texts one under the other.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from kiosk.badge.layout import POINTS_PER_MM, TALLEST_EM, Rectangle
from kiosk.errors import BadInput

_FIELDS = {
    "attendee_name": "primary",
    "attendee_company": "organisation",
    "attendee_job_title": "title",
    "item": "role",
    "itemvar": "role",
    "item_category": "role",
    "event_name": "event",
    "addons": "entitlements",
    "order": "serial",
    "positionid": "serial",
    "order_positionid": "serial",
}
_LINES = {"primary": 3, "secondary": 2, "organisation": 2}
_LEAST_PT = {"primary": 8.0, "secondary": 8.0}
_LEAST_CODE_MM = 12.0
_QUIET = 4 / 21
_SAFE_MM = 1.0
_ALIGN = {"left": "left", "center": "centre", "right": "right"}


class Carried(NamedTuple):
    """The layout as TOML, and what is not in it."""

    toml: str
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    field: str
    size_pt: float
    bold: bool
    colour: str
    align: str
    top_mm: float
    left_mm: float
    width_mm: float

    @property
    def least_pt(self) -> float:
        return min(self.size_pt, max(4.0, min(_LEAST_PT.get(self.field, 5.0), self.size_pt * 0.6)))

    @property
    def height_mm(self) -> float:
        return self.size_pt * 1.3 / POINTS_PER_MM


@dataclass(slots=True)
class _Area:
    place: Rectangle
    texts: list[_Text]

    @property
    def least_mm(self) -> float:
        """As a layout asks for: every text at its smallest, and gaps of 0.5 mm."""
        return sum(text.least_pt * TALLEST_EM for text in self.texts) / POINTS_PER_MM + 0.5 * (len(self.texts) - 1)


@dataclass(slots=True)
class _Import:
    width_mm: float
    height_mm: float
    sentences: list[str] = field(default_factory=list[str])
    texts: list[_Text] = field(default_factory=list[_Text])
    code: Rectangle | None = None

    def say(self, sentence: str) -> None:
        if sentence not in self.sentences:
            self.sentences.append(sentence)


def carry_over(text: str, size_mm: tuple[float, float] | None = None) -> Carried:
    """``text``: what pretix's editor saves, or a layout as its API gives it; ``size_mm`` where it tells no size.

    Raises ``BadInput`` for anything else, and for a badge without a name.
    """
    objects, told = _objects(text)
    size = size_mm or told
    if size is None:
        raise BadInput("the file does not tell the size of the badge: say --size 105x148")
    work = _Import(*size)
    for number, row in enumerate(objects, start=1):
        _take(work, number, row)
    if not any(text.field == "primary" for text in work.texts):
        raise BadInput("no object of this layout shows the attendee's name (attendee_name)")
    work.say("The background, where there is one, is not carried over: draw it as [[block]]s.")
    work.say("Below a Chinese name there is no place for the Latin one yet: add a text with the field secondary.")
    code = _code(work)
    areas = _areas(work, code)
    return Carried(_toml(work, code, areas), tuple(work.sentences))


def _objects(text: str) -> tuple[list[Mapping[str, object]], tuple[float, float] | None]:
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"this is no layout of pretix: {error}") from error
    size: tuple[float, float] | None = None
    if isinstance(found, dict):
        document = cast(dict[str, object], found)
        size, found = _size(document.get("size")), document.get("layout")
        if isinstance(found, str):
            return _objects(found)[0], size
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in cast(list[object], found)):
        raise BadInput("this is no layout of pretix: a list of objects was expected")
    return cast(list[Mapping[str, object]], found), size


def _size(told: object) -> tuple[float, float] | None:
    """The first page's."""
    if not isinstance(told, list) or not told:
        return None
    page: object = cast(list[object], told)[0]
    if not isinstance(page, dict):
        return None
    sides = cast(dict[str, object], page)
    return _number(sides, "width", "size"), _number(sides, "height", "size")


def _take(work: _Import, number: int, row: Mapping[str, object]) -> None:
    kind = row.get("type")
    where = f"object {number}"
    if row.get("page") not in (None, 1, "1"):
        work.say(f"Object {number} stands on page {row.get('page')}: our badges have one page.")
    elif kind == "textarea":
        _take_text(work, where, row)
    elif kind == "barcodearea":
        _take_code(work, where, row)
    elif kind == "imagearea":
        work.say(f"The picture {row.get('content')!r} is not carried over: our layouts hold no pictures of guests yet.")
    elif kind == "poweredby":
        work.say("The pretix logo is left out.")
    else:
        work.say(f"Object {number} is of a kind that we do not know: {kind!r}.")


def _take_text(work: _Import, where: str, row: Mapping[str, object]) -> None:
    content = str(row.get("content", ""))
    name = _FIELDS.get(content)
    if name is None and content in ("other", "other_i18n"):
        work.say(
            f"The fixed text {str(row.get('text', ''))[:40]!r} is left out: our texts are those of guest and event."
        )
        return
    if name is None and content.startswith("attendee_name"):
        work.say(f"{content} is a part of the name: our badges show the whole name, or none of it.")
        return
    if name is None:
        work.say(f"{content!r} is nothing that our badges show.")
        return
    if _number(row, "rotation", where, 0.0) % 360:
        work.say(f"A turned text ({content}) is left out: for a folded badge set fold = true, which repeats all of it.")
        return
    if any(text.field == name for text in work.texts):
        work.say(f"{content} is left out: {name} stands on the badge already.")
        return
    if row.get("italic"):
        work.say("Slanted text is set upright.")
    if row.get("fontfamily"):
        work.say("All texts are set in our own fonts, which have every script.")
    size = min(200.0, max(4.0, _number(row, "fontsize", where, 12.0)))
    height = size * 1.3 / POINTS_PER_MM
    bottom = _number(row, "bottom", where)
    # the place of a text is the foot of its first line, or of its last one where it grows upwards
    top = work.height_mm - bottom - (size / POINTS_PER_MM if row.get("downward") else height)
    align = _ALIGN.get(str(row.get("align", "left")), "left")
    left, width = _number(row, "left", where), _number(row, "width", where)
    bold = bool(row.get("bold")) or name == "primary"
    work.texts.append(_Text(name, size, bold, _colour(row.get("color")), align, top, left, width))


def _take_code(work: _Import, where: str, row: Mapping[str, object]) -> None:
    if work.code is not None:
        work.say("A second code is left out.")
        return
    if row.get("content") not in (None, "", "secret", "pseudonymization_id"):
        work.say(f"The code held {row.get('content')!r}; ours holds the badge's own code, which opens the doors.")
    size = _number(row, "size", where)
    left, bottom = _number(row, "left", where), _number(row, "bottom", where)
    if not row.get("nowhitespace"):
        # the square of pretix holds the white rim too
        rim = size * 4 / 37
        left, bottom, size = left + rim, bottom + rim, size - 2 * rim
    work.code = Rectangle(left, work.height_mm - bottom - size, size, size)


def _code(work: _Import) -> Rectangle:
    room = min(work.width_mm, work.height_mm) - 2 * _SAFE_MM
    if work.code is None:
        size = min(room, max(_LEAST_CODE_MM, 0.24 * min(work.width_mm, work.height_mm)))
        work.say(
            f"The layout had no code, and a badge without one opens no door: one of {size:.0f} mm stands below right."
        )
        rim = _SAFE_MM + size * _QUIET
        return Rectangle(work.width_mm - rim - size, work.height_mm - rim - size, size, size)
    size = max(_LEAST_CODE_MM, min(work.code.width_mm, room, 80.0))
    if abs(size - work.code.width_mm) > 0.1:
        work.say(f"The code is {size:.1f} mm wide instead of {work.code.width_mm:.1f} mm.")
    left = _within(work.code.x_mm, work.width_mm - size)
    top = _within(work.code.y_mm, work.height_mm - size)
    if abs(left - work.code.x_mm) > 0.1 or abs(top - work.code.y_mm) > 0.1:
        work.say("The code was moved inside the badge.")
    return Rectangle(left, top, size, size)


def _within(at: float, highest: float) -> float:
    return max(_SAFE_MM, min(at, highest - _SAFE_MM))


def _areas(work: _Import, code: Rectangle) -> list[_Area]:
    """Areas that lie on nothing: texts that touch become one, and the code keeps its rim."""
    areas = [_Area(_inside(work, text), [text]) for text in sorted(work.texts, key=lambda text: text.top_mm)]
    rim = code.grown(code.width_mm * _QUIET + 0.01)
    done = False
    while not done:
        done = True
        for area in areas:
            _make_room(work, area)
            _beside(work, area, rim)
        for one, other in ((one, other) for one in areas for other in areas if one is not other):
            if one.place.meets(other.place):
                areas.remove(other)
                one.place, one.texts = _around(one.place, other.place), [*one.texts, *other.texts]
                one.texts.sort(key=lambda text: text.top_mm)
                done = False
                break
    return areas


def _inside(work: _Import, text: _Text) -> Rectangle:
    left, top = max(_SAFE_MM, text.left_mm), max(_SAFE_MM, text.top_mm)
    right = min(work.width_mm - _SAFE_MM, text.left_mm + text.width_mm)
    bottom = min(work.height_mm - _SAFE_MM, text.top_mm + text.height_mm)
    if right - left < 5:
        work.say(f"The text {text.field} stood outside the badge, or had no width: it has the whole width now.")
        left, right = _SAFE_MM, work.width_mm - _SAFE_MM
    return Rectangle(left, min(top, work.height_mm - _SAFE_MM - 1), right - left, max(1.0, bottom - top))


def _make_room(work: _Import, area: _Area) -> None:
    """Down, and where the badge ends up, until every text has its smallest size."""
    x, y, width, height = area.place
    height = max(height, area.least_mm + 0.1)
    y = min(y, work.height_mm - _SAFE_MM - height)
    if y < _SAFE_MM:
        raise BadInput("the badge is too small for all of its texts: take some out in pretix")
    area.place = Rectangle(x, y, width, height)


def _beside(work: _Import, area: _Area, rim: Rectangle) -> None:
    """Cut at the code's rim, on the side where more is left."""
    x, y, width, height = area.place
    if not area.place.meets(rim):
        return
    left, right = rim.x_mm - x, x + width - rim.x_mm - rim.width_mm
    if max(left, right) < 8:
        raise BadInput("the code leaves no room beside it for the texts: move it in pretix")
    work.say(f"{' and '.join(text.field for text in area.texts)} was cut narrower: it lay on the code or its rim.")
    if left >= right:
        area.place = Rectangle(x, y, left, height)
    else:
        area.place = Rectangle(rim.x_mm + rim.width_mm, y, right, height)


def _around(one: Rectangle, other: Rectangle) -> Rectangle:
    x, y = min(one.x_mm, other.x_mm), min(one.y_mm, other.y_mm)
    right = max(one.x_mm + one.width_mm, other.x_mm + other.width_mm)
    bottom = max(one.y_mm + one.height_mm, other.y_mm + other.height_mm)
    return Rectangle(x, y, right - x, bottom - y)


def _number(row: Mapping[str, object], key: str, where: str, default: float | None = None) -> float:
    """pretix writes numbers as texts too."""
    value = row.get(key, default)
    try:
        number = float(cast(str, value))
    except (TypeError, ValueError) as error:
        raise BadInput(f"{where}: {key} must be a number, not {value!r}") from error
    if not -1e4 < number < 1e4:
        raise BadInput(f"{where}: {key} is {value!r}, which is no place on a badge")
    return number


def _colour(told: object) -> str:
    if not isinstance(told, list):
        return "ink"
    parts = [part for part in cast(list[object], told)[:3] if isinstance(part, int | float)]
    if len(parts) < 3 or parts == [0, 0, 0]:
        return "ink"
    return "#" + "".join(f"{max(0, min(255, round(part))):02X}" for part in parts)


def _toml(work: _Import, code: Rectangle, areas: list[_Area]) -> str:
    lines = ["# Carried over from pretix.  Millimetres from the top left corner.", "format = 1", "", "[stock]"]
    lines += [
        f"width_mm = {work.width_mm:g}",
        f"height_mm = {work.height_mm:g}",
        f"safe_mm = {_SAFE_MM:g}",
        "",
        "[code]",
    ]
    lines += [f"x_mm = {code.x_mm:.2f}", f"y_mm = {code.y_mm:.2f}", f"size_mm = {code.width_mm:.2f}"]
    for area in areas:
        lines += ["", *_area_lines(area)]
    return "\n".join(lines) + "\n"


def _area_lines(area: _Area) -> Iterator[str]:
    x, y, width, height = area.place
    yield from (
        "[[area]]",
        f"x_mm = {x:.2f}",
        f"y_mm = {y:.2f}",
        f"width_mm = {width:.2f}",
        f"height_mm = {height:.2f}",
    )
    yield from (
        f'align = "{area.texts[0].align}"',
        'valign = "middle"',
        f"gap_mm = {0.5 if len(area.texts) > 1 else 0}",
    )
    for text in area.texts:
        yield from ("[[area.text]]", f'field = "{text.field}"', f"max_pt = {text.size_pt:g}")
        yield from (f"min_pt = {text.least_pt:g}", f"lines = {_LINES.get(text.field, 1)}")
        yield from (f'weight = "{"bold" if text.bold else "regular"}"', f'colour = "{text.colour}"')
