"""Printers by command."""

import json
from pathlib import Path

import pypdfium2
import pytest

from main import main


def test_without_any_printer_the_folder_is_listed_and_the_answer_is_no(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["printers", "--seconds", "0", "--json", "--lang", "en", "--data", str(tmp_path)])
    rows = json.loads(capsys.readouterr().out)

    assert rows[-1]["uri"] == f"folder:{tmp_path / 'badges'}"
    assert rows[-1]["state"] == "badges become PDF files"
    assert status == (0 if len(rows) > 1 else 1)


def test_the_test_page_is_printed_or_written_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.pdf"
    assert main(["test-page", "--layout", "cr80", "-o", str(file), "--data", str(tmp_path)]) == 0
    assert main(["test-page", "--json", "--data", str(tmp_path)]) == 0

    assert len(pypdfium2.PdfDocument(file)) == 1
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["state"] == "printed"
    assert len(list((tmp_path / "badges").glob("test-page-*.pdf"))) == 1


def test_a_layout_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test-page", "--layout", "a7", "--data", str(tmp_path)]) == 2
    assert "there is no badge layout “a7”; there are 4x3in, " in capsys.readouterr().err


def test_a_printer_that_is_gone_is_status_3_with_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["test-page", "--printer", "ipp://localhost:1/x", "--lang", "en", "--data", str(tmp_path)])

    assert status == 3
    assert "see that it is switched on" in capsys.readouterr().err
