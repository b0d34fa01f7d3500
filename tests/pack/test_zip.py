"""A zip may come from anyone: one sentence for what is no pack, and nothing is taken from it."""

# pyright: basic

import io
import struct
import zipfile
from pathlib import Path

import pytest
from small_pack import EVENT, ROSTER

from kiosk.errors import BadInput
from kiosk.pack.read import read_pack, read_photo


def zipped(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_zip_is_read_like_its_folder(tmp_path: Path, write_files) -> None:
    path = zipped(tmp_path / "pack.zip", **{"event.toml": EVENT, "attendees.csv": ROSTER})

    assert read_pack(path) == read_pack(write_files())


def test_a_zip_of_the_folder_itself_is_read_too(tmp_path: Path, write_files) -> None:
    members = {"cqitec/event.toml": EVENT, "cqitec/attendees.csv": ROSTER, "__MACOSX/cqitec/._event.toml": "x"}

    assert read_pack(zipped(tmp_path / "pack.zip", **members)) == read_pack(write_files())


@pytest.mark.parametrize(
    "name", ["../event.toml", "/event.toml", "a/../../event.toml", "..\\event.toml", "C:event.toml"]
)
def test_a_file_that_leads_out_of_the_pack_is_refused(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "pack.zip", **{"event.toml": EVENT, name: "x"})

    with pytest.raises(BadInput, match="leads out of the pack"):
        read_pack(path)
    assert [each.name for each in tmp_path.iterdir()] == ["pack.zip"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "pack.zip", **{"event.toml": EVENT, "attendees.csv": bytes(100_000_000)})

    with pytest.raises(BadInput, match="would unpack to 95 MB"):
        read_pack(path)


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "pack.zip", **{"event.toml": EVENT, "attendees.csv": bytes(3_000_000)})
    content = path.read_bytes()
    path.write_bytes(content.replace(struct.pack("<L", 3_000_000), struct.pack("<L", 300)))

    with pytest.raises(BadInput, match=r"attendees\.csv: this part of the zip is damaged"):
        read_pack(path)


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "pack.zip", **{"event.toml": EVENT})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)

    with pytest.raises(BadInput, match="locked with a password"):
        read_pack(path)


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("event.toml")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")

    with pytest.raises(BadInput, match="a link and not a file"):
        read_pack(tmp_path / "pack.zip")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as archive:
        archive.writestr("event.toml", EVENT)
        archive.writestr("event.toml", EVENT)

    with pytest.raises(BadInput, match="two files of the same name"):
        read_pack(tmp_path / "pack.zip")


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "pack.zip", **{"event.toml": EVENT}).read_bytes()
    (tmp_path / "pack.zip").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(BadInput, match="damaged or not a zip"):
        read_pack(tmp_path / "pack.zip")


@pytest.mark.parametrize("place", range(0, 400, 7))
def test_a_zip_with_a_wrong_byte_is_read_or_refused_but_never_crashes(tmp_path: Path, place: int) -> None:
    content = bytearray(zipped(tmp_path / "pack.zip", **{"event.toml": EVENT}).read_bytes())
    content[place * len(content) // 400] ^= 0xFF
    (tmp_path / "pack.zip").write_bytes(content)

    try:
        read_pack(tmp_path / "pack.zip")
    except BadInput as refused:
        assert str(refused)


def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file or folder"):
        read_pack(tmp_path / "nowhere")


def test_a_folder_without_an_event_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"holds no event\.toml"):
        read_pack(tmp_path)


def test_two_rosters_are_refused(write_files) -> None:
    folder: Path = write_files()
    (folder / "attendees.json").write_text("[]", encoding="utf-8")

    with pytest.raises(BadInput, match="leave only one"):
        read_pack(folder)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, write_files) -> None:
    folder: Path = write_files()
    (tmp_path / "secret.csv").write_text(ROSTER, encoding="utf-8")
    (folder / "attendees.csv").unlink()
    (folder / "attendees.csv").symlink_to(tmp_path / "secret.csv")

    with pytest.raises(BadInput, match="leads out of the pack's folder"):
        read_pack(folder)


def test_layouts_photos_and_the_logo_come_with_the_pack(write_files) -> None:
    folder: Path = write_files(roster="id,code,ticket_type,photo\np-1,C1,talent,hu.jpg\np-2,C2,talent,li.jpg\n")
    (folder / "badges").mkdir()
    (folder / "badges" / "small.toml").write_text('stock = "A6"\n', encoding="utf-8")
    (folder / "photos").mkdir()
    (folder / "photos" / "hu.jpg").write_bytes(b"picture")
    (folder / "logo.svg").write_bytes(b"<svg/>")

    pack = read_pack(folder)

    assert (dict(pack.badges), pack.photos, pack.logo) == ({"small": 'stock = "A6"\n'}, {"hu.jpg"}, b"<svg/>")
    assert [(each.where, each.kind) for each in pack.warnings] == [
        ("photos/li.jpg", "missing-photo"),
        ("logo.svg", "logo-not-drawn"),
    ]
    assert read_photo(folder, "hu.jpg") == b"picture"


def test_a_broken_layout_is_named_with_its_line(tmp_path: Path) -> None:
    path = zipped(tmp_path / "pack.zip", **{"event.toml": EVENT, "badges/small.toml": 'stock = "A6"\nwidth\n'})

    with pytest.raises(BadInput, match=r"badges/small\.toml:2"):
        read_pack(path)


def test_a_workbook_bomb_is_refused(write_files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.pack.table._SHEET_LIMIT", 40_000_000)
    folder: Path = write_files()
    (folder / "attendees.csv").unlink()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(50_000_000))
    (folder / "attendees.xlsx").write_bytes(buffer.getvalue())

    with pytest.raises(BadInput, match="would unpack to 47 MB"):
        read_pack(folder)
