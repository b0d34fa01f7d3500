"""A roster file of the organiser's into the event that is here."""

import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from kiosk.commands.context import Context
from kiosk.commands.progress import ProgressLine
from kiosk.demo.event import demo_pack
from kiosk.errors import BadInput
from kiosk.pack.machine import document_of
from kiosk.pack.source import read_file
from kiosk.pack.text import refuse_foreign
from main import main

ROSTER = "姓名,票号,单位,类别\n胡 静,C1,山城智造,技能人才\n王芳,C2,嘉陵材料研究所,媒体\n"
AT = "2025-11-15T08:30:00+08:00"


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A desk with the bundled event and two guests from a file."""
    pack = tmp_path / "pack.json"
    pack.write_text(json.dumps(document_of(demo_pack(1).event, ())), encoding="utf-8")
    assert main(["--data", str(tmp_path / "data"), "import", str(pack)]) == 0
    assert taken(capsys, tmp_path / "data", written(tmp_path, ROSTER))[0] == 0
    return tmp_path / "data"


def written(folder: Path, text: str | bytes, name: str = "roster.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8-sig") if isinstance(text, str) else text)
    return path


def taken(capsys: pytest.CaptureFixture[str], data: Path, path: Path, *more: str) -> tuple[int, Any]:
    capsys.readouterr()
    status = main(["--data", str(data), "import", str(path), *more, "--json"])
    out = capsys.readouterr().out.strip()
    return status, json.loads(out) if out else None


def found(capsys: pytest.CaptureFixture[str], data: Path, text: str) -> list[str]:
    capsys.readouterr()
    main(["--data", str(data), "search", text, "--json"])
    return [hit["name"]["zh"] for hit in json.loads(capsys.readouterr().out)]


def test_a_dry_run_shows_columns_samples_and_what_would_change(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later = ROSTER.replace("王芳,C2", "李娜,C3").replace("山城智造", "山城软件")
    status, told = taken(capsys, data, written(tmp_path, later), "--dry-run")
    assert (status, told["added"], told["changed"], told["removed"]) == (0, 1, 1, 1)
    assert told["ids"] == {"added": ["C3"], "changed": ["C1"], "removed": ["C2"]}
    assert told["columns"][0] == {"heading": "姓名", "key": "name", "samples": ["胡 静", "李娜"]}
    assert found(capsys, data, "王芳") == ["王芳"]


def test_a_later_file_is_taken_as_a_delta_and_facts_survive(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    door = ["--data", str(data), "check", "C1", "--list", "venue", "--at", AT, "--json"]
    assert main(door) == 0
    status, told = taken(capsys, data, written(tmp_path, ROSTER.replace("王芳,C2", "李娜,C3")))
    assert (status, told["ids"]) == (0, {"added": ["C3"], "changed": [], "removed": ["C2"]})
    assert main(door) == 1
    assert json.loads(capsys.readouterr().out)["verdict"] == "already_in"


def test_what_a_file_has_no_column_for_stays_as_it_was(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = taken(capsys, data, written(tmp_path, "姓名,票号,手机\n胡静,C1,13812345678\n王芳,C2,\n"))
    assert (status, told["ids"]["changed"]) == (0, ["C1"])
    main(["--data", str(data), "search", "山城智造", "--json"])
    assert [hit["attendee"] for hit in json.loads(capsys.readouterr().out)] == ["C1"]


def test_a_guess_is_corrected_on_the_command_line(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "呼び名,票号,类别\n胡静,C1,媒体\n王芳,C2,媒体\n")
    status, told = taken(capsys, data, path, "--dry-run", "--map", "呼び名=name.zh")
    assert (status, told["columns"][0]["key"]) == (0, "name.zh")
    assert taken(capsys, data, path, "--map", "呼び名=colour")[0] == 2
    assert taken(capsys, data, path, "--map", "姓=name")[0] == 2


def bomb() -> bytes:
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "")
        with archive.open("xl/sharedStrings.xml", "w") as part:
            for _ in range(80):
                part.write(bytes(1 << 20))
    return book.getvalue()


def broken_workbook() -> bytes:
    file = io.BytesIO()
    book = Workbook()
    book.active.append(["姓名", "票号"])
    book.save(file)
    content = bytearray(file.getvalue())
    for place in range(200, len(content) - 400, 7):
        content[place] ^= 0xFF
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("broken.xlsx", broken_workbook(), "damaged workbook"),
        ("bomb.xlsx", bomb(), "would unpack"),
        ("brochure.csv", b"%PDF-1.7\n" + bytes(range(256)) * 40, "is a PDF"),
        ("noise.csv", bytes(range(256)) * 400, "is not text"),
        ("list.csv", b"\xff\x80" * 9000, "neither UTF-8"),
        ("empty.csv", b"", "is empty"),
        ("list.json", b'[{"id": ', "no JSON"),
        ("list.json", b"[1, 2]", "must be an object"),
        ("absent.csv", None, "cannot be read"),
    ],
)
def test_what_is_no_roster_is_told_in_one_sentence_and_changes_nothing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / name if content is None else written(tmp_path, content, name)
    capsys.readouterr()
    assert main(["--data", str(data), "import", str(path)]) == 2
    said = capsys.readouterr()
    assert sentence in said.err + said.out
    assert found(capsys, data, "胡静") == ["胡静"]


def test_gigabytes_are_refused_without_reading_them(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.write(ROSTER.encode())
        file.truncate(2 << 30)
    assert main(["--data", str(data), "import", str(path)]) == 2
    assert "too large" in capsys.readouterr().err


def test_a_file_that_begins_with_nonsense_is_not_read_to_its_end(tmp_path: Path) -> None:
    class Counting(type(tmp_path)):
        def read_bytes(self) -> bytes:
            raise AssertionError("the rest was read")

    path = Counting(written(tmp_path, bytes(range(256)) * 100))
    with pytest.raises(BadInput, match="is not text"):
        read_file(path, 1 << 20, refuse_foreign)


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    class Growing(type(tmp_path)):
        def read_bytes(self) -> bytes:
            with open(os.fspath(self), "ab") as file:  # noqa: PTH123 - the writer beside us
                file.write("李娜,C3,,媒体\n".encode())
            return super().read_bytes()

    with pytest.raises(BadInput, match="still being written"):
        read_file(Growing(written(tmp_path, ROSTER)), 1 << 20)


@pytest.mark.parametrize("name", ["../event.toml", "/etc/event.toml", "C:\\event.toml"])
def test_a_pack_that_leads_out_of_its_folder_changes_nothing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    assert main(["--data", str(data), "import", str(path)]) == 2
    assert "leads out of the pack" in capsys.readouterr().err
    assert found(capsys, data, "胡静") == ["胡静"]


def test_stopping_leaves_the_old_roster(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(self: ProgressLine, done: int, total: int) -> None:
        if total == 4:  # two guests, book and search: the file has been read
            raise KeyboardInterrupt

    monkeypatch.setattr(ProgressLine, "__call__", stop)
    editions = sorted(path.name for path in (data / "roster").iterdir())
    status, told = taken(capsys, data, written(tmp_path, ROSTER.replace("王芳,C2", "李娜,C3")))
    assert (status, told["stopped"]) == (1, True)
    assert sorted(path.name for path in (data / "roster").iterdir()) == editions
    assert found(capsys, data, "王芳") == ["王芳"]


def test_a_terminal_is_told_how_long_it_will_take() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    times = iter((0.0, 1.0, 2.0))
    terminal = Terminal()
    line = ProgressLine("roster.csv", terminal, lambda: next(times))
    line(100, 1000)
    line(500, 1000)
    assert "roster.csv 500 / 1,000, 2 s left" in terminal.getvalue()


def test_a_desk_without_an_event_takes_no_roster(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="import an event pack first"):
        from kiosk.commands.roster import import_roster

        import_roster(Context(tmp_path / "none"), written(tmp_path, ROSTER), {}, dry_run=False)
