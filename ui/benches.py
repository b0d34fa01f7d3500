"""The measurements of the window by name: ``bench start``, ``paint``, ``memory``, ``preview`` and ``badge``."""

import json
import os
import sys
from collections.abc import Iterator, Mapping

from kiosk.commands.bench import table

Row = Mapping[str, object]


def bench(name: str, *, as_json: bool) -> int:
    """Run one measurement; a line for each row as soon as it is there, or one JSON array."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows: list[Row] = []
    for row in _measure(name):
        rows.append(row)
        if not as_json:
            print("\n".join(table(rows)[-1:] if len(rows) > 1 else table(rows)), flush=True)
    if as_json:
        json.dump(rows, sys.stdout, ensure_ascii=False)
        print()
    return 0


def _measure(name: str) -> Iterator[Row]:
    match name:
        case "start":
            from ui.bench_start import start_rows

            return start_rows()
        case "badge":
            from ui.bench_badge import badge_rows

            return badge_rows()
        case "paint":
            from ui.bench_window import paint_rows

            return paint_rows()
        case "preview":
            from ui.bench_preview import preview_rows

            return preview_rows()
        case _:
            from ui.bench_window import memory_rows

            return memory_rows()
