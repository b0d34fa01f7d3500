"""Layouts and fonts go with the roster."""

from pathlib import Path

import pytest

from kiosk.sync.outfit import outfit_of
from tests.fleet.venue import Venue


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # see Line.close
def test_a_new_desk_gets_the_hubs_layouts_and_fonts(tmp_path: Path) -> None:
    venue = Venue(tmp_path)
    office = venue.folder / "hub-data"
    files = {
        "layouts/vip.toml": b"# one's own",
        "layouts/pack/a6.toml": b"# the pack's",
        "fonts/House.ttf": bytes(range(256)) * 8_000,
    }
    for name, content in files.items():
        (office / name).parent.mkdir(parents=True, exist_ok=True)
        (office / name).write_bytes(content)
    (office / "fonts" / "notes.txt").write_bytes(b"not a font")
    venue.open()
    try:
        got = venue.desk("north").folder  # it has the roster, which the hub tells of after these
        assert {name: (got / name).read_bytes() for name in files} == files
        assert not list(got.glob("**/notes.txt")) and not list(got.glob("**/*.part"))
    finally:
        venue.close()


@pytest.mark.parametrize("name", ["fonts/.hidden.ttf", "fonts/a.exe", "layouts/vip.txt"])
def test_what_is_no_layout_and_no_font_stays(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_bytes(b"x")
    assert outfit_of(tmp_path) == {}
