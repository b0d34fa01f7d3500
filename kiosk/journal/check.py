"""Is the journal sound: its chain, its numbers, its folded tables?"""

import hashlib
from dataclasses import dataclass

from kiosk.journal.journal import Journal, source_of
from kiosk.journal.wire import fingerprint, from_bytes, kind_of, to_bytes


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a check found.  Two desks with the same facts have the same ``digest``."""

    facts: int
    digest: str
    problems: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.problems


def verify(journal: Journal) -> Soundness:
    """Read every fact once, follow each desk's chain, and fold everything anew to compare."""
    problems: list[str] = []
    combined = 0
    count = 0
    last: dict[str, tuple[int, str]] = {}
    for content, columns in journal.stored():
        count += 1
        fact = from_bytes(content)
        combined ^= int.from_bytes(hashlib.sha256(content).digest(), "big")
        if to_bytes(fact) != content:
            problems.append(f"{fact.desk} {fact.desk_seq}: not in its canonical form")
        if columns != (fact.id, fact.desk, fact.desk_seq, kind_of(fact.body), source_of(fact)):
            problems.append(f"{fact.desk} {fact.desk_seq}: its row says something else than its bytes")
        seq, previous = last.get(fact.desk, (0, ""))
        if fact.previous_hash and (seq != fact.desk_seq - 1 or fact.previous_hash != previous):
            problems.append(f"{fact.desk} {fact.desk_seq}: the fact before it is missing or was changed")
        last[fact.desk] = (fact.desk_seq, fingerprint(content))
    problems += journal.fold_problems()
    return Soundness(count, f"{combined:064x}", tuple(problems))
