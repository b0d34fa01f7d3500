from pathlib import Path

import pytest
from badge_fixtures import RESOURCES, STOCKS, a_layout

from kiosk.badge.layout import layouts_in, read_layout
from kiosk.errors import BadInput

A6 = (RESOURCES / "badges" / "a6.toml").read_text(encoding="utf-8")


def changed(tmp_path: Path, old: str, new: str) -> Path:
    assert old in A6
    path = tmp_path / "mine.toml"
    path.write_text(A6.replace(old, new, 1), encoding="utf-8")
    return path


def line_of(text: str, path: Path) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


@pytest.mark.parametrize("name", [*STOCKS, "ticket"])
def test_every_shipped_layout_is_sound(name: str) -> None:
    assert a_layout(name).name == name


def test_the_layouts_of_a_folder_are_known_by_name() -> None:
    assert set(layouts_in(RESOURCES / "badges")) == {*STOCKS, "80x50", "a6-photo", "ticket"}


def test_a_folded_sheet_is_twice_as_high_as_its_panel() -> None:
    assert a_layout("a6-butterfly").sheet_mm == (148, 210)


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("width_mm = 105", "width_mm = -105", "width_mm = -105", "width_mm must be between 40 and 420, not -105"),
        ("size_mm = 31", 'size_mm = "big"', "size_mm", "size_mm must be a number, not 'big'"),
        ('field = "title"', 'field = "tittle"', "tittle", "field must be one of primary"),
        ('field = "title"', 'field = "primary"', None, "primary stands on the badge already"),
        ("max_pt = 64", "max_pt = 64\nwide_pt = 3", "wide_pt", "wide_pt means nothing here"),
        ('colour = "role"', 'colour = "rde"', "rde", "colour must be #RRGGBB or ink"),
        ("default = ", "default = 7 #", "default = 7", "default must be a text, not 7"),
    ],
)
def test_a_wrong_value_is_named_with_file_and_line(
    tmp_path: Path, old: str, new: str, at: str | None, says: str
) -> None:
    path = changed(tmp_path, old, new)

    with pytest.raises(BadInput) as raised:
        read_layout(path)

    assert says in str(raised.value)
    assert f"{path}, line " in str(raised.value)
    if at:
        assert f"line {line_of(at, path)}:" in str(raised.value)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("x_mm = 8\ny_mm = 34", "x_mm = 3\ny_mm = 34", "the area leaves the safe area"),
        ("y_mm = 14\nwidth_mm = 89", "y_mm = 9\nwidth_mm = 89", "the area lies on the slot"),
        ("height_mm = 46", "height_mm = 50", "the area lies on the quiet zone of the code"),
        ("y_mm = 108", "y_mm = 100", "the area lies on area 3"),
        ("height_mm = 13", "height_mm = 7", "the area needs"),
        ("x_mm = 66", "x_mm = 78", "the code leaves the safe area"),
    ],
)
def test_areas_that_cannot_be_are_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read_layout(changed(tmp_path, old, new))


def test_a_missing_key_is_named_at_its_table(tmp_path: Path) -> None:
    path = changed(tmp_path, "safe_mm = 5\n", "")

    with pytest.raises(BadInput, match=rf"line {line_of('[stock]', path)}: safe_mm is missing"):
        read_layout(path)


@pytest.mark.parametrize(
    "text", ["", "format = 2", "format = 1", "format = 1\nstock = 3", "x = [", "[[stock]]\nformat=1"]
)
def test_half_a_layout_is_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "half.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BadInput, match=r"half\.toml"):
        read_layout(path)


def test_a_layout_that_is_not_there_or_not_text_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    with pytest.raises(BadInput, match="cannot be read"):
        read_layout(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match="not UTF-8"):
        read_layout(path)


def test_a_ticket_type_without_a_colour_takes_the_default() -> None:
    assert a_layout().colour_of("press") == a_layout().colours["default"]
