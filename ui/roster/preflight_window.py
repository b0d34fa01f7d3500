"""The preflight on screen: every problem with its row and the mend, by kind, to be saved as PDF or XLSX."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.backroom import Checked, Refused
from kiosk.domain.text import Language
from kiosk.findings import name_of, place_of
from kiosk.preflight import Finding
from ui.roster import words
from ui.roster.key_names import kind_name
from ui.roster.style import Choice, Foot, fill, label, share, sheet, table
from ui.theme import Look
from ui.view import ActionView
from ui.widgets.buttons import KeyButton

SIZE = (1100, 680)


class PreflightWindow(QWidget):
    """Shows what was found.

    Signals:
        check_asked: run it (again).
        save_asked: a ``Path``: write the report there.
        closed: nobody looks at this window any more.
    """

    check_asked = Signal()
    save_asked = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self.setObjectName("roster")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(sheet(look))
        self.setWindowTitle(words.preflight_title())
        self.setMinimumSize(760, 520)
        self.resize(*SIZE)
        self._language, self._room = language, look.space[3]
        self._checked: Checked | None = None
        self.title = label(look, "title", bold=True)
        self.title.setText(words.preflight_title())
        self.told = label(look, "body", quiet=True)
        self.kinds = Choice(look)
        self.kinds.currentIndexChanged.connect(self._list)
        self.findings = table(look, 4)
        self.findings.setAccessibleName(words.preflight_title())
        self.kinds.setAccessibleName(words.finding_headings()[2])
        self.findings.setWordWrap(True)
        self.findings.setHorizontalHeaderLabels(list(words.finding_headings()))
        share(self.findings, 2)
        self.again = KeyButton(ActionView("again", "F5", words.again()), "primary")
        self.pdf = KeyButton(ActionView("pdf", "F2", words.save_pdf()), "outline")
        self.xlsx = KeyButton(ActionView("xlsx", "F3", words.save_xlsx()), "outline")
        self.leave = KeyButton(ActionView("leave", "Esc", words.close()), "outline")
        self.again.clicked.connect(self.check)
        self.pdf.clicked.connect(lambda: self._save(".pdf"))
        self.xlsx.clicked.connect(lambda: self._save(".xlsx"))
        self.leave.clicked.connect(self.close)
        head = QHBoxLayout()
        head.addWidget(self.told, 1)
        head.addWidget(self.kinds)
        column = QVBoxLayout(self)
        pad = look.space[4]
        column.setContentsMargins(pad, pad, pad, pad - look.halo)
        column.setSpacing(look.space[2])
        column.addWidget(self.title)
        column.addLayout(head)
        column.addWidget(self.findings, 1)
        column.addWidget(Foot(look, self.again, self.pdf, self.xlsx, self.leave))
        self._allow(ready=False)

    def _allow(self, *, ready: bool) -> None:
        for part in (self.again, self.pdf, self.xlsx, self.kinds):
            part.setEnabled(ready)
        self.kinds.setVisible(ready)
        self.kinds.setMinimumWidth(self.kinds.sizeHint().width() + 2 * self._room)

    @Slot()
    def check(self) -> None:
        self._allow(ready=False)
        self.told.setText(words.checking())
        self.check_asked.emit()

    @Slot(object)
    def show_checked(self, checked: Checked) -> None:
        self._checked = checked
        counted = Counter(one.kind for one in checked.findings)
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItem(words.every_kind(len(checked.findings)), "")
        for kind, count in counted.most_common():
            self.kinds.addItem(words.of_kind(kind_name(kind), count), kind)
        self.kinds.blockSignals(False)
        self._allow(ready=True)
        self.told.setText(words.found(len(checked.findings)))
        self._list()

    def show_kind(self, kind: str) -> None:
        """Only this kind; '' = all."""
        self.kinds.setCurrentIndex(self.kinds.findData(kind))

    def _list(self, *_: object) -> None:
        if self._checked is None:
            return
        kind = self.kinds.currentData()
        fill(self.findings, [self._line(one) for one in self._checked.findings if kind in ("", one.kind)])

    def _line(self, one: Finding) -> tuple[str, str, str, str]:
        places: Mapping[str, str] = self._checked.places if self._checked else {}
        where = place_of(one, places).rpartition(":")[2] or (one.guest.id if one.guest else "")
        return name_of(one), where, one.detail[self._language], one.mend[self._language]

    def _save(self, ending: str) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "", words.report_name() + ending, f"*{ending}")
        if name:
            path = Path(name)
            self.save_asked.emit(path if path.suffix else path.with_suffix(ending))

    @Slot(object)
    def show_saved(self, path: Path) -> None:
        self.told.setText(words.saved(str(path)))

    @Slot(object)
    def show_refused(self, refused: Refused) -> None:
        self._allow(ready=self._checked is not None)
        self.again.setEnabled(True)
        self.told.setText(refused.sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        buttons = {
            Qt.Key.Key_F5: self.again,
            Qt.Key.Key_F2: self.pdf,
            Qt.Key.Key_F3: self.xlsx,
            Qt.Key.Key_Escape: self.leave,
        }
        button = buttons.get(Qt.Key(event.key()))
        if button is not None and button.isEnabled():
            button.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)
