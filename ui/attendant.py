"""Stands between the desk's thread and the window: passes codes in, shows what comes back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from kiosk.desk import Ask, Counts, Outcome
from kiosk.domain.event import Event
from kiosk.domain.facts import Direction, Source
from kiosk.domain.ids import HallId, ListId
from kiosk.domain.scanned import VerdictKind
from kiosk.domain.text import Language
from kiosk.roster.found import Hit
from kiosk.staff import Act
from ui import fault_texts, present, texts
from ui.screens.gate import GateScreen
from ui.sound import Sounds
from ui.telling import Telling
from ui.view import FaultView, Mood
from ui.widgets.inset import Answers

if TYPE_CHECKING:
    from kiosk.sync.parcels import LinkState

DONE = (VerdictKind.ADMITTED, VerdictKind.EXITED)

Approve = Callable[[Act, Callable[[str | None], None]], None]
"""Does a thing if whoever works here may, or once somebody who may gives a PIN; tells who answers for it."""


def anybody(_act: Act, go: Callable[[str | None], None]) -> None:
    """Where there is no staff, everybody may do everything."""
    go(None)


class Attendant(Telling):
    """One desk's front: hears the desk, the camera and the window.

    Signals:
        scan_wanted: an ``Ask`` to judge and record.
        look_wanted: an ``Ask`` to judge only.
        find_wanted: letters of a name or code, and the list.
        undo_wanted: attendee and list of the entry to take back, and who answers for it ("" = who works here).
        taste_changed: language, scheme and size of text in percent, to be kept.
    """

    scan_wanted = Signal(object)
    look_wanted = Signal(object)
    find_wanted = Signal(str, str)
    undo_wanted = Signal(str, str, str)
    taste_changed = Signal(str, str, int)

    def __init__(
        self,
        screen: GateScreen,
        sounds: Sounds,
        clock: Callable[[], datetime],
        language: Language = Language.ZH,
        pinned: ListId | None = None,
        hall: HallId | None = None,
        *,
        import_command: str = "cqitec-kiosk import PATH",
        has_camera: bool = True,
        prints: bool = False,
        approve: Approve = anybody,
    ) -> None:
        super().__init__(
            screen,
            sounds,
            clock,
            language,
            pinned,
            hall,
            import_command=import_command,
            has_camera=has_camera,
            prints=prints,
        )
        self._approve = approve
        self._looking = False
        self._early: list[Ask] = []
        self._minute = ""
        self.lookout.code_seen.connect(self.code_read)
        self.lookout.changed.connect(self.say_lamps)
        self.lookout.stopped.connect(self.camera_stopped)

    # From the desk's thread

    @Slot(object, int, str)
    def desk_opened(self, event: Event | None, guests: int, imported_at: str) -> None:
        """The desk is open, or has a new roster."""
        self.doorway.conference, self._guests, self._imported_at = event, guests, imported_at
        self._follow_clock()
        self._opened = True
        self.say_again()
        for ask in self._early:
            self._pass_on(replace(ask, door=self.door))
        self._early.clear()

    @Slot(object)
    def judged(self, outcome: Outcome) -> None:
        """Show one scan and tell it by sound; its fact is on disk."""
        if outcome.fact is None:
            return
        self.outcomes.appendleft(outcome)
        self.badges.judged(outcome)
        if outcome.kind in DONE:
            self._last = outcome
        self.show(outcome)
        self.sounds.tell(present.mood(outcome))
        self.say_history()
        self.say_last()
        self._allow()
        self._count()

    @Slot(object)
    def looked(self, outcome: Outcome) -> None:
        """Show what a scan would have said."""
        self.show(outcome, looking=True)

    @Slot(str, object)
    def found(self, text: str, hits: list[tuple[Hit, Outcome]]) -> None:
        """Show whom the search found, unless more was typed meanwhile."""
        if self.screen.search.field.text().strip() == text:
            self.screen.show_found(tuple(present.hit(one, seen, self.conference, self.language) for one, seen in hits))

    @Slot(bool)
    def undone(self, done: bool) -> None:
        words = texts.undone() if done else texts.not_undone()
        if self._last is not None:
            view = present.last_guest(self._last, self.conference, self.language)
            self.screen.show_last(replace(view, mood=Mood.CAUTION, what=words))
        if done:
            self._last = None
        self.idle()
        self._count()

    @Slot(object)
    def counted(self, counts: Counts) -> None:
        if counts.list == self.door:
            self.screen.show_counts(present.counts(counts))

    @Slot(str)
    def shut(self, sentence: str) -> None:
        """The desk's records cannot be opened: nothing can be recorded here."""
        self._tell_fault(fault_texts.desk_shut(), sentence)

    @Slot(str)
    def troubled(self, sentence: str) -> None:
        """The desk could not do what it was asked: a fault of ours, told as one."""
        reason, advice = fault_texts.trouble_records()
        self._tell_fault(reason, sentence or advice)

    @Slot(object)
    def fleet_seen(self, state: "LinkState") -> None:
        """The lamp tells whether this desk is in step with the others."""
        self._fleet = state
        self.say_lamps()

    # From the camera

    @Slot(str)
    def code_read(self, code: str) -> None:
        """The camera has read a new code."""
        self.sounds.play("read")
        self.code_scanned(code)

    @Slot()
    def camera_stopped(self) -> None:
        self._tell_fault(*fault_texts.camera_gone(), FaultView(fault_texts.camera_ways()))

    # From the window

    @Slot(str)
    def search_typed(self, text: str) -> None:
        if text and self.door is not None:
            self.find_wanted.emit(text, self.door)

    @Slot(str)
    def code_scanned(self, code: str) -> None:
        self._pass_on(Ask(code, self.door, direction=self.direction))

    @Slot(str)
    def code_typed(self, code: str) -> None:
        self._pass_on(Ask(code, self.door, direction=self.direction, source=Source.TYPED))

    @Slot(object)
    def answered(self, answers: Answers) -> None:
        if self._shown is not None and self.conference is not None:
            given = {**self._shown.ask.answers, **present.answers(answers, self.conference)}
            self.scan_wanted.emit(replace(self._shown.ask, answers=given, at=None))

    @Slot(str)
    def let_in(self, reason: str) -> None:
        """Staff let the guest on screen in all the same; the reason is recorded by its name."""
        shown = self._shown
        if shown is not None:
            self._approve(Act.LET_IN, lambda operator: self._let_in(shown, reason, operator))

    def _let_in(self, shown: Outcome, reason: str, operator: str | None) -> None:
        again = shown.kind is VerdictKind.ALREADY_IN
        ask = replace(shown.ask, override_reason=reason, at=None, operator=operator)
        self.scan_wanted.emit(replace(ask, let_in_again=again, ignore_unpaid=not again))

    @Slot(str)
    def asked(self, name: str) -> None:
        """A key or button of the window."""
        match name:
            case "language":
                self.speak(Language.EN if self.language is Language.ZH else Language.ZH)
                self.keep_taste()
            case "direction":
                self.turn(Direction.EXIT if self.direction is Direction.ENTRY else Direction.ENTRY)
            case "switch" if self.doorway.next is not None:
                self.choose_door(self.doorway.next.list)
            case "let_in_again" if self._shown is not None and self._shown.kind is VerdictKind.ALREADY_IN:
                self.decide(self._shown)
            case "look_only":
                self._look_only(on=not self._looking)
            case "undo" if self._last is not None:
                last = self._last
                self._approve(Act.UNDO, lambda operator: self._undo(last, operator))
            case _:
                pass

    def _undo(self, last: Outcome, operator: str | None) -> None:
        if last.attendee_id and last.ask.door:
            self.undo_wanted.emit(last.attendee_id, last.ask.door, operator or "")

    @Slot(str)
    def choose_door(self, door: str) -> None:
        """Work this list until told otherwise; "" = follow the programme."""
        self.doorway.pin(ListId(door) if door else None)
        self._follow_clock()
        self._show_door()
        self._count()

    @Slot(int)
    def reopen(self, row: int) -> None:
        if row < len(self.outcomes):
            self.show(self.outcomes[row])

    @Slot()
    def tick(self) -> None:
        """Once a second: the clock, and what the programme says now."""
        self.lookout.tick()
        shown = texts.clock(self._now())
        if shown == self._minute:
            return
        self._minute = shown
        self.screen.show_clock(shown)
        if self._follow_clock():
            self._show_door()
            self._count()
        self.doorway.show_next(self.language)
        self._allow()

    @Slot()
    def keep_taste(self) -> None:
        """The next start shall look like now."""
        look = self.screen.look
        self.taste_changed.emit(self.language, look.scheme, round(look.scale * 100))

    def _pass_on(self, ask: Ask) -> None:
        """To the desk; a code that is quicker than the desk's opening waits for it."""
        if not self._opened:
            self._early.append(ask)
        elif self._looking:
            self._look_only(on=False)
            self.look_wanted.emit(ask)
        else:
            self.scan_wanted.emit(ask)

    def _look_only(self, *, on: bool) -> None:
        self._looking = on
        self.screen.action_bar.mark("look_only", on=on)
        self.lookout.look_only(on=on)
