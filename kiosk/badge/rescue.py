"""What staff chose for a badge that no font can draw: the other name large, or another text, never a box.

Kept beside the journal, by guest: it is about this badge only, and the guest's name stays as it is.
"""

import json
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from kiosk.badge.durable import replace_file
from kiosk.badge.face import BadgeFace
from kiosk.errors import BadInput

FILE = "badge-rescues.json"
_FORMAT = 1
FIELDS = ("primary", "secondary", "organisation", "title")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rescue:
    """``latin``: the second name stands large and the first is left out.  ``texts``: by field; '' leaves it out."""

    latin: bool = False
    texts: Mapping[str, str] = field(default_factory=dict[str, str])

    def applied(self, face: BadgeFace) -> BadgeFace:
        """The face as it is printed.  A badge keeps a name: where nothing would be left, the first one stays."""
        if self.latin and face.secondary:
            face = replace(face, primary=face.secondary, secondary=None)
        given = {key: text for key, text in self.texts.items() if key in FIELDS}
        if not given.get("primary", "-").strip():
            del given["primary"]
        return replace(face, **given)


def rescue_of(choice: str) -> Rescue:
    """What staff typed: ``latin``, or ``name=TEXT``, ``latin-name=…``, ``organisation=…``, ``title=…``."""
    if choice == "latin":
        return Rescue(latin=True)
    key, equals, text = choice.partition("=")
    named = {"name": "primary", "latin-name": "secondary", "organisation": "organisation", "title": "title"}
    if not equals or key not in named:
        raise BadInput(f"“{choice}” is no rescue: say latin, or name=TEXT, latin-name=, organisation= or title=TEXT")
    if key == "name" and not text.strip():
        raise BadInput("a badge needs a name: say latin to print the other one large")
    return Rescue(texts={named[key]: text})


class Rescues:
    """What was chosen, by guest.  May be used by several threads at once."""

    def __init__(self, file: Path) -> None:
        self._file, self._lock = file, threading.Lock()
        self._kept = _read(file)

    def of(self, attendee: str) -> Rescue | None:
        return self._kept.get(attendee)

    def choose(self, attendee: str, rescue: Rescue | None) -> None:
        """Keep the choice; a second one for another field joins the first; None takes it back.

        Raises PrinterUnavailable when it cannot be kept.
        """
        with self._lock:
            kept = dict(self._kept)
            before = kept.pop(attendee, Rescue())
            if rescue is not None:
                kept[attendee] = Rescue(rescue.latin or before.latin, {**before.texts, **rescue.texts})
            rows = {key: {"latin": one.latin, "texts": dict(one.texts)} for key, one in kept.items()}
            replace_file(self._file, json.dumps({"format": _FORMAT, "rescues": rows}, ensure_ascii=False).encode())
            self._kept = kept


def _read(file: Path) -> dict[str, Rescue]:
    try:
        found: Any = json.loads(file.read_text(encoding="utf-8"))
        rows = cast(dict[str, dict[str, Any]], found["rescues"])
        return {
            key: Rescue(bool(row["latin"]), {str(name): str(text) for name, text in row["texts"].items()})
            for key, row in rows.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        log.warning("%s cannot be read, rescued badges are asked for anew: %s", file, error)
        return {}
