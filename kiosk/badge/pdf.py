"""PDF files by ReportLab's document layer: ready operators, shared forms, embedded fonts, always the same bytes."""

import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple, cast

from reportlab.pdfbase import pdfdoc as _untyped_pdfdoc

from kiosk.badge.glyphs import Font

_pdfdoc = cast(Any, _untyped_pdfdoc)  # written without types

SEARCH_FONT = "Search"
_SYMBOLIC = 4
# Streams of outlines: level 1 takes a third of the time of level 6 and 8 % more bytes.
_ZLIB_LEVEL = 1


def deflated(ops: str | bytes) -> bytes:
    """``ops`` as the bytes of a compressed stream."""
    return zlib.compress(ops.encode("ascii") if isinstance(ops, str) else ops, _ZLIB_LEVEL)


class PdfFile:
    """One PDF being written, by one thread; two files may be written by two threads at once.

    ``carrier`` lends one glyph to the font of invisible text that makes names and codes searchable.
    """

    def __init__(self, title: str, carrier: Font) -> None:
        # The document layer, not the canvas: no Helvetica that is named but not embedded, no state per page.
        # Objects go in as ready bytes, which it numbers and strings together: a third of the time.
        self._document = _pdfdoc.PDFDocument(compression=0, invariant=1)
        self._document.setTitle(title)
        self._document.setAuthor("cqitec-kiosk")
        self._document.setSubject(title)
        self._fonts = self._document.idToObject["BasicFonts"].dict
        self._pages = self._reference(self._document.Pages, None)
        self._forms: dict[str, str] = {}
        self._resources: dict[tuple[str, ...], str] = {}
        self._add_search_font(carrier)

    def form(self, name: str, ops: bytes, box_pt: tuple[float, float], around_pt: float = 0.0) -> None:
        """Add drawing that several pages share, once; ``ops`` is deflated.

        It is cut off ``around_pt`` outside a box of the size ``box_pt``.
        """
        if name not in self._forms:
            width, height = (side + around_pt for side in box_pt)
            box = f"/BBox [{-around_pt:.3f} {-around_pt:.3f} {width:.3f} {height:.3f}]"
            self._forms[name] = self._stream(ops, f"/Type /XObject /Subtype /Form /Resources << >> {box}")

    def picture(self, name: str, jpeg: bytes, width_px: int, height_px: int) -> None:
        """Add a JPEG that pages show by ``name``, once."""
        if name not in self._forms:
            entries = (
                f"/Type /XObject /Subtype /Image /Width {width_px} /Height {height_px}"
                " /ColorSpace /DeviceRGB /BitsPerComponent 8"
            )
            self._forms[name] = self._stream(jpeg, entries, "/DCTDecode")

    def page(self, ops: bytes, size_pt: tuple[float, float], forms: Iterable[str] = (), *, cut_pt: float = 0.0) -> None:
        """Add a page of ``ops`` (deflated) that names ``forms``; it is to be cut ``cut_pt`` inside its edges."""
        contents, resources = self._stream(ops), self._resources_of(tuple(forms))
        page = self._object(
            f"<< /Type /Page /Parent {self._pages} /MediaBox [0 0 {size_pt[0]:.3f} {size_pt[1]:.3f}]"
            f"{_cut(size_pt, cut_pt)} /Resources {resources} /Contents {contents} >>"
        )
        self._document.Pages.addPage(page)

    def font(self, name: str, font: Font, meanings: dict[int, str]) -> None:
        """Embed the glyphs of ``meanings`` (glyph to text) of ``font`` under ``name``; codes are glyph numbers."""
        per_mille = 1000 / font.units_per_em
        widths = " ".join(f"{gid} [{font.advance(gid) * per_mille:.0f}]" for gid in sorted(meanings))
        program = font.cut(set(meanings))
        details = f"/CIDToGIDMap /Identity /W [{widths}]"
        self._add_font(
            name, f"CQKIOS+{font.name}", _Program(deflated(program), len(program)), details, _meanings(meanings)
        )

    def data(self) -> bytes:
        """The finished file."""
        return bytes(self._document.GetPDFData(None))

    def _add_search_font(self, carrier: Font) -> None:
        program, no_glyphs = _blank(carrier)
        details = f"/CIDToGIDMap {self._stream(no_glyphs)} /DW 500"
        self._add_font(SEARCH_FONT, SEARCH_FONT, program, details, _IDENTITY)

    def _add_font(self, name: str, label: str, program: "_Program", details: str, meanings: bytes) -> None:
        file = self._stream(program.deflated, f"/Length1 {program.length}")
        descriptor = self._object(
            f"<< /Type /FontDescriptor /FontName /{label} /Flags {_SYMBOLIC} /FontBBox [0 -300 1000 1100]"
            f" /ItalicAngle 0 /Ascent 1000 /Descent -300 /CapHeight 714 /StemV 80 /FontFile2 {file} >>"
        )
        descendant = self._object(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{label} /FontDescriptor {descriptor} {details}"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        )
        self._fonts[name] = self._object(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{label} /Encoding /Identity-H"
            f" /DescendantFonts [{descendant}] /ToUnicode {self._stream(meanings)} >>"
        )

    def _resources_of(self, forms: tuple[str, ...]) -> str:
        if forms not in self._resources:
            fonts = self._number("BasicFonts")
            used = " ".join(f"/{name} {self._forms[name]}" for name in forms)
            self._resources[forms] = self._object(f"<< /Font {fonts} /XObject << {used} >> >>")
        return self._resources[forms]

    def _stream(self, content: bytes, entries: str = "", packed: str = "/FlateDecode") -> str:
        head = f"<< {entries} /Filter {packed} /Length {len(content)} >>\nstream\n"
        return self._object(b"%s%s\nendstream" % (head.encode("ascii"), content))

    def _object(self, body: str | bytes) -> str:
        return self._reference(body, f"o{self._document.objectcounter}")

    def _reference(self, body: object, name: str | None) -> str:
        return self._number(self._document.Reference(body, name).name)

    def _number(self, name: str) -> str:
        number, version = self._document.idToObjectNumberAndVersion[name]
        return f"{number} {version} R"


def _cut(size_pt: tuple[float, float], cut_pt: float) -> str:
    if not cut_pt:
        return ""
    width, height = (side - cut_pt for side in size_pt)
    return f" /TrimBox [{cut_pt:.3f} {cut_pt:.3f} {width:.3f} {height:.3f}]"


class _Program(NamedTuple):
    """A font file, deflated, and its length before."""

    deflated: bytes
    length: int


@lru_cache(maxsize=4)
def _blank(font: Font) -> tuple[_Program, bytes]:
    """A font file with one glyph that is never painted, and a map that sends every character to it."""
    program = font.cut({0})
    return _Program(deflated(program), len(program)), deflated(b"\0\0" * 65536)


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
