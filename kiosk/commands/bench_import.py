"""Measures the import of a large roster beside the barest way to get its cells into the same two indexes.

The rival reads the CSV with ``csv.reader`` and writes its cells with ``executemany``, then indexes code and booking:
no checks, no mending, no pinyin, no search.  Each runs in a process of its own, so that its memory can be told.
"""

import csv
import io
import json
import multiprocessing
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.demo.event import demo_pack
from kiosk.desk import Post
from kiosk.domain.ids import DeskId
from kiosk.pack.pack import Pack
from kiosk.pack.rows import read_attendees
from kiosk.pack.write import attendees_csv
from kiosk.roster.crowd import crowd
from kiosk.station import Station
from kiosk.store import open_database

PEOPLE = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """One import."""

    what: str
    people: int
    seconds: float
    """Of the processor, which other programs on the machine disturb less than the clock on the wall."""
    megabytes: float | None
    """Most memory that the process held; None where the system cannot tell."""
    times: float
    """As long as the rival on the same rows."""


def run(people: int = PEOPLE) -> list[dict[str, object]]:
    """The rival, then our import of the same guests as CSV and as a workbook."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_files(folder, people)
        rival_s, rival_mb = _alone(_bare, folder, "roster.csv")
        rows = [Row("csv.reader + executemany", people, rival_s, rival_mb, 1.0)]
        for file in ("roster.csv", "roster.xlsx"):
            seconds, megabytes = _alone(_import, folder, file)
            rows.append(Row(f"import {file}", people, seconds, megabytes, round(seconds / rival_s, 2)))
    return [asdict(row) for row in rows]


def _write_files(folder: Path, people: int) -> None:
    from openpyxl import Workbook

    text = attendees_csv(crowd(people))
    (folder / "roster.csv").write_text(text, encoding="utf-8-sig", newline="")
    book = Workbook(write_only=True)
    sheet = book.create_sheet("roster")
    for cells in csv.reader(io.StringIO(text, newline="")):
        sheet.append(cells)
    book.save(folder / "roster.xlsx")


def _alone(measure: Callable[[Path, str], float], folder: Path, file: str) -> tuple[float, float | None]:
    """Seconds and megabytes of ``measure`` in a process of its own."""
    context = multiprocessing.get_context("spawn")
    told = folder / "told.json"
    process = context.Process(target=_report, args=(measure, folder, file, told))
    process.start()
    process.join()
    seconds, megabytes = json.loads(told.read_text(encoding="utf-8"))
    told.unlink()
    return seconds, megabytes


def _report(measure: Callable[[Path, str], float], folder: Path, file: str, told: Path) -> None:
    seconds = measure(folder, file)
    told.write_text(json.dumps([round(seconds, 3), _most_memory_mb()]), encoding="utf-8")


def _most_memory_mb() -> float | None:
    """Of this process alone: ``getrusage`` would tell what its parent held when it was started."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    line = next(one for one in status.read_text(encoding="utf-8").splitlines() if one.startswith("VmHWM:"))
    return round(int(line.split()[1]) / 1024, 1)


def _bare(folder: Path, file: str) -> float:
    begin = time.process_time()
    with (folder / file).open(encoding="utf-8-sig", newline="") as text:
        reader = csv.reader(text)
        headings = next(reader)
        db = open_database(folder / "bare.db", (), durable=False)
        with db.transaction():
            columns = ", ".join(f'"{each}" TEXT' for each in headings)
            db.run(f"CREATE TABLE attendee ({columns})")
            marks = ", ".join("?" * len(headings))
            db.run_many(f"INSERT INTO attendee VALUES ({marks})", reader)  # noqa: S608 - marks only
            db.run('CREATE INDEX by_code ON attendee ("code")')
            db.run('CREATE INDEX by_booking ON attendee ("order")')
        db.close()
    return time.process_time() - begin


def _import(folder: Path, file: str) -> float:
    """Into a desk that has the event: checks, mending, pinyin, search index, comparison with the book before."""
    station = Station(folder / f"desk-{file}", Post(DeskId("bench")))
    station.take(Pack(demo_pack(1).event, ()))
    begin = time.process_time()
    assert station.desk.event is not None
    roster = read_attendees(folder / file, station.desk.event)
    station.take(station.with_roster(roster), {one: f"{file}:{line}" for one, line in roster.lines.items()})
    seconds = time.process_time() - begin
    station.close()
    return seconds
