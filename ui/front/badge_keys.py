"""F3 and what becomes of badges: a new one with a reason, and whether one in doubt came out."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk import Desk
from kiosk.domain.attendee import Attendee
from kiosk.domain.facts import BadgePrinted, BadgeSent
from kiosk.domain.ids import AttendeeId
from kiosk.journal.badges import BadgeState
from kiosk.outcome import Outcome
from kiosk.staff import Act
from ui import texts as desk_texts
from ui.attendant import Approve, Attendant
from ui.front import texts
from ui.front.rescue_board import RescueBoard

if TYPE_CHECKING:
    from kiosk.printing import Finished

NOT_PRINTED = "not_printed"
"""The recorded reason of a badge that did not come out by a person's word."""


class BadgeKeys(QObject):
    """Badges of the guests seen lately, on the main thread.

    Signals:
        reprint_wanted: attendee and reason of a new badge.
        errand: a name, and what to do with the desk on its own thread.
    """

    reprint_wanted = Signal(str, str)
    errand = Signal(str, object)

    def __init__(self, front: Attendant, approve: Approve) -> None:
        super().__init__(front)
        self.front, self._approve = front, approve
        self._doubted: tuple[Attendee, BadgeState] | None = None
        self._asked: Outcome | None = None
        self.rescue = RescueBoard(front, approve)
        front.offer(lambda: frozenset({"reprint"}) if self._guest() is not None else frozenset())

    def _guest(self) -> Outcome | None:
        """Whose badge can be printed anew: the guest on screen, else the last one."""
        front = self.front
        return next((one for one in (front.shown, front.last) if front.badges.can_reprint(one, front.conference)), None)

    # What is pressed

    @Slot(str)
    def asked(self, name: str) -> None:
        if name == "reprint" and (guest := self._guest()) is not None and guest.guest is not None:
            self._asked = guest
            self.errand.emit("badge_state", partial(_state, guest.guest))

    @Slot(str)
    def reason_chosen(self, reason: str) -> None:
        """Why the guest gets a new badge."""
        asked = self._asked or self._guest()
        if asked is not None and asked.attendee_id is not None:
            attendee = asked.attendee_id
            self._approve(Act.REPRINT, lambda _: self.print_anew(attendee, reason))

    @Slot(str)
    def choice_made(self, name: str) -> None:
        """Whether a badge in doubt came out."""
        if self._doubted is None:
            return
        (guest, state), self._doubted = self._doubted, None
        if name == "came_out":
            self.errand.emit("badge_known", partial(_came_out, guest, state))
        elif name == "did_not":
            self.print_anew(guest.id, NOT_PRINTED)

    def print_anew(self, attendee: str, reason: str) -> None:
        self.front.badges.sent(AttendeeId(attendee))
        self.reprint_wanted.emit(attendee, reason)
        self._say()

    # What the desk and its printers answer

    @Slot(str, object)
    def done(self, name: str, result: object) -> None:
        match name, result:
            case "badge_state", (Attendee() as guest, BadgeState() as state):
                self._ask(guest, state)
            case "badge_known", Attendee() as guest:
                self.front.badges.known(guest.id)
                self._say()
            case _:
                pass

    def _ask(self, guest: Attendee, state: BadgeState) -> None:
        name = guest.name.first(self.front.language) or desk_texts.no_name()
        if state.state == "unknown":
            self._doubted = (guest, state)
            actions = (texts.came_out(), texts.did_not_come_out(), texts.back())
            self.front.screen.ask_choice(texts.came_out_title(name), actions)
        elif not self.rescue.offer(guest.id, self._asked):
            self.front.screen.ask_why_reprint(name)

    @Slot(object)
    def made(self, finished: "Finished") -> None:
        """The lamp tells whether badges come out, the strip that this guest's did."""
        self.front.badges.made(finished)
        self.rescue.made(finished)
        self._say()

    @Slot(int)
    def few_labels(self, left: int) -> None:
        """Known from the start: a roll runs out."""
        self.front.badges.few_labels(left)
        self.front.say_lamps()

    @Slot(str)
    def late(self, _sentence: str = "") -> None:
        """No badges for now; they stay owed."""
        self.front.badges.late = True
        self.front.say_lamps()

    def _say(self) -> None:
        self.front.say_lamps()
        self.front.say_last()
        self.front.say_card()


def _state(guest: Attendee, desk: Desk) -> tuple[Attendee, BadgeState]:
    return guest, desk.badge(guest)


def _came_out(guest: Attendee, state: BadgeState, desk: Desk) -> Attendee:
    """Written down as printed, under the name of the job that nobody could answer for."""
    facts = desk.journal.badge_facts(guest.id, guest.code)
    jobs = [fact.body.job for fact in facts if isinstance(fact.body, BadgeSent) and fact.body.copy == state.copy]
    desk.record(guest, BadgePrinted(state.copy, jobs[-1] if jobs else ""))
    return guest
