"""Fits texts into their areas: large where there is room, smaller, then broken, never cut where it is a name.

Pure: the same texts, layout and fonts give the same places.  No loop over sizes: ink
grows with the size, so the largest size is one division.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import NamedTuple

from kiosk.badge.breaks import Breaking, even_lines, pieces, with_initials
from kiosk.badge.direction import base_of
from kiosk.badge.fonts import FontStore, Line
from kiosk.badge.layout import NAMES, POINTS_PER_MM, TALLEST_EM, Area, Rectangle, TextStyle
from kiosk.badge.spelling import clusters, is_han, is_square
from kiosk.errors import BadInput

_LEADING_EM = 0.14
_TWO_CHARACTER_GAP_EM = 0.25  # 王 芳: two characters are spread, as on a name plate
_CROWDED_LINES = 8
_WORTH_A_LINE = 1.12  # a further line must make the letters that much larger
_WORTH_A_SECOND = 1.25  # so much where the large name would be comfortable on one line
ELLIPSIS = "…"


class Placed(NamedTuple):
    """One line at its place: the pen starts at ``x_mm``, ``baseline_mm`` from the panel's top left corner."""

    field: str
    line: Line
    size_pt: float
    x_mm: float
    baseline_mm: float
    colour: str

    @property
    def ink(self) -> Rectangle:
        """Where its ink lies."""
        ink, em_mm = self.line.ink, self.size_pt / POINTS_PER_MM
        return Rectangle(
            self.x_mm + ink.left * em_mm,
            self.baseline_mm - ink.top * em_mm,
            ink.right * em_mm - ink.left * em_mm,
            ink.top * em_mm - ink.bottom * em_mm,
        )


@dataclass(frozen=True, slots=True)
class _Setting:
    """Lines at one size; heights in em."""

    lines: tuple[Line, ...]
    size_pt: float

    @property
    def height_pt(self) -> float:
        return _height_em(self.lines) * self.size_pt


class _Attempt(NamedTuple):
    text: str
    breaking: Breaking
    lines: int


class _Room(NamedTuple):
    width_pt: float
    height_pt: float


def fit(areas: Iterable[Area], texts: Mapping[str, str], fonts: FontStore) -> tuple[Placed, ...]:
    """Where every line of ``texts`` (by field) stands in ``areas``.

    Raises BadInput when a name fits nowhere even at its smallest size: a name is
    never cut off.  Other texts end with an ellipsis then.
    """
    return tuple(placed for area in areas for placed in _fit_area(area, texts, fonts))


def _fit_area(area: Area, texts: Mapping[str, str], fonts: FontStore) -> Iterator[Placed]:
    styles = [style for style in area.texts if texts.get(style.field)]
    room_pt = area.place.height_mm * POINTS_PER_MM - area.gap_mm * POINTS_PER_MM * max(0, len(styles) - 1)
    settings: list[_Setting] = []
    for index, style in enumerate(styles):
        later = [(style, _least_em(style, texts[style.field], area, fonts)) for style in styles[index + 1 :]]
        setting = _fit_text(style, texts[style.field], _rooms(area, room_pt, later), fonts)
        settings.append(setting)
        room_pt -= setting.height_pt
    yield from _stacked(area, list(zip(styles, settings, strict=True)), room_pt)


def _rooms(area: Area, room_pt: float, later: Sequence[tuple[TextStyle, float]]) -> tuple[_Room, _Room]:
    """The room that leaves the later texts comfortable, and the room that leaves them their smallest size."""
    width_pt = area.place.width_mm * POINTS_PER_MM
    least_pt = sum(style.min_pt * least_em for style, least_em in later)
    comfort_pt = sum(max(style.min_pt * max(TALLEST_EM, least_em), style.break_pt * 1.1) for style, least_em in later)
    return _Room(width_pt, room_pt - comfort_pt), _Room(width_pt, room_pt - least_pt)


def _least_em(style: TextStyle, text: str, area: Area, fonts: FontStore) -> float:
    """The height a later text needs at its smallest: a name its lines, others one, which ends with an ellipsis."""
    line = fonts.shape(text, fonts.weight_for(text, style.weight))
    share = line.width * style.min_pt / (area.place.width_mm * POINTS_PER_MM)
    # broken lines are seldom full: a quarter is added
    lines = ceil(share * 1.25) if style.field in NAMES and share > 1 else 1
    return lines * _height_em([line]) + (lines - 1) * _LEADING_EM


def _fit_text(style: TextStyle, text: str, rooms: tuple[_Room, _Room], fonts: FontStore) -> _Setting:
    weight = fonts.weight_for(text, style.weight)
    if weight is not style.weight:
        style = replace(style, weight=weight)
    for room in rooms:
        for attempt in _attempts(style, text):
            setting = _largest(style, attempt, room, fonts)
            if setting:
                return setting
    if style.field in NAMES:
        raise BadInput(f"The name {text[:20]}… ({len(text)} characters) does not fit the badge: shorten it.")
    return _with_ellipsis(style, text, rooms[-1], fonts)


def _attempts(style: TextStyle, text: str) -> Iterator[_Attempt]:
    if style.field not in NAMES:
        yield _Attempt(text, Breaking.SQUARES, style.lines)
        return
    yield _Attempt(text, Breaking.WORDS, style.lines)
    yield _Attempt(text, Breaking.SQUARES, style.lines)
    if (shorter := with_initials(text)) != text:
        yield _Attempt(shorter, Breaking.WORDS, style.lines)
    yield _Attempt(text, Breaking.ANYWHERE, _CROWDED_LINES)


def _largest(style: TextStyle, attempt: _Attempt, room: _Room, fonts: FontStore) -> _Setting | None:
    """The largest setting on up to ``lines`` lines.

    One line wins as long as it is comfortable, unless the large name grows by a quarter on two.
    """
    text, breaking, lines = attempt
    best = _sized(style, [text], room, fonts)
    wish_pt = _wish_pt(style, text)
    crowded = best.size_pt < min(style.break_pt, wish_pt)
    if lines > 1 and (crowded or (style.field == "primary" and best.size_pt * _WORTH_A_SECOND < wish_pt)):
        parts = pieces(text, breaking)
        widths = [fonts.shape(part, style.weight, 0.0).advance for part in parts]
        worth = _WORTH_A_LINE if crowded else _WORTH_A_SECOND
        for count in range(2, min(lines, len(parts)) + 1):
            setting = _sized(style, even_lines(parts, widths, count), room, fonts)
            needed = best.size_pt < style.min_pt <= setting.size_pt
            if needed or setting.size_pt > best.size_pt * worth:
                best = setting
    return best if best.size_pt >= style.min_pt else None


def _sized(style: TextStyle, texts: Sequence[str], room: _Room, fonts: FontStore) -> _Setting:
    base = base_of("".join(texts)) if len(texts) > 1 else None
    lines = tuple(fonts.shape(text, style.weight, _gap_em(style, text), base) for text in texts)
    widest = max(line.width for line in lines)
    wish_pt = style.max_pt if any(line.square for line in lines) else style.latin_max_pt
    sizes = [wish_pt, room.height_pt / _height_em(lines)]
    if widest > 0:
        sizes.append(room.width_pt / widest)
    # whole tenths of a point, downwards: equal names look equal, and rounding never leaves the area
    return _Setting(lines, max(0.0, floor(min(sizes) * 10 + 1e-6) / 10))


def _wish_pt(style: TextStyle, text: str) -> float:
    return style.max_pt if any(map(is_square, text)) else style.latin_max_pt


def _gap_em(style: TextStyle, text: str) -> float:
    spread = style.field == "primary" and len(text) == 2 and all(map(is_han, text))
    return _TWO_CHARACTER_GAP_EM if spread else 0.0


def _with_ellipsis(style: TextStyle, text: str, room: _Room, fonts: FontStore) -> _Setting:
    characters = clusters(text)
    low, high = 0, len(characters)
    fitting = _sized(style, [ELLIPSIS], room, fonts)
    while low < high - 1:
        middle = (low + high) // 2
        cut = "".join(characters[:middle]).rstrip() + ELLIPSIS
        setting = _largest(style, _Attempt(cut, Breaking.ANYWHERE, style.lines), room, fonts)
        if setting:
            low, fitting = middle, setting
        else:
            high = middle
    return fitting


def _stacked(area: Area, rows: list[tuple[TextStyle, _Setting]], left_over_pt: float) -> Iterator[Placed]:
    share = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[area.valign]
    y_pt = area.place.y_mm * POINTS_PER_MM + max(0.0, left_over_pt) * share
    for style, setting in rows:
        widest = max(line.width for line in setting.lines)
        from_right = area.align == "left" and base_of("".join(line.text for line in setting.lines)) == 1
        for index, line in enumerate(setting.lines):
            leading_em = _LEADING_EM if index else 0.0
            baseline_pt = y_pt + (leading_em + _above_em(line)) * setting.size_pt
            x_mm = _pen_mm(area, line, setting.size_pt)
            if from_right:
                # lines of one text that runs from the right are flush where the eye begins
                x_mm += (widest - line.width) * setting.size_pt / POINTS_PER_MM
            yield Placed(style.field, line, setting.size_pt, x_mm, baseline_pt / POINTS_PER_MM, style.colour)
            y_pt = baseline_pt + _below_em(line) * setting.size_pt
        y_pt += area.gap_mm * POINTS_PER_MM


def _pen_mm(area: Area, line: Line, size_pt: float) -> float:
    """Where the pen starts so that the ink, not the letter's side bearing, stands on the edge."""
    spare_mm = area.place.width_mm - line.width * size_pt / POINTS_PER_MM
    share = {"left": 0.0, "centre": 0.5, "right": 1.0}[area.align]
    return area.place.x_mm + spare_mm * share - line.ink.left * size_pt / POINTS_PER_MM


def _height_em(lines: Sequence[Line]) -> float:
    return sum([_above_em(line) + _below_em(line) for line in lines]) + _LEADING_EM * (len(lines) - 1)


def _above_em(line: Line) -> float:
    """At least capital height, so that baselines of equal badges stand at equal height."""
    return max(line.ink.top, 0.86 if line.square else 0.72)


def _below_em(line: Line) -> float:
    return max(-line.ink.bottom, 0.1 if line.square else 0.22)
