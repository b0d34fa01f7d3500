"""Names and times for new facts: UUIDv7 and the hybrid logical clock."""

import os
from datetime import datetime

from kiosk.domain.ids import FactId
from kiosk.journal.wire import microseconds

MAX_DRIFT_MS = 60_000
"""A remote time further ahead than this is not followed: that desk's clock is wrong."""


def new_id(now: datetime) -> FactId:
    """A UUIDv7 (RFC 9562): sorts by its time, 74 random bits."""
    milliseconds = max(microseconds(now) // 1000, 0) & ((1 << 48) - 1)
    chance = int.from_bytes(os.urandom(10), "big") >> 6
    value = milliseconds << 80 | 0x7 << 76 | chance >> 62 << 64 | 0b10 << 62 | chance & ((1 << 62) - 1)
    digits = f"{value:032x}"
    return FactId(f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}")


class HybridClock:
    """Times that never run backwards: 48 bits of milliseconds, 16 of a counter, as hex."""

    def __init__(self, last: str = "") -> None:
        self._ms, self._count = (int(last[:12], 16), int(last[12:], 16)) if last else (0, 0)

    @property
    def latest(self) -> str:
        """The time of the latest fact, seen or made."""
        return f"{self._ms:012x}{self._count:04x}"

    def tick(self, now: datetime) -> str:
        """The time of a new fact, later than any fact seen."""
        milliseconds = max(microseconds(now) // 1000, 0) & ((1 << 48) - 1)
        if milliseconds > self._ms:
            self._ms, self._count = milliseconds, 0
        elif self._count < 0xFFFF:
            self._count += 1
        else:
            self._ms, self._count = self._ms + 1, 0
        return self.latest

    def see(self, hlc: str, now: datetime) -> None:
        """Follow a fact of another desk, unless its clock is far ahead."""
        milliseconds, count = int(hlc[:12], 16), int(hlc[12:], 16)
        if milliseconds <= max(microseconds(now) // 1000, 0) + MAX_DRIFT_MS and (milliseconds, count) > (
            self._ms,
            self._count,
        ):
            self._ms, self._count = milliseconds, count
