"""Where the program's own files lie: the same from a checkout, a wheel and a frozen program."""

import sys
from pathlib import Path

from kiosk.errors import BadInput


def resource(path: str) -> Path:
    """The file or folder ``path`` (written with slashes) below ``resources``.

    A frozen program unpacks its files into ``sys._MEIPASS``; a wheel and a
    checkout both hold ``resources`` beside the ``kiosk`` package.
    """
    unpacked = getattr(sys, "_MEIPASS", None)
    root = Path(unpacked) if isinstance(unpacked, str) else Path(__file__).resolve().parent.parent
    found = root / "resources" / path
    if not found.exists():
        raise BadInput(f"the program is incomplete: {found} is missing, install it again")
    return found
