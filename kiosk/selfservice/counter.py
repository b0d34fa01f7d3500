"""The kiosk's side of the desk: turns wishes into scans, look-ups and facts.  Lives on the desk's thread.

It alone holds the guest of the visit; what it hands out is masked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.desk import Desk
from kiosk.domain import reason as why
from kiosk.domain.amendment import Field as RowField
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event, QuestionType
from kiosk.domain.facts import Agreed, Direction
from kiosk.domain.ids import HallId, ListId
from kiosk.domain.programme import due_list
from kiosk.domain.reason import Looks
from kiosk.domain.text import Language, plain
from kiosk.domain.verdict import VerdictKind
from kiosk.helpdesk import ask as ask_help
from kiosk.outcome import Ask, Outcome
from kiosk.roster.finder import Hit
from kiosk.roster.found import Why
from kiosk.selfservice.day import day_of
from kiosk.selfservice.masking import masked, masked_company
from kiosk.selfservice.replies import (
    Asked,
    AskHelp,
    Check,
    Coached,
    DataCheck,
    Known,
    LookedUp,
    LookUp,
    MaskedHit,
    NotProven,
    Person,
    Prove,
    Proven,
    Reply,
    Said,
    Second,
    Step,
    Stopped,
    TakeBack,
    Ticketed,
    Welcomed,
)

MOST_HITS = 3
TRIES = 3

LOOKED_UP_BY = frozenset({Why.NAME, Why.PINYIN, Why.INITIALS, Why.LATIN, Why.PHONE, Why.BOOKING})
"""No code, which would be guessed, and no company, which would be browsed."""
BY_NAME = frozenset({Why.NAME, Why.PINYIN, Why.INITIALS, Why.LATIN})


@dataclass(frozen=True, slots=True)
class CounterOptions:
    """How this kiosk is set."""

    pinned: ListId | None = None
    hall: HallId | None = None
    direction: Direction = Direction.ENTRY
    checks_data: bool = False
    """Every guest looks over what will stand on the badge."""
    not_for: frozenset[str] = frozenset()
    """Ticket types that staff check in by hand."""
    shows_inside: bool = False
    """At a session's door: how many are inside."""
    only_tells: bool = False
    """A board that tells where to go: nobody is let in, nothing is recorded."""


@dataclass
class _Guest:
    """Who stands at the kiosk now."""

    visit: int
    attendee: Attendee | None = None
    text: str = ""
    line: str = ""
    hits: tuple[Hit, ...] = ()
    tries: int = TRIES
    admitted: ListId | None = None


class Counter:
    """Serves one kiosk.  Belongs to the thread of the desk."""

    def __init__(self, desk: Desk, options: CounterOptions, print_badge: Callable[[Outcome], bool]) -> None:
        """``print_badge`` sends the badge of an outcome on its way; False = this kiosk prints none."""
        self._desk, self._options, self._print = desk, options, print_badge
        self._guest = _Guest(0)

    @property
    def present(self) -> Attendee | None:
        return self._guest.attendee

    @property
    def visit(self) -> int:
        return self._guest.visit

    def forget(self, visit: int) -> None:
        """The visit is over."""
        if self._guest.visit == visit:
            self._guest = _Guest(0)

    def _of(self, visit: int) -> _Guest:
        if self._guest.visit != visit:
            self._guest = _Guest(visit)
        return self._guest

    def door(self, now: datetime) -> ListId | None:
        """The list that this kiosk works."""
        event = self._desk.event
        if event is None:
            return None
        pinned = self._options.pinned
        return pinned if pinned in event.lists else due_list(event, now, self._options.hall)

    # Check-in.

    def check(self, wish: Check) -> Reply:
        """Look first; let in once nothing is open.  The fact is on disk when this returns a welcome."""
        guest, event, now = self._of(wish.visit), self._desk.event, self._desk.now()
        door = self.door(now)
        ask = Ask(
            wish.code, door, direction=self._options.direction, source=wish.source, answers=dict(wish.said.answers)
        )
        looked = self._desk.look(ask)
        guest.text = wish.code
        guest.attendee = looked.guest
        kind, attendee = looked.kind, looked.guest
        if event is None or attendee is None:
            return self._nobody(wish.visit, looked, ask)
        person = self.person(attendee, event, now)
        if self._options.only_tells:
            return Known(wish.visit, person, plain(""))
        if kind in (VerdictKind.ADMITTED, VerdictKind.ANSWERS_NEEDED, VerdictKind.EXITED):
            if attendee.ticket_type in self._options.not_for:
                return Stopped(wish.visit, person, "by_hand")
            if kind is VerdictKind.EXITED:
                return self._admit(wish.visit, ask, person)
            steps = self._open(event, attendee, looked, wish.said)
            if steps is None:
                return Stopped(wish.visit, person, VerdictKind.ANSWERS_NEEDED)
            if steps:
                return Asked(wish.visit, person, steps)
            self._write_down(attendee, wish.said)
            return self._admit(wish.visit, ask, person)
        if kind is VerdictKind.ALREADY_IN:
            return self._again(wish.visit, ask, looked, person)
        self._desk.scan(ask)
        return Stopped(wish.visit, person, kind, looked.line)

    def _nobody(self, visit: int, looked: Outcome, ask: Ask) -> Reply:
        if isinstance(looked.verdict.reason, why.NotOnList) and looked.verdict.reason.looks is Looks.NOTHING:
            return Coached(visit, looked.line, looked.advice)
        self._desk.scan(ask)
        reason = looked.verdict.reason
        if isinstance(reason, why.NotOnList) and reason.looks not in (Looks.OTHER, Looks.OTHER_EVENT):
            return Coached(visit, looked.line, looked.advice)
        return Stopped(visit, None, looked.kind, looked.line)

    def _open(self, event: Event, attendee: Attendee, looked: Outcome, said: Said) -> tuple[Step, ...] | None:
        """Notices, questions and the look at the data that are still open; None = one that no touch can answer."""
        agreed = {*attendee.consent, *said.agreed, *self._agreed_before(attendee)}
        notices = [one for one in event.notices if one.required and f"{one.id}@{one.version}" not in agreed]
        questions = [event.questions[one] for one in looked.verdict.questions]
        if any(one.type is QuestionType.PHOTO and one.required for one in questions):
            return None
        check = self._options.checks_data and said.corrected is None
        return (*notices, *questions, *((self._data(attendee),) if check else ()))

    def _agreed_before(self, attendee: Attendee) -> set[str]:
        facts = self._desk.journal.facts_about(attendee.id or None, attendee.code)
        return {f"{fact.body.notice}@{fact.body.version}" for fact in facts if isinstance(fact.body, Agreed)}

    @staticmethod
    def _data(attendee: Attendee) -> DataCheck:
        organisation = attendee.organisation
        return DataCheck(
            " · ".join(part for part in (attendee.name.zh, attendee.name.latin) if part),
            " · ".join(dict.fromkeys((organisation.zh, organisation.en))) if organisation else "",
        )

    def _write_down(self, attendee: Attendee, said: Said) -> None:
        """What the guest agreed to and put right, as facts of their own, before they are let in."""
        before = self._agreed_before(attendee)
        for each in said.agreed:
            if each not in before:
                self._desk.record(attendee, Agreed(*each.rsplit("@", 1)))
        if said.corrected and attendee.id:
            self._desk.correct(attendee.id, {RowField(field): text for field, text in said.corrected.items()})

    def _admit(self, visit: int, ask: Ask, person: Person) -> Reply:
        outcome = self._desk.scan(ask)
        if not outcome.verdict.lets_pass:
            return Stopped(visit, person, outcome.kind, outcome.line)
        self._of(visit).admitted = ask.door
        inside = None
        if self._options.shows_inside and ask.door is not None:
            inside = self._desk.inside(ask.door, self._desk.now())
        left = outcome.kind is VerdictKind.EXITED
        return Welcomed(visit, person, self._print(outcome), inside=inside, left=left)

    def _again(self, visit: int, ask: Ask, looked: Outcome, person: Person) -> Reply:
        """Checked in before: the badge may still be owed, or its fate unknown."""
        outcome = self._desk.scan(ask)
        if outcome.owes_badge:
            return Welcomed(visit, person, self._print(outcome), again=True)
        if outcome.guest is not None and self._desk.badge(outcome.guest).state in ("sent", "unknown"):
            return Stopped(visit, person, "badge")
        return Known(visit, person, looked.line)

    def person(self, attendee: Attendee, event: Event, now: datetime) -> Person:
        """The guest as the screen may show them."""
        kind = event.ticket_types.get(attendee.ticket_type)
        language = attendee.language or (Language.ZH if attendee.name.zh else Language.EN)
        return Person(masked(attendee.name), language, kind.name if kind else plain(""), day_of(event, attendee, now))

    # Without a code.

    def look_up(self, wish: LookUp) -> LookedUp:
        """At most three masked hits; nothing is recorded."""
        guest = self._of(wish.visit)
        found = [
            hit
            for hit in self._desk.search(wish.text, MOST_HITS + 6)
            if hit.why in LOOKED_UP_BY and hit.attendee.addon_to is None and second_of(hit) is not None
        ]
        guest.hits = tuple(found[:MOST_HITS])
        return LookedUp(wish.visit, wish.text, _masked_hits(guest.hits), len(found) > MOST_HITS)

    def prove(self, wish: Prove) -> Reply:
        """Whether the second fact fits; three tries for each guest."""
        guest = self._of(wish.visit)
        if not 0 <= wish.hit < len(guest.hits):
            return NotProven(wish.visit, 0)
        hit = guest.hits[wish.hit]
        if self._fits(hit, wish.text):
            code = hit.attendee.code
            guest.hits = ()
            return Proven(wish.visit, code)
        guest.tries -= 1
        return NotProven(wish.visit, guest.tries)

    def _fits(self, hit: Hit, text: str) -> bool:
        match second_of(hit):
            case Second.PHONE:
                digits = _digits(text)
                return len(digits) == 4 and _digits(hit.attendee.phone or "").endswith(digits)
            case Second.MAIL:
                return text.strip().casefold() == (hit.attendee.email or "").strip().casefold()
            case Second.NAME:
                hits = self._desk.search(text, 50)
                return any(one.attendee.id == hit.attendee.id and one.why in BY_NAME for one in hits)
            case None:
                return False

    # Help and regret.

    def help(self, wish: AskHelp) -> Ticketed:
        """Write the ticket; the same guest keeps the number of an open one."""
        guest = self._of(wish.visit)
        ticket = ask_help(
            self._desk,
            wish.why,
            guest=guest.attendee,
            door=self.door(self._desk.now()),
            text="" if guest.attendee else guest.text,
            note=wish.note,
        )
        return Ticketed(wish.visit, ticket.number)

    def take_back(self, wish: TakeBack) -> None:
        """Undo the entry that this visit made."""
        guest = self._of(wish.visit)
        if guest.admitted is not None and guest.attendee is not None and guest.attendee.id:
            self._desk.undo(guest.attendee.id, guest.admitted)
            guest.admitted = None


def second_of(hit: Hit) -> Second | None:
    """Which second fact proves a hit: another one than it was found by; None = only staff can."""
    phone = len(_digits(hit.attendee.phone or "")) >= 4
    if hit.why is Why.PHONE:
        return Second.MAIL if hit.attendee.email else Second.NAME if hit.attendee.name else None
    if phone:
        return Second.PHONE
    return Second.MAIL if hit.attendee.email else None


def _masked_hits(hits: Sequence[Hit]) -> tuple[MaskedHit, ...]:
    found: list[MaskedHit] = []
    for hit in hits:
        second = second_of(hit)
        assert second is not None
        found.append(MaskedHit(masked(hit.attendee.name), masked_company(hit.attendee.organisation), second))
    return tuple(found)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdecimal() and char.isascii())
