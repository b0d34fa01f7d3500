"""The whole event at a glance, for the board: folded from facts as they arrive, whichever desk wrote them."""

import math
import statistics
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.desk import Desk
from kiosk.domain.attendee import PersonName
from kiosk.domain.event import Event
from kiosk.domain.facts import Admitted, Fact, Undone
from kiosk.domain.ids import AttendeeId, DeskId, FactId, ListId
from kiosk.domain.programme import due_list
from kiosk.domain.text import Text, plain
from kiosk.helpdesk import HelpTicket, open_tickets
from kiosk.selfservice.masking import masked

STEP = timedelta(minutes=5)
SHOWN_STEPS = 18
"""An hour and a half of arrivals."""
SILENT = timedelta(minutes=4)
"""A desk that worked and then wrote nothing for so long, while others did."""
AT_WORK = timedelta(minutes=10)
LONGEST_CONTACT_S = 90.0
"""A longer pause between two guests is a pause, no contact."""
SOON_FULL, FULL = 0.95, 1.0
PLANNED_LOAD = 0.85
"""Positions are planned to be busy at most this share of the time."""
HALLS_SHOWN, DESKS_SHOWN, OPEN_SHOWN = 3, 9, 4


@dataclass(frozen=True, slots=True)
class HallLoad:
    name: Text
    inside: int
    capacity: int

    @property
    def share(self) -> float:
        return self.inside / self.capacity if self.capacity else 0.0


@dataclass(frozen=True, slots=True)
class DeskLine:
    desk: str
    per_hour: int
    silent_min: int = 0
    """Minutes without a word; 0 = all is well."""
    help_open: int | None = None
    """Number of the ticket that was asked for here last and is still open."""


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something that a person has to settle."""

    kind: str
    """help, double or silent"""
    name: Text
    where: str
    number: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    event: Text
    at: datetime
    """Local."""
    day: int
    entered: int
    expected: int
    by_type: tuple[tuple[Text, int], ...]
    halls: tuple[HallLoad, ...]
    arrivals: tuple[tuple[datetime, int], ...]
    """Beginning of five minutes, local, and how many came in."""
    desks: tuple[DeskLine, ...]
    desks_well: int
    """Further ones that found no room."""
    open: tuple[OpenItem, ...]
    open_count: int
    per_minute: float
    seconds_each: float | None
    more_positions: int
    """How many to open so that nobody waits long; 0 = enough."""


@dataclass
class _Desk:
    last_heard: datetime
    admitted: deque[datetime] = field(default_factory=lambda: deque[datetime](maxlen=2000))
    gaps: deque[float] = field(default_factory=lambda: deque[float](maxlen=30))


class Lookout:
    """Reads the journal on; one for each board.  Belongs to the thread that opened the desk."""

    def __init__(self) -> None:
        self._at = 0
        """Position of the last fact that was read."""
        self._entrance: ListId | None = None
        self._seen: dict[str, FactId] = {}
        self._steps: Counter[datetime] = Counter()
        self._entries: dict[FactId, tuple[str, datetime, str]] = {}
        self._types: Counter[str] = Counter()
        self._desks: dict[DeskId, _Desk] = {}

    def read(self, desk: Desk) -> Overview | None:
        """The event as it stands now; None = there is no roster yet."""
        event = desk.event
        if event is None or desk.roll is None:
            return None
        now = desk.now()
        self._entrance = self._entrance or due_list(event, now)
        for position, fact in desk.journal.facts(self._at):
            self._at = position
            self._note(fact, event, desk)
        return self._overview(desk, event, now)

    def _note(self, fact: Fact, event: Event, desk: Desk) -> None:
        known = self._desks.setdefault(fact.desk, _Desk(fact.at))
        known.last_heard = max(known.last_heard, fact.at)
        match fact.body:
            case Admitted(door) if door == self._entrance:
                self._note_arrival(fact, event, desk, known)
            case Undone(target) if target in self._entries:
                person, step, kind = self._entries.pop(target)
                self._steps[step] -= 1
                self._types[kind] -= 1
                self._seen.pop(person, None)
            case _:
                pass

    def _note_arrival(self, fact: Fact, event: Event, desk: Desk, known: _Desk) -> None:
        if known.admitted:
            gap = (fact.at - known.admitted[-1]).total_seconds()
            if 0 < gap <= LONGEST_CONTACT_S:
                known.gaps.append(gap)
        known.admitted.append(fact.at)
        person = str(fact.attendee or fact.code or fact.id)
        if person in self._seen:
            return
        row = desk.roll.known(fact.attendee) if desk.roll and fact.attendee else None
        kind = row.ticket_type if row else ""
        local = event.local(fact.at)
        step = local.replace(minute=local.minute // 5 * 5, second=0, microsecond=0)
        self._seen[person] = fact.id
        self._entries[fact.id] = (person, step, kind)
        self._steps[step] += 1
        self._types[kind] += 1

    def _overview(self, desk: Desk, event: Event, now: datetime) -> Overview:
        local = event.local(now)
        tickets = open_tickets(desk)
        asked_at: dict[str, int] = {ticket.desk: ticket.number for ticket in tickets}
        lines = [self._line(name, one, now, asked_at.get(name)) for name, one in self._desks.items()]
        lines.sort(key=lambda line: (not line.silent_min, line.help_open is None, line.desk))
        silent = [line for line in lines if line.silent_min]
        items = [*self._doubles(desk, event), *self._tickets(desk, tickets)]
        items += [OpenItem("silent", plain(line.desk), f"{line.silent_min}") for line in silent]
        recent = sum(count for step, count in self._steps.items() if step > local - timedelta(minutes=15))
        per_minute = recent / 15
        gaps = [gap for one in self._desks.values() for gap in one.gaps]
        each = statistics.median(gaps) if len(gaps) >= 5 else None
        at_work = sum(bool(one.admitted) and now - one.admitted[-1] <= AT_WORK for one in self._desks.values())
        entered = len(self._seen)
        return Overview(
            event=event.name,
            at=local,
            day=(local.date() - event.local(event.starts_at).date()).days + 1,
            entered=entered,
            expected=len(desk.roll) if desk.roll else 0,
            by_type=self._by_type(event),
            halls=_halls(desk, event, now),
            arrivals=self._arrivals(local),
            desks=tuple(lines[:DESKS_SHOWN]),
            desks_well=max(0, len(lines) - DESKS_SHOWN),
            open=tuple(items[:OPEN_SHOWN]),
            open_count=len(items),
            per_minute=per_minute,
            seconds_each=each,
            more_positions=more_positions(per_minute, each, at_work),
        )

    @staticmethod
    def _line(name: str, one: _Desk, now: datetime, ticket: int | None) -> DeskLine:
        hour = sum(at > now - timedelta(hours=1) for at in one.admitted)
        quiet = now - one.last_heard
        silent = round(quiet.total_seconds() / 60) if hour and quiet >= SILENT else 0
        return DeskLine(name, hour, silent, ticket)

    def _by_type(self, event: Event) -> tuple[tuple[Text, int], ...]:
        names = {str(kind.id): kind.name for kind in event.ticket_types.values()}
        return tuple((names[kind], count) for kind, count in self._types.most_common(3) if kind in names and count)

    def _arrivals(self, local: datetime) -> tuple[tuple[datetime, int], ...]:
        last = local.replace(minute=local.minute // 5 * 5, second=0, microsecond=0)
        steps = [last - STEP * back for back in reversed(range(SHOWN_STEPS))]
        return tuple((step, self._steps[step]) for step in steps)

    @staticmethod
    def _doubles(desk: Desk, event: Event) -> list[OpenItem]:
        found: list[OpenItem] = []
        for door in event.lists.values():
            for conflict in desk.conflicts(door.id):
                row = desk.roll.known(AttendeeId(conflict.attendee)) if desk.roll else None
                where = ", ".join(f"{mark.desk} {event.local(mark.at):%H:%M}" for mark in conflict.entries[:2])
                found.append(OpenItem("double", masked(row.name) if row else plain(""), where))
        return found

    @staticmethod
    def _tickets(desk: Desk, tickets: Iterable[HelpTicket]) -> list[OpenItem]:
        found: list[OpenItem] = []
        for ticket in tickets:
            row = desk.roll.known(ticket.attendee) if desk.roll and ticket.attendee else None
            name = masked(row.name if row else PersonName())
            found.append(OpenItem("help", name, ticket.desk, ticket.number, ticket.why))
        return found


def more_positions(per_minute: float, seconds_each: float | None, at_work: int) -> int:
    """How many more positions keep everybody at ``PLANNED_LOAD``; 0 while too little is known."""
    if seconds_each is None or not at_work:
        return 0
    return max(0, math.ceil(per_minute * seconds_each / 60 / PLANNED_LOAD) - at_work)


def _halls(desk: Desk, event: Event, now: datetime) -> tuple[HallLoad, ...]:
    """Sessions that are open now and have a limit, the fullest first."""
    found: list[HallLoad] = []
    for door in event.lists.values():
        session = event.sessions.get(door.session) if door.session else None
        capacity = event.capacity_of(door)
        if session is None or not capacity or not session.doors_at <= now < session.ends_at:
            continue
        found.append(HallLoad(session.name, desk.inside(door.id, now), capacity))
    found.sort(key=lambda one: -one.share)
    return tuple(found[:HALLS_SHOWN])
