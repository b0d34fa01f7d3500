"""What the fleet answers when a desk asks whether an admission may stand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from kiosk.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class Won:
    """The whole fleet knows of this very fact: nobody else lets the guest in."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Other desks were first; ``facts`` are theirs, and by them the scan is judged again."""

    facts: tuple[Fact, ...] = ()
    full: bool = False
    """No seat is left in the whole fleet, whatever this desk has counted."""


@dataclass(frozen=True, slots=True)
class Offline:
    """Nobody could be asked in time; the desk decides by what it knows."""


Answer: TypeAlias = Won | Lost | Offline

Claim: TypeAlias = "Callable[[Fact, bytes], Answer]"
"""Asks the fleet about a fact, with its final canonical bytes, before it is written.

Never raises, never waits long.
"""
