"""Every control has a name for screen readers and shows that it has the keyboard; the left hand finds all of it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLineEdit, QScrollBar, QWidget

from kiosk.config import Settings
from kiosk.domain.text import Language
from ui.setup.run import an_assistant, the_settings
from ui.sound import Sounds
from ui.states import STATES, put_on_screen
from ui.theme import Look, Scheme
from ui.widgets.base import Painted


def nameless(window: QWidget) -> list[str]:
    """What can be seen or reached and says nothing of itself."""
    found = []
    for part in window.findChildren(QWidget):
        if not part.isVisible() or isinstance(part, QAbstractScrollArea | QScrollBar):
            continue
        told = isinstance(part, Painted | QAbstractButton | QLineEdit)
        if (told or part.focusPolicy() != Qt.FocusPolicy.NoFocus) and not _spoken(part):
            found.append(f"{type(part).__name__} in {type(part.parentWidget()).__name__}")
    return found


def _spoken(part: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(part)
    return face.text(QAccessible.Text.Name) if face is not None else ""


@pytest.mark.parametrize("name", STATES)
def test_every_part_of_every_state_has_a_name(a_screen, name):
    screen = a_screen()
    put_on_screen(screen, name, Language.EN)
    assert nameless(screen) == []


@pytest.mark.parametrize("kind", ["assistant", "settings"])
def test_every_part_of_the_assistant_and_the_settings_has_a_name(qtbot, tmp_path, kind):
    settings, folder = Settings(language="en"), tmp_path / "desk"
    assistant = kind == "assistant"
    work = (
        an_assistant(folder, settings, Look()) if assistant else the_settings(folder, settings, Look(), Sounds(), None)
    )
    screen = work.board.screen
    qtbot.addWidget(screen)
    screen.show()
    left = []
    for page in screen.pages:
        screen.show_page(page)
        left += nameless(screen)
    work.close()
    assert left == []


def _picture(part: QWidget) -> QImage:
    image = QImage(part.size(), QImage.Format.Format_RGB32)
    image.fill(0)
    part.render(image)
    return image


@pytest.mark.parametrize("scheme", Scheme)
def test_what_has_the_keyboard_shows_it(a_screen, scheme):
    screen = a_screen(scheme=scheme)
    screen.activateWindow()
    for name in ("idle", "already_in", "question", "unpaid_override"):
        put_on_screen(screen, next(one for one in STATES if one.replace("-", "_") == name), Language.EN)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for button in screen.findChildren(QAbstractButton):
            if not button.isVisible() or not button.isEnabled() or button.focusPolicy() == Qt.FocusPolicy.NoFocus:
                continue
            screen.setFocus()
            without = _picture(button)
            button.setFocus()
            QApplication.processEvents()
            assert button.hasFocus()
            assert _picture(button) != without, button.accessibleName()


def test_the_left_hand_finds_everything_mirrored_and_none_over_another(a_screen):
    screen = a_screen()
    put_on_screen(screen, "admitted", Language.EN)
    right = {part: part.geometry() for part in (screen.verdict, screen.guest, screen.camera, screen.history)}
    screen.press("Ctrl+0")
    for part, before in right.items():
        now = part.geometry()
        assert (now.x(), now.width()) == (screen.width() - before.x() - before.width(), before.width())
    assert screen.camera.geometry().right() < screen.verdict.geometry().left()
    find = screen.action_bar.buttons[0].geometry()
    assert find.right() > screen.width() - 60
    screen.press("Ctrl+0")
    assert screen.verdict.geometry() == right[screen.verdict]
