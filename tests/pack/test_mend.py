"""What a spreadsheet did to a roster, undone where it is certain what was meant."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from openpyxl import Workbook

from kiosk.domain.event import Event
from kiosk.pack import mend
from kiosk.pack.read import read_pack
from kiosk.pack.rows import preview, read_attendees
from kiosk.pack.text import repaired


@pytest.fixture
def event(write_files) -> Event:
    return read_pack(write_files()).event


def read(tmp_path: Path, event: Event, content: str | bytes):
    path = tmp_path / "roster.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_attendees(path, event)


@pytest.mark.parametrize("dot", "\u2022\u2027\u2219\u22c5\u30fb\uff65\u00b7")
def test_every_look_alike_of_the_middle_dot_becomes_the_one_of_the_identity_card(dot: str) -> None:
    assert mend.name(f"阿依古丽 {dot} 买买提") == "阿依古丽\u00b7买买提"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("张 三", "张三"),
        ("张\u3000 三 丰", "张三丰"),
        ("欧阳 娜娜", "欧阳娜娜"),
        ("买买提明 阿不都拉", "买买提明 阿不都拉"),
        ("阿卜杜拉.艾力", "阿卜杜拉\u00b7艾力"),
        ("J. R.  Smith", "J. R. Smith"),
        ("Anna\u00a0 Müller\u200b", "Anna Müller"),
        ("王\ue863", "王䶮"),
    ],
)
def test_a_name_is_tidied_where_it_is_certain(given: str, name: str) -> None:
    assert mend.name(mend.plain(given)) == name


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("1.3812345678E+10", "13812345678"),
        ("13812345678.0", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("1.38E+10", "1.38E+10"),
        ("+86 138 1234 5678", "+86 138 1234 5678"),
        ("CQ25-7E12", "CQ25-7E12"),
    ],
)
def test_a_number_is_written_out_unless_digits_are_gone(given: str, number: str) -> None:
    assert mend.number(given) == number


def test_all_eighty_places_that_gbk_kept_private_are_known() -> None:
    private = "".join(map(chr, range(0xE815, 0xE865)))

    assert all(each < "\ue000" or each > "\uf8ff" for each in repaired(private))
    assert repaired("\ue864\ue815") == "\u9fbb\u2e81"


def test_lines_in_two_encodings_are_each_read_in_their_own(tmp_path: Path, event: Event) -> None:
    content = "姓名,票号,类别\n胡静,C1,talent\n".encode() + "王小明,C2,媒体\n".encode("gb18030") + b"Anna,C3,talent\n"

    assert [str(one.name.zh or one.name.latin) for one in read(tmp_path, event, content).attendees] == [
        "胡静",
        "王小明",
        "Anna",
    ]


def test_headings_under_merged_cells_are_read_as_one_row(tmp_path: Path, event: Event) -> None:
    book = Workbook()
    book.active.append(["2025 大会名单"])
    book.active.append(["姓名", "票号", "类别", "联系方式", None])
    book.active.append([None, None, None, "手机", "邮箱"])
    book.active.append(["胡静", "C1", "技能人才", 13812345678.0, "hu@example.org"])
    book.active.merge_cells("A1:E1")
    book.active.merge_cells("D2:E2")
    book.save(tmp_path / "roster.xlsx")

    (guest,) = read_attendees(tmp_path / "roster.xlsx", event).attendees
    assert (guest.name.zh, guest.code, guest.phone, guest.email) == ("胡静", "C1", "13812345678", "hu@example.org")


def test_a_day_number_of_a_spreadsheet_is_a_day(tmp_path: Path, event: Event) -> None:
    (guest,) = read(tmp_path, event, "code,ticket_type,valid_from\nC1,talent,45976\n").attendees

    assert guest.valid_from == datetime(2025, 11, 15, tzinfo=timezone(timedelta(hours=8)))


def test_headings_that_come_again_and_sums_are_nobody(tmp_path: Path, event: Event) -> None:
    found = read(tmp_path, event, "姓名,票号,类别,单位\n胡静,C1,talent,\n姓名,票号,类别,单位\n,,,共 1 人\n")

    assert [guest.code for guest in found.attendees] == ["C1"]
    assert [(each.where, each.kind) for each in found.warnings] == [("roster.csv:4", "nobody")]


def test_a_row_without_id_and_code_keeps_its_id_when_others_come_before_it(tmp_path: Path, event: Event) -> None:
    before = read(tmp_path, event, "姓名,订单,类别\n胡静,B1,talent\n").attendees[0]
    after = read(tmp_path, event, "姓名,订单,类别\n王芳,B1,talent\n胡 静,Ｂ1,talent\n").attendees[1]

    assert before.id == after.id
    assert before.code == after.code == f"nc-{before.id}"
    assert "胡" not in before.id


def test_what_is_wrong_in_one_cell_leaves_the_cell_out_and_is_told(tmp_path: Path, event: Event) -> None:
    found = read(tmp_path, event, "姓名,票号,国家,类别\n胡静,C1,Atlantis,\n")

    (guest,) = found.attendees
    assert (guest.country, guest.ticket_type) == (None, "")
    assert [each.kind for each in found.warnings] == ["bad-country", "missing"]


def test_the_organiser_corrects_one_guess_and_the_others_stay(tmp_path: Path, event: Event) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("姓名,昵称,票号,类别\nHu,胡静,C1,talent\n", encoding="utf-8")

    shown = preview(path, {"昵称": "name.zh", "姓名": ""})
    assert dict(shown.columns) == {"昵称": "name.zh", "票号": "code", "类别": "ticket_type"}


@pytest.mark.parametrize("name", ["王?明", "王？明", "王\ufffd明"])
def test_a_name_that_lost_a_character_is_told_of_with_its_line(tmp_path: Path, event: Event, name: str) -> None:
    found = read(tmp_path, event, f"姓名,票号,类别\n{name},C1,talent\n")

    assert [(each.where, each.kind) for each in found.warnings] == [("roster.csv:2", "lost-character")]
