"""Your programme today: own sessions first, with the way to the next one; then goodbye."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from kiosk.selfservice.day import Entry
from kiosk.selfservice.machine import Event
from ui import type as words
from ui.icons import draw_icon
from ui.selfservice import texts
from ui.selfservice.frame import BODY
from ui.selfservice.page import Page
from ui.selfservice.parts import CENTRE, RIGHT, draw_card, draw_lines
from ui.selfservice.scene import Scene
from ui.view import Mood
from ui.widgets.base import framed, rounded


class DayPage(Page):
    """What is on for this guest today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.done = self.button(Event.FINISHED, primary=True)
        self.staff = self.button(Event.CALL_STAFF, "hand")
        self._tells_way = False

    def title(self, scene: Scene) -> str:
        return texts.your_day(scene.name)

    def told(self, scene: Scene) -> None:
        self.done.say(texts.thanks())
        self.staff.say(texts.staff())

    def draw(self, painter: QPainter, room: QRectF, scene: Scene) -> None:
        day = scene.person.day if scene.person else None
        if day is None:
            return
        if scene.line[scene.language]:
            room = self._draw_line(painter, room, scene)
        upcoming = day.next
        beside = room.width() > 1500 and upcoming is not None
        list_room = room.adjusted(0, 0, -740, 0) if beside else QRectF(room)
        self._tells_way = not beside and room.height() <= 760
        if not beside and upcoming is not None and room.height() > 760:
            list_room.setBottom(room.bottom() - 330)
            self._draw_way(painter, QRectF(room.x(), list_room.bottom() + 32, room.width(), 298), upcoming, scene)
        elif beside and upcoming is not None:
            self._draw_way(painter, QRectF(room.right() - 700, room.y(), 700, room.height()), upcoming, scene)
        self._draw_list(painter, list_room, scene)

    def _draw_line(self, painter: QPainter, room: QRectF, scene: Scene) -> QRectF:
        """Checked in before: said above the programme."""
        look, colours = self.look, self.look.mood(Mood.ADMITTED)
        strip = QRectF(room.x(), room.y(), room.width(), 96)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.soft)
        painter.drawRoundedRect(strip, 28, 28)
        draw_icon(painter, "check", strip.x() + 32, strip.center().y(), 52, colours.text)
        draw_lines(
            painter,
            strip.adjusted(108, 0, -24, 0),
            [(scene.line[scene.language], float(BODY), True, colours.text)],
            look,
        )
        return room.adjusted(0, 120, 0, 0)

    def _draw_list(self, painter: QPainter, room: QRectF, scene: Scene) -> None:
        look = self.look
        ink, ink2 = look.colour("ink"), look.colour("ink2")
        day = scene.person.day if scene.person else None
        if day is None:
            return
        high, own = 146.0, day.more_own
        rows = list(day.entries)
        while len(rows) > 1 and len(rows) * 126 > room.height() - 176:
            own += rows.pop().own
        foot = texts.more_sessions(own, day.more_open)
        spare = room.height() - 92 - (84 if foot else 0)
        if rows:
            high = min(180.0, spare / len(rows)) if len(rows) * 146 < spare else spare / len(rows)
            high = max(126.0, min(high, 180.0))
        height = 92 + max(1, len(rows)) * high + (84 if foot else 0)
        card = QRectF(room.x(), room.y(), room.width(), min(room.height(), height))
        draw_card(painter, card, look)
        painter.save()
        painter.setClipPath(rounded(card.adjusted(2, 2, -2, -2), 30))
        head = QRectF(card.x() + 36, card.y(), card.width() - 72, 92)
        if scene.today is not None:
            word, when = texts.today(scene.today, scene.language)
            bold = words.Fitted(look.font_px(BODY, bold=True), (word,))
            words.draw_in(painter, head, bold, ink)
            beside = words.Fitted(look.font_px(BODY), (when,))
            words.draw_in(painter, head.adjusted(bold.width() + 20, 0, 0, 0), beside, ink2)
        y = card.y() + 92
        for entry in rows:
            self._draw_row(painter, QRectF(card.x(), y, card.width(), high), entry, scene)
            y += high
        if not rows:
            text = [(texts.nothing_today(), float(BODY), False, ink2)]
            draw_lines(painter, QRectF(head.x(), y, head.width(), high), text, look)
            y += high
        if foot:
            painter.fillRect(QRectF(card.x(), y, card.width(), 2), look.colour("line"))
            text = [(foot, float(BODY), False, ink2)]
            draw_lines(painter, QRectF(head.x(), y, head.width(), card.bottom() - y), text, look)
        painter.restore()

    def _draw_row(self, painter: QPainter, row: QRectF, entry: Entry, scene: Scene) -> None:
        look, colours = self.look, self.look.mood(Mood.ADMITTED)
        ink, ink2 = look.colour("ink"), look.colour("ink2")
        if entry.next and entry.own:
            painter.fillRect(row, colours.soft)
        painter.fillRect(QRectF(row.x(), row.y(), row.width(), 2), look.colour("line"))
        narrow = row.width() < 760
        time = words.Fitted(look.font_px(BODY if narrow else 52, bold=True), (entry.starts,))
        words.draw_in(painter, row.adjusted(36, 0, 0, 0), time, ink)
        right = row.right() - 36
        if entry.own:
            colour = colours.text if entry.next else ink
            yours = words.Fitted(look.font_px(BODY, bold=True), (texts.yours(),))
            if row.width() > 760:
                words.draw_in(painter, QRectF(row.x(), row.y(), right - row.x(), row.height()), yours, colour, RIGHT)
                right -= yours.width() + 12
            draw_icon(painter, "star", right - 42, row.center().y(), 42, colour)
            right -= 66
        left = 180 if narrow else 232
        middle = QRectF(row.x() + left, row.y(), right - row.x() - left, row.height())
        language = scene.language
        where = f"{entry.hall[language]} · {texts.doors(entry.doors)}"
        if entry.next and self._tells_way:
            longer = f"{where} · {entry.way[language]}"
            where = longer if words.width_of(longer, look.font_px(BODY)) <= middle.width() else where
        font = look.font_px(BODY)
        name = words.fit(entry.name[language], look.font_px(BODY, bold=True), middle.width(), lines=2, floor=0.99)
        lines = [(entry.name[language], float(BODY), True, ink)]
        if name.height(1.3) + 60 <= row.height():
            fits = words.width_of(where, font) <= middle.width()
            lines.append((where if fits else entry.hall[language], float(BODY), False, ink2))
        draw_lines(painter, middle, lines, look, gap=2, drop=True)

    def _draw_way(self, painter: QPainter, rect: QRectF, entry: Entry, scene: Scene) -> None:
        """From here to the next hall, drawn simply, and the pack's own words for it."""
        look = self.look
        ink, ink2 = look.colour("ink"), look.colour("ink2")
        draw_card(painter, rect, look)
        language = scene.language
        upright = rect.height() > 420
        said_high = 200.0 if upright else rect.height()
        picture = QRectF(rect.x(), rect.y(), rect.width(), rect.height() - said_high)
        said = QRectF(rect.x() + 40, rect.bottom() - said_high, rect.width() - 80, said_high)
        if upright:
            painter.save()
            painter.setClipPath(rounded(rect.adjusted(2, 2, -2, -2), 30))
            painter.fillRect(picture, look.colour("sunken"))
            painter.restore()
            self._draw_map(painter, picture, entry.hall[language])
        lines = [
            (f"{texts.next_up()} · {entry.hall[language]}", float(BODY), True, ink),
            (entry.way[language], float(BODY), False, ink2),
        ]
        draw_lines(painter, said, lines, look, gap=6)

    def _draw_map(self, painter: QPainter, rect: QRectF, hall: str) -> None:
        look, colours = self.look, self.look.mood(Mood.ADMITTED)
        ink = look.colour("ink")
        goal = QRectF(rect.right() - 420, rect.y() + 44, 372, 160)
        framed(painter, goal, 18, colours.soft, colours.fill, 6)
        draw_lines(painter, goal.adjusted(16, 8, -16, -8), [(hall, float(BODY), True, ink)], look, CENTRE)
        here = QPointF(rect.x() + 96, rect.bottom() - 70)
        bend = QPointF(goal.center().x(), here.y())
        pen = QPen(ink, 12, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.05])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([here, bend, QPointF(goal.center().x(), goal.bottom() + 52)])
        painter.setPen(QPen(ink, 12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        x, y = goal.center().x(), goal.bottom() + 16
        painter.drawPolyline([QPointF(x - 24, y + 24), QPointF(x, y), QPointF(x + 24, y + 24)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(here, 24, 24)
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(here, 9, 9)
        spot = QRectF(here.x() - 48, here.y() - 96, 400, 60)
        draw_lines(painter, spot, [(texts.you_are_here(), float(BODY), False, look.colour("ink2"))], look)
