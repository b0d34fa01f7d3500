"""The ways to look at one frame: cheap pictures of it, in which zxing-cpp finds what it missed in the frame itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
import zxingcpp
from zxingcpp import Binarizer

from kiosk.scan.events import Corners
from kiosk.scan.grey import Grey
from kiosk.scan.talk import Sighting

Move = Callable[[float, float], tuple[float, float]]

QR_CODES = zxingcpp.barcode_formats_from_str("QRCodeModel2")  # "QRCode" reads micro codes too, out of thin air
LOCAL = Binarizer.LocalAverage
GLOBAL = Binarizer.GlobalHistogram
BORDER_PX = 120
PAPER = 230  # a light border stands in for the quiet zone that the frame's edge cut off
LOOK_CLOSER_AT = 2  # located codes looked at closer in one frame; a poster wall has dozens


@dataclass(frozen=True, slots=True)
class Glance:
    """What one look saw: codes that were read, and corners of codes that are there but could not be read."""

    read: tuple[Sighting, ...]
    unread: tuple[Corners, ...] = ()


class Views:
    """One frame and the smaller pictures of it that several looks share, each made once, when first wanted."""

    def __init__(self, grey: Grey) -> None:
        self.grey = grey
        self.unread: list[Corners] = []

    @cached_property
    def half(self) -> Grey:
        return _scaled(self.grey, 0.5)

    @cached_property
    def half_dark(self) -> Grey:
        return _u8(cv2.LUT(self.half, GAMMA_2))

    @cached_property
    def quarter(self) -> Grey:
        return _scaled(self.half, 0.5)


@dataclass(frozen=True)
class Look:
    """A picture of the frame at ``scale`` with a border of ``border_px``, read with one binarizer.

    ``inverted``: light codes on dark are looked for too, which costs a picture
    without a code a third more.
    """

    name: str
    picture: Callable[[Views], Grey]
    binarizer: Binarizer
    scale: float = 1.0
    border_px: int = 0
    inverted: bool = False

    def __call__(self, frame: Views) -> Glance:
        read: list[Sighting] = []
        unread: list[Corners] = []
        for code in read_codes(self.picture(frame), self.binarizer, inverted=self.inverted):
            corners = self._in_frame(code)
            if code.valid:
                read.append(Sighting(code.text, corners, self.name))
            else:
                unread.append(corners)
        return Glance(tuple(read), tuple(unread))

    def _in_frame(self, code: zxingcpp.Barcode) -> Corners:
        return moved(
            corners_of(code), lambda x, y: ((x - self.border_px) / self.scale, (y - self.border_px) / self.scale)
        )


def read_codes(picture: Grey, binarizer: Binarizer, *, inverted: bool = False) -> list[zxingcpp.Barcode]:
    """All QR codes zxing-cpp finds; also those it cannot read (``not valid``), whose corners help further."""
    return [
        code
        for code in zxingcpp.read_barcodes(
            picture,
            formats=QR_CODES,
            text_mode=zxingcpp.TextMode.Plain,
            binarizer=binarizer,
            return_errors=True,
            try_invert=inverted,
        )
        if not code.valid or code.text
    ]


def corners_of(code: zxingcpp.Barcode) -> Corners:
    place = code.position
    a, b, c, d = place.top_left, place.top_right, place.bottom_right, place.bottom_left
    return ((float(a.x), float(a.y)), (float(b.x), float(b.y)), (float(c.x), float(c.y)), (float(d.x), float(d.y)))


def closer(frame: Views, located: Sequence[Corners]) -> Glance:
    """Look closer at codes that were located but not read: straightened, and prepared in several ways.

    Reads creased, glossy, worn, small and bent codes that no look at the whole
    frame reads, for under a millisecond a try since the square is small.
    """
    return Glance(tuple(one for corners in worth_a_closer_look(located) if (one := _closer_at(frame.grey, corners))))


def _closer_at(grey: Grey, corners: Corners) -> Sighting | None:
    square, back = _straightened(grey, corners, CLOSER_PX)
    for name, prepare, binarizer in CLOSER:
        for code in read_codes(prepare(square), binarizer):
            if code.valid:
                return Sighting(code.text, moved(corners_of(code), back), name)
    return None


def centre(corners: Corners) -> tuple[float, float]:
    return sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4


def side(corners: Corners) -> float:
    """Side in pixels of the square with the same area as the code."""
    return float(cv2.contourArea(np.array(corners, np.float32))) ** 0.5


def worth_a_closer_look(unread: Sequence[Corners]) -> list[Corners]:
    """The largest located codes, one for each place."""
    chosen: list[Corners] = []
    for corners in sorted(unread, key=side, reverse=True):
        (x, y), size = centre(corners), side(corners)
        if size < SMALLEST_CLOSER_PX:
            break
        if all(abs(x - centre(other)[0]) + abs(y - centre(other)[1]) > size / 4 for other in chosen):
            chosen.append(corners)
    return chosen[:LOOK_CLOSER_AT]


def _straightened(
    grey: Grey, corners: Corners, side_px: int
) -> tuple[Grey, Callable[[float, float], tuple[float, float]]]:
    margin = side_px // 10
    low, high = margin, side_px - margin
    square = np.array([[low, low], [high, low], [high, high], [low, high]], np.float32)
    there = cv2.getPerspectiveTransform(np.array(corners, np.float32), square)
    picture = cv2.warpPerspective(
        grey, there, (side_px, side_px), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE
    )
    home = np.linalg.inv(there) if abs(np.linalg.det(there)) > 1e-12 else np.eye(3)

    def back(x: float, y: float) -> tuple[float, float]:
        fx, fy, w = home @ (x, y, 1.0)
        return float(fx / w), float(fy / w)

    return _u8(picture), back


def moved(corners: Corners, move: Move) -> Corners:
    a, b, c, d = corners
    return move(*a), move(*b), move(*c), move(*d)


def _u8(picture: object) -> Grey:
    return np.asarray(picture, np.uint8)


def _scaled(picture: Grey, factor: float) -> Grey:
    height, width = picture.shape
    size = (max(round(width * factor), 1), max(round(height * factor), 1))
    return _u8(cv2.resize(picture, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC))


def _gamma(power: float) -> Grey:
    return np.array([round(255 * (value / 255) ** power) for value in range(256)], np.uint8)


def _darker(picture: Grey, power: float) -> Grey:
    return _u8(cv2.LUT(picture, GAMMA_2 if power == 2 else GAMMA_3))


def _bordered(picture: Grey) -> Grey:
    return _u8(np.pad(picture, BORDER_PX, constant_values=PAPER))


def _blurred(picture: Grey, side_px: int) -> Grey:
    return _u8(cv2.blur(picture, (side_px, side_px)))  # reads as many as a Gaussian, in a quarter of its time


def _sharper(picture: Grey, side_px: int = 7) -> Grey:
    return _u8(cv2.addWeighted(picture, 2.5, _blurred(picture, side_px), -1.5, 0))


def _evened(picture: Grey) -> Grey:
    return _u8(cv2.createCLAHE(3.0, (8, 8)).apply(picture))


def _evenly_lit(picture: Grey, window_px: int) -> Grey:
    """Every part as light as its surroundings: a shadow's edge across the code goes away."""
    return _u8(cv2.divide(picture, cv2.blur(picture, (window_px, window_px)), scale=150))


def _two_tone(picture: Grey, window_px: int, bias: int) -> Grey:
    return _u8(cv2.adaptiveThreshold(picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, window_px, bias))


def _thicker(picture: Grey) -> Grey:
    return _u8(cv2.erode(picture, np.ones((3, 3), np.uint8)))


GAMMA_2, GAMMA_3 = _gamma(2), _gamma(3)
SMALLEST_CLOSER_PX = 40.0

WHOLE: tuple[Look, ...] = (
    Look("plain", lambda frame: frame.grey, LOCAL, inverted=True),
    Look("half", lambda frame: frame.half, GLOBAL, 0.5),
    Look("half dark", lambda frame: frame.half_dark, LOCAL, 0.5, inverted=True),
    Look("half dark global", lambda frame: frame.half_dark, GLOBAL, 0.5),
    Look("half bordered", lambda frame: _bordered(frame.half), LOCAL, 0.5, BORDER_PX),
)
"""The looks at every frame that the first ones did not read, in the order of what they add for their time."""

SHADED = Look("half evenly lit", lambda frame: _blurred(_evenly_lit(frame.half, 45), 5), LOCAL, 0.5)
"""Where no look saw anything like a code: the edge of a shadow hides even its corners."""

IN_TURN: tuple[Look, ...] = (
    Look("half blurred", lambda frame: _blurred(frame.half, 3), LOCAL, 0.5),
    Look("sharper global", lambda frame: _sharper(frame.grey, 11), GLOBAL),
    Look("half two-tone", lambda frame: _two_tone(frame.half, 31, 4), GLOBAL, 0.5),
    Look("sharper", lambda frame: _sharper(frame.grey), LOCAL),
    Look("quarter", lambda frame: frame.quarter, LOCAL, 0.25),
    Look("dark", lambda frame: _darker(frame.grey, 3), GLOBAL),
    Look("half evened", lambda frame: _evened(frame.half), LOCAL, 0.5),
    Look("half blurred global", lambda frame: _blurred(frame.half, 5), GLOBAL, 0.5),
)
"""Dear looks, one of them a frame: the next frame has another blur and another look."""

CLOSER_PX = 400  # side of the straightened square
CLOSER: tuple[tuple[str, Callable[[Grey], Grey], Binarizer], ...] = (
    ("closer sharp", lambda square: _sharper(square, 17), LOCAL),
    ("closer smooth", lambda square: _darker(_sharper(_blurred(square, 5), 11), 3), GLOBAL),
    ("closer two-tone", lambda square: _blurred(_two_tone(_darker(square, 2), 51, 5), 5), GLOBAL),
    ("closer evened", lambda square: _thicker(_evened(square)), GLOBAL),
)
"""Name, what is made of the straightened square, binarizer; the best few of some hundred tried."""
