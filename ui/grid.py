"""The sizes of the desk's layout, in px, for the three screens it is drawn for.

The theme alone uses it: a widget asks its ``Look``.  Everything between and
beyond these screens takes the nearest one that fits and, past 1920, a multiple.
"""

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Grid:
    """Lengths that do not grow with the text scale, unless the name says ``type``."""

    bar: int = 64
    margin_x: int = 16
    margin_y: int = 12
    gap: int = 12
    right: int = 358
    camera: int = 196
    counts: int = 88
    change: int = 68
    guest: int = 156
    nobody: int = 100
    strip: int = 72
    actions: int = 76
    button: int = 52
    tall_button: int = 60
    small_button: int = 44
    option_gap: int = 12
    row: int = 44
    row_max: int = 56
    history_head: int = 38
    found_row: int = 76
    field: int = 72
    shape: int = 172
    shape_split: int = 116
    shape_gap: int = 36
    split: int = 212
    verdict_left: int = 64
    rail_left: int = 20
    rail_top: int = 24
    rail_width: int = 12
    photo_width: int = 100
    photo_height: int = 122
    facts: int = 250
    icon: int = 20
    lamp_gap: int = 20
    bar_height: int = 14
    exit_frame: int = 8
    exit_trim: int = 10
    type_verdict_zh: int = 188
    type_verdict_en: int = 146
    type_verdict_min: int = 88
    type_fault: int = 96
    type_idle: int = 88
    type_idle_second: int = 40
    type_reason: int = 34
    type_reason_split: int = 28
    type_sub: int = 22
    type_name: int = 40
    type_second: int = 22
    type_field: int = 30
    type_direction: int = 26
    type_number: int = 26
    type_title: int = 24
    type_head: int = 22
    type_list: int = 20
    type_organisation: int = 18
    type_body: int = 17
    type_row: int = 16
    type_label: int = 15
    type_meta: int = 14

    def times(self, factor: float) -> "Grid":
        """Every length multiplied: for screens larger than Full HD."""
        return Grid(**{field.name: round(getattr(self, field.name) * factor) for field in fields(self)})


DESK = Grid()
"""1366 x 768, the laptop of the volunteers."""

SMALL = replace(
    DESK, bar=60, right=312, camera=176, guest=138, actions=68, photo_width=86, photo_height=106, facts=230, row=42
)
"""1280 x 720."""

WIDE = Grid(
    bar=80,
    margin_x=24,
    margin_y=16,
    gap=16,
    right=460,
    camera=262,
    counts=88,
    change=68,
    guest=216,
    nobody=124,
    strip=92,
    actions=92,
    button=60,
    tall_button=72,
    small_button=48,
    option_gap=16,
    row=51,
    row_max=60,
    history_head=48,
    found_row=92,
    field=84,
    shape=280,
    shape_split=148,
    shape_gap=64,
    split=276,
    verdict_left=88,
    rail_left=20,
    rail_top=24,
    rail_width=12,
    photo_width=140,
    photo_height=166,
    facts=320,
    icon=22,
    lamp_gap=28,
    bar_height=14,
    type_verdict_zh=288,
    type_verdict_en=216,
    type_verdict_min=112,
    type_fault=128,
    type_idle=124,
    type_idle_second=56,
    type_reason=46,
    type_reason_split=36,
    type_sub=30,
    type_name=56,
    type_second=28,
    type_field=36,
    type_direction=34,
    type_number=28,
    type_title=28,
    type_head=26,
    type_list=24,
    type_organisation=24,
    type_body=20,
    type_row=18,
    type_label=18,
    type_meta=16,
)
"""1920 x 1080."""


def grid_for(width: int, height: int) -> Grid:
    """The grid of a window of ``width`` x ``height`` px."""
    if width >= 1800 and height >= 1000:
        factor = min(width / 1920, height / 1080)
        return WIDE.times(factor) if factor >= 1.25 else WIDE
    if width >= 1366 and height >= 760:
        return DESK
    return SMALL
