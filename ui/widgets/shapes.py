"""The five mood shapes on a grid of 100, and the rail that tells a mood by place."""

import math
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.icons import draw_icon
from ui.theme import rail_slot
from ui.view import Mood

Point = tuple[float, float]

_TRIANGLE: tuple[Point, ...] = ((50, -2), (102.5, 94), (-2.5, 94))
_OCTAGON: tuple[Point, ...] = (
    (30.5, 3),
    (69.5, 3),
    (97, 30.5),
    (97, 69.5),
    (69.5, 97),
    (30.5, 97),
    (3, 69.5),
    (3, 30.5),
)
_TAG: tuple[Point, ...] = ((0, 50), (35.5, 7), (98, 7), (98, 93), (35.5, 93))
_CHECK: tuple[tuple[Point, ...], ...] = (((28, 52), (44, 68), (73, 35)),)
_ARROW: tuple[tuple[Point, ...], ...] = (((84, 50), (38, 50)), ((56, 30), (36, 50), (56, 70)))
_BANG: tuple[tuple[Point, ...], ...] = (((50, 36), (50, 62)),)
_CROSS: tuple[tuple[Point, ...], ...] = (((35, 35), (65, 65)), ((65, 35), (35, 65)))
_SPOKES: tuple[tuple[Point, ...], ...] = tuple(
    ((50 + a * 29.7, 50 + b * 29.7), (50 + a * 12.7, 50 + b * 12.7))
    for a, b in ((-0.71, -0.71), (0.71, -0.71), (-0.71, 0.71), (0.71, 0.71))
)
_GLYPH_PX = 11
_BUOY_PX = 8


def _round_polygon(points: tuple[Point, ...], radius: float) -> QPainterPath:
    path = QPainterPath()
    for index, (x, y) in enumerate(points):
        corner = QPointF(x, y)
        before = _towards(corner, QPointF(*points[index - 1]), radius)
        after = _towards(corner, QPointF(*points[(index + 1) % len(points)]), radius)
        if index == 0:
            path.moveTo(before)
        else:
            path.lineTo(before)
        path.quadTo(corner, after)
    path.closeSubpath()
    return path


def _towards(start: QPointF, end: QPointF, distance: float) -> QPointF:
    whole = math.hypot(end.x() - start.x(), end.y() - start.y())
    return start + (end - start) * (distance / whole)


@cache
def _body(mood: Mood) -> QPainterPath:
    path = QPainterPath()
    match mood:
        case Mood.ADMITTED:
            path.addEllipse(QRectF(2, 2, 96, 96))
        case Mood.EXITED:
            path = _round_polygon(_TAG, 8)
        case Mood.CAUTION:
            path = _round_polygon(_TRIANGLE, 13)
        case Mood.REFUSED:
            path = _round_polygon(_OCTAGON, 5)
        case Mood.HELP | Mood.SYSTEM:
            path.addRoundedRect(QRectF(4, 4, 92, 92), 20, 20)
    return path


def _strokes(mood: Mood) -> tuple[tuple[Point, ...], ...]:
    match mood:
        case Mood.ADMITTED:
            return _CHECK
        case Mood.EXITED:
            return _ARROW
        case Mood.CAUTION:
            return _BANG
        case Mood.REFUSED:
            return _CROSS
        case Mood.HELP:
            return _SPOKES
        case Mood.SYSTEM:
            return ()


def draw_mood(painter: QPainter, mood: Mood, rect: QRectF, body: QColor, glyph: QColor, *, small: bool = False) -> None:
    """Draw a mood's shape into the square ``rect``; ``small`` thickens the glyph for lamps and rows."""
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 100, rect.height() / 100)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(body)
    painter.drawPath(_body(mood))
    _draw_glyph(painter, mood, glyph, 1.25 if small else 1.0)
    painter.restore()


def _draw_glyph(painter: QPainter, mood: Mood, colour: QColor, weight: float) -> None:
    if mood is Mood.SYSTEM:
        draw_icon(painter, "wrench", 20, 50, 60, colour)
        return
    px = (_BUOY_PX if mood is Mood.HELP else _GLYPH_PX) * weight
    pen = QPen(colour, px, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if mood is Mood.HELP:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in _strokes(mood):
        painter.drawPolyline([QPointF(x, y) for x, y in stroke])
    if mood is Mood.HELP:
        painter.drawEllipse(QPointF(50, 50), 30, 30)
        painter.drawEllipse(QPointF(50, 50), 12, 12)
    if mood is Mood.CAUTION:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(50, 78), 6.5 * weight, 6.5 * weight)


def draw_rail(painter: QPainter, mood: Mood, rect: QRectF, colour: QColor, gap: float) -> None:
    """Five bars from refused at the top to admitted at the bottom; the mood's one is solid."""
    height = (rect.height() - 4 * gap) / 5
    painter.setPen(Qt.PenStyle.NoPen)
    for slot in range(5):
        tint = QColor(colour)
        tint.setAlphaF(1.0 if slot == rail_slot(mood) else 0.22)
        painter.setBrush(tint)
        bar = QRectF(rect.x(), rect.y() + slot * (height + gap), rect.width(), height)
        painter.drawRoundedRect(bar, rect.width() / 2, rect.width() / 2)
