"""Photos of guests and pictures of a layout, made ready for a badge: turned upright, cut or fitted, small enough.

A picture that is missing or spoilt costs nobody their badge: it is left out, and said once.
"""

import io
import logging
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, cast
from zlib import crc32

from PIL import Image, ImageOps

from kiosk.badge.layout import Layout, Picture, Rectangle
from kiosk.errors import BadInput

PHOTO = "photo"
_DPI = 300
_QUALITY = 88
_MOST_PIXELS = 80_000_000
"""A 30 MB photo has half of them; what claims more would only fill the memory."""

log = logging.getLogger(__name__)
_pil = cast(Any, Image)


class Ready(NamedTuple):
    """A JPEG, its size in pixels, and where it stands on the panel."""

    name: str
    jpeg: bytes
    width_px: int
    height_px: int
    place: Rectangle


class Pictures:
    """The pictures of one layout.  May be used by several threads at once."""

    def __init__(self, photos: Path | None = None, files: Path | None = None) -> None:
        """``photos``: the folder of the guests' photos; ``files``: the one of the layout's own pictures."""
        self._photos, self._files = photos, files
        self._ready = lru_cache(maxsize=64)(_ready)
        self._said: set[Path] = set()

    def has(self, photo: str | None) -> bool:
        """Whether the guest's photo is there."""
        return self._photos is not None and bool(photo) and (self._photos / Path(photo or "").name).is_file()

    def ready(self, picture: Picture, photo: str | None) -> Ready | None:
        """The picture for one badge; None where there is none."""
        path = self._path(picture, photo)
        if path is None:
            return None
        try:
            changed = path.stat().st_mtime_ns
            return self._ready(path, changed, picture)
        except (OSError, BadInput) as error:
            if path not in self._said:
                self._said.add(path)
                log.warning("a badge is printed without its picture: %s", error)
            return None

    def _path(self, picture: Picture, photo: str | None) -> Path | None:
        if picture.source == PHOTO:
            return self._photos / Path(photo).name if self._photos and photo else None
        return self._files / Path(picture.source).name if self._files else None


def missing_pictures(layout: Layout) -> list[str]:
    """The files that a layout shows and that do not lie beside it."""
    named = [picture.source for picture in layout.pictures if picture.source != PHOTO]
    return [name for name in named if layout.folder is None or not (layout.folder / name).is_file()]


def _ready(path: Path, _changed: int, picture: Picture) -> Ready:
    box = picture.place
    size = (max(1, round(box.width_mm * _DPI / 25.4)), max(1, round(box.height_mm * _DPI / 25.4)))
    shown = _opened(path.read_bytes(), str(path), size)
    if picture.fit == "cover":
        shown = ImageOps.fit(shown, size, Image.Resampling.LANCZOS)
    else:
        shown = ImageOps.contain(shown, size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=_QUALITY)
    width, height = shown.size[0] * 25.4 / _DPI, shown.size[1] * 25.4 / _DPI
    x, y = box.x_mm + (box.width_mm - width) / 2, box.y_mm + (box.height_mm - height) / 2
    return Ready(
        f"Im{crc32(out.getvalue()):08x}", out.getvalue(), shown.size[0], shown.size[1], Rectangle(x, y, width, height)
    )


def _opened(content: bytes, where: str, size: tuple[int, int]) -> Any:
    """The picture upright, without transparency.  Raises ``BadInput`` for what is none, or is too large."""
    try:
        found = _pil.open(io.BytesIO(content))
        if found.width * found.height > _MOST_PIXELS:
            raise BadInput(f"{where}: {found.width} x {found.height} pixels are too many for a badge")
        # a JPEG is read at a half, a quarter or an eighth: a large photo costs little more than a small one
        found.draft("RGB", (size[0] * 2, size[1] * 2))
        found = ImageOps.exif_transpose(found)
        if found.mode in ("RGBA", "LA", "P", "PA"):
            found = found.convert("RGBA")
            white = _pil.new("RGBA", found.size, "white")
            white.alpha_composite(found)
            found = white
        return found.convert("RGB")
    except (OSError, ValueError, SyntaxError, TypeError, EOFError, Image.DecompressionBombError) as error:
        raise BadInput(f"{where} is no picture: {error}") from error
