"""One door at work: a code comes in, a verdict goes out, the fact is on disk in between."""

import secrets
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kiosk import tally
from kiosk.domain import reason as why
from kiosk.domain.amendment import Field, corrected, guest_of
from kiosk.domain.attendee import Attendee
from kiosk.domain.claim import Answer, Claim, Lost, Offline
from kiosk.domain.event import Event
from kiosk.domain.facts import Body, ConflictSettled, Corrected, Fact, SignedIn, Source, Undone, WalkedIn
from kiosk.domain.ids import AttendeeId, Code, EventId, GateId, ListId
from kiosk.domain.questions import shown
from kiosk.domain.reason import Looks
from kiosk.domain.scanned import Found, Scan, Verdict, VerdictKind
from kiosk.domain.verdict import judge
from kiosk.errors import BadInput
from kiosk.guests import Guests, People
from kiosk.journal.badges import BadgeState
from kiosk.journal.draft import Draft, Writer
from kiosk.journal.journal import Journal
from kiosk.outcome import Ask, Outcome, Post
from kiosk.roll import Roll
from kiosk.roster.book import Book
from kiosk.roster.finder import Hit
from kiosk.seats import Seats
from kiosk.tally import Conflict, Counts
from kiosk.ticket.badge_code import badge_tag
from kiosk.ticket.clean import clean
from kiosk.ticket.veil import forms
from kiosk.words import advice, as_one, line
from kiosk.written import body_of, known_marks

UNDO_WITHIN = timedelta(minutes=15)
"""A desk takes back its own last fact up to this long after it."""

EARLIEST, LATEST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""A clock outside these is wrong; times are held to them so that no arithmetic overflows."""

FURTHEST_OFF_S = 20 * 366 * 86_400.0
"""A clock is never taken to be further off than twenty years."""


class Desk:
    """The one writer of a desk's journal.  Belongs to the thread that made it."""

    def __init__(
        self,
        post: Post,
        open_journal: Callable[[bool], Journal],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``open_journal(rehearsal)`` opens one of the desk's two journals."""
        self.post = post
        self.claim: Claim | None = None
        """Asks the fleet about each admission before it is written; None = this desk stands alone."""
        self._open_journal, self._clock = open_journal, clock
        self._book: Book | None = None
        self._event: Event | None = None
        self._offset = timedelta()
        self.rehearsal = False
        self.journal = self._real = open_journal(False)
        self._guests: Guests | None = None
        self._roll: Roll | None = None
        self._seats: Seats | None = None

    @property
    def event(self) -> Event | None:
        return self._event

    @property
    def roll(self) -> Roll | None:
        """The roster with what desks said of its guests; None while there is none."""
        return self._roll

    @property
    def book(self) -> Book | None:
        return self._book

    def use_roster(self, book: Book | None, event: Event | None) -> None:
        """Judge by this edition from the next scan on."""
        before, self._book, self._event = self._book, book, event
        people = People(book)
        if self._roll is not None:
            self._roll.close()
        self._roll, self._guests, self._seats = None, None, None
        if book is not None and event is not None:
            self._roll = Roll(book, event, self.journal.fold, lambda one: badge_tag(event.id, one))
            self._guests = Guests(self._roll, event, self.journal, people)
            self._seats = Seats(event, self.journal, self._roll)
        self.journal.use(event, people)
        if self.rehearsal:
            self._real.use(event, People(book))
        if before is not None and before is not book:
            before.close()

    def rehearse(self, rehearsal: bool) -> None:
        """Rehearsal has a journal of its own; the real one is untouched."""
        if rehearsal == self.rehearsal:
            return
        if rehearsal:
            self.journal = self._open_journal(True)
        else:
            self.journal.close()
            self.journal = self._real
        self.rehearsal = rehearsal
        self.use_roster(self._book, self._event)

    def correct_clock(self, ahead_s: float) -> None:
        """The hub has told that this desk's clock is ``ahead_s`` seconds ahead."""
        self._offset = timedelta(seconds=max(min(ahead_s, FURTHEST_OFF_S), -FURTHEST_OFF_S))

    def now(self, shown_at: datetime | None = None) -> datetime:
        """The corrected time, in UTC, for what the desk's clock shows."""
        moment = max(min(shown_at or self._clock(), LATEST), EARLIEST)
        return moment.astimezone(UTC) - self._offset

    def scan(self, ask: Ask) -> Outcome:
        """Judge one scan and write it down; the fact is durable when this returns."""
        now = self.now(ask.at)
        found = self._find(ask)
        if self._guests is not None and found.nobody == why.NotOnList(Looks.NOTHING) and not found.guests:
            return self._outcome(ask, judge(self._scan(ask, found, now)), now, None)
        verdict, draft, answer = self._decide(ask, found, now)
        return self._outcome(ask, verdict, now, self.journal.write(draft), answer)

    def _decide(self, ask: Ask, found: Found, now: datetime) -> tuple[Verdict, Draft, Answer | None]:
        """Judge; an admission stands when the fleet, where one can be asked, knows of nothing against it."""
        verdict = judge(self._scan(ask, found, now))
        draft = self._draft(ask, verdict, now)
        answer = self._asked(draft, verdict)
        told = True
        while isinstance(answer, Lost) and told:
            # others may come first any number of times; the fleet itself ends this when the time is up
            told = self.take(answer.facts) > 0
            verdict = judge(self._scan(ask, self._find(ask), now, full=answer.full))
            draft = self._draft(ask, verdict, now)
            again = self._asked(draft, verdict)
            if again is None:
                return verdict, draft, answer
            answer = again
        # Lost and still nothing against it: an answer that explains nothing is as good as none.
        return verdict, draft, Offline() if isinstance(answer, Lost) else answer

    def _asked(self, draft: Draft, verdict: Verdict) -> Answer | None:
        if self.claim is None or self.rehearsal or verdict.kind is not VerdictKind.ADMITTED:
            return None
        return self.claim(draft.fact, draft.content)

    def _find(self, ask: Ask) -> Found:
        return self._guests.find(ask.text, ask.source) if self._guests else Found()

    def look(self, ask: Ask) -> Outcome:
        """What a scan would say, without writing anything."""
        now = self.now(ask.at)
        return self._outcome(ask, judge(self._scan(ask, self._find(ask), now)), now, None)

    def _scan(self, ask: Ask, found: Found, now: datetime, *, full: bool = False) -> Scan:
        """``full``: the fleet has no seat left, whatever this desk has counted."""
        return Scan(
            event=self._event,
            door=ask.door,
            found=found,
            now=now,
            direction=ask.direction,
            answers=ask.answers,
            ignore_unpaid=ask.ignore_unpaid,
            let_in_again=ask.let_in_again,
            explained=bool(ask.override_reason and ask.override_reason.strip()),
            gate=ask.gate or self.post.gate,
            inside=lambda door: sys.maxsize if full else self.inside(door, now) + self._kept_from(found, door, now),
        )

    def _draft(self, ask: Ask, verdict: Verdict, now: datetime) -> Draft:
        guest = verdict.guest
        return self.journal.draft(
            body_of(ask, verdict),
            self._writer(ask.gate, ask.operator),
            now,
            attendee=guest.id if guest else None,
            code=guest.attendee.code if guest else None,
            knew=known_marks(guest, ask.door),
        )

    def _writer(self, gate: GateId | None = None, operator: str | None = None) -> Writer:
        return Writer(
            event=self._event.id if self._event else EventId("-"),
            desk=self.post.desk,
            gate=gate or self.post.gate,
            operator=operator or self.post.operator,
            roster_revision=self._book.revision if self._book is not None else "",
            clock_offset_s=self._offset.total_seconds(),
        )

    def _outcome(
        self, ask: Ask, verdict: Verdict, now: datetime, fact: Fact | None, answer: Answer | None = None
    ) -> Outcome:
        local = self._event.local(now) if self._event else now
        entries = len(verdict.presence.entries) + (verdict.kind is VerdictKind.ADMITTED)
        first, then = line(verdict.reason, local), advice(verdict.reason)
        words = shown(self._event, verdict.answers, self.post.language) if self._event else {}
        return Outcome(
            verdict=verdict,
            ask=ask,
            at=local,
            fact=fact,
            entries=entries,
            line=first,
            advice=then,
            reason=as_one(first, then),
            shown=words,
            owes_badge=self._owes_badge(verdict, ask.door),
            rehearsal=self.rehearsal,
            claim=answer,
        )

    def _owes_badge(self, verdict: Verdict, door: ListId | None) -> bool:
        """Whether this admission, or one before it, is still owed a badge."""
        if verdict.kind not in (VerdictKind.ADMITTED, VerdictKind.ALREADY_IN):
            return False
        if verdict.guest is None or verdict.guest.id is None:
            return False
        assert self._event is not None and door is not None
        kind = self._event.ticket_types[verdict.guest.attendee.ticket_type]
        if kind.badge_layout is None or not self._event.lists[door].prints_badge:
            return False
        return self.badge(verdict.guest.attendee).owed

    def badge(self, attendee: Attendee) -> BadgeState:
        return self.journal.badge(attendee.id, attendee.code)

    def record(
        self, attendee: Attendee | None, body: Body, *, code: Code | None = None, operator: str | None = None
    ) -> Fact:
        """Write a fact that is no scan (a badge on its way, say).

        About a guest, or about whoever holds a ``code``, or about nobody;
        ``operator``: who answers for it, None = who works the desk.
        """
        named = attendee.id or None if attendee else None
        code = attendee.code if attendee else code
        return self.journal.append(body, self._writer(operator=operator), self.now(), attendee=named, code=code)

    def work_as(self, operator: str | None, role: str) -> Fact:
        """Somebody works this desk from now on: their name goes into every fact; None = nobody has signed in."""
        fact = self.record(None, SignedIn(role), operator=operator)
        self.post = replace(self.post, operator=operator)
        return fact

    def walk_in(self, body: WalkedIn) -> Attendee:
        """Write down a guest whom no roster knew, under an id and a code of their own."""
        if self._event is None or body.ticket_type not in self._event.ticket_types:
            known = ", ".join(self._event.ticket_types) if self._event else "none"
            raise BadInput(f"there is no ticket type “{body.ticket_type}”; there are {known}")
        if not body.name:
            raise BadInput("a guest needs a name")
        guest = guest_of(body, AttendeeId(f"w-{_letters(10).lower()}"), Code(f"W{_letters(10)}"))
        self.record(guest, body)
        return guest

    def correct(self, attendee: AttendeeId, said: Mapping[Field, str], operator: str | None = None) -> Attendee:
        """Put fields of a guest's row right; the row as it counts from now on, for the next badge too."""
        row = self._roll.known(attendee) if self._roll else None
        if row is None:
            raise BadInput(f"there is no attendee “{attendee}” on the roster")
        if not corrected(row, said).name:
            raise BadInput("a guest needs a name")
        for part, value in said.items():
            if corrected(row, {part: value}) != row:
                self.record(row, Corrected(part, value), operator=operator)
        return corrected(row, said)

    def take(self, facts: Iterable[Fact | Draft]) -> int:
        """Merge facts of other desks; the number that were new.  In a rehearsal, too, they are real."""
        return self._real.take(facts, self.now())

    def attempts(self, text: str) -> list[Fact]:
        """Every scan of exactly this text, oldest first, also one of which only a mark was kept."""
        return self.journal.attempts(*forms(text))

    def search(self, text: str, limit: int = 8) -> list[Hit]:
        """Guests whom the text may mean, the best first; nothing is recorded."""
        return self._roll.search(text, limit) if self._roll else []

    def group(self, reference: str) -> list[Attendee]:
        """The people of a booking reference, or of the booking that a member's code belongs to; in a fixed order."""
        if self._roll is None or self._guests is None:
            return []
        found = self._guests.find(reference, Source.TYPED).guests
        order = found[0].attendee.order if len(found) == 1 else clean(reference, Source.TYPED)
        return [one for one in self._roll.by_booking(order) if one.addon_to is None] if order else []

    def undo(self, attendee: AttendeeId, door: ListId, at: datetime | None = None, operator: str | None = None) -> bool:
        """Take back the guest's last entry or exit here, if this desk made it a moment ago."""
        now = self.now(at)
        last = self.journal.history(attendee, None).last_on(door)
        if last is None or not self.journal.own(last.fact) or not timedelta() <= now - last.at <= UNDO_WITHIN:
            return False
        self.journal.append(Undone(last.fact, door), self._writer(operator=operator), now, attendee=attendee)
        return True

    def inside(self, door: ListId, now: datetime) -> int:
        """People inside at a corrected time."""
        return tally.inside(self.journal, self._event, door, now)

    def _kept_from(self, found: Found, door: ListId, now: datetime) -> int:
        """Empty seats that are somebody else's: called from the standby line, or signed up and still to come."""
        guest = found.guests[0].attendee if found.guests else None
        return self._seats.kept_from(guest, door, now) if self._seats else 0

    def free_seats(self, door: ListId, now: datetime) -> int | None:
        """Seats that are nobody's at a corrected time; None = as many as anybody wants."""
        here = self._event.lists.get(door) if self._event else None
        capacity = self._event.capacity_of(here) if self._event and here else None
        if capacity is None:
            return None
        return capacity - self.inside(door, now) - (self._seats.kept_from(None, door, now) if self._seats else 0)

    def counts(self, door: ListId, at: datetime | None = None, *, by_type: bool = True) -> Counts:
        """The list in numbers; a list that does not exist has none.

        Without ``by_type`` it costs the same however many have come: what a window asks after each scan.
        """
        return tally.counts(self.journal, self._event, self._roll, door, self.now(at), by_type=by_type)

    def conflicts(self, door: ListId) -> list[Conflict]:
        """Guests with an entry that the door would have refused as already in."""
        return tally.conflicts(self.journal, door)

    def settle(self, conflict: Conflict, decision: str, note: str = "") -> Fact:
        """Write down what a person decided about an entry too many; it is no conflict any more, at any desk."""
        entries = tuple(one.fact for one in conflict.entries)
        body = ConflictSettled(conflict.list, entries, decision, note)
        named = AttendeeId(conflict.attendee) if conflict.on_roster else None
        code = None if conflict.on_roster else Code(conflict.attendee)
        return self.journal.append(body, self._writer(), self.now(), attendee=named, code=code)

    def close(self) -> None:
        if self._roll is not None:
            self._roll.close()
        self.journal.close()
        if self.rehearsal:
            self._real.close()
        if self._book is not None:
            self._book.close()


def _letters(count: int) -> str:
    """Random characters that nobody takes for another: 50 bits in ten."""
    return "".join(secrets.choice("0123456789ABCDEFGHJKMNPQRSTVWXYZ") for _ in range(count))
