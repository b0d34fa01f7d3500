"""Draws the badge of a layout that is being edited, on a thread of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.badge.draw import Renderer, image
from kiosk.badge.face import BadgeFace
from kiosk.badge.fonts import FontStore
from kiosk.badge.layout import layout_of
from kiosk.badge.toml_lines import WrongLine
from kiosk.errors import Trouble
from kiosk.resources import resource


@dataclass(frozen=True, slots=True)
class Asked:
    """One picture that is wished for; ``number`` grows, and the newest one counts."""

    number: int
    text: str
    path: Path
    face: BadgeFace
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of it: a picture, or what is wrong; ``line`` None = the guest's badge, not the layout."""

    number: int
    picture: QImage | None = None
    size_mm: tuple[float, float] | None = None
    line: int | None = None
    sentence: str = ""


class PreviewWorker(QObject):
    """Owns the fonts.

    Signals:
        drawn: a ``Drawn``.
    """

    drawn = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._fonts: FontStore | None = None

    @Slot(object)
    def draw(self, asked: Asked) -> None:
        self.drawn.emit(self._result(asked))

    def _result(self, asked: Asked) -> Drawn:
        self._fonts = self._fonts or FontStore(resource("fonts"))
        try:
            layout = layout_of(asked.text, asked.path)
        except WrongLine as wrong:
            return Drawn(asked.number, line=wrong.line, sentence=wrong.sentence)
        width_mm, height_mm = layout.sheet_mm
        try:
            pdf = Renderer(layout, self._fonts).pdf(asked.face)
        except Trouble as trouble:
            return Drawn(asked.number, size_mm=layout.sheet_mm, sentence=str(trouble))
        dpi = min(asked.width_px / width_mm, asked.height_px / height_mm) * 25.4
        return Drawn(asked.number, _qimage(image(pdf, max(20.0, dpi))), layout.sheet_mm)


def _qimage(page: Any) -> QImage:
    page = page.convert("RGB")
    width, height = page.size
    return QImage(page.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888).copy()


class Preview(QObject):
    """The drawing thread from the main thread's side.

    Signals:
        drawn: the newest ``Drawn``; older ones are passed over.
    """

    drawn = Signal(object)
    _asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._worker = PreviewWorker()
        self._thread = QThread()
        self._thread.setObjectName("badge preview")
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.draw, Qt.ConnectionType.QueuedConnection)
        self._worker.drawn.connect(self._took)
        self._thread.start()

    def ask(self, text: str, path: Path, face: BadgeFace, room_px: Sequence[int]) -> None:
        self._number += 1
        self._asked.emit(Asked(self._number, text, path, face, room_px[0], room_px[1]))

    @Slot(object)
    def _took(self, drawn: Drawn) -> None:
        if drawn.number == self._number:
            self.drawn.emit(drawn)

    def end(self) -> None:
        self._thread.quit()
        self._thread.wait()
