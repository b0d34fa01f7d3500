"""Greeting, printing, and the badge in the outlet."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from kiosk.selfservice.machine import Event, State
from ui import type as words
from ui.icons import draw_icon
from ui.selfservice import texts
from ui.selfservice.frame import BODY
from ui.selfservice.page import Page
from ui.selfservice.parts import CENTRE, draw_card, draw_lines, draw_panel, draw_shape, draw_track
from ui.selfservice.scene import Scene
from ui.theme import CAMERA_SEEN, Look
from ui.view import Mood


class GreetingPage(Page):
    """Hello, by the masked name; at a session's door an arrow and the head-count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.not_me = self.button(Event.NOT_ME, "user-round-x")
        self.staff = self.button(Event.CALL_STAFF, "hand")

    def told(self, scene: Scene) -> None:
        self.not_me.say(texts.not_me())
        self.staff.say(texts.staff())

    def draw(self, painter: QPainter, room: QRectF, scene: Scene) -> None:
        frame = self.frame
        track = 112.0 if scene.badge and not scene.door else 0.0
        below = 0.0 if frame.upright or frame.column else 96.0
        high = room.height() - (track if not below else 0.0)
        panel = QRectF(room.x(), room.y(), room.width(), high - (14 if below else 0))
        mood = Mood.EXITED if scene.left else Mood.ADMITTED
        inner = draw_panel(painter, panel, mood, self.look)
        self._draw_hello(painter, inner, scene, mood)
        if track:
            top = panel.bottom() + (8 if below else 16)
            draw_track(painter, QRectF(room.x(), top, room.width(), 96), texts.track(), 1, self.look)

    def _draw_hello(self, painter: QPainter, inner: QRectF, scene: Scene, mood: Mood) -> None:
        look, on = self.look, self.look.mood(mood).on
        wide = inner.width() > inner.height() * 1.5 and inner.width() > 760
        side = min(280.0, inner.height() * (0.6 if wide else 0.28), inner.width() * (0.24 if wide else 0.34))
        if wide:
            draw_shape(painter, mood, inner.x() + 8, inner.center().y() - side / 2, side, look, on_fill=True)
            room = inner.adjusted(side + 72, 0, 0, 0)
        else:
            draw_shape(painter, mood, inner.x(), inner.y(), side, look, on_fill=True)
            room = inner.adjusted(0, side + 24, 0, 0)
        name = 156.0 if room.width() > 900 else 104.0 if room.width() > 560 else 84.0
        if scene.door:
            word = texts.goodbye() if scene.left else texts.go_in()
            count = texts.inside(scene.inside) if scene.inside is not None else ""
            lines = [(word, name, True, on), (count, 72.0, True, on), (texts.hello(scene.name), 52.0, False, on)]
        else:
            lines = [(texts.hello(scene.name), name, True, on)]
            lines.append((texts.welcome(badge=scene.badge, again=scene.again), 52.0, True, on))
            lines.append((self._kind(scene), 42.0, False, on))
        draw_lines(painter, room, lines, look, drop=True)

    @staticmethod
    def _kind(scene: Scene) -> str:
        if scene.person is None:
            return ""
        kind = scene.person.kind[scene.language]
        own = next((one for one in scene.person.day.entries if one.own), None)
        return f"{kind} · {texts.signed_up(own.name[scene.language])}" if own else kind


class PrintingPage(Page):
    """Where the badge comes out, how long it still takes; then that it lies there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.not_me = self.button(Event.NOT_ME, "user-round-x")
        self.staff = self.button(Event.CALL_STAFF, "hand")

    def title(self, scene: Scene) -> str:
        return texts.hello(scene.name)

    def told(self, scene: Scene) -> None:
        self.not_me.say(texts.not_me())
        self.staff.say(texts.staff())

    def draw(self, painter: QPainter, room: QRectF, scene: Scene) -> None:
        frame = self.frame
        taking = scene.state is State.TAKING
        beside = room.width() > room.height() * 1.35 or room.height() < 760
        track = 96.0
        if not frame.upright and not frame.column:
            body = QRectF(room.x(), room.y(), room.width(), 570)
            line = QRectF(room.x(), body.bottom() + 28, room.width(), track)
        else:
            body = room.adjusted(0, 0, 0, -track - 16)
            line = QRectF(room.x(), body.bottom() + 16, room.width(), track)
        if beside:
            share = 0.42 if body.width() > 900 else 0.36
            picture = QRectF(body.right() - body.width() * share, body.y(), body.width() * share, body.height())
            said = body.adjusted(0, 0, -picture.width() - 56, 0)
        else:
            said = QRectF(body.x(), body.y(), body.width(), min(body.height() * 0.5, 440))
            picture = QRectF(body.x(), said.bottom() + 24, body.width(), body.bottom() - said.bottom() - 24)
        self._draw_said(painter, said, scene, taking=taking)
        if picture.height() > 150:
            draw_outlet(painter, picture, self.look, scene.place.outlet, out=taking, progress=scene.progress)
        draw_track(painter, line, texts.track(), 2 if taking else 1, self.look)

    def _draw_said(self, painter: QPainter, room: QRectF, scene: Scene, *, taking: bool) -> None:
        look = self.look
        ink, ink2 = look.colour("ink"), look.colour("ink2")
        hero = 104.0 if room.width() > 760 else 72.0 if room.width() > 480 else 56.0
        first = texts.take_it() if taking else texts.printing()
        then = "" if taking else texts.seconds_to_go(scene.seconds_to_go)
        word = words.fit(first, look.font_px(hero, bold=True), room.width(), lines=2, floor=0.8)
        top = word.height(1.15)
        block = top + (0 if taking else 76 + 100) + 120
        y = room.y() + max(0.0, (room.height() - block) / 2)
        words.draw(painter, QPointF(room.x(), y), word, ink)
        y += top + 12
        if not taking:
            said = words.fit(then, look.font_px(52), room.width(), lines=1)
            words.draw(painter, QPointF(room.x(), y), said, ink2)
            y += 76
            well = QRectF(room.x(), y + 16, room.width(), 28)
            painter.setPen(Qt.PenStyle.NoPen)
            for width, colour in ((1.0, look.colour("sunken")), (max(0.05, scene.progress), ink)):
                painter.setBrush(colour)
                painter.drawRoundedRect(QRectF(well.x(), well.y(), well.width() * width, 28), 14, 14)
            y += 84
        icon = {"left": "arrow-left", "below": "arrow-right"}.get(scene.place.outlet, "arrow-right")
        draw_icon(painter, icon, room.x(), y + 52, 72, ink)
        line = [(texts.outlet(scene.place.outlet), 52.0 if room.width() > 640 else 42.0, True, ink)]
        draw_lines(painter, QRectF(room.x() + 100, y, room.width() - 100, 110), line, look)


def draw_outlet(painter: QPainter, rect: QRectF, look: Look, side: str, *, out: bool, progress: float = 1.0) -> None:
    """The kiosk with its printer where it really stands, and the badge coming out of it."""
    draw_card(painter, rect, look)
    scale = min(rect.width() / 760, rect.height() / 570)
    painter.save()
    painter.translate(rect.center().x() - 380 * scale, rect.bottom() - 570 * scale)
    painter.setClipRect(QRectF((rect.x() - rect.center().x()) + 380 * scale, -2000, rect.width(), 4000))
    painter.scale(scale, scale)
    if side == "left":
        painter.translate(760, 0)
        painter.scale(-1, 1)
    _draw_stand(painter, look)
    shift = -228.0 if side == "below" else 0.0
    painter.translate(shift, 0)
    _draw_printer(painter, look, 1.0 if out else progress)
    painter.restore()


def _draw_stand(painter: QPainter, look: Look) -> None:
    ink = look.colour("ink")
    painter.setPen(Qt.PenStyle.NoPen)
    for rect, colour, radius in (
        (QRectF(20, 508, 720, 50), look.ridge[0], 10),
        (QRectF(300, 330, 120, 184), look.ridge[2], 0),
        (QRectF(220, 498, 280, 26), look.colour("control"), 13),
        (QRectF(130, 42, 460, 296), ink, 28),
        (QRectF(152, 64, 416, 234), look.colour("window"), 12),
        (QRectF(186, 104, 170, 30), ink, 8),
        (QRectF(186, 152, 240, 16), look.ridge[2], 8),
        (QRectF(186, 240, 348, 16), look.colour("line"), 8),
        (QRectF(186, 240, 216, 16), ink, 8),
    ):
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, radius, radius)
    painter.setBrush(CAMERA_SEEN)
    painter.drawEllipse(QPointF(360, 53), 5, 5)


def _draw_printer(painter: QPainter, look: Look, share: float) -> None:
    ink = look.colour("ink")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("ink2"))
    painter.drawRoundedRect(QRectF(424, 338, 248, 96), 16, 16)
    painter.setBrush(look.colour("ink"))
    painter.drawRoundedRect(QRectF(456, 392, 184, 14), 7, 7)
    painter.save()
    painter.setClipRect(QRectF(440, 399, 216, 180))
    drop = 140 * (max(0.12, share) - 1)
    painter.translate(0, drop)
    painter.setPen(QPen(ink, 4))
    painter.setBrush(QColor(Qt.GlobalColor.white))
    painter.drawRect(QRectF(474, 399, 148, 140))
    painter.setPen(Qt.PenStyle.NoPen)
    for rect, colour in (
        (QRectF(474, 399, 148, 34), ink),
        (QRectF(500, 452, 96, 20), ink),
        (QRectF(494, 486, 108, 10), look.ridge[2]),
        (QRectF(474, 520, 148, 19), look.mood(Mood.ADMITTED).fill),
    ):
        painter.setBrush(colour)
        painter.drawRect(rect)
    painter.restore()
    pen = QPen(look.colour("ink"), 14, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(696, 420), QPointF(696, 512)])
    painter.drawPolyline([QPointF(664, 482), QPointF(696, 514), QPointF(728, 482)])


class CoverPage(Page):
    """Still there?  Hides what the guest said until they say so."""

    counts_down = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.here = self.button(None, "clock", primary=True)
        self.here.clicked.connect(self.more_time)
        self.end = self.button(None, "x")
        self.staff = self.button(Event.CALL_STAFF, "hand")

    def told(self, scene: Scene) -> None:
        self.here.say(texts.i_am_here())
        self.end.say(texts.end_now())
        self.staff.say(texts.staff())

    def draw(self, painter: QPainter, room: QRectF, scene: Scene) -> None:
        look = self.look
        ink, ink2 = look.colour("ink"), look.colour("ink2")
        hero = 132.0 if room.width() > 1000 else 104.0
        lines = [
            (texts.still_there(), hero, True, ink),
            (texts.closes_in(scene.seconds_left or 0), 72.0, False, ink2),
            (texts.still_there_then(), float(BODY), False, ink2),
        ]
        align = CENTRE if self.frame.upright else Qt.AlignmentFlag.AlignLeft
        draw_lines(painter, room, lines, look, align, gap=20)
