"""Stands between the desk's thread and the window: passes codes in, shows what comes back.

It lives on the main thread and remembers what is on screen, so that a language
switch or a reopened row only has to say it again.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk import UNDO_WITHIN, Ask, Counts, Outcome
from kiosk.domain import reason as why
from kiosk.domain.event import Event
from kiosk.domain.facts import Direction, Source
from kiosk.domain.ids import HallId, ListId
from kiosk.domain.scanned import VerdictKind
from kiosk.domain.text import Language, clock
from kiosk.roster.found import Hit
from ui import fault_texts, present, texts
from ui.badge_board import BadgeBoard
from ui.doorway import Doorway
from ui.fleet.lamp import lamp
from ui.lookout import Lookout
from ui.screens.gate import GateScreen
from ui.sound import Sounds
from ui.theme import mood_word
from ui.view import FaultView, GuestView, InsetView, LampView, LastGuestView, Mood, NobodyView, VerdictView
from ui.widgets.inset import Answers

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

    from kiosk.printing import Finished
    from kiosk.sync.parcels import LinkState

REMEMBERED = 20
"""Scans that can be reopened."""

DONE = (VerdictKind.ADMITTED, VerdictKind.EXITED)


class Attendant(QObject):
    """One desk's front.

    Signals:
        scan_wanted: an ``Ask`` to judge and record.
        look_wanted: an ``Ask`` to judge only.
        find_wanted: letters of a name or code, and the list.
        undo_wanted: attendee and list of the entry to take back.
        taste_changed: language, scheme and size of text in percent, to be kept.
        reprint_wanted: attendee and reason of a new badge.
        count_wanted: the list whose numbers to tell.
    """

    scan_wanted = Signal(object)
    look_wanted = Signal(object)
    find_wanted = Signal(str, str)
    undo_wanted = Signal(str, str)
    taste_changed = Signal(str, str, int)
    reprint_wanted = Signal(str, str)
    count_wanted = Signal(str)

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
    ) -> None:
        super().__init__(screen)
        self._import_command = import_command
        self.screen, self.sounds, self.language = screen, sounds, language
        self.doorway = Doorway(screen, pinned, hall)
        self.lookout = Lookout(screen.camera, clock, self._told, has_camera=has_camera)
        self.lookout.code_seen.connect(self.code_read)
        self.lookout.changed.connect(self._show_lamps)
        self.lookout.stopped.connect(self.camera_stopped)
        self.direction = Direction.ENTRY
        self.outcomes: deque[Outcome] = deque(maxlen=REMEMBERED)
        self._clock = clock
        self._translators: Sequence[QTranslator] = ()
        self._shown: Outcome | None = None
        self._last: Outcome | None = None
        self._looking = False
        self._opened = False
        self._early: list[Ask] = []
        self._guests, self._imported_at = 0, ""
        self.badges = BadgeBoard(prints=prints)
        self._minute = ""
        self._fleet: LinkState | None = None

    @property
    def conference(self) -> Event | None:
        return self.doorway.conference

    @property
    def door(self) -> ListId | None:
        return self.doorway.list

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
        self._show(outcome)
        self.sounds.tell(present.mood(outcome))
        self._show_history()
        self._show_last()
        self._allow()
        self._count()

    @Slot(object)
    def looked(self, outcome: Outcome) -> None:
        """Show what a scan would have said."""
        self._show(outcome, looking=True)

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
        self.screen.show_idle()
        self._shown = None
        self._allow()
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

    def _tell_fault(self, reason: str, sub: str, ways: FaultView | None = None) -> None:
        self._shown = None
        word = mood_word(Mood.SYSTEM, self.language)
        self.screen.show_verdict(VerdictView(Mood.SYSTEM, word, reason, sub), None, ways)
        self.sounds.tell(Mood.SYSTEM)

    @Slot(object)
    def badge_made(self, finished: "Finished") -> None:
        """The lamp tells whether badges come out, the strip that this guest's did."""
        self.badges.made(finished)
        self._show_lamps()
        self._show_last()
        self._show_card()

    @Slot(str)
    def badges_late(self, _sentence: str = "") -> None:
        self.badges.late = True
        self._show_lamps()

    @Slot(object)
    def fleet_seen(self, state: "LinkState") -> None:
        """The lamp tells whether this desk is in step with the others."""
        self._fleet = state
        self._show_lamps()

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
        if self._shown is None:
            return
        ask = replace(self._shown.ask, override_reason=reason, at=None)
        if self._shown.kind is VerdictKind.ALREADY_IN:
            self.scan_wanted.emit(replace(ask, let_in_again=True))
        else:
            self.scan_wanted.emit(replace(ask, ignore_unpaid=True))

    @Slot(str)
    def reprint(self, reason: str) -> None:
        """A new badge for the guest on screen, or for the last one."""
        guest = self._badge_guest()
        if guest is not None and guest.attendee_id is not None:
            self.badges.sent(guest.attendee_id)
            self.reprint_wanted.emit(guest.attendee_id, reason)
            self._show_last()
            self._show_card()

    def _badge_guest(self) -> Outcome | None:
        return next((one for one in (self._shown, self._last) if self.badges.can_reprint(one, self.conference)), None)

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
                self._show(self._shown, decision=present.again())
            case "reprint" if (guest := self._badge_guest()) is not None:
                self.screen.ask_why_reprint(guest.name.first(self.language) or texts.no_name())
            case "look_only":
                self._look_only(on=not self._looking)
            case "undo" if self._last is not None and self._last.attendee_id and self._last.ask.door:
                self.undo_wanted.emit(self._last.attendee_id, self._last.ask.door)
            case _:
                pass

    @Slot(str)
    def choose_door(self, door: str) -> None:
        """Work this list until told otherwise; "" = follow the programme."""
        self.doorway.pinned = ListId(door) if door else None
        self._follow_clock()
        self._show_door()
        self._count()

    @Slot(int)
    def reopen(self, row: int) -> None:
        if row < len(self.outcomes):
            self._show(self.outcomes[row])

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

    # What is said

    def speak(self, language: Language) -> None:
        """Say everything on screen in ``language`` from now on."""
        self.language = language
        self._translators = texts.install(language, self._translators)
        self.screen.retranslate()
        self.say_again()

    def speak_on(self, translators: "Sequence[QTranslator]") -> None:
        """The window already speaks our language, with these; it is told everything else."""
        self._translators = translators
        self.say_again()

    @Slot()
    def keep_taste(self) -> None:
        """The next start shall look like now."""
        look = self.screen.look
        self.taste_changed.emit(self.language, look.scheme, round(look.scale * 100))

    def turn(self, direction: Direction) -> None:
        self.direction = direction
        self.screen.show_direction(exiting=direction is Direction.EXIT)

    def say_again(self) -> None:
        """Everything that was told in words, told once more."""
        self.screen.show_clock(texts.clock(self._now()))
        self._show_door()
        self.doorway.show_next(self.language)
        self._show_lamps()
        self.lookout.say_again()
        self._show_history()
        self._show_last()
        self._stand_by()
        if self._shown is not None and self.screen.is_judged:
            self._show(self._shown, looking=self._shown.fact is None)
        self._allow()
        self._count()

    def _pass_on(self, ask: Ask) -> None:
        """To the desk; a code that is quicker than the desk's opening waits for it."""
        if not self._opened:
            self._early.append(ask)
        elif self._looking:
            self._look_only(on=False)
            self.look_wanted.emit(ask)
        else:
            self.scan_wanted.emit(ask)

    def _show(self, outcome: Outcome, *, looking: bool = False, decision: InsetView | None = None) -> None:
        self._shown = outcome
        self._allow()
        view = present.verdict(outcome, self.conference, self.language)
        if looking:
            view = replace(view, sub=texts.looking())
        elif outcome.kind is VerdictKind.ADMITTED and self.badges.words(outcome.attendee_id):
            view = replace(view, sub=self.badges.words(outcome.attendee_id))
        if decision is not None:
            view = replace(view, reason=texts.about(outcome.name.first(self.language), view.reason))
        elif not looking:
            decision = present.inset(outcome, self.conference, self.language)
        if isinstance(outcome.verdict.reason, why.NoRoster):
            decision = FaultView(fault_texts.roster_ways(self._import_command))
        self.screen.show_verdict(view, self._card(outcome), decision)

    def _card(self, outcome: Outcome) -> GuestView | NobodyView | None:
        """The guest's card with the state of the badge."""
        card = present.below(outcome, self.conference, self.language, self.screen.allowed)
        if isinstance(card, GuestView):
            return replace(card, chips=(*card.chips, *self.badges.chip(outcome.attendee_id)))
        return card

    def _show_card(self) -> None:
        """The badge of the guest on screen has moved on."""
        card = self._card(self._shown) if self._shown is not None and self.screen.is_judged else None
        if isinstance(card, GuestView):
            self.screen.guest.show_guest(card)
            self._show_badge_line()

    def _show_badge_line(self) -> None:
        """Under an admitted verdict stands where the badge is; it must not say less than the card."""
        words = self.badges.words(self._shown.attendee_id) if self._shown else ""
        view = self.screen.verdict.view
        if words and self._shown and self._shown.kind is VerdictKind.ADMITTED:
            self.screen.verdict.show_verdict(replace(view, sub=words))

    def _look_only(self, *, on: bool) -> None:
        self._looking = on
        self.screen.action_bar.mark("look_only", on=on)
        self.lookout.look_only(on=on)

    def _show_history(self) -> None:
        self.screen.show_history(tuple(present.history_row(one, self.language) for one in self.outcomes))

    def _show_last(self) -> None:
        view: LastGuestView | None = None
        if self._last is not None:
            view = present.last_guest(self._last, self.conference, self.language)
            badge = self.badges.words(self._last.attendee_id)
            view = replace(view, what=f"{view.what} · {badge}") if badge else view
        self.screen.show_last(view)

    def _stand_by(self) -> None:
        """A desk without guests asks nobody for a code."""
        if self.conference is not None or not self._opened:
            self.screen.stand_by(None)
            return
        fault = VerdictView(Mood.SYSTEM, mood_word(Mood.SYSTEM, self.language), *fault_texts.roster_missing())
        self.screen.stand_by(fault, FaultView(fault_texts.roster_ways(self._import_command)))

    def _show_lamps(self) -> None:
        fleet = () if self._fleet is None else (lamp(self._fleet),)
        self.screen.show_lamps((self.lookout.lamp(), self.badges.lamp(), self._roster_lamp(), *fleet))

    def _roster_lamp(self) -> LampView:
        if self.conference is None:
            return LampView("users", fault_texts.no_roster(), Mood.REFUSED)
        words = fault_texts.lamp_roster(self._guests)
        if self._imported_at:
            taken = clock(self.conference.local(datetime.fromisoformat(self._imported_at)), self._now())
            words = fault_texts.roster_of(self._guests, taken[self.language])
        return LampView("users", words, Mood.ADMITTED)

    def _allow(self) -> None:
        names = {"look_only"}
        fresh = self._last is not None and self._now() - self._last.at <= UNDO_WITHIN - timedelta(seconds=1)
        if fresh and self._last is not None and self._last.attendee_id is not None:
            names.add("undo")
        if self._badge_guest() is not None:
            names.add("reprint")
        if self._shown is not None and self._shown.kind is VerdictKind.ALREADY_IN:
            names.add("let_in_again")
        self.screen.allow(frozenset(names))

    def _follow_clock(self) -> bool:
        return self.doorway.follow(self._now())

    def _show_door(self) -> None:
        self.doorway.show(self._now(), self.language)

    def _count(self) -> None:
        if self.door is not None:
            self.count_wanted.emit(self.door)

    def _now(self) -> datetime:
        return self._local(self._clock())

    def _told(self, moment: datetime) -> str:
        return texts.clock(self._local(moment))

    def _local(self, moment: datetime) -> datetime:
        """As the clocks in the hall show it."""
        return self.conference.local(moment) if self.conference else moment.astimezone()
