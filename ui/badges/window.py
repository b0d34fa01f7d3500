"""Badge layouts while they are edited: the file on the left, the badge on the right, redrawn at once.

The file may be edited here or in any editor: it is watched.  A shipped layout, or one of the event
pack, is saved as a copy of one's own, which comes first.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QColor, QKeySequence, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from kiosk.badge.durable import replace_file
from kiosk.badge.face import BadgeFace
from kiosk.badge.layout_files import LAYOUTS, layout_files
from kiosk.badge.samples import SAMPLES
from kiosk.errors import Trouble
from ui.badges import words
from ui.badges.drawing import Drawn, Preview
from ui.badges.editor import LineEditor
from ui.theme import Look
from ui.view import Mood

SIZE = (1180, 760)
TYPED_MS = 250
"""After the last key, the badge is drawn anew."""
WRITTEN_MS = 120
"""Editors write a file in several steps; it is read when it has come to rest."""


class BadgePicture(QWidget):
    """The badge on the table; pale while what is typed is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Look()
        self._picture: QPixmap | None = None
        self._stale = False
        self.setMinimumSize(240, 240)

    def wear(self, look: Look) -> None:
        self.look = look
        self.update()

    def show_badge(self, picture: QPixmap) -> None:
        self._picture, self._stale = picture, False
        self.update()

    def grow_pale(self) -> None:
        """The last good badge stays, and is seen to be the last good one."""
        self._stale = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.look.colour("sunken"))
        if self._picture is not None:
            size = self._picture.deviceIndependentSize().toSize()
            x, y = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
            painter.fillRect(x - 1, y - 1, size.width() + 2, size.height() + 2, self.look.colour("line"))
            painter.fillRect(x, y, size.width(), size.height(), QColor("white"))
            painter.setOpacity(0.25 if self._stale else 1.0)
            painter.drawPixmap(x, y, self._picture)
        painter.end()


class LayoutWindow(QWidget):
    """One window; it reads and writes layout files and nothing else."""

    def __init__(self, folder: Path, look: Look, guests: Sequence[BadgeFace] = SAMPLES) -> None:
        """``folder``: the desk's data; ``guests``: whose badges can be shown."""
        super().__init__()
        self._own, self._guests = folder / LAYOUTS, tuple(guests)
        self._files = layout_files(self._own)
        self.path: Path | None = None
        self._kept = ""
        self._clashes = False
        self.drawn: Drawn | None = None
        self._preview = Preview(self)
        self._preview.drawn.connect(self._show)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._file_changed)
        self._watcher.directoryChanged.connect(self._file_changed)
        self._typed, self._written = _after(self, TYPED_MS, self._ask), _after(self, WRITTEN_MS, self._read_again)
        self._build()
        self.wear(look)
        self.retranslate()

    def _build(self) -> None:
        self.layouts, self.faces = QComboBox(), QComboBox()
        self.editor, self.picture = LineEditor(), BadgePicture()
        self.status, self._layout_label, self._guest_label = QLabel(), QLabel(), QLabel()
        self.status.setWordWrap(True)
        self.save_button, self.close_button = QPushButton(), QPushButton()
        top, bottom, whole = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for label, box in ((self._layout_label, self.layouts), (self._guest_label, self.faces)):
            top.addWidget(label)
            top.addWidget(box)
        top.addStretch(1)
        self.splitter = QSplitter()
        self.splitter.addWidget(self.editor)
        self.splitter.addWidget(self.picture)
        self.splitter.setSizes([SIZE[0] // 2, SIZE[0] // 2])
        bottom.addWidget(self.status, 1)
        bottom.addWidget(self.save_button)
        bottom.addWidget(self.close_button)
        whole.addLayout(top)
        whole.addWidget(self.splitter, 1)
        whole.addLayout(bottom)
        self.layouts.addItems(list(self._files))
        self.faces.addItems([face.primary[:40] for face in self._guests])
        self.layouts.activated.connect(self._chosen)
        self.faces.currentIndexChanged.connect(self._ask)
        self.editor.textChanged.connect(self._typed.start)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save)

    def wear(self, look: Look) -> None:
        self.look = look
        window, ink, surface, edge = (look.colour(role).name() for role in ("window", "ink", "surface", "control"))
        font = look.font("meta")
        self.setFont(font)
        self.setStyleSheet(
            f"LayoutWindow {{ background: {window}; }} QLabel {{ color: {ink}; }}"
            f" QComboBox, QPushButton {{ background: {surface}; color: {ink};"
            f" border: {look.control_edge}px solid {edge};"
            f" border-radius: {look.radius['control']}px; padding: {look.space[1]}px {look.space[3]}px;"
            f" min-height: {look.length(26)}px; }}"
            f" QComboBox::drop-down {{ border: none; width: {look.length(24)}px; }}"
            f" QComboBox QAbstractItemView {{ background: {surface}; color: {ink}; }}"
            f" QPushButton:disabled {{ color: {look.colour('ink3').name()}; }}"
        )
        for part in (self.layouts, self.faces, self.status, self._layout_label, self._guest_label):
            part.setFont(font)
        for button in (self.save_button, self.close_button):
            button.setFont(look.font("meta", bold=True))
        self.editor.wear(look)
        self.picture.wear(look)

    def retranslate(self) -> None:
        self.setWindowTitle(words.title())
        self._layout_label.setText(words.layout())
        self._guest_label.setText(words.guest())
        self.save_button.setText(f"{words.save()}  Ctrl+S")
        self.close_button.setText(words.leave())

    # files

    def open_layout(self, name: str) -> None:
        """Show one of the layouts by its name, or a file that ends in ``.toml``."""
        path = self._files.get(name, Path(name))
        if name not in self._files:
            self._files[path.stem] = path
            self.layouts.addItem(path.stem)
        self.layouts.setCurrentText(path.stem)
        self._open(path)

    @Slot(int)
    def _chosen(self, index: int) -> None:
        self._open(self._files[self.layouts.itemText(index)])

    def _open(self, path: Path) -> None:
        for watched in (*self._watcher.files(), *self._watcher.directories()):
            self._watcher.removePath(watched)
        self.path, self._clashes = path, False
        self._watch()
        self._take(_text_of(path))

    def _watch(self) -> None:
        """The file, and its folder: editors that replace a file make a new one."""
        if self.path is not None:
            self._watcher.addPaths([str(self.path), str(self.path.parent)])

    @Slot(str)
    def _file_changed(self, _path: str) -> None:
        self._written.start()

    @Slot()
    def _read_again(self) -> None:
        self._watch()
        if self.path is None:
            return
        text = _text_of(self.path)
        if not text or text == self._kept:
            return
        if self.editor.toPlainText() == self._kept:
            self._take(text)
        elif text != self.editor.toPlainText():
            self._clashes = True
            self._say(words.changed_outside(), Mood.CAUTION)

    def _take(self, text: str) -> None:
        self._kept = text
        place = self.editor.verticalScrollBar().value()
        self.editor.setPlainText(text)
        self.editor.verticalScrollBar().setValue(place)
        self._typed.stop()
        self._ask()

    @property
    def is_right(self) -> bool:
        return self.drawn is not None and self.drawn.line is None

    @Slot()
    def save(self) -> None:
        """Write the file, or one's own copy of a layout that is not one's own."""
        if self.path is None:
            return
        if not self.is_right:
            self._say(words.mend_first(), Mood.REFUSED)
            return
        given = self.layouts.currentText() in layout_files(None) or self.path.parent.parent == self._own
        target = self._own / self.path.name if given else self.path
        text = self.editor.toPlainText()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_file(target, text.encode("utf-8"))
        except (Trouble, OSError) as error:
            self._say(words.not_saved(str(error)), Mood.REFUSED)
            return
        self._kept, self.path, self._clashes = text, target, False
        self._files[target.stem] = target
        self._watch()
        self._say(words.saved(str(target)), Mood.ADMITTED)

    # the badge

    @Slot()
    def _ask(self) -> None:
        if self.path is None:
            return
        ratio, margin = self.devicePixelRatioF(), 2 * self.look.space[4]
        room = [max(60, round((side - margin) * ratio)) for side in (self.picture.width(), self.picture.height())]
        face = self._guests[max(0, self.faces.currentIndex())]
        self._preview.ask(self.editor.toPlainText(), self.path, face, room)

    @Slot(object)
    def _show(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.editor.mark(drawn.line)
        self.save_button.setEnabled(drawn.line is None)
        if drawn.picture is None:
            self.picture.grow_pale()
            wrong = drawn.line is not None
            told = words.wrong(drawn.line, drawn.sentence) if drawn.line else words.not_this_guest(drawn.sentence)
            self._say(told, Mood.REFUSED if wrong else Mood.CAUTION)
            return
        picture = QPixmap.fromImage(drawn.picture)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.show_badge(picture)
        width, height = (f"{side:g}" for side in drawn.size_mm or (0, 0))
        told = words.right(width, height)
        unsaved = self.editor.toPlainText() != self._kept
        if self._clashes:
            told = words.changed_outside()
        self._say(f"{told} · {words.unsaved()}" if unsaved else told, Mood.CAUTION if unsaved else Mood.ADMITTED)

    def _say(self, text: str, mood: Mood) -> None:
        colours = self.look.mood(mood)
        self.status.setText(text)
        self.status.setStyleSheet(
            f"background: {colours.soft.name()}; color: {colours.text.name()}; padding: {self.look.space[2]}px;"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._typed.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._preview.end()
        super().closeEvent(event)


def _after(window: QWidget, ms: int, act: object) -> QTimer:
    timer = QTimer(window)
    timer.setSingleShot(True)
    timer.setInterval(ms)
    timer.timeout.connect(act)
    return timer


def _text_of(path: Path) -> str:
    """ "" for a file that is not there just now, or is no text."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
