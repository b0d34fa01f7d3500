"""What the generated webcam films show: the scenarios, the hall behind the desk, and the card or phone with a code."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.main import QRCode

from kiosk.scan.grey import Grey

MODULE_PX = 8  # of the drawn card, before it is put into the picture
CARD_MARGIN = 3  # modules of card beyond the quiet zone


@dataclass(frozen=True, slots=True)
class Scenario:
    """How codes are held up.  Lengths in pixels of a frame 1280 wide; times as shares of a code's frames."""

    name: str
    code_px: float = 230.0
    phone: bool = False
    inverted: bool = False
    glare: float = 0.0
    tilt_deg: float = 12.0
    light: float = 1.0
    noise: float = 2.5
    blur_px: float = 0.6
    sway_px: float = 1.2
    arrives: float = 0.35
    off_edge: float = 0.0
    jpeg: int = 75
    moire: float = 0.0


SCENARIOS = {
    one.name: one
    for one in (
        Scenario("paper"),
        Scenario("phone", phone=True),
        Scenario("glare", phone=True, glare=1.0),
        Scenario("tilt45", tilt_deg=45),
        Scenario("low light", light=0.22, noise=7),
        Scenario("very low light", light=0.11, noise=8),
        Scenario("defocus", blur_px=3.0),
        Scenario("edge cut", code_px=520, off_edge=0.5),
        Scenario("moving hand", sway_px=16),
        Scenario("small", code_px=95),
        Scenario("inverted", phone=True, inverted=True),
        Scenario("jpeg35", jpeg=35),
        Scenario("moire", phone=True, moire=0.25),
    )
}
"""By name; ``paper`` and ``phone`` are what a usual guest holds up."""


def background(size: tuple[int, int], random: np.random.Generator) -> Grey:
    """A hall out of focus: walls, stands and lamps, ``(height, width) uint8, grey``."""
    width, height = size
    rough = random.uniform(60, 150, (5, 8)).astype(np.float32)
    hall = np.asarray(cv2.resize(rough, size, interpolation=cv2.INTER_CUBIC), np.float32)
    for _ in range(14):
        left, top = int(random.integers(0, width)), int(random.integers(0, height))
        right, bottom = left + int(random.integers(30, width // 4)), top + int(random.integers(40, height // 2))
        hall[top:bottom, left:right] += random.uniform(-45, 45)
    return np.asarray(cv2.GaussianBlur(hall, (0, 0), width / 200), np.float32).clip(0, 255).astype(np.uint8)


def card(text: str, scenario: Scenario) -> tuple[Grey, float]:
    """A card or phone that shows the code, and how many of its pixels the code itself is wide."""
    modules = _modules(text)
    inside = np.where(modules, 25, 228).astype(np.uint8)
    if scenario.phone:
        inside = np.where(modules, 12, 250).astype(np.uint8)
    if scenario.inverted:
        inside = (255 - inside).astype(np.uint8)
    face = int(inside[0, 0])
    picture = np.pad(inside, CARD_MARGIN, constant_values=face)
    if scenario.phone:
        picture = np.pad(picture, ((9, 11), (1, 1)), constant_values=face)
        picture = np.pad(picture, 1, constant_values=16)  # the phone's rim
    large = np.repeat(np.repeat(picture, MODULE_PX, axis=0), MODULE_PX, axis=1)
    return np.ascontiguousarray(large), float((modules.shape[0] - 8) * MODULE_PX)


def _modules(text: str) -> NDArray[np.bool_]:
    """True where dark, with the quiet zone around, ECC Q; alphanumeric where the text allows."""
    code = QRCode(error_correction=ERROR_CORRECT_Q, border=4)
    code.add_data(text, optimize=0)
    code.make()
    return np.array(code.get_matrix(), np.bool_)
