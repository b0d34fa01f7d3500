"""What goes out opens right in Excel, and no cell is a formula."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kiosk.demo.event import demo_pack
from kiosk.pack.machine import document_of
from kiosk.pack.read import read_pack
from kiosk.sheets import harmless, write_sheet
from main import main

AT, LATER = "2025-11-15T08:30:00+08:00", "2025-11-15T09:00:00+08:00"
EVIL = '=HYPERLINK("https://example.org";"win")'


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Three guests, of whom the first is inside; the second would like to be a formula."""
    document: Any = document_of(demo_pack(1).event, ())
    names = ("胡静", EVIL, "@SUM(A1)")
    document["attendees"] = [
        {"id": f"p-{number}", "code": f"C{number}", "ticket_type": "talent", "name": name, "phone": "+8613812345678"}
        for number, name in enumerate(names, 1)
    ]
    pack = tmp_path / "pack.json"
    pack.write_text(json.dumps(document), encoding="utf-8")
    folder = tmp_path / "data"
    assert main(["--data", str(folder), "import", str(pack)]) == 0
    assert main(["--data", str(folder), "check", "C1", "--list", "venue", "--at", AT]) == 0
    capsys.readouterr()
    return folder


def export(capsys: pytest.CaptureFixture[str], data: Path, what: str, target: Path, *more: str) -> dict[str, Any]:
    assert main(["--data", str(data), "export", what, "-o", str(target), "--at", LATER, "--json", *more]) == 0
    return json.loads(capsys.readouterr().out)


def rows_of(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    book = load_workbook(path)
    headings, *rows = book.worksheets[0].iter_rows(values_only=True)
    assert all(cell.data_type != "f" for row in book.worksheets[0].iter_rows() for cell in row)
    book.close()
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_the_roster_with_attendance(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    told = export(capsys, data, "attendance", tmp_path / name)
    assert told == {"file": str(tmp_path / name), "rows": 3}
    first, second, third = rows_of(tmp_path / name)
    stay = {key.split()[-1]: value for key, value in first.items() if " venue " in key}
    assert (stay["first"], str(stay["entries"]), stay["inside"]) == ("2025-11-15 08:30", "1", "是 yes")
    assert second["拼音或外文名 latin"] == f"'{EVIL}"
    assert third["拼音或外文名 latin"] == "'@SUM(A1)"


def test_a_csv_begins_with_the_mark_that_excel_needs_for_chinese(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export(capsys, data, "attendance", tmp_path / "list.csv")
    assert (tmp_path / "list.csv").read_bytes().startswith("\ufeff编号".encode())


def test_who_is_inside_at_a_time(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "inside.csv"
    assert export(capsys, data, "inside", target, "--list", "venue")["rows"] == 1
    (row,) = rows_of(target)
    assert (row["编号 id"], row["姓名 name"], row["入场 since"]) == ("p-1", "胡静", "2025-11-15 08:30")
    assert main(["--data", str(data), "export", "inside", "-o", str(target), "--list", "moon"]) == 2


@pytest.mark.parametrize("name", ["pack.zip", "pack-out.json", "pack-folder"])
def test_the_pack_comes_back_with_walk_ins_and_corrections(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["--data", str(data), "walkin", "--name", "单雨晴", "--type", "press"]) == 0
    assert main(["--data", str(data), "correct", "p-1", "--name", "胡婧"]) == 0
    capsys.readouterr()
    assert export(capsys, data, "pack", tmp_path / name)["rows"] == 4
    names = {guest.name.zh or guest.name.latin for guest in read_pack(tmp_path / name).attendees}
    assert names == {"胡婧", EVIL, "@SUM(A1)", "单雨晴"}


def test_a_folder_that_is_not_there_is_told_and_leaves_nothing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "nowhere" / "list.csv"
    assert main(["--data", str(data), "export", "attendance", "-o", str(target)]) == 3
    assert "cannot be written" in capsys.readouterr().err
    assert main(["--data", str(data), "export", "attendance", "-o", str(tmp_path / "list.doc")]) == 2


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        (" -2", "' -2"),
        ("＝1", "'＝1"),
        ("胡静", "胡静"),
        ("a\tb\r\n", "a b  "),
        ("\ud800x", "\\ud800x"),
    ],
)
def test_no_cell_is_taken_for_a_formula(text: str, cell: str) -> None:
    assert harmless(text) == cell


def test_the_columns_of_a_workbook_are_as_wide_as_what_stands_in_them(tmp_path: Path) -> None:
    rows = [("p-1", "黄桷材料医药股份公司", "x" * 500), ("p-1234567890", "", "")]
    assert write_sheet(tmp_path / "list.xlsx", "list", ("id", "单位 organisation", "note"), rows) == 2
    book = load_workbook(tmp_path / "list.xlsx")
    widths = [book.worksheets[0].column_dimensions[letter].width for letter in "ABC"]
    assert widths == [12 + 2, 20 + 2, 40 + 2]
    assert [row[0].value for row in book.worksheets[0].iter_rows()] == ["id", "p-1", "p-1234567890"]
    book.close()
