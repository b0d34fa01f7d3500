"""Rosters as organisers really have them."""

import codecs
import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook

from kiosk.domain.attendee import Attendee, PersonName, Status
from kiosk.domain.event import Event
from kiosk.domain.text import Language, Text, plain
from kiosk.errors import BadInput
from kiosk.pack.columns import guess_columns
from kiosk.pack.pack import PackRefused
from kiosk.pack.read import read_pack
from kiosk.pack.rows import preview, read_attendees

HALL_TIME = timezone(timedelta(hours=8))


@pytest.fixture
def event(write_files) -> Event:
    return read_pack(write_files()).event


def roster(tmp_path: Path, text: str, encoding: str = "utf-8", name: str = "roster.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


MESSY = "姓名,票号,单位,类别\n李㼆,C1,嘉陵材料研究所,技能人才\n阿依古丽·买买提,C2,山城智造,媒体\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_roster_is_read_in_any_usual_encoding(tmp_path: Path, event: Event, encoding: str, delimiter: str) -> None:
    path = roster(tmp_path, MESSY.replace(",", delimiter), encoding)

    guests = read_attendees(path, event).attendees

    assert guests == (
        Attendee(
            id="C1", code="C1", ticket_type="talent", name=PersonName(zh="李㼆"), organisation=plain("嘉陵材料研究所")
        ),
        Attendee(
            id="C2",
            code="C2",
            ticket_type="press",
            name=PersonName(zh="阿依古丽·买买提"),
            organisation=plain("山城智造"),
        ),
    )


def test_a_utf_16_roster_with_the_big_end_first_is_known_by_its_mark(tmp_path: Path, event: Event) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(codecs.BOM_UTF16_BE + MESSY.encode("utf-16-be"))

    assert [guest.id for guest in read_attendees(path, event).attendees] == ["C1", "C2"]


def test_titles_and_blank_lines_around_the_headings_are_passed_over(tmp_path: Path, event: Event) -> None:
    path = roster(tmp_path, "2025 参会名单,,,\n\n" + MESSY + "\n,,,\n")

    assert [guest.code for guest in read_attendees(path, event).attendees] == ["C1", "C2"]


def test_a_column_nobody_knows_is_passed_over_with_a_warning(tmp_path: Path, event: Event) -> None:
    path = roster(tmp_path, "姓名,票号,类别,鞋码\n胡静,C1,talent,38\n")

    found = read_attendees(path, event)

    assert dict(found.columns) == {"姓名": "name", "票号": "code", "类别": "ticket_type"}
    assert [(each.where, each.kind) for each in found.warnings] == [("roster.csv:1", "ignored-column")]


def test_the_organiser_may_say_what_a_column_is(tmp_path: Path, event: Event) -> None:
    path = roster(tmp_path, "谁,号,类别\n胡静,C1,talent\n")

    found = read_attendees(path, event, {"谁": "name", "号": "code", "类别": "ticket_type"})

    assert [(guest.name.zh, guest.code) for guest in found.attendees] == [("胡静", "C1")]


def test_a_preview_shows_headings_their_guess_and_samples(tmp_path: Path) -> None:
    shown = preview(roster(tmp_path, MESSY), samples=1)

    assert shown.headings == ("姓名", "票号", "单位", "类别")
    assert dict(shown.columns) == {"姓名": "name", "票号": "code", "单位": "organisation", "类别": "ticket_type"}
    assert shown.samples == (("李㼆", "C1", "嘉陵材料研究所", "技能人才"),)


def test_a_code_on_two_rows_is_reported_and_both_rows_are_taken(tmp_path: Path, event: Event) -> None:
    path = roster(tmp_path, "id,code,ticket_type\np-1,C1,talent\np-2,C1,talent\n")

    found = read_attendees(path, event)

    assert [guest.code for guest in found.attendees] == ["C1", "C1"]
    assert [(each.where, each.kind) for each in found.warnings] == [("roster.csv:3", "duplicate-code")]


def test_without_ids_rows_of_one_code_get_ids_of_their_own(tmp_path: Path, event: Event) -> None:
    path = roster(tmp_path, "code,ticket_type\nC1,talent\nC1,talent\n")

    assert [guest.id for guest in read_attendees(path, event).attendees] == ["C1", "C1#2"]


def test_characters_that_gb18030_moved_come_out_as_they_are_today(tmp_path: Path, event: Event) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes("姓名,票号,类别\n王".encode("gb18030") + b"\xfe\x59" + ",C1,talent\n".encode("gb18030"))

    found = read_attendees(path, event)

    assert [guest.name.zh for guest in found.attendees] == ["王\u9fb4"]
    assert found.warnings == ()


@pytest.mark.parametrize("lost", ["\ue123", "\ufffd", "\U000f0001"])
def test_a_lost_character_is_warned_of_with_its_line(tmp_path: Path, event: Event, lost: str) -> None:
    path = roster(tmp_path, f"姓名,票号,类别\n胡静,C1,talent\n王{lost},C2,talent\n")

    assert [(each.where, each.kind) for each in read_attendees(path, event).warnings] == [
        ("roster.csv:3", "lost-character")
    ]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("name\n胡静", PersonName(zh="胡静")),
        ("name\nTomás Rivero", PersonName(latin="Tomás Rivero")),
        ("name\nАнна Петрова", PersonName(latin="Анна Петрова")),
        ("name\n김민준", PersonName(latin="김민준")),
        ("name\n𬱖", PersonName(zh="𬱖")),
        ("姓名,拼音\n胡静,Hu Jing", PersonName("胡静", "Hu Jing")),
        ("姓名,拼音\nTomás Rivero,", PersonName(latin="Tomás Rivero")),
        ("name.zh,name.latin\n胡静,Hu Jing", PersonName("胡静", "Hu Jing")),
        ("拼音\nHu Jing", PersonName(latin="Hu Jing")),
    ],
)
def test_a_name_stands_in_its_script(tmp_path: Path, event: Event, given: str, name: PersonName) -> None:
    headings, values = given.split("\n")
    path = roster(tmp_path, f"code,ticket_type,{headings}\nC1,talent,{values}\n")

    assert [guest.name for guest in read_attendees(path, event).attendees] == [name]


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("blocked", "是", ("blocked", True)),
        ("blocked", "No", ("blocked", False)),
        ("blocked", "", ("blocked", False)),
        ("status", "未付款", ("status", Status.PENDING)),
        ("language", "English", ("language", Language.EN)),
        ("country", "de", ("country", "DE")),
        ("sessions", "Forum；forum", ("sessions", ("forum", "forum"))),
        ("consent", "privacy@1; photo@2", ("consent", ("privacy@1", "photo@2"))),
        ("entitlements", "午餐; Dinner", ("entitlements", (plain("午餐"), plain("Dinner")))),
        ("entitlements", '[{"zh": "午餐", "en": "Lunch"}]', ("entitlements", (Text("午餐", "Lunch"),))),
        ("answers.q-meal", "素食", ("answers", {"q-meal": "veg"})),
        ("answers", '{"q-meal": "any"}', ("answers", {"q-meal": "any"})),
        ("organisation.en", "Institute", ("organisation", plain("Institute"))),
        ("valid_from", "2025-11-15", ("valid_from", datetime(2025, 11, 15, tzinfo=HALL_TIME))),
        ("valid_from", "2025/11/15 9:30", ("valid_from", datetime(2025, 11, 15, 9, 30, tzinfo=HALL_TIME))),
        ("valid_from", "2025年11月5日", ("valid_from", datetime(2025, 11, 5, tzinfo=HALL_TIME))),
        ("valid_from", "2025-11-15T09:00:00Z", ("valid_from", datetime(2025, 11, 15, 9, tzinfo=UTC))),
        ("valid_until", "2025-11-15", ("valid_until", datetime(2025, 11, 15, 23, 59, 59, 999999, tzinfo=HALL_TIME))),
    ],
)
def test_a_cell_is_understood(
    tmp_path: Path, event: Event, column: str, cell: str, expected: tuple[str, object]
) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'
    path = roster(tmp_path, f"code,ticket_type,{column}\nC1,talent,{quoted}\n")

    (guest,) = read_attendees(path, event).attendees
    key, value = expected
    assert getattr(guest, key) == value


def test_a_workbook_gives_phones_days_and_flags_as_they_were_meant(tmp_path: Path, event: Event) -> None:
    book = Workbook()
    book.active.append(["票号", "类别", "手机", "valid_until", "blocked"])
    book.active.append([1001, "talent", 13800000000.0, date(2025, 11, 15), True])
    book.save(tmp_path / "roster.xlsx")

    assert read_attendees(tmp_path / "roster.xlsx", event).attendees == (
        Attendee(
            id="1001", code="1001", ticket_type="talent", phone="13800000000", blocked=True,
            valid_until=datetime(2025, 11, 15, 23, 59, 59, 999999, tzinfo=HALL_TIME),
        ),
    )  # fmt: skip


def test_a_json_roster_is_a_list_of_rows(tmp_path: Path, event: Event) -> None:
    path = roster(tmp_path, '[{"id": "p-1", "code": "C1", "ticket_type": "talent"}]', name="roster.json")

    assert [guest.id for guest in read_attendees(path, event).attendees] == ["p-1"]


def test_a_type_that_the_event_lacks_is_told_with_its_line_and_the_guest_stays(tmp_path: Path, event: Event) -> None:
    path = roster(tmp_path, '[\n{"id": "p-1",\n "code": "C1",\n "ticket_type": "vip"}]', name="roster.json")

    found = read_attendees(path, event)
    assert [guest.ticket_type for guest in found.attendees] == ["vip"]
    assert [(each.where, each.kind) for each in found.warnings] == [("roster.json:4", "unknown-ticket-type")]


def test_two_rows_of_one_id_are_refused_with_both_lines(tmp_path: Path, event: Event) -> None:
    path = roster(tmp_path, "id,code,ticket_type\np-1,C1,talent\np-1,C2,talent\n")

    with pytest.raises(PackRefused, match=r"roster.csv:3: .* taken already, at roster.csv:2"):
        read_attendees(path, event)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7 ...", "is a PDF, not text"),
        (b"", "is empty"),
        (b"\x00\x01\x02\x03" * 500, "not text"),
        (b"\xff\x80" * 3000, "neither UTF-8, UTF-16 nor GB 18030"),
        (b"just some words\nand more\n", "has no row of headings"),
        (b'code,ticket_type\n"C1,talent\n' + b"x" * 1_100_000, r"roster\.csv:2: is no table"),
        (b"code,ticket_type\n" + b"a," * 2000 + b"\n", "has 2001 columns"),
    ],
)
def test_what_is_no_roster_is_refused_in_one_sentence(
    tmp_path: Path, event: Event, content: bytes, sentence: str
) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(content)

    with pytest.raises(BadInput, match=sentence):
        read_attendees(path, event)


def test_a_broken_workbook_is_refused_in_one_sentence(tmp_path: Path, event: Event) -> None:
    (tmp_path / "roster.xlsx").write_bytes(b"PK\x03\x04 broken")

    with pytest.raises(BadInput, match="damaged workbook"):
        read_attendees(tmp_path / "roster.xlsx", event)


@pytest.mark.parametrize("seed", range(40))
def test_a_workbook_damaged_anywhere_is_read_or_refused_in_one_sentence(
    tmp_path: Path, event: Event, seed: int
) -> None:
    content = bytearray(a_workbook(stored=True))
    chance = Random(seed)
    for _ in range(1 + seed % 5):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path = tmp_path / "roster.xlsx"
    path.write_bytes(bytes(content))
    try:
        read_attendees(path, event)
    except BadInput as refused:
        assert str(refused).count("\n") == 0


def test_a_cell_far_away_from_the_table_does_not_make_it_huge(tmp_path: Path, event: Event) -> None:
    path = tmp_path / "roster.xlsx"
    path.write_bytes(a_workbook(("XFD1048576", "x")))

    with pytest.raises(BadInput, match="columns, at most 1000"):
        read_attendees(path, event)


def a_workbook(*more: tuple[str, str], stored: bool = False) -> bytes:
    """``stored``: not packed, so that damage reaches the sheet and not only its packing."""
    book = Workbook()
    book.active.append(["姓名", "票号", "类别"])
    for number in range(20):
        book.active.append(["胡静", number, "talent"])
    for place, text in more:
        book.active[place] = text
    file = io.BytesIO()
    book.save(file)
    if not stored:
        return file.getvalue()
    again = io.BytesIO()
    with zipfile.ZipFile(file) as packed, zipfile.ZipFile(again, "w") as plain_zip:
        for member in packed.namelist():
            plain_zip.writestr(member, packed.read(member))
    return again.getvalue()


@pytest.mark.parametrize(
    ("headings", "keys"),
    [
        (
            "姓 名,拼音,单位（全称）,职务,手机号码,电子邮箱,国家/地区,类别,票号",
            "name name.latin organisation title phone email country ticket_type code",
        ),
        (
            "Full Name,Company,Job Title,E-mail,Mobile No.,Country,Ticket Type,Ticket #",
            "name organisation title email phone country ticket_type code",
        ),
        ("name.zh,organisation.en,answers.q-meal,valid_from", "name.zh organisation.en answers.q-meal valid_from"),
    ],
)
def test_usual_headings_are_understood(headings: str, keys: str) -> None:
    guessed: Mapping[str, str] = guess_columns(headings.split(","))

    assert list(guessed.values()) == [*keys.split()]


def test_of_two_columns_for_one_key_the_first_counts() -> None:
    assert dict(guess_columns(["手机", "电话", "星座"])) == {"手机": "phone"}
