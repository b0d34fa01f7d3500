"""Along the top of every screen while nothing counts: 演练 REHEARSAL, in ink, never in a mood's colour."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import type as words
from ui.front import texts
from ui.widgets.base import Painted, painter_for

HEIGHT = 40
"""px of the layout; grows with the text."""


class RehearsalBand(Painted):
    """Both languages at once: nobody can mistake it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(texts.rehearsal_band())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = painter_for(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, look.colour("ink"))
        # The tag of the direction is ink too: a line keeps the two apart.
        painter.fillRect(QRectF(0, rect.height() - 2, rect.width(), 2), look.colour("window"))
        title = words.Fitted(look.font("list", bold=True), (texts.REHEARSAL,))
        said = words.fit(
            texts.rehearsal_hint(), look.font("label"), max(1.0, rect.width() - title.width() * 2.4), lines=1
        )
        gap = look.space[4]
        x = (rect.width() - title.width() - gap - said.width()) / 2
        words.draw_in(painter, rect.adjusted(x, 0, 0, 0), title, look.colour("window"), Qt.AlignmentFlag.AlignLeft)
        after = rect.adjusted(x + title.width() + gap, 0, 0, 0)
        words.draw_in(painter, after, said, look.colour("window"), Qt.AlignmentFlag.AlignLeft)
