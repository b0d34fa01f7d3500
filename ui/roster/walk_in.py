"""A new guest at the desk: name, organisation, type, consent; the badge follows at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.event import Event, Notice
from kiosk.domain.facts import WalkedIn
from kiosk.domain.ids import TicketTypeId
from kiosk.domain.text import Language
from kiosk.guests import person_name
from kiosk.pack.mend import name as mended
from ui.roster import words
from ui.roster.style import Choice, Foot, label, notice, sheet
from ui.theme import Look
from ui.view import ActionView
from ui.widgets.buttons import KeyButton

SIZE = (760, 460)


class WalkInPanel(QWidget):
    """A few lines to fill in.

    Signals:
        wished: a ``WalkedIn``: register and check in.
    """

    wished = Signal(object)

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self.setObjectName("roster")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(sheet(look))
        self.setWindowTitle(words.walk_in_title())
        self.resize(*SIZE)
        self._look, self._language, self._notices = look, language, list[tuple[Notice, QCheckBox]]()
        self._lines: list[QWidget] = []
        """What stands in the grid for the notices."""
        self.title = label(look, "title", bold=True)
        self.title.setText(words.walk_in_title())
        self.name, self.organisation, self.kind = QLineEdit(), QLineEdit(), Choice(look)
        self.trouble = notice(look)
        self.trouble.hide()
        self.grid = QGridLayout()
        self.grid.setVerticalSpacing(look.space[2])
        self.grid.setHorizontalSpacing(look.space[3])
        self.grid.setColumnStretch(1, 1)
        for row, (text, field) in enumerate(
            ((words.name(), self.name), (words.organisation(), self.organisation), (words.ticket_type(), self.kind))
        ):
            told = label(look, "body")
            told.setText(text)
            field.setAccessibleName(text)
            self.grid.addWidget(told, row, 0)
            self.grid.addWidget(field, row, 1)
        self.save = KeyButton(ActionView("save", "Enter", words.register()), "primary")
        self.leave = KeyButton(ActionView("leave", "Esc", words.close()), "outline")
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.close)
        column = QVBoxLayout(self)
        pad = look.space[4]
        column.setContentsMargins(pad, pad, pad, pad - look.halo)
        column.setSpacing(look.space[3])
        column.addWidget(self.title)
        column.addWidget(self.trouble)
        column.addLayout(self.grid)
        column.addStretch(1)
        column.addWidget(Foot(look, self.save, self.leave))

    def begin(self, event: Event, name: str = "") -> None:
        """An empty form for this event; ``name``: what somebody looked for in vain."""
        self.trouble.hide()
        self.name.setText(name)
        self.organisation.clear()
        self.kind.clear()
        for one in event.ticket_types.values():
            self.kind.addItem(one.name[self._language], one.id)
        for part in self._lines:
            self.grid.removeWidget(part)
            part.deleteLater()
        self._notices = [(one, QCheckBox()) for one in event.notices]
        self._lines = []
        for row, (one, box) in enumerate(self._notices, 3):
            told = label(self._look, "body")
            told.setText(words.agrees(one.text[self._language]))
            told.setBuddy(box)
            box.setAccessibleName(told.text())
            self.grid.addWidget(box, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(told, row, 1)
            self._lines += [box, told]
        self.name.setFocus()

    @property
    def consent(self) -> Sequence[QCheckBox]:
        return [box for _, box in self._notices]

    def _save(self) -> None:
        name = person_name(mended(self.name.text()))
        if not name:
            self._refuse(words.name_needed(), self.name)
            return
        lacking = next((box for one, box in self._notices if one.required and not box.isChecked()), None)
        if lacking is not None:
            self._refuse(words.agreement_needed(), lacking)
            return
        agreed = tuple(f"{one.id}@{one.version}" for one, box in self._notices if box.isChecked())
        kind = TicketTypeId(self.kind.currentData())
        self.wished.emit(WalkedIn(kind, name, self.organisation.text().strip(), agreed))
        self.close()

    def _refuse(self, why: str, field: QWidget) -> None:
        self.trouble.setText(why)
        self.trouble.show()
        field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
