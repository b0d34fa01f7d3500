"""The measuring bench, on pictures made here."""

import base64
from pathlib import Path

import cv2
import pytest
from qr_frames import on_desk

from kiosk.errors import BadInput
from kiosk.scan import bench, bench_films
from kiosk.scan.bench_films import FilmRow
from kiosk.scan.bench_photos import is_kept_apart, photo_rows


def _folder(folder: Path, rows: dict[str, list[str]]) -> Path:
    lines = ["file,expected_text_base64"]
    for name, texts in rows.items():
        cv2.imwrite(str(folder / name), on_desk({text: (150 + 500 * at, 200) for at, text in enumerate(texts)}))
        lines.append(f"{name},{';'.join(base64.b64encode(text.encode()).decode() for text in texts)}")
    (folder / "manifest.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def one_film(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bench_films, "SCENARIOS", {"small": bench_films.SCENARIOS["small"]})
    monkeypatch.setattr(bench_films, "SEEDS", (5,))
    monkeypatch.setattr(bench_films, "SHORT_CODES", 1)
    monkeypatch.setattr(bench_films, "LONG_CODES", 0)


def test_rates_misreads_and_false_finds_are_counted_for_each_reader(tmp_path: Path):
    folder = _folder(tmp_path, {"one.png": ["CQ26-A"], "two.png": ["CQ26-B", "CQ26-C"], "none.png": []})
    ours = photo_rows(folder)[0]
    assert (ours.photographs, ours.reader, ours.pictures, ours.codes, ours.read) == ("all", "ladder", 3, 2, 2)
    assert (ours.rate, ours.misread, ours.false_finds) == (1.0, 0, 0)


def test_a_wrong_manifest_shows_as_misread_and_false_find(tmp_path: Path):
    folder = _folder(tmp_path, {"one.png": ["CQ26-A"], "none.png": ["CQ26-B"]})
    other = base64.b64encode(b"CQ26-Z").decode()
    (folder / "manifest.csv").write_text(f"file,expected_text_base64\none.png,{other}\nnone.png,\n", encoding="utf-8")
    ours = photo_rows(folder)[0]
    assert (ours.read, ours.misread, ours.false_finds) == (0, 1, 1)


def test_a_code_whose_text_nobody_knows_counts_as_read_whatever_it_says(tmp_path: Path):
    folder = _folder(tmp_path, {"one.png": ["CQ26-A"], "none.png": []})
    (folder / "manifest.csv").write_text("file,expected_text_base64\none.png,?\nnone.png,?\n", encoding="utf-8")
    ours = photo_rows(folder)[0]
    assert (ours.codes, ours.read, ours.misread) == (2, 1, 0)


def test_the_rivals_stand_in_the_same_run(tmp_path: Path):
    rows = photo_rows(_folder(tmp_path, {"one.png": ["CQ26-A"], "none.png": []}))
    names = [row.reader for row in rows if row.photographs == "all"]
    assert names[:2] == ["ladder", "zxing-cpp"]
    assert names[-2:] == ["OpenCV", "all others together"]


def test_some_photographs_are_kept_apart_and_told_for_themselves(tmp_path: Path):
    names = {f"{number}.png": ["CQ26-A"] for number in range(9)}
    ours = {row.photographs: row for row in photo_rows(_folder(tmp_path, names)) if row.reader == "ladder"}
    apart = sum(is_kept_apart(name) for name in names)
    assert 0 < apart < 9
    assert {part: row.pictures for part, row in ours.items()} == {"all": 9, "tuned on": 9 - apart, "kept apart": apart}


@pytest.mark.usefixtures("one_film")
def test_films_are_measured_without_a_folder(tmp_path: Path):
    rows = [row for row in bench.measured(None) if isinstance(row, FilmRow)]
    ours = rows[0]
    assert (ours.scenario, ours.reader, ours.held_up, ours.read, ours.wrong) == ("small", "ladder", 1, 1, 0)
    opencv = next(row for row in rows if row.reader == "OpenCV")
    assert opencv.looked_at == "every 3rd frame"
    assert [row.scenario for row in rows].count("all scenarios") == [row.scenario for row in rows].count("small")


def test_a_folder_without_a_manifest_is_bad_input(tmp_path: Path):
    with pytest.raises(BadInput, match=r"manifest\.csv"):
        list(bench.measured(tmp_path))
