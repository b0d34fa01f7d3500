"""What the kiosk remembers over a restart: why it is out of order.  One small file, replaced whole."""

import json
import logging
import os
from pathlib import Path

from kiosk.selfservice.visit import KEPT, Trouble

log = logging.getLogger(__name__)

FILE = "selfservice.json"


def kept_troubles(folder: Path) -> frozenset[Trouble]:
    """Why the kiosk was out of order when the program ended; a file that cannot be read keeps nothing."""
    try:
        document = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if document["version"] != 1:
            return frozenset()
        return frozenset(one for one in KEPT if one.value in document["out_of_order"])
    except FileNotFoundError:
        return frozenset()
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("why the kiosk was out of order cannot be read: %s", error)
        return frozenset()


def keep_troubles(folder: Path, troubles: frozenset[Trouble]) -> None:
    """Remember those that a restart does not mend by itself."""
    document = {"version": 1, "out_of_order": sorted(troubles & KEPT)}
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f"{FILE}.new"
    with beside.open("w", encoding="utf-8") as file:
        json.dump(document, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / FILE)
