"""Facts as a file on a stick, for a desk that never sees the network.

A text file: one line that says what it is, then a fact a line, its desk's signature before
its canonical bytes.  Every fact is checked by itself; the same file may be read any number of times.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.desk import Desk
from kiosk.domain.facts import Fact
from kiosk.errors import BadInput
from kiosk.journal.wire import Damaged, from_bytes, to_bytes
from kiosk.sheets import replaced
from kiosk.sync.keys import Signer, is_signed
from kiosk.sync.membership import Membership

FORMAT = "cqitec-facts/1"
UNSIGNED = "-"
BATCH = 500


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brought."""

    facts: int
    new: int
    quarantined: int
    unsigned: int
    """Left out: of a desk that was never paired, and nobody vouched for it."""


def write_stick(desk: Desk, membership: Membership | None, path: Path) -> int:
    """Write all facts that this desk has; how many.  Raises ``BadInput`` in a rehearsal: nobody else may hear of it."""
    _in_earnest(desk)
    signer = Signer(membership.seed) if membership is not None else None
    written = 0

    def write(part: Path) -> int:
        nonlocal written
        with part.open("wb") as file:
            event = desk.event.id if desk.event else ""
            file.write(json.dumps({"format": FORMAT, "event": event, "desk": desk.post.desk}).encode() + b"\n")
            for _, fact in desk.journal.facts():
                content = to_bytes(fact)
                if signer is not None and fact.desk == desk.post.desk:
                    signature = signer(content)
                else:
                    signature = desk.journal.shared.signature(fact.id) or UNSIGNED
                file.write(signature.encode() + b" " + content + b"\n")
                written += 1
        return written

    replaced(path, write)
    return written


def _in_earnest(desk: Desk) -> None:
    if desk.rehearsal:
        raise BadInput("this desk is in a rehearsal: end it first (cqitec-kiosk rehearsal off)")


def read_stick(desk: Desk, path: Path, *, trust: bool) -> Imported:
    """Take the facts of a file; they go on to the hub from here.

    A fact with a bad signature is put aside.  ``trust``: a supervisor vouches for
    facts of desks that were never paired, or were shut out.  Raises ``BadInput`` for a
    file that is none, and in a rehearsal.
    """
    _in_earnest(desk)
    known = desk.journal.shared.members
    counted = {"facts": 0, "new": 0, "quarantined": 0, "unsigned": 0}
    batch: list[tuple[Fact, str]] = []

    def take() -> None:
        with desk.journal.at_once():
            counted["new"] += desk.take(fact for fact, _ in batch)
            others = [(fact.id, signature) for fact, signature in batch if fact.desk != desk.post.desk]
            desk.journal.shared.seal((one, signature) for one, signature in others if signature != UNSIGNED)
            desk.journal.shared.carry(one for one, _ in others)
        batch.clear()

    for number, (signature, content) in enumerate(_lines(desk, path), start=2):
        counted["facts"] += 1
        try:
            fact = from_bytes(content)
        except Damaged as damaged:
            raise BadInput(
                f"{path.name}:{number}: this is no fact ({damaged}); the lines before it were taken"
            ) from None
        sound = to_bytes(fact) == content and (desk.event is None or fact.event == desk.event.id)
        if sound and is_known(fact, content, signature, known):
            batch.append((fact, signature))
        elif sound and fact.desk == desk.post.desk and desk.journal.shared.holds(fact.id):
            continue
        elif sound and trust and (signature == UNSIGNED or not _active(known, fact.desk)):
            batch.append((fact, signature))
        elif sound and (signature == UNSIGNED or not _active(known, fact.desk)):
            counted["unsigned"] += 1
        else:
            counted["quarantined"] += 1
            desk.journal.shared.quarantine(fact.id, content)
        if len(batch) >= BATCH:
            take()
    take()
    return Imported(**counted)


def is_known(fact: Fact, content: bytes, signature: str, known: Mapping[str, tuple[str, ...]]) -> bool:
    return any(is_signed(key, content, signature) for key in known.get(fact.desk, ()))


def _active(known: Mapping[str, tuple[str, ...]], desk: str) -> bool:
    return bool(known.get(desk))


def _lines(desk: Desk, path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with path.open("rb") as file:
            head = file.readline(4096)
            _check_head(desk, head, path)
            for line in file:
                signature, _, content = line.rstrip(b"\n").partition(b" ")
                yield signature.decode("ascii", "replace"), content
    except OSError as error:
        raise BadInput(f"{path}: {error}") from error


def _check_head(desk: Desk, head: bytes, path: Path) -> None:
    try:
        told = json.loads(head)
        kind, event = told["format"], told["event"]
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{path.name} holds no facts of a desk (sync export writes them)") from error
    if kind != FORMAT:
        raise BadInput(f"{path.name} is {kind}, this program reads {FORMAT}")
    if desk.event is not None and event != desk.event.id:
        raise BadInput(f"{path.name} is of the event “{event}”, this desk of “{desk.event.id}”")
