"""What a journal keeps for the fleet: how far facts went out and came in, and the claim that is being made.

Every note may lag behind the facts: what is sent or taken once more counts once.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from kiosk.domain.ids import DeskId, FactId
from kiosk.journal.wire import microseconds
from kiosk.store import Database

SHARED_TABLES = """
CREATE TABLE fleet_claim (one INTEGER PRIMARY KEY CHECK (one = 1), desk_seq INTEGER NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE fleet_seal (id TEXT PRIMARY KEY, signature TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE fleet_carry (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE fleet_note (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID
"""


class Shared:
    """The fleet's tables of one journal."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def _note(self, key: str) -> str:
        row = self._db.one("SELECT value FROM fleet_note WHERE key = ?", (key,))
        return row[0] if row else ""

    def _set(self, key: str, value: str) -> None:
        self._db.run("INSERT OR REPLACE INTO fleet_note VALUES (?, ?)", (key, value))

    @property
    def cursor(self) -> tuple[str, int]:
        """Which stream was read, and up to where."""
        stream, _, seq = self._note("in").rpartition("|")
        return (stream, int(seq)) if seq else ("", 0)

    def read_up_to(self, stream: str, seq: int) -> None:
        self._set("in", f"{stream}|{seq}")

    @property
    def sent(self) -> int:
        """The own facts up to this number are at the hub."""
        return int(self._note("out") or 0)

    def sent_up_to(self, seq: int) -> None:
        self._set("out", str(seq))

    @property
    def claiming(self) -> tuple[int, bytes] | None:
        """Number and bytes of the claim that was made last; it may be settled long since."""
        row = self._db.one("SELECT desk_seq, bytes FROM fleet_claim")
        return (row[0], row[1]) if row else None

    def claim(self, seq: int, content: bytes) -> None:
        """Durable when this returns: from here on the claim may be known elsewhere."""
        self._db.run("INSERT OR REPLACE INTO fleet_claim VALUES (1, ?, ?)", (seq, content))

    def drop_claim(self) -> None:
        self._db.run("DELETE FROM fleet_claim")

    def seal(self, seals: Iterable[tuple[FactId, str]]) -> None:
        """Keep the signatures of other desks, to pass their facts on."""
        self._db.run_many("INSERT OR IGNORE INTO fleet_seal VALUES (?, ?)", seals)

    def signature(self, fact: FactId) -> str:
        row = self._db.one("SELECT signature FROM fleet_seal WHERE id = ?", (fact,))
        return row[0] if row else ""

    @property
    def members(self) -> dict[str, tuple[str, ...]]:
        """Public keys of the fleet's desks as the hub told them last; those of desks that were shut out are not."""
        told: dict[str, list[str]] = json.loads(self._note("members") or "{}")
        return {desk: tuple(keys) for desk, keys in told.items()}

    def know_members(self, keys: Mapping[str, Iterable[str]]) -> None:
        self._set("members", json.dumps({desk: list(each) for desk, each in keys.items()}))

    def carry(self, facts: Iterable[FactId]) -> None:
        """These came by file: this desk tells the hub of them."""
        self._db.run_many("INSERT OR IGNORE INTO fleet_carry VALUES (?)", ((fact,) for fact in facts))

    def carried(self, after: str, limit: int) -> list[tuple[str, bytes, str]]:
        """Facts that came by file, with their signatures: id, bytes, signature."""
        sql = (
            "SELECT fact.id, fact.bytes, coalesce(signature, '') FROM fleet_carry JOIN fact USING (id) "
            "LEFT JOIN fleet_seal USING (id) WHERE fleet_carry.id > ? ORDER BY fleet_carry.id LIMIT ?"
        )
        return [(row[0], row[1], row[2]) for row in self._db.rows(sql, (after, limit))]

    def quarantine(self, fact: str, content: bytes) -> None:
        """Keep what cannot be believed, outside the facts."""
        self._db.run("INSERT OR IGNORE INTO quarantine VALUES (?, ?)", (fact, content))

    @property
    def quarantined(self) -> int:
        row = self._db.one("SELECT count(*) FROM quarantine")
        return row[0] if row else 0

    def holds(self, fact: FactId) -> bool:
        return self._db.one("SELECT 1 FROM fact WHERE id = ?", (fact,)) is not None

    def own(self, desk: DeskId, after: int, limit: int) -> list[tuple[int, bytes]]:
        """The desk's own facts in their order."""
        sql = "SELECT desk_seq, bytes FROM fact WHERE desk = ? AND desk_seq > ? ORDER BY desk_seq LIMIT ?"
        return [(row[0], row[1]) for row in self._db.rows(sql, (desk, after, limit))]

    def last_own(self, desk: DeskId) -> int:
        row = self._db.one("SELECT max(desk_seq) FROM fact WHERE desk = ?", (desk,))
        return row[0] or 0 if row else 0

    def own_before(self, desk: DeskId, moment: datetime) -> int:
        """Number of the desk's last fact from before a moment; 0 = there is none."""
        sql = "SELECT max(desk_seq) FROM fact WHERE desk = ? AND at < ?"
        row = self._db.one(sql, (desk, microseconds(moment)))
        return row[0] or 0 if row else 0
