"""How many labels are left on each printer's roll: counted down, so that somebody fetches the next roll in time.

A count beside the journal, not a fact: it is about a device, it is only as true as whoever loaded
the roll was careful, and no badge depends on it.  It survives a restart.
"""

import json
import logging
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from kiosk.badge.durable import replace_file
from kiosk.errors import PrinterUnavailable

FILE = "labels.json"
_FORMAT = 1

log = logging.getLogger(__name__)


class Labels:
    """Counts by printer address.  May be used by several threads at once."""

    def __init__(self, file: Path, full: int = 0, warn_at: int = 15) -> None:
        """``full``: labels on a new roll, 0 = only printers whose roll was named are counted."""
        self._file, self._full, self._warn_at = file, full, warn_at
        self._lock = threading.Lock()
        self._left = _read(file)

    def left(self, printer: str) -> int | None:
        """Labels on the roll by our count; None = it is not counted."""
        return self._left.get(printer, self._full or None)

    def low(self, printer: str) -> int | None:
        """As ``left`` where so few are left that a new roll should lie ready; else None."""
        left = self.left(printer)
        return left if left is not None and left <= self._warn_at else None

    def used(self, printer: str) -> None:
        """A label went through; one more than the roll had is a roll that was not reported."""
        with self._lock:
            left = self.left(printer)
            if left is not None:
                self._keep(printer, max(0, left - 1))

    def loaded(self, printer: str, labels: int | None = None) -> int | None:
        """A new roll is in; of the usual length, unless told.  What is left now; None = still not counted."""
        with self._lock:
            left = labels if labels is not None else self._full or None
            if left is not None:
                self._keep(printer, left)
            return left

    def ran_out(self, printer: str) -> None:
        """The printer says that it is empty: it knows better."""
        with self._lock:
            if self.left(printer) is not None:
                self._keep(printer, 0)

    def all(self) -> Mapping[str, int]:
        return dict(self._left)

    def _keep(self, printer: str, left: int) -> None:
        self._left = self._left | {printer: left}
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._file, json.dumps({"format": _FORMAT, "left": self._left}).encode("utf-8"))
        except (OSError, PrinterUnavailable) as error:
            log.warning("labels left are not kept: %s", error)


def _read(file: Path) -> dict[str, int]:
    """What was counted; a file that is not ours is begun anew: it is only a count."""
    try:
        found: Any = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.warning("%s cannot be read, labels are counted anew: %s", file, error)
        return {}
    rows: object = cast(dict[str, object], found).get("left") if isinstance(found, dict) else None
    if not isinstance(rows, dict):
        return {}
    counts = cast(dict[str, object], rows).items()
    return {key: value for key, value in counts if isinstance(value, int) and value >= 0}
