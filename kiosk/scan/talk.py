"""What the desk and its decoder process say to each other.

The desk's side imports this and not ``child``: OpenCV is loaded in the decoder
process only, while the window starts beside it.
"""

from dataclasses import dataclass

from kiosk.scan.events import Corners
from kiosk.scan.wish import CameraSettings

CAMERA_STUCK = 75  # exit status: the driver never came back, only a new process helps


@dataclass(frozen=True, slots=True)
class Sighting:
    """A code in a frame: its text, its corners in frame pixels (clockwise from its top left), the look that read it."""

    text: str
    corners: Corners
    by: str


@dataclass(frozen=True, slots=True)
class Task:
    """What a new process is told: the source, how to play it, where to go on, and what to leave out."""

    source: str
    pace: bool
    start_at: int
    settings: CameraSettings
    left_out: frozenset[str]
    sleep_after_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Ready:
    """The process is up, with these decoders."""

    decoders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The codes in one frame, before anyone asked whether they are new."""

    sightings: tuple[Sighting, ...]
    size: tuple[int, int]
    at_ns: int
    film_s: float | None
    still: bool
    decode_ms: float
    frame: str
