"""The operating system's own fonts: the last resort for a character that neither ours nor the extra ones have."""

import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from kiosk.badge.glyphs import Font, faces
from kiosk.badge.spelling import is_drawn
from kiosk.errors import FontUnavailable

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_MOST_FILES = 400
_LARGEST = 64 << 20

log = logging.getLogger(__name__)


def system_folders() -> tuple[Path, ...]:
    """Where this system keeps fonts."""
    home = Path.home()
    match sys.platform:
        case "win32":
            windows = Path(os.environ.get("WINDIR", "C:/Windows"))
            return windows / "Fonts", home / "AppData/Local/Microsoft/Windows/Fonts"
        case "darwin":
            return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"
        case _:
            shared = Path("/usr/share/fonts"), Path("/usr/local/share/fonts")
            return *shared, home / ".local/share/fonts", home / ".fonts"


class SystemFonts:
    """Opened while a character is looked for only; those that helped stay open.  May be used by several threads."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._helpful: list[Font] = []
        self._lock = threading.Lock()

    def drawing(self, cluster: str) -> Font | None:
        """The first font that draws all of ``cluster`` with outlines: a picture font leaves nothing on paper."""
        with self._lock:
            for font in self._helpful:
                if _draws(font, cluster):
                    return font
            for file in _files(self._folders):
                for font in _faces(file):
                    if _draws(font, cluster):
                        self._helpful.append(font)
                        return font
        return None


def _files(folders: tuple[Path, ...]) -> Iterator[Path]:
    count = 0
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() in _SUFFIXES and count < _MOST_FILES and _size(path) <= _LARGEST:
                count += 1
                yield path


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return _LARGEST + 1


def _faces(path: Path) -> list[Font]:
    try:
        return faces(path)
    except FontUnavailable as error:
        log.debug("a font of the system is passed over: %s", error)
        return []


def _draws(font: Font, cluster: str) -> bool:
    if not font.draws(cluster):
        return False
    drawn = [char for char in cluster if is_drawn(char)]
    return bool(drawn) and any(font.outline(glyph.gid) for glyph in font.shape(cluster))
