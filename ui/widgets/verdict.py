"""The verdict: one word readable at two metres, told by fill, shape, word and place at once."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import type as words
from ui.theme import Look
from ui.view import Mood, VerdictView
from ui.widgets.base import Painted, fill, framed, painter_for
from ui.widgets.shapes import draw_mood, draw_rail

WORD_SHARE = 0.4
"""The word keeps at least this much of the height: it is the largest in every panel."""
WORD_LEADING, REASON_LEADING, SUB_LEADING = 1.12, 1.3, 1.4


class VerdictPanel(Painted):
    """One verdict, painted in one pass.

    ``head_height`` below the panel's own height leaves the rest of the same
    coloured panel to an inset that somebody else places there.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = VerdictView(Mood.ADMITTED, "", "")
        self.head_height: int | None = None
        self.small = False

    def show_verdict(self, view: VerdictView) -> None:
        self.view = view
        self.setAccessibleName(" · ".join(part for part in (view.word, view.reason, view.sub) if part))
        self.update()

    def split_at(self, head_height: int | None, *, small: bool = False) -> None:
        """Set the words in the upper ``head_height`` px, ``small`` or not; None = they have the whole panel."""
        self.head_height = head_height
        self.small = small
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, rect = self.look, QRectF(self.rect())
        painter = painter_for(self)
        ground, rail, shape, glyph, word = _colours(look, self.view.mood)
        if self.view.mood is Mood.SYSTEM:
            framed(painter, rect, look.radius["panel"], ground, look.mood(Mood.SYSTEM).fill, look.fault_edge)
        else:
            fill(painter, rect, look.radius["panel"], ground)
        grid = look.grid
        fault = look.fault_edge if self.view.mood is Mood.SYSTEM else 0
        top = grid.rail_top + fault
        rail_rect = QRectF(grid.rail_left + fault / 2, top, grid.rail_width, rect.height() - 2 * top)
        draw_rail(painter, self.view.mood, rail_rect, rail, look.space[1])
        self._draw_words(painter, shape, glyph, word)

    def _draw_words(self, painter: QPainter, shape: QColor, glyph: QColor, word_colour: QColor) -> None:
        look = self.look
        layout = self.layout_words()
        draw_mood(painter, self.view.mood, layout.shape, shape, glyph)
        reason_colour = look.colour("ink") if self.view.mood is Mood.SYSTEM else word_colour
        top = layout.at
        words.draw(painter, top, layout.word, word_colour, WORD_LEADING)
        top += QPointF(0, layout.word.height(WORD_LEADING))
        words.draw(painter, top, layout.reason, reason_colour, REASON_LEADING)
        top += QPointF(0, layout.reason.height(REASON_LEADING) + layout.sub_gap)
        if self.view.sub:
            words.draw(painter, top, layout.sub, reason_colour, SUB_LEADING)

    def layout_words(self) -> "VerdictLayout":
        """Where shape and words stand, and in which sizes they fit."""
        return _lay_out(self.look, self.view, self.width(), self.head_height or self.height(), self.small)


class VerdictLayout:
    """Fitted words and their places; ``at`` is the top left corner of the word."""

    def __init__(
        self, shape: QRectF, at: QPointF, word: words.Fitted, reason: words.Fitted, sub: words.Fitted, sub_gap: float
    ) -> None:
        self.shape = shape
        self.at = at
        self.word = word
        self.reason = reason
        self.sub = sub
        self.sub_gap = sub_gap

    def bottom(self, has_sub: bool) -> float:
        height = self.word.height(WORD_LEADING) + self.reason.height(REASON_LEADING)
        return self.at.y() + height + ((self.sub_gap + self.sub.height(SUB_LEADING)) if has_sub else 0)


def _lay_out(look: Look, view: VerdictView, width: int, height: int, split: bool) -> VerdictLayout:
    grid = look.grid
    side = min(grid.shape_split if split else grid.shape, round(height * 0.62))
    left = grid.verdict_left + 2
    text_x = left + side + (look.space[5] if split else grid.shape_gap)
    room = width - text_x - look.space[5]
    gap = look.space[1] if view.sub else 0
    fitted = _fit_words(look, view, room, height - 2 * look.space[2], split)
    word, reason, sub = fitted
    block = word.height(WORD_LEADING) + reason.height(REASON_LEADING)
    block += gap + sub.height(SUB_LEADING) if view.sub else 0
    top = (height - block) / 2
    shape = QRectF(left, (height - side) / 2, side, side)
    return VerdictLayout(shape, QPointF(text_x, top), word, reason, sub, gap)


def _fit_words(
    look: Look, view: VerdictView, room: float, height: float, split: bool
) -> tuple[words.Fitted, words.Fitted, words.Fitted]:
    """Reason and detail first; the word takes the height and width that are left."""
    share = 1.0
    while True:
        reason_px = look.type_px("reason_split" if split else "reason") * share
        reason = words.fit(view.reason, look.font_px(reason_px, bold=True), room)
        sub = words.fit(view.sub, look.font_px(look.type_px("sub") * share), room)
        rest = height - reason.height(REASON_LEADING) - (sub.height(SUB_LEADING) + look.space[1] if view.sub else 0)
        smallest = min(look.grid.type_verdict_min * (0.6 if split else 1.0), height * WORD_SHARE)
        if rest / WORD_LEADING >= smallest or share < 0.3:
            break
        share -= 0.05
    px = min(_word_px(look, view, split), max(rest, 1) / WORD_LEADING)
    return words.fit(view.word, look.font_px(px, bold=True), room, lines=1), reason, sub


def _word_px(look: Look, view: VerdictView, split: bool) -> float:
    if split:
        return look.type_px("verdict_min")
    if view.mood is Mood.SYSTEM:
        return look.type_px("fault")
    return look.type_px("verdict_en" if view.word.isascii() else "verdict_zh")


def _colours(look: Look, mood: Mood) -> tuple[QColor, QColor, QColor, QColor, QColor]:
    """Ground, rail, shape, glyph and word."""
    colours = look.mood(mood)
    if mood is Mood.SYSTEM:
        return look.colour("surface"), colours.fill, colours.fill, look.colour("surface"), colours.text
    return colours.fill, colours.on, colours.on, colours.fill, colours.on
