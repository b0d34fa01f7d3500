"""What a paired desk keeps: where its hub is, whom to trust, its own key."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

from kiosk.errors import BadInput

FILE = "fleet.json"


@dataclass(frozen=True, slots=True)
class Membership:
    """A desk's place in the fleet; secret."""

    addresses: tuple[str, ...]
    authority: str
    """The hub's authority, PEM."""
    seed: str
    desk: str
    event: str
    ticket_key: str
    """Hex."""


def read_membership(folder: Path) -> Membership | None:
    """None = this desk stands alone."""
    path = folder / FILE
    try:
        document = cast("dict[str, Any]", json.loads(path.read_text(encoding="utf-8")))
        addresses = tuple(str(one) for one in document.pop("addresses"))
        return Membership(addresses, **document)
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError) as error:
        raise BadInput(f"{path} is damaged: pair this desk again (join CODE)") from error


def write_membership(folder: Path, membership: Membership) -> None:
    """Kept for this user's eyes only."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f"{FILE}.new"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(membership), file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / FILE)
