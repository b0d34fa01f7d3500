"""The column beside the verdict: how full it is, what comes next, who came before."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui import search_texts, texts
from ui import type as words
from ui.icons import draw_icon
from ui.theme import Look
from ui.view import ActionView, ChipView, CountsView, HistoryRow, Mood, NextChange
from ui.widgets.base import Painted, card, fill, outline, painter_for, rounded, rule
from ui.widgets.buttons import KeyButton
from ui.widgets.guest import draw_chips
from ui.widgets.shapes import draw_mood

SOON_FULL = 0.95


class CountsCard(Painted):
    """People inside against the approved number; without one, the number alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = CountsView(0, None, 0)

    def show_counts(self, view: CountsView) -> None:
        self.view = view
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        limit = texts.of_capacity(self.view.capacity) if self.view.capacity else ""
        self.setAccessibleName(f"{texts.inside_now()} {self.view.inside:,} {limit}".strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, view = self.look, self.view
        painter = painter_for(self)
        rect = QRectF(self.rect())
        card(painter, rect, look)
        pad = look.space[3]
        bar = QRectF(pad, rect.bottom() - pad - look.grid.bar_height, rect.width() - 2 * pad, look.grid.bar_height)
        head = QRectF(pad, look.space[1], bar.width(), bar.y() - look.space[1] - 4)
        if not view.capacity:
            head = rect.adjusted(pad, 0, -pad, 0)
        self._draw_numbers(painter, head)
        if view.capacity:
            self._draw_bar(painter, bar, view.inside / view.capacity)

    def _draw_numbers(self, painter: QPainter, head: QRectF) -> None:
        look, view = self.look, self.view
        number = words.fit(f"{view.inside:,}", look.font("number", bold=True), head.width() * 0.4, lines=1)
        limit_text = texts.of_capacity(view.capacity) if view.capacity else ""
        limit = words.fit(limit_text, look.font("label"), head.width() * 0.3, lines=1)
        line = head.center().y() + number.px * 0.364
        x = head.right() - limit.width()
        painter.setPen(look.colour("ink2"))
        painter.setFont(limit.font)
        painter.drawText(QPointF(x, line), limit.lines[0])
        x -= number.width() + (look.space[1] - 2 if limit_text else 0)
        painter.setPen(look.colour("ink"))
        painter.setFont(number.font)
        painter.drawText(QPointF(x, line), number.lines[0])
        room = x - head.x() - look.space[2]
        chip = self._chip()
        label = words.fit(texts.inside_now(), look.font("label"), room * (0.5 if chip else 1))
        words.draw_in(painter, head, label, look.colour("ink2"))
        if chip:
            left = head.x() + label.width() + look.space[1]
            height = look.type_px("label") * 1.8
            draw_chips(
                painter, QRectF(left, head.center().y() - height / 2, x - left - look.space[1], height), (chip,), look
            )

    def _chip(self) -> ChipView | None:
        if not self.view.capacity or self.view.inside < self.view.capacity * SOON_FULL:
            return None
        if self.view.inside >= self.view.capacity:
            return ChipView(texts.hall_full(), mood=Mood.REFUSED)
        return ChipView(texts.hall_soon_full(), mood=Mood.CAUTION)

    def _draw_bar(self, painter: QPainter, bar: QRectF, share: float) -> None:
        look, radius = self.look, bar.height() / 2
        fill(painter, bar, radius, look.colour("sunken"))
        colour = look.colour("ink")
        if share >= 1:
            colour = look.mood(Mood.REFUSED).fill
        elif share >= SOON_FULL:
            colour = look.mood(Mood.CAUTION).fill
        painter.save()
        painter.setClipPath(rounded(bar, radius))
        if share > 0:
            fill(
                painter,
                QRectF(bar.x(), bar.y(), max(bar.width() * min(share, 1), bar.height()), bar.height()),
                radius,
                colour,
            )
        for mark in (0.8, SOON_FULL):
            if share < mark:
                painter.fillRect(
                    QRectF(round(bar.x() + bar.width() * mark), bar.y(), 2, bar.height()), look.colour("control")
                )
        painter.restore()


class NextCard(Painted):
    """The next change of the programme, and the key that follows it.

    Signals:
        asked: "switch": work the list that opens next.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: NextChange | None = None
        self.button = KeyButton(ActionView("switch", "F7", texts.switch()), "small", self)
        self.button.clicked.connect(self._pressed)

    def show_next(self, view: NextChange | None) -> None:
        self.view = view
        self.setAccessibleName(view.text if view else "")
        self.update()

    def wear(self, look: Look) -> None:
        super().wear(look)
        self.button.wear(look)
        self._arrange()

    def retranslate(self) -> None:
        self.button.show_action(ActionView("switch", "F7", texts.switch()))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        look = self.look
        width, height = self.button.natural_width(), max(look.grid.small_button, round(look.type_px("body") * 1.8))
        self.button.place(self.width() - width - look.space[2] - 2, (self.height() - height) / 2, width, height)

    def _pressed(self) -> None:
        self.asked.emit("switch")

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = painter_for(self)
        rect = QRectF(self.rect())
        card(painter, rect, look)
        if not self.view:
            return
        icon = look.type_px("head")
        draw_icon(painter, "calendar-clock", look.space[3] - 2, rect.center().y(), icon, look.colour("ink"))
        x = look.space[3] - 2 + icon + look.space[2]
        room = self.button.geometry().x() + look.halo - look.space[2] - x
        text = words.fit(self.view.text, look.font("label", bold=True), room, floor=0.9)
        words.draw_in(painter, QRectF(x, 0, room, rect.height()), text, look.colour("ink"), leading=1.3)


class HistoryCard(Painted):
    """The last scans, newest first; only whole rows, the rest by wheel or arrow keys.

    Signals:
        opened: number of the row that was reopened, 0 = the newest.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[HistoryRow, ...] = ()
        self.entered = 0
        self.first = 0
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_rows(self, rows: tuple[HistoryRow, ...]) -> None:
        self.rows = rows
        self.first = self.current = 0
        self.retranslate()
        self.update()

    def show_entered(self, entered: int) -> None:
        self.entered = entered
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        told = (f"{row.name} {row.note} {row.time}" for row in self.rows)
        self.setAccessibleName(" · ".join((search_texts.recent_scans(), search_texts.checked_in(self.entered), *told)))

    def row_height(self) -> float:
        """Height of one row: as many whole rows as fit, not squeezed and not stretched past the grid's limit."""
        room = self._rows_height()
        count = max(1, int(room // (self.look.grid.row * self.look.scale)))
        return min(room / count, self.look.grid.row_max * self.look.scale)

    def visible_rows(self) -> int:
        return max(1, int((self._rows_height() + 0.5) // self.row_height()))

    def _rows_height(self) -> float:
        return self.height() - self._head() - self.look.card_edge

    def _head(self) -> float:
        return self.look.grid.history_head * self.look.scale

    def scroll_to(self, first: int) -> None:
        self.first = max(0, min(first, len(self.rows) - self.visible_rows()))
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.scroll_to(self.first + (-1 if event.angleDelta().y() > 0 else 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.rows:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.current = max(0, min(self.current + step, len(self.rows) - 1))
            self.scroll_to(min(max(self.first, self.current - self.visible_rows() + 1), self.current))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.rows:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = int((event.position().y() - self._head()) // self.row_height()) + self.first
        if event.position().y() >= self._head() and 0 <= number < len(self.rows):
            self.current = number
            self.opened.emit(number)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = painter_for(self)
        rect = QRectF(self.rect())
        card(painter, rect, look)
        pad = look.space[3]
        head = QRectF(pad, 2, rect.width() - 2 * pad, self._head())
        count = words.fit(search_texts.checked_in(self.entered), look.font("meta"), head.width() * 0.5)
        words.draw_in(painter, head, count, look.colour("ink3"), Qt.AlignmentFlag.AlignRight)
        title = words.fit(
            search_texts.recent_scans(), look.font("label", bold=True), head.width() - count.width() - pad
        )
        words.draw_in(painter, head, title, look.colour("ink"))
        painter.setClipPath(rounded(rect.adjusted(1, 1, -1, -1), look.radius["card"] - 1))
        for place, row in enumerate(self.rows[self.first : self.first + self.visible_rows()]):
            top = self._head() + place * self.row_height()
            self._draw_row(painter, row, QRectF(0, top, rect.width(), self.row_height()), place + self.first)

    def _draw_row(self, painter: QPainter, row: HistoryRow, rect: QRectF, number: int) -> None:
        look, pad = self.look, self.look.space[3]
        rule(painter, look.card_edge, rect.width() - look.card_edge, rect.y(), look)
        if self.hasFocus() and number == self.current:
            outline(painter, rect.adjusted(4, 4, -4, -3), look.radius["chip"], look.colour("focus"), look.focus_width)
        side = round(look.type_px("row") * 1.25)
        colours = look.mood(row.mood)
        draw_mood(
            painter,
            row.mood,
            QRectF(pad, rect.center().y() - side / 2, side, side),
            colours.fill,
            colours.on,
            small=True,
        )
        inner = rect.adjusted(pad, 0, -pad, 0)
        time = words.Fitted(look.font("meta"), (row.time,))
        words.draw_in(painter, inner, time, look.colour("ink3"), Qt.AlignmentFlag.AlignRight)
        inner.setRight(inner.right() - time.width() - look.space[2])
        note = words.fit(row.note, look.font("meta"), inner.width() * 0.34)
        words.draw_in(painter, inner, note, look.colour("ink3"), Qt.AlignmentFlag.AlignRight)
        inner.setLeft(inner.x() + side + look.space[2])
        inner.setRight(inner.right() - (note.width() + look.space[2] if row.note else 0))
        name = words.fit(row.name, look.font("row"), inner.width())
        words.draw_in(painter, inner, name, look.colour("ink"))
