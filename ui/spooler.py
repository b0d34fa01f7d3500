"""The operating system's printers, for Windows and macOS: a badge goes to the spooler as a picture.

The spooler takes a badge and says no more of it: what comes back is “handed over”, never that paper
moved.  Where the printer can be reached by IPP or through a CUPS queue, that way knows more.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from kiosk.badge.discovery import FoundPrinter, Reach
from kiosk.badge.draw import image
from kiosk.badge.states import HANDED_OVER, Fault, JobRef, JobState, Report, Sheet
from kiosk.errors import BadInput

SCHEME = "qt"
NEAR_MM = 1.0
"""A paper of the printer's counts as the badge's stock when each side differs by at most so much."""
_FINEST_DPI = 600
"""Finer dots would only make the picture larger: the code has 29 modules, the smallest text 5 pt."""
_USUAL_DPI = 300


@dataclass(frozen=True, slots=True)
class _Paper:
    size: QPageSize
    turned: bool
    """The printer lists the stock upright and the badge lies across it."""


def system_printers() -> list[FoundPrinter]:
    """The printers that the operating system knows."""
    names = QPrinterInfo.availablePrinterNames()
    infos = [QPrinterInfo.printerInfo(name) for name in names]
    return [
        FoundPrinter(
            f"{SCHEME}:{quote(info.printerName())}",
            info.description() or info.printerName(),
            Reach.QUEUE,
            info.makeAndModel(),
            info.location(),
        )
        for info in infos
        if not info.isNull()
    ]


class SystemPrinter:
    """One of the system's printers; belongs to one thread at a time, which need not be the main one."""

    def __init__(self, uri: str) -> None:
        """``uri`` like ``qt:Name``.  Raises ``BadInput`` for one that names no printer."""
        self.uri = uri
        self._name = unquote(uri.partition(":")[2])
        if not self._name:
            raise BadInput(f"The printer {uri!r} has no name; write {SCHEME}:Name.")

    def faults(self) -> tuple[Fault, ...]:
        """What stands in the way now, as far as the system tells; empty = it takes badges."""
        info = QPrinterInfo.printerInfo(self._name)
        if info.isNull():
            return (Fault.GONE,)
        return (Fault.NOT_ACCEPTING,) if info.state() is QPrinter.PrinterState.Error else ()

    def print(self, sheet: Sheet, job: str) -> Report:
        """Hand one badge to the spooler under the job's name."""
        info = QPrinterInfo.printerInfo(self._name)
        if info.isNull():
            return Report(JobState.FAILED, (Fault.GONE,), f"{self.uri} is no printer of this computer")
        paper = _paper(info, sheet)
        if paper is None:
            size = f"{sheet.width_mm:g} x {sheet.height_mm:g} mm"
            return Report(JobState.FAILED, (Fault.WRONG_MEDIA,), f"{self.uri} has no paper of {size}")
        printer = _set_up(info, paper, job)
        return self._paint(printer, _picture(sheet, printer.resolution()), job)

    def _paint(self, printer: QPrinter, picture: QImage, job: str) -> Report:
        painter = QPainter()
        if not painter.begin(printer):
            return Report(JobState.FAILED, (Fault.REFUSED,), f"{self.uri} begins no job")
        page = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        painter.drawImage(QRectF(0, 0, page.width(), page.height()), picture)
        if not painter.end() or printer.printerState() in _BROKEN:
            # the spooler had the job in its hands
            return Report(JobState.UNKNOWN, (Fault.DISTRUSTED,), f"{self.uri} gave the job up", JobRef(job))
        return Report(JobState.PRINTED, (), HANDED_OVER, JobRef(job))

    def state(self, ref: JobRef) -> Report:
        """The spooler tells no more than it did when it took the badge."""
        return self.find(ref.job)

    def find(self, job: str) -> Report:
        """Nobody knows whether a badge that was under way when the program ended reached the spooler."""
        return Report(JobState.UNKNOWN, (Fault.NOT_FOUND,), f"{job} at {self.uri}", JobRef(job))

    def cancel(self, ref: JobRef) -> bool:
        """Not by us: the system's own window of the printer can."""
        return False


_BROKEN = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


def _set_up(info: QPrinterInfo, paper: _Paper, job: str) -> QPrinter:
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(job)
    printer.setResolution(_resolution(info))
    printer.setColorMode(QPrinter.ColorMode.Color)
    # a size of one's own stands upright: a badge that lies across is the same paper, turned
    across = QPageLayout.Orientation.Landscape if paper.turned else QPageLayout.Orientation.Portrait
    layout = QPageLayout(paper.size, across, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)
    return printer


def _resolution(info: QPrinterInfo) -> int:
    offered = [dpi for dpi in info.supportedResolutions() if dpi <= _FINEST_DPI]
    return max(offered, default=_USUAL_DPI)


def _paper(info: QPrinterInfo, sheet: Sheet) -> _Paper | None:
    """The printer's own paper that is nearest to the stock, else the exact size; None where it takes neither."""
    fits: list[tuple[float, bool, QPageSize]] = []
    for size in info.supportedPageSizes():
        across, down = size.size(QPageSize.Unit.Millimeter).toTuple()
        for turned, (width, height) in enumerate(((across, down), (down, across))):
            off = max(abs(width - sheet.width_mm), abs(height - sheet.height_mm))
            if off <= NEAR_MM:
                fits.append((off, bool(turned), size))
    if fits:
        _, turned, size = min(fits, key=lambda fit: fit[:2])
        return _Paper(size, turned)
    if info.supportedPageSizes() and not info.supportsCustomPageSizes():
        return None
    turned = sheet.width_mm > sheet.height_mm
    own = QSizeF(*sorted((sheet.width_mm, sheet.height_mm)))
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    return _Paper(QPageSize(own, QPageSize.Unit.Millimeter, "badge", exact), turned)


def _picture(sheet: Sheet, dpi: int) -> QImage:
    page: Any = image(sheet.pdf, dpi).convert("RGB")
    width, height = page.size
    # copied: the bytes belong to the page
    return QImage(page.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888).copy()
