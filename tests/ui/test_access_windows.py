"""The windows beside the desk's own have a name for screen readers on all that can be seen or reached."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from test_access import nameless

from kiosk.config import Settings
from kiosk.domain.text import Language
from ui.cameras.panel import CameraPanel
from ui.cameras.window import CameraWindow, live_scanner
from ui.roster.import_window import ImportWindow
from ui.roster.preflight_window import PreflightWindow
from ui.theme import Look


def _an_import() -> QWidget:
    return ImportWindow(Look())


def _a_preflight() -> QWidget:
    return PreflightWindow(Look(), Language.EN)


def _a_camera() -> QWidget:
    return CameraWindow(CameraPanel(live_scanner(Settings()), list), Look())


@pytest.mark.parametrize("open_window", [_an_import, _a_preflight, _a_camera])
def test_every_part_of_the_other_windows_has_a_name(qtbot: QtBot, open_window: Callable[[], QWidget]) -> None:
    window = open_window()
    qtbot.addWidget(window)
    window.show()
    left = nameless(window)
    window.close()
    assert left == []
