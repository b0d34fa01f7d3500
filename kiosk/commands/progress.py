"""A line on a terminal that tells how far a long piece of work is, and how long it will take."""

import sys
import time
from collections.abc import Callable
from typing import TextIO

_BETWEEN_S = 0.2
_AFTER_S = 0.5
"""Shorter work ends before anybody has read a line about it."""


class ProgressLine:
    """Called with rows done and rows in all (0 = unknown); says nothing where nobody watches."""

    def __init__(self, what: str, to: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._what, self._to, self._clock = what, to or sys.stderr, clock
        self._began = self._told = clock()
        self._width = 0

    def __call__(self, done: int, total: int) -> None:
        now = self._clock()
        if not self._to.isatty() or now - self._began < _AFTER_S or now - self._told < _BETWEEN_S:
            return
        self._told = now
        line = f"{self._what} {done:,}{f' / {total:,}' if total else ''}"
        if 0 < done < total:
            left_s = (now - self._began) * (total - done) / done
            line += f", {left_s:.0f} s left"
        self._write(line)

    def end(self) -> None:
        """Take the line away."""
        if self._width:
            self._write("")

    def _write(self, line: str) -> None:
        self._to.write(f"\r{line.ljust(self._width)}" + ("" if line else "\r"))
        self._to.flush()
        self._width = len(line)
