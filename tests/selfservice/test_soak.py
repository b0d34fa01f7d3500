"""A day at the kiosk in a few seconds: guests who stay, go, press everything and come back; faults at random.

CQITEC_LONG=1 makes it 10,000 visits.
"""

# pyright: basic, reportArgumentType=false, reportOptionalMemberAccess=false

import gc
import os
import random
import tempfile
import tracemalloc
from collections import Counter as Tally
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.attendee import PersonName, Status
from kiosk.domain.event import Notice, Option, Question, QuestionType
from kiosk.domain.facts import BadgeFailed, BadgePrinted, BadgeSent, BadgeUnknown
from kiosk.domain.ids import OptionId, QuestionId
from kiosk.domain.text import plain
from kiosk.helpdesk import open_tickets, settle
from kiosk.journal.check import verify
from kiosk.selfservice.counter import Counter, CounterOptions
from kiosk.selfservice.flow import Flow
from kiosk.selfservice.machine import Event, State
from kiosk.selfservice.masking import masked
from kiosk.selfservice.replies import (
    AskHelp,
    BadgeHeld,
    Check,
    Forget,
    LookUp,
    Printed,
    Prove,
    Stopped,
    TakeBack,
    Ticketed,
)
from kiosk.selfservice.visit import KEPT, Trouble
from kiosk.station import Station
from tests.builders import NINE, Clock, a_desk, a_list, a_type, an_attendee, an_event

LONG = os.environ.get("CQITEC_LONG") == "1"
VISITS = 10_000 if LONG else 150
GUESTS = 12_000 if LONG else 200
SURNAMES, GIVEN = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"
MEAL = Question(
    QuestionId("meal"),
    plain("Meal"),
    QuestionType.CHOICE,
    (Option(OptionId("any"), plain("Any")),),
    required=True,
    ask_at_checkin=True,
    ticket_types=frozenset({"asked"}),
)
NOTICE = Notice("privacy", "1", plain("We keep little."), required=True)


def a_crowd(chance: random.Random) -> list:
    crowd = []
    for number in range(GUESTS):
        name = PersonName(chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2)))), None)
        crowd.append(
            an_attendee(
                f"p-{number}",
                ticket_type=chance.choice(("guest", "guest", "guest", "asked")),
                name=name,
                phone=f"138{number:08}",
                consent=("privacy@1",) if chance.random() < 0.8 else (),
                status=Status.PENDING if chance.random() < 0.05 else Status.PAID,
            )
        )
    return crowd


class Kiosk:
    """A kiosk without a screen: its flow, its desk on disk, and a printer that fails at random."""

    def __init__(self, folder, seed: int) -> None:
        self.chance = random.Random(seed)
        self.clock, self.now = Clock(), 0.0
        kinds = [a_type(badge_layout="a6"), a_type("asked", badge_layout="a6")]
        event = an_event([a_list()], kinds, questions=[MEAL], notices=(NOTICE,))
        self.people = a_crowd(self.chance)
        self.by_code = {one.code: one for one in self.people}
        self.station: Station = a_desk(folder, event, self.people, clock=self.clock)
        self.folder, self.event = folder, event
        self.printing: list[tuple[float, int, object, int, bool]] = []
        self.late: list = []
        self.kept: frozenset[Trouble] = frozenset()
        self.seen: Tally[State] = Tally()
        self.sent = self.restarts = self.mixed = 0
        self.open()

    def open(self) -> None:
        self.flow = Flow(self.now, troubles=self.kept)
        self.counter = Counter(self.station.desk, CounterOptions(), self.print)

    def restart(self) -> None:
        """The power goes: what was being printed is unknown, all else is on disk."""
        for _, _, guest, copy, _ in self.printing:
            self.station.desk.record(guest, BadgeUnknown(copy, "the power went"))
        self.printing.clear()
        self.late.clear()
        self.kept = frozenset(self.flow.troubles & KEPT)
        self.restarts += 1
        self.open()

    def print(self, outcome) -> bool:
        if not outcome.owes_badge:
            return False
        state = self.station.desk.badge(outcome.guest)
        again = state.state == "failed" and state.copy > state.revoked
        copy = state.copy if again else max(state.copy, state.revoked) + 1
        self.station.desk.record(outcome.guest, BadgeSent(copy, "folder:x", f"{outcome.guest.id}-{copy}-{self.sent}"))
        self.sent += 1
        fails = self.chance.random() < 0.04
        self.printing.append((self.now + 4, self.counter.visit, outcome.guest, copy, fails))
        return True

    def serve(self, wishes) -> None:
        for wish in wishes:
            match wish:
                case Forget():
                    self.counter.forget(wish.visit)
                case TakeBack():
                    self.counter.take_back(wish)
                case AskHelp():
                    self.answer(Ticketed(wish.visit, None) if self.troubled() else self.counter.help(wish))
                case LookUp():
                    self.answer(self.counter.look_up(wish))
                case Prove():
                    self.answer(self.counter.prove(wish))
                case Check():
                    self.answer(Stopped(wish.visit, None, "system") if self.troubled() else self.counter.check(wish))
        self.check()

    def troubled(self) -> bool:
        return self.chance.random() < 0.01

    def answer(self, reply) -> None:
        """Mostly at once; now and then far too late."""
        if self.chance.random() < 0.01:
            self.late.append((self.now + self.chance.choice((5, 15, 40)), reply))
        else:
            self.serve(self.flow.reply(reply, self.now))

    def check(self) -> None:
        """Whoever is on screen is the guest of this visit, and nobody is where nobody stands."""
        flow = self.flow
        self.seen[flow.state] += 1
        visit = flow.visit
        assert (visit is None) or flow.state not in (State.WAITING, State.OUT_OF_ORDER)
        if visit is not None and visit.person is not None and visit.code in self.by_code:
            assert visit.person.name == masked(self.by_code[visit.code].name)
            present = self.counter.present
            assert present is None or self.counter.visit != visit.number or present.code == visit.code

    def wait(self, seconds: float) -> None:
        end = self.now + seconds
        while self.now < end:
            self.now += 0.5
            self.clock.at = NINE + timedelta(seconds=self.now * 0.05)
            for due in [one for one in self.printing if one[0] <= self.now]:
                self.printing.remove(due)
                self.printed(*due)
            for due in [one for one in self.late if one[0] <= self.now]:
                self.late.remove(due)
                self.serve(self.flow.reply(due[1], self.now))
            self.serve(self.flow.tick(self.now))

    def printed(self, _at: float, visit: int, guest, copy: int, fails: bool) -> None:
        desk = self.station.desk
        if fails:
            unknown = self.chance.random() < 0.3
            desk.record(guest, BadgeUnknown(copy, "jam") if unknown else BadgeFailed(copy, "no paper"))
            self.serve(self.flow.reply(BadgeHeld(visit), self.now))
        else:
            desk.record(guest, BadgePrinted(copy, f"{guest.id}-{copy}"))
            self.serve(self.flow.reply(Printed(visit), self.now))

    # What people do.

    def visit(self) -> None:
        guest = self.chance.choice(self.people)
        kind = self.chance.random()
        if kind < 0.08:
            self.look_up(guest)
        elif kind < 0.12:
            self.serve(self.flow.code(self.chance.choice(("134567890123456789", "NOBODY", "  ", "\x00?")), self.now))
        else:
            self.serve(self.flow.code(guest.code, self.now))
        for _ in range(self.chance.randrange(8)):
            if self.chance.random() < 0.12:
                break  # walks away
            self.act()
        if self.chance.random() < 0.1:
            self.serve(self.flow.code(self.chance.choice(self.people).code, self.now))
        self.wait(self.chance.choice((0.5, 3, 8, 30)))

    def act(self) -> None:
        chance, flow = self.chance, self.flow
        if flow.state is State.ASKING and chance.random() < 0.8:
            step = flow.visit.step
            self.serve(flow.answer(True if isinstance(step, Notice) else chance.choice(("any", "none")), self.now))
        elif chance.random() < 0.4:
            self.serve(
                flow.press(chance.choice((Event.FINISHED, Event.BACK, Event.NOT_ME, Event.CALL_STAFF)), self.now)
            )
        else:
            flow.touch(self.now)
            self.wait(chance.choice((0.5, 1, 4)))

    def look_up(self, guest) -> None:
        self.serve(self.flow.press(Event.NO_CODE, self.now))
        self.serve(self.flow.type(guest.name.zh, self.now))
        self.flow.pick(self.chance.randrange(3), self.now)
        self.serve(self.flow.type(guest.phone[-4:] if self.chance.random() < 0.7 else "0000", self.now))
        self.serve(self.flow.prove(self.now))

    def work_off_help(self) -> None:
        """The help desk is done with everybody who was sent there."""
        for ticket in open_tickets(self.station.desk):
            settle(self.station.desk, ticket, "helped")

    def fault(self) -> None:
        match self.chance.randrange(4):
            case 0:
                self.serve(self.flow.broke(Trouble.PRINTER, self.now))
                self.wait(60)
                self.serve(self.flow.mended(Trouble.PRINTER, self.now))
            case 1:
                self.serve(self.flow.close(self.now))
                assert self.flow.state is State.OUT_OF_ORDER
                if self.chance.random() < 0.5:
                    self.restart()
                    assert self.flow.state is State.OUT_OF_ORDER, "it survives the restart"
                self.serve(self.flow.mended(Trouble.STAFF, self.now))
            case _:
                self.restart()
                assert self.flow.visit is None, "the next guest sees the waiting screen"


def memory() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


@pytest.fixture
def fast_folder(tmp_path: Path) -> Iterator[Path]:
    """In memory where the system offers that: nobody waits for the disk ten thousand times over."""
    memory_disk = Path("/dev/shm")
    if not memory_disk.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory_disk) as folder:
        yield Path(folder)


def test_a_day_of_guests_leaves_nobody_mixed_up_nothing_stuck_and_every_badge_accounted_for(fast_folder):
    kiosk = Kiosk(fast_folder, seed=20251115)
    tracemalloc.start()
    early = 0
    try:
        for number in range(VISITS):
            kiosk.visit()
            if kiosk.chance.random() < 0.02:
                kiosk.fault()
            if number % 25 == 24:
                kiosk.work_off_help()
            if number == VISITS // 5:
                early = memory()
        kiosk.wait(200)
        grown = memory() - early
    finally:
        tracemalloc.stop()

    assert kiosk.flow.state is State.WAITING, "nothing is stuck"
    assert set(kiosk.seen) == set(State), "every state was there"
    assert (kiosk.counter.present, kiosk.printing) == (None, [])
    facts = [fact for _, fact in kiosk.station.desk.journal.facts()]
    kinds = Tally(type(fact.body) for fact in facts)
    ends = kinds[BadgePrinted] + kinds[BadgeFailed] + kinds[BadgeUnknown]
    assert kinds[BadgeSent] == kiosk.sent == ends, "every badge that was sent has one end"
    came_out = Tally((fact.attendee, fact.body.copy) for fact in facts if isinstance(fact.body, BadgePrinted))
    assert max(came_out.values()) == 1, "no badge came out twice"
    assert verify(kiosk.station.desk.journal).ok
    assert grown < 3_000_000, f"memory grew by {grown} bytes"
    kiosk.station.close()
    print(f"\n{VISITS} visits, {len(facts)} facts, {kiosk.sent} badges, {kiosk.restarts} restarts, {grown} bytes grown")
