"""Whose facts are whose: a fact names a roster row or a code, and the roster of the day says who that is."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from kiosk.domain.ids import AttendeeId, Code
from kiosk.journal.columns import NOBODY, person_of_code
from kiosk.journal.fold import Person
from kiosk.store import Database

Who: TypeAlias = "Callable[[AttendeeId | None, Code | None], Person]"
"""Names the person that a fact's attendee or code stands for, by today's roster."""


def by_name(attendee: AttendeeId | None, code: Code | None) -> Person:
    """The person where there is no roster: the fact's own name of them."""
    key = f"a:{attendee}" if attendee is not None else person_of_code(code) if code is not None else NOBODY
    return Person(key, (key,))


class Holders:
    """Follows the codes of one journal's facts to their holders, from roster to roster."""

    def __init__(self, db: Database, who: Who = by_name) -> None:
        self._db, self.who = db, who

    def named(self, source: str) -> Person:
        """The person whom facts call ``source``."""
        if source.startswith("c:"):
            return self.who(None, Code(source[2:]))
        return self.who(AttendeeId(source[2:]), None)

    def everybody(self) -> Iterator[Person]:
        """Each person with a fact, once."""
        seen: set[str] = set()
        for (source,) in self._db.rows("SELECT DISTINCT person FROM fact WHERE person <> '-'"):
            person = self.named(source)
            if person.key not in seen:
                seen.add(person.key)
                yield person

    def moved(self) -> set[str]:
        """People who gained or lost the facts of a code since they were folded."""
        found: set[str] = set()
        for (source,) in self._db.rows("SELECT DISTINCT person FROM fact WHERE person >= 'c:' AND person < 'c;'"):
            before, now = self._noted(source) or source, self.named(source).key
            if before != now:
                found |= {before, now}
                self.note(source, now)
        return found

    def _noted(self, source: str) -> str | None:
        row = self._db.one("SELECT value FROM meta WHERE key = ?", (f"holder {source}",))
        return row[0] if row else None

    def note(self, source: str, key: str) -> None:
        """Remember to whom the facts of a code are counted."""
        self._db.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"holder {source}", key))
