"""A group at the desk: its reference or one member's code, the members chosen, all checked in in one go."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTableWidgetItem, QVBoxLayout, QWidget

from kiosk.domain.attendee import Attendee
from kiosk.domain.text import Language
from kiosk.domain.verdict import VerdictKind
from kiosk.outcome import Outcome
from ui.roster import words
from ui.roster.style import Foot, fill, label, share, sheet, table
from ui.theme import Look
from ui.view import ActionView
from ui.widgets.buttons import KeyButton

SIZE = (900, 600)
MARKED, UNMARKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class GroupPanel(QWidget):
    """Who of a group comes in now.

    Signals:
        looked_up: a booking reference or a code.
        wished: the codes of the chosen members, in the order of the list.
    """

    looked_up = Signal(str)
    wished = Signal(object)

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self.setObjectName("roster")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(sheet(look))
        self.setWindowTitle(words.group_title())
        self.resize(*SIZE)
        self._language = language
        self._members: list[Attendee] = []
        self._asked: list[str] = []
        """Codes that are being checked in."""
        self._done: list[Outcome] = []
        self.title = label(look, "title", bold=True)
        self.title.setText(words.group_title())
        self.reference = QLineEdit()
        self.reference.setPlaceholderText(words.group_hint())
        self.reference.setAccessibleName(words.group_hint())
        self.told = label(look, "body", quiet=True)
        self.people = table(look, 4)
        self.people.setAccessibleName(words.group_title())
        self.people.setHorizontalHeaderLabels(list(words.member_headings()))
        share(self.people, 2)
        self.people.itemChanged.connect(self._count)
        self.primary = KeyButton(ActionView("primary", "Enter", words.look_up()), "primary")
        self.leave = KeyButton(ActionView("leave", "Esc", words.close()), "outline")
        self.primary.clicked.connect(self._primary)
        self.leave.clicked.connect(self.close)
        head = QHBoxLayout()
        head.addWidget(self.reference)
        column = QVBoxLayout(self)
        pad = look.space[4]
        column.setContentsMargins(pad, pad, pad, pad - look.halo)
        column.setSpacing(look.space[2])
        column.addWidget(self.title)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self.people, 1)
        column.addWidget(Foot(look, self.primary, self.leave))
        self.reference.textEdited.connect(self._forget)

    def begin(self, reference: str = "") -> None:
        """``reference``: of the guest who stands here."""
        self.reference.setText(reference)
        self._forget()
        self.reference.setFocus()
        if reference:
            self.looked_up.emit(reference)

    def _forget(self, *_: object) -> None:
        self._members, self._asked, self._done = [], [], []
        self.people.setRowCount(0)
        self.told.setText("")
        self._name_primary()

    @Slot(str, object)
    def show_group(self, reference: str, members: Sequence[tuple[Attendee, Outcome]]) -> None:
        """The members, each with what a scan would say now."""
        if reference != self.reference.text().strip():
            return
        self._forget()
        if not members:
            self.told.setText(words.no_group(reference))
            return
        self._members = [guest for guest, _ in members]
        self.people.blockSignals(True)
        fill(self.people, [self._line(guest, outcome) for guest, outcome in members])
        for at, (_, outcome) in enumerate(members):
            mark = QTableWidgetItem()
            mark.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            mark.setCheckState(MARKED if outcome.kind is VerdictKind.ADMITTED else UNMARKED)
            self.people.setItem(at, 0, mark)
        self.people.blockSignals(False)
        self.people.setCurrentCell(0, 0)
        self.people.setFocus()
        self._count()

    def _line(self, guest: Attendee, outcome: Outcome) -> tuple[str, str, str, str]:
        firm = guest.organisation[self._language] if guest.organisation else ""
        names = (guest.name.first(self._language), guest.name.second(self._language))
        said = "" if outcome.kind is VerdictKind.ADMITTED else outcome.line[self._language]
        return "", "  ".join(filter(None, names)), firm, said

    @property
    def chosen(self) -> list[Attendee]:
        return [one for one, mark in zip(self._members, self._marks(), strict=True) if mark.checkState() is MARKED]

    def _marks(self) -> list[QTableWidgetItem]:
        found = [self.people.item(at, 0) for at in range(self.people.rowCount())]
        return [one for one in found if one is not None]

    def _count(self, *_: object) -> None:
        self.told.setText(words.members(len(self.chosen), len(self._members)))
        self._name_primary()

    def _name_primary(self) -> None:
        text = words.check_in(len(self.chosen)) if self._members else words.look_up()
        self.primary.show_action(ActionView("primary", "Enter", text))
        self.primary.setEnabled(not self._members or bool(self.chosen))

    def _primary(self) -> None:
        reference = self.reference.text().strip()
        if self._members and self.chosen and not self._asked:
            self._asked, self._done = [one.code for one in self.chosen], []
            self.wished.emit(list(self._asked))
        elif not self._members and reference:
            self.looked_up.emit(reference)

    @Slot(object)
    def judged(self, outcome: Outcome) -> None:
        """One member was scanned; after the last the list tells who is in."""
        if outcome.ask.text not in self._asked:
            return
        self._done.append(outcome)
        for at, one in enumerate(self._members):
            if one.code == outcome.ask.text:
                self.people.setItem(at, 3, QTableWidgetItem(outcome.line[self._language]))
        if len(self._done) == len(self._asked):
            admitted = sum(one.verdict.lets_pass for one in self._done)
            self._asked = []
            self.people.blockSignals(True)
            for mark in self._marks():
                mark.setCheckState(UNMARKED)
            self.people.blockSignals(False)
            self._name_primary()
            self.told.setText(words.checked_in(admitted, len(self._done)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._primary()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
