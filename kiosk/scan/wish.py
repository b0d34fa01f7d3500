"""What a desk asks of its webcam; without OpenCV, so that the window may say it early."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CameraSettings:
    """What we ask of a webcam; drivers take what they can.

    None leaves focus or exposure automatic; numbers are the driver's own.
    ``rotation_deg`` clockwise and ``mirror`` set right what a turned camera gives.
    ``tell_lens`` asks the driver for its focus and exposure now and then.
    """

    width_px: int = 1280
    height_px: int = 720
    fps: float = 30.0
    focus: float | None = None
    exposure: float | None = None
    rotation_deg: int = 0
    mirror: bool = False
    tell_lens: bool = False
