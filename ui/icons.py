"""Line icons (Lucide, 24 grid), drawn in the colour of their role."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from kiosk.resources import resource


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    source = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))


def draw_icon(painter: QPainter, name: str, x: float, middle: float, px: float, colour: QColor) -> None:
    """Draw an icon of ``px`` with its left edge at ``x`` and its middle at the height ``middle``."""
    _drawing(name, colour.name()).render(painter, QRectF(x, middle - px / 2, px, px))
