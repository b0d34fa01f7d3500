"""The waiting screen: both languages at once, one picture of what to do, the live camera."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from kiosk.domain.text import Text
from kiosk.resources import resource
from kiosk.selfservice.machine import Event
from ui.icons import draw_icon
from ui.selfservice import texts
from ui.selfservice.frame import BODY, Frame
from ui.selfservice.page import Page
from ui.selfservice.parts import CENTRE, USUAL, Touch, draw_lines, draw_shape, unit_painter
from ui.selfservice.scene import Scene
from ui.theme import CAMERA_CHIP, CAMERA_SEEKING, CAMERA_SEEN, CAMERA_WELL, Look
from ui.view import Mood
from ui.widgets.base import framed, rounded
from ui.widgets.camera import CameraView, draw_brackets
from ui.widgets.idle import draw_ridge


class KioskCamera(CameraView):
    """The live picture with one hint in both languages; nothing of it is kept when the page is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame: Frame = USUAL
        self.says: Text = texts.BOTH["here"]
        self._no_picture = False

    def say(self, text: Text) -> None:
        self.says = text
        self.setAccessibleName(f"{text.zh} · {text.en}")
        self.update()

    def lose(self) -> None:
        """There is no picture."""
        self.wipe()
        self._no_picture = True
        self.update()

    def wipe(self) -> None:
        """Let go of the last picture and of the code in it."""
        self.show_lost("")
        self._lost = ()
        self.update()

    def picture_came(self) -> None:
        self._no_picture = False

    @property
    def has_picture(self) -> bool:
        return not self._image.isNull()

    def put(self, frame: Frame, rect: QRectF) -> None:
        self.frame = frame
        unit = frame.unit
        self.setGeometry(
            round(rect.x() * unit), round(rect.y() * unit), round(rect.width() * unit), round(rect.height() * unit)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        unit = self.frame.unit
        painter = unit_painter(self, unit)
        rect = QRectF(0, 0, self.width() / unit, self.height() / unit)
        painter.setClipPath(rounded(rect, 40))
        painter.fillRect(rect, CAMERA_WELL)
        placed = self._place(rect)
        if not self._image.isNull():
            painter.drawImage(placed, self._image)
        chip = self._chip_height(rect)
        if self._no_picture:
            self._draw_no_picture(painter, rect)
            painter.end()
            return
        if self._corners:
            self._draw_code(painter, placed)
        else:
            side = min(rect.width() * 0.62, (rect.height() - chip - 32) * 0.76)
            middle = QPointF(rect.center().x(), (rect.height() - chip - 32) / 2)
            square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            draw_brackets(painter, square, CAMERA_SEEKING, 9)
        if rect.width() > 600:
            self._draw_chip(painter, rect, chip)
        painter.end()

    def _chip_height(self, rect: QRectF) -> float:
        return 152.0 if rect.width() > 600 else 0.0

    def _draw_chip(self, painter: QPainter, rect: QRectF, high: float) -> None:
        chip = rect.adjusted(28, 0, -28, -28)
        chip.setTop(chip.bottom() - high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(CAMERA_CHIP)
        painter.drawRoundedRect(chip, 24, 24)
        icon = "scan-qr-code" if not self._corners else "check"
        colour = CAMERA_SEEN if self._corners else CAMERA_SEEKING
        draw_icon(painter, icon, chip.x() + 32, chip.center().y(), 64, colour)
        room = chip.adjusted(124, 0, -24, 0)
        white = QColor(CAMERA_SEEKING)
        draw_lines(
            painter, room, [(self.says.zh, BODY, True, white), (self.says.en, BODY, False, white)], self.look, gap=0
        )

    def _draw_no_picture(self, painter: QPainter, rect: QRectF) -> None:
        white = QColor(CAMERA_SEEKING)
        first, then = texts.BOTH["no_picture"], texts.BOTH["no_picture_then"]
        draw_icon(painter, "camera", rect.center().x() - 60, rect.height() * 0.24, 120, white)
        room = rect.adjusted(40, rect.height() * 0.4, -40, -32)
        lines = [(first.zh, BODY, True, white), (first.en, BODY, False, white)]
        lines += [(then.zh, BODY, True, white), (then.en, BODY, False, white)]
        draw_lines(painter, room, lines, self.look, CENTRE, gap=4)


class AttractPage(Page):
    """Nobody's data: how it goes, in both languages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = KioskCamera(self)
        self._code = QSvgRenderer(str(resource("theme/phone-code.svg")))
        self.no_code = self.button(Event.NO_CODE, "search", primary=True)
        self.staff = self.button(Event.CALL_STAFF, "hand")
        self.height_switch = self.button(None, "accessibility")

    def told(self, scene: Scene) -> None:
        self.no_code.setVisible(scene.looks_up and not scene.door)
        self.no_code.say(texts.one_line("no_code"))
        self.staff.say(texts.one_line("staff_short" if self.frame.upright or self.frame.column else "staff"))
        self.height_switch.icon_name = "arrow-up" if self.frame.low else "accessibility"
        self.height_switch.say(texts.one_line("higher" if self.frame.low else "lower"))

    def wear(self, look: Look, frame: Frame) -> None:
        self.camera.look = look
        super().wear(look, frame)
        if self.scene is not None:
            self.told(self.scene)
            self.lay_out()

    def wipe(self) -> None:
        super().wipe()
        self.camera.wipe()

    def _place_line(self, buttons: list[Touch]) -> None:
        """The low layout's switch stands at the right, on its own."""
        super()._place_line([one for one in buttons if one is not self.height_switch])
        box, width = self.plan.buttons, self.height_switch.natural()
        self.height_switch.put(self.frame, QRectF(box.right() - width, box.y(), width, box.height()))

    def arrange(self, room: QRectF) -> None:
        frame = self.frame
        if frame.upright:
            top = room.y() if frame.low else room.y() + self._head_height() - 128
            self.camera.put(frame, QRectF(room.x(), top, room.width(), max(240.0, room.bottom() - top)))
        elif frame.column:
            coached = self.scene is not None and self.scene.coach is not None
            left = room.x() if frame.low or not coached else room.x() + room.width() * 0.5
            self.camera.put(frame, QRectF(left, room.y(), room.right() - left, room.height()))
        else:
            self.camera.put(frame, QRectF(room.right() - 800, room.y() + 8, 800, room.height() + 2))

    def _head_height(self) -> float:
        """Of event and headline, on an upright page."""
        return 520.0 if self.frame.height > 1600 else 330.0

    def ground(self, painter: QPainter, rect: QRectF) -> None:
        frame = self.frame
        if frame.low:
            top = QRectF(0, 0, frame.width, frame.height * 0.42 - 16)
            painter.fillRect(top, self.look.colour("surface"))
            high = 150.0 if frame.upright else 110.0
            draw_ridge(painter, QRectF(0, top.bottom() - high, frame.width, high), self.look)
            return
        high = 300.0 if frame.upright else 230.0
        draw_ridge(painter, QRectF(0, frame.height - high, frame.width, high), self.look)

    def draw_title(self, painter: QPainter, scene: Scene) -> None:
        look, ink, ink2 = self.look, self.look.colour("ink"), self.look.colour("ink2")
        event, frame, box = scene.event, self.frame, self.plan.title
        head = self._headline(scene)
        if scene.coach is not None and (frame.upright or frame.low):
            high = self._head_height() if frame.upright and not frame.low else box.height()
            self._draw_coach(painter, QRectF(box.x(), box.y(), box.width(), high), scene.coach)
            return
        if frame.upright or frame.low:
            small = frame.height < (1600 if frame.upright else 900)
            hero = 104 if small else 148 if frame.upright else 120
            lines = [(event.zh, 52.0, True, ink), (event.en, 42.0, False, ink2)]
            lines += [(head.zh, float(hero), True, ink), (head.en, 56.0 if small else 72.0, False, ink2)]
            if frame.low and not frame.upright:
                lines = lines[2:]
            high = self._head_height() if frame.upright and not frame.low else box.height()
            spot = QRectF(box.x(), box.y(), box.width() if frame.upright else box.width() - 40, high)
            draw_lines(painter, spot, lines, look, middle=frame.low, gap=8)
            return
        if frame.compact and scene.coach is None:
            line = [(f"{head.zh} · {head.en}", 72.0, True, ink)]
            draw_lines(painter, box, line, look, drop=True)
            return
        names = [(event.zh, 42.0, True, ink), (event.en, 42.0, False, ink2)]
        draw_lines(painter, box, names, look, gap=0, drop=True)

    def _headline(self, scene: Scene) -> Text:
        if scene.door:
            return texts.BOTH["door_exit" if scene.leaving else "door"]
        if scene.tells:
            return texts.BOTH["where"]
        return texts.BOTH["title"]

    def draw(self, painter: QPainter, room: QRectF, scene: Scene) -> None:
        frame, look = self.frame, self.look
        if frame.upright or frame.low or (frame.compact and scene.coach is None):
            return
        ink, ink2 = look.colour("ink"), look.colour("ink2")
        camera_left = self.camera.x() / frame.unit
        left = QRectF(room.x(), room.y(), camera_left - room.x() - (72 if not frame.compact else 32), room.height())
        if scene.coach is not None:
            self._draw_coach(painter, left.adjusted(0, 24, 0, 0), scene.coach)
            return
        head = self._headline(scene)
        hero = 132.0 if not frame.compact else 84.0
        lines = [(head.zh, hero, True, ink), (head.en, 72.0 if not frame.compact else 52.0, False, ink2)]
        used = draw_lines(painter, left, lines, look, middle=False, gap=4)
        below = QRectF(left.x(), left.y() + used + 24, left.width(), left.height() - used - 24)
        if scene.door or scene.tells:
            return
        if below.width() > 800:
            self._draw_steps(painter, below)
        else:
            sign = texts.BOTH["sign"]
            draw_lines(painter, below, [(sign.zh, 42, True, ink), (sign.en, 42, False, ink2)], look)

    def _draw_coach(self, painter: QPainter, rect: QRectF, coach: tuple[Text, Text]) -> None:
        """What was held up instead of a ticket, and what to show: no fault of anybody's."""
        look, ink, ink2 = self.look, self.look.colour("ink"), self.look.colour("ink2")
        line, advice = coach
        side = 96.0 if rect.height() < 480 or rect.width() < 700 else 128.0
        draw_shape(painter, Mood.CAUTION, rect.x(), rect.y(), side, look, on_fill=False)
        room = rect.adjusted(0, side + 20, 0, 0) if rect.height() > 480 else rect.adjusted(side + 32, 0, 0, 0)
        first = 72.0 if room.width() > 800 and room.height() > 440 else 52.0
        lines = [(line.zh, first, True, ink), (line.en, float(BODY), False, ink2)]
        lines += [(advice.zh, float(BODY), True, ink), (advice.en, float(BODY), False, ink2)]
        draw_lines(painter, room, lines, look, middle=False, gap=8, drop=True)

    def _draw_steps(self, painter: QPainter, rect: QRectF) -> None:
        look = self.look
        ink, ink2, control = look.colour("ink"), look.colour("ink2"), look.colour("control")
        each, high = 244.0, min(232.0, rect.height() - 150)
        spare = (rect.width() - 3 * each) / 2
        names = (texts.BOTH["code"], texts.BOTH["camera"], texts.BOTH["badge"])
        for number, name in enumerate(names):
            x = rect.x() - 14 + number * (each + spare)
            picture = QRectF(x, rect.bottom() - 138 - high, each, high)
            (self._draw_phone, self._draw_camera, self._draw_badge)[number](painter, picture, ink)
            label = QRectF(x - 20, picture.bottom() + 14, each + 40, 124)
            draw_lines(painter, label, [(name.zh, 42, True, ink), (name.en, 42, False, ink2)], look, CENTRE, gap=2)
            if number < 2:
                draw_icon(painter, "arrow-right", x + each + spare / 2 - 32, picture.center().y() + 20, 64, control)

    def _draw_phone(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        high = rect.height()
        wide = high * 0.51
        body = QRectF(rect.center().x() - wide / 2, rect.y(), wide, high)
        framed(painter, body, 18, QColor(Qt.GlobalColor.white), ink, 7)
        self._code.render(
            painter, QRectF(body.center().x() - wide * 0.34, body.y() + high * 0.2, wide * 0.68, wide * 0.68)
        )
        for y, share, tint in ((0.66, 0.42, 2), (0.76, 0.58, 1)):
            bar = QRectF(body.center().x() - wide * share / 2, body.y() + high * y, wide * share, high * 0.032)
            _bar(painter, bar, Look().ridge[tint])

    def _draw_camera(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        unit = rect.height() / 150
        painter.save()
        painter.translate(rect.center().x() - 75 * unit, rect.y())
        painter.scale(unit, unit)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(6, 24, 138, 94), 18, 18)
        for radius, colour in ((30, QColor(Qt.GlobalColor.white)), (17, ink)):
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(75, 71), radius, radius)
        painter.setBrush(CAMERA_SEEN)
        painter.drawEllipse(QPointF(122, 44), 6, 6)
        painter.setPen(QPen(ink, 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(75, 118), QPointF(75, 140))
        painter.drawLine(QPointF(45, 142), QPointF(105, 142))
        painter.restore()

    def _draw_badge(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        draw_badge(painter, rect, ink, self.look)


def draw_badge(painter: QPainter, rect: QRectF, ink: QColor, look: Look) -> None:
    """A badge on its ribbon."""
    unit = rect.height() / 150
    painter.save()
    painter.translate(rect.center().x() - 60 * unit, rect.y())
    painter.scale(unit, unit)
    ribbon = QPainterPath(QPointF(46, 4))
    ribbon.lineTo(60, 24)
    ribbon.lineTo(74, 4)
    painter.setPen(QPen(ink, 5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(ribbon)
    framed(painter, QRectF(8, 24, 104, 122), 12, QColor(Qt.GlobalColor.white), ink, 5)
    ridge = Look().ridge[2]
    bars = ((QRectF(8, 24, 104, 28), ink), (QRectF(28, 66, 64, 14), ink), (QRectF(24, 90, 72, 8), ridge))
    for bar, colour in (
        *bars,
        (QRectF(36, 106, 48, 8), ridge),
        (QRectF(24, 126, 72, 10), look.mood(Mood.ADMITTED).fill),
    ):
        _bar(painter, bar, colour)
    painter.restore()


def _bar(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    radius = min(rect.height() / 2, 8)
    painter.drawRoundedRect(rect, radius, radius)
