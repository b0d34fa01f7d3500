"""Import a roster: choose a file, see what its columns hold, see what it changes, take it."""

from collections.abc import Callable, Mapping
from enum import IntEnum
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from kiosk.backroom import LISTED, Change, Refused, Told
from kiosk.pack.rows import Preview
from ui.roster import words
from ui.roster.key_names import KEYS, key_name
from ui.roster.style import Choice, Foot, chip, fill, label, notice, share, sheet, table
from ui.theme import Look
from ui.view import ActionView, Mood
from ui.widgets.buttons import KeyButton

SIZE = (1100, 680)
_SAMPLES = 3
_LARGE = 1.3
"""Of the text scale."""


class Stage(IntEnum):
    CHOOSE = 0
    COLUMNS = 1
    WAIT = 2
    CHANGES = 3
    DONE = 4


class ImportWindow(QWidget):
    """Says what was wished and shows what came of it; reads no file itself.

    Signals:
        look_asked: a ``Path``: what are its columns taken for?
        weigh_asked: a ``Path`` and heading -> key: what would it change?
        write_asked: take what was weighed.
        stop_asked: end what is being done.
        preflight_asked: the import is done, now the preflight.
        closed: nobody looks at this window any more.
    """

    look_asked = Signal(object)
    weigh_asked = Signal(object, object)
    write_asked = Signal()
    stop_asked = Signal()
    preflight_asked = Signal()
    closed = Signal()

    def __init__(self, look: Look, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self.setObjectName("roster")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(sheet(look))
        self.setWindowTitle(words.import_title())
        self.setMinimumSize(760, 520)
        self.resize(*SIZE)
        self.setAcceptDrops(True)
        self.look, self._clock = look, clock
        self.stage = Stage.CHOOSE
        self.file: Path | None = None
        self.combos: list[QComboBox] = []
        self._headings: tuple[str, ...] = ()
        self._begun = 0.0
        self._told: Told | None = None
        self._after_wait = Stage.CHOOSE
        self.title = label(look, "title", bold=True)
        self.hint = label(look, "body", quiet=True)
        self.trouble = notice(look)
        self.pages = QStackedWidget()
        for page in (self._choose_page(), self._columns_page(), self._wait_page(), self._changes_page(), QWidget()):
            self.pages.addWidget(page)
        self._make_buttons()
        column = QVBoxLayout(self)
        pad = look.space[4]
        column.setContentsMargins(pad, pad, pad, pad - look.halo)
        column.setSpacing(look.space[2])
        for part in (self.title, self.hint, self.trouble):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        column.addWidget(self.foot)
        self._go(Stage.CHOOSE)

    def _make_buttons(self) -> None:
        self.primary = KeyButton(ActionView("primary", "Enter", ""), "primary")
        self.second = KeyButton(ActionView("second", "F2", ""), "outline")
        self.third = KeyButton(ActionView("third", "F3", ""), "outline")
        self.leave = KeyButton(ActionView("leave", "Esc", words.close()), "outline")
        self.foot = Foot(self.look, self.primary, self.second, self.third, self.leave)
        self.primary.clicked.connect(self._primary)
        self.second.clicked.connect(self._second)
        self.third.clicked.connect(self._turn_list)
        self.leave.clicked.connect(self._leave)

    def _choose_page(self) -> QWidget:
        page = QFrame()
        look = self.look
        page.setStyleSheet(
            f"QFrame {{ background: {look.colour('surface').name()}; border-radius: {look.radius['card']}px;"
            f"border: {look.control_edge}px dashed {look.colour('control').name()}; }} QLabel {{ border: none; }}"
        )
        column = QVBoxLayout(page)
        column.addStretch(1)
        self.drop_hint = label(look, "title", bold=True)
        self.drop_more = label(look, "body", quiet=True)
        self.packs = label(look, "body", quiet=True)
        for part, text in (
            (self.drop_hint, words.choose_hint()),
            (self.drop_more, words.choose_more()),
            (self.packs, words.pack_elsewhere()),
        ):
            part.setText(text)
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addStretch(1)
        return page

    def _columns_page(self) -> QWidget:
        self.columns = table(self.look, 2 + _SAMPLES)
        self.columns.verticalHeader().setDefaultSectionSize(self.look.length(50))
        heading, taken, first = words.column_headings()
        self.columns.setAccessibleName(words.column_headings()[0])
        self.columns.setHorizontalHeaderLabels([heading, taken, first, *[""] * (_SAMPLES - 1)])
        return self.columns

    def _wait_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words.import_title())
        self.step = label(self.look, "body", bold=True)
        self.left = label(self.look, "body", quiet=True)
        line = QHBoxLayout()
        line.addWidget(self.step)
        self.left.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.addWidget(self.left)
        column.addStretch(1)
        column.addWidget(self.bar)
        column.addLayout(line)
        column.addStretch(2)
        return page

    def _changes_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.space[2])
        line = QHBoxLayout()
        self.counts = {
            "added": chip(self.look),
            "changed": chip(self.look),
            "removed": chip(self.look),
            "problems": chip(self.look, Mood.CAUTION),
        }
        for each in self.counts.values():
            line.addWidget(each)
        line.addStretch(1)
        self.changes = table(self.look, 4)
        self.changes.setAccessibleName(words.show_changes())
        self.changes.setHorizontalHeaderLabels(list(words.change_headings()))
        share(self.changes, 3)
        column.addLayout(line)
        column.addWidget(self.changes, 1)
        return page

    def _go(self, stage: Stage) -> None:
        """Show one stage: what it is about, and its keys."""
        self.stage = stage
        self.pages.setCurrentIndex(stage)
        self.trouble.hide()
        name = self.file.name if self.file else ""
        match stage:
            case Stage.CHOOSE:
                self._say(words.import_title(), "", words.choose(), None)
            case Stage.COLUMNS:
                self._say(words.columns_title(name), self._columns_hint(), words.weigh(), words.other_file())
            case Stage.WAIT:
                self._say(words.import_title(), words.door_open(), None, None)
                self.leave.show_action(ActionView("leave", "Esc", words.stop()))
            case Stage.CHANGES:
                assert self._told is not None
                hint = words.removed_hint() if self._told.removed else ""
                back = words.columns_again() if self._headings else words.other_file()
                self._say(words.changes_title(self._told.attendees), hint, words.take(self._told.attendees), back)
            case Stage.DONE:
                count = self._told.attendees if self._told else 0
                self._say(words.taken_title(count), words.taken_more(), words.preflight(), words.other_file())
        self.third.setVisible(stage is Stage.CHANGES and bool(self._told and self._told.problems))
        self.primary.setFocus()

    def _say(self, title: str, hint: str, primary: str | None, second: str | None) -> None:
        self.title.setText(title)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.leave.show_action(ActionView("leave", "Esc", words.close()))
        self.leave.setEnabled(True)
        for button, key, text in ((self.primary, "Enter", primary), (self.second, "F2", second)):
            button.setVisible(text is not None)
            if text is not None:
                button.show_action(ActionView(button.action.name, key, text))

    def _columns_hint(self) -> str:
        return words.columns_hint(sum(not combo.currentData() for combo in self.combos))

    # what was wished

    def open_file(self, path: Path) -> None:
        """The file that was chosen, dropped, or given from elsewhere."""
        if path.is_dir() or path.suffix.lower() == ".zip":
            self._go(Stage.CHOOSE)
            self.trouble.setText("\n".join((words.not_taken(), words.pack_elsewhere())))
            self.trouble.show()
            return
        self.file = path
        self._wait(words.reading(path.name), Stage.CHOOSE)
        self.look_asked.emit(path)

    @property
    def mapping(self) -> Mapping[str, str]:
        """Heading -> key, for every column, '' = passed over."""
        return {
            heading: combo.currentData() or ""
            for heading, combo in zip((one for one in self._headings if one), self.combos, strict=True)
        }

    def _primary(self) -> None:
        match self.stage:
            case Stage.CHOOSE:
                self._choose()
            case Stage.COLUMNS:
                self._weigh()
            case Stage.CHANGES:
                self._wait(words.writing(), Stage.CHANGES)
                self.write_asked.emit()
            case Stage.DONE:
                self.preflight_asked.emit()
            case Stage.WAIT:
                return

    def _second(self) -> None:
        if self.stage is Stage.CHANGES and self._headings:
            self._go(Stage.COLUMNS)
        elif self.stage is not Stage.WAIT:
            self._go(Stage.CHOOSE)

    def _leave(self) -> None:
        if self.stage is Stage.WAIT:
            self.leave.setEnabled(False)
            self.step.setText(words.stopping())
            self.stop_asked.emit()
        else:
            self.close()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, words.choose(), "", words.files())
        if name:
            self.open_file(Path(name))

    def _weigh(self) -> None:
        if self.file is not None:
            self._wait(words.reading(self.file.name), Stage.COLUMNS if self._headings else Stage.CHOOSE)
            self.weigh_asked.emit(self.file, self.mapping)

    def _wait(self, what: str, otherwise: Stage) -> None:
        """``otherwise``: where to go back to when nothing comes of it."""
        self._after_wait = otherwise
        self._begun = self._clock()
        self.bar.setRange(0, 0)
        self.step.setText(what)
        self.left.setText("")
        self._go(Stage.WAIT)

    # what came of it

    @Slot(object)
    def show_looked(self, preview: Preview | None) -> None:
        self._headings = tuple(preview.headings) if preview else ()
        if preview is None:
            self.combos = []
            self._weigh()
            return
        self._fill_columns(preview)
        self._go(Stage.COLUMNS)

    def _fill_columns(self, preview: Preview) -> None:
        shown = [(place, heading) for place, heading in enumerate(preview.headings) if heading]
        fill(self.columns, [
            [heading, "", *(row[place] if place < len(row) else "" for row in preview.samples)]
            for place, heading in shown
        ])  # fmt: skip
        self.combos = []
        for at, (_, heading) in enumerate(shown):
            combo = self._combo(preview.columns.get(heading, ""))
            combo.setAccessibleName(heading)
            self.columns.setCellWidget(at, 1, _with_room(combo, self.look))
            self.combos.append(combo)
        header = self.columns.horizontalHeader()
        for column in range(2 + _SAMPLES):
            header.setSectionResizeMode(column, header.ResizeMode.Stretch)
            # large letters need the room of the last sample
            self.columns.setColumnHidden(column, self.look.scale > _LARGE and column == 1 + _SAMPLES)
        header.setSectionResizeMode(1, header.ResizeMode.Fixed)
        widest = max((combo.sizeHint().width() for combo in self.combos), default=0)
        header.resizeSection(1, widest + self.look.length(64))

    def _combo(self, key: str) -> QComboBox:
        combo = Choice(self.look)
        keys = KEYS if key in KEYS or not key else (*KEYS, key)
        for each in ("", *keys):
            combo.addItem(key_name(each) if each else words.passed_over(), each)
        combo.setCurrentIndex(combo.findData(key))
        combo.setProperty("guessed", "true" if key else "false")
        combo.currentIndexChanged.connect(partial(self._column_changed, combo))
        return combo

    def _column_changed(self, changed: QComboBox, *_: object) -> None:
        """A key that is given to one column is no other's."""
        key = changed.currentData()
        for combo in self.combos:
            if combo is not changed and key and combo.currentData() == key:
                combo.setCurrentIndex(0)
            combo.setProperty("guessed", "true" if combo.currentData() else "false")
            combo.style().polish(combo)
        self.hint.setText(self._columns_hint())

    @Slot(int, int)
    def show_step(self, done: int, total: int) -> None:
        if self.stage is not Stage.WAIT or not self.leave.isEnabled():
            return
        spent = self._clock() - self._begun
        writing = self._after_wait is Stage.CHANGES
        self.bar.setRange(0, max(total, done))
        self.bar.setValue(done)
        self.step.setText(words.percent_of(done, total) if writing else words.step_of(done, total))
        if 0 < done < total and spent > 1:
            self.left.setText(words.seconds_left(round(spent * (total - done) / done)))

    @Slot(object)
    def show_told(self, told: Told) -> None:
        self._told = told
        for kind, text, count in (
            ("added", words.added, told.added),
            ("changed", words.changed, told.changed),
            ("removed", words.removed, told.removed),
            ("problems", words.to_look_at, len(told.problems)),
        ):
            self.counts[kind].setText(text(count))
            self.counts[kind].setVisible(count > 0)
        self.third.show_action(ActionView("third", "F3", words.show_problems()))
        self._showing_problems = False
        self._list_changes()
        self._go(Stage.CHANGES)
        if not (told.added or told.changed or told.removed):
            self.hint.setText(words.nothing_changes())
            self.hint.show()
        elif max(told.added, told.changed, told.removed) > LISTED:
            self.hint.setText(" ".join(filter(None, (self.hint.text(), words.listed(LISTED)))))
            self.hint.show()

    def _turn_list(self) -> None:
        """The changes, or the rows to look at."""
        if self._told is None:
            return
        self._showing_problems = not self._showing_problems
        text = words.show_changes() if self._showing_problems else words.show_problems()
        self.third.show_action(ActionView("third", "F3", text))
        if self._showing_problems:
            fill(self.changes, [(words.problem(), one.where, "", one.detail) for one in self._told.problems])
        else:
            self._list_changes()

    def _list_changes(self) -> None:
        assert self._told is not None
        fill(self.changes, [_line(one) for one in self._told.changes])

    @Slot(int)
    def show_written(self, guests: int) -> None:
        """The desk works with the new roster, which has so many guests."""
        self._go(Stage.DONE)
        self.title.setText(words.taken_title(guests))

    @Slot(object)
    def show_refused(self, refused: Refused) -> None:
        """One sentence, and each problem by its line; nothing was changed."""
        if self.stage is Stage.WAIT:
            self._go(self._after_wait)
        lines = [str(one) for one in refused.problems[:6]] or [refused.sentence]
        self.trouble.setText("\n".join([words.not_taken(), *lines]))
        self.trouble.show()

    @Slot()
    def show_stopped(self) -> None:
        self._go(self._after_wait)
        self.hint.setText(words.stopped())
        self.hint.show()

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.stage is not Stage.WAIT and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.open_file(Path(paths[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        buttons = {
            Qt.Key.Key_Return: self.primary,
            Qt.Key.Key_Enter: self.primary,
            Qt.Key.Key_F2: self.second,
            Qt.Key.Key_F3: self.third,
            Qt.Key.Key_Escape: self.leave,
        }
        button = buttons.get(Qt.Key(event.key()))
        if button is not None and button.isVisible() and button.isEnabled():
            button.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)


def _with_room(combo: QComboBox, look: Look) -> QWidget:
    """The choice with a little air above and below, so that rows stay apart."""
    cell = QWidget()
    row = QVBoxLayout(cell)
    row.setContentsMargins(0, 0, look.space[2], 0)
    row.addWidget(combo, 0, Qt.AlignmentFlag.AlignVCenter)
    return cell


def _line(change: Change) -> tuple[str, str, str, str]:
    detail = ", ".join(map(key_name, change.keys)) if change.keys else change.attendee
    return words.change_kind(change.kind), change.name, change.organisation, detail
