"""The help ticket: a number to say, the nearest desk, and kind words; and the kiosk that is out of order."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.selfservice.machine import Event
from ui import type as words
from ui.icons import draw_icon
from ui.selfservice import texts
from ui.selfservice.frame import BODY
from ui.selfservice.page import Page
from ui.selfservice.parts import CENTRE, LEFT, RIGHT, draw_card, draw_lines, draw_panel, draw_shape
from ui.selfservice.scene import Scene
from ui.view import Mood
from ui.widgets.idle import draw_ridge


class HelpPage(Page):
    """Whoever no door can help is sent where somebody can."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.done = self.button(Event.FINISHED, primary=True)

    def title(self, scene: Scene) -> str:
        return texts.hello(scene.name) if scene.name else scene.event[scene.language]

    def told(self, scene: Scene) -> None:
        self.done.say(texts.understood())

    def draw(self, painter: QPainter, room: QRectF, scene: Scene) -> None:
        beside = room.width() > room.height() * 1.5 and room.width() > 1000
        if beside:
            wide = min(800.0, room.width() * 0.46)
            number, story = QRectF(room.x(), room.y(), wide, room.height()), room.adjusted(wide + 40, 0, 0, 0)
        else:
            high = room.height() * (0.5 if room.height() > 700 else 0.46) - 16
            number = QRectF(room.x(), room.y(), room.width(), high)
            story = room.adjusted(0, high + 32, 0, 0)
        self._draw_number(painter, number, scene)
        self._draw_story(painter, story, scene)

    def _draw_number(self, painter: QPainter, rect: QRectF, scene: Scene) -> None:
        look, on = self.look, self.look.mood(Mood.HELP).on
        inner = draw_panel(painter, rect, Mood.HELP, look).adjusted(0, -8, 0, 8)
        if inner.height() < 300:
            self._draw_number_beside(painter, inner, scene, on)
            return
        side = min(128.0, inner.height() * 0.22)
        head = QRectF(inner.x(), inner.y(), inner.width(), side)
        draw_shape(painter, Mood.HELP, head.x(), head.y(), side, look, on_fill=True)
        title = 72.0 if inner.width() > 560 else 52.0
        draw_lines(painter, head.adjusted(side + 28, 0, 0, 0), [(texts.to_help_desk(), title, True, on)], look)
        caption = texts.your_number() if scene.ticket is not None else texts.no_number()
        lines = words.fit(caption, look.font_px(BODY), inner.width(), lines=3, floor=0.99)
        foot = QRectF(inner.x(), inner.bottom() - lines.height(1.3), inner.width(), lines.height(1.3))
        words.draw_in(painter, foot, lines, on, LEFT, 1.3)
        if scene.ticket is None:
            return
        middle = QRectF(inner.x(), head.bottom() + 8, inner.width(), foot.y() - head.bottom() - 16)
        px = max(72.0, min(300.0, middle.height() * 1.2, inner.width() / 1.95))
        number = words.Fitted(look.font_px(px, bold=True), (str(scene.ticket),))
        words.draw_in(painter, middle, number, on)

    def _draw_number_beside(self, painter: QPainter, inner: QRectF, scene: Scene, on: QColor) -> None:
        """In a flat panel: the words at the left, the number at the right."""
        look = self.look
        px = min(200.0, inner.height() * 0.95, inner.width() * 0.24)
        number = words.Fitted(look.font_px(px, bold=True), (str(scene.ticket or ""),))
        words.draw_in(painter, inner, number, on, RIGHT)
        left = inner.adjusted(0, 0, -number.width() - 32, 0)
        caption = texts.your_number() if scene.ticket is not None else texts.no_number()
        lines = [(texts.to_help_desk(), 52.0, True, on), (caption, float(BODY), False, on)]
        draw_lines(painter, left, lines, look, drop=True)

    def _draw_story(self, painter: QPainter, rect: QRectF, scene: Scene) -> None:
        look, help_ = self.look, self.look.mood(Mood.HELP)
        ink, ink2 = look.colour("ink"), look.colour("ink2")
        draw_card(painter, rect, look)
        small = rect.height() < 560
        inner = rect.adjusted(44, 28 if small else 52, -44, -28 if small else -52)
        said = texts.why_help(scene.why) or scene.line[scene.language]
        tight = rect.height() < 330
        told = 0.0 if tight else 64.0
        desk_high = 148.0 if small else 190.0
        desk = QRectF(inner.x(), inner.bottom() - told - desk_high - (12 if small else 40), inner.width(), desk_high)
        top = QRectF(inner.x(), inner.y(), inner.width(), desk.y() - inner.y() - 12)
        lines = [(said, 52.0 if inner.width() > 620 and not small else 46.0, True, ink)]
        if not small:
            lines.append((texts.staff_know(), float(BODY), False, ink2))
        draw_lines(painter, top, lines, look, middle=small, drop=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(help_.soft)
        painter.drawRoundedRect(desk, 28, 28)
        draw_icon(painter, "corner-up-right", desk.x() + 36, desk.center().y(), 96, help_.text)
        way = scene.place.help_way[scene.language]
        where = [
            (texts.help_desk(scene.place.help_desk), 52.0, True, help_.text),
            (way, float(BODY), False, help_.text),
        ]
        draw_lines(painter, desk.adjusted(164, 8, -20, -8), where, look, gap=2, drop=True)
        if tight:
            return
        mark = QRectF(inner.x(), inner.bottom() - 56, inner.width(), 56)
        draw_shape(painter, Mood.ADMITTED, mark.x(), mark.y() + 4, 48, look, on_fill=False)
        draw_lines(painter, mark.adjusted(68, 0, 0, 0), [(texts.staff_told(), float(BODY), False, ink)], look)


class ClosedPage(Page):
    """Out of order, in both languages, with the wrench of a fault of ours."""

    def told(self, scene: Scene) -> None:
        self.switch.hide()

    def draw_title(self, painter: QPainter, scene: Scene) -> None:
        return

    def ground(self, painter: QPainter, rect: QRectF) -> None:
        high = 300.0 if self.frame.upright else 230.0
        draw_ridge(painter, QRectF(0, rect.bottom() - high, rect.width(), high), self.look)

    def draw(self, painter: QPainter, room: QRectF, scene: Scene) -> None:
        look = self.look
        ink, ink2 = look.colour("ink"), look.colour("ink2")
        first, then = texts.BOTH["closed"], texts.BOTH["closed_then"]
        if scene.troubles == ("opening",):
            first, then = texts.BOTH["opening"], scene.event
        whole = QRectF(0, 0, self.frame.width, self.frame.height)
        side = 200.0 if whole.height() > 900 else 140.0
        top = whole.height() * (0.44 if self.frame.low else 0.12)
        if first is not texts.BOTH["opening"]:
            draw_shape(painter, Mood.SYSTEM, whole.center().x() - side / 2, top, side, look, on_fill=False)
        hero = 120.0 if whole.width() > 1000 and not self.frame.low else 84.0
        lines = [(first.zh, hero, True, ink), (first.en, 72.0 if hero > 100 else 52.0, False, ink2)]
        lines += [(then.zh, 52.0, True, ink), (then.en, float(BODY), False, ink2)]
        box = QRectF(64, top + side + 24, whole.width() - 128, whole.height() - top - side - 64)
        draw_lines(painter, box, lines, look, CENTRE, middle=False, gap=10)
