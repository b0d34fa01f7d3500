"""The measurements of this product by name, each beside its rivals in the same run."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from kiosk.commands.context import Context
from kiosk.commands.window_benches import WINDOW_BENCHES
from kiosk.errors import BadInput
from kiosk.resources import resource

Row = Mapping[str, object]

SEARCHED = (3_500, 100_000)
"""Guests in the searched rosters: the house event, and a large one."""


def bench(context: Context, name: str | None, folder: Path | None) -> int:
    """Run one measurement, or all of them; a table each, or one JSON array.

    ``folder`` holds pictures with a manifest, for “scan”.  Raises ``BadInput`` for
    a name that there is not.
    """
    known = sorted({*_MEASUREMENTS, *WINDOW_BENCHES})
    if name is not None and name not in _MEASUREMENTS:
        raise BadInput(f"there is no measurement “{name}”; there are {', '.join(known)}")
    rows = [
        {"bench": one} | dict(row)
        for one, measure in _MEASUREMENTS.items()
        if name == one or (name is None and one not in _PARTS)
        for row in measure(folder)
    ]
    context.say_rows(list(rows), table(rows))
    return 0


def table(rows: Sequence[Row]) -> list[str]:
    """Rows in columns; a head line wherever the columns change."""
    lines: list[str] = []
    for number, row in enumerate(rows):
        same = [other for other in rows if other.keys() == row.keys()]
        widths = [max(len(key), *(len(_cell(other[key])) for other in same)) for key in row]
        if not number or rows[number - 1].keys() != row.keys():
            lines.append("  ".join(key.rjust(width) for key, width in zip(row, widths, strict=True)))
        lines.append("  ".join(_cell(value).rjust(width) for value, width in zip(row.values(), widths, strict=True)))
    return lines


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _badge(_folder: Path | None) -> list[Row]:
    from kiosk.badge.bench import measure

    return [asdict(row) for row in measure(resource("fonts").parent)]


def _kiosk(_folder: Path | None) -> list[Row]:
    from kiosk.selfservice.bench import run

    return [*run()]


def _scan(folder: Path | None) -> list[Row]:
    from kiosk.commands.bench_scan import run

    return [*run(folder)]


def _scan_kills(_folder: Path | None) -> list[Row]:
    from kiosk.scan.bench_kills import kill_rows

    return [asdict(row) for row in kill_rows()]


def _scan_latency(_folder: Path | None) -> list[Row]:
    from kiosk.commands.latency import latency_rows

    return [asdict(row) for row in latency_rows()]


def _scan_wake(_folder: Path | None) -> list[Row]:
    from kiosk.scan.bench_sleep import wake_rows

    return [asdict(row) for row in wake_rows()]


def _search(_folder: Path | None) -> list[Row]:
    from kiosk.roster.bench import run

    return [asdict(row) for people in SEARCHED for row in run(people)]


def _import(_folder: Path | None) -> list[Row]:
    from kiosk.commands.bench_import import run

    return [*run()]


def _verdict(_folder: Path | None) -> list[Row]:
    from kiosk.commands.bench_verdict import run

    return [*run()]


def _fleet(_folder: Path | None) -> list[Row]:
    from kiosk.sync.bench import run

    return [asdict(row) for row in run()]


def _fleet_catch_up(_folder: Path | None) -> list[Row]:
    from kiosk.commands.bench_catch_up import run

    return [asdict(row) for row in run()]


_MEASUREMENTS: dict[str, Callable[[Path | None], list[Row]]] = {
    "badge": _badge,
    "fleet": _fleet,
    "fleet-catch-up": _fleet_catch_up,
    "import": _import,
    "kiosk": _kiosk,
    "scan": _scan,
    "scan-kills": _scan_kills,
    "scan-latency": _scan_latency,
    "scan-wake": _scan_wake,
    "search": _search,
    "verdict": _verdict,
}

_PARTS = ("scan-kills", "scan-latency", "scan-wake")
"""Parts of “scan” that can be run alone."""
