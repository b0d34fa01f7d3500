"""What is open before a guest can be let in: a notice, a question, a look at the data for the badge."""

from typing import assert_never

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.domain.event import Notice, Question
from kiosk.domain.text import Text
from kiosk.selfservice.answers import input_of, longest, options_of, shown_as_typed, typed_answer
from kiosk.selfservice.machine import Event
from kiosk.selfservice.replies import DataCheck, Field, Step
from ui.selfservice import texts
from ui.selfservice.frame import BODY
from ui.selfservice.keyboard import Layout
from ui.selfservice.page import Page
from ui.selfservice.parts import LEFT, Touch, draw_card, draw_lines
from ui.selfservice.scene import Scene
from ui.selfservice.typing_page import TypingPage, draw_field

MOST_OPTIONS = 12


def is_typed(step: Step | None) -> bool:
    """Whether the step is answered with the keyboard."""
    return isinstance(step, Question) and input_of(step) in ("digits", "number", "mail", "text")


class AskPage(Page):
    """A notice, a choice, or the data check: answered by touching what is written there.

    Signals:
        answered: the answer; None where the guest does not agree.
        wrong_data: something on the badge is wrong that no touch puts right.
        change_asked: the guest wants to type their name in letters.
    """

    answered = Signal(object)
    wrong_data = Signal()
    change_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = self.button(None, primary=True)
        self.second = self.button(None)
        self.third = self.button(None)
        self.staff = self.button(Event.CALL_STAFF, "hand")
        self.back = self.button(Event.BACK, "arrow-left")
        self.first.clicked.connect(self._first)
        self.second.clicked.connect(self._second)
        self.third.clicked.connect(self.wrong_data)
        self.options = [Touch(self, kind="choice") for _ in range(MOST_OPTIONS)]
        for option in self.options:
            option.setCheckable(True)
            option.hide()
            option.clicked.connect(self._option)
        self._page = 0
        self._chosen: set[str] = set()
        self._grid = QRectF()

    @property
    def step(self) -> Step | None:
        return self.scene.steps[0] if self.scene is not None and self.scene.steps else None

    def title(self, scene: Scene) -> str:
        return texts.hello(scene.name)

    def told(self, scene: Scene) -> None:
        self.back.say(texts.back())
        self.staff.say(texts.staff())
        step = scene.steps[0] if scene.steps else None
        self.third.hide()
        self.staff.show()
        for option in self.options:
            option.hide()
        match step:
            case Notice():
                self._say(texts.agree(), texts.disagree())
            case Question():
                self._tell_question(step, scene)
            case DataCheck():
                self._say(texts.all_correct(), texts.change_latin())
                self.third.say(texts.wrong_otherwise())
                self.third.show()
                # “Something else” calls them already.
                self.staff.hide()
            case None:
                self._say("", "")
            case _:
                assert_never(step)

    def _say(self, first: str, second: str) -> None:
        for button, text in ((self.first, first), (self.second, second)):
            button.say(text)
            button.setVisible(bool(text))

    def _tell_question(self, question: Question, scene: Scene) -> None:
        kind = input_of(question)
        optional = texts.skip() if not question.required else ""
        self._say(texts.go_on() if kind == "choices" else "", optional)
        shown = self._shown(question)
        for number, option in enumerate(self.options):
            option.setVisible(number < len(shown))
            if number < len(shown):
                name, words = shown[number]
                option.setObjectName(name)
                option.say(words[scene.language])
                option.setChecked(name in self._chosen)

    def _shown(self, question: Question) -> list[tuple[str, Text]]:
        """The options on this page of them; the last one leads on where there are more."""
        if input_of(question) == "yes_no":
            return [("true", Text("是", "Yes")), ("false", Text("否", "No"))]
        every = list(options_of(question))
        most = self._most()
        if len(every) <= most:
            return every
        each = most - 1
        first = self._page * each % len(every)
        return [*every[first : first + each], ("", Text("更多 …", "More …"))]

    def _most(self) -> int:
        """Options that fit at once, each a target of its own under the question."""
        room, gap = self.plan.content, max(self.frame.gap, 20)
        rows = int((room.height() - 190 + gap) // (self.frame.target + gap))
        return max(2, min(MOST_OPTIONS, rows * _columns(MOST_OPTIONS, room.width())))

    def _first(self) -> None:
        match self.step:
            case Notice():
                self.answered.emit(True)
            case Question():
                self.answered.emit(sorted(self._chosen))
            case DataCheck():
                self.answered.emit({})
            case None:
                pass

    def _second(self) -> None:
        if isinstance(self.step, DataCheck):
            self.change_asked.emit()
        else:
            self.answered.emit(None)

    def _option(self) -> None:
        option, step = self.sender(), self.step
        if not isinstance(option, Touch) or not isinstance(step, Question):
            return
        name = option.objectName()
        if not name:
            self._page += 1
            self._retell()
        elif input_of(step) == "choices":
            self._chosen ^= {name}
            self._retell()
        else:
            option.setChecked(True)
            self.answered.emit(name == "true" if input_of(step) == "yes_no" else name)

    def _retell(self) -> None:
        if self.scene is not None:
            self.told(self.scene)
            self.lay_out()
            self.update()

    def show_scene(self, scene: Scene) -> None:
        if self.scene is None or scene.steps[:1] != self.scene.steps[:1]:
            self._page, self._chosen = 0, set()
        super().show_scene(scene)

    def wipe(self) -> None:
        self._page, self._chosen = 0, set()
        for option in self.options:
            option.hide()
            option.say("")
        super().wipe()

    def arrange(self, room: QRectF) -> None:
        shown = [one for one in self.options if not one.isHidden()]
        if not shown:
            return
        gap = max(self.frame.gap, 20)
        across = _columns(len(shown), room.width())
        rows = -(-len(shown) // across)
        head = 200 if room.height() < 720 else 150
        most = (room.height() - head - gap * (rows - 1)) / rows
        high = min(132.0, max(self.frame.target, most))
        wide = (room.width() - gap * (across - 1)) / across
        top = room.bottom() - rows * high - (rows - 1) * gap - 8
        top = min(top, room.y() + 260)
        for number, option in enumerate(shown):
            spot = QRectF(room.x() + number % across * (wide + gap), top + number // across * (high + gap), wide, high)
            option.put(self.frame, spot)
        self._grid = QRectF(room.x(), top, room.width(), room.bottom() - top)

    def draw(self, painter: QPainter, room: QRectF, scene: Scene) -> None:
        look = self.look
        ink, ink2 = look.colour("ink"), look.colour("ink2")
        step = self.step
        if isinstance(step, Question):
            head = QRectF(room.x(), room.y(), room.width(), self._grid.y() - room.y() - 12)
            small = head.height() < 270
            said = texts.does_not_work() if scene.refused_answer else texts.one_question(len(scene.steps))
            lines = [(said, float(BODY), False, ink2)]
            lines.append((step.text[scene.language], 52.0 if small else 72.0, True, ink))
            draw_lines(painter, head, lines, look, gap=4)
            return
        draw_card(painter, room, look)
        inner = room.adjusted(56, 40, -56, -40)
        if isinstance(step, Notice):
            lines = [
                (texts.before_we_go_on(), 72.0 if inner.width() > 900 else 52.0, True, ink),
                (step.text[scene.language], float(BODY), False, ink),
            ]
            draw_lines(painter, inner, lines, look, gap=28)
        elif isinstance(step, DataCheck):
            lines = [
                (texts.is_it_right(), float(BODY), False, ink2),
                (step.name, 104.0 if inner.width() > 1100 else 72.0, True, ink),
                (step.organisation, 52.0, False, ink),
            ]
            draw_lines(painter, inner, lines, look, LEFT, gap=20)


def _columns(options: int, width: float) -> int:
    """Side by side only where each stays easy to read and to hit."""
    if width < 900:
        return 1
    if width < 1100:
        return 1 if options <= 3 else 2
    return 3 if options > 8 or (options == 3 and width > 1500) else 2


class AskTypingPage(TypingPage):
    """A question that takes letters or digits, or the guest's name in letters.

    Signals:
        answered: what was typed, as the question takes it; None = skipped.
    """

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = self.button(Event.BACK, "arrow-left")
        self.staff = self.button(Event.CALL_STAFF, "hand")
        self.go_on = Touch(self, icon="check", kind="primary")
        self.go_on.clicked.connect(self._given)
        self.skip = Touch(self)
        self.skip.clicked.connect(self._skipped)
        self._text = ""
        self.edited.connect(self._edit)

    def current(self) -> str:
        return self._text

    @property
    def step(self) -> Step | None:
        return self.scene.steps[0] if self.scene is not None and self.scene.steps else None

    def layout_of_keys(self) -> Layout:
        step = self.step
        kind = input_of(step) if isinstance(step, Question) else "text"
        return kind if kind in ("digits", "number", "mail", "text") else "text"

    def title(self, scene: Scene) -> str:
        step = scene.steps[0] if scene.steps else None
        if scene.refused_answer and (self.frame.compact or self.frame.width < 900):
            return texts.does_not_work()
        return step.text[scene.language] if isinstance(step, Question) else texts.change_latin()

    def told(self, scene: Scene) -> None:
        self.back.say(texts.back())
        self.staff.say(texts.BOTH["staff_short"][scene.language])
        self.go_on.say(texts.go_on())
        self.skip.say(texts.skip())
        step = scene.steps[0] if scene.steps else None
        self.skip.setVisible(isinstance(step, Question) and not step.required)
        self.go_on.setEnabled(bool(self._text.strip()))
        self.keyboard.use(self.layout_of_keys(), self.frame)

    def _edit(self, text: str) -> None:
        step = self.step
        most = longest(step) if isinstance(step, Question) else 60
        self._text = text[:most]
        self.go_on.setEnabled(bool(self._text.strip()))
        self.update()

    def _given(self) -> None:
        step = self.step
        if isinstance(step, Question):
            self.answered.emit(typed_answer(step, self._text))
        elif isinstance(step, DataCheck):
            self.answered.emit({Field.LATIN.value: " ".join(self._text.split()).title()})

    def _skipped(self) -> None:
        self.answered.emit(None)

    def show_scene(self, scene: Scene) -> None:
        if self.scene is None or scene.steps[:1] != self.scene.steps[:1]:
            self._text = ""
        super().show_scene(scene)

    def wipe(self) -> None:
        self._text = ""
        super().wipe()

    def arrange(self, room: QRectF) -> None:
        high, gap = min(self.frame.button, max(self.frame.target, room.height())), self.frame.gap
        if self.beside:
            self.go_on.put(self.frame, QRectF(room.x(), room.bottom() - high, room.width(), high))
            self.skip.put(self.frame, QRectF(room.x(), room.bottom() - 2 * high - gap, room.width(), high))
            return
        width = min((room.width() - 28) / 2, 480.0)
        self.go_on.put(self.frame, QRectF(room.right() - width, room.y(), width, high))
        self.skip.put(self.frame, QRectF(room.right() - 2 * width - 28, room.y(), width, high))

    def draw(self, painter: QPainter, room: QRectF, scene: Scene) -> None:
        step = self.step
        shown = shown_as_typed(step, self._text) if isinstance(step, Question) else self._text
        draw_field(painter, self.field, shown, self.look, asks=self.asked())
        said = texts.does_not_work() if scene.refused_answer else self._hint(step)
        taken = self.go_on.y() if self.skip.isHidden() else self.skip.y()
        if self.beside:
            place = QRectF(self.below)
            place.setBottom(taken / self.frame.unit - 8)
        else:
            left = (self.go_on.x() if self.skip.isHidden() else self.skip.x()) / self.frame.unit
            place = QRectF(self.below.x(), self.below.y(), left - self.below.x() - 16, self.frame.button)
            if place.width() < 300:
                place = self.below.adjusted(0, self.frame.button + 16, 0, 0)
        if place.height() < 56:
            return
        draw_lines(painter, place, [(said, float(BODY), True, self.look.colour("ink"))], self.look, middle=False)

    @staticmethod
    def _hint(step: Step | None) -> str:
        if not isinstance(step, Question):
            return ""
        if input_of(step) == "digits":
            return texts.format_of(step.type.value)
        if step.min is not None and step.max is not None and input_of(step) == "number":
            return f"{step.min} – {step.max}"
        return ""
