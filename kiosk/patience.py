"""How long to wait after wrong PINs: twice as long with each, also over a restart where a file remembers them."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

log = logging.getLogger(__name__)

FREE_TRIES = 2
"""Wrong PINs in a row without a wait: a slip of the finger costs nothing."""
_MOST = 99


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds of the first wait, and of the longest."""

    first_s: float
    longest_s: float


class Patience:
    """Counts wrong PINs in a row."""

    def __init__(self, waits: Waits, clock: Callable[[], float], file: Path | None = None) -> None:
        """``clock``: seconds, since 1970 where there is a ``file``; None = nothing outlasts this run."""
        self._waits, self._clock, self._file = waits, clock, file
        self._wrong, self._until_s = self._kept()

    def wait_s(self) -> float:
        """Seconds until the next PIN is looked at; a clock that was turned back makes nobody wait for years."""
        return max(0.0, min(self._until_s - self._clock(), self._waits.longest_s))

    def wrong(self) -> float:
        """One more wrong PIN; the wait it brings."""
        beyond = self._wrong + 1 - FREE_TRIES
        wait = min(self._waits.first_s * 2 ** (beyond - 1), self._waits.longest_s) if beyond > 0 else 0.0
        self._remember(min(self._wrong + 1, _MOST), self._clock() + wait)
        return wait

    def right(self) -> None:
        if self._wrong:
            self._remember(0, 0.0)

    def _remember(self, wrong: int, until_s: float) -> None:
        self._wrong, self._until_s = wrong, until_s
        if self._file is None:
            return
        try:
            beside = self._file.with_suffix(".new")
            beside.write_text(json.dumps({"version": 1, "wrong": wrong, "until": until_s}), encoding="utf-8")
            beside.replace(self._file)
        except OSError as error:
            log.warning("wrong PINs are not remembered: %s", error)

    def _kept(self) -> tuple[int, float]:
        """A file that cannot be read costs the first wait: whoever broke it gains nothing."""
        if self._file is None:
            return 0, 0.0
        try:
            document = json.loads(self._file.read_text(encoding="utf-8"))
            return max(0, min(int(document["wrong"]), _MOST)), float(document["until"])
        except FileNotFoundError:
            return 0, 0.0
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("%s cannot be read: %s", self._file, error)
            return FREE_TRIES + 1, self._clock() + self._waits.first_s
