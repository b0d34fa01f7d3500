"""Small halls for tests, told only what matters: everything else has a good default."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.desk import Ask, Outcome, Post
from kiosk.domain.attendee import Attendee, PersonName
from kiosk.domain.event import CheckInList, Event, Gate, Hall, Question, Session, SessionKind, TicketType
from kiosk.domain.facts import Admitted, Body, Fact
from kiosk.domain.ids import AttendeeId, Code, DeskId, EventId, FactId, GateId, HallId, ListId, SessionId, TicketTypeId
from kiosk.domain.presence import History, Presence
from kiosk.domain.scanned import Found, Guest, Scan
from kiosk.domain.text import Text
from kiosk.pack.pack import Pack
from kiosk.station import Station

ZONE = ZoneInfo("Asia/Shanghai")
VENUE = ListId("venue")


def clock_at(text: str, day: int = 15) -> datetime:
    """A time of day in the hall, ``HH:MM``, on a day of November 2025."""
    hour, minute = text.split(":")
    return datetime(2025, 11, day, int(hour), int(minute), tzinfo=ZONE)


NINE = clock_at("09:00")


def a_type(id: str = "guest", zh: str = "嘉宾", en: str = "Guest", **more: Any) -> TicketType:
    return TicketType(TicketTypeId(id), Text(zh, en), **more)


def a_list(id: str = "venue", **more: Any) -> CheckInList:
    return CheckInList(ListId(id), more.pop("name", Text(f"入口{id}", f"Door {id}")), **more)


def a_hall(id: str = "n1", seats: int | None = None) -> Hall:
    return Hall(HallId(id), Text("N1 馆", "Hall N1"), seats)


def a_session(id: str = "forum", seats: int | None = None, starts: str = "10:00", ends: str = "12:00") -> Session:
    start = clock_at(starts)
    name = Text("主题论坛", "Forum")
    doors = start - timedelta(minutes=30)
    return Session(SessionId(id), SessionKind.FORUM, name, HallId("n1"), start, clock_at(ends), doors, seats)


def an_event(
    lists: Iterable[CheckInList] = (),
    types: Iterable[TicketType] = (),
    *,
    sessions: Iterable[Session] = (),
    questions: Iterable[Question] = (),
    halls: Iterable[Hall] = (),
    gates: Iterable[str] = ("north", "south"),
    **more: Any,
) -> Event:
    """One venue list and three ticket types unless told otherwise."""
    kinds = list(types) or [a_type(), a_type("press", "媒体", "Press"), a_type("talent", "技能人才", "Skilled talent")]
    usual: dict[str, Any] = {
        "id": EventId("expo"),
        "name": Text("大会", "Conference"),
        "venue": Text("国博中心", "Expo Centre"),
        "timezone": "Asia/Shanghai",
        "starts_at": NINE,
        "ends_at": clock_at("17:00", 16),
    }
    return Event(
        **{**usual, **more},
        halls={hall.id: hall for hall in list(halls) or [a_hall()]},
        ticket_types={kind.id: kind for kind in kinds},
        sessions={session.id: session for session in sessions},
        lists={door.id: door for door in list(lists) or [a_list()]},
        gates={GateId(gate): Gate(GateId(gate), Text(f"{gate} 门", f"Gate {gate}")) for gate in gates},
        questions={question.id: question for question in questions},
    )


def an_attendee(id: str = "p-1", code: str | None = None, ticket_type: str = "guest", **more: Any) -> Attendee:
    name = more.pop("name", PersonName("胡静", "Hu Jing"))
    return Attendee(AttendeeId(id), Code(code or f"CODE-{id}"), TicketTypeId(ticket_type), name, **more)


def a_scan(
    attendee: Attendee | None = None, event: Event | None = None, door: str | None = "venue", **more: Any
) -> Scan:
    """One guest at one door at nine; ``history`` and ``guest`` for what is known of them."""
    guest = more.pop("guest", None) or Guest(attendee or an_attendee(), more.pop("history", History()))
    found = more.pop("found", None) or Found((guest,))
    now = more.pop("now", NINE)
    return Scan(event or an_event(), None if door is None else ListId(door), found, now, **more)


def a_fact(body: Body | None = None, desk: str = "desk-9", seq: int = 1, at: datetime = NINE, **more: Any) -> Fact:
    """A fact of another desk; ``attendee`` p-1 unless a code is told."""
    who = {} if "code" in more or "attendee" in more else {"attendee": AttendeeId("p-1")}
    return Fact(
        id=FactId(more.pop("id", f"{desk}-{seq}")),
        event=EventId("expo"),
        desk=DeskId(desk),
        desk_seq=seq,
        at=at,
        hlc=more.pop("hlc", ""),
        body=body or Admitted(VENUE, "CODE-p-1"),
        **who,
        **more,
    )


class Clock:
    """What the desk's clock shows; a test moves it."""

    def __init__(self, at: datetime = NINE) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


def a_desk(
    folder: Path,
    event: Event | None = None,
    attendees: Iterable[Attendee] | None = None,
    *,
    desk: str = "desk-1",
    gate: str | None = None,
    clock: Clock | None = None,
) -> Station:
    """A real desk on a real store, with a roster of one guest unless told otherwise."""
    station = Station(folder, Post(DeskId(desk), GateId(gate) if gate else None), clock or Clock())
    guests = (an_attendee(),) if attendees is None else tuple(attendees)
    station.take(Pack(event or an_event(), guests))
    return station


def scan(station: Station, text: str, door: str | None = "venue", **more: Any) -> Outcome:
    return station.desk.scan(Ask(text, None if door is None else ListId(door), **more))


def a_presence(*times: datetime, left: bool = False) -> Presence:
    """Somebody who entered the venue at these times; inside unless they ``left``."""
    from kiosk.journal.marks import marks_of

    marks = tuple(marks_of(a_fact(seq=seq, at=at) for seq, at in enumerate(times, start=1)))
    return Presence(marks, None if left or not times else times[-1], left)
