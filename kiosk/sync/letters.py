"""A fact as it travels: its canonical bytes, and beside them its id and the desk's signature."""

from collections.abc import Callable, Mapping

from kiosk.domain.facts import Fact
from kiosk.journal.wire import Damaged, from_bytes, to_bytes
from kiosk.sync.keys import is_signed
from kiosk.sync.parcels import Message, Suspect
from kiosk.sync.sayings import Known
from kiosk.sync.subjects import SIGNATURE, desk_in


class UnknownDesk(Exception):
    """The hub has not said yet whose key this desk signs with."""


def sealed(fact: Fact, content: bytes, signer: Callable[[bytes], str]) -> dict[str, str]:
    """The headers of a fact."""
    return {"Nats-Msg-Id": fact.id, SIGNATURE: signer(content)}


def opened(
    seq: int, subject: str, content: bytes, headers: Mapping[str, str], known: Known, *, subjects_event: str
) -> Message | Suspect:
    """The fact in a message, if it is what its desk signed; raises ``UnknownDesk`` where that cannot be told yet."""
    name = headers.get("Nats-Msg-Id", "?")
    try:
        fact = from_bytes(content)
    except Damaged as damaged:
        return Suspect(name, content, f"it is no fact ({damaged})")
    signature = headers.get(SIGNATURE, "")
    why = fault_of(fact, content, signature, known, desk_in(subject), event=subjects_event)
    return Suspect(fact.id, content, why) if why else Message(seq, subject, fact, content, signature)


def fault_of(fact: Fact, content: bytes, signature: str, known: Known, speaker: str, *, event: str) -> str:
    """Why a fact cannot be believed; '' when it can.

    A desk may pass on what another one signed; of a desk that was never paired it must vouch with its own signature.
    """
    if fact.event != event:
        return f"it is of the event {fact.event}"
    if to_bytes(fact) != content:
        return "it is not in its canonical form"
    if speaker not in known.keys:
        raise UnknownDesk(speaker)
    keys = known.keys.get(fact.desk, known.keys[speaker])
    if not any(is_signed(key, content, signature) for key in keys):
        return f"it does not bear the signature of {fact.desk}"
    return ""
