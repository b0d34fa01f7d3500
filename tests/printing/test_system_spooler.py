"""The operating system's spooler: Qt's own way to a real CUPS queue and the printer behind it."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from real_printer import Hall
from real_queue import open_queue

from kiosk.badge.draw import image
from tests.badge.badge_fixtures import RESOURCES, a_face, a_layout, a_renderer

# A process of its own: Qt asks for the print server once in the life of a program.
_PRINT = """
import json, sys, threading
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from kiosk.badge.states import Sheet
from ui.spooler import SystemPrinter, system_printers
app = QGuiApplication([])
name, pdf, width, height = sys.argv[1], Path(sys.argv[2]).read_bytes(), float(sys.argv[3]), float(sys.argv[4])
printer, reports = SystemPrinter(name), []
thread = threading.Thread(target=lambda: reports.append(printer.print(Sheet(pdf, width, height), "p-1-1")))
thread.start()
thread.join()
found = {one.uri: one.name for one in system_printers()}
report = reports[0]
print(json.dumps({"state": report.state, "faults": report.faults, "detail": report.detail, "found": found,
                  "now": printer.faults(), "later": printer.find("p-1-1").state}))
"""


def print_by_qt(server: str, printer: str, pdf: Path, stock: str = "a6") -> dict[str, Any]:
    environment = os.environ | {
        "CUPS_SERVER": server,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(RESOURCES.parent),
    }
    sheet = [f"{side:g}" for side in a_layout(stock).sheet_mm]
    done = subprocess.run(
        [sys.executable, "-c", _PRINT, printer, str(pdf), *sheet],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def badge(tmp_path: Path) -> Path:
    file = tmp_path / "badge.pdf"
    file.write_bytes(a_renderer("a6").pdf(a_face()))
    return file


def test_a_badge_through_the_systems_spooler_comes_out_once_at_its_size_and_is_only_handed_over(
    hall: Hall, badge: Path
) -> None:
    printer = hall.printer()
    with open_queue(hall, printer) as address:
        said = print_by_qt(address.split("/")[2], "qt:Badge", badge)
        deadline = time.monotonic() + 30
        while not printer.sheets and time.monotonic() < deadline:
            time.sleep(0.05)

    assert (said["state"], said["faults"], said["detail"]) == ("printed", [], "handed over")
    assert (said["found"], said["now"], said["later"]) == ({"qt:Badge": "Badge"}, [], "unknown")
    assert printer.sheets == ["p-1-1"]
    page: Any = pypdfium2.PdfDocument(printer.last_sheet)[0]
    assert [side * 25.4 / 72 for side in page.get_size()] == [pytest.approx(105, abs=0.2), pytest.approx(148, abs=0.2)]
    assert [code.text for code in zxingcpp.read_barcodes(image(printer.last_sheet, 203).convert("L"))] == [
        a_face().code
    ]


def test_a_stock_that_the_printer_does_not_have_is_refused_and_nothing_comes_out(hall: Hall, badge: Path) -> None:
    printer = hall.printer()
    with open_queue(hall, printer) as address:
        server = address.split("/")[2]
        wrong = print_by_qt(server, "qt:Badge", badge, "cr80")
        gone = print_by_qt(server, "qt:Nobody", badge)

    assert (wrong["state"], wrong["faults"]) == ("failed", ["wrong-media"])
    assert (gone["state"], gone["faults"], gone["now"]) == ("failed", ["gone"], ["gone"])
    assert printer.sheets == []
