"""Sheets of labels and calibration by command."""

import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from main import main
from tests.builders import a_desk, a_list, a_type, an_attendee, an_event

PRINTER = "ipp://10.0.0.9/ipp/print"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    a_desk(
        tmp_path,
        an_event(lists=[a_list(prints_badge=True)], types=[a_type(badge_layout="a6")]),
        [an_attendee(f"p-{number}") for number in range(12)],
    ).close()

    def run(*arguments: str) -> tuple[int, Any, str]:
        status = main([*arguments, "--json", "--lang", "en", "--data", str(tmp_path)])
        told = capsys.readouterr()
        return status, json.loads(told.out) if told.out else None, told.err

    return run


def pages(file: Path) -> int:
    document: Any = pypdfium2.PdfDocument(file)
    try:
        return len(document)
    finally:
        document.close()


def test_badges_are_drawn_onto_labels_from_the_first_free_one(run: Any, tmp_path: Path) -> None:
    out = tmp_path / "labels.pdf"

    assert run("badge", "--all", "--sheet", "avery-l4785", "--start", "8", "-o", str(out))[1]["badges"] == 12
    assert pages(out) == 2  # three on the sheet that was begun, nine on the next
    status, _, said = run("badge", "--all", "--sheet", "avery-l4785", "--layout", "a6", "-o", str(out))
    assert (status, "take 80x50" in said) == (2, True)
    assert "there are avery-5392, avery-l4785" in run("badge", "--all", "--sheet", "a4", "-o", str(out))[2]


def test_a_printer_is_calibrated_by_hand_or_by_what_was_read(run: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    assert run("test-page", "--sheet", "avery-l4785", "--printer", PRINTER, "-o", str(page))[0] == 0
    assert pages(page) == 1
    assert run("calibrate", "--printer", PRINTER, "--x", "1.5", "--scale", "99.5")[1] == {
        "printer": PRINTER,
        "x_mm": 1.5,
        "y_mm": 0.0,
        "scale_percent": 99.5,
    }
    by_reading = run("calibrate", "--printer", PRINTER, "--sheet", "avery-l4785", "--first", "-1.5", "0.5")[1]
    assert (by_reading["x_mm"], by_reading["y_mm"]) == (0.0, 0.5)
    assert run("calibrate", "--printer", PRINTER)[1] == by_reading
    assert run("calibrate", "--printer", PRINTER, "--reset")[1]["scale_percent"] == 100
    assert run("calibrate", "--x", "90")[0] == 2
