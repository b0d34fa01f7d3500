"""The desk's thread: one worker owns the desk and its print room."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from kiosk.desk import Ask, Desk
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event as Conference
from kiosk.domain.facts import Source, WalkedIn
from kiosk.domain.ids import AttendeeId, ListId
from kiosk.errors import Trouble
from ui.fleet.company import Company, company_of

if TYPE_CHECKING:
    from kiosk.badge.rescue import Rescue
    from kiosk.handing_out import PrintRun
    from kiosk.intake import Prepared
    from kiosk.press import Press
    from kiosk.printing import Finished, PrintRoom

log = logging.getLogger(__name__)

Result = TypeVar("Result")

FOUND_AT_MOST = 8

ROOM_AFTER_MS = 1000
"""What draws and prints takes half a second to load: after the first verdict, or once nobody came for so long."""


class OpenDesk(Protocol):
    """What the desk's thread opens: ``kiosk.station.Station`` in earnest."""

    @property
    def desk(self) -> Desk: ...
    def rehearse(self, rehearsal: bool) -> None: ...
    def use(self, prepared: "Prepared") -> None: ...
    def close(self) -> None: ...


class DeskWorker(QObject):
    """Owns the desk: every scan, every fact.

    Signals:
        opened: the ``Event`` (None = no roster yet), the number of guests, and when
            the roster was imported (ISO 8601, "" = never).
        judged: the ``Outcome`` of one scan; its fact is on disk.
        looked: the ``Outcome`` of a look that recorded nothing.
        found: the text that was looked for, and pairs of ``Hit`` and ``Outcome``.
        undone: whether the last entry was taken back.
        counted: ``Counts`` of the list that was asked for.
        badge_made: a ``Finished`` badge; the fact of it is written.
        no_badges: one sentence: why none come out for now; they stay owed.
        shut: one sentence: why the desk's records cannot be opened.
        troubled: one sentence: what failed just now.
        errand_done: the name of an errand, and what came of it.
        rehearsing: whether what happens from now on is a rehearsal.
        roster_used: the desk works with a new roster of so many guests.
        roster_not_used: one sentence: why it keeps the one it has.
        group_found: what was asked for, and pairs of ``Attendee`` and ``Outcome``.
        fleet_seen: the ``LinkState`` of a paired desk, whenever it changes.
        few_labels: so few are left at the start that a new roll should lie ready.
        pile_told: ``Progress`` of many badges that are printed in one go.
        no_pile: none is begun: whether that is because this is a rehearsal.
    """

    opened = Signal(object, int, str)
    judged = Signal(object)
    looked = Signal(object)
    found = Signal(str, object)
    undone = Signal(bool)
    counted = Signal(object)
    badge_made = Signal(object)
    no_badges = Signal(str)
    shut = Signal(str)
    troubled = Signal(str)
    errand_done = Signal(str, object)
    rehearsing = Signal(bool)
    roster_used = Signal(int)
    roster_not_used = Signal(str)
    group_found = Signal(str, object)
    fleet_seen = Signal(object)
    few_labels = Signal(int)
    pile_told = Signal(object)
    no_pile = Signal(bool)
    _fleet_called = Signal()
    _badge_ready = Signal()

    def __init__(
        self,
        open_station: Callable[[], OpenDesk],
        open_press: "Callable[[], Press] | None" = None,
        keep_taste: Callable[[str, str, int], None] | None = None,
        keep_side: Callable[[bool], None] | None = None,
    ) -> None:
        """``open_press`` None = this desk prints no badges; ``keep_taste`` None = it starts as ever."""
        super().__init__()
        self._keep_taste, self._keep_side = keep_taste, keep_side
        self._open_station, self._open_press = open_station, open_press
        self._station: OpenDesk | None = None
        self._room: PrintRoom | None = None
        self._room_due = False
        self._settled = False
        self._pile: PrintRun | None = None
        # Emitted on the printing thread, so the slot runs here, on the desk's.
        self._badge_ready.connect(self.collect_badges)
        self._company: Company | None = None
        self._fleet_called.connect(self.meet_fleet)

    @Slot()
    def open(self) -> None:
        try:
            self._station = self._open_station()
        except Trouble as trouble:
            log.error("the desk cannot open: %s", trouble)
            self.shut.emit(str(trouble))
            return
        desk = self._station.desk
        self._tell_opened(desk)
        if desk.rehearsal:
            self.rehearsing.emit(True)
        if self._open_press is not None and desk.event is not None:
            self._room_due = True
            QTimer.singleShot(ROOM_AFTER_MS, self, self.open_print_room)
        self._company = company_of(self._station, self._fleet_called.emit, self.fleet_seen.emit, self._tell_opened)
        self.begin(desk)

    def _tell_opened(self, desk: Desk) -> None:
        """The desk can be asked; told again when the hub has brought another edition of the roster."""
        self.opened.emit(desk.event, len(desk.book) if desk.book else 0, desk.book.imported_at if desk.book else "")

    @Slot()
    def meet_fleet(self) -> None:
        """Take in what other desks did."""
        company = self._company
        if company is not None:
            self._try(lambda _: company.work())

    def begin(self, desk: Desk) -> None:
        """What else a worker of this kind does once its desk is open; nothing here.

        A hook, because PySide6 6.11 runs an overridden slot on the sender's thread.
        """

    def finished(self, finished: "Finished") -> None:
        """What else a worker of this kind does with a finished badge; nothing here."""

    def collected(self) -> None:
        """Called after the finished badges were written, and whenever a printer's faults have changed."""

    @Slot()
    def open_print_room(self) -> None:
        """Load what draws and prints, once; whoever needs it sooner calls this first."""
        if not self._room_due or self._station is None or self._open_press is None:
            return
        desk = self._station.desk
        if desk.event is not None:
            self._room_due = False
            self._furnish(self._open_press, desk, desk.event)

    def _furnish(self, open_press: "Callable[[], Press]", desk: Desk, event: Conference) -> None:
        from kiosk.printing import PrintRoom

        try:
            self._room = PrintRoom(open_press(), event, self._badge_ready.emit)
            self._settle(desk)
            if self._room.labels_low is not None:
                self.few_labels.emit(self._room.labels_low)
        except Trouble as trouble:
            log.warning("no badges for now: %s", trouble)
            self.no_badges.emit(str(trouble))

    @Slot(object)
    def scan(self, ask: Ask) -> None:
        """Judge and record one scan; then send its badge on the way."""
        outcome = self._try(lambda desk: desk.scan(ask))
        if outcome is None:
            return
        self.judged.emit(outcome)
        self.open_print_room()
        room = self._room
        if room is not None and not self._rehearses():
            self._try(lambda desk: room.take(desk, outcome))

    @Slot(str, object)
    def run_errand(self, name: str, act: Callable[[Desk], object]) -> None:
        """Do something with the desk for a part of the window; trouble is told as ever."""
        result = self._try(act)
        if result is not None:
            self.errand_done.emit(name, result)

    @Slot(str, str)
    def work_as(self, operator: str, role: str) -> None:
        """Somebody signs in; "" = nobody works here any more."""
        self._try(lambda desk: desk.work_as(operator or None, role))

    @Slot(bool)
    def rehearse(self, on: bool) -> None:
        """A journal of its own, no badge; badges of the real one that finish meanwhile are written down after it."""
        station = self._station
        if station is None:
            self.troubled.emit("")
            return
        self.collect_badges()
        self._try(lambda _: station.rehearse(on))
        self.rehearsing.emit(self._rehearses())
        self._try(self._settle)
        self.collect_badges()

    def _settle(self, desk: Desk) -> None:
        """Look up what became of earlier badges, once, by the journal that counts."""
        if self._room is not None and not self._settled and not desk.rehearsal:
            self._settled = True
            self._room.settle(desk)

    def _rehearses(self) -> bool:
        return self._station is not None and self._station.desk.rehearsal

    @Slot()
    def collect_badges(self) -> None:
        """Write down what became of the badges that are finished; a rehearsal's journal is not the place."""
        if self._rehearses():
            return
        room = self._room
        for finished in (self._try(room.finished) if room else None) or ():
            self.badge_made.emit(finished)
            self.finished(finished)
            if self._pile is not None:
                self._pile.made(finished)
        self._feed_pile()
        self.collected()

    @Slot(object)
    def print_pile(self, people: list[AttendeeId]) -> None:
        """Print many badges, each when a printer is free; one pile at a time."""
        from kiosk.handing_out import PrintRun

        self.open_print_room()
        if self._room is None or self._rehearses():
            self.no_pile.emit(self._rehearses())
        elif self._pile is None:
            self._pile = PrintRun(people)
            self._feed_pile()

    @Slot(bool)
    def pause_pile(self, on: bool) -> None:
        if self._pile is not None:
            self._pile.pause(on=on)
            self._feed_pile()

    @Slot()
    def cancel_pile(self) -> None:
        """What the printers hold comes out; the rest stays owed."""
        if self._pile is not None:
            self._pile.cancel()
            self._feed_pile()

    def _feed_pile(self) -> None:
        pile, room = self._pile, self._room
        if pile is None or room is None:
            return
        if not self._rehearses():
            self._try(lambda desk: pile.feed(desk, room))
        holding = {fault: None for faults in room.faults.values() for fault in faults}
        told = replace(pile.progress, holding=tuple(holding))
        if told.ended:
            self._pile = None
        self.pile_told.emit(told)

    @Slot(object, object)
    def rescue(self, guest: Attendee, rescue: "Rescue") -> None:
        """Print the badge as staff chose, where a character of it is in no font."""
        self.open_print_room()
        room = self._room
        if room is not None and not self._rehearses():
            self._try(lambda desk: room.rescue(desk, guest, rescue))

    @Slot(str, str)
    def reprint(self, attendee: str, reason: str) -> None:
        """Send a new copy of the guest's badge on its way."""
        self.open_print_room()
        room = self._room
        if room is not None and not self._rehearses():
            self._try(lambda desk: _reprint(desk, room, AttendeeId(attendee), reason))

    @Slot(object)
    def look(self, ask: Ask) -> None:
        outcome = self._try(lambda desk: desk.look(ask))
        if outcome is not None:
            self.looked.emit(outcome)

    @Slot(str, str)
    def find(self, text: str, door: str) -> None:
        """Guests whom ``text`` may mean, each with what a scan would say."""
        hits = self._try(lambda desk: desk.search(text, FOUND_AT_MOST))
        looks = self._try(lambda desk: [desk.look(Ask(hit.attendee.code, ListId(door))) for hit in hits or ()])
        if hits is not None and looks is not None:
            self.found.emit(text, list(zip(hits, looks, strict=True)))

    @Slot(object)
    def use_roster(self, prepared: "Prepared") -> None:
        """Work with an edition that was written meanwhile: one rename and one open."""
        if self._station is None:
            return
        try:
            self._station.use(prepared)
        except Trouble as trouble:
            log.error("the new roster is not used: %s", trouble)
            self.roster_not_used.emit(str(trouble))
            return
        desk = self._station.desk
        self._tell_opened(desk)
        self.roster_used.emit(len(desk.book) if desk.book else 0)

    @Slot(object, str)
    def walk_in(self, body: WalkedIn, door: str) -> None:
        """Register a guest whom no roster knows, and check them in; the badge follows."""
        guest = self._try(lambda desk: desk.walk_in(body))
        if guest is not None:
            self.scan(Ask(guest.code, ListId(door) if door else None, source=Source.TYPED))

    @Slot(str, str)
    def gather(self, reference: str, door: str) -> None:
        """A group, each member with what a scan would say."""
        members = self._try(lambda desk: desk.group(reference))
        looks = self._try(lambda desk: [desk.look(Ask(one.code, ListId(door))) for one in members or ()])
        if members is not None and looks is not None:
            self.group_found.emit(reference, list(zip(members, looks, strict=True)))

    @Slot(object, str)
    def scan_all(self, codes: list[str], door: str) -> None:
        """Check in several in one go; their badges come in this order."""
        for code in codes:
            self.scan(Ask(code, ListId(door), source=Source.TYPED))

    @Slot(str, str, str)
    def undo(self, attendee: str, door: str, operator: str = "") -> None:
        done = self._try(lambda desk: desk.undo(AttendeeId(attendee), ListId(door), operator=operator or None))
        if done is not None:
            self.undone.emit(done)

    @Slot(str)
    def count(self, door: str) -> None:
        counts = self._try(lambda desk: desk.counts(ListId(door), by_type=False))
        if counts is not None:
            self.counted.emit(counts)

    @Slot(str, str, int)
    def keep_taste(self, language: str, scheme: str, percent: int) -> None:
        """Language, colours and size of text, as they shall be at the next start."""
        if self._keep_taste is None:
            return
        try:
            self._keep_taste(language, scheme, percent)
        except (Trouble, OSError) as error:
            # Nobody at the door is helped by being told.
            log.warning("how the window looks was not kept: %s", error)

    @Slot(bool)
    def keep_side(self, left_handed: bool) -> None:
        """Which hand the desk is arranged for."""
        if self._keep_side is None:
            return
        try:
            self._keep_side(left_handed)
        except (Trouble, OSError) as error:
            log.warning("the side was not kept: %s", error)

    @Slot()
    def finish(self) -> None:
        """End the thread once everything asked before this is done."""
        QThread.currentThread().quit()

    def close(self) -> None:
        """Called by the thread as its last act."""
        if self._company is not None:
            self._company.close()
            self._company = None
        if self._rehearses():
            self._try(lambda desk: desk.rehearse(False))
        if self._room is not None:
            self._pile = None
            self._room.close()
            self.collect_badges()
            self._room = None
        if self._station is not None:
            self._station.close()
            self._station = None

    def _try(self, act: Callable[[Desk], Result]) -> Result | None:
        """Trouble is told; a bug is logged, told, and the desk goes on."""
        if self._station is None:
            self.troubled.emit("")
            return None
        try:
            result = act(self._station.desk)
            if self._company is not None:
                self._company.wrote()
            return result
        except Trouble as trouble:
            log.error("the desk is in trouble: %s", trouble)
            self.troubled.emit(str(trouble))
        except Exception as error:
            log.exception("a bug at the desk")
            self.troubled.emit(f"{type(error).__name__}: {error}")
        return None


def _reprint(desk: Desk, room: "PrintRoom", attendee: AttendeeId, reason: str) -> None:
    known = desk.roll.known(attendee) if desk.roll else None
    if known is not None:
        room.reprint(desk, known, reason)
