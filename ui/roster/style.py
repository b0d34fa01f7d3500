"""What the roster's windows share: the style of Qt's own tables and fields, labels, a row of keys at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ui.icons import draw_icon
from ui.theme import Look, style_sheet
from ui.view import Mood
from ui.widgets.base import painter_for
from ui.widgets.buttons import KeyButton


def sheet(look: Look) -> str:
    """The house's style sheet, and the widgets that only these windows have."""
    role = {name: look.colour(name).name() for name in ("window", "surface", "sunken", "ink", "ink2", "ink3", "line")}
    control, focus = look.colour("control").name(), look.colour("focus").name()
    edge, radius, pad = look.control_edge, look.radius["control"], look.space[2]
    row, label = look.type_px("row"), look.type_px("label")
    families = ", ".join(f'"{one}"' for one in look.font("row").families())
    return (
        style_sheet(look)
        + f"""
        QTableWidget, QHeaderView, QComboBox, QLineEdit, QCheckBox {{ font-family: {families}; }}
        QWidget#roster {{ background: {role["window"]}; }}
        QLabel {{ color: {role["ink"]}; background: transparent; }}
        QLabel[tone="quiet"] {{ color: {role["ink2"]}; }}
        QTableWidget {{
            background: {role["surface"]}; color: {role["ink"]}; border: {look.card_edge}px solid {role["line"]};
            border-radius: {radius}px; gridline-color: {role["line"]}; font-size: {row}px; outline: none;
            selection-background-color: {role["sunken"]}; selection-color: {role["ink"]};
        }}
        QTableWidget:focus {{ border: {edge}px solid {focus}; }}
        QTableWidget::item {{ padding: 0 {pad}px; border-bottom: 1px solid {role["line"]}; }}
        QHeaderView {{ background: {role["surface"]}; }}
        QHeaderView::section {{
            background: {role["surface"]}; color: {role["ink2"]}; border: none; padding: {pad}px;
            border-bottom: {look.card_edge}px solid {role["line"]}; font-size: {label}px; text-align: left;
        }}
        QComboBox, QLineEdit {{
            background: {role["surface"]}; color: {role["ink"]}; border: {edge}px solid {control};
            border-radius: {radius}px; padding: 0 {pad}px; font-size: {row}px; min-height: {look.length(36)}px;
        }}
        QComboBox:focus, QLineEdit:focus {{ border-color: {focus}; }}
        QComboBox[guessed="false"] {{ color: {role["ink3"]}; }}
        QComboBox::drop-down {{ border: none; width: {look.length(28)}px; }}
        QComboBox QAbstractItemView {{
            background: {role["surface"]}; color: {role["ink"]}; font-size: {row}px;
            selection-background-color: {role["sunken"]}; selection-color: {role["ink"]};
            border: {edge}px solid {control};
        }}
        QCheckBox {{ color: {role["ink"]}; font-size: {row}px; spacing: {pad}px; min-height: {look.length(36)}px; }}
        QCheckBox::indicator {{ width: {look.length(20)}px; height: {look.length(20)}px;
            border: {edge}px solid {control}; border-radius: 4px; background: {role["surface"]}; }}
        QCheckBox::indicator:checked {{ background: {role["ink"]}; border-color: {role["ink"]}; }}
        QCheckBox:focus {{ color: {focus}; }}
        QTableWidget::indicator {{ width: {look.length(20)}px; height: {look.length(20)}px; }}
        QProgressBar {{
            background: {role["sunken"]}; border: none; border-radius: {radius}px; min-height: {look.length(28)}px;
            max-height: {look.length(28)}px;
        }}
        QProgressBar::chunk {{ background: {role["ink"]}; border-radius: {radius}px; }}
        QScrollBar:vertical {{ background: {role["surface"]}; width: 14px; }}
        QScrollBar::handle:vertical {{ background: {control}; border-radius: 5px; min-height: 40px; margin: 2px; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    """
    )


def label(look: Look, step: str, *, bold: bool = False, quiet: bool = False) -> QLabel:
    """A line of words; it wraps rather than being cut."""
    found = QLabel()
    found.setFont(look.font(step, bold=bold))
    found.setWordWrap(True)
    if quiet:
        found.setProperty("tone", "quiet")
    return found


def chip(look: Look, mood: Mood | None = None) -> QLabel:
    """A number with its word; in the soft colours of a mood where somebody must look."""
    found = QLabel()
    soft = look.mood(mood).soft if mood else look.colour("sunken")
    ink = look.mood(mood).text if mood else look.colour("ink")
    found.setFont(look.font("body", bold=True))
    found.setStyleSheet(
        f"background: {soft.name()}; color: {ink.name()}; border-radius: {look.radius['chip']}px; "
        f"padding: {look.space[1]}px {look.space[2]}px;"
    )
    return found


def notice(look: Look) -> QLabel:
    """What has to be put right before it goes on."""
    found = label(look, "body", bold=True)
    colours = look.mood(Mood.CAUTION)
    found.setStyleSheet(
        f"background: {colours.soft.name()}; color: {colours.text.name()}; border-radius: {look.radius['chip']}px; "
        f"padding: {look.space[2]}px;"
    )
    return found


class Choice(QComboBox):
    """One of several, with the sign that there are more."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px = self._look.type_px("row")
        at = self.width() - px - self._look.space[2]
        draw_icon(painter_for(self), "chevron-down", at, self.height() / 2, px, self._look.colour("ink2"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Rolling through the table must change nothing."""
        event.ignore()


def table(look: Look, columns: int) -> QTableWidget:
    """A table to read and to walk through by keys."""
    found = QTableWidget(0, columns)
    found.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    found.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    found.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    found.setShowGrid(False)
    found.setTabKeyNavigation(False)
    found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    found.verticalHeader().setVisible(False)
    found.verticalHeader().setDefaultSectionSize(look.length(44))
    found.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    found.horizontalHeader().setHighlightSections(False)
    return found


def share(of: QTableWidget, wide: int) -> None:
    """Columns as wide as their words, but ``wide`` takes what is left."""
    header = of.horizontalHeader()
    for column in range(of.columnCount()):
        mode = QHeaderView.ResizeMode.Stretch if column == wide else QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(column, mode)


def fill(of: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
    """Show these rows; a text too long for its column is told in full when pointed at."""
    of.setRowCount(len(rows))
    for at, cells in enumerate(rows):
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            of.setItem(at, column, item)


class Foot(QWidget):
    """The keys at the bottom, the primary one first."""

    def __init__(self, look: Look, *buttons: KeyButton) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space[1])
        for button in buttons:
            button.wear(look)
            row.addWidget(button)
        row.addStretch(1)
