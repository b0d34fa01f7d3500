"""A plain text pane with line numbers and one line marked as wrong."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ui.theme import Look, first_look
from ui.view import Mood


class LineEditor(QPlainTextEdit):
    """The text of a file, told which line is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = first_look()
        self.wrong_line: int | None = None
        self._numbers = _Numbers(self)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow)

    def wear(self, look: Look) -> None:
        self.look = look
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setFamilies([font.family(), *look.font("meta").families()])
        font.setPixelSize(look.type_px("meta"))
        font.setStyleHint(QFont.StyleHint.Monospace)
        self.setFont(font)
        surface, ink, line = (look.colour(role).name() for role in ("surface", "ink", "control"))
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {surface}; color: {ink}; border: {look.control_edge}px solid {line};"
            f" selection-background-color: {ink}; selection-color: {surface}; }}"
        )
        self._make_room()
        self.mark(self.wrong_line)

    def mark(self, line: int | None) -> None:
        """Mark this line, counted from 1, as wrong; None = none is."""
        self.wrong_line = line
        marked: list[QTextEdit.ExtraSelection] = []
        if line is not None:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document().findBlockByNumber(min(line, self.blockCount()) - 1))
            selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue] - the stubs know no fields
            kind = selection.format  # pyright: ignore[reportAttributeAccessIssue] - as above
            kind.setBackground(self.look.mood(Mood.REFUSED).soft)
            kind.setProperty(QTextFormat.Property.FullWidthSelection, True)
            selection.format = kind  # pyright: ignore[reportAttributeAccessIssue] - as above
            marked.append(selection)
        self.setExtraSelections(marked)
        self._numbers.update()

    def numbers_width(self) -> int:
        digits = max(3, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("9") * digits + 2 * self.look.space[2]

    def draw_numbers(self, painter: QPainter, around: QRect) -> None:
        look = self.look
        painter.fillRect(around, look.colour("sunken"))
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= around.bottom():
            height = self.blockBoundingRect(block).height()
            number = block.blockNumber() + 1
            painter.setPen(self._ink_of(number))
            place = QRect(0, round(top), self._numbers.width() - look.space[2], round(height))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))
            block, top = block.next(), top + height

    def _ink_of(self, number: int) -> QColor:
        return self.look.mood(Mood.REFUSED).text if number == self.wrong_line else self.look.colour("ink2")

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)
        self._place_numbers()

    def _follow(self, rect: QRect, dy: int) -> None:
        if dy:
            self._numbers.scroll(0, dy)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())

    def _place_numbers(self) -> None:
        inside = self.contentsRect()
        self._numbers.setGeometry(inside.left(), inside.top(), self.numbers_width(), inside.height())

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._place_numbers()


class _Numbers(QWidget):
    """The margin; the editor knows what stands in it."""

    def __init__(self, editor: LineEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._editor.draw_numbers(painter, event.rect())
        painter.end()
