"""Decisions inside the verdict they belong to: questions, an override, ways round a fault.

Nothing here stands in the way: the next scan takes their place.
"""

import math

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from ui import key_texts, texts
from ui import type as words
from ui.icons import draw_icon
from ui.theme import Look
from ui.view import ActionView, ChipView, FaultView, Mood, OptionView, OverrideView, QuestionsView
from ui.widgets.base import Painted, discard, fill, framed, painter_for
from ui.widgets.buttons import KeyButton, cap_width, draw_cap
from ui.widgets.guest import draw_chips
from ui.widgets.shapes import draw_mood

MOST_COLUMNS = 4
"""Options stand in two columns; large text takes more before it squeezes the rows."""

Answers = dict[str, list[str]]
"""Question id -> the ids of the options taken, or the one line that was typed."""


class DecisionInset(Painted):
    """White, in the lower part of a verdict: a head, options keyed 1 to 9, one primary."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = self.hint = self.corner = ""
        self.options: list[KeyButton] = []
        self.group = QButtonGroup(self)
        self.foot: list[KeyButton] = []
        self.field = QLineEdit(self)
        self.field.setProperty("field", "boxed")
        self.field.hide()

    def wear(self, look: Look) -> None:
        super().wear(look)
        for button in (*self.options, *self.foot):
            button.wear(look)
        self.field.setFont(look.font("head"))
        self._arrange()

    def ask(self, head: str, hint: str, corner: str, options: tuple[OptionView, ...], *, several: bool = False) -> None:
        self.head, self.hint, self.corner = head, hint, corner
        self.setAccessibleName(" · ".join(part for part in (head, hint, corner) if part))
        for button in self.options:
            self.group.removeButton(button)
            discard(button)
        self.group.setExclusive(not several)
        self.options = [self._option(number, option) for number, option in enumerate(options, 1)]
        self._arrange()
        self.update()

    def _option(self, number: int, option: OptionView) -> KeyButton:
        key = str(number) if number <= 9 else ""
        button = KeyButton(ActionView(option.id, key, option.text), "option", self)
        button.setCheckable(True)
        button.wear(self.look)
        self.group.addButton(button)
        button.show()
        return button

    def set_foot(self, actions: tuple[ActionView, ...]) -> None:
        """The buttons below: the first one is primary, the last one stands at the right end."""
        for button in self.foot:
            discard(button)
        self.foot = [KeyButton(action, "primary" if action.primary else "outline", self) for action in actions]
        for button in self.foot:
            button.wear(self.look)
            button.show()
        self._arrange()

    def offer_help(self, *, offered: bool) -> None:
        """Whether there is a help desk to send the guest to."""
        for button in self.foot:
            if button.action.name == "help_desk":
                button.setVisible(offered)
        self._arrange()

    def chosen(self) -> list[str]:
        return [button.action.name for button in self.options if button.isChecked()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _pads(self) -> tuple[int, int]:
        return self.look.space[4], self.look.space[4] - 4

    def _head_layout(self) -> tuple[words.Fitted, words.Fitted, float]:
        """The head, the hint, and where the options begin."""
        look = self.look
        across, down = self._pads()
        room = self.width() - 2 * across
        corner = words.width_of(self.corner, look.font("label")) + look.space[3] if self.corner else 0
        head = words.fit(self.head, look.font("title", bold=True), room - corner)
        hint = words.fit(self.hint, look.font("label"), room)
        below = hint.height(1.4) + look.space[0] if self.hint else 0
        return head, hint, down + head.height(1.3) + below + look.space[2]

    def _arrange(self) -> None:
        look = self.look
        across, down = self._pads()
        height = max(look.grid.tall_button, round(look.type_px("body") * 1.9))
        foot_y = self.height() - down - height
        top = self._head_layout()[2]
        rows = (len(self.options) + 1) // 2
        gap = look.grid.option_gap
        room = foot_y - gap - top
        columns = 2
        while columns < MOST_COLUMNS and rows * (height + gap) - gap > room:
            columns += 1
            rows = math.ceil(len(self.options) / columns)
        tall = min(height, (room - gap * (rows - 1)) / rows) if rows else height
        wide = (self.width() - 2 * across - gap * (columns - 1)) / columns
        for number, button in enumerate(self.options):
            row, column = divmod(number, columns)
            button.place(across + column * (wide + gap), top + row * (tall + gap), wide, tall)
        self.field.setGeometry(across, round(top), self.width() - 2 * across, height)
        self._arrange_foot(across, foot_y, height)

    def _arrange_foot(self, across: int, y: float, height: float) -> None:
        x = float(across)
        room = self.width() - 2 * across
        shown = [button for button in self.foot if not button.isHidden()]
        wanted = sum(button.natural_width() for button in shown) + self.look.space[2] * (len(shown) - 1)
        share = min(1.0, room / wanted) if wanted else 1.0
        for number, button in enumerate(shown):
            width = button.natural_width() * share + (
                self.look.space[4] if number == 0 and share == 1.0 and wanted < room * 0.8 else 0
            )
            if number == len(shown) - 1 and number > 0:
                x = self.width() - across - width
            button.place(x, y, width, height)
            x += width + self.look.space[2] * share

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = painter_for(self)
        fill(painter, QRectF(self.rect()), look.radius["card"], look.colour("surface"))
        across, down = self._pads()
        head, hint, _ = self._head_layout()
        words.draw(painter, QPointF(across, down), head, look.colour("ink"), 1.3)
        if self.hint:
            y = down + head.height(1.3) + look.space[0]
            words.draw(painter, QPointF(across, y), hint, look.colour("ink2"), 1.4)
        self._draw_corner(painter, QRectF(across, down, self.width() - 2 * across, head.px * 1.3))

    def _draw_corner(self, painter: QPainter, row: QRectF) -> None:
        if self.corner:
            fitted = words.Fitted(self.look.font("label"), (self.corner,))
            words.draw_in(painter, row, fitted, self.look.colour("ink2"), Qt.AlignmentFlag.AlignRight)


class QuestionInset(DecisionInset):
    """One question after the other.

    Signals:
        answered: ``Answers`` of all questions, once the last is answered.
        put_off: later; nothing is recorded.
        asked: "help_desk".
    """

    answered = Signal(object)
    put_off = Signal()
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QuestionsView(())
        self.number = 0
        self.answers: Answers = {}
        self.group.buttonToggled.connect(self._judge_completeness)
        self.field.textChanged.connect(self._judge_completeness)
        self.field.returnPressed.connect(self.save)

    def show_questions(self, view: QuestionsView) -> None:
        self.view, self.number, self.answers = view, 0, {}
        self._ask_current()

    def retranslate(self) -> None:
        if self.view.questions:
            self._show_foot()

    def _ask_current(self) -> None:
        question = self.view.questions[self.number]
        place = texts.question_place(self.number + 1, len(self.view.questions), required=question.required)
        hint = question.hint or (texts.choose_several() if question.kind == "many" else "")
        self.ask(question.text, hint, place, question.options, several=question.kind == "many")
        self.field.clear()
        self.field.setVisible(question.kind == "text")
        self._show_foot()
        if question.kind == "text":
            self.field.setFocus()
        elif self.options and self.isVisible():
            self.options[0].setFocus()

    def _show_foot(self) -> None:
        last = self.number == len(self.view.questions) - 1
        self.set_foot(
            (
                key_texts.save_and_let_in() if last else key_texts.next_question(),
                key_texts.later(),
                key_texts.help_desk(),
            )
        )
        self.foot[0].clicked.connect(self.save)
        self.foot[1].clicked.connect(self.put_off)
        self.foot[2].clicked.connect(self._help_asked)
        self._judge_completeness()

    def _judge_completeness(self) -> None:
        """The primary answers only when a required question has its answer."""
        if self.foot:
            self.foot[0].setEnabled(bool(self._answer()) or not self.view.questions[self.number].required)

    def _answer(self) -> list[str]:
        if self.view.questions[self.number].kind == "text":
            typed = self.field.text().strip()
            return [typed] if typed else []
        return self.chosen()

    def save(self) -> None:
        """Take this answer and go on to the next question, or hand all of them over."""
        if not self.foot or not self.foot[0].isEnabled():
            return
        if answer := self._answer():
            self.answers[self.view.questions[self.number].id] = answer
        if self.number + 1 < len(self.view.questions):
            self.number += 1
            self._ask_current()
        else:
            self.answered.emit(dict(self.answers))

    def _help_asked(self) -> None:
        self.asked.emit("help_desk")


class OverrideInset(DecisionInset):
    """Let someone in although a rule says no, with a reason that is recorded.

    Signals:
        let_in: id of the reason.
        put_off: not let in.
        asked: "help_desk".
    """

    let_in = Signal(str)
    put_off = Signal()
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = OverrideView(())
        self.group.buttonToggled.connect(self._judge_completeness)

    def show_override(self, view: OverrideView) -> None:
        self.view = view
        head, hint = texts.override_title()
        self.ask(head, hint, "", view.reasons)
        self.set_foot((key_texts.let_in(), key_texts.help_desk(), key_texts.do_not_let_in()))
        self.foot[0].clicked.connect(self.save)
        self.foot[1].clicked.connect(self._help_asked)
        self.foot[2].clicked.connect(self.put_off)
        self._judge_completeness()

    def _judge_completeness(self) -> None:
        if self.foot:
            self.foot[0].setEnabled(bool(self.chosen()))

    def save(self) -> None:
        """Let the guest in, with the reason that is chosen."""
        if self.chosen():
            self.let_in.emit(self.chosen()[0])

    def _help_asked(self) -> None:
        self.asked.emit("help_desk")

    def _draw_corner(self, painter: QPainter, row: QRectF) -> None:
        if not self.view.who:
            return
        chip = ChipView(self.view.who, "lock")
        width = words.width_of(chip.text, self.look.font("label", bold=True)) + self.look.type_px("label") * 3.2
        height = self.look.type_px("label") * 2
        draw_chips(
            painter, QRectF(row.right() - width, row.center().y() - height / 2, width, height), (chip,), self.look
        )


class FaultInset(Painted):
    """Three ways to go on while one of our devices is out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = FaultView(())

    def show_fault(self, view: FaultView) -> None:
        self.view = view
        self.setAccessibleName(" · ".join(f"{way.title}: {way.text}" for way in view.ways))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = painter_for(self)
        count, gap = max(len(self.view.ways), 1), look.space[2]
        width = (self.width() - gap * (count - 1)) / count
        for number, way in enumerate(self.view.ways):
            box = QRectF(number * (width + gap), 0, width, self.height())
            framed(painter, box, look.radius["card"], look.colour("window"), look.colour("line"), look.card_edge)
            inner = box.adjusted(look.space[3], look.space[3], -look.space[3], -look.space[3])
            icon = look.type_px("title")
            middle = inner.y() + icon / 2
            draw_icon(painter, way.icon, inner.x(), middle, icon, look.colour("ink"))
            if way.key:
                draw_cap(painter, inner.right() - cap_width(way.key, look), middle, way.key, look)
            elif way.works:
                side = look.type_px("body") * 1.2
                good = look.mood(Mood.ADMITTED)
                draw_mood(
                    painter,
                    Mood.ADMITTED,
                    QRectF(inner.right() - side, middle - side / 2, side, side),
                    good.fill,
                    good.on,
                    small=True,
                )
            title = words.fit(way.title, look.font("body", bold=True), inner.width())
            text = words.fit(way.text, look.font("label"), inner.width())
            y = inner.bottom() - text.height(1.4)
            above = y - title.height(1.35)
            if above >= inner.y() + icon:
                words.draw(painter, QPointF(inner.x(), above), title, look.colour("ink"), 1.35)
            else:
                # Two lines of text leave no row for the title: it stands beside its icon.
                row = inner.adjusted(icon + look.space[1], 0, 0, 0)
                row.setHeight(icon)
                words.draw_in(painter, row, title, look.colour("ink"), leading=1.35)
            words.draw(painter, QPointF(inner.x(), y), text, look.colour("ink2"), 1.4)
