"""PDF files by ReportLab's document layer: ready operators, shared forms, embedded fonts, always the same bytes."""

import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, cast

from reportlab.pdfbase import pdfdoc as _untyped_pdfdoc

from kiosk.badge.glyphs import Font

_pdfdoc = cast(Any, _untyped_pdfdoc)  # written without types

SEARCH_FONT = "Search"
_SYMBOLIC = 4
# Streams of outlines: level 3 takes half the time of level 6 and 2 % more bytes.
_ZLIB_LEVEL = 3


def deflated(ops: str | bytes) -> bytes:
    """``ops`` as the bytes of a compressed stream."""
    return zlib.compress(ops.encode("ascii") if isinstance(ops, str) else ops, _ZLIB_LEVEL)


class PdfFile:
    """One PDF being written, by one thread; two files may be written by two threads at once.

    ``carrier`` lends one glyph to the font of invisible text that makes names and codes searchable.
    """

    def __init__(self, title: str, carrier: Font) -> None:
        # the document layer, not the canvas: no Helvetica that is named but not embedded, no state per page
        self._document = _pdfdoc.PDFDocument(compression=0, invariant=1)
        self._document.setTitle(title)
        self._document.setAuthor("cqitec-kiosk")
        self._document.setSubject(title)
        self._fonts = self._document.idToObject["BasicFonts"].dict
        self._forms: dict[str, Any] = {}
        self._resources: dict[tuple[str, ...], Any] = {}
        self._add_search_font(carrier)

    def form(self, name: str, ops: bytes, box_pt: tuple[float, float]) -> None:
        """Add drawing that several pages share, once; ``ops`` is deflated."""
        if name in self._forms:
            return
        stream = _stream(ops)
        for key, value in (("Type", "/XObject"), ("Subtype", "/Form"), ("Resources", "<< >>")):
            stream.dictionary[key] = value
        stream.dictionary["BBox"] = _pdfdoc.PDFArray([0, 0, *box_pt])
        self._forms[name] = self._document.Reference(stream, f"form.{name}")

    def page(self, ops: bytes, size_pt: tuple[float, float], forms: Iterable[str] = ()) -> None:
        """Add a page of ``ops`` (deflated) that names ``forms``."""
        page = _pdfdoc.PDFPage()
        page.pagewidth, page.pageheight = size_pt
        page.Contents = _stream(ops)
        page.Resources = self._resources_of(tuple(forms))
        self._document.addPage(page)

    def font(self, name: str, font: Font, meanings: dict[int, str]) -> None:
        """Embed the glyphs of ``meanings`` (glyph to text) of ``font`` under ``name``; codes are glyph numbers."""
        label = f"CQKIOS+{font.name}"
        descendant = self._descendant(label, deflated(font.cut(set(meanings))), font.ascent_descent())
        descendant["CIDToGIDMap"] = "/Identity"
        per_mille = 1000 / font.units_per_em
        widths = (f"{gid} [{font.advance(gid) * per_mille:.0f}]" for gid in sorted(meanings))
        descendant["W"] = f"[{' '.join(widths)}]"
        self._type0(name, label, descendant, _meanings(meanings))

    def data(self) -> bytes:
        """The finished file."""
        return bytes(self._document.GetPDFData(None))

    def _resources_of(self, forms: tuple[str, ...]) -> Any:
        if forms not in self._resources:
            resources = _pdfdoc.PDFResourceDictionary()
            resources.basicFonts()
            resources.XObject = {name: self._forms[name] for name in forms}
            self._resources[forms] = self._document.Reference(resources)
        return self._resources[forms]

    def _add_search_font(self, carrier: Font) -> None:
        program, no_glyphs = _blank(carrier)
        descendant = self._descendant("Search", program, (880, -120))
        descendant["CIDToGIDMap"] = self._document.Reference(_stream(no_glyphs))
        descendant["DW"] = 500
        self._type0(SEARCH_FONT, "Search", descendant, _IDENTITY)

    def _descendant(self, label: str, program: bytes, ascent_descent: tuple[int, int]) -> Any:
        ascent, descent = ascent_descent
        file = _stream(program)
        file.dictionary["Length1"] = len(zlib.decompress(program))
        descriptor = _pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": f"/{label}",
                "Flags": _SYMBOLIC,
                "FontBBox": f"[0 {descent} 1000 {ascent}]",
                "ItalicAngle": 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": 714,
                "StemV": 80,
                "FontFile2": self._document.Reference(file),
            }
        )
        return _pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{label}",
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "FontDescriptor": self._document.Reference(descriptor),
            }
        )

    def _type0(self, name: str, label: str, descendant: Any, meanings: bytes) -> None:
        font = _pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{label}",
                "Encoding": "/Identity-H",
                "DescendantFonts": _pdfdoc.PDFArray([self._document.Reference(descendant)]),
                "ToUnicode": self._document.Reference(_stream(meanings)),
            }
        )
        self._fonts[name] = self._document.Reference(font)


def _stream(deflated_content: bytes) -> Any:
    stream = _pdfdoc.PDFStream(content=deflated_content)
    stream.dictionary["Filter"] = "/FlateDecode"
    return stream


@lru_cache(maxsize=4)
def _blank(font: Font) -> tuple[bytes, bytes]:
    """A font file with one glyph that is never painted, and a map that sends every character to it."""
    return deflated(font.cut({0})), deflated(b"\0\0" * 65536)


def _cmap(body: str) -> bytes:
    return deflated(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{body}\nendcmap CMapName currentdict /CMap defineresource pop end end"
    )


def _meanings(meanings: dict[int, str]) -> bytes:
    rows = [f"<{gid:04X}> <{_utf16(text)}>" for gid, text in sorted(meanings.items()) if text]
    blocks = (rows[at : at + 100] for at in range(0, len(rows), 100))
    return _cmap("\n".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks))


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", "replace").hex().upper()


def _identity() -> bytes:
    rows = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256)]
    blocks = ("\n".join(rows[at : at + 64]) for at in range(0, 256, 64))
    return _cmap("\n".join(f"64 beginbfrange\n{block}\nendbfrange" for block in blocks))


_IDENTITY = _identity()
