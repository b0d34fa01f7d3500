"""The cameras plugged into this machine, by name: their numbers change with the socket they are plugged into."""

import sys
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import CameraUnavailable

LINUX_CAMERAS = Path("/sys/class/video4linux")
NUMBERS_TRIED = 6  # where the system does not tell names


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera: ``number`` opens it until the next unplugging, ``name`` finds it again after."""

    number: int
    name: str


def cameras(listing: Path = LINUX_CAMERAS) -> list[Camera]:
    """All cameras at hand, those of the same name numbered by order ("HD Webcam", "HD Webcam (2)")."""
    if sys.platform == "linux":
        return _told_apart(_listed(listing))
    return [Camera(number, f"Camera {number}") for number in range(NUMBERS_TRIED)]


def named(name: str, listing: Path = LINUX_CAMERAS) -> int:
    """The number of the camera with that name.  Raises ``CameraUnavailable`` where none is plugged in."""
    for camera in cameras(listing):
        if camera.name == name:
            return camera.number
    raise CameraUnavailable(f'The camera "{name}" is not plugged in.')


def _listed(listing: Path) -> list[Camera]:
    found: list[Camera] = []
    for entry in listing.glob("video*"):
        number = entry.name.removeprefix("video")
        # A camera has a second device for its metadata, which gives no pictures: index 0 is the picture.
        if number.isdigit() and _line(entry / "index") in ("", "0"):
            found.append(Camera(int(number), _line(entry / "name") or f"Camera {number}"))
    return sorted(found, key=lambda camera: camera.number)


def _told_apart(found: list[Camera]) -> list[Camera]:
    seen: dict[str, int] = {}
    apart: list[Camera] = []
    for camera in found:
        seen[camera.name] = times = seen.get(camera.name, 0) + 1
        apart.append(camera if times == 1 else Camera(camera.number, f"{camera.name} ({times})"))
    return apart


def _line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError:
        return ""
