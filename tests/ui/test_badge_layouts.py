"""The window of badge layouts: the file on the left, the badge on the right."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.badge.face import BadgeFace
from kiosk.badge.layout import read_layout
from kiosk.badge.samples import SAMPLES
from kiosk.resources import resource
from ui.badges.drawing import Drawn
from ui.badges.window import LayoutWindow
from ui.theme import Look, Scheme

UNDRAWABLE = BadgeFace("\U0003134a", None, None, None, "人才 · Talent", "#00654B", "CODE", "T-1 / 1")


@pytest.fixture
def window(qtbot: Any, tmp_path: Path) -> Iterator[LayoutWindow]:
    one = LayoutWindow(tmp_path, Look(), (*SAMPLES, UNDRAWABLE))
    qtbot.addWidget(one)
    one.resize(900, 600)
    one.show()
    yield one
    one.close()


def drawn_after(qtbot: Any, window: LayoutWindow, act: Callable[[], object], holds: Callable[[Drawn], bool]) -> Drawn:
    """What is shown once it is what ``holds`` wants; a picture of what stood there before may come first."""
    act()
    qtbot.waitUntil(lambda: window.drawn is not None and holds(window.drawn), timeout=10_000)
    assert window.drawn is not None
    return window.drawn


def is_high(height_mm: float) -> Callable[[Drawn], bool]:
    return lambda drawn: drawn.size_mm is not None and drawn.size_mm[1] == height_mm and drawn.picture is not None


def replaced(window: LayoutWindow, old: str, new: str) -> str:
    return window.editor.toPlainText().replace(old, new, 1)


def test_a_layout_is_shown_as_a_badge_and_each_change_at_once(qtbot: Any, window: LayoutWindow) -> None:
    first = drawn_after(qtbot, window, lambda: window.open_layout("a6"), is_high(148))
    assert (first.line, first.size_mm) == (None, (105, 148))
    text = replaced(window, '"#00654B"', '"#0000FF"').replace("height_mm = 148", "height_mm = 150", 1)

    second = drawn_after(qtbot, window, lambda: window.editor.setPlainText(text), is_high(150))
    assert second.size_mm == (105, 150)
    assert "105 × 150" in window.status.text()


def test_a_wrong_line_is_marked_told_and_never_saved(qtbot: Any, window: LayoutWindow, tmp_path: Path) -> None:
    drawn_after(qtbot, window, lambda: window.open_layout("a6"), is_high(148))
    text = replaced(window, "width_mm = 105", "width_mm = -105")

    wrong = drawn_after(qtbot, window, lambda: window.editor.setPlainText(text), lambda drawn: drawn.line is not None)
    assert (wrong.line, window.editor.wrong_line, window.save_button.isEnabled()) == (5, 5, False)
    assert "Line 5: width_mm must be between 40 and 420, not -105" in window.status.text()
    window.save()
    assert not (tmp_path / "layouts").exists()

    right = text.replace("-105", "104", 1)
    drawn_after(qtbot, window, lambda: window.editor.setPlainText(right), lambda drawn: drawn.size_mm == (104, 148))
    assert (window.editor.wrong_line, window.save_button.isEnabled()) == (None, True)


def test_a_shipped_layout_is_saved_as_a_copy_of_ones_own(qtbot: Any, window: LayoutWindow, tmp_path: Path) -> None:
    before = resource("badges/cr80.toml").read_bytes()
    drawn_after(qtbot, window, lambda: window.open_layout("cr80"), is_high(54))
    text = replaced(window, "max_pt = 32", "max_pt = 28").replace("height_mm = 54", "height_mm = 55", 1)
    drawn_after(qtbot, window, lambda: window.editor.setPlainText(text), is_high(55))
    window.save()

    assert resource("badges/cr80.toml").read_bytes() == before
    assert "max_pt = 28" in (tmp_path / "layouts" / "cr80.toml").read_text(encoding="utf-8")
    assert read_layout(tmp_path / "layouts" / "cr80.toml").name == "cr80"


def test_a_file_that_another_editor_saves_is_drawn_anew(qtbot: Any, window: LayoutWindow, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    shutil.copy(resource("badges/a6.toml"), own)
    drawn_after(qtbot, window, lambda: window.open_layout(str(own)), is_high(148))
    text = own.read_text(encoding="utf-8").replace("height_mm = 148", "height_mm = 160", 1)

    def saved_outside() -> None:
        (tmp_path / "new").write_text(text, encoding="utf-8")
        (tmp_path / "new").replace(own)

    again = drawn_after(qtbot, window, saved_outside, is_high(160))
    assert again.size_mm == (105, 160)
    assert window.editor.toPlainText() == text


def test_a_guest_whose_badge_cannot_be_drawn_is_told_and_the_layout_stays_right(
    qtbot: Any, window: LayoutWindow
) -> None:
    drawn_after(qtbot, window, lambda: window.open_layout("a6"), is_high(148))

    def choose() -> None:
        window.faces.setCurrentIndex(len(SAMPLES))

    drawn = drawn_after(qtbot, window, choose, lambda drawn: drawn.picture is None)

    assert (drawn.line, drawn.picture) == (None, None)
    assert "U+3134A" in window.status.text()
    assert window.save_button.isEnabled()


@pytest.mark.parametrize("scheme", Scheme)
def test_every_scheme_dresses_the_window(window: LayoutWindow, scheme: Scheme) -> None:
    window.wear(Look(scheme, scale=1.5))
    window.retranslate()
    assert window.grab().size() == window.size() * window.devicePixelRatioF()
