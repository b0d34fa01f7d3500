"""Is the journal sound: its chain, its numbers, its folded tables?"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.domain.facts import Fact
from kiosk.journal.columns import columns_of
from kiosk.journal.journal import Journal
from kiosk.journal.wire import Damaged, fingerprint, from_bytes, to_bytes


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
    """Read every fact once, follow each desk's chain, and fold everything anew to compare.

    The desk may be at work meanwhile: what is compared is of one moment.
    """
    with journal.snapshot():
        return _verified(journal)


def _verified(journal: Journal) -> Soundness:
    problems: list[str] = []
    combined = count = 0
    readable = True
    last: dict[str, tuple[int, str]] = {}
    for content, columns in journal.stored():
        count += 1
        combined ^= int.from_bytes(hashlib.sha256(content).digest(), "big")
        desk, seq = str(columns[1]), int(str(columns[2]))
        try:
            fact = from_bytes(content)
        except Damaged as damaged:
            readable = False
            problems.append(f"{desk} {seq}: {damaged}")
        else:
            if columns_of(fact) != columns:
                problems.append(f"{desk} {seq}: its row says something else than its bytes")
            problems += _own_form(fact, content)
            problems += _chain(fact, last.get(fact.desk, (0, "")), own=fact.desk == journal.desk)
        last[desk] = (seq, fingerprint(content))
    head = journal.head()
    # The desk may have had another name when it wrote its last fact.
    ends = [*last.values(), *([] if journal.desk in last else [(0, "")])]
    if head and head not in {f"{seq} {content}" for seq, content in ends}:
        problems.append(f"{journal.desk}: its last fact is missing or was changed")
    if readable:
        problems += journal.fold_problems()
    return Soundness(count, f"{combined:064x}", tuple(problems))


def _own_form(fact: Fact, content: bytes) -> Iterator[str]:
    if to_bytes(fact) != content:
        yield f"{fact.desk} {fact.desk_seq}: not in its canonical form"


def _chain(fact: Fact, before: tuple[int, str], *, own: bool) -> Iterator[str]:
    """Whether the fact follows the desk's fact before it; others may tell theirs without a chain."""
    if (fact.previous_hash or own) and before != (fact.desk_seq - 1, fact.previous_hash):
        yield f"{fact.desk} {fact.desk_seq}: the fact before it is missing or was changed"
