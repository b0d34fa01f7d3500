"""How drawn badges come onto pages: one each, with room to be cut, or many on a sheet of labels."""

from collections.abc import Sequence
from typing import Protocol

from kiosk.badge.calibration import NONE, Calibration
from kiosk.badge.label_sheet import LabelSheet
from kiosk.badge.layout import POINTS_PER_MM, Layout, Rectangle
from kiosk.badge.pdf import PdfFile, deflated
from kiosk.errors import BadInput


class Imposition(Protocol):
    """Takes badges one after the other and makes pages of them."""

    def add(self, file: PdfFile, ops: str, forms: Sequence[str]) -> None:
        """One badge: its operators, and the forms and pictures that they use."""
        ...

    def end(self, file: PdfFile) -> None:
        """No more badges follow."""
        ...


class OnePerPage:
    """Each badge on its own sheet; with ``bleed`` the page is larger, and marked where it is to be cut."""

    def __init__(self, layout: Layout, calibration: Calibration = NONE, *, bleed: bool = False) -> None:
        self._calibration = calibration
        self._bleed_pt = layout.bleed_mm * POINTS_PER_MM if bleed else 0.0
        self._height_mm = layout.sheet_mm[1]
        self._size_pt = tuple(side * POINTS_PER_MM + 2 * self._bleed_pt for side in layout.sheet_mm)

    def add(self, file: PdfFile, ops: str, forms: Sequence[str]) -> None:
        ops = self._calibration.moved(ops, self._height_mm)
        if self._bleed_pt:
            ops = f"q 1 0 0 1 {self._bleed_pt:.3f} {self._bleed_pt:.3f} cm\n{ops}\nQ"
        file.page(deflated(ops), (self._size_pt[0], self._size_pt[1]), forms, cut_pt=self._bleed_pt)

    def end(self, file: PdfFile) -> None:
        """Every page is written already."""


class OnLabels:
    """Badges on sheets of labels, row by row, from label ``start`` (from 1) of the first sheet on."""

    def __init__(self, sheet: LabelSheet, layout: Layout, start: int = 1, calibration: Calibration = NONE) -> None:
        """Raises ``BadInput`` where the badge does not fit the label, or there is no label of that number."""
        if not 1 <= start <= sheet.count:
            raise BadInput(f"a sheet of {sheet.name} has the labels 1 to {sheet.count}, there is no {start}")
        self._sheet, self._calibration = sheet, calibration
        self._places = [sheet.place(layout, number) for number in range(sheet.count)]
        self._next = start - 1
        self._ops: list[str] = []
        self._forms: dict[str, None] = {}

    def add(self, file: PdfFile, ops: str, forms: Sequence[str]) -> None:
        if self._next == self._sheet.count:
            self.end(file)
        label, place = self._sheet.label(self._next), self._places[self._next]
        # cut at the label's edge: its neighbour may begin there
        self._ops.append(f"q {self._box(label)} re W n 1 0 0 1 {self._corner(place)} cm\n{ops}\nQ")
        self._forms |= dict.fromkeys(forms)
        self._next += 1

    def end(self, file: PdfFile) -> None:
        if self._ops:
            width, height = self._sheet.paper_mm
            page = deflated(self._calibration.moved("\n".join(self._ops), height))
            file.page(page, (width * POINTS_PER_MM, height * POINTS_PER_MM), sorted(self._forms))
        self._ops, self._forms, self._next = [], {}, 0

    def _corner(self, place: Rectangle) -> str:
        x, y = place.x_mm, self._sheet.paper_mm[1] - place.y_mm - place.height_mm
        return f"{x * POINTS_PER_MM:.3f} {y * POINTS_PER_MM:.3f}"

    def _box(self, place: Rectangle) -> str:
        return f"{self._corner(place)} {place.width_mm * POINTS_PER_MM:.3f} {place.height_mm * POINTS_PER_MM:.3f}"
