"""Who works this desk: signs in by PIN, asks for somebody with more rights, locks by itself."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.staff import LEAST, Act, Member, Role, may
from ui.front import texts
from ui.front.views import PinView
from ui.screens.gate import GateScreen

Go = Callable[[str | None], None]
"""What is done once somebody may; the name of who answers for it, None = who works the desk."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a PIN is asked for; ``act`` None = to sign in."""

    act: Act | None
    go: Go | None = None


class StaffBoard(QObject):
    """Belongs to the main thread; told by the staff thread whose PIN it was.

    Without a staff file everybody is administrator, as on a desk of one's own.
    While nobody is signed in the gate works on with a volunteer's rights.

    Signals:
        pin_given: a PIN to look at.
        signed: name and role of who works the desk from now on; "" and "" = nobody.
        changed: other rights than before.
    """

    pin_given = Signal(str)
    signed = Signal(str, str)
    changed = Signal()

    def __init__(self, screen: GateScreen, operator: str = "", lock_after_min: int = 5) -> None:
        """``operator``: who works the desk where there is no staff file; ``lock_after_min`` 0 = never."""
        super().__init__(screen)
        self.screen, self._operator, self._lock_after_s = screen, operator, lock_after_min * 60
        self.guarded = False
        self.member: Member | None = None
        self._wish: _Wish | None = None
        self._trouble: Callable[[], str] = str
        self._idle_s = 0

    @property
    def role(self) -> Role:
        if not self.guarded:
            return Role.ADMINISTRATOR
        return self.member.role if self.member else Role.VOLUNTEER

    def may(self, act: Act) -> bool:
        return may(self.role, act)

    def approve(self, act: Act, go: Go) -> None:
        """Do it, if whoever works here may; else ask for the PIN of somebody who may, for this once."""
        if self.may(act):
            go(None)
            return
        self._ask(_Wish(act, go))

    @Slot(str)
    def asked(self, name: str) -> None:
        """The lock in the bar, or Ctrl+P."""
        if name == "sign_in" and self.guarded:
            if self.member is not None:
                self.lock()
            else:
                self._ask(_Wish(None))

    def _ask(self, wish: _Wish) -> None:
        self._wish, self._trouble = wish, str
        self._show_question()
        self.screen.open_panel(self.screen.pin)

    def _show_question(self) -> None:
        if self._wish is None:
            return
        if self._wish.act is None:
            head, why = texts.sign_in()
        else:
            head, why = texts.approval(LEAST[self._wish.act], texts.act(self._wish.act))
        self.screen.pin.ask(PinView(head, why, self._trouble()))

    @Slot(str)
    def pin_entered(self, pin: str) -> None:
        if self._wish is not None:
            self.pin_given.emit(pin)

    @Slot()
    def set_aside(self) -> None:
        """A new scan, or Esc: what a PIN was asked for is not done."""
        self._wish = None

    @Slot(bool)
    def known(self, guarded: bool) -> None:
        """Whether there is a staff file."""
        self.guarded = guarded
        self.show_role()
        self.changed.emit()

    @Slot(object, float)
    def checked(self, member: Member | None, wait_s: float) -> None:
        """Whose PIN it was."""
        wish = self._wish
        if wish is None:
            return
        if member is None:
            seconds = math.ceil(wait_s)
            self._say(lambda: texts.wrong_pin_wait(seconds) if seconds else texts.wrong_pin())
        elif wish.act is not None and not may(member.role, wish.act):
            least = LEAST[wish.act]
            self._say(lambda: texts.too_few_rights(least))
        elif wish.go is not None:
            self._wish = None
            self.screen.close_panel()
            wish.go(member.name)
        else:
            self._wish = None
            self.screen.close_panel()
            self._sign_in(member)

    @Slot(float)
    def refused(self, left_s: float) -> None:
        seconds = math.ceil(left_s)
        self._say(lambda: texts.not_yet(seconds))

    @Slot()
    def unreadable(self) -> None:
        self._say(texts.staff_unreadable)

    def _say(self, trouble: Callable[[], str]) -> None:
        self._trouble = trouble
        self._show_question()

    def _sign_in(self, member: Member) -> None:
        self.member, self._idle_s = member, 0
        self.signed.emit(member.name, member.role)
        self.show_role()
        self.changed.emit()

    def lock(self) -> None:
        """Nobody works here any more; the gate goes on with a volunteer's rights."""
        if self.member is None:
            return
        self.member = None
        self.signed.emit("", "")
        self.show_role()
        self.changed.emit()

    @Slot()
    def touched(self) -> None:
        """Somebody pressed a key or the mouse here."""
        self._idle_s = 0

    @Slot()
    def tick(self) -> None:
        """Once a second: a desk that nobody touches locks itself."""
        self._idle_s += 1
        if self.member is not None and 0 < self._lock_after_s <= self._idle_s:
            self.lock()

    def show_role(self) -> None:
        """Who works here, by the lock in the bar."""
        if not self.guarded:
            self.screen.show_role(self._operator)
        elif self.member is None:
            self.screen.show_role(texts.locked(), "sign_in")
        else:
            self.screen.show_role(texts.who(self.member.role, self.member.name), "sign_in")

    def who_lets_in(self) -> str:
        """For the corner of an override: who may, or that a PIN is needed."""
        if not self.guarded:
            return ""
        if self.member is not None and self.may(Act.LET_IN):
            return texts.may_let_in(self.member.role, self.member.name)
        return texts.needs_pin(LEAST[Act.LET_IN])

    def menu_label(self) -> str:
        return texts.menu_sign_in(signed_in=self.member is not None)

    @Slot()
    def say_again(self) -> None:
        """The language has changed."""
        self.show_role()
        self._show_question()
