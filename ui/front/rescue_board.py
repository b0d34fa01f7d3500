"""A badge that cannot be drawn for a character that no font has: staff choose what stands on it instead."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.badge.rescue import Rescue
from kiosk.badge.states import Fault
from kiosk.domain.attendee import Attendee
from kiosk.domain.facts import BadgeFailed
from kiosk.domain.ids import AttendeeId
from kiosk.domain.text import Language
from kiosk.outcome import Outcome
from kiosk.staff import Act
from ui import texts as desk_texts
from ui.attendant import Approve, Attendant
from ui.front import texts
from ui.front.views import FieldView, FormView

if TYPE_CHECKING:
    from kiosk.printing import Finished

MARK = "badge:"
"""Before the ids of this form's fields: the form of a guest's name is told by the same signal."""
REMEMBERED = 40


class RescueBoard(QObject):
    """Belongs to the main thread.

    Signals:
        wanted: the guest and a ``Rescue``: keep it, and print.
    """

    wanted = Signal(object, object)

    def __init__(self, front: Attendant, approve: Approve) -> None:
        super().__init__(front)
        self.front, self._approve = front, approve
        self._undrawn: dict[AttendeeId, Finished] = {}
        self._asked: tuple[Attendee, Outcome | None] | None = None

    @Slot(object)
    def made(self, finished: "Finished") -> None:
        """Ask at once, inside the verdict, while the guest is still on screen; F3 asks later."""
        guest = finished.attendee
        self._undrawn.pop(guest.id, None)
        if Fault.NO_GLYPH not in finished.faults:
            return
        self._undrawn[guest.id] = finished
        while len(self._undrawn) > REMEMBERED:
            del self._undrawn[next(iter(self._undrawn))]
        shown = self.front.shown
        if shown is not None and shown.attendee_id == guest.id:
            self._asked = (guest, shown)
            self._show_lines(finished, shown)

    def offer(self, attendee: AttendeeId, outcome: Outcome | None) -> bool:
        """Ask what shall stand on the badge; False where nothing is wrong with it."""
        finished = self._undrawn.get(attendee)
        if finished is None:
            return False
        guest = finished.attendee
        self._asked = (guest, outcome)
        name = guest.name.first(self.front.language) or desk_texts.no_name()
        latin = (texts.rescue_latin(guest.name.latin),) if guest.name.zh and guest.name.latin else ()
        self.front.screen.ask_choice(texts.rescue_title(name), (*latin, texts.rescue_text(), texts.back()))
        return True

    @Slot(str)
    def choice_made(self, name: str) -> None:
        if self._asked is None:
            return
        guest, outcome = self._asked
        if name == "rescue_latin":
            self._print(guest, Rescue(latin=True))
        elif name == "rescue_text" and outcome is not None and guest.id in self._undrawn:
            self._show_lines(self._undrawn[guest.id], outcome)

    def _show_lines(self, finished: "Finished", outcome: Outcome) -> None:
        """The lines of the badge; where the name cannot be drawn, Enter prints the other one large."""
        guest, lines = finished.attendee, _lines(finished.attendee)
        spoilt = isinstance(finished.result, BadgeFailed) and repr(lines["primary"]) in finished.result.detail
        if spoilt and guest.name.zh and guest.name.latin:
            lines |= {"primary": guest.name.latin, "secondary": ""}
        form = partial(_form, guest, lines, self.front.language)
        self.front.show(outcome, looking=outcome.fact is None, decision=form)

    @Slot(object)
    def saved(self, given: Mapping[str, str]) -> None:
        if self._asked is None or not is_rescue(given):
            return
        guest, _ = self._asked
        before = _lines(guest)
        said = {key.removeprefix(MARK): text for key, text in given.items()}
        changed = {key: text for key, text in said.items() if text != before[key]}
        if changed:
            self._print(guest, Rescue(texts=changed))
        else:
            self.front.idle()

    def _print(self, guest: Attendee, rescue: Rescue) -> None:
        self._approve(Act.REPRINT, lambda _: self._send(guest, rescue))

    def _send(self, guest: Attendee, rescue: Rescue) -> None:
        self._asked = None
        self._undrawn.pop(guest.id, None)
        self.front.badges.sent(guest.id)
        self.wanted.emit(guest, rescue)
        self.front.idle()
        self.front.say_last()


def is_rescue(given: Mapping[str, str]) -> bool:
    """Whether this form is one of a badge's lines, and not of the guest's row."""
    return any(key.startswith(MARK) for key in given)


def _lines(guest: Attendee) -> dict[str, str]:
    """What stands on the badge, by the names that a ``Rescue`` has for it."""
    own = Language.ZH if guest.name.zh else Language.EN
    organisation, title = (text[own] if text else "" for text in (guest.organisation, guest.title))
    first, second = guest.name.first(Language.ZH) or "", guest.name.second(Language.ZH) or ""
    return {"primary": first, "secondary": second, "organisation": organisation, "title": title}


def _form(guest: Attendee, lines: Mapping[str, str], language: Language) -> FormView:
    labels = (texts.rescue_primary(), texts.rescue_secondary(), texts.organisation(), texts.title())
    fields = tuple(FieldView(MARK + key, said, text) for said, (key, text) in zip(labels, lines.items(), strict=True))
    name = guest.name.first(language) or desk_texts.no_name()
    return FormView(texts.rescue_title(name), texts.rescue_hint(), fields, texts.rescue_print(), texts.back())
