"""A page with a field and a keyboard: the look-up without a code, and the second fact."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.selfservice.machine import Event
from kiosk.selfservice.replies import MaskedHit, Second
from ui import type as words
from ui.icons import draw_icon
from ui.selfservice import texts
from ui.selfservice.frame import BODY, Frame
from ui.selfservice.keyboard import Keyboard, Layout
from ui.selfservice.page import Page
from ui.selfservice.parts import LEFT, RIGHT, Touch, draw_lines, unit_painter
from ui.selfservice.scene import Scene
from ui.theme import Look
from ui.widgets.base import framed, outline


class HitButton(Touch):
    """One masked guest: touch to say that is me."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = 0
        self._name = self._company = ""

    def show_hit(self, number: int, hit: MaskedHit, scene: Scene) -> None:
        self.number = number
        self._name, self._company = hit.name[scene.language], hit.company[scene.language]
        self.say(self._name)

    def wipe(self) -> None:
        self._name = self._company = ""
        self.say("")
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = unit_painter(self, self.frame.unit)
        body, look = self.body(), self.look
        ground = look.colour("sunken" if self.isDown() else "surface")
        framed(painter, body, 28, ground, look.colour("control"), 3)
        if self.hasFocus():
            outline(painter, body.adjusted(-7, -7, 7, 7), 35, look.colour("focus"), 5)
        ink, ink2 = look.colour("ink"), look.colour("ink2")
        draw_icon(painter, "chevron-right", body.right() - 72, body.center().y(), 52, ink)
        room = body.adjusted(32, 4, -80, -4)
        lines = [(self._name, 52.0, True, ink)]
        if body.height() > 110:
            lines.append((self._company, float(BODY), False, ink2))
        draw_lines(painter, room, lines, look, gap=0)
        painter.end()


def draw_field(
    painter: QPainter, rect: QRectF, text: str, look: Look, *, icon: str = "", note: str = "", asks: str = ""
) -> None:
    """What was typed, with the ring of the focus and a cursor that does not blink."""
    outline(painter, rect.adjusted(-6, -6, 6, 6), 34, look.colour("focus"), 5)
    framed(painter, rect, 28, look.colour("surface"), look.colour("ink"), 4)
    x = rect.x() + 36
    if icon:
        draw_icon(painter, icon, x, rect.center().y(), 56, look.colour("ink"))
        x += 80
    right = rect.right() - 36
    if note:
        said = words.fit(note, look.font_px(BODY), rect.width() * 0.5, lines=1)
        words.draw_in(
            painter, QRectF(rect.x(), rect.y(), right - rect.x(), rect.height()), said, look.colour("ink2"), RIGHT
        )
        right -= said.width() + 24
    px = 64.0
    font = look.font_px(px, bold=True)
    shown = text
    while shown and words.width_of(shown, font) > right - x - 16:
        shown = shown[1:]
    typed = words.Fitted(font, (shown,))
    words.draw_in(painter, QRectF(x, rect.y(), right - x, rect.height()), typed, look.colour("ink"))
    if asks and not text:
        hint = words.fit(asks, look.font_px(BODY), right - x - 24, lines=1, floor=0.99)
        words.draw_in(painter, QRectF(x + 20, rect.y(), right - x, rect.height()), hint, look.colour("ink2"))
    at = x + (typed.width() + 8 if shown else 0)
    painter.fillRect(QRectF(at, rect.center().y() - 32, 5, 64), look.colour("ink"))


class TypingPage(Page):
    """Field above, keyboard below; the language switch stays where it is.

    Signals:
        edited: the whole text in the field.
    """

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keyboard = Keyboard(self)
        self.keyboard.typed.connect(self._typed)
        self.keyboard.erased.connect(self._erased)
        self.keyboard.cleared.connect(self._cleared)
        self.field = self.below = self.head = QRectF()
        self.keys_top = 0.0

    def current(self) -> str:
        """The text in the field."""
        return ""

    def layout_of_keys(self) -> Layout:
        return "letters"

    def _typed(self, char: str) -> None:
        self.edited.emit(self.current() + char)

    def _erased(self) -> None:
        self.edited.emit(self.current()[:-1])

    def _cleared(self) -> None:
        self.edited.emit("")

    def wear(self, look: Look, frame: Frame) -> None:
        self.keyboard.use(self.layout_of_keys(), frame)
        super().wear(look, frame)

    @property
    def beside(self) -> bool:
        """Low landscape: keys at the left, everything else in a column at the right."""
        return self.frame.low and not self.frame.upright and not self.frame.compact

    def lay_out(self) -> None:
        """The keyboard at the foot, whatever the layout."""
        if self.beside:
            self._lay_out_beside()
        else:
            self._lay_out_stacked()
        self.arrange(self.below)

    def _lay_out_stacked(self) -> None:
        """Buttons and title, field, hits, keys, from the top."""
        frame = self.frame
        edge, wide, high, gap = frame.margin, frame.width, frame.height, frame.gap
        roomy = high > 900
        start = high * 0.42 if frame.low and frame.upright and wide > 900 else 0.0
        foot = high - (40 if roomy else 16)
        button = frame.button if roomy else frame.target
        y = self._head(QRectF(edge, start + (24 if roomy else 10), wide - 2 * edge, button))
        field = (100.0 if frame.low else 120.0) if roomy else 68.0
        hits = 3 * frame.target + 2 * max(gap, 20) if frame.upright else button
        keys = self.keyboard.natural_height(frame, foot - y - field - gap - hits - (64 if roomy else 30))
        self.keys_top = foot - keys
        pads = self.layout_of_keys() in ("digits", "number")
        width = min(wide - 2 * edge, 900.0) if pads else wide - 2 * edge
        self.keyboard.put(frame, QRectF((wide - width) / 2, self.keys_top, width, keys))
        self.field = QRectF(edge, y + (16 if roomy else 10), wide - 2 * edge, field)
        top = self.field.bottom() + gap
        self.below = QRectF(edge, top, wide - 2 * edge, self.keys_top - (28 if roomy else 14) - top)

    def _lay_out_beside(self) -> None:
        """Field above the keys at the left; at the right the hits, then buttons and language."""
        frame = self.frame
        edge, wide, high, gap = frame.margin, frame.width, frame.height, frame.gap
        foot = high - (40 if high > 900 else 24)
        column = min(580.0, wide * 0.34)
        left = wide - 2 * edge - column - 32
        zone = foot - (high * 0.42 if frame.low else 112)
        field = 100.0 if zone > 500 else 84.0
        keys = self.keyboard.natural_height(frame, zone - field - 28)
        self.keys_top = foot - keys
        pads = self.layout_of_keys() in ("digits", "number")
        width = min(left, 900.0) if pads else left
        self.keyboard.put(frame, QRectF(edge + (left - width) / 2, self.keys_top, width, keys))
        self.field = QRectF(edge, self.keys_top - 28 - field, left, field)
        x = wide - edge - column
        button = max(frame.target, min(frame.button, 96.0))
        self.switch.put(frame, QRectF(x, foot - button, column, button))
        shown = [*self.visible_buttons(), *([self.more] if not self.more.isHidden() else [])]
        each = (column - gap * (len(shown) - 1)) / max(1, len(shown))
        y = foot - 2 * button - gap
        for number, one in enumerate(shown):
            one.put(frame, QRectF(x + number * (each + gap), y, each, button))
        top = min(self.field.y(), y - gap - 3 * frame.target - 2 * gap)
        self.below = QRectF(x, top, column, y - gap - top)
        self.head = QRectF(edge, 16, wide - 2 * edge, top - 32)

    def _head(self, row: QRectF) -> float:
        """Place buttons and switch; the height at which the field may begin."""
        frame, gap = self.frame, self.frame.gap
        x = row.x()
        shown = [*self.visible_buttons(), *([self.more] if not self.more.isHidden() else [])]
        if frame.upright and frame.width > 900:
            room = row.width() - 404 - gap
            each = (room - gap * (len(shown) - 1)) / max(1, len(shown))
            for number, button in enumerate(shown):
                button.put(frame, QRectF(x + number * (each + gap), row.y(), each, row.height()))
            self.switch.put(frame, QRectF(row.right() - 404, row.y(), 404, row.height()))
            if frame.low:
                self.head = QRectF(row.x(), row.y() - 170, row.width(), 130)
                return row.bottom()
            self.head = QRectF(row.x(), row.bottom() + gap, row.width(), 130)
            return self.head.bottom()
        if frame.upright:
            each = (row.width() - gap * (len(shown) - 1)) / max(1, len(shown))
            for number, button in enumerate(shown):
                button.put(frame, QRectF(x + number * (each + gap), row.y(), each, row.height()))
            self.switch.put(frame, QRectF(row.x(), row.bottom() + gap, row.width(), frame.button))
            self.head = QRectF(row.x(), row.bottom() + frame.button + 2 * gap, row.width(), 130)
            return self.head.bottom()
        self.switch.put(frame, QRectF(row.right() - 404, row.y(), 404, row.height()))
        right = row.right() - 404
        first, others = shown[:1], shown[1:]
        for button in first:
            button.put(frame, QRectF(x, row.y(), button.natural() - 8, row.height()))
            x += button.natural() + 24
        for button in reversed(others):
            width = button.natural() - 8
            right -= width + gap
            button.put(frame, QRectF(right, row.y(), width, row.height()))
        self.head = QRectF(x, row.y(), right - x - 24, row.height())
        return row.bottom()

    def ground(self, painter: QPainter, rect: QRectF) -> None:
        top = self.keys_top - 28
        if not self.beside:
            painter.fillRect(QRectF(0, top, rect.width(), rect.height() - top), self.look.colour("sunken"))

    def draw_title(self, painter: QPainter, scene: Scene) -> None:
        ink = self.look.colour("ink")
        large = 52.0 if self.beside and self.frame.low else float(BODY)
        if not self.asks_in_field or scene.refused_answer:
            draw_lines(painter, self.head, [(self.title(scene), large, True, ink)], self.look, drop=True)

    @property
    def asks_in_field(self) -> bool:
        """On small panels the question stands in the empty field."""
        return self.frame.compact

    def asked(self) -> str:
        return self.title(self.scene) if self.asks_in_field and self.scene is not None else ""


class LookUpPage(TypingPage):
    """No code: initials, name, end of phone or booking; never a list without two letters.

    Signals:
        picked: number of the hit that was touched.
        proof_given: the second fact is typed in full.
    """

    picked = Signal(int)
    proof_given = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = self.button(Event.BACK, "arrow-left")
        self.staff = self.button(Event.CALL_STAFF, "hand")
        self.go_on = Touch(self, icon="check", kind="primary")
        self.go_on.clicked.connect(self.proof_given)
        self.hits = [HitButton(self) for _ in range(3)]
        for hit in self.hits:
            hit.clicked.connect(self._picked)

    def _picked(self) -> None:
        hit = self.sender()
        if isinstance(hit, HitButton):
            self.picked.emit(hit.number)

    def current(self) -> str:
        if self.scene is None:
            return ""
        return self.scene.typed if self.scene.picked is None else self.scene.proof

    def layout_of_keys(self) -> Layout:
        which = self._second()
        if which is Second.PHONE:
            return "digits"
        return "mail" if which is Second.MAIL else "letters"

    def _second(self) -> Second | None:
        scene = self.scene
        if scene is None or scene.picked is None or not scene.picked < len(scene.hits):
            return None
        return scene.hits[scene.picked].second

    def title(self, scene: Scene) -> str:
        which = self._second()
        if which is not None:
            return texts.second(which)
        return texts.look_up_short() if self.frame.compact else texts.look_up_title()

    def told(self, scene: Scene) -> None:
        self.back.say(texts.back())
        self.staff.say(texts.BOTH["staff_short"][scene.language])
        self.go_on.say(texts.go_on())
        self.keyboard.use(self.layout_of_keys(), self.frame)
        self.go_on.setVisible(scene.picked is not None)
        self.go_on.setEnabled(bool(scene.proof.strip()))
        for number, button in enumerate(self.hits):
            shown = scene.picked is None and number < len(scene.hits)
            if shown:
                button.show_hit(number, scene.hits[number], scene)
            else:
                button.wipe()
            button.setVisible(shown)

    def wipe(self) -> None:
        for button in self.hits:
            button.wipe()
        super().wipe()

    def arrange(self, room: QRectF) -> None:
        frame, gap = self.frame, max(self.frame.gap, 20)
        stacked = frame.upright or self.beside
        if stacked:
            high = min(140.0, max(frame.target, (room.height() - 2 * gap) / 3))
            for number, button in enumerate(self.hits):
                button.put(frame, QRectF(room.x(), room.y() + number * (high + gap), room.width(), high))
        else:
            high = min(156.0, max(frame.target, room.height() - 8))
            wide = (room.width() - 2 * gap) / 3
            for number, button in enumerate(self.hits):
                button.put(frame, QRectF(room.x() + number * (wide + gap), room.y(), wide, high))
        width = min(room.width(), 480.0)
        button = min(frame.button, max(frame.target, room.height()))
        top = room.bottom() - button if stacked else room.y()
        self.go_on.put(frame, QRectF(room.right() - width, top, width, button))

    def draw(self, painter: QPainter, room: QRectF, scene: Scene) -> None:
        look = self.look
        ink2 = look.colour("ink2")
        if scene.picked is not None:
            draw_field(painter, self.field, scene.proof, look, asks=self.asked())
            said = texts.does_not_fit(scene.tries_left) if scene.tries_left is not None else ""
            hit = scene.hits[scene.picked] if scene.picked < len(scene.hits) else None
            name = hit.name[scene.language] if hit else ""
            stacked = self.frame.upright or self.beside
            place = self.below.adjusted(0, 0, 0 if stacked else -520, 0)
            if stacked:
                place.setBottom(place.bottom() - self.frame.button - 24)
            lines = [(name, 52.0, True, look.colour("ink")), (said, float(BODY), True, look.colour("ink"))]
            draw_lines(painter, place, lines, look, LEFT, middle=False, gap=4)
            return
        enough = len(scene.typed.strip()) >= 2
        note = texts.found(len(scene.hits), more=scene.more) if enough else ""
        draw_field(painter, self.field, scene.typed, look, icon="search", note=note, asks=self.asked())
        if not scene.hits:
            lines = [(texts.booking_too(), float(BODY), False, ink2), (texts.then_second(), float(BODY), False, ink2)]
            draw_lines(painter, self.below, lines, look, middle=False, gap=4)
