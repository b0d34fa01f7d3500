"""What a desk's settings ask of its camera."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from qr_frames import on_desk

from kiosk.config import Settings, read_settings, write_settings
from kiosk.errors import BadInput
from kiosk.scan.avi import write_avi
from kiosk.scan.camera import locks, open_source
from kiosk.scan.camera_setup import camera_settings
from kiosk.scan.decode import decode_frame
from kiosk.scan.wish import CameraSettings

TEXT = "CQ26-7F3KQ2"


def test_a_turned_and_mirrored_camera_that_is_locked():
    told = Settings(
        camera_size="1920x1080", camera_mirror=True, camera_rotation=90, camera_focus="30", camera_exposure="-5"
    )
    assert camera_settings(told) == CameraSettings(1920, 1080, focus=30, exposure=-5, rotation_deg=90, mirror=True)


def test_without_settings_everything_is_automatic():
    assert camera_settings(Settings()) == CameraSettings()


@pytest.mark.parametrize(
    "wrong", [{"camera_rotation": 45}, {"camera_focus": "near"}, {"camera_exposure": ""}, {"camera_size": "large"}]
)
def test_a_wrong_setting_is_named(wrong: dict):
    with pytest.raises(BadInput, match=next(iter(wrong))):
        camera_settings(Settings(**wrong))


def test_camera_settings_are_read_back_as_written(tmp_path: Path):
    told = Settings(camera="camera:HD Webcam", camera_mirror=True, camera_rotation=180, camera_focus="12.5")
    write_settings(tmp_path, told)
    assert read_settings(tmp_path) == told


def test_a_switch_that_is_no_switch_is_bad_input(tmp_path: Path):
    (tmp_path / "settings.toml").write_text('camera_mirror = "yes"\n', encoding="utf-8")
    with pytest.raises(BadInput, match=r"camera_mirror.*true or false"):
        read_settings(tmp_path)


@pytest.mark.parametrize(("platform", "manual", "automatic"), [("linux", 1, 3), ("win32", 0.25, 0.75)])
def test_focus_and_exposure_are_locked_or_left_automatic(platform: str, manual: float, automatic: float):
    assert locks(CameraSettings(), platform) == [(cv2.CAP_PROP_AUTOFOCUS, 1), (cv2.CAP_PROP_AUTO_EXPOSURE, automatic)]
    assert locks(CameraSettings(focus=30, exposure=-5), platform) == [
        (cv2.CAP_PROP_AUTOFOCUS, 0),
        (cv2.CAP_PROP_FOCUS, 30),
        (cv2.CAP_PROP_AUTO_EXPOSURE, manual),
        (cv2.CAP_PROP_EXPOSURE, -5),
    ]


@pytest.mark.parametrize("rotation_deg", [0, 90, 180, 270])
@pytest.mark.parametrize("mirror", [False, True])
def test_what_a_turned_camera_gives_is_set_right(tmp_path: Path, rotation_deg: int, mirror: bool):
    frame = on_desk({TEXT: (400, 200)})
    frame[:60, :60] = 255  # a light corner, top left
    given = np.rot90(np.fliplr(frame) if mirror else frame, rotation_deg // 90)  # np.rot90 turns to the left
    write_avi(tmp_path / "turned.avi", [np.ascontiguousarray(given)], given.shape[::-1], 25, 90)
    settings = CameraSettings(rotation_deg=rotation_deg, mirror=mirror)
    (right,) = open_source(str(tmp_path / "turned.avi"), settings=settings)
    assert right.pixels.shape == frame.shape
    assert right.pixels[:50, :50].min() > 240
    assert decode_frame(right.pixels) == [TEXT]


def test_a_code_is_read_in_the_mirror_too():
    assert decode_frame(np.fliplr(on_desk({TEXT: (400, 200)}))) == [TEXT]
