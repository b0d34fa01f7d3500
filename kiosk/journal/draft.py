"""A fact before it is written: whose it is, and its final bytes."""

from dataclasses import dataclass

from kiosk.domain.facts import Fact
from kiosk.domain.ids import DeskId, EventId, GateId


@dataclass(frozen=True, slots=True)
class Writer:
    """Under whose name facts are written: what every fact of this desk carries."""

    event: EventId
    desk: DeskId
    gate: GateId | None = None
    operator: str | None = None
    roster_revision: str = ""
    clock_offset_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that is complete and not written here yet: what the fleet is asked about, or what it told."""

    fact: Fact
    content: bytes
    """Canonical; the very bytes that are stored."""
