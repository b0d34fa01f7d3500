"""A desk as a member of the fleet: asks before it admits, takes in what others did.

Everything in here belongs to the desk's thread.
"""

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.desk import Desk
from kiosk.domain.claim import Answer, Lost, Offline, Won
from kiosk.domain.facts import Admitted, Fact
from kiosk.journal.columns import source_of
from kiosk.journal.draft import Draft
from kiosk.sync.link import CLAIM_S, Link
from kiosk.sync.membership import Membership
from kiosk.sync.parcels import Arrived, ClockAhead, LinkState, Members, Message, NewEdition, Parcel, Rewound, Sent
from kiosk.sync.round import Apart, Newer, Taken
from kiosk.sync.subjects import scopes_of

log = logging.getLogger(__name__)

LAST_SEATS = 200
"""With fewer seats left than this, or a tenth of the room, each seat is decided for the whole list at once."""

REMEMBERED = 4096
"""Tickets whose last number at the hub is at hand; for others it is asked."""

LEAST_AHEAD_S = 0.001
"""A clock that was compared is never noted as exactly right: that means not compared."""

SETTLE_S = 2.0

WORK_S = 0.05
"""What others did is taken in for so long at once; then the door may have its turn."""

SLICE_S = 0.1
"""One step of taking in shall last at most so long, however slow the disk: by this its size goes."""

SLICE_LEAST, SLICE_FIRST, SLICE_MOST = 10, 50, 500

JUST_S = 0.05
"""A scan that begins so soon after such a step may have waited for all of it: its time counts from the step's begin."""

LEAST_CLAIM_S = 0.02
"""With less time left than this the hub is not asked any more."""

GREET_S = 1.0
"""How long a program that is about to end waits for a hub that it has not met yet."""


class FleetDesk:
    """One desk's place in its fleet."""

    def __init__(
        self,
        desk: Desk,
        folder: Path,
        membership: Membership,
        reopen_roster: Callable[[], None],
        told: Callable[[], None] = lambda: None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        """``told`` is called on another thread whenever ``work`` has something to do.

        ``reopen_roster`` lets the desk judge by the edition that lies in its folder now;
        ``ticks``: seconds that only ever go forward.
        """
        self._ticks = ticks
        self._desk, self._reopen_roster = desk, reopen_roster
        self.link = Link(membership, folder, told, clock)
        self._stream, self._folded = self._desk.journal.shared.cursor
        self._tips: dict[str, int] = {}
        self._rehearsed = desk.rehearsal
        self._until = 0.0
        self._scan: tuple[object, ...] = ()
        self._rest: Arrived | None = None
        """What is left of a batch that is being taken in."""
        self._slice = SLICE_FIRST
        self._worked = (-JUST_S, -JUST_S)
        """When others' facts were taken in last: from, to."""

    def start(self) -> None:
        """Connect in the background; a claim that was being made when the program ended is settled first."""
        self.link.start()
        if not self._desk.rehearsal and self._desk.journal.unsettled() is not None:
            self._settle()
        self._desk.claim = self

    @property
    def state(self) -> LinkState:
        return self.link.state

    def wrote(self) -> None:
        """The desk has written facts: they may go out."""
        self.link.nudge()

    def see_out(self, patience_s: float) -> None:
        """Stay until the own facts are at the hub, while it can be reached."""
        started = time.monotonic()
        while time.monotonic() < started + (patience_s if self.state.connected else min(patience_s, GREET_S)):
            self.work()
            if self._desk.journal.shared.last_own(self._desk.post.desk) <= self.link.sent:
                return
            self.link.nudge()
            time.sleep(0.01)

    def close(self) -> None:
        """End the link; the desk goes on by itself."""
        self._desk.claim = None
        self.link.stop()
        while self._take_next():
            pass

    def _settle(self) -> None:
        """Ask the hub whether the claim stands; where nobody can be asked it counts.

        Nothing is taken in meanwhile: what others said after the claim was made must count as later.
        """
        until = time.monotonic() + SETTLE_S
        draft = self._desk.journal.unsettled()
        while draft is not None and (left := until - time.monotonic()) > 0:
            if not self.link.state.connected:
                time.sleep(0.02)
                continue
            if self.link.stream != self._stream:
                break
            scope = self.link.subjects.ticket(_entry(draft.fact).list, source_of(draft.fact))
            answer = self._round(draft.fact, draft.content, scope, left)
            if not isinstance(answer, Newer):
                break
            self._note(scope, answer.last)
            if not all(self._desk.journal.shared.holds(one.fact.id) for one in answer.messages):
                self._desk.journal.settle(stands=False)
                return
        self._desk.journal.settle(stands=True)

    def work(self) -> bool:
        """Deal with what has come, a few hundredths of a second at most: the door comes first; whether any came."""
        began, any_came = self._ticks(), False
        try:
            while self._take_next():
                any_came = True
                if self._ticks() >= began + WORK_S:
                    break
        finally:
            if any_came:
                self._worked = began, self._ticks()
        return any_came

    @property
    def is_idle(self) -> bool:
        """Whether nothing lies here that ``work`` would take."""
        return self._rest is None and self.link.idle

    def _take_next(self) -> bool:
        if self._desk.rehearsal:
            self._rehearsed = True
            return False
        if self._rehearsed:
            self._rehearsed = False
            self._stream, self._folded = self._desk.journal.shared.cursor
            self._tips.clear()
        if self._rest is not None:
            self._take_slice(self._rest)
            return True
        parcel = self.link.next_parcel()
        if parcel is None:
            return False
        self._take(parcel)
        return True

    def _take(self, parcel: Parcel) -> None:
        shared = self._desk.journal.shared
        match parcel:
            case Rewound(stream):
                self._stream, self._folded = stream, 0
                self._tips.clear()
                with self._desk.journal.at_once():
                    shared.read_up_to(stream, 0)
                    shared.sent_up_to(0)
            case Arrived():
                self._rest = parcel
                self._take_slice(parcel)
            case Sent(upto):
                shared.sent_up_to(upto)
            case ClockAhead(seconds):
                self._desk.correct_clock(seconds if abs(seconds) >= LEAST_AHEAD_S else LEAST_AHEAD_S)
            case Members(keys):
                shared.know_members(keys)
            case NewEdition():
                self._reopen_roster()

    def _take_slice(self, parcel: Arrived) -> None:
        """So much of a batch as may be between two guests; after a fault it is begun again with the same facts."""
        began = self._ticks()
        now, after = parcel.messages[: self._slice], parcel.messages[self._slice :]
        upto = now[-1].seq if after else parcel.upto
        self._arrived(Arrived(parcel.stream, upto, now, parcel.suspects))
        self._rest = Arrived(parcel.stream, parcel.upto, after) if after else None
        if self._rest is None:
            self.link.taken()
        spent = max(self._ticks() - began, 1e-6)
        fitting = int(len(now) * SLICE_S / spent) if now else self._slice
        self._slice = min(max(fitting, SLICE_LEAST), 2 * self._slice, SLICE_MOST)

    def _arrived(self, parcel: Arrived) -> None:
        """Facts and the reading's place in one step."""
        shared = self._desk.journal.shared
        with self._desk.journal.at_once():
            self._desk.take(Draft(one.fact, one.content) for one in parcel.messages)
            others = [one for one in parcel.messages if one.fact.desk != self._desk.post.desk]
            shared.seal((one.fact.id, one.signature) for one in others)
            for suspect in parcel.suspects:
                log.warning("a fact was put aside: %s", suspect.why)
                shared.quarantine(suspect.id, suspect.content)
            if parcel.stream == self._stream:
                shared.read_up_to(parcel.stream, parcel.upto)
        if parcel.stream != self._stream:
            return
        self._folded = parcel.upto
        for one in parcel.messages:
            for scope in scopes_of(one.subject):
                self._note(scope, one.seq)

    def _note(self, scope: str, seq: int) -> None:
        if len(self._tips) >= REMEMBERED:
            self._tips.clear()
        self._tips[scope] = max(seq, self._tips.get(scope, 0))

    # ---- the claim

    def __call__(self, fact: Fact, content: bytes) -> Answer:
        """Ask whether this admission may stand.

        At most 0.3 s for one scan, however often it is judged anew, and what it
        has waited for the facts of others is part of that.
        """
        if not self.link.may_claim or not self._reads_this_store:
            self.link.nudge()
            return Offline()
        scan = (fact.attendee, fact.code, fact.at)
        if scan != self._scan:
            self._scan, self._until = scan, self._began() + CLAIM_S
        if self._until - self._ticks() < LEAST_CLAIM_S:
            self.link.nudge()
            return Offline()
        self._desk.journal.shared.claim(fact.desk_seq, content)
        return self._claimed(fact, content)

    @property
    def _reads_this_store(self) -> bool:
        """Whether the numbers noted here are those of the store that would decide; not while a new one is unread."""
        return self._stream != "" and self.link.stream == self._stream

    def _began(self) -> float:
        """When the guest of this scan may have begun to wait."""
        now, (began, ended) = self._ticks(), self._worked
        return began if now - ended < JUST_S else now

    def _claimed(self, fact: Fact, content: bytes) -> Answer:
        scope = self._scope(fact)
        while (left := self._until - self._ticks()) > 0:
            match self._round(fact, content, scope, left):
                case Taken(seq):
                    # of the ticket nothing lies between; of the list something may
                    self._note(scopes_of(self.link.subjects.of(fact))[0], seq)
                    return Won()
                case Newer(messages, last):
                    self._note(scope, last)
                    news = tuple(one for one in messages if not self._desk.journal.shared.holds(one.fact.id))
                    if news:
                        return self._lost(news)
                case Apart():
                    break
        self.link.nudge()
        return Offline()

    def _lost(self, news: tuple[Message, ...]) -> Lost:
        self._desk.journal.shared.seal((one.fact.id, one.signature) for one in news)
        return Lost(tuple(one.fact for one in news))

    def _round(self, fact: Fact, content: bytes, scope: str, within_s: float) -> Taken | Newer | Apart:
        expected = self._tips.get(scope, 0)
        return self.link.claim(fact, content, scope, expected, self._folded, within_s)

    def _scope(self, fact: Fact) -> str:
        """What the claim is compared with: the ticket, or the whole list where seats run out."""
        entry = _entry(fact)
        if self._seats_run_out(entry, fact.at):
            return self.link.subjects.door(entry.list)
        return self.link.subjects.ticket(entry.list, source_of(fact))

    def _seats_run_out(self, entry: Admitted, now: datetime) -> bool:
        event = self._desk.event
        door = event.lists.get(entry.list) if event else None
        capacity = event.capacity_of(door) if event and door else None
        if capacity is None:
            return False
        left = capacity - self._desk.inside(entry.list, now)
        return left < max(LAST_SEATS, capacity // 10) or not self.link.state.caught_up


def _entry(fact: Fact) -> Admitted:
    """Only admissions are claimed."""
    assert isinstance(fact.body, Admitted)
    return fact.body
