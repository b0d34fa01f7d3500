"""Everybody can read and reach the kiosk: sizes in millimetres on real panels, contrast from the tokens."""

import os
from itertools import combinations

import pytest
from PySide6.QtCore import QRect

from kiosk.domain.text import Language
from ui import texts as words_of
from ui import type as words
from ui.selfservice.frame import CAPITAL_EM, LEAST_CAPITAL_MM, USUAL_MM, frame_for, mm_of_px
from ui.selfservice.parts import HALO, Touch, _Half
from ui.selfservice.pictures import SIZES, STAGES, picture, show_stage
from ui.selfservice.screen import KioskScreen
from ui.theme import Look, Scheme
from ui.view import Mood

GAP_MM, REACH = 3.0, 0.42

LONG = os.environ.get("CQITEC_LONG") == "1"
PANELS = [*SIZES] if LONG else ["landscape", "portrait-low", "small"]
LANGUAGES = [*Language] if LONG else [Language.EN]
"""English words are the longer ones; the long form has every panel in both languages."""


@pytest.fixture(scope="module")
def screens(qapp):
    """One window for each panel and layout."""
    made = {}
    for name in {*PANELS, "landscape-low", "portrait-low"}:
        width, height, mm, low = SIZES[name]
        screen = KioskScreen(low=low, mm_per_px=mm)
        screen.resize(width, height)
        screen.show()
        made[name] = screen
    yield made
    for screen in made.values():
        screen.may_close = True
        screen.close()
        screen.deleteLater()


@pytest.fixture(params=LANGUAGES)
def language(request):
    translators = words_of.install(request.param, ())
    yield request.param
    words_of.install(Language.EN, translators)


def targets(screen: KioskScreen) -> list[tuple[str, QRect]]:
    """What can be touched, without the room for the focus ring, in px of the window."""
    found = []
    for part in [*screen.page.findChildren(Touch), *screen.page.findChildren(_Half)]:
        if not part.isVisible():
            continue
        rect = QRect(part.mapTo(screen, part.rect().topLeft()), part.size())
        halo = round(HALO * screen.frame.unit) if isinstance(part, Touch) else 0
        found.append((part.text() or part.accessibleName(), rect.adjusted(halo, halo, -halo, -halo)))
    return found


@pytest.mark.parametrize("size", PANELS)
def test_everything_that_is_touched_is_large_enough_apart_and_inside(screens, size, language):
    screen, mm = screens[size], SIZES[size][2]
    wrong = []
    for stage in STAGES:
        show_stage(screen, stage, language)
        found = targets(screen)
        for name, rect in found:
            if min(rect.width(), rect.height()) * mm < 19.9:
                wrong.append(f"{stage}: “{name}” is {rect.width() * mm:.1f} x {rect.height() * mm:.1f} mm")
            if not screen.rect().contains(rect):
                wrong.append(f"{stage}: “{name}” lies outside")
        for (one, a), (other, b) in combinations(found, 2):
            if {one, other} == {"中文", "English"}:
                continue
            apart = max(a.left() - b.right(), b.left() - a.right(), a.top() - b.bottom(), b.top() - a.bottom())
            if (apart - 1) * mm < GAP_MM - 0.3:
                wrong.append(f"{stage}: “{one}” and “{other}” are {(apart - 1) * mm:.1f} mm apart")
    assert wrong == []


@pytest.mark.parametrize("size", PANELS)
def test_no_text_is_smaller_than_people_can_read_at_arms_length(screens, size, language, monkeypatch):
    screen, mm = screens[size], SIZES[size][2]
    wrong: set[str] = set()
    stage = ""

    def watched(draw):
        def drawn(painter, where, fitted, *more, **named):
            capital = fitted.px * CAPITAL_EM * screen.frame.unit * mm
            if capital < LEAST_CAPITAL_MM - 0.05 and any(fitted.lines):
                wrong.add(f"{stage}: “{' '.join(fitted.lines)}” {capital:.1f} mm")
            return draw(painter, where, fitted, *more, **named)

        return drawn

    for name in ("draw", "draw_in"):
        monkeypatch.setattr(words, name, watched(getattr(words, name)))
    for one in STAGES:
        stage = one
        show_stage(screen, stage, language)
        picture(screen)
    assert sorted(wrong) == []


@pytest.mark.parametrize("size", ["landscape-low", "portrait-low"])
def test_in_the_low_layout_everything_to_touch_is_within_reach(screens, size, language):
    screen = screens[size]
    high = []
    for stage in STAGES:
        show_stage(screen, stage, language)
        top = screen.height() * REACH - 8
        high += [f"{stage}: {name}" for name, rect in targets(screen) if rect.top() < top]
    assert high == []


def luminance(colour) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one, other) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_text_on_the_kiosk_has_seven_to_one():
    look = Look(Scheme.LIGHT)
    for ground in ("window", "surface", "sunken"):
        for ink in ("ink", "ink2"):
            assert contrast(look.colour(ink), look.colour(ground)) >= 7, (ink, ground)
    assert contrast(look.colour("on_action"), look.colour("action")) >= 7
    for mood in (Mood.ADMITTED, Mood.EXITED, Mood.HELP, Mood.CAUTION):
        colours = look.mood(mood)
        assert contrast(colours.on, colours.fill) >= 7, mood
        assert contrast(colours.text, colours.soft) >= 7, mood


def test_edges_of_what_can_be_touched_have_three_to_one():
    look = Look(Scheme.LIGHT)
    assert all(contrast(look.colour("control"), look.colour(ground)) >= 3 for ground in ("window", "surface"))


@pytest.mark.parametrize(("inches", "mm"), [(15, 0.173), (21.5, 0.248), (24, 0.277), (27, 0.311), (32, 0.369)])
@pytest.mark.parametrize("upright", [False, True])
def test_from_fifteen_to_thirty_two_inches_capitals_have_their_height(inches, mm, upright):
    width, height = (1080, 1920) if upright else (1920, 1080)

    frame = frame_for(width, height, mm)

    assert 42 * CAPITAL_EM * frame.mm >= LEAST_CAPITAL_MM - 0.01


@pytest.mark.parametrize(("dots", "mm"), [(102.4, 0.248), (0, USUAL_MM), (1e9, USUAL_MM), (20, USUAL_MM)])
def test_a_screen_that_tells_nonsense_counts_as_a_usual_one(dots, mm):
    assert mm_of_px(dots) == pytest.approx(mm, abs=0.001)
