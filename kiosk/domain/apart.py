"""Two entries of desks that knew nothing of each other, and whether an exit between them excuses the second.

By the clock alone an exit may seem to lie between two entries that really were made
side by side: one desk's clock was wrong.  So the exit counts only where the desk knew of
it, or where more time lies between than the desks' clocks can be off.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from kiosk.domain.facts import Admitted, Exited, Fact
from kiosk.domain.ids import FactId

COMPARED = timedelta(seconds=5)
"""How far two clocks that were compared with the hub's may be apart."""

NEVER_COMPARED = timedelta(hours=12)
"""How far a clock may be off that nobody ever compared."""


def entered_apart(facts: Iterable[Fact]) -> set[FactId]:
    """Of one person's entries and exits on one list: entries that no exit excuses though one lies before them.

    Facts without a hybrid time do not say what they knew and are judged by their time alone.
    """
    told = sorted((fact for fact in facts if fact.hlc), key=lambda fact: fact.order)
    known = _known(told)
    found: set[FactId] = set()
    for number, second in enumerate(told):
        if not isinstance(second.body, Admitted) or second.body.again:
            continue
        for at in range(number):
            first = told[at]
            if isinstance(first.body, Admitted) and _apart(first, second, known):
                between = [one for one in told[at + 1 : number] if isinstance(one.body, Exited)]
                if between and not any(_excuses(first, one, second, known) for one in between):
                    found.add(second.id)
    return found


def _known(told: Sequence[Fact]) -> dict[FactId, frozenset[FactId]]:
    """What each desk knew when it wrote the fact: what it named, what those knew, and its own earlier facts."""
    by_id = {fact.id: fact for fact in told}
    own: dict[str, list[Fact]] = {}
    for fact in told:
        own.setdefault(fact.desk, []).append(fact)
    named = {
        fact.id: {*fact.knew, *(one.id for one in own[fact.desk] if one.desk_seq < fact.desk_seq)} & by_id.keys()
        for fact in told
    }
    known: dict[FactId, frozenset[FactId]] = {}
    for fact in told:
        seen, left = set[FactId](), list(named[fact.id])
        while left:
            one = left.pop()
            if one not in seen:
                seen.add(one)
                left += named[one]
        known[fact.id] = frozenset(seen)
    return known


def _apart(first: Fact, second: Fact, known: dict[FactId, frozenset[FactId]]) -> bool:
    return first.id not in known[second.id] and second.id not in known[first.id]


def _excuses(first: Fact, exit_: Fact, second: Fact, known: dict[FactId, frozenset[FactId]]) -> bool:
    """Whether the exit certainly lies after the first entry and before the second."""
    after_first = first.id in known[exit_.id] or exit_.at - first.at > _error(first, exit_)
    before_second = exit_.id in known[second.id] or second.at - exit_.at > _error(exit_, second)
    return after_first and before_second


def _error(one: Fact, other: Fact) -> timedelta:
    if one.desk == other.desk:
        return timedelta()
    compared = one.clock_offset_s != 0 and other.clock_offset_s != 0
    return COMPARED if compared else NEVER_COMPARED
