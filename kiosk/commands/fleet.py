"""A desk in its fleet by command: join, sync."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.commands.context import Context
from kiosk.desk import Desk
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.journal.journal import Journal
from kiosk.station import Station
from kiosk.sync.joining import join as pair
from kiosk.sync.joining import refuse_other_facts
from kiosk.sync.line import LineDown
from kiosk.sync.member import FleetDesk
from kiosk.sync.membership import read_membership
from kiosk.sync.pairing import read_code
from kiosk.sync.stick import read_stick, write_stick

STEP_S = 0.01
PATIENCE_S = 15.0
"""Without any news from the hub for so long, it is given up."""


def join(context: Context, code: str) -> int:
    """Pair this desk; it has its event, roster and everything that happened when this returns."""
    started = time.monotonic()
    invitation = read_code(code)
    with context.station() as station:
        journal = station.desk.journal
        refuse_other_facts(journal.event(), journal.written_by_desks_here(), invitation, context.folder)
    joined = pair(invitation, context.folder)
    with context.station() as station:
        run_until_level(station)
        desk = station.desk
        guests, facts = len(desk.book) if desk.book else 0, desk.journal.count()
    seconds = round(time.monotonic() - started, 2)
    named = Text(f"{joined.membership.desk} 已加入 {joined.membership.event}", f"{joined.membership.desk} has joined")
    missing = Text("", "") if joined.has_roster else Text("；中心还没有名单", "; the hub has no roster yet")
    context.say(
        {
            "desk": joined.membership.desk,
            "event": joined.membership.event,
            "attendees": guests,
            "facts": facts,
            "seconds": seconds,
        },
        Text(
            f"{named.zh}：{guests} 人，{facts} 条记录，用时 {seconds} 秒{missing.zh}",
            f"{named.en} {joined.membership.event}: {guests} attendees, {facts} facts, in {seconds} s{missing.en}",
        ),
    )
    return 0


def run_until_level(station: Station, forever: Callable[[], bool] = lambda: False) -> None:
    """Keep the link up until everything is sent and everything is here; with ``forever`` until that says no.

    Raises ``LineDown`` where the hub is silent.
    """
    fleet = station.open_fleet()
    if fleet is None:
        raise BadInput("this desk is not paired with a hub: join CODE first")
    try:
        _work_until_level(fleet, forever)
    finally:
        fleet.close()


def _work_until_level(fleet: FleetDesk, forever: Callable[[], bool]) -> None:
    heard = time.monotonic()
    before = None
    while True:
        busy = fleet.work()
        state = fleet.state
        if busy or state != before:
            heard, before = time.monotonic(), state
        if state.caught_up and not state.pending and not busy and fleet.is_idle and not forever():
            return
        if time.monotonic() - heard > PATIENCE_S and not forever():
            raise LineDown(state.trouble or "the hub does not answer")
        if not busy:
            time.sleep(STEP_S)


def sync(context: Context) -> int:
    """Exchange facts with the hub once, and end."""
    with context.station() as station:
        run_until_level(station)
    return sync_status(context)


@dataclass(frozen=True, slots=True)
class Status:
    """How a desk stands in its fleet; read beside the desk that works."""

    paired: bool
    pending: int
    conflicts: int
    quarantined: int
    roster_age_s: int | None
    over: dict[str, int]
    """List -> people over its capacity, let in while desks were apart."""


def read_status(context: Context) -> Status:
    membership = read_membership(context.folder)
    with context.station(reading=True) as station:
        desk = station.desk
        conflicts = sum(len(desk.conflicts(door)) for door in desk.event.lists) if desk.event else 0
        age = None
        if desk.book is not None:
            age = int((datetime.now(UTC) - datetime.fromisoformat(desk.book.imported_at)).total_seconds())
        return Status(
            membership is not None,
            pending(desk.journal),
            conflicts,
            desk.journal.shared.quarantined,
            age,
            over_capacity(desk),
        )


def over_capacity(desk: Desk) -> dict[str, int]:
    """List -> people more than it holds."""
    over: dict[str, int] = {}
    for door in desk.event.lists.values() if desk.event else ():
        capacity = desk.event.capacity_of(door) if desk.event else None
        inside = desk.inside(door.id, desk.now())
        if capacity is not None and inside > capacity:
            over[door.id] = inside - capacity
    return over


def pending(journal: Journal) -> int:
    """Own facts that the hub is not known to have."""
    return max(journal.shared.last_own(journal.desk) - journal.shared.sent, 0)


def sync_status(context: Context) -> int:
    """What is waiting, what is in conflict; 3 where the hub cannot be reached now."""
    found = read_status(context)
    membership = read_membership(context.folder)
    connected = False
    trouble = Text("没有与中心配对", "not paired with a hub")
    if membership is not None:
        from kiosk.sync.joining import reach

        answer = reach(membership)
        connected = not answer
        trouble = Text(answer, answer)
    document = {
        "connected": connected,
        "pending": found.pending,
        "conflicts": found.conflicts,
        "quarantined": found.quarantined,
        "roster_age_s": found.roster_age_s,
        "over_capacity": found.over,
        **({"trouble": trouble.en} if not connected else {}),
    }
    head = Text("已连接", "connected") if connected else Text(f"离线：{trouble.zh}", f"offline: {trouble.en}")
    over_zh = "".join(f"；{door} 超员 {more} 人" for door, more in found.over.items())
    over_en = "".join(f"; {door} is {more} over capacity" for door, more in found.over.items())
    aside_zh = f"；隔离 {found.quarantined} 条" if found.quarantined else ""
    aside_en = f"; {found.quarantined} facts put aside that cannot be believed" if found.quarantined else ""
    context.say(
        document,
        Text(
            f"{head.zh}；待发送 {found.pending} 条；冲突 {found.conflicts} 起{over_zh}{aside_zh}",
            f"{head.en}; {found.pending} facts waiting; {found.conflicts} conflicts{over_en}{aside_en}",
        ),
    )
    return 0 if connected else 3


def stick_out(context: Context, path: Path) -> int:
    """All facts of this desk as a file."""
    with context.station(reading=True) as station:
        written = write_stick(station.desk, read_membership(context.folder), path)
    context.say({"file": str(path), "facts": written}, Text(f"{path}：{written} 条记录", f"{path}: {written} facts"))
    return 0


def stick_in(context: Context, path: Path, *, trust: bool) -> int:
    """Facts of a file into this desk, and from here to the hub; 1 when some could not be believed."""
    with context.station() as station:
        found = read_stick(station.desk, path, trust=trust)
    left_zh = f"；{found.unsigned} 条来自未配对的台，未导入（--trust 可导入）" if found.unsigned else ""
    left_en = (
        f"; {found.unsigned} are of desks that were never paired, left out (--trust takes them)"
        if found.unsigned
        else ""
    )
    aside_zh = f"；隔离 {found.quarantined} 条签名不符" if found.quarantined else ""
    aside_en = f"; {found.quarantined} put aside: their signature is wrong" if found.quarantined else ""
    context.say(
        asdict(found),
        Text(
            f"{found.facts} 条记录，新增 {found.new} 条{left_zh}{aside_zh}",
            f"{found.facts} facts, {found.new} new{left_en}{aside_en}",
        ),
    )
    return 1 if found.quarantined or found.unsigned else 0
