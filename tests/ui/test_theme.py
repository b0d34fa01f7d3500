"""Colours and moods come from the tokens; text can be read on every surface."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.domain.scanned import VerdictKind
from kiosk.domain.text import Language
from ui.theme import Look, Scheme, load_fonts, mood_of, mood_word, rail_slot, style_sheet, tokens
from ui.view import Mood

UI = Path(__file__).resolve().parents[2] / "ui"


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("scheme", Scheme)
def test_text_can_be_read_on_every_surface(scheme):
    look = Look(scheme)
    for surface in ("window", "surface", "sunken"):
        assert contrast(look.colour("ink"), look.colour(surface)) >= 12
        assert contrast(look.colour("ink2"), look.colour(surface)) >= 7.3
    for mood in Mood:
        assert contrast(look.mood(mood).on, look.mood(mood).fill) >= 5


@pytest.mark.parametrize("kind", VerdictKind)
def test_every_verdict_has_a_mood(kind):
    assert mood_of(kind) in Mood


def test_an_unpaid_order_waits_only_where_it_may_be_overridden():
    assert mood_of("unpaid", override=True) is Mood.CAUTION
    assert mood_of("unpaid") is Mood.REFUSED


def test_each_mood_has_its_own_place_on_the_rail():
    assert sorted(rail_slot(mood) for mood in Mood if mood is not Mood.SYSTEM) == [0, 1, 2, 3, 4]


def test_a_mood_is_one_word_in_each_language():
    assert mood_word(Mood.ADMITTED, Language.ZH) == "请进"
    assert mood_word(Mood.ADMITTED, Language.EN) == "Come in"


def test_the_shipped_fonts_are_found(qapp):
    assert {"Inter", "Noto Sans SC"} <= set(load_fonts())


def test_the_style_sheet_is_made_of_tokens_alone():
    known = {value.upper() for value in re.findall(r"#[0-9A-Fa-f]{6}", str(tokens()["colour"]))}
    for scheme in Scheme:
        used = {value.upper() for value in re.findall(r"#[0-9A-Fa-f]{6}", style_sheet(Look(scheme)))}
        assert used <= known


def test_no_colour_is_written_outside_the_theme():
    for file in UI.rglob("*.py"):
        # A rival's badge has the colours of the badge, not of the window.
        if file.name not in ("theme.py", "screenshots.py", "bench_badge.py"):
            assert not re.search(r"#[0-9A-Fa-f]{6}\b", file.read_text(encoding="utf-8")), file


def test_drawing_takes_no_reference_of_none(qapp):
    """PySide6 6.12.0 on Python 3.11 lost one reference of None for each void call."""
    painter = QPainter(image := QImage(8, 8, QImage.Format.Format_RGB32))
    colour = QColor("white")
    before = sys.getrefcount(None)
    for _ in range(2000):
        painter.setPen(colour)
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - 100
    assert image.width() == 8
