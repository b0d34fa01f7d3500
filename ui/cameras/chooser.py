"""The cameras by name, the picture of the chosen one, and how it is mounted."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.scan.camera_setup import AUTO, ROTATIONS, SIZES, CameraChoice
from kiosk.scan.devices import Camera
from kiosk.scan.events import Corners, HintKind, Lens
from ui import fault_texts
from ui import type as type_
from ui.cameras import words
from ui.cameras.segments import SegmentRow
from ui.theme import Look
from ui.view import ActionView
from ui.widgets.base import Painted, discard, painter_for
from ui.widgets.buttons import KeyButton
from ui.widgets.camera import CameraView, grey_image

HELD = "held"
BY_NAME = "camera:"
LEFT_SHARE = 0.46
PICTURE = 9 / 16


class CameraChooser(Painted):
    """Passive: it is told which cameras there are and what the chosen one shows.

    Signals:
        changed: a ``CameraChoice``: something was pressed.
        picture_taken: the last picture is drawn.
    """

    changed = Signal(object)
    picture_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = CameraChoice("")
        self._cameras: tuple[Camera, ...] = ()
        self._lens = Lens(None, None)
        self._code = ""
        self._gives = (0, 0)
        self._has_picture = False
        self.buttons: list[KeyButton] = []
        self.view = CameraView(self)
        self.size_row, self.turn_row, self.mirror_row = SegmentRow(self), SegmentRow(self), SegmentRow(self)
        self.focus_row, self.exposure_row = SegmentRow(self), SegmentRow(self)
        self._rows = (self.size_row, self.turn_row, self.mirror_row, self.focus_row, self.exposure_row)
        self.size_row.chosen.connect(self._size_chosen)
        self.turn_row.chosen.connect(self._turn_chosen)
        self.mirror_row.chosen.connect(self._mirror_chosen)
        self.focus_row.chosen.connect(self._focus_chosen)
        self.exposure_row.chosen.connect(self._exposure_chosen)
        self.retranslate()

    def wear(self, look: Look) -> None:
        super().wear(look)
        for part in (self.view, *self._rows, *self.buttons):
            part.wear(look)
        self._arrange()

    def retranslate(self) -> None:
        self.setAccessibleName(words.title())
        self._show_buttons()
        self._show_rows()
        self._show_state()
        self.update()

    def show_choice(self, choice: CameraChoice) -> None:
        """What is chosen now; nothing is emitted."""
        self.choice = choice
        self._code, self._gives, self._has_picture = "", (0, 0), False
        self.view.outline_code(())
        self._show_buttons()
        self._show_rows()
        self._show_state()

    @Slot(object)
    def show_cameras(self, found: tuple[Camera, ...]) -> None:
        """The cameras plugged in now."""
        if found != self._cameras:
            self._cameras = found
            self._show_buttons()
            self._show_rows()
            self._show_state()

    @Slot(object, object)
    def show_frame(self, pixels: npt.NDArray[np.uint8], codes: tuple[Corners, ...]) -> None:
        """The newest picture, grey, and the corners of the codes read in it."""
        self.view.show_frame(grey_image(pixels))
        if codes:
            self.view.outline_code(codes[0])
        gives = (int(pixels.shape[1]), int(pixels.shape[0]))
        if gives != self._gives or not self._has_picture:
            self._gives, self._has_picture = gives, True
            self.view.show_hint(*fault_texts.hint_waiting())
            self._show_rows()
            self.update()
        self.picture_taken.emit()

    @Slot(str)
    def show_read(self, code: str) -> None:
        self._code = code
        self.view.show_hint(*fault_texts.hint_seen())
        self.update()

    @Slot(object)
    def show_advice(self, kind: HintKind) -> None:
        """A code is there but cannot be read, or it is too dark."""
        self.view.show_hint(*fault_texts.hint_to(kind))

    @Slot(str)
    def show_lost(self, _sentence: str = "") -> None:
        self._has_picture = False
        self.view.show_lost(*words.no_picture())
        self.update()

    @Slot(object)
    def show_lens(self, lens: Lens) -> None:
        """What the driver says of focus and exposure."""
        if lens != self._lens:
            self._lens = lens
            self._show_rows()

    def _change(self, choice: CameraChoice) -> None:
        self.show_choice(choice)
        self.changed.emit(choice)

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self._lens = Lens(None, None)
            # Locks are the other camera's numbers.
            self._change(replace(self.choice, source=button.action.name, focus=AUTO, exposure=AUTO))

    def _size_chosen(self, value: str) -> None:
        self._change(replace(self.choice, size=value))

    def _turn_chosen(self, value: str) -> None:
        self._change(replace(self.choice, rotation=int(value)))

    def _mirror_chosen(self, value: str) -> None:
        self._change(replace(self.choice, mirror=bool(value)))

    def _focus_chosen(self, value: str) -> None:
        self._change(replace(self.choice, focus=_held(value, self._lens.focus, self.choice.focus)))

    def _exposure_chosen(self, value: str) -> None:
        self._change(replace(self.choice, exposure=_held(value, self._lens.exposure, self.choice.exposure)))

    def _show_buttons(self) -> None:
        offered = {self._source(one): one.name for one in self._cameras}
        current = self._current()
        if current and current not in offered:
            if current.startswith(BY_NAME):
                offered[current] = words.unplugged(current.removeprefix(BY_NAME))
            elif not current.isdigit():
                offered[current] = words.another_source(current)
        if tuple(offered) != tuple(button.action.name for button in self.buttons):
            for button in self.buttons:
                discard(button)
            self.buttons = [KeyButton(ActionView(source, "", name), "option", self) for source, name in offered.items()]
            for button in self.buttons:
                button.wear(self.look)
                button.setCheckable(True)
                button.clicked.connect(self._pressed)
                button.show()
            for before, after in pairwise((*self.buttons, *self.size_row.segments[:1])):
                QWidget.setTabOrder(before, after)
        for button in self.buttons:
            button.show_action(ActionView(button.action.name, "", offered[button.action.name]))
            button.setChecked(button.action.name == current)
        self._arrange()
        self.update()

    @staticmethod
    def _source(camera: Camera) -> str:
        return f"{BY_NAME}{camera.name}"

    def _current(self) -> str:
        """The source that is chosen; a number is the name of the camera that has it now."""
        for one in self._cameras:
            if self.choice.source == str(one.number):
                return self._source(one)
        return self.choice.source

    def _show_rows(self) -> None:
        choice = self.choice
        sizes = SIZES if choice.size in SIZES else (*SIZES, choice.size)
        self.size_row.offer(words.size(), tuple((one, words.size_named(one)) for one in sizes), choice.size)
        turns = tuple((str(one), words.degrees(one)) for one in ROTATIONS)
        self.turn_row.offer(words.turned(), turns, str(choice.rotation))
        ways = (("", words.mirror_off()), ("mirror", words.mirror_on()))
        self.mirror_row.offer(words.mirror(), ways, "mirror" if choice.mirror else "")
        note = words.no_lock() if self._has_picture else ""
        _offer_lock(self.focus_row, words.focus(), self._lens.focus, choice.focus, note)
        _offer_lock(self.exposure_row, words.exposure(), self._lens.exposure, choice.exposure, note)
        for row in self._rows:
            there = bool(self._cameras) or self._is_another_source()
            row.setVisible(there and bool(row.segments or row.note))

    def _show_state(self) -> None:
        if not self._cameras and not self._is_another_source():
            self.view.show_lost(*words.no_camera())
        elif not self.choice.source:
            self.view.show_lost(words.choose_one())
        elif not self._has_picture:
            self.view.show_lost(words.opening())

    def _is_another_source(self) -> bool:
        source = self.choice.source
        return bool(source) and not source.startswith(BY_NAME) and not source.isdigit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """From the top: cameras, then what can be set; a focus ring needs its room everywhere."""
        look, halo = self.look, self.look.halo
        left, step = round(self.width() * LEFT_SHARE), look.space[1]
        row = max(look.length(40), 40)
        below = len(self._rows) * (row + step) + look.space[3]
        room = (self.height() - 2 * halo - below) / max(len(self.buttons), 1) - step
        tall = min(max(look.length(44), 44), max(room, 24))
        y = float(halo)
        for button in self.buttons:
            button.place(halo, y, left - 2 * halo, tall)
            y += tall + step
        y += look.space[3]
        for part in self._rows:
            part.setGeometry(halo, round(y) - halo, left - halo, row + 2 * halo)
            y += row + step
        right = left + look.space[4]
        width = self.width() - right - halo
        words_below = round(look.type_px("label") * 1.4 * 2 + look.space[2])
        tall = min(round(width * PICTURE), max(self.height() - 2 * halo - words_below, 40))
        self.view.setGeometry(right, halo, width, tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self.look, painter_for(self)
        place = self.view.geometry()
        rect = QRectF(place.x(), place.bottom() + look.space[2], place.width(), self.height())
        told = words.read(self._code) if self._code else words.hold_up()
        first = type_.fit(told, look.font("label", bold=bool(self._code)), rect.width(), lines=1)
        if self._has_picture:
            type_.draw(painter, rect.topLeft(), first, look.colour("ink"))
            size = type_.fit(words.gives(*self._gives), look.font("meta"), rect.width(), lines=1)
            below = QPointF(rect.x(), rect.y() + first.height(1.4))
            type_.draw(painter, below, size, look.colour("ink3"))


def _held(value: str, now: float | None, before: str) -> str:
    """The setting for automatic, or for the driver's number as it is at this moment."""
    if value != HELD:
        return AUTO
    return before if now is None else f"{now:g}"


def _offer_lock(row: SegmentRow, name: str, now: float | None, setting: str, note: str) -> None:
    if now is None and setting == AUTO:
        row.offer(name, (), "", note)
        return
    held = words.locked() if setting == AUTO else words.locked_at(setting)
    row.offer(name, (("", words.automatic()), (HELD, held)), "" if setting == AUTO else HELD)
