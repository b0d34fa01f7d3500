"""How long one verdict takes beside a bare look-up and insert, and how long a full store takes to open.

Both are done by turns in the same run on the same disk, so that a busy disk
slows both; the ratios are what counts.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.desk import Ask, Desk, Post
from kiosk.domain.attendee import Attendee, PersonName
from kiosk.domain.event import CheckInList, Event, TicketType
from kiosk.domain.facts import Admitted, Exited, Fact
from kiosk.domain.ids import AttendeeId, Code, DeskId, EventId, FactId, ListId, TicketTypeId
from kiosk.domain.text import Text, plain
from kiosk.journal.columns import columns_of
from kiosk.journal.wire import to_bytes
from kiosk.pack.pack import Pack
from kiosk.roster.row import to_text
from kiosk.station import Station
from kiosk.store import Database, open_database

VENUE, TYPE, EVENT = ListId("venue"), TicketTypeId("guest"), EventId("bench")
OPENS = datetime(2025, 11, 15, 0, 0, tzinfo=UTC)
POST = Post(DeskId("desk-bench"))
SMALL = 3_500
"""People at a usual conference; what the large roster is compared with."""

_BARE = (
    """
CREATE TABLE attendee (code TEXT PRIMARY KEY, row TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE fact (
    pos INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, desk TEXT, desk_seq INTEGER, at INTEGER, kind TEXT, list TEXT,
    person TEXT, text BLOB, bytes BLOB
)
""",
)


def run(
    people: int = 100_000, facts: int = 300_000, scans: int = 400, folder: Path | None = None
) -> list[dict[str, object]]:
    """The rows of the benchmark; ``folder`` chooses the disk."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        here = Path(name)
        sizes = sorted({min(SMALL, people), people})
        rows: list[dict[str, object]] = []
        for size in sizes:
            rows.append(_verdicts(here / str(size), size, facts * size // people, scans))
        first, last = rows[0]["p50_ms"], rows[-1]["p50_ms"]
        assert isinstance(first, float) and isinstance(last, float)
        rows.append({"what": "growth", "people": people, "than": sizes[0], "ratio_p50": round(last / first, 2)})
        Station(here / "empty", POST).close()
        rows.append(_opening(here / str(people), here / "empty", facts))
        return rows


def an_event() -> Event:
    """One door that counts its seats and lets people in again."""
    kind = TicketType(TYPE, Text("嘉宾", "Guest"))
    door = CheckInList(VENUE, plain("Venue"), multiple_entries=True, capacity=10_000_000)
    return Event(
        EVENT, plain("Bench"), plain("Hall"), "Asia/Shanghai", OPENS, ticket_types={TYPE: kind}, lists={VENUE: door}
    )


def guests(people: int) -> Iterator[Attendee]:
    for number in range(people):
        name = PersonName(f"参会人{number}", f"Guest {number}")
        yield Attendee(
            AttendeeId(f"p-{number:06}"), Code(f"CQ25-{number:08}"), TYPE, name, organisation=plain("示例公司")
        )


def history(people: int, facts: int) -> Iterator[Fact]:
    """Entries and exits of other desks, by turns; half of the guests end inside, half outside."""
    for number in range(facts):
        who, turn = number % people, number // people
        body = Exited(VENUE, f"CQ25-{who:08}") if (turn + who) % 2 else Admitted(VENUE, f"CQ25-{who:08}")
        yield Fact(
            id=FactId(f"bench-{number}"),
            event=EVENT,
            desk=DeskId("desk-far"),
            desk_seq=number + 1,
            at=OPENS + timedelta(seconds=number / 10),
            hlc="",
            body=body,
            attendee=AttendeeId(f"p-{who:06}"),
            code=Code(f"CQ25-{who:08}"),
        )


def _verdicts(folder: Path, people: int, facts: int, scans: int) -> dict[str, object]:
    pack = Pack(an_event(), tuple(guests(people)))
    station = Station(folder, POST)
    bare = open_database(folder / "bare.db", _BARE)
    try:
        station.take(pack)
        station.desk.take(history(people, facts))
        with bare.transaction():
            bare.run_many("INSERT INTO attendee VALUES (?, ?)", ((one.code, to_text(one)) for one in pack.attendees))
        chosen = [pack.attendees[number * 7_919 % people] for number in range(scans + 20)]
        ours, theirs = _by_turns(station.desk, bare, chosen)
    finally:
        bare.close()
        station.close()
    return {"what": "verdict", "people": people, "facts": facts, **_compared(ours[20:], theirs[20:])}


def _by_turns(desk: Desk, bare: Database, chosen: list[Attendee]) -> tuple[list[float], list[float]]:
    """Seconds of each verdict and of each bare look-up and insert of the same row."""
    ours: list[float] = []
    theirs: list[float] = []
    for turn, guest in enumerate(chosen):
        ask = Ask(guest.code, VENUE, OPENS + timedelta(days=1, seconds=turn))
        started = time.perf_counter()
        outcome = desk.scan(ask)
        ours.append(time.perf_counter() - started)
        assert outcome.fact is not None
        row = (*columns_of(outcome.fact), to_bytes(outcome.fact))
        started = time.perf_counter()
        bare.one("SELECT row FROM attendee WHERE code = ?", (guest.code,))
        bare.run("INSERT INTO fact VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        theirs.append(time.perf_counter() - started)
    return ours, theirs


def _compared(ours: list[float], theirs: list[float]) -> dict[str, object]:
    numbers: dict[str, object] = {}
    for name, share in (("p50", 50), ("p99", 99)):
        mine, bare = _percentile(ours, share), _percentile(theirs, share)
        numbers |= {
            f"{name}_ms": round(mine * 1000, 3),
            f"bare_{name}_ms": round(bare * 1000, 3),
            f"ratio_{name}": round(mine / bare, 2),
            f"more_{name}_ms": round((mine - bare) * 1000, 3),
        }
    return numbers


def _percentile(values: list[float], share: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def _opening(full: Path, empty: Path, facts: int) -> dict[str, object]:
    """Time and memory of opening a store, each in a fresh process; the best of three."""
    many, none = ([_opened(folder) for _ in range(3)] for folder in (full, empty))
    open_s, empty_s = min(one[0] for one in many), min(one[0] for one in none)
    more_mb = min(one[1] for one in many) - min(one[1] for one in none)
    return {
        "what": "opening",
        "facts": facts,
        "open_s": round(open_s, 3),
        "empty_s": round(empty_s, 3),
        "ratio": round(open_s / empty_s, 2),
        "more_mb": round(more_mb, 1),
    }


def _opened(folder: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "kiosk.commands.bench_verdict", str(folder)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root)
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def _open_and_tell(folder: Path) -> None:
    """In the child: open the store, count who is inside, and print seconds and megabytes."""
    started = time.perf_counter()
    station = Station(folder, POST)
    station.desk.inside(VENUE, OPENS + timedelta(days=2))
    seconds = time.perf_counter() - started
    print(json.dumps([seconds, _peak_mb()]))
    station.close()


def _peak_mb() -> float:
    """The most memory this process ever held; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    _open_and_tell(Path(sys.argv[1]))
