"""Measures our badge renderer beside others on the same badge, interleaved in one run.

Rivals: ReportLab used plainly, and fpdf2 and typst where they are installed.  Each
draws the same words, blocks and code; CPU time of this process, which other programs
on the machine disturb less than the clock on the wall.
"""

import gc
import importlib.util
import io
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any, Protocol, cast

from reportlab.graphics import renderPDF, shapes
from reportlab.graphics.barcode import qr
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen import canvas

from kiosk.badge.bench_alone import a_guest, alone
from kiosk.badge.draw import Renderer
from kiosk.badge.face import BadgeFace, texts_of
from kiosk.badge.fonts import FontStore
from kiosk.badge.layout import read_layout

_render, _qr, _shapes = cast(Any, renderPDF), cast(Any, qr), cast(Any, shapes)  # written without types, as the next
_metrics, _fonts, _pages = cast(Any, pdfmetrics), cast(Any, ttfonts), cast(Any, canvas)
_BLOCK = 5  # badges in a row before the next engine's turn
_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: ``cpu_ms`` for each badge, the median for singles and the mean for a batch."""

    what: str
    engine: str
    badges: int
    cpu_ms: float
    kilobytes: float
    seconds: float = 0.0
    """On the clock, from the start of a process of its own to its end; 0 = not measured."""
    peak_mb: float = 0.0


class Engine(Protocol):
    """A way to draw badges."""

    name: str

    def single(self, face: BadgeFace) -> bytes:
        """One badge as a file of its own."""
        ...

    def batch(self, faces: Sequence[BadgeFace]) -> bytes:
        """All in one file."""
        ...


def measure(
    resources: Path, singles: int = 60, batch: int = 3500, rivals_batch: int = 150, further: Sequence[Engine] = ()
) -> list[Row]:
    """Warm single badges in turn, then one batch for each engine.

    The rivals' batches are shorter, since some take a quarter of an hour for 3,500;
    all rows are per badge.  ``further``: rivals that are made outside, where Qt is.
    """
    faces = [a_guest(number) for number in range(max(singles, batch))]
    engines = [*_engines(resources, faces), *further]
    for engine in engines:
        engine.single(faces[0])
    taken: dict[str, list[float]] = {engine.name: [] for engine in engines}
    sizes: dict[str, int] = {}
    for start in range(0, singles, _BLOCK):
        for engine in engines:
            gc.collect()  # nobody pays for what another one left behind
            for face in faces[start : min(start + _BLOCK, singles)]:
                ms, data = _timed(lambda engine=engine, face=face: engine.single(face))
                taken[engine.name].append(ms)
                sizes[engine.name] = len(data)
    rows = [Row("single", name, singles, median(times), sizes[name] / 1000) for name, times in taken.items()]
    for engine in engines:
        count = batch if isinstance(engine, _Ours) else min(batch, rivals_batch)
        gc.collect()
        ms, data = _timed(lambda engine=engine, count=count: engine.batch(faces[:count]))
        rows.append(Row("batch", engine.name, count, ms / count, len(data) / count / 1000))
    there = alone(resources, batch)
    return [*rows, Row("batch, alone", _Ours.name, batch, there.cpu_ms, there.kilobytes, there.seconds, there.peak_mb)]


def _timed(work: Callable[[], bytes]) -> tuple[float, bytes]:
    start = process_time()
    data = work()
    return (process_time() - start) * 1000, data


def _engines(resources: Path, faces: Sequence[BadgeFace]) -> list[Engine]:
    fonts = resources / "fonts"
    engines: list[Engine] = [_Ours(resources, faces), _PlainReportLab(fonts)]
    if importlib.util.find_spec("fpdf"):
        engines.append(_Fpdf(fonts))
    if importlib.util.find_spec("typst"):
        engines.append(_Typst(fonts))
    return engines


class _Ours:
    """Warmed with the roster, as a desk is at its start; the others hold the whole fonts too."""

    name = "cqitec-kiosk"

    def __init__(self, resources: Path, faces: Sequence[BadgeFace]) -> None:
        self._renderer = Renderer(read_layout(resources / "badges" / "a6.toml"), FontStore(resources / "fonts"))
        self._renderer.warm(f"{face.primary}{face.organisation}" for face in faces)

    def single(self, face: BadgeFace) -> bytes:
        return self._renderer.pdf(face)

    def batch(self, faces: Sequence[BadgeFace]) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "all.pdf"
            self._renderer.batch(faces, out)
            return out.read_bytes()


# field, x and baseline in mm from the top left, size in pt, Chinese font, white
PLAIN_PLACES = (
    ("event", 8, 20, 15, True, True),
    ("event_second", 8, 25, 9.5, False, True),
    ("primary", 8, 60, 48, True, False),
    ("secondary", 8, 72, 20, False, False),
    ("organisation", 8, 90, 12, True, False),
    ("title", 8, 97, 10, True, False),
    ("serial", 8, 117, 7, False, False),
    ("role", 8, 136, 28, True, True),
    ("role_second", 8, 143, 13, False, True),
)


class _PlainReportLab:
    """As its user guide shows it: a canvas, registered fonts, drawString, QrCodeWidget."""

    name = "ReportLab, plain"

    def __init__(self, fonts: Path) -> None:
        _metrics.registerFont(_fonts.TTFont("BenchHan", str(fonts / "NotoSansSC-Bold.ttf")))
        _metrics.registerFont(_fonts.TTFont("BenchLatin", str(fonts / "NotoSans-Bold.ttf")))

    def single(self, face: BadgeFace) -> bytes:
        return self.batch([face])

    def batch(self, faces: Sequence[BadgeFace]) -> bytes:
        out = io.BytesIO()
        pages = _pages.Canvas(out, pagesize=(105 * _MM, 148 * _MM), pageCompression=1)
        for face in faces:
            self._page(pages, face)
        pages.save()
        return out.getvalue()

    def _page(self, pages: Any, face: BadgeFace) -> None:
        pages.setFillColor("#1B1D22")
        pages.rect(0, 118 * _MM, 105 * _MM, 30 * _MM, stroke=0, fill=1)
        pages.setFillColor(face.colour)
        pages.rect(0, 0, 105 * _MM, 24 * _MM, stroke=0, fill=1)
        texts = texts_of(face)
        for field, x_mm, y_mm, size_pt, han, white in PLAIN_PLACES:
            pages.setFillColor("#FFFFFF" if white else "#1B1D22")
            pages.setFont("BenchHan" if han else "BenchLatin", size_pt)
            pages.drawString(x_mm * _MM, (148 - y_mm) * _MM, texts[field])
        widget = _qr.QrCodeWidget(face.code, barLevel="Q", barBorder=0, barWidth=31 * _MM, barHeight=31 * _MM)
        drawing = _shapes.Drawing(31 * _MM, 31 * _MM)
        drawing.add(widget)
        _render.draw(drawing, pages, 66 * _MM, 30.5 * _MM)
        pages.showPage()


class _Fpdf:
    """fpdf2 with the same fonts; the code by the qrcode library as a picture, as its manual shows."""

    name = "fpdf2"

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts
        self._fpdf = cast(Any, importlib.import_module("fpdf"))
        self._qrcode = cast(Any, importlib.import_module("qrcode"))

    def single(self, face: BadgeFace) -> bytes:
        return self.batch([face])

    def batch(self, faces: Sequence[BadgeFace]) -> bytes:
        pages = self._fpdf.FPDF(unit="mm", format=(105, 148))
        pages.set_auto_page_break(False)
        pages.add_font("Han", fname=self._fonts / "NotoSansSC-Bold.ttf")
        pages.add_font("Latin", fname=self._fonts / "NotoSans-Bold.ttf")
        for face in faces:
            self._page(pages, face)
        return bytes(pages.output())

    def _page(self, pages: Any, face: BadgeFace) -> None:
        pages.add_page()
        pages.set_fill_color("#1B1D22")
        pages.rect(0, 0, 105, 30, style="F")
        pages.set_fill_color(face.colour)
        pages.rect(0, 124, 105, 24, style="F")
        texts = texts_of(face)
        for field, x_mm, y_mm, size_pt, han, white in PLAIN_PLACES:
            pages.set_text_color("#FFFFFF" if white else "#1B1D22")
            pages.set_font("Han" if han else "Latin", size=size_pt)
            pages.text(x_mm, y_mm, texts[field])
        pages.image(self._qrcode.make(face.code, border=0, error_correction=3).get_image(), x=66, y=86.5, w=31, h=31)


class _Typst:
    """typst compiles a template with the badges as its input; the code as an SVG by the qrcode library."""

    name = "typst"

    def __init__(self, fonts: Path) -> None:
        typst = cast(Any, importlib.import_module("typst"))
        self._compiler = typst.Compiler(
            _TYPST_TEMPLATE.encode("utf-8"), font_paths=[str(fonts)], ignore_system_fonts=True
        )
        self._qrcode = cast(Any, importlib.import_module("qrcode"))
        self._svg = cast(Any, importlib.import_module("qrcode.image.svg"))

    def single(self, face: BadgeFace) -> bytes:
        return self.batch([face])

    def batch(self, faces: Sequence[BadgeFace]) -> bytes:
        badges = [texts_of(face) | {"colour": face.colour, "svg": self._code(face.code)} for face in faces]
        inputs = {"badges": json.dumps(badges, ensure_ascii=False)}
        return bytes(self._compiler.compile(_TYPST_TEMPLATE.encode("utf-8"), format="pdf", sys_inputs=inputs))

    def _code(self, code: str) -> str:
        image = self._qrcode.make(code, border=0, error_correction=3, image_factory=self._svg.SvgPathImage)
        return image.to_string(encoding="unicode")


_TYPST_TEMPLATE = """
#set page(width: 105mm, height: 148mm, margin: 0mm)
#set text(font: ("Noto Sans", "Noto Sans SC"), weight: "bold", top-edge: "baseline", bottom-edge: "baseline")
#let at(x, y, body) = place(top + left, dx: x, dy: y, body)
#for b in json(bytes(sys.inputs.badges)) [
  #page[
    #at(0mm, 0mm, rect(width: 105mm, height: 30mm, fill: rgb("#1B1D22")))
    #at(0mm, 124mm, rect(width: 105mm, height: 24mm, fill: rgb(b.colour)))
    #at(8mm, 20mm, text(15pt, fill: white, b.event))
    #at(8mm, 25mm, text(9.5pt, fill: white, b.event_second))
    #at(8mm, 60mm, text(48pt, b.primary))
    #at(8mm, 72mm, text(20pt, b.secondary))
    #at(8mm, 90mm, text(12pt, b.organisation))
    #at(8mm, 97mm, text(10pt, b.title))
    #at(8mm, 117mm, text(7pt, b.serial))
    #at(8mm, 136mm, text(28pt, fill: white, b.role))
    #at(8mm, 143mm, text(13pt, fill: white, b.role_second))
    #at(66mm, 86.5mm, image(bytes(b.svg), width: 31mm, format: "svg"))
  ]
]
"""
