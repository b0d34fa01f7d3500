"""Who the guest is: the card below the verdict, what stands there for nobody, and the strip afterwards."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import type as words
from ui.icons import draw_icon
from ui.theme import Look
from ui.view import ActionView, ChipView, FactView, GuestView, LastGuestView, NobodyView
from ui.widgets.base import Painted, card, discard, fill, painter_for, rounded
from ui.widgets.buttons import KeyButton
from ui.widgets.shapes import draw_mood

NAME_LEADING, TEXT_LEADING = 1.15, 1.4


class ActionHolder(Painted):
    """A card with buttons of its own.

    Signals:
        asked: the name of the action that was pressed.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[KeyButton] = []

    def wear(self, look: Look) -> None:
        super().wear(look)
        for button in self.buttons:
            button.wear(look)
        self._arrange()

    def offer(self, actions: tuple[ActionView, ...]) -> None:
        """Replace the buttons."""
        for button in self.buttons:
            discard(button)
        self.buttons = [KeyButton(action, "primary" if action.primary else "outline", self) for action in actions]
        for button in self.buttons:
            button.wear(self.look)
            button.clicked.connect(self._pressed)
            button.show()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.asked.emit(button.action.name)

    def _arrange(self) -> None:
        """Place the buttons."""


class GuestCard(ActionHolder):
    """One guest: photo if there is one, both names, where from, chips, two facts or two actions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = GuestView("")
        self._photo = QPixmap()

    def show_guest(self, view: GuestView) -> None:
        self.view = view
        self._photo = QPixmap()
        if view.photo:
            self._photo.loadFromData(view.photo)
        told = (view.name, view.second, view.organisation, view.title, *(chip.text for chip in view.chips))
        facts = (" ".join(part for part in (f"{fact.label}: {fact.text}", fact.more) if part) for fact in view.facts)
        self.setAccessibleName(" · ".join(part for part in (*told, *facts) if part))
        self.offer(view.actions)
        self.update()

    def _side(self) -> QRectF:
        """The right column."""
        wanted = self.look.grid.facts if self.view.facts or self.view.actions else 0
        width = min(self.look.length(wanted), round(self.width() * 0.36))
        pad = self.look.space[4] - 4
        return QRectF(self.width() - pad - width, pad - 4, width, self.height() - 2 * (pad - 4))

    def _arrange(self) -> None:
        if not self.buttons:
            return
        side, look = self._side(), self.look
        gap = look.space[3]
        height = min(max(look.grid.button, look.type_px("body") * 1.9), (side.height() - gap) / 2)
        top = side.center().y() - (height * len(self.buttons) + gap * (len(self.buttons) - 1)) / 2
        for number, button in enumerate(self.buttons):
            x = side.x() + look.space[4]
            button.place(x, top + number * (height + gap), side.right() - x, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, view = self.look, self.view
        painter = painter_for(self)
        card(painter, QRectF(self.rect()), look)
        side = self._side()
        left = float(look.space[4] - 4)
        if not self._photo.isNull():
            left = self._draw_photo(painter, left) + look.space[4] - 4
        if view.facts or view.actions:
            painter.fillRect(QRectF(round(side.x()), side.y(), look.card_edge, side.height()), look.colour("line"))
        if view.facts:
            _draw_facts(painter, side.adjusted(look.space[4], 0, 0, 0), view.facts, look)
        column = QRectF(left, side.y(), side.x() - left - look.space[4], side.height())
        _draw_person(painter, column, view, look)

    def _draw_photo(self, painter: QPainter, x: float) -> float:
        grid = self.look.grid
        frame = QRectF(x, (self.height() - grid.photo_height) / 2, grid.photo_width, grid.photo_height)
        size = QSize(grid.photo_width, grid.photo_height)
        scaled = self._photo.scaled(
            size * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
        cut = QRectF((scaled.width() - size.width() * 2) / 2, 0, size.width() * 2, size.height() * 2)
        painter.save()
        painter.setClipPath(rounded(frame, self.look.radius["control"]))
        painter.drawPixmap(frame, scaled, cut)
        painter.restore()
        return frame.right()


def _draw_person(painter: QPainter, column: QRectF, view: GuestView, look: Look) -> None:
    """Names, organisation and chips, together scaled down where the card is too low for them."""
    share = 1.0
    while True:
        name, second, same_line = _fit_names(view, column.width(), look, share)
        where_text = " · ".join(part for part in (view.organisation, view.title) if part)
        where = words.fit(where_text, look.font_px(look.type_px("organisation") * share), column.width())
        chip = look.type_px("label") * 2 * share if view.chips else 0
        heights = [name.height(NAME_LEADING)]
        if view.second and not same_line:
            heights.append(second.height(NAME_LEADING))
        heights += [where.height(TEXT_LEADING)] * bool(where_text) + [chip] * bool(chip)
        if sum(heights) <= column.height() or share < 0.4:
            break
        share -= 0.04
    gap = min((column.height() - sum(heights)) / max(len(heights) - 1, 1), look.space[3])
    y = column.center().y() - (sum(heights) + gap * (len(heights) - 1)) / 2
    words.draw(painter, QPointF(column.x(), y), name, look.colour("ink"), NAME_LEADING)
    if view.second and same_line:
        level = y + words.baseline(name.px, NAME_LEADING) - words.baseline(second.px, NAME_LEADING)
        words.draw(
            painter,
            QPointF(column.x() + name.width() + look.space[3], level),
            second,
            look.colour("ink2"),
            NAME_LEADING,
        )
    y += heights.pop(0) + gap
    if view.second and not same_line:
        words.draw(painter, QPointF(column.x(), y), second, look.colour("ink2"), NAME_LEADING)
        y += heights.pop(0) + gap
    if where_text:
        words.draw(painter, QPointF(column.x(), y), where, look.colour("ink"), TEXT_LEADING)
        y += heights.pop(0) + gap
    if view.chips:
        draw_chips(painter, QRectF(column.x(), y, column.width(), chip), view.chips, look)


def _fit_names(view: GuestView, width: float, look: Look, share: float) -> tuple[words.Fitted, words.Fitted, bool]:
    """Both names, and whether they stand on one line."""
    second = words.fit(view.second, look.font_px(look.type_px("second") * share), width)
    full = look.font_px(look.type_px("name") * share, bold=True)
    beside = width - second.width() - look.space[3] if view.second else width
    if len(second.lines) == 1 and beside > width * 0.3:
        name = words.fit(view.name, full, beside, lines=1)
        if name.px >= full.pixelSize() * words.SHRINK:
            return name, second, True
    return words.fit(view.name, full, width), second, False


def draw_chips(painter: QPainter, row: QRectF, chips: tuple[ChipView, ...], look: Look) -> None:
    """Chips side by side; all shrink together when the row is too short."""
    px = row.height() / 2
    while (
        px > 6 and sum(_chip_width(chip, px, look) for chip in chips) + look.space[1] * (len(chips) - 1) > row.width()
    ):
        px -= 0.5
    x, height = row.x(), px * 2
    for chip in chips:
        width = _chip_width(chip, px, look)
        body = QRectF(x, row.center().y() - height / 2, width, height)
        colours = look.mood(chip.mood) if chip.mood else None
        fill(painter, body, look.radius["chip"], colours.soft if colours else look.colour("sunken"))
        ink = colours.text if colours else look.colour("ink2")
        at = x + px * 0.74
        if chip.icon:
            draw_icon(painter, chip.icon, at, body.center().y(), px * 1.25, ink)
            at += px * 1.65
        text = words.Fitted(look.font_px(px, bold=True), (chip.text,))
        words.draw_in(painter, QRectF(at, body.y(), width, height), text, ink)
        x += width + look.space[1]


def _chip_width(chip: ChipView, px: float, look: Look) -> float:
    return words.width_of(chip.text, look.font_px(px, bold=True)) + px * 1.48 + (px * 1.65 if chip.icon else 0)


def _draw_facts(painter: QPainter, side: QRectF, facts: tuple[FactView, ...], look: Look) -> None:
    """A label and a bold line for each, in the middle of the height."""
    share, gap = 1.0, float(look.space[3])
    while True:
        small = look.font_px(look.type_px("meta") * share)
        lines = [
            (
                words.fit(fact.label, small, side.width()),
                words.fit(fact.text, look.font_px(look.type_px("body") * share, bold=True), side.width()),
                *([words.fit(fact.more, small, side.width())] if fact.more else []),
            )
            for fact in facts
        ]
        height = sum(line.height(1.3) for fact in lines for line in fact) + gap * (len(lines) - 1)
        if height <= side.height() or share < 0.4:
            break
        share, gap = share - 0.05, max(gap - 2, 2)
    y = side.center().y() - height / 2
    for fact in lines:
        for number, line in enumerate(fact):
            words.draw(painter, QPointF(side.x(), y), line, look.colour("ink" if number == 1 else "ink3"), 1.3)
            y += line.height(1.3)
        y += gap


class NobodyCard(ActionHolder):
    """Below a refusal that belongs to no guest: two ways on, and a word why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = NobodyView("")

    def show_nobody(self, view: NobodyView) -> None:
        self.view = view
        self.setAccessibleName(view.note)
        self.offer(view.actions)
        self.update()

    def _arrange(self) -> None:
        look, x = self.look, float(self.look.space[4] - 4)
        height = min(max(look.grid.tall_button, look.type_px("body") * 1.9), self.height() - 2 * look.halo)
        for button in self.buttons:
            width = button.natural_width()
            button.place(x, (self.height() - height) / 2, width, height)
            x += width + look.space[3]

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = painter_for(self)
        card(painter, QRectF(self.rect()), look)
        left = max((button.geometry().right() for button in self.buttons), default=0) + look.space[3]
        room = QRectF(left, 0, self.width() - look.space[4] + 4 - left, self.height())
        fitted = words.fit(self.view.note, look.font("label"), room.width())
        words.draw_in(painter, room, fitted, look.colour("ink2"), Qt.AlignmentFlag.AlignRight, 1.3)


class LastGuestStrip(Painted):
    """The guest before this moment: who, and what happened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: LastGuestView | None = None
        self.label = ""

    def show_last(self, view: LastGuestView | None, label: str) -> None:
        """``label`` is the word for "last guest"."""
        self.view, self.label = view, label
        self.setAccessibleName(" · ".join((label, view.name, view.detail, view.what)) if view else label)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, view = self.look, self.view
        painter = painter_for(self)
        rect = QRectF(self.rect())
        card(painter, rect, look)
        pad, gap = look.space[4] - 4, look.space[3]
        inner = rect.adjusted(pad, 0, -pad, 0)
        if view is None:
            words.draw_in(painter, inner, words.fit(self.label, look.font("label"), inner.width()), look.colour("ink2"))
            return
        side = look.type_px("body") * 1.65
        colours = look.mood(view.mood)
        draw_mood(
            painter,
            view.mood,
            QRectF(inner.x(), rect.center().y() - side / 2, side, side),
            colours.fill,
            colours.on,
            small=True,
        )
        what = words.fit(view.what, look.font("label"), inner.width() * 0.36)
        words.draw_in(painter, inner, what, look.colour("ink2"), Qt.AlignmentFlag.AlignRight, 1.3)
        x, end = inner.x() + side + gap, inner.right() - what.width() - gap
        label = words.fit(self.label, look.font("label"), (end - x) * 0.3)
        words.draw_in(painter, QRectF(x, 0, end - x, rect.height()), label, look.colour("ink2"), leading=1.3)
        x += label.width() + gap
        detail_width = words.width_of(view.detail, look.font("label"))
        name = words.fit(view.name, look.font("head", bold=True), max((end - x) - detail_width - gap, (end - x) * 0.55))
        words.draw_in(painter, QRectF(x, 0, end - x, rect.height()), name, look.colour("ink"))
        x += name.width() + gap
        detail = words.fit(view.detail, look.font("label"), max(end - x, 1))
        words.draw_in(painter, QRectF(x, 0, end - x, rect.height()), detail, look.colour("ink2"), leading=1.3)
