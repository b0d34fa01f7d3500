"""Sheets of labels as data: how many stand on the paper, and where."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.badge.layout import Layout, Rectangle
from kiosk.badge.toml_lines import Table, read_table
from kiosk.errors import BadInput

_NEAR_MM = 1.0
"""A badge may be so much larger than its label: cutters are no more exact."""


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """One kind of sheet; ``step`` is from one label's left or upper edge to the next one's."""

    name: str
    paper_mm: tuple[float, float]
    across: int
    down: int
    label_mm: tuple[float, float]
    first_mm: tuple[float, float]
    """Of the upper left label's corner."""
    step_mm: tuple[float, float]
    layout: str
    """The badge layout that is meant for these labels."""

    @property
    def count(self) -> int:
        return self.across * self.down

    def label(self, number: int) -> Rectangle:
        """The label of this number, from 0, row by row."""
        row, column = divmod(number, self.across)
        x, y = self.first_mm[0] + column * self.step_mm[0], self.first_mm[1] + row * self.step_mm[1]
        return Rectangle(x, y, *self.label_mm)

    def place(self, layout: Layout, number: int) -> Rectangle:
        """Where a badge of this layout stands: in the middle of its label.  ``BadInput`` where it does not fit."""
        width, height = layout.sheet_mm
        if width > self.label_mm[0] + _NEAR_MM or height > self.label_mm[1] + _NEAR_MM:
            raise BadInput(
                f"the layout {layout.name} ({width:g} x {height:g} mm) does not fit the labels of {self.name} "
                f"({self.label_mm[0]:g} x {self.label_mm[1]:g} mm): take {self.layout}"
            )
        label = self.label(number)
        return Rectangle(
            label.x_mm + (label.width_mm - width) / 2, label.y_mm + (label.height_mm - height) / 2, width, height
        )


def read_label_sheet(path: Path) -> LabelSheet:
    """Read and check one file.  Raises BadInput naming file and line."""
    root = read_table(path)
    root.number("format", 1, 1)
    paper, labels = _needed(root, "paper"), _needed(root, "labels")
    sheet = LabelSheet(
        path.stem,
        (paper.number("width_mm", 50, 450), paper.number("height_mm", 50, 450)),
        round(labels.number("across", 1, 20)),
        round(labels.number("down", 1, 40)),
        (labels.number("width_mm", 20, 420), labels.number("height_mm", 10, 420)),
        (labels.number("left_mm", 0, 200), labels.number("top_mm", 0, 200)),
        (labels.number("step_x_mm", 0, 420), labels.number("step_y_mm", 0, 420)),
        labels.text("layout"),
    )
    for table in (root, paper, labels):
        table.done()
    for axis, (count, key) in enumerate(((sheet.across, "step_x_mm"), (sheet.down, "step_y_mm"))):
        if count > 1 and sheet.step_mm[axis] < sheet.label_mm[axis]:
            labels.refuse(key, f"{key} is smaller than a label: they would lie on each other")
    if not Rectangle(0, 0, *sheet.paper_mm).holds(sheet.label(sheet.count - 1)):
        labels.refuse(None, "the last label leaves the paper")
    return sheet


def label_sheets_in(folder: Path) -> dict[str, Path]:
    """The sheets of a folder by name."""
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}


def _needed(root: Table, key: str) -> Table:
    table = root.table(key)
    if table is None:
        root.refuse(None, f"the table [{key}] is missing")
    return table
