"""Opens whatever shows codes: webcam, film, picture, folder of pictures or stream; all give the same frames."""

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")  # read once, when OpenCV is imported; -8 is quiet

import cv2
import numpy as np

from kiosk.errors import CameraUnavailable
from kiosk.scan.devices import named
from kiosk.scan.events import Lens
from kiosk.scan.grey import Grey, to_grey, turned
from kiosk.scan.pictures import PICTURE_ENDINGS, PictureProblem, read_picture
from kiosk.scan.wish import CameraSettings

# OpenCV tells of every camera number that is not there; we say it ourselves, once.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)

NO_PIXELS: Grey = np.zeros((0, 0), np.uint8)
OPEN_TIMEOUT_MS = 5000
READ_TIMEOUT_MS = 2000  # a stream that says nothing for so long is lost
LENS_EVERY = 15  # frames
USUAL_FPS = 25.0  # for films that do not tell theirs


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture: ``pixels`` is ``(height, width) uint8, grey``, ``at_ns`` the monotonic time it was grabbed.

    ``name`` is the file's name, or the number of the frame counted from 0.
    ``film_s`` is the time since the start of a film; None for cameras and
    pictures.  ``problem`` says in a sentence why a file gave no picture; ``pixels`` is
    empty then.
    """

    pixels: Grey
    at_ns: int
    name: str
    film_s: float | None = None
    problem: str = ""


class FrameSource(Protocol):
    """Gives frames until it ends or is lost.

    ``live`` sources (webcam, stream) go on whether we look or not and can be
    opened again; ``stills`` are pictures that have nothing to do with one another.
    """

    @property
    def live(self) -> bool: ...
    @property
    def stills(self) -> bool: ...
    def __iter__(self) -> Iterator[Frame]: ...
    @property
    def lens(self) -> Lens | None:
        """Focus and exposure as the driver told last; None where nobody asked, or nobody knows."""
        ...

    def rest(self, between_s: float) -> None:
        """From now on at most one frame in this time; 0 = every frame.  Asked from another thread."""
        ...

    def close(self) -> None: ...


def open_source(
    source: str | int, *, pace: bool = False, start_at: int = 0, settings: CameraSettings | None = None
) -> FrameSource:
    """Open a camera number, ``camera:NAME``, film, picture, folder of pictures or stream address.

    ``pace`` plays a film at its own speed instead of as fast as it is read;
    ``start_at`` is the first frame or picture wanted.  Raises
    ``CameraUnavailable`` with one sentence for staff.
    """
    text = str(source).strip()
    settings = settings or CameraSettings()
    if text.isascii() and text.isdigit():
        return _webcam(int(text), settings)
    if text.startswith("camera:"):
        return _webcam(named(text.removeprefix("camera:")), settings)
    if "://" in text:
        return _stream(text, settings)
    path = Path(text)
    if path.is_dir():
        return Pictures(_pictures_in(path), start_at)
    if not path.is_file():
        raise CameraUnavailable(f"There is no film, picture or folder at {text}.")
    if path.suffix.lower() in PICTURE_ENDINGS or cv2.haveImageReader(text):
        return Pictures([path], start_at)
    return _film(path, settings, pace, start_at)


class Pictures:
    """Picture files one after another; one that cannot be read is reported in its frame and ends nothing."""

    live = False
    stills = True
    lens: Lens | None = None

    def __init__(self, paths: list[Path], start_at: int = 0) -> None:
        self._paths = paths[start_at:]

    def __iter__(self) -> Iterator[Frame]:
        for path in self._paths:
            try:
                pixels, problem = read_picture(path), ""
            except PictureProblem as trouble:
                pixels, problem = NO_PIXELS, str(trouble)
            yield Frame(pixels, time.monotonic_ns(), path.name, problem=problem)

    def rest(self, between_s: float) -> None:
        """Pictures come when they are wanted."""

    def close(self) -> None:
        """Each file is closed as soon as it is read."""


class Video:
    """A webcam, a stream or a film."""

    stills = False

    def __init__(
        self,
        capture: cv2.VideoCapture,
        settings: CameraSettings,
        *,
        live: bool,
        pace: bool = False,
        start_at: int = 0,
        has_lens: bool = False,
    ) -> None:
        self._capture, self._settings = capture, settings
        self._has_lens = has_lens and settings.tell_lens
        self.lens: Lens | None = None
        self._between_ns = 0
        self.live = live
        self._pace = pace
        self._start_at = start_at
        told = capture.get(cv2.CAP_PROP_FPS)
        self.fps = told if 1 <= told <= 1000 else USUAL_FPS

    def __iter__(self) -> Iterator[Frame]:
        started_ns = time.monotonic_ns()
        number = self._start_at
        given_ns = 0
        while self._capture.grab():
            if self._pace:
                _wait_until(started_ns + round((number - self._start_at) / self.fps * 1e9))
            # Taken before the frame is unpacked: from here on its age counts.
            at_ns = time.monotonic_ns()
            grey = self._unpacked() if at_ns - given_ns >= self._between_ns else None
            if grey is not None:
                given_ns = at_ns
                if self._has_lens and number % LENS_EVERY == 0:
                    self.lens = _lens(self._capture, sys.platform)
                yield Frame(grey, at_ns, str(number), None if self.live else number / self.fps)
            number += 1

    def _unpacked(self) -> Grey | None:
        complete, pixels = self._capture.retrieve()
        grey = to_grey(pixels) if complete else None
        settings = self._settings
        return None if grey is None else turned(grey, settings.rotation_deg, mirror=settings.mirror)

    def rest(self, between_s: float) -> None:
        self._between_ns = round(between_s * 1e9)

    def close(self) -> None:
        self._capture.release()


def _webcam(number: int, settings: CameraSettings) -> Video:
    capture = cv2.VideoCapture(number)
    if not capture.isOpened():
        raise CameraUnavailable(f"Camera {number} does not answer: is it plugged in, and not used by another program?")
    # Uncompressed pictures of this size do not fit through USB 2 at 30 a second.
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, settings.width_px)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, settings.height_px)
    capture.set(cv2.CAP_PROP_FPS, settings.fps)
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    for what, value in locks(settings, sys.platform):
        capture.set(what, value)
    return Video(capture, settings, live=True, has_lens=True)


def _lens(capture: cv2.VideoCapture, platform: str) -> Lens:
    """A driver without the lock says -1, on macOS always 0; Windows tells exposures as powers of two."""
    if platform == "darwin":
        return Lens(None, None)
    focus, exposure = capture.get(cv2.CAP_PROP_FOCUS), capture.get(cv2.CAP_PROP_EXPOSURE)
    told_none = exposure == -1 if platform == "linux" else exposure == 0
    return Lens(focus if focus >= 0 else None, None if told_none else exposure)


def locks(settings: CameraSettings, platform: str) -> list[tuple[int, float]]:
    """OpenCV properties for focus and exposure, in their order; a driver passes over what it lacks.

    A camera remembers a lock from earlier, so automatic is asked for too.  On
    Linux 1 is manual and 3 automatic exposure; elsewhere 0.25 and 0.75.
    """
    manual, automatic = (1.0, 3.0) if platform == "linux" else (0.25, 0.75)
    if settings.focus is None:
        asked = [(cv2.CAP_PROP_AUTOFOCUS, 1.0)]
    else:
        asked = [(cv2.CAP_PROP_AUTOFOCUS, 0.0), (cv2.CAP_PROP_FOCUS, settings.focus)]
    if settings.exposure is None:
        return [*asked, (cv2.CAP_PROP_AUTO_EXPOSURE, automatic)]
    return [*asked, (cv2.CAP_PROP_AUTO_EXPOSURE, manual), (cv2.CAP_PROP_EXPOSURE, settings.exposure)]


def _stream(address: str, settings: CameraSettings) -> Video:
    limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, OPEN_TIMEOUT_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC, READ_TIMEOUT_MS]
    capture = cv2.VideoCapture(address, cv2.CAP_FFMPEG, limits)
    if not capture.isOpened():
        raise CameraUnavailable(f"The stream {address} does not answer.")
    return Video(capture, settings, live=True)


def _film(path: Path, settings: CameraSettings, pace: bool, start_at: int) -> Video:
    capture = cv2.VideoCapture(str(path))
    if not capture.isOpened():
        raise CameraUnavailable(f"{path} is neither a film nor a picture that can be read.")
    if start_at and not _goes_to(capture, start_at):
        capture = cv2.VideoCapture(str(path))
        for _ in range(start_at):
            capture.grab()
    return Video(capture, settings, live=False, pace=pace, start_at=start_at)


def _pictures_in(folder: Path) -> list[Path]:
    paths = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix.lower() in PICTURE_ENDINGS)
    if not paths:
        raise CameraUnavailable(f"There is no picture in the folder {folder}.")
    return paths


def _wait_until(at_ns: int) -> None:
    left_ns = at_ns - time.monotonic_ns()
    if left_ns > 0:
        time.sleep(left_ns / 1e9)


def _goes_to(capture: cv2.VideoCapture, frame: int) -> bool:
    return capture.set(cv2.CAP_PROP_POS_FRAMES, frame) and capture.get(cv2.CAP_PROP_POS_FRAMES) == frame
