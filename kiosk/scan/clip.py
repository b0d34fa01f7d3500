"""Films of tickets held up to a webcam, made of real QR codes: for the demo, for tests and for measuring.

A card or phone with the code flies in on a hand, is held with a tremor, and
leaves.  It is projected by a pinhole camera (turn, tilt), blurred by its own
speed and by focus, lit, made noisy, and compressed.  The same seed gives the
same film.  What is simulated and how far it goes stands in ``SCENARIOS``.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

import cv2
import numpy as np
import numpy.typing as npt
import qrcode as _qrcode

from kiosk.errors import CameraUnavailable
from kiosk.scan.grey import Grey

_LIBRARY = cast(Any, _qrcode)  # written without types

Card = Literal["paper", "phone", "dark phone"]
Real = npt.NDArray[np.float32]

FOCAL_PX = 1100.0
"""A webcam of about 60 degrees at 1280 pixels."""
CARD_PX = (420, 600)
"""Width and height of the flat card."""
CODE_PX = 320
"""Width of the code on the flat card, quiet zone included."""
BACKGROUNDS = 6
"""Noisy pictures of the hall to take turns: noise anew for each frame would take as long as all the rest."""
MARGIN_PX = 24
"""Room around the card for its blur."""
FLY_IN, FLY_OUT = 0.28, 0.1
"""Parts of a code's time that the hand takes to come and to go."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """How a code is held and seen.  Angles in degrees, lengths in px of the frame."""

    cards: tuple[Card, ...] = ("paper", "phone")
    code_px: tuple[float, float] = (200.0, 300.0)
    """Width of the code in the frame: from, to."""
    tilt: float = 12.0
    roll: float = 20.0
    tremor_px: float = 1.2
    """How far the held hand moves from frame to frame."""
    gain: float = 1.0
    noise: float = 3.0
    defocus_px: float = 0.0
    glare: float = 0.0
    """Part of the code's width that a reflection covers."""
    off_edge: float = 0.0
    """Part of the code that lies outside the picture."""
    jpeg: int = 0
    """Quality of an extra compression; 0 = none."""
    moire: float = 0.0


SCENARIOS: dict[str, Scenario] = {
    "hand": Scenario(),
    "paper": Scenario(cards=("paper",)),
    "phone": Scenario(cards=("phone",)),
    "any roll": Scenario(roll=180.0),
    "tilt 45": Scenario(tilt=45.0),
    "glare": Scenario(cards=("phone",), glare=0.42),
    "low light": Scenario(gain=0.16, noise=5.0),
    "very low light": Scenario(gain=0.08, noise=5.0),
    "overexposed": Scenario(gain=1.9),
    "defocus": Scenario(defocus_px=3.0),
    "strong defocus": Scenario(defocus_px=4.5),
    "moving hand": Scenario(tremor_px=11.0),
    "small": Scenario(code_px=(90.0, 120.0)),
    "edge cut": Scenario(code_px=(480.0, 560.0), off_edge=0.11),
    "inverted": Scenario(cards=("dark phone",)),
    "jpeg 35": Scenario(jpeg=35),
    "moire": Scenario(cards=("phone",), moire=26.0),
}


def render_clip(
    codes: Sequence[str],
    *,
    seed: int,
    size: tuple[int, int] = (1280, 720),
    frames_per_code: int = 20,
    scenario: str | Scenario = "hand",
) -> Iterator[Grey]:
    """Frames ``(height, width) uint8, grey``: each code in turn, ``frames_per_code`` frames."""
    look = SCENARIOS[scenario] if isinstance(scenario, str) else scenario
    stage = _Stage(look, size, np.random.default_rng(seed))
    for code in codes:
        yield from _one_code(code, stage, frames_per_code)


def write_clip(
    path: Path,
    codes: Sequence[str],
    *,
    seed: int,
    size: tuple[int, int] = (1280, 720),
    fps: float = 30.0,
    frames_per_code: int = 20,
    scenario: str | Scenario = "hand",
) -> int:
    """Write the film as Motion-JPEG AVI; the number of frames.  ``CameraUnavailable`` if it cannot be written."""
    fourcc = cv2.VideoWriter.fourcc(*"MJPG")
    film = cv2.VideoWriter(str(path), fourcc, fps, size, False)
    if not film.isOpened():
        raise CameraUnavailable(f"The film {path} cannot be written.")
    frames = 0
    try:
        for frame in render_clip(codes, seed=seed, size=size, frames_per_code=frames_per_code, scenario=scenario):
            film.write(frame)
            frames += 1
    finally:
        film.release()
    return frames


def _halls(size: tuple[int, int], look: Scenario, chance: np.random.Generator) -> list[Grey]:
    """The hall behind the guest, out of focus, with the sensor's noise."""
    width, height = size
    hall = np.full((height, width), 96.0, np.float32)
    for _ in range(60):
        corner = chance.integers(-80, (width, height))
        extent = chance.integers(40, 260, 2)
        shade = float(chance.uniform(30, 190))
        far = corner + extent
        cv2.rectangle(hall, (int(corner[0]), int(corner[1])), (int(far[0]), int(far[1])), shade, -1)
    hall = cv2.GaussianBlur(hall, (0, 0), 14) * look.gain
    noise = chance.normal(0, look.noise, (BACKGROUNDS, height, width)).astype(np.float32)
    return [np.clip(hall + layer, 0, 255).astype(np.uint8) for layer in noise]


def _modules(code: str) -> Grey:
    """The code's modules with their quiet zone: 0 dark, 255 light."""
    maker = _LIBRARY.QRCode(error_correction=_LIBRARY.constants.ERROR_CORRECT_Q, border=4)
    maker.add_data(code)
    maker.make(fit=True)
    return np.where(np.array(maker.get_matrix(), dtype=bool), 0, 255).astype(np.uint8)


def _card(code: str, card: Card) -> Real:
    """The flat card: a paper ticket, or a phone with the ticket on its screen."""
    width, height = CARD_PX
    modules = _modules(code)
    side = CODE_PX // modules.shape[0] * modules.shape[0]
    square = cv2.resize(modules, (side, side), interpolation=cv2.INTER_NEAREST).astype(np.float32)
    left, top = (width - side) // 2, 120
    if card == "paper":
        flat = np.full((height, width), 232.0, np.float32)
        cv2.rectangle(flat, (0, 0), (width, 74), 70, -1)
        flat[top : top + side, left : left + side] = 34 + square / 255 * 198
        ink = 60.0
    else:
        dark = card == "dark phone"
        flat = np.full((height, width), 24.0, np.float32)
        screen, ink = (28.0, 200.0) if dark else (250.0, 70.0)
        cv2.rectangle(flat, (14, 14), (width - 15, height - 15), screen, -1)
        flat[top : top + side, left : left + side] = 28 + (255 - square if dark else square) / 255 * 222
    cv2.rectangle(flat, (left, 92), (left + 120, 104), ink, -1)
    for line, length in enumerate((210, 150, 180)):
        cv2.rectangle(flat, (left, top + side + 24 + 30 * line), (left + length, top + side + 38 + 30 * line), ink, -1)
    return flat


@dataclass(slots=True)
class _Pose:
    """Where the card's middle is and how it is turned."""

    x: float
    y: float
    scale: float
    roll: float
    pitch: float
    yaw: float


class _Stage:
    """What stays the same through one film."""

    def __init__(self, look: Scenario, size: tuple[int, int], chance: np.random.Generator) -> None:
        self.look, self.size, self.chance = look, size, chance
        self.halls = _halls(size, look, chance)

    def hall(self, number: int) -> Grey:
        return self.halls[(number * 5 + int(self.chance.integers(BACKGROUNDS))) % BACKGROUNDS].copy()


def _one_code(code: str, stage: _Stage, frames: int) -> Iterator[Grey]:
    look, chance = stage.look, stage.chance
    flat = _card(code, look.cards[int(chance.integers(len(look.cards)))])
    if look.moire:
        flat += look.moire * np.sin(np.arange(CARD_PX[0]) * 2.1).astype(np.float32)[None, :]
    held = _held(look, stage.size, chance)
    spot = chance.uniform(-0.25, 0.25, 2)
    tremor = np.zeros(2)
    before: _Pose | None = None
    for number in range(frames):
        tremor = 0.8 * tremor + chance.normal(0, look.tremor_px, 2)
        pose = _at(held, number / max(frames - 1, 1), stage.size[1], tremor)
        settling = max(0.0, 1 - number / (0.45 * frames)) * 4.0
        frame = stage.hall(number)
        kernel = _kernel(max(look.defocus_px, settling), _speed(pose, before))
        _lay(frame, flat, pose, kernel, look, spot)
        before = pose
        yield _compressed(frame, look.jpeg)


def _held(look: Scenario, size: tuple[int, int], chance: np.random.Generator) -> _Pose:
    """Where the hand comes to rest."""
    width, height = size
    code_px = float(chance.uniform(*look.code_px))
    x = width / 2 + float(chance.uniform(-0.12, 0.12)) * width
    y = height / 2 + float(chance.uniform(-0.06, 0.06)) * height
    if look.off_edge:
        x = code_px * (0.5 - look.off_edge)
    roll, pitch, yaw = (float(chance.uniform(-one, one)) for one in (look.roll, look.tilt, look.tilt))
    if look.tilt >= 40:
        yaw = math.copysign(look.tilt, yaw)
    return _Pose(x, y, code_px / CODE_PX, roll, pitch, yaw)


def _at(held: _Pose, part: float, height: int, tremor: npt.NDArray[np.float64]) -> _Pose:
    """The pose at a part of the code's time: up from below, held, away again."""
    coming, going = 1 - part / FLY_IN, (part - (1 - FLY_OUT)) / FLY_OUT
    way = max(coming, going, 0.0) ** 2
    return _Pose(
        held.x + float(tremor[0]) + 60 * way,
        held.y + float(tremor[1]) + 0.8 * height * way,
        held.scale * (1 - 0.15 * way),
        held.roll + 14 * way,
        held.pitch + 10 * way,
        held.yaw,
    )


def _corners(pose: _Pose) -> Real:
    """Where the flat card's four corners appear, by a pinhole camera; the code's middle is the pivot."""
    width, height = CARD_PX
    roll, pitch, yaw = (math.radians(one) for one in (pose.roll, pose.pitch, pose.yaw))
    middle = np.array((width / 2, 120 + CODE_PX / 2))
    flat = np.array(((0, 0), (width, 0), (width, height), (0, height)), float) - middle
    points = np.column_stack((flat * pose.scale, np.zeros(4)))
    turn = (
        np.array(((math.cos(yaw), 0, math.sin(yaw)), (0, 1, 0), (-math.sin(yaw), 0, math.cos(yaw))))
        @ np.array(((1, 0, 0), (0, math.cos(pitch), -math.sin(pitch)), (0, math.sin(pitch), math.cos(pitch))))
        @ np.array(((math.cos(roll), -math.sin(roll), 0), (math.sin(roll), math.cos(roll), 0), (0, 0, 1)))
    )
    points = points @ turn.T
    nearer = FOCAL_PX / (FOCAL_PX + points[:, 2])
    return np.column_stack((pose.x + points[:, 0] * nearer, pose.y + points[:, 1] * nearer)).astype(np.float32)


def _lay(
    frame: Grey, flat: Real, pose: _Pose, kernel: Real | None, look: Scenario, spot: npt.NDArray[np.float64]
) -> None:
    """Draw the card into the frame, touching only the part that it covers."""
    height, width = frame.shape
    corners = _corners(pose)
    left, top = (max(0, int(one) - MARGIN_PX) for one in corners.min(0))
    right, bottom = (int(one) + MARGIN_PX for one in corners.max(0))
    extent = (min(width, right) - left, min(height, bottom) - top)
    if min(extent) < 8:
        return
    edges = np.array(((0, 0), (CARD_PX[0], 0), CARD_PX, (0, CARD_PX[1])), np.float32)
    here = corners - np.array((left, top), np.float32)
    to_frame = cv2.getPerspectiveTransform(edges, here)
    drawn = cv2.warpPerspective(flat, to_frame, extent, flags=cv2.INTER_LINEAR)
    cover = np.zeros((extent[1], extent[0]), np.float32)
    cv2.fillConvexPoly(cover, here.astype(np.int32), 1.0, cv2.LINE_AA)
    if look.glare:
        _reflect(drawn, here, look.glare, spot)
    if kernel is not None:
        drawn, cover = cv2.filter2D(drawn, -1, kernel), cv2.filter2D(cover, -1, kernel)
    part = frame[top : top + extent[1], left : left + extent[0]]
    behind = part.astype(np.float32)
    noise = behind - cv2.blur(behind, (5, 5))
    part[:] = np.clip(behind + cover * (drawn * look.gain + noise - behind), 0, 255).astype(np.uint8)


def _reflect(drawn: Real, corners: Real, glare: float, spot: npt.NDArray[np.float64]) -> None:
    """A lamp's reflection on the screen."""
    middle = corners.mean(0) + (corners[1] - corners[0]) * spot[0] + (corners[3] - corners[0]) * (spot[1] - 0.12)
    reach = float(np.linalg.norm(corners[1] - corners[0])) * glare / 2
    light = np.zeros_like(drawn)
    cv2.ellipse(light, (int(middle[0]), int(middle[1])), (int(reach), int(reach * 0.6)), 25, 0, 360, 255, -1)
    drawn += cv2.GaussianBlur(light, (0, 0), max(reach / 3, 1))


def _speed(pose: _Pose, before: _Pose | None) -> tuple[float, float]:
    """Movement while the shutter is open, px: half a frame's time."""
    return (0.0, 0.0) if before is None else ((pose.x - before.x) / 2, (pose.y - before.y) / 2)


def _kernel(defocus_px: float, speed: tuple[float, float]) -> Real | None:
    """The blur of lens and movement together; None where there is none."""
    length = math.hypot(*speed)
    if defocus_px < 0.6 and length < 0.8:
        return None
    reach = min(int(defocus_px + length / 2) + 2, 23)
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
    away = min(length / 2, reach - 1) / max(length, 1e-6)
    ends = [(round((reach + sign * one * away) * 16)) for sign in (-1, 1) for one in speed]
    thickness = max(1, round(2 * defocus_px))
    cv2.line(kernel, (ends[0], ends[1]), (ends[2], ends[3]), 1.0, thickness, cv2.LINE_AA, 4)
    return kernel / float(kernel.sum())


def _compressed(frame: Grey, quality: int) -> Grey:
    if not quality:
        return frame
    _, packed = cv2.imencode(".jpg", frame, (cv2.IMWRITE_JPEG_QUALITY, quality))
    return cast(Grey, cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE))
