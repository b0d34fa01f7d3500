"""What is said under which name on the wire.

Entries, exits and their withdrawals have a subject for each ticket and list, so that
one compare-and-set decides them; a ticket is named by a keyed hash, never by its code.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass

from kiosk.domain.facts import Admitted, Exited, Fact, Undone
from kiosk.domain.ids import DeskId, EventId, ListId
from kiosk.journal.columns import source_of
from kiosk.journal.wire import kind_of

FACTS = "EV"
"""The stream of facts: nothing in it is ever deleted."""
SAYINGS = "SAY"
"""The stream of what the hub says: keys of desks, editions of the roster; the latest of each subject."""

SIGNATURE = "Ck-Signature"
"""Header with the desk's signature of the fact's bytes."""

_TOKEN = re.compile(r"[A-Za-z0-9_-]+")
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
"""Names of desks and events that may stand in a subject."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """The subjects of one event as one desk uses them."""

    event: EventId
    desk: DeskId
    key: bytes
    """With which tickets are hashed; all desks of the event have it."""

    def of(self, fact: Fact) -> str:
        """Where this desk's fact is published."""
        match fact.body:
            case Admitted(list=door) | Exited(list=door):
                return f"{self.ticket(door, source_of(fact))[:-1]}{self.desk}"
            case Undone(list=door) if door is not None:
                return f"{self.ticket(door, source_of(fact))[:-1]}{self.desk}"
            case _:
                return f"ck.{self.event}.log.{self.desk}.{_token(kind_of(fact.body))}"

    def ticket(self, door: ListId, source: str) -> str:
        """All that any desk says of one guest on one list."""
        name = hmac.digest(self.key, source.encode("utf-8", "surrogatepass"), "sha256")[:15]
        return f"{self.door(door)[:-1]}{base64.b32encode(name).decode().lower()}.>"

    def door(self, door: ListId) -> str:
        """All entries and exits of one list, by any desk."""
        return f"ck.{self.event}.adm.{_token(door)}.>"


def scopes_of(subject: str) -> tuple[str, ...]:
    """The filters that a message under this subject moves on: its ticket's, and its list's."""
    parts = subject.split(".")
    if len(parts) != 6 or parts[2] != "adm":
        return ()
    return (".".join((*parts[:5], ">")), ".".join((*parts[:4], ">")))


def desk_in(subject: str) -> str:
    """Who said it; the engine lets nobody speak under another's name."""
    parts = subject.split(".")
    return parts[5] if len(parts) == 6 and parts[2] == "adm" else parts[3] if len(parts) > 3 else ""


def saying(event: str, topic: str) -> str:
    return f"say.{event}.{topic}"


def hello(event: str, desk: str) -> str:
    """Under which a desk tells the hub that it has come."""
    return f"hello.{event}.{desk}"


def _token(text: str) -> str:
    if _TOKEN.fullmatch(text):
        return text
    return "x" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def rights(event: str, desk: str) -> dict[str, list[str]]:
    """What a desk may publish and hear: its own facts, and to read."""
    return {
        "publish": [
            f"ck.{event}.adm.*.*.{desk}",
            f"ck.{event}.log.{desk}.>",
            hello(event, desk),
            f"$JS.API.STREAM.INFO.{FACTS}",
            f"$JS.API.STREAM.MSG.GET.{FACTS}",
            f"$JS.API.STREAM.MSG.GET.{SAYINGS}",
            f"$JS.API.CONSUMER.CREATE.{FACTS}.{desk}",
            f"$JS.API.CONSUMER.DELETE.{FACTS}.{desk}",
            f"$JS.API.CONSUMER.MSG.NEXT.{FACTS}.{desk}",
        ],
        "subscribe": [f"_INBOX_{desk}.>", f"say.{event}.>"],
    }
