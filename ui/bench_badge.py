"""Qt's own PDF writer on the badge that ``bench badge`` draws, beside our renderer and the other rivals."""

import importlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, cast

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QImage, QPageSize, QPainter, QPdfWriter

from kiosk.badge.bench import PLAIN_PLACES, measure
from kiosk.badge.face import BadgeFace, texts_of
from kiosk.resources import resource
from ui.first_paint import application

_DPI = 300


class QtWriter:
    """As its manual shows it: a QPdfWriter, a QPainter, drawText; the code by the qrcode library as a picture."""

    name = "Qt QPdfWriter"

    def __init__(self) -> None:
        self._app = application()
        self._qrcode = cast(Any, importlib.import_module("qrcode"))

    def single(self, face: BadgeFace) -> bytes:
        return self.batch([face])

    def batch(self, faces: Sequence[BadgeFace]) -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(_DPI)
        writer.setPageSize(QPageSize(QSizeF(105, 148), QPageSize.Unit.Millimeter))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        painter = QPainter(writer)
        for number, face in enumerate(faces):
            if number:
                writer.newPage()
            self._page(painter, face)
        painter.end()
        return bytes(buffer.data().data())

    def _page(self, painter: QPainter, face: BadgeFace) -> None:
        mm = _DPI / 25.4
        painter.fillRect(QRectF(0, 0, 105 * mm, 30 * mm), QColor("#1B1D22"))
        painter.fillRect(QRectF(0, 124 * mm, 105 * mm, 24 * mm), QColor(face.colour))
        texts = texts_of(face)
        for field, x_mm, y_mm, size_pt, han, white in PLAIN_PLACES:
            font = QFont("Noto Sans SC" if han else "Noto Sans")
            font.setPointSizeF(size_pt)
            font.setWeight(QFont.Weight.Bold)
            painter.setFont(font)
            painter.setPen(QColor("#FFFFFF" if white else "#1B1D22"))
            painter.drawText(QPointF(x_mm * mm, y_mm * mm), texts[field])
        painter.drawImage(QRectF(66 * mm, 86.5 * mm, 31 * mm, 31 * mm), self._code(face.code))

    def _code(self, code: str) -> QImage:
        picture = self._qrcode.make(code, border=0, error_correction=3).get_image().convert("L")
        width, height = picture.size
        return QImage(picture.tobytes(), width, height, width, QImage.Format.Format_Grayscale8).copy()


def badge_rows() -> Iterator[Mapping[str, object]]:
    for row in measure(resource("fonts").parent, further=[QtWriter()]):
        yield asdict(row)
