"""Shows what the camera sees, what helps it see, and that it sees nothing.

It lives on the main thread, between the camera's thread and the picture on screen.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.scan.events import Corners, HintKind
from ui import fault_texts
from ui.view import LampView, Mood
from ui.widgets.camera import CameraView, grey_image

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

HINT_STAYS_S = 3
"""Advice to a guest stays on the preview this long after it was last given."""


class Lookout(QObject):
    """One camera's front.

    Signals:
        picture_taken: the window has drawn the last picture.
        code_seen: text of a new code.
        changed: the camera's lamp has another state.
        stopped: a picture that was there is gone.
    """

    picture_taken = Signal()
    code_seen = Signal(str)
    changed = Signal()
    stopped = Signal()

    def __init__(
        self, view: CameraView, clock: Callable[[], datetime], told: Callable[[datetime], str], *, has_camera: bool
    ) -> None:
        """``told`` says a time as the hall's clocks show it, once the event is known."""
        super().__init__(view)
        self._view, self._clock, self._told, self._has_camera = view, clock, told, has_camera
        self._mood: Mood | None = None
        self._lost_at: datetime | None = None
        self._looking = False
        self._hint: Callable[[], tuple[str, str]] = fault_texts.hint_waiting
        self._hint_fades = 0

    def lamp(self) -> LampView:
        return LampView("camera", fault_texts.lamp_camera(), self._mood or Mood.CAUTION)

    @Slot(object, object)
    def pictured(self, pixels: "npt.NDArray[np.uint8]", codes: tuple[Corners, ...]) -> None:
        self._view.show_frame(grey_image(pixels))
        if codes:
            self._view.outline_code(codes[0])
        self.picture_taken.emit()
        if self._mood is not Mood.ADMITTED:
            self._mood, self._lost_at = Mood.ADMITTED, None
            self._show_hint()
            self.changed.emit()

    @Slot(str)
    def read(self, code: str) -> None:
        """The camera has read a new code."""
        self._hint_at(fault_texts.hint_seen)
        self.code_seen.emit(code)

    @Slot(object)
    def hinted(self, kind: HintKind) -> None:
        self._hint_at(partial(fault_texts.hint_to, kind))
        self._hint_fades = HINT_STAYS_S

    @Slot()
    def code_waits(self) -> None:
        """A second code is in view: said, so that its guest holds on."""
        self._hint_at(fault_texts.hint_next)
        self._hint_fades = HINT_STAYS_S

    @Slot(str)
    def scanner_lost(self, _sentence: str = "") -> None:
        """The hand scanner does not answer: said until the next hint."""
        self._hint_at(fault_texts.hint_scanner_lost)

    @Slot()
    def tick(self) -> None:
        """Once a second: advice that nobody needs any more goes."""
        if self._hint_fades:
            self._hint_fades -= 1
            if not self._hint_fades:
                self._hint_at(fault_texts.hint_waiting)

    @Slot()
    def code_faded(self) -> None:
        self._hint_at(fault_texts.hint_waiting)

    @Slot(str)
    def lost(self, _sentence: str = "") -> None:
        """No picture: say what to do, or since when; a picture that stopped is told large, once."""
        had_picture = self._mood is Mood.ADMITTED
        if had_picture:
            self._lost_at = self._clock()
        self._mood = Mood.REFUSED
        self._show_lost()
        self.changed.emit()
        if had_picture:
            self.stopped.emit()

    @Slot()
    def film_ended(self) -> None:
        """Nothing more comes from the film: no fault, but no picture either."""
        self._mood, self._lost_at = Mood.CAUTION, self._lost_at or self._clock()
        self._show_lost()
        self.changed.emit()

    def look_only(self, *, on: bool) -> None:
        """While the next code will only be looked at, the hint says so."""
        self._looking = on
        self._show_hint()

    def say_again(self) -> None:
        self._show_hint()
        self._show_lost()

    def _hint_at(self, hint: Callable[[], tuple[str, str]]) -> None:
        self._hint, self._hint_fades = hint, 0
        self._show_hint()

    def _show_hint(self) -> None:
        self._view.show_hint(*(fault_texts.look_armed() if self._looking else self._hint()))

    def _show_lost(self) -> None:
        if self._lost_at:
            self._view.show_lost(fault_texts.no_picture_since(self._told(self._lost_at)))
        elif self._mood is Mood.REFUSED or not self._has_camera:
            self._view.show_lost(*fault_texts.no_camera())
