"""F4: put a guest's name, organisation or title right; the badge follows at once."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk import Desk
from kiosk.domain.amendment import Field
from kiosk.domain.attendee import Attendee
from kiosk.domain.text import Language, Text
from kiosk.outcome import Outcome
from kiosk.staff import Act
from ui import present
from ui import texts as desk_texts
from ui.attendant import Approve, Attendant
from ui.front import texts
from ui.front.rescue_board import is_rescue
from ui.front.views import FieldView, FormView

CORRECTED = "corrected"


class EditBoard(QObject):
    """The form of the guest on screen, or of the last one.

    Signals:
        errand: a name, and what to do with the desk on its own thread.
        reprint_wanted: attendee and reason: a badge that is out says something wrong.
    """

    errand = Signal(str, object)
    reprint_wanted = Signal(str, str)

    def __init__(self, front: Attendant, approve: Approve) -> None:
        super().__init__(front)
        self.front, self._approve = front, approve
        self._editing: Outcome | None = None
        front.offer(lambda: frozenset({"edit_name"}) if self._guest() is not None else frozenset())

    def _guest(self) -> Outcome | None:
        front = self.front
        known = (one for one in (front.shown, front.last) if one is not None and one.attendee_id)
        return next(known, None)

    @Slot(str)
    def asked(self, name: str) -> None:
        if name == "edit_name" and (outcome := self._guest()) is not None:
            self._editing = outcome
            self.front.show(outcome, looking=outcome.fact is None, decision=partial(self._form, outcome))

    def _form(self, outcome: Outcome) -> FormView | None:
        return form(outcome.guest, self.front.language) if outcome.guest else None

    @Slot(object)
    def saved(self, given: Mapping[str, str]) -> None:
        outcome = self._editing
        if is_rescue(given) or outcome is None or outcome.guest is None or outcome.attendee_id is None:
            return
        before = {field.id: field.value for field in form(outcome.guest, self.front.language).fields}
        said = {Field(name): text for name, text in given.items() if text != before[name]}
        if not said:
            self.front.idle()
            return
        self._approve(Act.CORRECT, lambda operator: self._correct(outcome, said, operator))

    def _correct(self, outcome: Outcome, said: Mapping[Field, str], operator: str | None) -> None:
        self.errand.emit(CORRECTED, partial(_correct, outcome, said, operator))

    @Slot(str, object)
    def done(self, name: str, result: object) -> None:
        match name, result:
            case "corrected", (Outcome() as outcome, Attendee() as row, bool() as is_out):
                self._editing = None
                self.front.replace_guest(row)
                self.front.show(present.with_guest(outcome, row), looking=outcome.fact is None)
                if is_out and self.front.badges.prints:
                    self.front.badges.sent(row.id)
                    self.reprint_wanted.emit(row.id, CORRECTED)
                    self.front.say_card()
            case _:
                pass


def form(guest: Attendee, language: Language) -> FormView:
    """What can be put right, as it stands now."""

    def said(text: Text | None) -> str:
        return text[language] if text else ""

    fields = (
        FieldView(Field.ZH, texts.name_zh(), guest.name.zh or ""),
        FieldView(Field.LATIN, texts.name_latin(), guest.name.latin or ""),
        FieldView(Field.ORGANISATION, texts.organisation(), said(guest.organisation)),
        FieldView(Field.TITLE, texts.title(), said(guest.title)),
    )
    name = guest.name.first(language) or desk_texts.no_name()
    return FormView(texts.edit_title(name), texts.edit_hint(), fields, texts.save(), texts.do_not_save())


def _correct(
    outcome: Outcome, said: Mapping[Field, str], operator: str | None, desk: Desk
) -> tuple[Outcome, Attendee, bool]:
    """The corrected row, and whether a badge with the old words is out."""
    assert outcome.attendee_id is not None
    row = desk.correct(outcome.attendee_id, said, operator)
    state = desk.badge(row)
    return outcome, row, state.copy > state.revoked and state.state in ("sent", "printed", "unknown")
