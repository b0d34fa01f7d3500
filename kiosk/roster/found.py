"""What a search has found so far, and how good each hit is."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from kiosk.domain.attendee import Attendee
from kiosk.roster.keys import Kind


class Why(StrEnum):
    """What the guest was found by."""

    CODE = "code"
    BOOKING = "booking"
    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    PINYIN = "pinyin"
    INITIALS = "initials"
    LATIN = "latin"
    ORGANISATION = "organisation"
    SOUND = "sound"
    TYPO = "typo"


BY_KIND = {Kind.HAN: Why.NAME, Kind.PINYIN: Why.PINYIN, Kind.INITIALS: Why.INITIALS, Kind.LATIN: Why.LATIN}
BY_NAME = frozenset({*BY_KIND.values(), Why.SOUND, Why.TYPO})


class Tier(IntEnum):
    """How good a hit is, the best first."""

    EXACT = 0
    SURNAME = 1
    INITIALS = 2
    START = 3
    WORD = 4
    CONTACT = 5
    COMPANY = 6
    ABBREVIATED = 7
    SOME_WORDS = 8
    INSIDE = 9
    COMPANY_INSIDE = 10
    SOUND = 11
    SLIP = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """One guest who may be meant."""

    attendee: Attendee
    why: Why
    matched: str
    """What of the roster row was matched, to show beside the name."""


class Found:
    """The hits so far; of several for one guest the best."""

    def __init__(self) -> None:
        self._best: dict[int, tuple[int, str, int, Why, str]] = {}

    def add(self, n: int, tier: Tier, key: str, why: Why, matched: str = "") -> None:
        """``key`` orders hits of one tier; ``matched`` is shown, empty where the roster row says it better."""
        new = (tier.value, key, n, why, matched)
        old = self._best.get(n)
        if old is None or new < old:
            self._best[n] = new

    def __len__(self) -> int:
        return len(self._best)

    def up_to(self, tier: Tier) -> int:
        """How many guests are found at least as well as this."""
        return sum(one[0] <= tier for one in self._best.values())

    def first(self, limit: int) -> list[tuple[int, Why, str]]:
        return [(n, why, matched) for _, _, n, why, matched in sorted(self._best.values())[:limit]]
