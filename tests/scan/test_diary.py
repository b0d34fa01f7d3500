"""How often the decoder process was replaced, as doctor reads it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.scan import diary
from kiosk.scan.diary import Diary, Replacement

NOON = datetime(2025, 11, 15, 12, tzinfo=UTC)


def test_what_is_noted_is_read_back_from_a_moment_on(tmp_path: Path):
    entries = [Replacement(NOON + timedelta(hours=hour), "zbar hung", ("zbar",)[:hour]) for hour in range(3)]
    for entry in entries:
        Diary(tmp_path).note(entry)
    assert Diary(tmp_path).since(NOON + timedelta(hours=1)) == entries[1:]


def test_a_desk_whose_decoder_never_fell_over_has_an_empty_diary(tmp_path: Path):
    assert Diary(tmp_path).since(NOON) == []


def test_lines_torn_by_a_power_cut_are_passed_over(tmp_path: Path):
    Diary(tmp_path).note(Replacement(NOON, "it crashed with status -11"))
    with (tmp_path / diary.FILE).open("ab") as file:
        file.write(
            b'{"v": 1, "at": "2025-11\n\xff\xfe\n[]\n{"at": "2025-11-15T12:00:00", "reason": "", "left_out": []}\n'
        )
    Diary(tmp_path).note(Replacement(NOON, "zxing hung"))
    assert [entry.reason for entry in Diary(tmp_path).since(NOON)] == ["it crashed with status -11", "zxing hung"]


def test_a_diary_that_has_grown_large_keeps_its_newest_lines(tmp_path: Path):
    line = (tmp_path / diary.FILE).open("w", encoding="utf-8")
    with line:
        line.writelines("x" * 99 + "\n" for _ in range(diary.LARGEST_BYTES // 100 + 1))
    Diary(tmp_path).note(Replacement(NOON, "zxing hung"))
    assert len((tmp_path / diary.FILE).read_text(encoding="utf-8").splitlines()) == diary.KEPT_LINES + 1
    assert len(Diary(tmp_path).since(NOON)) == 1


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, caplog):
    (tmp_path / "file").touch()
    Diary(tmp_path / "file").note(Replacement(NOON, "zxing hung"))
    assert "not written down" in caplog.text
