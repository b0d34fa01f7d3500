"""What a desk's settings ask of its camera; not imported by the decoder process, which must start fast."""

from kiosk.config import Settings
from kiosk.errors import BadInput
from kiosk.scan.wish import CameraSettings

ROTATIONS = (0, 90, 180, 270)
AUTO = "auto"


def camera_settings(settings: Settings) -> CameraSettings:
    """What the desk's settings ask of its camera.  Raises ``BadInput`` that names the setting."""
    if settings.camera_rotation not in ROTATIONS:
        raise BadInput(f"camera_rotation must be 0, 90, 180 or 270, not {settings.camera_rotation}")
    return CameraSettings(
        focus=_lock("camera_focus", settings.camera_focus),
        exposure=_lock("camera_exposure", settings.camera_exposure),
        rotation_deg=settings.camera_rotation,
        mirror=settings.camera_mirror,
    )


def _lock(name: str, text: str) -> float | None:
    try:
        return None if text == AUTO else float(text)
    except ValueError as error:
        raise BadInput(f'{name} must be "{AUTO}" or a number in quotes, not "{text}"') from error
