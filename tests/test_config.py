"""What a desk is set to."""

from pathlib import Path

import pytest

from kiosk.config import FILE, Settings, default_folder, desk_name, read_settings, write_settings
from kiosk.errors import BadInput


def test_a_desk_without_settings_has_the_built_in_ones(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_settings_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    odd = Settings(desk='北门 "1"', operator="a\\b\n\x7f", list="venue", text_scale=150)
    write_settings(tmp_path / "new", odd)
    assert read_settings(tmp_path / "new") == odd


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('colour = "red"', "“colour” is no setting; known are desk, gate"),
        ("desk = 5", "“desk” must be a text in quotes"),
        ('text_scale = "large"', "“text_scale” must be a number"),
        ("text_scale = true", "“text_scale” must be a number"),
        ("desk = \n", "line 1"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=said) as refused:
        read_settings(tmp_path)
    assert str(tmp_path / FILE) in str(refused.value)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match=FILE):
        read_settings(tmp_path)


def test_a_desk_is_called_what_it_is_set_to_or_after_its_computer() -> None:
    assert desk_name(Settings(desk="north")) == "north"
    assert desk_name(Settings()).startswith("desk-")


def test_what_a_desk_keeps_has_a_folder_of_its_own() -> None:
    assert default_folder().name == "cqitec-kiosk"
