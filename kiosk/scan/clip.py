"""Films of guests who hold codes up to a webcam, made up from a seed, for demonstration, tests and bench."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.scan.avi import write_avi
from kiosk.scan.grey import Grey
from kiosk.scan.scenery import SCENARIOS, Scenario, background, card

FRAMES_PER_CODE = 18
NOISE_PICTURES = 4  # noise is drawn once and shifted: drawing it for each frame would take longer than all the rest
NOISE_SHIFT = 32
SETTLING_PX = 4.0  # blur of a camera that has not yet found the focus
FAST_PX = 6.0
GAP = 0.12  # share of a code's frames in which nothing is held up
Float = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Pose:
    """Where a card is in one frame: the code's middle, its width, its turn and its tilts in radians."""

    x: float
    y: float
    code_px: float
    roll: float
    pitch: float
    yaw: float


def render_clip(
    codes: Iterable[str],
    *,
    seed: int,
    size: tuple[int, int] = (1280, 720),
    frames_per_code: int = FRAMES_PER_CODE,
    scenario: str = "",
) -> Iterator[Grey]:
    """Frames ``(height, width) uint8, grey``; each code flies in, is held, and goes, one after another.

    ``scenario`` is a name in ``SCENARIOS``; without one, paper and phones
    alternate.  The same arguments give the same frames.
    """
    random = np.random.default_rng(seed)
    hall = background(size, random)
    noise = _noise(size, random)
    usual = (SCENARIOS["paper"], SCENARIOS["phone"])
    for turn, text in enumerate(codes):
        chosen = SCENARIOS[scenario] if scenario else usual[turn % 2]
        hold = _Hold(text, chosen, size, frames_per_code, np.random.default_rng((seed, turn)))
        dim = (hall * chosen.light).astype(np.uint8)
        grain = [(one * chosen.noise).astype(np.int8) for one in noise]
        for number in range(frames_per_code):
            yield _grainy(hold.frame(dim, number), grain[number % NOISE_PICTURES], random)


def render_hall(frames: int, *, seed: int, size: tuple[int, int] = (1280, 720)) -> Iterator[Grey]:
    """The hall between two guests: nobody holds anything up."""
    random = np.random.default_rng(seed)
    hall = background(size, random)
    grain = [(one * SCENARIOS["paper"].noise).astype(np.int8) for one in _noise(size, random)]
    for number in range(frames):
        yield _grainy(hall, grain[number % NOISE_PICTURES], random)


def _noise(size: tuple[int, int], random: np.random.Generator) -> list[Float]:
    """A little larger than the frame, so that each frame can take another part of it."""
    shape = (size[1] + NOISE_SHIFT, size[0] + NOISE_SHIFT)
    return [random.normal(0, 1, shape).astype(np.float32) for _ in range(NOISE_PICTURES)]


def _grainy(frame: Grey, grain: NDArray[np.int8], random: np.random.Generator) -> Grey:
    height, width = frame.shape
    dx, dy = (int(shift) for shift in random.integers(0, NOISE_SHIFT, 2))
    return np.asarray(cv2.add(frame, grain[dy : dy + height, dx : dx + width], dtype=cv2.CV_8U), np.uint8)


def write_clip(
    path: Path,
    codes: Iterable[str],
    *,
    seed: int,
    size: tuple[int, int] = (1280, 720),
    fps: float = 30.0,
    frames_per_code: int = FRAMES_PER_CODE,
    scenario: str = "",
) -> int:
    """Write the film as Motion JPEG in AVI; the number of its frames.  The scenario decides how hard JPEG presses."""
    frames = render_clip(codes, seed=seed, size=size, frames_per_code=frames_per_code, scenario=scenario)
    return write_avi(path, frames, size, fps, SCENARIOS[scenario or "paper"].jpeg)


class _Hold:
    """One code, from the hand's way in to its way out."""

    def __init__(
        self, text: str, scenario: Scenario, size: tuple[int, int], frames: int, random: np.random.Generator
    ) -> None:
        self._scenario, self._size, self._frames = scenario, size, frames
        self._card, self._code_width = card(text, scenario)
        self._scale = size[0] / 1280
        self._random = random
        self._from_left = random.random() < 0.5
        self._roll = random.normal(0, 0.12)
        tilt = math.radians(scenario.tilt_deg)
        self._pitch, self._yaw = random.normal(0, tilt / 4), tilt * random.choice((-1, 1))
        self._place = (random.uniform(0.4, 0.6), random.uniform(0.42, 0.58))
        self._phase = random.uniform(0, 2 * math.pi, 2)

    def frame(self, dim: Grey, number: int) -> Grey:
        out = dim.copy()
        share = number / self._frames
        if share >= 1 - GAP:
            return out
        now, before = self._pose(share), self._pose(share - 0.5 / self._frames)
        moved = math.hypot(now.x - before.x, now.y - before.y)
        focus = max(0.0, 1 - share / max(self._scenario.arrives, 0.01)) * SETTLING_PX * self._scale
        self._put(out, now, before, moved, math.hypot(self._scenario.blur_px * self._scale, focus))
        return out

    def _pose(self, share: float) -> _Pose:
        one, width, height = self._scenario, *self._size
        away = max(0.0, 1 - share / one.arrives) ** 2
        side = -1 if self._from_left else 1
        time = share * self._frames
        sway = one.sway_px * self._scale
        x = width * (self._place[0] + side * 0.75 * away) + sway * math.sin(time * 0.7 + self._phase[0])
        y = height * (self._place[1] + 0.25 * away) + sway * math.sin(time * 0.5 + self._phase[1])
        if one.off_edge:
            y = height - one.code_px * self._scale * one.off_edge * 1.04
        return _Pose(x, y, one.code_px * self._scale, self._roll + 0.5 * side * away, self._pitch, self._yaw)

    def _corners(self, pose: _Pose) -> Float:
        """The card's corners in the frame, through a pinhole three frame widths away."""
        height, width = self._card.shape
        flat = np.array([[-width, -height], [width, -height], [width, height], [-width, height]]) / 2
        points = flat * (pose.code_px / self._code_width)
        cos, sin = math.cos(pose.roll), math.sin(pose.roll)
        x, y = points[:, 0] * cos - points[:, 1] * sin, points[:, 0] * sin + points[:, 1] * cos
        depth = x * math.sin(pose.yaw) + y * math.sin(pose.pitch)
        near = 1 / (1 + depth / (1.2 * self._size[0]))
        return np.stack(
            (pose.x + x * math.cos(pose.yaw) * near, pose.y + y * math.cos(pose.pitch) * near), axis=1
        ).astype(np.float32)

    def _put(self, out: Grey, now: _Pose, before: _Pose, moved: float, blur_px: float) -> None:
        """Only the card's region is drawn: the hall around it stays as it is."""
        corners = self._corners(now)
        reach = round(moved + 3 * blur_px) + 3
        left, top = (int(value) - reach for value in corners.min(axis=0))
        right, bottom = (int(value) + reach for value in corners.max(axis=0))
        left, top, right, bottom = max(left, 0), max(top, 0), min(right, self._size[0]), min(bottom, self._size[1])
        if right - left < 2 or bottom - top < 2:
            return
        size = (right - left, bottom - top)
        origin = np.array((left, top), np.float32)
        picture, cover = self._warped(corners - origin, size)
        dx, dy = now.x - before.x, now.y - before.y
        picture, cover = (_soft(_smeared(one, dx, dy), blur_px) for one in (picture, cover))
        region = out[top:bottom, left:right]
        share = cover.astype(np.float32) * (1 / 255)
        lit = picture.astype(np.float32) * self._scenario.light
        region[:] = np.clip(lit + region * (1 - share) + self._glare(size) * share, 0, 255).astype(np.uint8)

    def _warped(self, corners: Float, size: tuple[int, int]) -> tuple[Grey, Grey]:
        height, width = self._card.shape
        flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
        way = cv2.getPerspectiveTransform(flat, corners)
        shrink = (float(np.ptp(corners[:, 0])) + 1) / width
        # Fine modules average out, as on a sensor.
        drawn = _soft(self._card, 0.45 / shrink) if shrink < 0.8 else self._card
        picture = np.asarray(cv2.warpPerspective(drawn, way, size, flags=cv2.INTER_LINEAR), np.uint8)
        cover = np.zeros((size[1], size[0]), np.uint8)
        cv2.fillConvexPoly(cover, np.round(corners * 16).astype(np.int32), (255,), cv2.LINE_AA, 4)
        return picture, cover

    def _glare(self, size: tuple[int, int]) -> Float | float:
        one = self._scenario
        if not one.glare and not one.moire:
            return 0.0
        y, x = np.ogrid[0 : size[1], 0 : size[0]]
        light = np.zeros((size[1], size[0]), np.float32)
        if one.glare:
            spot = ((x - size[0] * 0.55) / (0.11 * size[0])) ** 2 + ((y - size[1] * 0.5) / (0.09 * size[1])) ** 2
            light += np.exp(-spot).astype(np.float32) * (260 * one.glare) + 35 * one.glare
        if one.moire:
            light += (np.sin(x * 1.9 + y * 0.35) * np.sin(y * 1.7) * 255 * one.moire * 0.5).astype(np.float32)
        return light


def _smeared(picture: Grey, dx: float, dy: float) -> Grey:
    """Motion blur of half a frame's time: the shutter's."""
    length = math.hypot(dx, dy)
    if length < 1:
        return picture
    if (
        length > FAST_PX and min(picture.shape) >= 16
    ):  # at half the size, a quarter of the pixels with a kernel of a quarter
        height, width = picture.shape
        small = cv2.resize(picture, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
        return np.asarray(cv2.resize(_smeared(np.asarray(small, np.uint8), dx / 2, dy / 2), (width, height)), np.uint8)
    side = 2 * math.ceil(length / 2) + 1
    kernel = np.zeros((side, side), np.uint8)
    middle = side // 2
    half = (round(dx / 2), round(dy / 2))
    cv2.line(kernel, (middle - half[0], middle - half[1]), (middle + half[0], middle + half[1]), (1,))
    return np.asarray(cv2.filter2D(picture, -1, kernel / kernel.sum()), np.uint8)


def _soft(picture: Grey, sigma_px: float) -> Grey:
    return picture if sigma_px < 0.3 else np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma_px), np.uint8)
