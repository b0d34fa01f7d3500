"""Print many badges: whose, in which order, where to; then how far it is, pause, cancel.

The window only wishes: badges for the printer go through the desk's own print room, a PDF is drawn by a worker.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from kiosk.badge.states import sentences
from kiosk.domain.event import TicketType
from kiosk.domain.text import Language
from kiosk.handing_out import Progress, Wish
from kiosk.pile_room import DrawnPile
from ui.badges import pile_words as words
from ui.badges.pile_worker import Job
from ui.roster.style import Choice, Foot, label, notice, sheet
from ui.theme import Look
from ui.widgets.buttons import KeyButton

SIZE = (860, 600)


class PileWindow(QWidget):
    """Chooses, and shows how far it is.

    Signals:
        job_wanted: a ``Job``: choose, or draw to a PDF.
        print_wanted: ids in order, for the desk's print room.
        pause_wanted: whether the print room's pile waits.
        cancel_wanted: leave what is done.
        closed: nobody looks any more; a pile at the printer goes on.
    """

    job_wanted = Signal(object)
    print_wanted = Signal(object)
    pause_wanted = Signal(bool)
    cancel_wanted = Signal()
    closed = Signal()

    def __init__(
        self, look: Look, language: Language, types: Sequence[TicketType], *, prints: bool, folder: Path
    ) -> None:
        """``types``: those with badges; ``prints``: this desk has a printer; ``folder``: where a PDF is offered."""
        super().__init__()
        self._language, self._folder = language, folder
        self._job: Job | None = None
        self.progress: Progress | None = None
        self.paused = self._cancelled = False
        self.setObjectName("roster")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(sheet(look))
        self.setWindowTitle(words.title())
        self.setMinimumSize(680, 480)
        self.resize(*SIZE)
        self._build(look, types, prints=prints)
        self._allow()

    def _build(self, look: Look, types: Sequence[TicketType], *, prints: bool) -> None:
        self.whose, self.order, self.target = Choice(look), Choice(look), Choice(look)
        self.booking = QLineEdit()
        self.booking.setPlaceholderText(words.booking())
        self.booking.setAccessibleName(words.booking())
        self.whose.addItem(words.not_printed(), ("not_printed", None))
        self.whose.addItem(words.everybody(), ("all", None))
        for kind in types:
            self.whose.addItem(words.only_type(kind.name[self._language]), ("type", kind.id))
        self.whose.addItem(words.one_booking(), ("booking", None))
        self.order.addItem(words.hand_out(), True)
        self.order.addItem(words.roster(), False)
        if prints:
            self.target.addItem(words.to_printer(), "printer")
        self.target.addItem(words.to_pdf(), "pdf")
        self.told, self.time_left, self.hint = label(look, "head", bold=True), label(look, "body"), label(look, "body")
        self.hint.setProperty("tone", "quiet")
        self.trouble = notice(look)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.start_key = KeyButton(words.start(), "primary")
        self.pause_key = KeyButton(words.pause(), "outline")
        self.cancel_key = KeyButton(words.cancel(), "outline")
        self.leave_key = KeyButton(words.leave(), "outline")
        self._connect()
        self._lay_out(look)

    def _connect(self) -> None:
        self.start_key.clicked.connect(self.begin)
        self.pause_key.clicked.connect(self.pause)
        self.cancel_key.clicked.connect(self.cancel)
        self.leave_key.clicked.connect(self.close)
        self.whose.currentIndexChanged.connect(self._allow)
        self.target.currentIndexChanged.connect(self._allow)
        self.booking.textChanged.connect(self._allow)

    def _lay_out(self, look: Look) -> None:
        head = label(look, "title", bold=True)
        head.setText(words.title())
        column = QVBoxLayout(self)
        pad = look.space[4]
        column.setContentsMargins(pad, pad, pad, pad - look.halo)
        column.setSpacing(look.space[3])
        column.addWidget(head)
        column.addLayout(self._form(look))
        column.addWidget(self.hint)
        column.addStretch(1)
        for part in (self.trouble, self.told, self.bar, self.time_left):
            column.addWidget(part)
        column.addWidget(Foot(look, self.start_key, self.pause_key, self.cancel_key, self.leave_key))
        self.trouble.hide()
        self.bar.hide()

    def _form(self, look: Look) -> QGridLayout:
        form = QGridLayout()
        form.setHorizontalSpacing(look.space[3])
        form.setVerticalSpacing(look.space[2])
        form.setColumnStretch(1, 1)
        parts = ((words.whose(), self.whose), (words.order(), self.order), (words.target(), self.target))
        for row, (name, part) in zip((0, 2, 3), parts, strict=True):
            caption = label(look, "body", quiet=True)
            caption.setWordWrap(False)
            caption.setText(name)
            part.setAccessibleName(name)
            form.addWidget(caption, row, 0)
            form.addWidget(part, row, 1)
        form.addWidget(self.booking, 1, 1)
        return form

    @property
    def busy(self) -> bool:
        return self._job is not None

    @property
    def held(self) -> bool:
        """Whether a PDF has really stopped where it was paused."""
        return self._job is not None and self._job.brake.held

    @property
    def _to_pdf(self) -> bool:
        return self.target.currentData() == "pdf"

    @property
    def wish(self) -> Wish:
        """What is chosen; a printer gets only badges that are owed."""
        kind, of = self.whose.currentData()
        return Wish(
            everybody=kind == "all",
            ticket_type=of,
            booking=self.booking.text().strip() if kind == "booking" else None,
            not_printed=kind == "not_printed" or not self._to_pdf,
            hand_out=bool(self.order.currentData()),
        )

    @Slot()
    def _allow(self) -> None:
        one_booking = self.whose.currentData()[0] == "booking"
        self.booking.setVisible(one_booking)
        for part in (self.whose, self.booking, self.order, self.target):
            part.setEnabled(not self.busy)
        self.start_key.setEnabled(not self.busy and (not one_booking or bool(self.booking.text().strip())))
        self.pause_key.setEnabled(self.busy)
        self.cancel_key.setEnabled(self.busy)
        self.pause_key.show_action(words.go_on() if self.paused else words.pause())
        self.hint.setText(words.explained_pdf() if self._to_pdf else words.explained())

    # what is pressed

    @Slot()
    def begin(self) -> None:
        """Start what is chosen; a PDF asks for its name first."""
        if not self.start_key.isEnabled():
            return
        if not self._to_pdf:
            self.start(None)
            return
        name, _ = QFileDialog.getSaveFileName(self, words.to_pdf(), str(self._folder / "badges.pdf"), "PDF (*.pdf)")
        if name:
            self.start(Path(name).with_suffix(".pdf"))

    def start(self, target: Path | None) -> None:
        self._job, self.progress = Job(self.wish, target), None
        self.paused = self._cancelled = False
        self.trouble.hide()
        self.time_left.clear()
        self.bar.setRange(0, 0)
        self.bar.show()
        self.told.setText(words.choosing())
        self._allow()
        self.job_wanted.emit(self._job)

    @Slot()
    def pause(self) -> None:
        """Wait, or go on."""
        if self._job is None:
            return
        self._set_paused(not self.paused)
        self._job.brake.pause(on=self.paused)
        if self._job.target is None:
            self.pause_wanted.emit(self.paused)
        self._say()

    def _set_paused(self, paused: bool) -> None:
        self.paused = paused
        self._allow()

    @Slot()
    def cancel(self) -> None:
        """Leave what is done; the same choice goes on with the rest later."""
        if self._job is None:
            return
        self._cancelled = True
        self._job.brake.cancel()
        if self._job.target is None:
            self.cancel_wanted.emit()
        self.cancel_key.setEnabled(False)
        self.pause_key.setEnabled(False)

    # what is told

    @Slot(object)
    def chosen(self, people: list[str]) -> None:
        """Who it is, for the printer; nobody = there is nothing to print or draw."""
        if self._job is None:
            return
        if not people or self._cancelled:
            self._end()
            self.told.setText(words.nobody() if not people else words.ended_early("0", f"{len(people):,}"))
            return
        self._see(Progress(len(people)))
        self.print_wanted.emit(people)
        if self.paused:
            self.pause_wanted.emit(True)

    @Slot(object)
    def drawing(self, progress: Progress) -> None:
        if self.busy:
            self._see(progress)

    @Slot(object)
    def printing(self, progress: Progress) -> None:
        """How far the desk's pile is; also one that was begun before this window was opened."""
        if self._job is None:
            if progress.ended:
                return
            self._job = Job(Wish())
            self.bar.show()
        if self._job.target is not None:
            return
        if progress.paused != self.paused:
            self._set_paused(progress.paused)
        self._allow()
        if self._cancelled:
            self.cancel_key.setEnabled(False)
            self.pause_key.setEnabled(False)
        self._see(progress)
        if progress.faults:
            self.say_trouble(words.then_go_on(sentences(progress.faults)[self._language]))
        elif progress.holding and not progress.ended:
            self.say_trouble(sentences(progress.holding)[self._language])
        elif not progress.paused:
            self.trouble.hide()
        if progress.ended:
            self._finish(progress)

    @Slot(object)
    def drawn(self, pile: DrawnPile) -> None:
        if self._job is None:
            return
        if not pile.progress.total:
            self.chosen([])
            return
        self._see(pile.progress)
        self._finish(pile.progress)
        told = [words.where(", ".join(map(str, pile.files)))] if pile.files else []
        if pile.before:
            told.append(words.drawn_before(f"{pile.before:,}"))
        self.time_left.setText(" · ".join((*told, *pile.left_out[:3])))

    @Slot(str)
    def refused(self, sentence: str) -> None:
        if self.busy:
            self._end()
            self.bar.hide()
            self.told.clear()
            self.say_trouble(sentence)

    @Slot(bool)
    def not_now(self, rehearsal: bool) -> None:
        """The desk does not print: it rehearses, or has no printer that works."""
        self.refused(words.rehearsal() if rehearsal else words.no_printer())

    def say_trouble(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.show()

    def _see(self, progress: Progress) -> None:
        self.progress = progress
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        self._say()

    def _say(self) -> None:
        at = self.progress
        if at is None:
            return
        done, total = f"{at.done:,}", f"{at.total:,}"
        self.told.setText(words.paused(done, total) if self.paused else words.going(done, total))
        told = [] if self.paused or at.seconds_left is None else [words.left(*divmod(round(at.seconds_left), 60))]
        self.time_left.setText(" · ".join((*told, *_remarks(at))))

    def _finish(self, at: Progress) -> None:
        rest = at.total - at.done
        self._end()
        done = f"{at.printed:,}"
        self.told.setText(words.ended_early(done, f"{rest:,}") if rest or self._cancelled else words.finished(done))
        self.time_left.setText(" · ".join(_remarks(at)))

    def _end(self) -> None:
        self._job, self.paused = None, False
        self.bar.setRange(0, max(1, self.bar.maximum()))
        self._allow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.begin()
            case Qt.Key.Key_F2:
                self.pause()
            case Qt.Key.Key_F3:
                self.cancel()
            case Qt.Key.Key_Escape:
                self.close()
            case _:
                super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._job is not None and self._job.target is not None:
            self._job.brake.cancel()
        self.closed.emit()
        super().closeEvent(event)


def _remarks(at: Progress) -> list[str]:
    told: list[str] = []
    if at.failed:
        told.append(words.failed(f"{at.failed:,}"))
    if at.doubtful:
        told.append(words.in_doubt(f"{at.doubtful:,}"))
    if at.passed_over:
        told.append(words.passed_over(f"{at.passed_over:,}"))
    return told
