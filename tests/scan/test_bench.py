"""The measuring bench, on pictures made here."""

import base64
from pathlib import Path

import cv2
import pytest
from qr_frames import on_desk

from kiosk.errors import BadInput
from kiosk.scan import bench


def _folder(folder: Path, rows: dict[str, list[str]]) -> Path:
    lines = ["file,expected_text_base64"]
    for name, texts in rows.items():
        cv2.imwrite(str(folder / name), on_desk({text: (150 + 500 * at, 200) for at, text in enumerate(texts)}))
        lines.append(f"{name},{';'.join(base64.b64encode(text.encode()).decode() for text in texts)}")
    (folder / "manifest.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def no_films(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bench, "SCENARIOS", {})


@pytest.fixture
def one_film(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bench, "SCENARIOS", {"small": bench.SCENARIOS["small"]})
    monkeypatch.setattr(bench, "FILM_CODES", 1)


@pytest.mark.usefixtures("no_films")
def test_rates_misreads_and_false_finds_are_counted_for_each_reader(tmp_path: Path):
    folder = _folder(tmp_path, {"one.png": ["CQ26-A"], "two.png": ["CQ26-B", "CQ26-C"], "none.png": []})
    ours = bench.run(folder)[0]
    assert (ours["reader"], ours["pictures"], ours["codes"], ours["read"]) == ("ladder", 3, 2, 2)
    assert (ours["rate"], ours["misread"], ours["false_finds"]) == (1.0, 0, 0)


@pytest.mark.usefixtures("no_films")
def test_a_wrong_manifest_shows_as_misread_and_false_find(tmp_path: Path):
    folder = _folder(tmp_path, {"one.png": ["CQ26-A"], "none.png": ["CQ26-B"]})
    other = base64.b64encode(b"CQ26-Z").decode()
    (folder / "manifest.csv").write_text(f"file,expected_text_base64\none.png,{other}\nnone.png,\n", encoding="utf-8")
    ours = bench.run(folder)[0]
    assert (ours["read"], ours["misread"], ours["false_finds"]) == (0, 1, 1)


@pytest.mark.usefixtures("no_films")
def test_the_rivals_stand_in_the_same_run(tmp_path: Path):
    rows = bench.run(_folder(tmp_path, {"one.png": ["CQ26-A"], "none.png": []}))
    photo_readers = [row["reader"] for row in rows if "pictures" in row]
    assert photo_readers[:2] == ["ladder", "zxing-cpp"]
    assert photo_readers[-2:] == ["OpenCV", "all others together"]


@pytest.mark.usefixtures("one_film")
def test_films_are_measured_without_a_folder_and_printed(capsys: pytest.CaptureFixture[str]):
    rows = bench.run(None)
    ours = rows[0]
    assert (ours["scenario"], ours["read"], ours["wrong"]) == ("small", 1, 0)
    bench.show(rows)
    assert len(capsys.readouterr().out.splitlines()) == len(rows) + 1


def test_a_folder_without_a_manifest_is_bad_input(tmp_path: Path):
    with pytest.raises(BadInput, match=r"manifest\.csv"):
        bench.run(tmp_path)
