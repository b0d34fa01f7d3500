"""What a desk's settings ask of its camera; not imported by the decoder process, which must start fast."""

import re
from dataclasses import dataclass, replace

from kiosk.config import Settings
from kiosk.errors import BadInput
from kiosk.scan.wish import CameraSettings

ROTATIONS = (0, 90, 180, 270)
AUTO = "auto"
SIZES = ("640x480", "1280x720", "1920x1080")
"""What a desk may be set to by hand; any other is taken too."""


@dataclass(frozen=True, slots=True)
class CameraChoice:
    """Which camera the desk takes and how it is mounted, as the settings keep it: by name, not by number."""

    source: str
    size: str = "1280x720"
    rotation: int = 0
    mirror: bool = False
    focus: str = AUTO
    exposure: str = AUTO


def choice_of(settings: Settings) -> CameraChoice:
    return CameraChoice(
        settings.camera,
        settings.camera_size,
        settings.camera_rotation,
        settings.camera_mirror,
        settings.camera_focus,
        settings.camera_exposure,
    )


def with_choice(settings: Settings, choice: CameraChoice) -> Settings:
    return replace(
        settings,
        camera=choice.source,
        camera_size=choice.size,
        camera_rotation=choice.rotation,
        camera_mirror=choice.mirror,
        camera_focus=choice.focus,
        camera_exposure=choice.exposure,
    )


def camera_settings(settings: Settings) -> CameraSettings:
    """What the desk's settings ask of its camera.  Raises ``BadInput`` that names the setting."""
    if settings.camera_rotation not in ROTATIONS:
        raise BadInput(f"camera_rotation must be 0, 90, 180 or 270, not {settings.camera_rotation}")
    width_px, height_px = _size(settings.camera_size)
    return CameraSettings(
        width_px,
        height_px,
        focus=_lock("camera_focus", settings.camera_focus),
        exposure=_lock("camera_exposure", settings.camera_exposure),
        rotation_deg=settings.camera_rotation,
        mirror=settings.camera_mirror,
    )


def _size(text: str) -> tuple[int, int]:
    sides = re.fullmatch(r"([1-9]\d{1,4})x([1-9]\d{1,4})", text)
    if sides is None:
        raise BadInput(f'camera_size must be like "1280x720", not "{text}"')
    return int(sides[1]), int(sides[2])


def _lock(name: str, text: str) -> float | None:
    try:
        return None if text == AUTO else float(text)
    except ValueError as error:
        raise BadInput(f'{name} must be "{AUTO}" or a number in quotes, not "{text}"') from error
