"""How often the decoder process was replaced: a small file in the data folder, which ``doctor`` reads."""

import json
import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

log = logging.getLogger(__name__)

FILE = "decoder.jsonl"
LARGEST_BYTES = 256 * 1024
KEPT_LINES = 500


@dataclass(frozen=True, slots=True)
class Replacement:
    """One replaced process: when (aware), why, and the decoders given up with it."""

    at: datetime
    reason: str
    left_out: tuple[str, ...] = ()


class Diary:
    """One line for each replacement; trouble with the file never stops the scanner."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def note(self, entry: Replacement) -> None:
        """Append a line; the oldest leave where the file has grown large."""
        line = {"v": 1, "at": entry.at.isoformat(), "reason": entry.reason, "left_out": entry.left_out}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists() and self._path.stat().st_size > LARGEST_BYTES:
                self._shorten()
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")
        except OSError as error:
            log.warning("the replacement is not written down: %s", error)

    def since(self, at: datetime) -> list[Replacement]:
        """Entries not older than ``at``; a line torn by a power cut is passed over."""
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return []
        except OSError as error:
            log.warning("%s cannot be read: %s", self._path, error)
            return []
        entries = [entry for line in lines if (entry := _entry(line)) is not None]
        return [entry for entry in entries if entry.at >= at]

    def _shorten(self) -> None:
        lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()[-KEPT_LINES:]
        beside = self._path.with_suffix(".new")
        beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
        beside.replace(self._path)


def _entry(line: str) -> Replacement | None:
    try:
        told = json.loads(line)
        at = datetime.fromisoformat(told["at"])
        if at.tzinfo is None:
            return None
        return Replacement(at, str(told["reason"]), tuple(str(one) for one in told["left_out"]))
    except (ValueError, KeyError, TypeError):
        return None
