"""Whose turn it is at a desk of the fleet: the guest's, then the facts of others."""

from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.domain.claim import Offline, Won
from kiosk.domain.facts import Admitted, Fact
from kiosk.domain.ids import AttendeeId, DeskId, EventId, ListId
from kiosk.journal.wire import to_bytes
from kiosk.sync.link import CLAIM_S
from kiosk.sync.member import SLICE_FIRST, FleetDesk
from kiosk.sync.membership import Membership
from kiosk.sync.parcels import Arrived, LinkState, Message, Parcel, Rewound, Suspect
from kiosk.sync.round import Round, Taken
from kiosk.sync.subjects import Subjects
from tests.builders import a_desk, a_fact, an_attendee, scan

MEMBERSHIP = Membership(("hub:1",), "", "", "desk-1", "expo", "00" * 16)
STORE = "store-1"


class StandInLink:
    """A hub that says yes, and a heap of parcels; no network."""

    def __init__(self) -> None:
        self.subjects = Subjects(EventId("expo"), DeskId("desk-1"), bytes(16))
        self.parcels: deque[Parcel] = deque([Rewound(STORE)])
        self.state, self.stream, self.may_claim = LinkState(connected=True, caught_up=True), STORE, True
        self.given_s: list[float] = []
        self.batches_done = 0

    @property
    def idle(self) -> bool:
        return not self.parcels

    def next_parcel(self) -> Parcel | None:
        return self.parcels.popleft() if self.parcels else None

    def taken(self) -> None:
        self.batches_done += 1

    def nudge(self) -> None:
        return

    def claim(self, fact: Fact, content: bytes, scope: str, expected: int, folded: int, within_s: float) -> Round:
        self.given_s.append(within_s)
        return Taken(expected + 1)


class Hall:
    """One desk of the fleet whose every look at the time costs ``step_s``."""

    def __init__(self, folder: Path) -> None:
        self.now_s, self.step_s = 100.0, 0.0
        self.station = a_desk(folder, attendees=[an_attendee("p-1", "A"), an_attendee("p-2", "B")])
        self.link = StandInLink()
        self.fleet = FleetDesk(self.station.desk, folder, MEMBERSHIP, lambda: None, ticks=self._tick)
        self.fleet.link._loop.close()  # pyright: ignore[reportPrivateUsage] - it was never started
        self.fleet.link = self.link  # type: ignore[assignment]
        self.station.desk.claim = self.fleet
        self.fleet.work()
        self.now_s += 1

    def _tick(self) -> float:
        self.now_s += self.step_s
        return self.now_s

    def batch(self, count: int, suspects: tuple[Suspect, ...] = ()) -> Arrived:
        facts = [
            a_fact(
                Admitted(ListId("venue"), f"T{n}"),
                desk="south",
                seq=n,
                id=f"s-{n}",
                at=datetime.now(UTC),
                attendee=AttendeeId(f"q-{n}"),
            )
            for n in range(1, count + 1)
        ]
        of = self.link.subjects.of
        messages = tuple(Message(n, of(one), one, to_bytes(one), "") for n, one in enumerate(facts, 1))
        return Arrived(STORE, count, messages, suspects)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.station.close()


def test_a_scan_that_waited_for_others_facts_asks_the_hub_for_what_is_left_of_its_time(hall: Hall) -> None:
    hall.link.parcels.append(hall.batch(1))
    hall.step_s = 0.05
    hall.fleet.work()
    began, ended = hall.fleet._worked  # pyright: ignore[reportPrivateUsage] - what it noted
    hall.step_s = 0.0

    assert scan(hall.station, "A").claim == Won()
    assert ended > began
    assert hall.link.given_s == [pytest.approx(CLAIM_S - (ended - began))]


def test_a_scan_whose_time_is_up_asks_nobody(hall: Hall) -> None:
    hall.link.parcels.append(hall.batch(1))
    hall.step_s = CLAIM_S
    hall.fleet.work()
    hall.step_s = 0.0

    assert scan(hall.station, "A").claim == Offline()
    assert hall.link.given_s == []


def test_a_scan_later_on_has_all_its_time(hall: Hall) -> None:
    hall.link.parcels.append(hall.batch(1))
    hall.fleet.work()
    hall.now_s += 1

    scan(hall.station, "A")

    assert hall.link.given_s == [pytest.approx(CLAIM_S)]


def test_a_large_batch_is_taken_in_by_parts_with_the_door_between_them(hall: Hall) -> None:
    hall.link.parcels.append(hall.batch(200, (Suspect("bad", b"?", "it is no fact"),)))
    hall.step_s = 0.06  # every part uses the turn up
    journal = hall.station.desk.journal

    assert hall.fleet.work() and not hall.fleet.is_idle
    assert (journal.count(), journal.shared.cursor, journal.shared.quarantined) == (
        SLICE_FIRST,
        (STORE, SLICE_FIRST),
        1,
    )
    assert hall.link.batches_done == 0

    while not hall.fleet.is_idle:
        before = journal.count()
        hall.fleet.work()
        assert 0 < journal.count() - before < 150
    assert (journal.count(), journal.shared.cursor) == (200, (STORE, 200))
    assert hall.link.batches_done == 1


def test_parts_get_smaller_where_the_disk_is_slow(hall: Hall) -> None:
    hall.link.parcels.append(hall.batch(200))
    hall.step_s = 0.5
    journal = hall.station.desk.journal
    parts: list[int] = []

    while not hall.fleet.is_idle:
        before = journal.count()
        hall.fleet.work()
        parts.append(journal.count() - before)

    assert parts == [SLICE_FIRST, *[10] * 15]


def test_nobody_is_asked_by_the_numbers_of_a_store_that_is_gone(hall: Hall) -> None:
    hall.link.stream = "store-2"
    assert scan(hall.station, "A").claim == Offline()

    hall.link.parcels.append(Rewound("store-2"))
    hall.fleet.work()
    hall.now_s += 1
    assert scan(hall.station, "B").claim == Won()
    assert len(hall.link.given_s) == 1
