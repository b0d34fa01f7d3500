"""Says everything on screen: remembers what was told, so that it can be said again in the other language."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.desk import UNDO_WITHIN, Outcome
from kiosk.domain import reason as why
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.facts import Direction
from kiosk.domain.ids import HallId, ListId
from kiosk.domain.scanned import VerdictKind
from kiosk.domain.text import Language, clock
from ui import fault_texts, present, texts
from ui.badge_board import BadgeBoard
from ui.doorway import Doorway
from ui.fleet.lamp import lamp
from ui.lookout import Lookout
from ui.screens.gate import GateScreen
from ui.screens.gate_told import AnyInset
from ui.sound import Sounds
from ui.theme import mood_word
from ui.view import (
    ChipView,
    FaultView,
    GuestView,
    HistoryRow,
    LampView,
    LastGuestView,
    Mood,
    NobodyView,
    OverrideView,
    VerdictView,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

    from kiosk.sync.parcels import LinkState

REMEMBERED = 20
"""Scans that can be reopened."""

Decision = Callable[[], "AnyInset | None"]
"""Makes the inset of a verdict in the language that holds now."""


class Telling(QObject):
    """What one desk's window says, on the main thread.

    Signals:
        count_wanted: the list whose numbers to tell.
        spoke: everything on screen was said again, in another language perhaps.
    """

    count_wanted = Signal(str)
    spoke = Signal()

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
        self.screen, self.sounds, self.language = screen, sounds, language
        self._import_command = import_command
        self.doorway = Doorway(screen, pinned, hall)
        self.lookout = Lookout(screen.camera, clock, self._told, has_camera=has_camera)
        self.badges = BadgeBoard(prints=prints)
        self.outcomes: deque[Outcome] = deque(maxlen=REMEMBERED)
        self._clock = clock
        self._translators: Sequence[QTranslator] = ()
        self._shown: Outcome | None = None
        self._last: Outcome | None = None
        self._opened = False
        self._fleet: LinkState | None = None
        self._guests, self._imported_at = 0, ""
        self._say: Callable[[], None] | None = None
        """Says what is on screen once more."""
        self._chips: list[Callable[[Outcome], tuple[ChipView, ...]]] = []
        self._notes: list[Callable[[Outcome], str]] = []
        self._offers: list[Callable[[], frozenset[str]]] = []
        self._portrait: Callable[[Outcome], bytes] = lambda _: b""
        self.who_lets_in: Callable[[], str] = str
        """Who may let somebody in all the same, for the corner of that question; "" = everybody."""

    @property
    def shown(self) -> Outcome | None:
        """The scan that is on screen, or was last."""
        return self._shown

    @property
    def last(self) -> Outcome | None:
        """The last guest who came in or went out."""
        return self._last

    def dress(
        self, chips: Callable[[Outcome], tuple[ChipView, ...]], note: Callable[[Outcome], str] | None = None
    ) -> None:
        """More chips on a guest's card, and a note in the history, from whoever knows more of them."""
        self._chips.append(chips)
        if note is not None:
            self._notes.append(note)

    def portray(self, photo: Callable[[Outcome], bytes]) -> None:
        """Where photos for the card come from."""
        self._portrait = photo

    def offer(self, names: Callable[[], frozenset[str]]) -> None:
        """More actions that can be taken now."""
        self._offers.append(names)

    @property
    def conference(self) -> Event | None:
        return self.doorway.conference

    @property
    def door(self) -> ListId | None:
        return self.doorway.list

    @property
    def direction(self) -> Direction:
        return self.doorway.direction

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

    def turn(self, direction: Direction) -> None:
        """Entry or exit until told otherwise, whatever the programme says."""
        self.doorway.turned = direction
        self._follow_clock()
        self._show_door()

    def say_again(self) -> None:
        """Everything that was told in words, told once more."""
        self.screen.show_clock(texts.clock(self._now()))
        self._show_door()
        self.doorway.show_next(self.language)
        self.say_lamps()
        self.lookout.say_again()
        self.say_history()
        self.say_last()
        self._stand_by()
        if self._say is not None and self.screen.is_judged:
            self._say()
        self._allow()
        self._count()
        self.spoke.emit()

    def tell(self, say: Callable[[], None], mood: Mood | None) -> None:
        """Say something in the place of a verdict, now and after a switch of the language."""
        self._say = say
        self._allow()  # first: a card offers what can be done now
        say()
        if mood is not None:
            self.sounds.tell(mood)

    def idle(self) -> None:
        """Nothing is on screen: wait for the next guest."""
        self.screen.show_idle()
        self._shown, self._say = None, None
        self._allow()

    def forget(self) -> None:
        """Another journal: what was on screen belongs to the one before."""
        self.outcomes.clear()
        self._last = None
        self.badges.forget()
        self.idle()
        self.say_again()

    def replace_guest(self, row: Attendee) -> None:
        """A guest's row was put right: earlier scans of theirs say so when they are reopened."""
        for number, outcome in enumerate(self.outcomes):
            self.outcomes[number] = present.with_guest(outcome, row)
        if self._last is not None:
            self._last = present.with_guest(self._last, row)
        self.say_history()
        self.say_last()

    def show(self, outcome: Outcome, *, looking: bool = False, decision: Decision | None = None) -> None:
        """Put a scan on screen; ``decision`` = what is decided about it, in its own panel."""
        self._shown = outcome
        self.tell(lambda: self._say_verdict(outcome, decision, looking=looking), None)

    def decide(self, outcome: Outcome) -> None:
        """Ask why this guest is let in although the ticket says no."""
        self.show(outcome, decision=lambda: present.why_let_in(outcome))

    def _say_verdict(self, outcome: Outcome, decision: Decision | None, *, looking: bool) -> None:
        view = present.verdict(outcome, self.conference, self.language)
        badge = self.badges.words(outcome.attendee_id)
        if looking:
            view = replace(view, sub=texts.looking())
        elif outcome.kind is VerdictKind.ADMITTED and badge:
            view = replace(view, sub=badge)
        inset = decision() if decision is not None else None
        if inset is not None:
            view = replace(view, reason=texts.about(outcome.name.first(self.language), view.reason))
        elif not looking:
            inset = present.inset(outcome, self.conference, self.language)
        if isinstance(inset, OverrideView):
            inset = replace(inset, who=self.who_lets_in())
        if isinstance(outcome.verdict.reason, why.NoRoster):
            inset = FaultView(fault_texts.roster_ways(self._import_command))
        self.screen.show_verdict(view, self.card(outcome), inset)

    def card(self, outcome: Outcome) -> GuestView | NobodyView | None:
        """The guest's card with everything that is known of them here."""
        card = present.below(outcome, self.conference, self.language, self.screen.allowed)
        if isinstance(card, GuestView):
            more = (chip for chips in self._chips for chip in chips(outcome))
            chips = (*card.chips, *self.badges.chip(outcome.attendee_id), *more)
            return replace(card, chips=chips, photo=self._portrait(outcome))
        return card

    def say_card(self) -> None:
        """Something of the guest on screen has moved on: the card and the verdict's line follow."""
        card = self.card(self._shown) if self._shown is not None and self.screen.is_judged else None
        if isinstance(card, GuestView):
            self.screen.guest.show_guest(card)
        words = self.badges.words(self._shown.attendee_id) if self._shown else ""
        if words and self._shown and self._shown.kind is VerdictKind.ADMITTED and self.screen.is_judged:
            self.screen.verdict.show_verdict(replace(self.screen.verdict.view, sub=words))

    def _tell_fault(self, reason: str, sub: str, ways: FaultView | None = None) -> None:
        self._shown, self._say = None, None
        word = mood_word(Mood.SYSTEM, self.language)
        self.screen.show_verdict(VerdictView(Mood.SYSTEM, word, reason, sub), None, ways)
        self.sounds.tell(Mood.SYSTEM)

    def say_history(self) -> None:
        self.screen.show_history(tuple(map(self._history_row, self.outcomes)))

    def _history_row(self, outcome: Outcome) -> HistoryRow:
        row = present.history_row(outcome, self.language)
        note = next((words for note in self._notes if (words := note(outcome))), "")
        return replace(row, note=note) if note else row

    def say_last(self) -> None:
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

    def say_lamps(self) -> None:
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
        for offered in self._offers:
            names |= offered()
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
