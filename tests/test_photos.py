"""Photos come with the pack and stay on the desk; they go when the roster does not name them any more."""

from pathlib import Path

from kiosk.pack.pack import Pack
from kiosk.photos import keep_photos, photo_of
from tests.builders import an_attendee, an_event


def a_pack(folder: Path, *names: str) -> Pack:
    (folder / "photos").mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / "photos" / name).write_bytes(name.encode())
    guests = tuple(an_attendee(f"p-{number}", photo=name) for number, name in enumerate(names))
    return Pack(an_event(), guests, photos=frozenset(names))


def test_photos_of_the_roster_are_kept_and_read(tmp_path: Path) -> None:
    pack = a_pack(tmp_path / "pack", "hu.jpg", "li.png")
    assert keep_photos(tmp_path / "desk", tmp_path / "pack", pack) == 2
    assert photo_of(tmp_path / "desk", "hu.jpg") == b"hu.jpg"


def test_photos_that_no_guest_has_any_more_are_gone(tmp_path: Path) -> None:
    keep_photos(tmp_path / "desk", tmp_path / "pack", a_pack(tmp_path / "pack", "hu.jpg"))
    keep_photos(tmp_path / "desk", tmp_path / "other", a_pack(tmp_path / "other", "li.png"))
    assert photo_of(tmp_path / "desk", "hu.jpg") == b"" and photo_of(tmp_path / "desk", "li.png") == b"li.png"


def test_a_pack_without_photos_makes_no_folder(tmp_path: Path) -> None:
    assert keep_photos(tmp_path / "desk", tmp_path, Pack(an_event(), (an_attendee(),))) == 0
    assert not (tmp_path / "desk").exists()


def test_a_name_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    assert photo_of(tmp_path / "desk", "../../secret") == b""
