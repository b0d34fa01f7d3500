"""Reads picture files as grey frames, and says what is wrong with those it cannot read."""

from pathlib import Path

import cv2
import numpy as np

from kiosk.scan.grey import Grey, to_grey

ENDINGS = ".jpg .jpeg .png .webp .bmp .gif .tif .tiff .pgm .ppm .pbm .jp2 .avif .heic"
PICTURE_ENDINGS = frozenset(ENDINGS.split())


class PictureProblem(Exception):
    """Why a file gives no picture at all, in a sentence."""


def read_picture(path: Path) -> Grey:
    """``(height, width) uint8, grey``.  Raises ``PictureProblem`` where the file holds no whole picture.

    Takes 16-bit, float, CMYK and see-through pictures, the last laid on white
    paper.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise PictureProblem(f"{path.name} cannot be read: {error.strerror or error}.") from error
    if not content:
        raise PictureProblem(f"{path.name} is empty.")
    try:
        pixels = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_UNCHANGED)
    except cv2.error as error:  # a header that promises billions of pixels
        raise PictureProblem(f"{path.name} is damaged, or larger than any picture.") from error
    if pixels is None and _breaks_off(content):
        raise PictureProblem(f"{path.name} breaks off before its end.")
    if pixels is None:
        raise PictureProblem(f"{path.name} is not a picture that can be read, or it is damaged.")
    grey = to_grey(_on_white(np.asarray(pixels)))
    if grey is None:
        raise PictureProblem(f"{path.name} is too small to hold a code.")
    return grey


def _on_white(pixels: np.ndarray) -> np.ndarray:
    """Tickets are often saved as black modules on nothing: without paper under them all is black."""
    if pixels.ndim != 3 or pixels.shape[2] != 4 or pixels.dtype != np.uint8:
        return pixels
    cover = pixels[:, :, 3:].astype(np.uint16)
    return ((pixels[:, :, :3] * cover + 255 * (255 - cover)) // 255).astype(np.uint8)


def _breaks_off(content: bytes) -> bool:
    """JPEG and PNG end with a mark of their own, which a file cut off on its way lacks."""
    if content.startswith(b"\xff\xd8"):
        return b"\xff\xd9" not in content[-4096:]
    if content.startswith(b"\x89PNG"):
        return b"IEND" not in content[-4096:]
    return False
