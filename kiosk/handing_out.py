"""Badges by the pile: whose they are, in which order, and the run that prints them beside the door.

A ``PrintRun`` gives the print room the next badge only when a printer is free and nothing waits, so
that the badge of a guest who stands at the desk goes before the pile.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.badge.states import OF_THE_BADGE, Fault
from kiosk.desk import Desk
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.facts import BadgeFailed, BadgePrinted
from kiosk.domain.ids import AttendeeId
from kiosk.errors import BadInput
from kiosk.printing import Finished, PrintRoom
from kiosk.roster.pinyin import spellings

SINGLE = frozenset((Fault.ABORTED, Fault.CANCELLED)) | OF_THE_BADGE
"""Faults of one badge; the others would meet the next one too."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Whose badges, and in which order."""

    ids: tuple[str, ...] = ()
    everybody: bool = False
    ticket_type: str | None = None
    booking: str | None = None
    """Everybody of this booking."""
    not_printed: bool = False
    hand_out: bool = False
    """By ticket type and name, as they lie on the table; else as on the roster."""


def whom(desk: Desk, wish: Wish) -> list[Attendee]:
    """Whom the wish means; raises ``BadInput`` where it names nobody who exists."""
    assert desk.roll is not None and desk.event is not None
    found = [_named(desk, one) for one in wish.ids]
    if wish.everybody or wish.ticket_type is not None or wish.booking is not None or wish.not_printed:
        found += _selected(desk, desk.event, wish)
    return sorted(found, key=hand_out_key(desk.event)) if wish.hand_out else found


def _selected(desk: Desk, event: Event, wish: Wish) -> Iterator[Attendee]:
    assert desk.roll is not None
    if wish.ticket_type is not None and wish.ticket_type not in event.ticket_types:
        raise BadInput(f"there is no ticket type “{wish.ticket_type}”; there are {', '.join(event.ticket_types)}")
    people: Iterable[Attendee] = desk.roll
    if wish.booking is not None:
        people = desk.group(wish.booking)
        if not people:
            raise BadInput(f"there is no booking “{wish.booking}”")
    for one in people:
        kind = event.ticket_types.get(one.ticket_type)
        if kind is None or kind.badge_layout is None or one.is_cancelled:
            continue
        if wish.ticket_type in (None, one.ticket_type) and (not wish.not_printed or desk.badge(one).owed):
            yield one


def hand_out_key(event: Event) -> Callable[[Attendee], tuple[int, str, str]]:
    """Ticket types in the event's order, then the alphabet; a Chinese name stands where its pinyin does."""
    place = {kind: number for number, kind in enumerate(event.ticket_types)}

    def key(one: Attendee) -> tuple[int, str, str]:
        latin = one.name.latin or _in_pinyin(one.name.zh or "")
        return place.get(one.ticket_type, len(place)), latin.casefold(), one.id

    return key


def _in_pinyin(name: str) -> str:
    """A name that nobody spelled out, in its usual reading."""
    found = spellings(name.split())
    return " ".join(found[0].words) if found else name


def _named(desk: Desk, text: str) -> Attendee:
    assert desk.roll is not None
    attendee = desk.roll.by_id(AttendeeId(text))
    if attendee is None:
        raise BadInput(f"there is no attendee “{text}” on the roster")
    return attendee


def stops_all(finished: Finished) -> bool:
    """Whether the next badge would fail for the same reason."""
    return bool(finished.faults) and isinstance(finished.result, BadgeFailed) and not SINGLE & {*finished.faults}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    total: int
    printed: int = 0
    failed: int = 0
    doubtful: int = 0
    """Nobody knows whether they came out: a person has to look."""
    passed_over: int = 0
    """Not owed any more when their turn came."""
    paused: bool = False
    ended: bool = False
    faults: tuple[Fault, ...] = ()
    """Why the run has paused by itself."""
    holding: tuple[Fault, ...] = ()
    """What a printer waits for that holds its badge meanwhile, and goes on by itself."""
    seconds_left: float | None = None

    @property
    def done(self) -> int:
        return self.printed + self.failed + self.doubtful + self.passed_over


class PrintRun:
    """A pile of badges on its way to the printers.  Belongs to the desk's thread, as the print room does."""

    def __init__(self, people: Sequence[AttendeeId], clock: Callable[[], float] = time.monotonic) -> None:
        self._left = deque(people)
        self._at_printers: set[AttendeeId] = set()
        self._clock = clock
        self._total = len(people)
        self._printed = self._failed = self._doubtful = self._passed_over = 0
        self._paused = self._cancelled = False
        self._faults: tuple[Fault, ...] = ()
        self._since, self._done_since = clock(), 0

    def feed(self, desk: Desk, room: PrintRoom) -> None:
        """Give the room the next badges, as many as can be printed at once and no more."""
        while self._left and not self._paused and room.idle:
            one = self._left.popleft()
            attendee = desk.roll.known(one) if desk.roll else None
            if attendee is None or not desk.badge(attendee).owed:
                self._passed_over += 1
                continue
            self._at_printers.add(one)
            room.print(desk, attendee)

    def made(self, finished: Finished) -> None:
        """Count a badge that is finished; a printer that fails stops the pile, and the badge keeps its turn."""
        one = finished.attendee.id
        if one not in self._at_printers:
            return
        self._at_printers.remove(one)
        if stops_all(finished):
            if self._cancelled:
                return
            self._left.appendleft(one)
            self._paused, self._faults = True, finished.faults
            return
        self._done_since += 1
        if isinstance(finished.result, BadgePrinted):
            self._printed += 1
        elif isinstance(finished.result, BadgeFailed):
            self._failed += 1
        else:
            self._doubtful += 1

    def pause(self, *, on: bool) -> None:
        """What the printers hold comes out; the next one waits."""
        self._paused, self._faults = on, ()
        self._since, self._done_since = self._clock(), 0

    def cancel(self) -> None:
        """Nothing more is given to the printers; what is left stays owed."""
        self._cancelled = True
        self._left.clear()

    @property
    def progress(self) -> Progress:
        left = len(self._left) + len(self._at_printers)
        pace = (self._clock() - self._since) / self._done_since if self._done_since else None
        return Progress(
            self._total,
            self._printed,
            self._failed,
            self._doubtful,
            self._passed_over,
            paused=self._paused and left > 0,
            ended=left == 0,
            faults=self._faults,
            seconds_left=pace * left if pace is not None and left and not self._paused else None,
        )
