"""What cancelled PDFs hold already, so that the same choice goes on with the rest, also on another day."""

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

from kiosk.badge.durable import replace_file
from kiosk.domain.ids import AttendeeId
from kiosk.handing_out import Wish

FILE = "piles.json"
_FORMAT = 1

log = logging.getLogger(__name__)


class PileMemory:
    """One file in the desk's data folder; it lists guests by the PDF that has their badge."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def of(self, wish: Wish, target: Path) -> dict[AttendeeId, Path]:
        """Who is drawn already, and where.

        Badges of a file that is no longer there do not count, nor those of a file that ``target`` replaces:
        whoever saves under the same name begins anew.
        """
        held = _read(self._file).get(_key(wish), {})
        files = {name: Path(name) for name in held.values()}
        sound = {name for name, file in files.items() if file.is_file() and not _replaced(file, target)}
        return {AttendeeId(one): files[name] for one, name in held.items() if name in sound}

    def keep(self, wish: Wish, drawn: Mapping[AttendeeId, Path]) -> None:
        """Note what was drawn of ``wish``; nothing = it is done, and the next time begins anew."""
        piles = _read(self._file)
        piles.pop(_key(wish), None)
        if drawn:
            piles[_key(wish)] = {str(one): str(file.absolute()) for one, file in drawn.items()}
        elif not self._file.exists():
            return
        text = json.dumps({"format": _FORMAT, "piles": piles}, ensure_ascii=False)
        replace_file(self._file, text.encode("utf-8"))


def _key(wish: Wish) -> str:
    return json.dumps(asdict(wish), sort_keys=True, ensure_ascii=False)


def _replaced(file: Path, target: Path) -> bool:
    """Whether ``target`` is this file, or the name of several files, one for each layout, of which it is one."""
    target = target.absolute()
    return file.parent == target.parent and (file == target or file.stem.startswith(f"{target.stem}-"))


def _read(file: Path) -> dict[str, dict[str, str]]:
    try:
        found = cast(dict[str, Any], json.loads(file.read_text(encoding="utf-8")))
        return {str(key): {str(one): str(name) for one, name in held.items()} for key, held in found["piles"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        log.warning("%s cannot be read, PDFs of badges begin anew: %s", file, error)
        return {}
