# pyright: basic
import subprocess
import sys

import pypdfium2
import pytest
import zxingcpp
from badge_fixtures import RESOURCES

from kiosk.badge import bench
from kiosk.badge.bench_alone import a_guest, alone
from kiosk.badge.draw import image


def test_every_engine_is_measured_on_single_badges_and_on_a_batch() -> None:
    rows = bench.measure(RESOURCES, singles=2, batch=4, rivals_batch=2)
    ours, plain = "cqitec-kiosk", "ReportLab, plain"

    assert {(row.what, row.engine) for row in rows} >= {
        (what, name) for what in ("single", "batch") for name in (ours, plain)
    }
    assert {row.badges for row in rows if row.engine == ours} == {2, 4}
    assert all(row.cpu_ms >= 0 and row.kilobytes > 1 for row in rows)


def test_all_engines_draw_the_same_guest_with_a_code_that_reads() -> None:
    face = a_guest(5)
    for engine in bench._engines(RESOURCES, [face]):
        pdf = engine.single(face)
        document = pypdfium2.PdfDocument(pdf)
        text = document[0].get_textpage().get_text_bounded()
        document.close()

        assert face.primary in text, engine.name
        assert [code.text for code in zxingcpp.read_barcodes(image(pdf, 203).convert("L"))] == [face.code], engine.name


def test_our_batch_alone_tells_its_time_and_memory() -> None:
    row = alone(RESOURCES, 3)

    assert row.seconds > 0 and row.cpu_ms > 0 and row.kilobytes > 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux carries the figure over")
def test_the_peak_of_a_process_is_its_own_and_not_of_the_one_that_started_it() -> None:
    big = b"x" * (300 << 20)
    script = "from kiosk.badge.bench_alone import peak_mb; print(peak_mb())"
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    del big

    assert 20 < float(told) < 250


def test_a_pile_is_drawn_without_what_costs_memory_and_draws_nothing() -> None:
    heavy = ("numpy", "pypinyin", "qrcode", "reportlab.graphics", "PySide6")
    script = f"import sys, kiosk.commands.badges; print([name for name in {heavy!r} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout

    assert told.strip() == "[]"
