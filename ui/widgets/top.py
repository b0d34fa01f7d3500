"""The bar at the top: direction and list on the left, lamps, operator, language and clock on the right."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import texts
from ui import type as words
from ui.front import texts as front_texts
from ui.icons import draw_icon
from ui.theme import CAMERA_SEEN, EXIT_QUIET, Look
from ui.view import LampView, ListView, Mood
from ui.widgets.base import Painted, Pressable, discard, painter_for, rule
from ui.widgets.shapes import draw_mood


class DirectionTag(Painted):
    """A dark tag pointing into the hall for entry, a white one pointing out for exit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exiting = False
        self.retranslate()

    def point(self, *, exiting: bool) -> None:
        self.exiting = exiting
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(" ".join(texts.direction(exiting=self.exiting)))

    def natural_width(self) -> int:
        look = self.look
        first, second = self._words()
        return round(
            first.width()
            + second.width()
            + self._icon_px()
            + 2 * look.space[2]
            + self._tip()
            + look.space[4]
            + look.space[3]
        )

    def _words(self) -> tuple[words.Fitted, words.Fitted]:
        first, second = texts.direction(exiting=self.exiting)
        look = self.look
        return words.Fitted(look.font("direction", bold=True), (first,)), words.Fitted(
            look.font("label", bold=True), (second,)
        )

    def _icon_px(self) -> int:
        return round(self.look.type_px("direction") * 1.15)

    def _tip(self) -> float:
        return self.look.grid.bar * 0.4

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = painter_for(self)
        width, height, tip = float(self.width()), float(self.height()), self._tip()
        if self.exiting:
            outline, ground, ink = (
                [(tip, 0), (width, 0), (width, height), (tip, height), (0, height / 2)],
                *_exit_pair(look),
            )
        else:
            outline = [(0, 0), (width - tip, 0), (width, height / 2), (width - tip, height), (0, height)]
            ground, ink = look.colour("ink"), look.colour("window")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in outline]))
        self._draw_words(painter, ink, tip, height)

    def _draw_words(self, painter: QPainter, ink: QColor, tip: float, height: float) -> None:
        look, gap = self.look, self.look.space[2]
        first, second = self._words()
        x = tip + look.space[3] if self.exiting else float(look.grid.margin_x + 4)
        if self.exiting:
            draw_icon(painter, "arrow-left", x, height / 2, self._icon_px(), ink)
            x += self._icon_px() + gap
        # Both words stand on one baseline, the first in the middle of the bar.
        line = height / 2 + first.px * 0.364
        painter.setPen(ink)
        for word in (first, second):
            painter.setFont(word.font)
            painter.drawText(QPointF(x, line), word.lines[0])
            x += word.width() + gap
        if not self.exiting:
            draw_icon(painter, "arrow-right", x, height / 2, self._icon_px(), ink)


def _exit_pair(look: Look) -> tuple[QColor, QColor]:
    """Ground and ink of the tag on the exit bar."""
    colours = look.mood(Mood.EXITED)
    return colours.on, colours.fill


class ListSelector(Pressable):
    """The check-in list at work: its name, and where and why under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ListView("", "", pinned=False)
        self.exiting = False

    def show_list(self, view: ListView) -> None:
        self.view = view
        self.retranslate()
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(f"{self.view.name} · {self._place()}")

    def _place(self) -> str:
        why = texts.pinned() if self.view.pinned else texts.by_programme()
        if self.view.by_hand:
            why = front_texts.turned_by_hand(why)
        return f"{self.view.place} · {why}" if self.view.place else why

    def natural_width(self) -> int:
        look = self.look
        name = words.width_of(self.view.name, look.font("list", bold=True))
        place = words.width_of(self._place(), look.font("meta"))
        return round(max(name, place) + look.space[2] + look.type_px("list") + 2)

    def sizeHint(self) -> QSize:
        return QSize(self.natural_width() + 2 * self.look.halo, self.look.grid.bar)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, body = self.look, self.body()
        painter = painter_for(self)
        self.draw_focus(painter, look.radius["chip"])
        icon = look.type_px("list")
        room = body.width() - icon - look.space[2]
        ink = look.mood(Mood.EXITED).on if self.exiting else look.colour("ink")
        quiet = (
            (EXIT_QUIET if look.mood(Mood.EXITED).on.lightness() > 128 else ink)
            if self.exiting
            else look.colour("ink3")
        )
        name = words.fit(self.view.name, look.font("list", bold=True), room, lines=1)
        place = words.fit(self._place(), look.font("meta"), room, lines=1)
        top = body.center().y() - (name.height(1.2) + place.height(1.4)) / 2
        words.draw(painter, QPointF(body.x(), top), name, ink, 1.2)
        words.draw(painter, QPointF(body.x(), top + name.height(1.2)), place, quiet, 1.4)
        x = body.x() + min(max(name.width(), place.width()), room) + look.space[2]
        draw_icon(painter, "chevron-down", x, body.center().y(), icon, ink)


class Lamp(Pressable):
    """One device: icon, a word or number, and its mood's shape."""

    def __init__(self, view: LampView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exiting = False
        self.terse = False
        self.view = view
        self.show_lamp(view)

    def show_lamp(self, view: LampView) -> None:
        self.view = view
        self.setText(view.text)
        self.setAccessibleName(view.text)
        self.setToolTip(view.text)
        self.setEnabled(bool(view.name))
        self.update()

    def natural_width(self, *, terse: bool = False) -> int:
        """Width of the lamp; ``terse`` leaves the words to the tool tip."""
        look = self.look
        parts: list[float] = []
        if self.view.icon:
            parts.append(self._icon_px())
        if not terse or not self.view.icon:
            parts.append(words.width_of(self.view.text, self._font()))
        if self.view.mood:
            parts.append(self._mark_px())
        return round(sum(parts) + (look.space[1] - 1) * (len(parts) - 1) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, body = self.look, self.body()
        painter = painter_for(self)
        self.draw_focus(painter, look.radius["chip"])
        gap, x, middle = look.space[1] - 1, body.x(), body.center().y()
        ink = look.mood(Mood.EXITED).on if self.exiting else look.colour("ink2")
        if self.view.icon:
            draw_icon(painter, self.view.icon, x, middle, self._icon_px(), ink)
            x += self._icon_px() + gap
        if not self.terse or not self.view.icon:
            text = words.Fitted(self._font(), (self.view.text,))
            words.draw_in(painter, QRectF(x, body.y(), text.width(), body.height()), text, ink)
            x += text.width() + gap
        if self.view.mood:
            self._draw_mark(
                painter, self.view.mood, QRectF(x, middle - self._mark_px() / 2, self._mark_px(), self._mark_px())
            )

    def _draw_mark(self, painter: QPainter, mood: Mood, rect: QRectF) -> None:
        colours = self.look.mood(mood)
        body, glyph = colours.fill, colours.on
        if self.exiting:
            # On navy the fills would drown: light shapes with the bar showing through.
            ground = self.look.mood(Mood.EXITED).fill
            light = {Mood.ADMITTED: CAMERA_SEEN, Mood.CAUTION: colours.fill}.get(mood, colours.soft)
            body, glyph = (light, ground) if ground.lightness() < 128 else (self.look.colour("window"), ground)
        draw_mood(painter, mood, rect, body, glyph, small=True)

    def _font(self) -> QFont:
        return self.look.font("label", bold=not self.view.icon)

    def _icon_px(self) -> int:
        return round(self.look.grid.icon * self.look.scale)

    def _mark_px(self) -> int:
        return round(self.look.type_px("label") * 0.94)


class TopBar(Painted):
    """Everything that says which door this is and whether the machine is well.

    Signals:
        asked: "doors", "language" or the name of the lamp that was pressed.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.direction = DirectionTag(self)
        self.selector = ListSelector(self)
        self.selector.clicked.connect(self._doors_asked)
        self.lamps: list[Lamp] = []
        self.role = Lamp(LampView("lock", ""), self)
        self.role.clicked.connect(self._lamp_pressed)
        self.language = Lamp(LampView("", texts.other_language(), name="language"), self)
        self.language.clicked.connect(self._lamp_pressed)
        self.clock = ""
        self.exiting = False

    def wear(self, look: Look) -> None:
        super().wear(look)
        for part in (self.direction, self.selector, self.role, self.language, *self.lamps):
            part.wear(look)
        self.arrange()

    def retranslate(self) -> None:
        self.setAccessibleName(texts.window_title())
        self.direction.retranslate()
        self.selector.retranslate()
        self.language.show_lamp(LampView("", texts.other_language(), name="language"))
        self.arrange()

    def point(self, *, exiting: bool) -> None:
        self.exiting = exiting
        self.direction.point(exiting=exiting)
        self.selector.exiting = exiting
        self._dress_lamps()
        self.arrange()
        self.update()

    def show_list(self, view: ListView) -> None:
        self.selector.show_list(view)
        self.arrange()

    def show_lamps(self, views: tuple[LampView, ...]) -> None:
        if len(views) != len(self.lamps):
            for lamp in self.lamps:
                discard(lamp)
            self.lamps = [Lamp(view, self) for view in views]
            for lamp in self.lamps:
                lamp.clicked.connect(self._lamp_pressed)
                lamp.wear(self.look)
                lamp.show()
            self._dress_lamps()
        for lamp, view in zip(self.lamps, views, strict=True):
            lamp.show_lamp(view)
        self.arrange()

    def show_role(self, text: str, name: str = "") -> None:
        """Who works this desk; "" = nobody has said.  ``name`` comes back with ``asked``; "" = no press."""
        self.role.show_lamp(LampView("lock", text, name=name))
        self.arrange()

    def show_clock(self, text: str) -> None:
        self.clock = text
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def arrange(self) -> None:
        """Give each part its width; words of lamps give way first, then the list's name shrinks."""
        look = self.look
        height = self.height()
        left = look.space[3] - 4 if self.exiting else 0
        self.direction.setGeometry(left, 0, self.direction.natural_width(), height)
        start = left + self.direction.width() + look.space[3]
        right = self._clock_left() - look.grid.lamp_gap
        room = right - start - min(self.selector.natural_width(), 0.5 * (right - start)) - look.space[4]
        shown = self._choose_terse(room)
        for lamp in reversed(shown):
            width = lamp.natural_width(terse=lamp.terse)
            right -= width
            lamp.place(right, look.halo, width, height - 2 * look.halo)
            right -= look.grid.lamp_gap
            if lamp is self.role or (lamp is self.language and self.role not in shown):
                right -= look.grid.lamp_gap
        self.selector.place(start, look.halo, min(self.selector.natural_width(), right - start), height - 2 * look.halo)
        self.update()

    def _choose_terse(self, room: float) -> list[Lamp]:
        """The lamps to show; those that are well lose their words first."""
        shown = [*self.lamps, *([self.role] if self.role.view.text else []), self.language]
        for lamp in shown:
            lamp.terse = False
        order = [self.role, *(lamp for lamp in self.lamps if lamp.view.mood is Mood.ADMITTED), *self.lamps]
        for lamp in order:
            if self._width_of(shown) <= room:
                break
            lamp.terse = True
        # Where even that is too much, what is well goes first: a lamp that is not good always stays.
        leaving = [self.role, *(lamp for lamp in reversed(self.lamps) if lamp.view.mood is Mood.ADMITTED)]
        while leaving and self._width_of(shown) > room:
            lamp = leaving.pop(0)
            if lamp in shown:
                shown.remove(lamp)
        for lamp in (*self.lamps, self.role):
            lamp.setVisible(lamp in shown)
        return shown

    def _width_of(self, lamps: list[Lamp]) -> float:
        return sum(lamp.natural_width(terse=lamp.terse) + self.look.grid.lamp_gap for lamp in lamps)

    def _clock_left(self) -> float:
        width = words.width_of("00:00", self.look.font("list", bold=True))
        return self.width() - self.look.grid.margin_x - width

    def _dress_lamps(self) -> None:
        for lamp in (*self.lamps, self.role, self.language):
            lamp.exiting = self.exiting
            lamp.update()

    def _lamp_pressed(self) -> None:
        lamp = self.sender()
        if isinstance(lamp, Lamp):
            self.asked.emit(lamp.view.name)

    def _doors_asked(self) -> None:
        self.asked.emit("doors")

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = painter_for(self)
        rect = QRectF(self.rect())
        colours = look.mood(Mood.EXITED)
        painter.fillRect(rect, colours.fill if self.exiting else look.colour("surface"))
        if not self.exiting:
            rule(painter, 0, rect.right(), rect.bottom() - look.card_edge, look)
        ink = colours.on if self.exiting else look.colour("ink")
        clock = words.Fitted(look.font("list", bold=True), (self.clock,))
        words.draw_in(painter, rect.adjusted(0, 0, -look.grid.margin_x, 0), clock, ink, Qt.AlignmentFlag.AlignRight)
        divider = self.language if self.role.isHidden() else self.role
        x = divider.geometry().x() + look.halo - look.grid.lamp_gap
        tint = QColor(ink) if self.exiting else look.colour("line")
        if self.exiting:
            tint.setAlphaF(0.25)
        painter.fillRect(QRectF(x, rect.center().y() - 14, look.card_edge, 28), tint)
