"""The invented guests of the bundled event: the same for the same seed."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from random import Random

from kiosk.demo import firms
from kiosk.demo.guests_abroad import GUESTS_ABROAD, UNIVERSITIES
from kiosk.demo.names import chinese_name
from kiosk.domain.attendee import Attendee, PersonName, Status
from kiosk.domain.event import Event, Json, SessionKind
from kiosk.domain.ids import AttendeeId, Code, QuestionId, SessionId, TicketTypeId, VariationId
from kiosk.domain.text import Language, Text, plain

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0 O 1 I L, which people mistake for each other when they read a code out."""
PROJECTS = 250

_PARTS = (
    # Of 1,000 guests; skilled talent is the rest.
    ("project-team", 172), ("employer", 90), ("institute", 60), ("staff", 40), ("speaker", 16), ("press", 12),
)  # fmt: skip
_LUNCH, _SHUTTLE = Text("午餐", "Lunch"), Text("接驳车", "Shuttle")
_NOTES = (
    "轮椅通道 / step-free route",
    "由礼宾陪同 / to be met by the host",
    "需要靠近讲台的座位 / seat near the stage",
)
_ADDONS = (("gala-dinner", 0.085), ("young-scientist", 0.04))


@dataclass
class _Counter:
    """What must be different for every guest."""

    chance: Random
    codes: set[str]
    emails: dict[str, int]
    number: int = 0

    def code(self) -> Code:
        while True:
            code = "CQ25-" + "".join(self.chance.choices(CODE_LETTERS, k=8))
            if code not in self.codes:
                self.codes.add(code)
                return Code(code)

    def email(self, latin: str) -> str:
        ascii_only = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
        name = ".".join("".join(each for each in word if each.isalnum()) for word in ascii_only.split()).strip(".")
        name = name or "guest"
        again = self.emails[name] = self.emails.get(name, 0) + 1
        return f"{name}{again if again > 1 else ''}@example.org"


def invented_people(event: Event, people: int, seed: int) -> tuple[Attendee, ...]:
    """``people`` guests, in no order, and after each the rows of its add-ons."""
    chance = Random(seed)  # noqa: S311 - the same people every time is the aim
    counter = _Counter(chance, set(), {})
    guests = [_with_troubles(_guest(kind, place, counter), event, chance) for kind, place in _kinds(people)]
    chance.shuffle(guests)
    rows: list[Attendee] = []
    for number, guest in enumerate(guests, 1):
        named = replace(guest, id=AttendeeId(f"p-{number:05}"), phone=_phone(number, guest.country))
        rows += [named, *_addons(named, counter)]
    return tuple(rows)


def _kinds(people: int) -> list[tuple[str, int]]:
    """Ticket type and running number within it, for every guest."""
    counts = {kind: round(people * share / 1000) for kind, share in _PARTS}
    counts["intl-guest"] = min(len(GUESTS_ABROAD), round(people * len(GUESTS_ABROAD) / 3500))
    counts["talent"] = people - sum(counts.values())
    return [(kind, place) for kind, count in counts.items() for place in range(count)]


def _guest(kind: str, place: int, counter: _Counter) -> Attendee:
    if kind == "intl-guest":
        return _from_abroad(place, counter)
    chance = counter.chance
    spelled = chinese_name(chance)
    order = _order(kind, place)
    return Attendee(
        id=AttendeeId(""),
        code=counter.code(),
        ticket_type=TicketTypeId(kind),
        name=PersonName(spelled.zh, spelled.latin),
        variation=VariationId(("keynote", "panel", "panel")[place % 3]) if kind == "speaker" else None,
        order=order,
        organisation=_organisation(kind, order),
        title=chance.choice(firms.JOBS) if kind != "staff" else None,
        email=counter.email(spelled.latin),
        country="CN",
        language=Language.ZH,
        consent=_consent(chance),
        entitlements=(_LUNCH,) if kind in ("speaker", "staff", "press") else (),
    )


def _from_abroad(place: int, counter: _Counter) -> Attendee:
    guest = GUESTS_ABROAD[place]
    chance = counter.chance
    answers: dict[QuestionId, Json] = {}
    if chance.random() < 0.85:
        visits = chance.random() < 0.3
        answers = {
            QuestionId("q-interpretation"): chance.choice(("none", "en")),
            QuestionId("q-lab-visit"): visits,
            QuestionId("q-meal"): chance.choice(("any", "any", "veg", "halal")),
        }
        answers |= {QuestionId("q-shoe"): chance.randint(36, 46)} if visits else {}
    return Attendee(
        id=AttendeeId(""),
        code=counter.code(),
        ticket_type=TicketTypeId("intl-guest"),
        name=guest.name,
        order=f"BK9{place:04}",
        organisation=plain(UNIVERSITIES[place % len(UNIVERSITIES)]),
        title=chance.choice(firms.JOBS[3:9]),
        email=counter.email(guest.name.latin or ""),
        country=guest.country,
        language=Language.EN,
        attention=chance.random() < 0.2,
        answers=answers,
        consent=_consent(chance),
        entitlements=(_LUNCH, _SHUTTLE),
    )


def _order(kind: str, place: int) -> str:
    """Teams, delegations and classes book together; a booking holds two to eight guests."""
    if kind == "project-team":
        return f"BK1{place % PROJECTS:04}"
    size = {"employer": 4, "institute": 5, "press": 2, "staff": 8}.get(kind, 1)
    first = {"employer": 2, "institute": 3, "press": 4, "staff": 5, "speaker": 6}.get(kind, 7)
    return f"BK{first}{place // size:04}"


def _organisation(kind: str, order: str) -> Text:
    """The same for everybody of one booking."""
    chance = firms.chance_of(0, order)
    if kind in ("institute", "speaker"):
        return firms.institute(chance)
    if kind == "press":
        return firms.newsroom(chance)
    if kind == "staff":
        return Text("大会会务组", "Conference office")
    return firms.employer(chance)


def _consent(chance: Random) -> tuple[str, ...]:
    agreed = ("privacy@1", "photo@1") if chance.random() < 0.8 else ("privacy@1",)
    return agreed if chance.random() < 0.97 else ()


def _phone(number: int, country: str | None) -> str:
    """Nobody has such a number: 100 is no mobile prefix, +999 no country."""
    first = "+86 100" if country == "CN" else "+999 100"
    return f"{first} {number // 10_000:04} {number % 10_000:04}"


def _with_troubles(guest: Attendee, event: Event, chance: Random) -> Attendee:
    """The few who will not just walk in, and everybody's own programme."""
    picked = tuple(sorted(chance.sample(sorted(event.sessions), chance.randint(0, 4))))
    guest = replace(guest, sessions=picked)
    draw = chance.random()
    if draw < 0.010:
        return _pending(guest, chance)
    if draw < 0.015:
        return replace(guest, status=Status.CANCELLED)
    if draw < 0.016:
        return replace(guest, status=Status.EXPIRED)
    if draw < 0.017:
        return replace(guest, blocked=True)
    if draw < 0.047:
        return _for_one_day(guest, event, chance)
    if draw < 0.057:
        return replace(guest, session=chance.choice(_forums(event)))
    if draw < 0.067:
        return replace(guest, attention=True, staff_note=chance.choice(_NOTES))
    return guest


def _forums(event: Event) -> list[SessionId]:
    return [each.id for each in event.sessions.values() if each.kind is SessionKind.FORUM]


def _pending(guest: Attendee, chance: Random) -> Attendee:
    draw = chance.random()
    return replace(guest, status=Status.PENDING, valid_if_pending=draw < 0.2, requires_approval=draw > 0.7)


def _for_one_day(guest: Attendee, event: Event, chance: Random) -> Attendee:
    day = event.local(event.starts_at).date() + timedelta(days=chance.randint(0, 1))
    start = datetime.combine(day, time(6), event.zone)
    return replace(guest, valid_from=start, valid_until=start + timedelta(hours=17))


def _addons(guest: Attendee, counter: _Counter) -> list[Attendee]:
    """Tickets beside the main one, under the same booking; they go by the guest's name."""
    if guest.is_cancelled or guest.ticket_type == "staff":
        return []
    kinds = [kind for kind, share in _ADDONS if counter.chance.random() < share]
    return [
        Attendee(
            id=AttendeeId(f"{guest.id}-{kind[0]}"),
            code=counter.code(),
            ticket_type=TicketTypeId(kind),
            order=guest.order,
            addon_to=guest.id,
        )
        for kind in kinds
    ]
