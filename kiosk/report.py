"""Tables computed from facts: the roster with attendance, and who is inside now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kiosk.desk import Desk
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import CheckInList, Event
from kiosk.domain.ids import AttendeeId, Code, ListId
from kiosk.domain.presence import presence
from kiosk.sheets import Cell

_MINUTE = "%Y-%m-%d %H:%M"


@dataclass(frozen=True, slots=True)
class Table:
    """Headings in both languages, and rows to be run through once."""

    headings: tuple[str, ...]
    rows: Iterator[tuple[Cell, ...]]


_WHO = (
    "编号 id", "票号 code", "姓名 name", "拼音或外文名 latin", "单位 organisation", "职务 title", "票种 type",
    "状态 status", "订单 order",
)  # fmt: skip


def attendance(desk: Desk, now: datetime) -> Table:
    """Everybody on the roll, and for each list that anybody entered when they first came, how often, and if inside."""
    event, roll = desk.event, desk.roll
    assert event is not None and roll is not None
    entered = {door.id: set(desk.journal.fold.entered(door.id)) for door in event.lists.values()}
    doors = [door for door in event.lists.values() if entered[door.id]]
    came = set[str]().union(*entered.values())
    what = ("首次 first", "次数 entries", "在场 inside")
    headings = (*_WHO, "胸卡 badge", *(f"{door.name.zh} {door.id} {each}" for door in doors for each in what))

    def rows() -> Iterator[tuple[Cell, ...]]:
        for guest in roll:
            if f"a:{guest.id}" in came:
                yield (*_who(guest, event), desk.badge(guest).state, *_stays(desk, guest, doors, now))
            else:
                yield (*_who(guest, event), desk.badge(guest).state, *("", 0, "") * len(doors))

    return Table(headings, rows())


def _stays(desk: Desk, guest: Attendee, doors: list[CheckInList], now: datetime) -> Iterator[Cell]:
    assert desk.event is not None
    past = desk.journal.history(guest.id, guest.code)
    for door in doors:
        here = presence(past, door.id, desk.event, now)
        yield f"{desk.event.local(here.entries[0].at):{_MINUTE}}" if here.entries else ""
        yield len(here.entries)
        yield "是 yes" if here.inside else ""


def inside(desk: Desk, now: datetime, door: ListId | None = None) -> Table:
    """Who is inside now, list by list; a list that is the door of a session names its hall."""
    event = desk.event
    assert event is not None
    doors = [event.lists[door]] if door is not None else list(event.lists.values())
    headings = ("场馆 hall", "签到表 list", *_WHO, "入场 since")

    def rows() -> Iterator[tuple[Cell, ...]]:
        for here in doors:
            where = (_hall(event, here), f"{here.name.zh} {here.id}")
            for person in desk.journal.fold.people_inside(here, event, now):
                yield (*where, *_person(desk, event, person), _since(desk, event, here.id, person, now))

    return Table(headings, rows())


def _hall(event: Event, door: CheckInList) -> str:
    session = event.sessions.get(door.session) if door.session else None
    hall = event.halls.get(session.hall) if session else None
    return f"{hall.name.zh} {hall.id}" if hall else ""


def _person(desk: Desk, event: Event, person: str) -> tuple[Cell, ...]:
    guest = desk.roll.known(AttendeeId(person[2:])) if desk.roll and person.startswith("a:") else None
    # Somebody let in by a signed ticket alone has a code and no row.
    return _who(guest, event) if guest else ("", person[2:], *("",) * (len(_WHO) - 2))


def _since(desk: Desk, event: Event, door: ListId, person: str, now: datetime) -> str:
    named = AttendeeId(person[2:]) if person.startswith("a:") else None
    past = desk.journal.history(named, None if named else Code(person[2:]))
    since = presence(past, door, event, now).inside_since
    return f"{event.local(since):{_MINUTE}}" if since else ""


def _who(guest: Attendee, event: Event) -> tuple[Cell, ...]:
    kind = event.ticket_types.get(guest.ticket_type)
    return (
        guest.id,
        guest.code,
        guest.name.zh or "",
        guest.name.latin or "",
        guest.organisation.zh if guest.organisation else "",
        guest.title.zh if guest.title else "",
        kind.name.zh if kind else guest.ticket_type,
        guest.status,
        guest.order or "",
    )
