"""Who works a desk, and what each may do: the one table of rights, and the staff file with its PINs.

The file holds argon2 hashes only.  Where there is none, everybody may do
everything, as on a desk of one's own.
"""

import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import BadInput
from kiosk.patience import Waits

if TYPE_CHECKING:
    from argon2 import PasswordHasher

FILE = "staff.json"
FORMAT = 1

PIN = re.compile(r"[0-9]{4,12}")
"""Digits only: a PIN is typed at a counter, also on a number pad."""

WAITS = Waits(first_s=2.0, longest_s=300.0)
"""After wrong PINs at a desk."""


class Role(StrEnum):
    """From the fewest rights to all of them."""

    VOLUNTEER = "volunteer"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"

    def holds(self, least: "Role") -> bool:
        """Whether this role has the rights of ``least``."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(least)


class Act(StrEnum):
    """What needs a right; everything else (scan, find, look, help ticket, standby) is anybody's."""

    LET_IN = "let_in"
    """Let somebody in although the ticket says no, with a reason."""
    UNDO = "undo"
    REPRINT = "reprint"
    CORRECT = "correct"
    """Put a guest's name or organisation right."""
    SETTLE = "settle"
    """Close a help ticket."""
    WALK_IN = "walk_in"
    CONFLICTS = "conflicts"
    EXPORT = "export"
    ROSTER = "roster"
    REHEARSE = "rehearse"
    FLEET = "fleet"
    BADGES = "badges"
    """Choose and change badge layouts."""
    SETTINGS = "settings"
    STAFF = "staff"


LEAST: dict[Act, Role] = {
    Act.UNDO: Role.VOLUNTEER,
    Act.REPRINT: Role.VOLUNTEER,
    Act.CORRECT: Role.VOLUNTEER,
    Act.SETTLE: Role.VOLUNTEER,
    Act.LET_IN: Role.SUPERVISOR,
    Act.WALK_IN: Role.SUPERVISOR,
    Act.CONFLICTS: Role.SUPERVISOR,
    Act.EXPORT: Role.SUPERVISOR,
    Act.ROSTER: Role.SUPERVISOR,
    Act.REHEARSE: Role.SUPERVISOR,
    Act.FLEET: Role.ADMINISTRATOR,
    Act.BADGES: Role.ADMINISTRATOR,
    Act.SETTINGS: Role.ADMINISTRATOR,
    Act.STAFF: Role.ADMINISTRATOR,
}
"""The least role that may do it without asking anybody; ``docs/roles.md`` shows the same table."""


def may(role: Role, act: Act) -> bool:
    return role.holds(LEAST[act])


@dataclass(frozen=True, slots=True)
class Member:
    """One of the staff."""

    name: str
    role: Role
    hash: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody with a PIN; nobody = there is no staff file."""

    members: tuple[Member, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.members)

    def by_pin(self, pin: str) -> Member | None:
        """Whose PIN this is.  Takes some 30 ms for each member: not for a thread that anybody waits for."""
        from argon2.exceptions import Argon2Error, InvalidHashError

        if not PIN.fullmatch(pin):
            return None
        hasher = _hasher()
        for member in self.members:
            try:
                if hasher.verify(member.hash, pin):
                    return member
            except (Argon2Error, InvalidHashError):
                continue
        return None


def read_staff(folder: Path) -> Staff:
    """The staff of a data folder; no file = nobody.  ``BadInput`` for a file that cannot be read.

    A damaged file must not give everybody every right.
    """
    path = folder / FILE
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if document["format"] != FORMAT:
            raise BadInput(f"{path} was written by a newer version of this program")
        members = tuple(Member(_text(row["name"]), Role(row["role"]), _text(row["hash"])) for row in document["staff"])
    except FileNotFoundError:
        return Staff()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{path} cannot be read: {error}") from error
    return Staff(members)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a text")
    return value


def write_staff(folder: Path, members: Iterable[Member]) -> None:
    """Replace the staff file as a whole; only this user can read it.  Nobody = no file."""
    rows = [{"name": one.name, "role": one.role, "hash": one.hash} for one in members]
    path, beside = folder / FILE, folder / f"{FILE}.new"
    if not rows:
        path.unlink(missing_ok=True)
        return
    folder.mkdir(parents=True, exist_ok=True)
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"format": FORMAT, "staff": rows}, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def with_member(staff: Staff, name: str, role: Role, pin: str) -> Staff:
    """The staff with one more, or with a new role and PIN for one who is there.

    Raises ``BadInput`` where the PIN cannot tell them from another.
    """
    if not name.strip():
        raise BadInput("a member of staff needs a name")
    if not PIN.fullmatch(pin):
        raise BadInput("a PIN is 4 to 12 digits")
    others = Staff(tuple(one for one in staff.members if one.name != name))
    if others.by_pin(pin) is not None:
        raise BadInput("this PIN is taken: choose another one")
    if not any(one.role is Role.ADMINISTRATOR for one in others.members) and role is not Role.ADMINISTRATOR:
        raise BadInput("somebody must be administrator: add one first")
    return Staff((*others.members, Member(name, role, _hasher().hash(pin))))


def without_member(staff: Staff, name: str) -> Staff:
    """The staff with one less; the last administrator goes last.  Raises ``BadInput`` for an unknown name."""
    left = tuple(one for one in staff.members if one.name != name)
    if len(left) == len(staff.members):
        known = ", ".join(one.name for one in staff.members) or "none"
        raise BadInput(f"there is no “{name}” among the staff; there are {known}")
    if left and not any(one.role is Role.ADMINISTRATOR for one in left):
        raise BadInput(f"“{name}” is the last administrator: remove the others first, or add another one")
    return Staff(left)


def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    # RFC 9106's second choice asks for 64 MB, four lanes: too much beside a camera on two cores.
    # This is OWASP's least: 19 MiB, two passes, one lane.
    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
