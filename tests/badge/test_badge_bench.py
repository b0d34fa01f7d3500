import pypdfium2
import zxingcpp
from badge_fixtures import RESOURCES

from kiosk.badge import bench
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
    face = bench.a_guest(5)
    for engine in bench._engines(RESOURCES, [face]):
        pdf = engine.single(face)
        document = pypdfium2.PdfDocument(pdf)
        text = document[0].get_textpage().get_text_bounded()
        document.close()

        assert face.primary in text, engine.name
        assert [code.text for code in zxingcpp.read_barcodes(image(pdf, 203).convert("L"))] == [face.code], engine.name


def test_our_batch_alone_tells_its_time_and_memory() -> None:
    row = bench.alone(RESOURCES, 3)

    assert (row.what, row.engine, row.badges) == ("batch, alone", "cqitec-kiosk", 3)
    assert row.seconds > 0 and row.kilobytes > 1 and row.peak_mb >= 0
