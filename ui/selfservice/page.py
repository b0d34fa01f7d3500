"""What every page has: a title, the language switch, buttons, and the count-down with more time."""

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.selfservice.machine import Event
from ui import type as words
from ui.selfservice import texts
from ui.selfservice.frame import BODY, Frame, Plan, plan
from ui.selfservice.parts import USUAL, LanguageSwitch, Touch, draw_lines, unit_painter
from ui.selfservice.scene import Scene
from ui.theme import Look


class Page(QWidget):
    """One screen of the kiosk: told a scene, says what was touched.

    Signals:
        pressed: an ``Event`` of the machine.
        more_time: the guest is still there.
        language: the language that was chosen.
    """

    counts_down = True
    """Whether the count-down and “more time” stand beside the buttons."""

    pressed = Signal(object)
    more_time = Signal()
    language = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self.frame = Look(), USUAL
        self.scene: Scene | None = None
        self.plan: Plan = plan(self.frame, 1)
        self.buttons: list[Touch] = []
        """In the order of their weight: the first stands first."""
        self.switch = LanguageSwitch(self)
        self.switch.chosen.connect(self.language)
        self.more = Touch(self, icon="clock")
        self.more.clicked.connect(self.more_time)
        self.more.hide()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._named: dict[Touch, Event] = {}

    # For the pages.

    def button(self, event: Event | None, icon: str = "", *, primary: bool = False) -> Touch:
        """A button that tells ``event``; None = the page listens to it itself."""
        made = Touch(self, icon=icon, kind="primary" if primary else "outline")
        if event is not None:
            self._named[made] = event
            made.clicked.connect(self._touched)
        self.buttons.append(made)
        return made

    def _touched(self) -> None:
        made = self.sender()
        if isinstance(made, Touch):
            self.pressed.emit(self._named[made])

    def title(self, scene: Scene) -> str:
        """Top left, one line."""
        return scene.event[scene.language]

    def told(self, scene: Scene) -> None:
        """Set the texts of the page's own parts."""

    def arrange(self, room: QRectF) -> None:
        """Place the page's own parts; ``room`` is the content's place in units."""

    def draw(self, painter: QPainter, room: QRectF, scene: Scene) -> None:
        """Draw the content."""

    def ground(self, painter: QPainter, rect: QRectF) -> None:
        """Draw what lies under everything."""

    # For the screen.

    def show_scene(self, scene: Scene) -> None:
        before, fresh = self.scene, self.scene is None
        if scene == before:
            return
        self.scene = scene
        self.switch.show_on(scene.chosen)
        self.told(scene)
        counting = self.counts_down and scene.seconds_left is not None
        self.more.say(texts.more_time())
        changed = self.more.isHidden() == counting
        self.more.setVisible(counting)
        if fresh or changed or self.moves(before, scene):
            self.lay_out()
        self.update()

    def moves(self, before: Scene | None, scene: Scene) -> bool:
        """Whether the scene needs other places: other words have other widths."""
        if before is None:
            return True
        ticking = {"seconds_left": scene.seconds_left, "progress": scene.progress, "seconds_to_go": scene.seconds_to_go}
        return replace(before, **ticking) != scene

    def wipe(self) -> None:
        """Nothing of a guest stays here."""
        self.scene = None
        self.update()

    def wear(self, look: Look, frame: Frame) -> None:
        self.look, self.frame = look, frame
        for part in self.findChildren(Touch):
            part.look = look
        self.lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.lay_out()

    def visible_buttons(self) -> list[Touch]:
        return [one for one in self.buttons if not one.isHidden()]

    def lay_out(self) -> None:
        buttons = self.visible_buttons()
        rows = self._rows(buttons)
        self.plan = plan(self.frame, len(rows))
        self.switch.put(self.frame, self.plan.language)
        if self.frame.upright:
            self._place_rows(rows)
        elif self.frame.column:
            self._place_column(buttons)
        else:
            self._place_line(buttons)
        self.arrange(self.plan.content)

    def _rows(self, buttons: list[Touch]) -> list[list[Touch]]:
        """Lines of an upright page: the primary alone, the others in pairs."""
        counted = [*buttons, *([self.more] if not self.more.isHidden() else [])]
        if not self.frame.upright:
            return [[one] for one in counted]
        rows: list[list[Touch]] = [[one] for one in counted if one.kind == "primary"]
        others = [one for one in counted if one.kind != "primary"]
        for number in range(0, len(others), 2):
            rows.append(others[number : number + 2])
        return rows

    def _place_rows(self, rows: list[list[Touch]]) -> None:
        box, gap, high = self.plan.buttons, self.frame.gap, self.frame.button
        y = box.y()
        for row in rows:
            each = (box.width() - gap * (len(row) - 1)) / len(row)
            for number, button in enumerate(row):
                button.put(self.frame, QRectF(box.x() + number * (each + gap), y, each, high))
            y += high + gap

    def _place_column(self, buttons: list[Touch]) -> None:
        """From the foot up, the first at the top: where hands are."""
        box = self.plan.buttons
        counted = [*buttons, *([self.more] if not self.more.isHidden() else [])]
        gap = min(28.0, max(self.frame.gap, 16))
        high = self.frame.button
        if counted:
            high = min(high, max(self.frame.target, (box.height() - gap * (len(counted) - 1)) / len(counted)))
        y = box.bottom() - len(counted) * high - (len(counted) - 1) * gap
        for button in counted:
            button.put(self.frame, QRectF(box.x(), y, box.width(), high))
            y += high + gap

    def _place_line(self, buttons: list[Touch]) -> None:
        box, x = self.plan.buttons, self.plan.buttons.x()
        for button in buttons:
            width = button.natural()
            button.put(self.frame, QRectF(x, box.y(), width, box.height()))
            x += width + 28
        width = self.more.natural()
        self.more.put(self.frame, QRectF(box.right() - width, box.y(), width, box.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = unit_painter(self, self.frame.unit)
        whole = QRectF(0, 0, self.frame.width, self.frame.height)
        painter.fillRect(whole, self.look.colour("window"))
        self.ground(painter, whole)
        scene = self.scene
        if scene is not None:
            self.draw_title(painter, scene)
            self.draw(painter, self.plan.content, scene)
            self._draw_count_down(painter, scene)
        painter.end()

    def draw_title(self, painter: QPainter, scene: Scene) -> None:
        box, look = self.plan.title, self.look
        ink = look.colour("ink")
        text = self.title(scene)
        large = 72.0 if self.frame.low else 52.0
        if words.width_of(text, look.font_px(large, bold=True)) > box.width():
            large = float(BODY)
        draw_lines(painter, box, [(text, large, True, ink)], look)

    def _draw_count_down(self, painter: QPainter, scene: Scene) -> None:
        if scene.seconds_left is None or not self.counts_down:
            return
        look, frame = self.look, self.frame
        said = texts.closes_in(scene.seconds_left)
        word = words.fit(said, look.font_px(BODY), self.plan.buttons.width(), lines=1)
        box = self.plan.buttons
        if frame.upright:
            spot = QRectF(box.x(), box.y() - 62, box.width(), 56)
            words.draw_in(painter, spot, word, look.colour("ink2"), Qt.AlignmentFlag.AlignHCenter)
            return
        if frame.column:
            first = min((one.y() for one in [*self.visible_buttons(), self.more]), default=0) / frame.unit
            spot = QRectF(box.x(), first - 52, box.width(), 56)
            words.draw_in(painter, spot, word, look.colour("ink2"))
            return
        right = self.more.x() / frame.unit - 20
        words.draw_in(
            painter, QRectF(0, box.y(), right, box.height()), word, look.colour("ink2"), Qt.AlignmentFlag.AlignRight
        )
