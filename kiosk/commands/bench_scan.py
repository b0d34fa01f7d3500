"""``bench scan``: photographs, films, kills, latency and waking in one run, then what was asked of each and met."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.commands.latency import CpuRow, LatencyRow, latency_rows
from kiosk.scan.bench import measured
from kiosk.scan.bench_films import OVERALL, FilmRow
from kiosk.scan.bench_kills import KillRow, kill_rows
from kiosk.scan.bench_photos import ALL, APART_NAME, PhotoRow
from kiosk.scan.bench_sleep import WakeRow, wake_rows
from kiosk.scan.rivals import OURS, TOGETHER

Measured = PhotoRow | FilmRow | KillRow | WakeRow | LatencyRow | CpuRow
ZXING = "zxing-cpp"


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What was asked of a measurement, what it reached, and whether that is enough."""

    target: str
    asked: str
    reached: str
    met: bool


def run(folder: Path | None) -> Iterator[Mapping[str, object]]:
    """Every row, then the targets.  Raises ``BadInput`` for a folder without a manifest."""
    rows: list[Measured] = []
    for measure in (measured(folder), kill_rows(), wake_rows(), latency_rows()):
        for row in measure:
            rows.append(row)
            yield asdict(row)
    for target in targets(rows):
        yield asdict(target)


def targets(rows: Sequence[Measured]) -> Iterator[TargetRow]:
    """One for each thing asked of what these rows measured."""
    yield from _of_photographs([row for row in rows if isinstance(row, PhotoRow)])
    yield from _of_films([row for row in rows if isinstance(row, FilmRow)])
    for row in rows:
        match row:
            case KillRow():
                lost = row.held_up - row.read
                reached = f"{lost} / {row.wrong} / {row.twice}"
                yield _row(
                    f"killed {row.when}: tickets lost / wrong / twice",
                    "0 / 0 / 0",
                    reached,
                    not lost + row.wrong + row.twice,
                )
                yield _under(f"killed {row.when}: longest gap, ms", 1000, row.longest_gap_ms)
            case LatencyRow():
                yield _under("frame grabbed to verdict, p50 ms", 20, row.p50_ms)
                yield _under("frame grabbed to verdict, p99 ms", 60, row.p99_ms)
            case CpuRow():
                yield _under(f"nothing in view, % of a core, {row.process}", 25, row.core_percent)
            case WakeRow():
                yield _row("guests read by a resting camera", str(row.guests), str(row.read), row.read == row.guests)
            case _:
                pass


def _of_photographs(rows: list[PhotoRow]) -> Iterator[TargetRow]:
    by = {(row.photographs, row.reader): row for row in rows}
    for part in (ALL, APART_NAME):
        ours, others = by.get((part, OURS)), by.get((part, TOGETHER))
        if ours is None or others is None:
            continue
        yield _row(f"photographs, {part}: read", "at least 95 %", f"{100 * ours.rate:.1f} %", ours.rate >= 0.95)
        reached = f"{ours.read} against {others.read}"
        yield _row(f"photographs, {part}: above all others together", "more", reached, ours.read > others.read)
        wrong = f"{ours.misread} / {ours.false_finds}"
        clean = not ours.misread + ours.false_finds
        yield _row(f"photographs, {part}: misread / found where none is", "0 / 0", wrong, clean)
        yield _under(f"photographs, {part}: median ms", 4, ours.median_ms)
        yield _under(f"photographs, {part}: p95 ms", 15, ours.p95_ms)


def _of_films(rows: list[FilmRow]) -> Iterator[TargetRow]:
    by = {row.reader: row for row in rows if row.scenario == OVERALL}
    if not by:
        return
    ours, others, zxing = by[OURS], by[TOGETHER], by[ZXING]
    yield _row("films: wrong texts", "0", str(ours.wrong), not ours.wrong)
    yield _row("films: codes read", f"at least {others.read}", str(ours.read), ours.read >= others.read)
    sooner = ours.first_read < zxing.first_read
    yield _row("films: mean frame of the first read", f"under {zxing.first_read:.2f}", f"{ours.first_read:.2f}", sooner)
    later = zxing.ours_later_in
    yield _row("films: scenarios read later than zxing-cpp", "0", str(later), not later)


def _under(target: str, limit: float, reached: float) -> TargetRow:
    return _row(target, f"under {limit:g}", f"{reached:.1f}", reached < limit)


def _row(target: str, asked: str, reached: str, met: bool) -> TargetRow:
    return TargetRow(target, asked, reached, met)
