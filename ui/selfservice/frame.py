"""How large things are on this very screen: from its pixels and its millimetres.

All pages are drawn in units of a 1920 (upright: 1080) px wide layout; the unit grows on
small panels until letters and targets have the size that people need (EN 301 549, 5.1.4).
"""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.theme import tokens

CAPITAL_EM = 0.727
"""Height of Inter's capitals."""
LEAST_CAPITAL_MM = 7.3
"""0.7 degrees at 600 mm."""
REACH = 0.42
"""In the low layout everything that shows or asks lies below this share of the height."""
USUAL_MM = 0.248
"""Of one px on 21.5 inch Full HD: taken where a screen does not tell its size."""
BODY, BUTTON, KEY = 42, 112, 102
"""Units: text of the smallest size, height of a button, of a key."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One window of ``width`` x ``height`` units, each ``unit`` px."""

    width: float
    height: float
    unit: float
    mm: float
    """Millimetres of one unit."""
    low: bool = False

    @property
    def upright(self) -> bool:
        return self.height > self.width

    @property
    def compact(self) -> bool:
        """A small panel: buttons stand beside the content, not below it."""
        return not self.upright and self.width < 1700

    @property
    def column(self) -> bool:
        """Buttons in a column at the right."""
        return not self.upright and (self.compact or self.low)

    @property
    def margin(self) -> float:
        return 64 if min(self.width, self.height) > 900 else 40

    @property
    def target(self) -> float:
        """Units of the smallest target, in whole px."""
        px = float(tokens()["target"]["kiosk_min_mm"]) * self.unit / self.mm
        return (math.ceil(px) + 1) / self.unit

    @property
    def gap(self) -> float:
        """Units between two targets: 4 mm, and 28 where there is room."""
        return max(float(tokens()["target"]["kiosk_gap_mm"]) / self.mm, 16)

    @property
    def button(self) -> float:
        return max(self.target, BUTTON)


def frame_for(width_px: int, height_px: int, mm_per_px: float, *, low: bool = False) -> Frame:
    """The frame of a window on a screen with pixels of ``mm_per_px``."""
    upright = height_px > width_px
    layout = width_px / 1080 if upright else min(width_px / 1920, height_px / 1080)
    read = LEAST_CAPITAL_MM / (BODY * CAPITAL_EM * mm_per_px)
    unit = max(layout, read)
    return Frame(width_px / unit, height_px / unit, unit, mm_per_px * unit, low)


def mm_of_px(dots_per_inch: float, device_pixel_ratio: float = 1.0) -> float:
    """Millimetres of a logical px; screens that tell nonsense count as the usual one."""
    if not 30 <= dots_per_inch <= 600:
        return USUAL_MM
    mm = 25.4 / dots_per_inch * device_pixel_ratio
    return mm if 0.05 <= mm <= 0.9 else USUAL_MM


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the parts of a page lie, in units."""

    title: QRectF
    content: QRectF
    buttons: QRectF
    """A row below the content, a column beside it, or rows at the foot of an upright screen."""
    language: QRectF


LANGUAGE_WIDTH = 404.0
COLUMN = 470.0


def plan(frame: Frame, rows: int) -> Plan:
    """The grid of a page; ``rows`` = lines of buttons that an upright page or a column needs, without the language."""
    wide, high, edge = frame.width, frame.height, frame.margin
    if frame.upright:
        return _upright(frame, rows)
    top = 160.0 if high > 900 else 132.0
    language = QRectF(wide - edge - LANGUAGE_WIDTH, (top - 16 - frame.button) / 2 + 8, LANGUAGE_WIDTH, frame.button)
    if frame.column:
        first = high * REACH if frame.low else top
        foot = high - (48 if high > 900 else 32)
        head = QRectF(edge, 16 if not frame.low else first * 0.08, wide - 2 * edge, first - 32)
        column = QRectF(wide - edge - COLUMN, first, COLUMN, foot - first)
        if frame.low:
            language = QRectF(column.x(), foot - frame.button, COLUMN, frame.button)
            column.setBottom(language.y() - frame.gap)
        else:
            head.setRight(language.x() - 24)
        content = QRectF(edge, first, wide - 2 * edge - COLUMN - 40, foot - first)
        return Plan(head, content, column, language)
    foot = high - 48 - frame.button
    title = QRectF(edge, 16, wide - 2 * edge - LANGUAGE_WIDTH - 24, top - 32)
    content = QRectF(edge, top, wide - 2 * edge, foot - 110 - top)
    return Plan(title, content, QRectF(edge, foot, wide - 2 * edge, frame.button), language)


def _upright(frame: Frame, rows: int) -> Plan:
    wide, high, edge = frame.width, frame.height, frame.margin
    foot = high - (64 if high > 1600 else 36)
    language = QRectF(edge, foot - frame.button, wide - 2 * edge, frame.button)
    block = rows * frame.button + max(0, rows - 1) * frame.gap
    buttons = QRectF(edge, language.y() - frame.gap - block, wide - 2 * edge, block)
    first = high * REACH if frame.low else (64 if high > 1600 else 32) + 128
    title = QRectF(edge, 64 if high > 1600 else 32, wide - 2 * edge, first - 96 if frame.low else 112)
    content = QRectF(edge, first + (24 if frame.low else 0), wide - 2 * edge, 0)
    content.setBottom(buttons.y() - 68)
    return Plan(title, content, buttons, language)
