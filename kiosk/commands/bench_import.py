"""Measures the import of a large roster beside the barest way to get its cells into the same two indexes.

The rival reads the CSV with ``csv.reader`` and writes its cells with ``executemany``, then indexes code and booking:
no checks, no mending, no pinyin, no search.  Each runs in a process of its own, so that its memory can be told.
"""

import csv
import io
import json
import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from kiosk.demo.event import demo_pack
from kiosk.desk import Post
from kiosk.domain.ids import DeskId
from kiosk.intake import Intake
from kiosk.pack.pack import Pack
from kiosk.pack.write import attendees_csv
from kiosk.roster.crowd import crowd
from kiosk.station import Station
from kiosk.store import open_edition

PEOPLE = 100_000

Spent: TypeAlias = tuple[float, float]
"""Seconds on the wall, and of the processor."""


@dataclass(frozen=True, slots=True)
class Row:
    """One import."""

    what: str
    people: int
    seconds: float
    """By the clock on the wall, which other programs on the machine disturb."""
    cpu_seconds: float
    """Of the processor, in all processes together."""
    megabytes: float | None
    """Most memory that the processes held, added up; None where the system cannot tell."""
    times: float
    """As long as the rival on the same rows, by the clock on the wall."""
    cpu_times: float
    """As much of the processor as the rival."""


def run(people: int = PEOPLE) -> list[dict[str, object]]:
    """The rival, then our import of the same guests as CSV and as a workbook."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_files(folder, people)
        rival, rival_cpu, rival_mb = _alone(_bare, folder, "roster.csv")
        rows = [Row("csv.reader + executemany", people, rival, rival_cpu, rival_mb, 1.0, 1.0)]
        for file in ("roster.csv", "roster.xlsx"):
            seconds, cpu, megabytes = _alone(_import, folder, file)
            times, cpu_times = round(seconds / rival, 2), round(cpu / rival_cpu, 2)
            rows.append(Row(f"import {file}", people, seconds, cpu, megabytes, times, cpu_times))
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


def _alone(measure: Callable[[Path, str], Spent], folder: Path, file: str) -> tuple[float, float, float | None]:
    """Seconds on the wall and of the processor, and megabytes, of ``measure`` in a process of its own."""
    context = multiprocessing.get_context("spawn")
    told = folder / "told.json"
    process = context.Process(target=_report, args=(measure, folder, file, told))
    process.start()
    process.join()
    seconds, cpu, megabytes = json.loads(told.read_text(encoding="utf-8"))
    told.unlink()
    return seconds, cpu, megabytes


def _report(measure: Callable[[Path, str], Spent], folder: Path, file: str, told: Path) -> None:
    seconds, cpu = measure(folder, file)
    told.write_text(json.dumps([round(seconds, 3), round(cpu, 3), _most_memory_mb()]), encoding="utf-8")


def _most_memory_mb() -> float | None:
    """Of this process and its largest child; ``getrusage`` would tell what its parent held when it was started."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    import resource

    line = next(one for one in status.read_text(encoding="utf-8").splitlines() if one.startswith("VmHWM:"))
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return round((int(line.split()[1]) + child) / 1024, 1)


def _spent(work: Callable[[], object]) -> Spent:
    """Seconds on the wall, and of the processor with that of processes that have ended."""
    wall, own, before = time.perf_counter(), time.process_time(), os.times()
    work()
    after = os.times()
    ended = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - wall, time.process_time() - own + ended


def _bare(folder: Path, file: str) -> Spent:
    return _spent(lambda: _bare_import(folder, file))


def _bare_import(folder: Path, file: str) -> None:
    with (folder / file).open(encoding="utf-8-sig", newline="") as text:
        reader = csv.reader(text)
        headings = next(reader)
        db = open_edition(folder / "bare.db", ())
        with db.transaction():
            columns = ", ".join(f'"{each}" TEXT' for each in headings)
            db.run(f"CREATE TABLE attendee ({columns})")
            marks = ", ".join("?" * len(headings))
            db.run_many(f"INSERT INTO attendee VALUES ({marks})", reader)  # noqa: S608 - marks only
            db.run('CREATE INDEX by_code ON attendee ("code")')
            db.run('CREATE INDEX by_booking ON attendee ("order")')
        db.close()


def _import(folder: Path, file: str) -> Spent:
    """Into a desk that has the event: checks, mending, pinyin, search index, comparison with the book before."""
    station = Station(folder / f"desk-{file}", Post(DeskId("bench")))
    station.take(Pack(demo_pack(1).event, ()))
    try:
        return _spent(lambda: _our_import(station, folder / file))
    finally:
        station.close()


def _our_import(station: Station, file: Path) -> None:
    assert station.desk.event is not None
    with Intake(station.roster_folder, station.desk.event) as intake:
        station.use(intake.write(intake.weigh(file, {}), datetime.now(UTC)))
