"""Builders of small still frames for the scanning tests."""

import cv2
import numpy as np
import qrcode
from qrcode.util import QRData


def a_code(text: str, border: int = 4) -> np.ndarray:
    """One module a pixel, dark on light, ECC Q."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_Q, border=border)
    code.add_data(QRData(text.encode("utf-8")), optimize=0)
    code.make()
    return np.where(np.array(code.get_matrix()), 20, 235).astype(np.uint8)


def on_desk(codes: dict[str, tuple[int, int]], side_px: int = 240, size: tuple[int, int] = (1280, 720)) -> np.ndarray:
    """A grey desk with a card for each code, its top left corner at the given place."""
    frame = np.full((size[1], size[0]), 130, np.uint8)
    for text, (left, top) in codes.items():
        card = cv2.resize(a_code(text), (side_px, side_px), interpolation=cv2.INTER_NEAREST)
        frame[top : top + side_px, left : left + side_px] = card
    return cv2.GaussianBlur(frame, (3, 3), 0)
