"""The cameras of a computer, in a listing like the system's own."""

import json
from pathlib import Path

import pytest

from kiosk.commands.cameras import show_cameras
from kiosk.commands.context import Context
from kiosk.config import read_settings
from kiosk.errors import BadInput
from kiosk.scan import devices
from main import main


@pytest.fixture
def two_cameras(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What Linux tells of a built-in camera and a plugged one."""
    for number, name in (("0", "Built-in"), ("2", "HD Webcam")):
        (tmp_path / "listing" / f"video{number}").mkdir(parents=True)
        (tmp_path / "listing" / f"video{number}" / "name").write_text(name, encoding="utf-8")
    monkeypatch.setattr(devices.cameras, "__defaults__", (tmp_path / "listing",))
    monkeypatch.setattr(devices.sys, "platform", "linux")


@pytest.mark.usefixtures("two_cameras")
@pytest.mark.parametrize("use", ["2", "HD Webcam"])
def test_a_chosen_camera_is_remembered_by_its_name(tmp_path: Path, use: str, capsys: pytest.CaptureFixture[str]):
    assert main(["--data", str(tmp_path / "desk"), "--json", "cameras", "--use", use]) == 0
    assert read_settings(tmp_path / "desk").camera == "camera:HD Webcam"
    assert json.loads(capsys.readouterr().out) == [
        {"number": 0, "name": "Built-in", "used": False},
        {"number": 2, "name": "HD Webcam", "used": True},
    ]


@pytest.mark.usefixtures("two_cameras")
def test_a_camera_that_there_is_not_is_bad_input_and_changes_nothing(tmp_path: Path):
    with pytest.raises(BadInput, match=r"2 \(HD Webcam\)"):
        show_cameras(Context(tmp_path / "desk"), "7")
    assert not (tmp_path / "desk").exists()
