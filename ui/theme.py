"""Colours, sizes and type, named by meaning; read from ``resources/theme/tokens.json``.

A ``Look`` is one choice of colours, screen and text scale.  Widgets draw with it
and never name a colour or a size themselves.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase

from kiosk.domain.text import Language
from kiosk.resources import resource
from ui.grid import DESK, Grid
from ui.view import Mood

Step = str
"""A step of the type scale: the name of a ``type_`` length of the grid, without that word."""


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class MoodColours:
    """``on`` is drawn on ``fill``, ``text`` on ``soft`` or on a surface."""

    fill: QColor
    on: QColor
    soft: QColor
    text: QColor


@cache
def tokens() -> dict[str, Any]:
    """The visual language's numbers, as they stand in the file."""
    text = resource("theme/tokens.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))


def mood_word(mood: Mood, language: Language) -> str:
    """The one word of a mood."""
    return str(tokens()["mood"][mood]["word"][language])


def mood_of(verdict: str, *, override: bool = False) -> Mood:
    """The mood of a verdict; ``override`` = staff may let the person in all the same."""
    moods = tokens()["verdict_mood"]
    return Mood(moods.get(f"{verdict}_override", moods[verdict]) if override else moods[verdict])


def rail_slot(mood: Mood) -> int:
    """The bar of the rail that is solid: 0 at the top to 4 at the bottom."""
    return int(tokens()["mood"][_drawn_as(mood)]["rail_slot"]) - 1


def _drawn_as(mood: Mood) -> Mood:
    return Mood.HELP if mood is Mood.SYSTEM else mood


def load_fonts() -> list[str]:
    """Make the shipped fonts known to Qt; the families found."""
    families: list[str] = []
    for file in sorted(resource("fonts").glob("*.ttf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return families


class Look:
    """How the window looks now: one scheme, one grid, one text scale (1.0 to 2.0)."""

    def __init__(self, scheme: Scheme = Scheme.LIGHT, grid: Grid = DESK, scale: float = 1.0) -> None:
        self.scheme = scheme
        self.grid = grid
        self.scale = scale
        colours = tokens()["colour"][scheme]
        self._colours = {role: QColor(value) for role, value in colours.items() if isinstance(value, str)}
        self.ridge = tuple(QColor(value) for value in colours["ridge"])
        self._moods = {
            Mood(name): MoodColours(**{part: QColor(value) for part, value in parts.items()})
            for name, parts in colours["mood"].items()
        }
        self.space: tuple[int, ...] = tuple(tokens()["space"])
        self.radius: dict[str, int] = dict(tokens()["radius"])
        self.motion_ms: dict[str, int] = dict(tokens()["motion_ms"])

    def colour(self, role: str) -> QColor:
        """``window``, ``surface``, ``ink`` and the other roles of the tokens."""
        return self._colours[role]

    def mood(self, mood: Mood) -> MoodColours:
        return self._moods[_drawn_as(mood)]

    @property
    def card_edge(self) -> int:
        """Width of a card's edge: it has to carry the shape in high contrast."""
        return 2 if self.scheme is Scheme.CONTRAST else int(tokens()["border"]["hair"])

    @property
    def control_edge(self) -> int:
        return int(tokens()["border"]["control"])

    @property
    def fault_edge(self) -> int:
        return int(tokens()["border"]["fault"])

    @property
    def focus_width(self) -> int:
        return int(tokens()["focus"]["width"])

    @property
    def focus_gap(self) -> int:
        return int(tokens()["focus"]["gap"])

    @property
    def halo(self) -> int:
        """Room that a control keeps around itself for its focus ring."""
        return self.focus_width + self.focus_gap

    def type_px(self, step: Step) -> int:
        return round(getattr(self.grid, f"type_{step}") * self.scale)

    def length(self, px: float) -> int:
        """A length that holds text, grown with the text scale, less steeply than the text."""
        return round(px * (1 + (self.scale - 1) * 0.8))

    def font(self, step: Step, *, bold: bool = False) -> QFont:
        return self.font_px(self.type_px(step), bold=bold)

    def font_px(self, px: float, *, bold: bool = False) -> QFont:
        """The house's font; figures are tabular below 26 px.  Copy it before you change it."""
        return _font(max(1, round(px)), bold=bold, tabular=px < 26)


@lru_cache(maxsize=512)
def _font(px: int, *, bold: bool, tabular: bool) -> QFont:
    font = QFont()
    families = tokens()["type"]["families"]
    font.setFamilies([families["latin"], families["cjk"], *families["fallback"]])
    font.setPixelSize(px)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def first_look() -> Look:
    """What a part wears until it is told another look."""
    return Look()


CAMERA_WELL = QColor("#23262C")
"""Behind the camera's picture, in every scheme: the picture itself is dark or light as it likes."""
CAMERA_SEEN = QColor("#7FE0BF")
"""Mint on the code that was read."""
CAMERA_SEEKING = QColor(Qt.GlobalColor.white)
CAMERA_CHIP = QColor("#121418")
EXIT_QUIET = QColor("#DCE4F5")
"""Secondary text on the navy bar of an exit."""


def style_sheet(look: Look) -> str:
    """The one style sheet: surfaces and the few widgets that Qt draws for us."""
    colour = {
        role: look.colour(role).name() for role in ("window", "surface", "sunken", "ink", "ink2", "line", "focus")
    }
    edge, radius = look.control_edge, look.radius["card"]
    return f"""
        QWidget[surface="window"] {{ background: {colour["window"]}; }}
        QLineEdit {{
            background: {colour["surface"]}; color: {colour["ink"]}; border: none;
            selection-background-color: {colour["ink"]}; selection-color: {colour["surface"]};
        }}
        QLineEdit[field="boxed"] {{
            border: {edge}px solid {colour["ink"]}; border-radius: {radius}px; padding-left: {look.space[3]}px;
        }}
        QToolTip {{
            background: {colour["surface"]}; color: {colour["ink"]}; border: 1px solid {colour["line"]};
            padding: {look.space[1]}px; font-size: {look.type_px("label")}px;
        }}
    """
