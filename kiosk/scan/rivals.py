"""The readers that a measurement compares: our ladder, and each library as its own manual says to use it."""

from collections.abc import Callable

import cv2
import zxingcpp

from kiosk.scan import zbar
from kiosk.scan.decode import Ladder, decode_frame
from kiosk.scan.grey import Grey

OURS = "ladder"
OPENCV = "OpenCV"
TOGETHER = "all others together"
"""Not a reader: what at least one of the others read."""

Reader = Callable[[Grey], list[str]]


def readers() -> dict[str, Reader]:
    """Ours first; zbar only where its library is installed."""
    opencv = cv2.QRCodeDetector()
    found: dict[str, Reader] = {OURS: decode_frame, "zxing-cpp": _zxing}
    if zbar.available():
        found["zbar"] = lambda grey: [one.text for one in zbar.look(grey, 1.0).read]
    found[OPENCV] = lambda grey: _opencv(opencv, grey)
    return found


def one_camera() -> Reader:
    """Our ladder with its memory, as in the camera's loop."""
    ladder = Ladder()
    return lambda grey: [one.text for one in ladder.read(grey)]


def _zxing(grey: Grey) -> list[str]:
    formats = zxingcpp.barcode_formats_from_str("QRCode")
    found = zxingcpp.read_barcodes(grey, formats=formats, text_mode=zxingcpp.TextMode.Plain)
    return [code.text for code in found]


def _opencv(detector: cv2.QRCodeDetector, grey: Grey) -> list[str]:
    try:
        return [text for text in detector.detectAndDecodeMulti(grey)[1] if text]
    except (cv2.error, UnicodeDecodeError):  # it gives up on some pictures, and on text that is not UTF-8
        return []
