"""Badge layouts of the event pack reach the desk's printer."""

import shutil
from pathlib import Path

import pytest
from PIL import Image

from kiosk.backroom import press_of
from kiosk.badge.draw import image
from kiosk.badge.layout import layout_of
from kiosk.badge.pictures import missing_pictures
from kiosk.commands.context import Context
from kiosk.errors import BadInput
from kiosk.pack.write import write_pack
from kiosk.press import open_press
from kiosk.resources import resource
from main import main
from tests.builders import a_list, a_type, an_attendee, an_event

LOGO = '\n[[image]]\nsource = "logo.png"\nx_mm = 0.5\ny_mm = 14\nwidth_mm = 4\nheight_mm = 20\n'


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    event = an_event(lists=[a_list(prints_badge=True)], types=[a_type(badge_layout="a6")])
    write_pack(folder, event, [an_attendee("p-1")])
    (folder / "badges").mkdir()
    shutil.copy(resource("badges/cr80.toml"), folder / "badges" / "vip.toml")
    shutil.copy(resource("badges/cr80.toml"), folder / "badges" / "a6.toml")
    return folder


def test_layouts_of_the_pack_stand_before_the_shipped_ones_and_ones_own_before_both(pack: Path, tmp_path: Path) -> None:
    data = tmp_path / "desk"
    assert main(["import", str(pack), "--data", str(data)]) == 0
    shutil.copy(resource("badges/4x3in.toml"), data / "layouts" / "vip.toml")
    press = open_press("folder:x", Context(data).outfit)
    widths = {name: layout.width_mm for name, layout in press.layouts.items()}

    assert (widths["a6"], widths["vip"], widths["4x6in"]) == (85.6, 101.6, 101.6)

    (pack / "badges" / "vip.toml").unlink()
    assert main(["import", str(pack), "--data", str(data)]) == 0
    assert [file.name for file in (data / "layouts" / "pack").iterdir()] == ["a6.toml"]


def test_a_pack_with_a_wrong_layout_is_refused_by_file_and_line(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = pack / "badges" / "vip.toml"
    wrong.write_text(
        wrong.read_text(encoding="utf-8").replace("width_mm = 85.6", "width_mm = -85.6", 1), encoding="utf-8"
    )

    assert main(["import", str(pack), "--data", str(tmp_path / "desk")]) == 2
    assert "badges/vip.toml, line 5: width_mm must be between 40 and 420, not -85.6." in capsys.readouterr().err
    assert not (tmp_path / "desk" / "layouts").exists()


@pytest.mark.parametrize(
    ("text", "line"), [("format = 1\nwidth =\n", 2), ("format = 1\n[stock\n", 2), ('format = 1\nname = "a\n', 2)]
)
def test_what_is_no_toml_is_named_by_its_line(text: str, line: int) -> None:
    with pytest.raises(BadInput, match=rf"mine\.toml, line {line}: "):
        layout_of(text, Path("mine.toml"))


def test_photos_are_erased_with_the_roster(tmp_path: Path) -> None:
    folder, data = tmp_path / "pack", tmp_path / "desk"
    event = an_event(lists=[a_list(prints_badge=True)], types=[a_type(badge_layout="a6-photo")])
    write_pack(folder, event, [an_attendee("p-1", photo="hu.jpg")])
    (folder / "photos").mkdir()
    Image.new("RGB", (200, 300), "red").save(folder / "photos" / "hu.jpg")

    assert main(["import", str(folder), "--data", str(data)]) == 0
    assert [file.name for file in (data / "photos").iterdir()] == ["hu.jpg"]
    with Context(data).station() as station:
        station.wipe_roster()
    assert not (data / "photos").exists()


def test_a_logo_of_the_pack_reaches_the_printer_and_leaves_with_it(pack: Path, tmp_path: Path) -> None:
    data = tmp_path / "desk"
    vip = pack / "badges" / "vip.toml"
    vip.write_text(vip.read_text(encoding="utf-8") + LOGO, encoding="utf-8")
    Image.new("RGB", (60, 20), "red").save(pack / "badges" / "logo.png")
    assert main(["import", str(pack), "--data", str(data)]) == 0
    layout = open_press("folder:x", Context(data).outfit).layouts["vip"]
    assert missing_pictures(layout) == []

    (pack / "badges" / "logo.png").unlink()
    assert main(["import", str(pack), "--data", str(data)]) == 0
    assert missing_pictures(layout) == ["logo.png"]


def test_a_picture_that_a_used_layout_lacks_is_found_before_the_event(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "desk"
    a6 = pack / "badges" / "a6.toml"
    a6.write_text(a6.read_text(encoding="utf-8") + LOGO, encoding="utf-8")
    assert main(["import", str(pack), "--data", str(data)]) == 0
    capsys.readouterr()

    assert main(["--data", str(data), "--lang", "en", "preflight"]) == 1
    assert "\nthe badge layout a6 lacks its picture logo.png" in capsys.readouterr().out
    assert main(["--data", str(data), "--lang", "en", "badge-layout", "check", "a6"]) == 1
    assert "logo.png does not lie beside the layout" in capsys.readouterr().out


def test_a_logo_that_no_badge_can_draw_is_said_at_the_import(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pack / "logo.svg").write_text("<svg/>", encoding="utf-8")
    assert main(["import", str(pack), "--data", str(tmp_path / "desk")]) == 0
    assert "logo.svg: no badge draws an SVG: save the logo as badges/logo.png" in capsys.readouterr().out


def test_the_preflight_in_the_window_knows_the_layouts_of_the_pack(pack: Path, tmp_path: Path) -> None:
    data = tmp_path / "desk"
    assert main(["import", str(pack), "--data", str(data)]) == 0
    assert {"vip", "a6"} <= press_of(data).layouts.keys()


def test_a_layout_of_the_pack_is_drawn_by_its_name_with_the_photos(tmp_path: Path) -> None:
    folder, data, out = tmp_path / "pack", tmp_path / "desk", tmp_path / "out.pdf"
    event = an_event(lists=[a_list(prints_badge=True)], types=[a_type(badge_layout="a6")])
    write_pack(folder, event, [an_attendee("p-1", photo="hu.jpg")])
    for inner in ("photos", "badges"):
        (folder / inner).mkdir()
    Image.new("RGB", (200, 300), "red").save(folder / "photos" / "hu.jpg")
    shutil.copy(resource("badges/a6-photo.toml"), folder / "badges" / "portrait.toml")
    assert main(["import", str(folder), "--data", str(data)]) == 0

    assert main(["badge", "--all", "--layout", "portrait", "-o", str(out), "--data", str(data)]) == 0
    red, green, blue = image(out.read_bytes(), 127).getpixel((round(81.5 * 5), 56 * 5))
    assert (red > 200, green < 60, blue < 60) == (True, True, True)
