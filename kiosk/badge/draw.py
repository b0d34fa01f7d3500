"""Draws badges as PDF: one at once for the guest at the desk, or thousands in one file."""

import re
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, cast
from zlib import crc32

from kiosk.badge.calibration import NONE, Calibration
from kiosk.badge.durable import replace_file
from kiosk.badge.face import BadgeFace, texts_of
from kiosk.badge.fit import Placed, fit
from kiosk.badge.fonts import FontStore, Weight
from kiosk.badge.imposition import Imposition, OnePerPage
from kiosk.badge.ink import (
    EmbeddedFonts,
    background_ops,
    code_ops,
    folded,
    outline_ops,
    palette_of,
    picture_ops,
    search_ops,
    text_ops,
)
from kiosk.badge.layout import NAMES, POINTS_PER_MM, Area, Layout, Rectangle
from kiosk.badge.pdf import PdfFile, deflated
from kiosk.badge.photo_room import areas_without_photo
from kiosk.badge.pictures import Pictures
from kiosk.badge.qr import qr
from kiosk.badge.spelling import tidy
from kiosk.errors import BadInput, Trouble

# The same on every badge of a ticket type: drawn once, then shared.
_PREPARED = ("event", "event_second", "role", "role_second")
_WARM_FACE = BadgeFace("重庆", "Chongqing", "重庆 Chongqing", "0123456789", "人才 · Talent", "#1B1D22", "WARM", "0")
_Texts = tuple[tuple[str, str], ...]
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_ONE_AT_A_TIME = threading.Lock()
"""PDFium minds being used by two threads, and two label printers have two."""


class LeftOut(NamedTuple):
    """A badge that was left out of a batch, and the sentence why."""

    face: BadgeFace
    why: str


class Batch(NamedTuple):
    """What came of a batch: badges in the file, and those left out."""

    badges: int
    left_out: tuple[LeftOut, ...]


class Renderer:
    """Draws faces in one layout.  May be used by several threads at once."""

    def __init__(self, layout: Layout, fonts: FontStore, photos: Path | None = None) -> None:
        """``photos``: the folder of the guests' photos, where the layout shows them."""
        self.layout = layout
        self._pictures = Pictures(photos, layout.folder) if layout.pictures else None
        self._fonts = fonts
        self._panel_pt = (layout.width_mm * POINTS_PER_MM, layout.height_mm * POINTS_PER_MM)
        self._prepared = tuple(area for area in layout.areas if _is_prepared(area))
        self._own = tuple(area for area in layout.areas if not _is_prepared(area))
        self._own_without_photo = tuple(area for area in areas_without_photo(layout) if not _is_prepared(area))
        self._fit_prepared = lru_cache(maxsize=64)(self._fit_prepared_texts)
        self._background = lru_cache(maxsize=64)(self._draw_background)

    def warm(self, texts: Iterable[str] = ()) -> None:
        """Draw one badge to the bin, so that the first guest does not wait for fonts and caches.

        The outlines of all characters of ``texts`` (the names and organisations of the
        roster) are prepared too; meant for a thread of its own, it takes 0.2 ms for each character.
        """
        self.pdf(_WARM_FACE)
        for text in texts:
            for weight in Weight:
                for glyph in self._fonts.shape(tidy(text), weight).glyphs:
                    glyph.font.outline(glyph.gid)

    def check(self, face: BadgeFace) -> tuple[Placed, ...]:
        """Where the ink of ``face`` would stand.

        Raises FontUnavailable naming a character that no font has, and BadInput
        where a name is missing or fits nowhere, the colour or the code is wrong.
        """
        texts, placed = self._checked(face)
        return (*self._fit_prepared(_prepared_of(texts)), *placed)

    def pdf(self, face: BadgeFace, calibration: Calibration = NONE) -> bytes:
        """One sheet; the same face gives the same bytes.  Raises as ``check``."""
        texts, placed = self._checked(face)
        palette = palette_of(face.colour)
        own = (ops for line in placed for ops in outline_ops(self.layout, line, palette))
        file = PdfFile(f"{texts['primary']} {face.serial}", self._fonts.fonts[0])
        self._add(file, face, texts, placed, own, OnePerPage(self.layout, calibration))
        return file.data()

    def batch(
        self,
        faces: Iterable[BadgeFace],
        out: Path,
        progress: Callable[[int], None] | None = None,
        onto: Imposition | None = None,
    ) -> Batch:
        """All of ``faces`` in one file that is replaced whole; a face that cannot be drawn is left out and named.

        ``progress`` is told the number of faces seen; what it raises ends the
        batch and leaves ``out`` as it was.  ``onto``: how they come onto pages; None = one each.
        """
        onto = onto or OnePerPage(self.layout)
        file, embedded = PdfFile("Badges", self._fonts.fonts[0]), EmbeddedFonts()
        left_out: list[LeftOut] = []
        seen = 0
        for seen, face in enumerate(faces, start=1):
            try:
                self._add_as_text(file, face, embedded, onto)
            except Trouble as trouble:
                left_out.append(LeftOut(face, str(trouble)))
            if progress:
                progress(seen)
        if seen == len(left_out):
            raise BadInput(left_out[0].why if left_out else "There is no badge to draw.")
        onto.end(file)
        for font, name in embedded.names.items():
            file.font(name, font, embedded.meanings[font])
        replace_file(out, file.data())
        return Batch(seen - len(left_out), tuple(left_out))

    def _add_as_text(self, file: PdfFile, face: BadgeFace, embedded: EmbeddedFonts, onto: Imposition) -> None:
        texts, placed = self._checked(face)
        palette = palette_of(face.colour)
        ops = (ops for line in placed for ops in text_ops(self.layout, line, palette, embedded))
        self._add(file, face, texts, placed, ops, onto)

    def _checked(self, face: BadgeFace) -> tuple[Mapping[str, str], tuple[Placed, ...]]:
        if not _COLOUR.fullmatch(face.colour):
            raise BadInput(f"The badge {face.serial}: the colour {face.colour!r} is not #RRGGBB.")
        texts = texts_of(face)
        self._fonts.require(texts.values(), f"Badge {face.serial}")
        qr(face.code)
        with_photo = self._pictures is None or self._pictures.has(face.photo)
        return texts, fit(self._own if with_photo else self._own_without_photo, texts, self._fonts)

    def _add(
        self,
        file: PdfFile,
        face: BadgeFace,
        texts: Mapping[str, str],
        placed: tuple[Placed, ...],
        own: Iterable[str],
        onto: Imposition,
    ) -> None:
        name, background = self._background(_prepared_of(texts), face.colour)
        shown = {line.field for line in placed}  # a layout need not show the second name
        found = [(texts[field], _around(placed, field)) for field in NAMES if field in shown]
        found.append((face.code, self.layout.code))
        names = [name]
        parts = [
            f"/{name} Do",
            *self._picture_ops(file, face, names),
            *own,
            code_ops(self.layout, face.code, palette_of(face.colour)),
        ]
        ops = "\n".join([*parts, *search_ops(self.layout, found)])
        file.form(name, background, self._panel_pt, self.layout.bleed_mm * POINTS_PER_MM)
        onto.add(file, folded(self.layout, ops), names)

    def _picture_ops(self, file: PdfFile, face: BadgeFace, names: list[str]) -> Iterable[str]:
        """The layout's pictures, each added to the file and to ``names``; one that is not there is left out."""
        for picture in self.layout.pictures if self._pictures else ():
            ready = self._pictures.ready(picture, face.photo) if self._pictures else None
            if ready is not None:
                file.picture(ready.name, ready.jpeg, ready.width_px, ready.height_px)
                names.append(ready.name)
                yield picture_ops(self.layout, ready.name, ready.place)

    def _fit_prepared_texts(self, prepared: _Texts) -> tuple[Placed, ...]:
        return fit(self._prepared, dict(prepared), self._fonts)

    def _draw_background(self, prepared: _Texts, colour: str) -> tuple[str, bytes]:
        palette = palette_of(colour)
        ops = list(background_ops(self.layout, palette))
        for placed in self._fit_prepared(prepared):
            ops += outline_ops(self.layout, placed, palette)
        stream = deflated("\n".join(ops))
        return f"Bg{crc32(stream):08x}", stream


def image(pdf: bytes, dpi: float) -> Any:
    """The first page as a Pillow picture."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = cast(Any, pypdfium2).PdfDocument(pdf)
        try:
            return document[0].render(scale=dpi / 72).to_pil()
        finally:
            document.close()


def _is_prepared(area: Area) -> bool:
    return all(style.field in _PREPARED for style in area.texts)


def _prepared_of(texts: Mapping[str, str]) -> _Texts:
    return tuple((field, texts[field]) for field in _PREPARED if field in texts)


def _around(placed: tuple[Placed, ...], field: str) -> Rectangle:
    inks = [line.ink for line in placed if line.field == field]
    left, top = min(ink.x_mm for ink in inks), min(ink.y_mm for ink in inks)
    right = max(ink.x_mm + ink.width_mm for ink in inks)
    return Rectangle(left, top, right - left, max(ink.y_mm + ink.height_mm for ink in inks) - top)
