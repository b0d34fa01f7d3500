"""Where each part of the desk stands, for every window size and text scale.

The verdict keeps at least 40 % of the window; everything else gives way to it:
the card below shrinks, the history goes behind a key, and with large text (from
175 % always) the whole right column leaves; camera and counts are then lamps.
"""

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect

from ui.theme import Look

VERDICT_SHARE = 0.4
NO_COLUMN_FROM = 1.75
"""Text scale from which the right column leaves."""
CARD_SHARE = 0.6
"""A card that would get less than this of its height needs the column's width."""


@dataclass(frozen=True, slots=True)
class Places:
    """``None`` = there is no room for it."""

    top: QRect
    actions: QRect
    left: QRect
    verdict: QRect
    below: QRect
    camera: QRect | None
    counts: QRect | None
    change: QRect | None
    history: QRect | None


def top_height(look: Look) -> int:
    two_lines = look.type_px("list") * 1.2 + look.type_px("meta") * 1.4
    return max(look.grid.bar, round(two_lines + 2 * look.space[1]))


def places_for(
    look: Look, window: QRect, *, exiting: bool, actions_height: int, below: int, change: bool, recent: bool
) -> Places:
    """``below`` is the wanted height of the card below the verdict, 0 = none; ``recent`` opens the history."""
    grid = look.grid
    frame = grid.exit_frame if exiting else 0
    inner = window.adjusted(frame, frame, -frame, -frame)
    trim = 4 if exiting else 0
    gap = grid.gap - (2 if exiting else 0)
    top = QRect(inner.x(), inner.y(), inner.width(), top_height(look))
    actions = QRect(inner.x(), inner.bottom() + 1 - actions_height, inner.width(), actions_height)
    main = QRect(inner.x(), top.bottom() + 1, inner.width(), actions.y() - top.bottom() - 1)
    main.adjust(grid.margin_x - trim, grid.margin_y - trim, trim - grid.margin_x, trim - grid.margin_y)
    column = _column_width(look, main, window)
    left = QRect(main.x(), main.y(), main.width() - (column + gap if column else 0), main.height())
    verdict, card = _left(left, window, below - (grid.exit_trim if exiting and below else 0), gap)
    right = QRect(left.right() + 1 + gap, main.y(), column, main.height()) if column else None
    camera, counts, next_card, history = _right(look, right, gap, change=change, recent=recent)
    if right is None and recent:
        history = left
    return Places(top, actions, left, verdict, card, camera, counts, next_card, history)


def mirrored(places: Places, window: QRect) -> Places:
    """The same, left for right: for whoever works the desk with the left hand; top and keys keep their strips."""

    def turned(rect: QRect) -> QRect:
        return QRect(window.width() - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())

    def over(rect: QRect | None) -> QRect | None:
        return None if rect is None else turned(rect)

    return replace(
        places,
        left=turned(places.left),
        verdict=turned(places.verdict),
        below=turned(places.below),
        camera=over(places.camera),
        counts=over(places.counts),
        change=over(places.change),
        history=over(places.history),
    )


def _column_width(look: Look, main: QRect, window: QRect) -> int:
    """Width of the right column; 0 where the text is so large that verdict and card need it."""
    width = round(look.grid.right * (1 + (look.scale - 1) * 0.25))
    left = main.width() - width - look.grid.gap
    card = main.height() - look.grid.gap - VERDICT_SHARE * window.width() * window.height() / left
    return width if look.scale < NO_COLUMN_FROM and card >= CARD_SHARE * look.length(look.grid.guest) else 0


def _left(left: QRect, window: QRect, below: int, gap: int) -> tuple[QRect, QRect]:
    """Verdict and card; the card is as high as the verdict's share lets it be."""
    if below <= 0:
        return left, QRect(left.x(), left.bottom(), left.width(), 0)
    needed = math.ceil(VERDICT_SHARE * window.width() * window.height() / left.width())
    height = max(0, min(below, left.height() - gap - needed))
    verdict = QRect(left.x(), left.y(), left.width(), left.height() - height - gap)
    return verdict, QRect(left.x(), verdict.bottom() + 1 + gap, left.width(), height)


def _right(
    look: Look, column: QRect | None, gap: int, *, change: bool, recent: bool
) -> tuple[QRect | None, QRect | None, QRect | None, QRect | None]:
    """Camera, counts, the next change, and the history where two whole rows of it fit."""
    if column is None:
        return None, None, None, None
    grid = look.grid
    y = column.y()

    def take(height: int) -> QRect:
        nonlocal y
        box = QRect(column.x(), y, column.width(), height)
        y += height + gap
        return box

    camera = take(grid.camera)
    counts = None if recent else take(look.length(grid.counts))
    next_card = take(look.length(grid.change)) if change and not recent else None
    rest = column.bottom() + 1 - y
    rows = grid.history_head * look.scale + 2 * grid.row * look.scale
    if next_card and next_card.bottom() > column.bottom():
        next_card = None
    history = take(rest) if rest >= rows else None
    if history is None and counts is not None:
        # What is left over goes to the picture, so that the column ends with the verdict.
        camera, counts, next_card = _stretch(column, gap, camera, counts, next_card)
    return camera, counts, next_card, history


def _stretch(
    column: QRect, gap: int, camera: QRect, counts: QRect, change: QRect | None
) -> tuple[QRect, QRect, QRect | None]:
    spare = column.bottom() - (change or counts).bottom()
    camera = camera.adjusted(0, 0, 0, spare)
    return camera, counts.translated(0, spare), change.translated(0, spare) if change else None
