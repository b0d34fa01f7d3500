"""Who is inside: folded from a person's entries and exits, in the order of their own time.

Entries and exits are told apart from what follows of itself: the nightly exit of
a list (``exit_all_at``) and the exit that an entry to one hall gives on every
other list with ``leave_others``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from operator import attrgetter
from zoneinfo import ZoneInfo

from kiosk.domain.event import CheckInList, Event, Json, no_answers
from kiosk.domain.facts import Direction
from kiosk.domain.ids import DeskId, FactId, ListId, QuestionId
from kiosk.domain.text import in_zone


@dataclass(frozen=True, slots=True)
class Mark:
    """One recorded entry or exit of a person."""

    fact: FactId
    list: ListId
    direction: Direction
    at: datetime
    desk: DeskId
    seq: int
    gate: str | None = None
    answers: Mapping[QuestionId, Json] = field(default_factory=no_answers)
    again: bool = False
    """An entry that staff gave although they saw the one before."""


@dataclass(frozen=True, slots=True)
class Presence:
    """A person on one list, as of some moment."""

    entries: tuple[Mark, ...] = ()
    inside_since: datetime | None = None
    """None = not inside."""
    left: bool = False
    """The last event is an exit, whatever caused it."""
    doubles: tuple[Mark, ...] = ()
    """Entries that the door would have refused as already in."""

    @property
    def inside(self) -> bool:
        return self.inside_since is not None

    @property
    def after_exit(self) -> "Presence":
        """The same person a moment later, gone."""
        return Presence(self.entries, None, True, self.doubles)

    def admits_again(self, door: CheckInList) -> bool:
        """Whether one more entry is none too many (step 10 of the decision)."""
        return not self.entries or door.multiple_entries or (door.reentry_after_exit and self.left)


NOWHERE = Presence()
_ORDER = attrgetter("at", "desk", "seq")


@dataclass(frozen=True, slots=True)
class History:
    """Everything known of one person: live entries and exits on all lists, in order."""

    marks: tuple[Mark, ...] = ()

    @property
    def answers(self) -> dict[QuestionId, Json]:
        """Answers given at any desk; the latest of each question counts."""
        given: dict[QuestionId, Json] = {}
        for mark in self.marks:
            given.update(mark.answers)
        return given

    def entered(self, door: ListId) -> bool:
        return any(mark.list == door and mark.direction is Direction.ENTRY for mark in self.marks)

    def last_on(self, door: ListId) -> Mark | None:
        return next((mark for mark in reversed(self.marks) if mark.list == door), None)


def history(marks: Iterable[Mark], undone: frozenset[FactId] | set[FactId] = frozenset()) -> History:
    """The person's history; an undone fact counts nowhere."""
    live = [mark for mark in marks if mark.fact not in undone] if undone else list(marks)
    live.sort(key=_ORDER)
    return History(tuple(live))


def whereabouts(past: History, event: Event, now: datetime | None) -> dict[ListId, Presence]:
    """The person's presence on each list they have touched.

    ``now`` bounds the nightly exits; None = none after the last mark, for folds
    that a later look completes with ``still_inside``.
    """
    zone = event.zone
    stays: dict[ListId, Presence] = {}
    for mark in past.marks:
        door = event.lists.get(mark.list)
        stay = _after_night(stays.get(mark.list, NOWHERE), door, zone, mark.at)
        if mark.direction is Direction.EXIT:
            stays[mark.list] = stay.after_exit
            continue
        stays[mark.list] = _entered(stay, mark, door)
        if door is not None and door.leave_others:
            _leave_other_halls(stays, mark, event, zone)
    if now is not None:
        for touched, stay in stays.items():
            stays[touched] = _after_night(stay, event.lists.get(touched), zone, now)
    return stays


def presence(past: History, door: ListId, event: Event, now: datetime) -> Presence:
    return whereabouts(past, event, now).get(door, NOWHERE)


def _entered(stay: Presence, mark: Mark, door: CheckInList | None) -> Presence:
    double = door is not None and not mark.again and not stay.admits_again(door)
    return Presence(
        entries=(*stay.entries, mark),
        inside_since=mark.at,
        left=False,
        doubles=(*stay.doubles, mark) if double else stay.doubles,
    )


def _leave_other_halls(stays: dict[ListId, Presence], mark: Mark, event: Event, zone: ZoneInfo) -> None:
    for other, stay in stays.items():
        door = event.lists.get(other)
        if other == mark.list or door is None or not door.leave_others:
            continue
        current = _after_night(stay, door, zone, mark.at)
        stays[other] = current.after_exit if current.inside else current


def _after_night(stay: Presence, door: CheckInList | None, zone: ZoneInfo, moment: datetime) -> Presence:
    if door is None or door.exit_all_at is None or stay.inside_since is None:
        return stay
    if still_inside(stay.inside_since, door.exit_all_at, zone, moment):
        return stay
    return stay.after_exit


def still_inside(since: datetime, exit_all_at: time, zone: ZoneInfo, moment: datetime) -> bool:
    """Whether no nightly exit fell after ``since`` and up to ``moment``."""
    nightly = last_night(exit_all_at, zone, moment)
    return nightly is None or since >= nightly


def last_night(exit_all_at: time, zone: ZoneInfo, moment: datetime) -> datetime | None:
    """The latest nightly exit at or before ``moment``, in UTC; None before the calendar begins."""
    day = in_zone(moment, zone).date()
    # As instants: in the night when clocks are put back, their hands pass the same time twice.
    today = in_zone(datetime.combine(day, exit_all_at, zone), UTC)
    if today <= in_zone(moment, UTC):
        return today
    try:
        return in_zone(datetime.combine(day - timedelta(days=1), exit_all_at, zone), UTC)
    except OverflowError:
        return None
