"""Where a person's badge is, folded from what happened to its copies."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.facts import LOST, BadgeFailed, BadgePrinted, BadgeRevoked, BadgeSent, BadgeUnknown, Fact


@dataclass(frozen=True, slots=True)
class BadgeState:
    """Where a person's badge is: ``copy`` 0 = none was ever sent."""

    copy: int = 0
    state: str = ""
    """sent, printed, failed or unknown"""
    revoked: int = 0
    """Copies up to this number open no door."""
    lost: int = 0
    """Copies up to this number were reported lost."""
    printed: int = 0
    """The highest copy known to have come out."""

    @property
    def owed(self) -> bool:
        """Whether one is to be printed: none was, it failed, or its replacement is not on the way yet."""
        return self.state in ("", "failed") or self.lost < self.copy <= self.revoked


def badge_state(facts: Iterable[Fact]) -> BadgeState:
    """Where the badge is, by its facts in order; a later copy replaces an earlier one.

    A copy that failed replaces nothing: the guest still wears the one before.
    """
    copy, state, withdrawn, lost, printed = 0, "", 0, 0, 0
    standing: set[int] = set()
    for fact in facts:
        match fact.body:
            case BadgeSent(one, _, _):
                standing.add(one)
                copy, state = (one, "sent") if one >= copy else (copy, state)
            case BadgePrinted(one, _):
                standing.add(one)
                printed = max(printed, one)
                copy, state = (one, "printed") if one >= copy else (copy, state)
            case BadgeFailed(one, _):
                standing.discard(one)
                state = "failed" if one == copy else state
            case BadgeUnknown(one, _):
                state = "unknown" if one == copy else state
            case BadgeRevoked(one, reason):
                withdrawn = max(withdrawn, one)
                lost = max(lost, one) if reason == LOST else lost
            case _:
                pass
    return BadgeState(copy, state, max(withdrawn, max(standing, default=1) - 1), lost, printed)
