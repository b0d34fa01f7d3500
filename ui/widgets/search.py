"""Typed codes and found guests: a field in the place of the verdict, opened by F2."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import key_texts, search_texts
from ui import type as words
from ui.icons import draw_icon
from ui.theme import Look
from ui.view import ChipView, FoundView, Mood
from ui.widgets.base import card, framed, outline, painter_for, rule
from ui.widgets.buttons import KeyButton, cap_width, draw_cap
from ui.widgets.guest import draw_chips
from ui.widgets.place import PlacePanel
from ui.widgets.shapes import draw_mood

MOST = 8
"""More hits than this mean: type one letter more."""


class TypeField(QLineEdit):
    """A line whose arrow keys belong to the list below it.

    Signals:
        stepped: -1 up, 1 down.
    """

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up:
            self.stepped.emit(-1)
        elif event.key() == Qt.Key.Key_Down:
            self.stepped.emit(1)
        else:
            super().keyPressEvent(event)


class SearchPanel(PlacePanel):
    """Type a code, or letters of a name; Enter checks what is chosen.

    Signals:
        typed: the text so far, after each change.
        code_chosen: the code to check: of the selected hit, else what was typed.
        closed: Esc.
    """

    typed = Signal(str)
    code_chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: tuple[FoundView, ...] = ()
        self.current = 0
        self.first = 0
        self.field = TypeField(self)
        self.field.setFrame(False)
        self.field.textChanged.connect(self._text_changed)
        self.field.returnPressed.connect(self.check)
        self.field.stepped.connect(self.step)
        self.check_button = KeyButton(key_texts.check_code(), "primary", self)
        self.check_button.clicked.connect(self.check)
        self.back_button = KeyButton(key_texts.back(), "outline", self)
        self.back_button.clicked.connect(self.closed)
        self.retranslate()

    def wear(self, look: Look) -> None:
        super().wear(look)
        self.field.setFont(look.font("field", bold=True))
        self.check_button.wear(look)
        self.back_button.wear(look)
        self._arrange()

    def retranslate(self) -> None:
        self.field.setAccessibleName(search_texts.search_hint())
        self.setAccessibleName(search_texts.type_hint())
        self.back_button.show_action(key_texts.back())
        self._name_primary()

    def start(self) -> None:
        """Empty, with the keyboard."""
        self.field.clear()
        self.show_found(())
        self.field.setFocus()

    def fields(self) -> tuple[QLineEdit, ...]:
        return (self.field,)

    def take_focus(self) -> None:
        self.start()

    def show_found(self, found: tuple[FoundView, ...]) -> None:
        self.found = found[:MOST]
        self.current = self.first = 0
        self._name_primary()
        self.update()

    def step(self, by: int) -> None:
        if self.found:
            self.current = max(0, min(self.current + by, len(self.found) - 1))
            self.first = min(max(self.first, self.current - self._fitting() + 1), self.current)
            self._name_primary()
            self.update()

    def check(self) -> None:
        code = self.found[self.current].code if self.found else self.field.text().strip()
        if code:
            self.code_chosen.emit(code)

    def _text_changed(self, text: str) -> None:
        self.show_found(())
        self.typed.emit(text.strip())
        self.update()

    def _name_primary(self) -> None:
        view = key_texts.check_in_named(self.found[self.current].name) if self.found else key_texts.check_code()
        self.check_button.show_action(view)
        self.check_button.setEnabled(bool(self.found or self.field.text().strip()))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _pad(self) -> int:
        return self.look.space[4] - 4

    def _field_rect(self) -> QRectF:
        pad = self._pad()
        height = max(self.look.grid.field, round(self.look.type_px("field") * 1.7))
        return QRectF(pad, pad, self.width() - 2 * pad, height)

    def _foot_height(self) -> float:
        return max(self.look.grid.button, self.look.type_px("body") * 1.9) + 2 * (self.look.space[2] + 2)

    def _row_height(self) -> float:
        return self.look.grid.found_row * (1 + (self.look.scale - 1) * 0.8)

    def _list_top(self) -> float:
        return self._field_rect().bottom() + self._pad()

    def _fitting(self) -> int:
        return max(1, int((self.height() - self._foot_height() - self._list_top()) // self._row_height()))

    def _arrange(self) -> None:
        look, box = self.look, self._field_rect()
        icon = look.type_px("field")
        hint = words.width_of(search_texts.search_hint(), look.font("label")) + look.space[3]
        left = box.x() + self._pad() + icon + look.space[2]
        width = box.right() - left - self._pad() - (hint if hint < box.width() * 0.5 else 0)
        self.field.setGeometry(round(left), round(box.y()) + 4, round(width), round(box.height()) - 8)
        height = max(look.grid.button, round(look.type_px("body") * 1.9))
        y = self.height() - self._foot_height() + (self._foot_height() - height) / 2
        x = float(self._pad())
        for button in (self.check_button, self.back_button):
            natural = min(button.natural_width(), (self.width() - 3 * self._pad()) * 0.7)
            button.place(x, y, natural, height)
            x += natural + look.space[2]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = int((event.position().y() - self._list_top()) // self._row_height()) + self.first
        if event.position().y() >= self._list_top() and 0 <= number < len(self.found):
            self.step(number - self.current)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = painter_for(self)
        rect = QRectF(self.rect())
        card(painter, rect, look, "panel")
        self._draw_field(painter)
        top = self._list_top()
        for place, hit in enumerate(self.found[self.first : self.first + self._fitting()]):
            row = QRectF(0, top + place * self._row_height(), rect.width(), self._row_height())
            self._draw_hit(painter, hit, row, chosen=place + self.first == self.current)
        if not self.found:
            hint = words.fit(search_texts.type_hint(), look.font("organisation"), rect.width() - 2 * look.space[5])
            words.draw(painter, QPointF(look.space[5], top + look.space[1]), hint, look.colour("ink2"), 1.4)
        foot = rect.bottom() - self._foot_height()
        rule(painter, look.card_edge, rect.width() - look.card_edge, foot, look)
        self._draw_keys(painter, QRectF(0, foot, rect.width() - self._pad(), self._foot_height()))

    def _draw_field(self, painter: QPainter) -> None:
        look, box = self.look, self._field_rect()
        radius = look.radius["card"]
        framed(painter, box, radius, look.colour("surface"), look.colour("ink"), look.control_edge)
        if self.field.hasFocus():
            reach = look.focus_gap + look.focus_width / 2
            outline(
                painter,
                box.adjusted(-reach, -reach, reach, reach),
                radius + reach,
                look.colour("focus"),
                look.focus_width,
            )
        icon = look.type_px("field")
        draw_icon(painter, "search", box.x() + self._pad(), box.center().y(), icon, look.colour("ink"))
        if self.field.geometry().right() < box.right() - self._pad() - 8:
            hint = words.Fitted(look.font("label"), (search_texts.search_hint(),))
            words.draw_in(
                painter, box.adjusted(0, 0, -self._pad(), 0), hint, look.colour("ink2"), Qt.AlignmentFlag.AlignRight
            )

    def _draw_keys(self, painter: QPainter, row: QRectF) -> None:
        """Which keys choose, where there is room to say so and something to choose."""
        look = self.look
        if len(self.found) < 2:
            return
        text = words.Fitted(look.font("label"), (search_texts.choose_hint(),))
        caps = cap_width("Up", look) + cap_width("Down", look) + look.space[0]
        x = row.right() - text.width() - look.space[1] - caps
        if x < self.back_button.geometry().right() + look.space[3]:
            return
        x += draw_cap(painter, x, row.center().y(), "Up", look) + look.space[0]
        x += draw_cap(painter, x, row.center().y(), "Down", look) + look.space[1]
        words.draw_in(painter, QRectF(x, row.y(), text.width(), row.height()), text, look.colour("ink2"))

    def _draw_hit(self, painter: QPainter, hit: FoundView, row: QRectF, *, chosen: bool) -> None:
        look, pad, gap = self.look, self._pad(), self.look.space[3]
        if chosen:
            painter.fillRect(row.adjusted(look.card_edge, 0, -look.card_edge, 0), look.colour("sunken"))
            painter.fillRect(QRectF(row.x(), row.y(), 5, row.height()), look.colour("ink"))
        rule(painter, look.card_edge, row.width() - look.card_edge, row.y(), look)
        side = look.type_px("body") * 1.4
        mark = QRectF(pad, row.center().y() - side / 2, side, side)
        if hit.inside:
            good = look.mood(Mood.ADMITTED)
            draw_mood(painter, Mood.ADMITTED, mark, good.fill, good.on, small=True)
        else:
            painter.setPen(QPen(look.colour("control"), 2.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(mark.adjusted(2, 2, -2, -2))
        inner = QRectF(mark.right() + gap, row.y(), row.width() - pad - mark.right() - gap, row.height())
        state = words.fit(hit.state, look.font("label"), inner.width() * 0.17)
        words.draw_in(painter, inner, state, look.colour("ink2"), Qt.AlignmentFlag.AlignRight, 1.3)
        inner.setRight(inner.right() - inner.width() * 0.17 - gap)
        if hit.why:
            height = look.type_px("label") * 2
            width = min(words.width_of(hit.why, look.font("label", bold=True)) + height, inner.width() * 0.25)
            box = QRectF(inner.right() - width, row.center().y() - height / 2, width, height)
            draw_chips(painter, box, (ChipView(hit.why),), look)
            inner.setRight(box.x() - gap)
        name_width = inner.width() * 0.4
        _draw_two(
            painter,
            QRectF(inner.x(), row.y(), name_width, row.height()),
            (hit.name, "head", True),
            (hit.second, "meta"),
            look,
        )
        rest = QRectF(inner.x() + name_width + gap, row.y(), inner.width() - name_width - gap, row.height())
        _draw_two(painter, rest, (hit.organisation, "body", False), (hit.detail, "meta"), look)


def _draw_two(painter: QPainter, box: QRectF, above: tuple[str, str, bool], below: tuple[str, str], look: Look) -> None:
    """A line and a smaller one under it, in the middle of the height."""
    first = words.fit(above[0], look.font(above[1], bold=above[2]), box.width())
    second = words.fit(below[0], look.font(below[1]), box.width(), lines=1)
    y = box.center().y() - (first.height(1.25) + (second.height(1.4) if below[0] else 0)) / 2
    words.draw(painter, QPointF(box.x(), y), first, look.colour("ink"), 1.25)
    words.draw(painter, QPointF(box.x(), y + first.height(1.25)), second, look.colour("ink3"), 1.4)
