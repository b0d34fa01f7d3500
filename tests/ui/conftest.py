"""Qt without a display, a hall with a few guests, and no Qt warning that goes unseen."""

import gc
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hall import HALL
from PySide6.QtCore import QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from kiosk.desk import Post
from kiosk.domain.ids import DeskId, GateId
from kiosk.domain.text import Language
from kiosk.pack.document import parse_document
from kiosk.station import Station
from ui import texts
from ui.screens.gate import GateScreen
from ui.theme import Look, Scheme, load_fonts

MORNING = datetime(2025, 11, 15, 1, 14, tzinfo=UTC)
"""09:14 in the hall."""

BENIGN = ("This plugin does not support", "PulseAudio", "qt.multimedia", "pipewire")
"""What Qt says about a machine without a screen or a loudspeaker."""


@pytest.fixture(autouse=True)
def garbage_on_the_main_thread() -> Iterator[None]:
    """As in the running desk: what Qt objects are left over is deleted where they live."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def no_qt_warnings() -> Iterator[None]:
    heard: list[str] = []

    def hear(kind: QtMsgType, _context: object, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not any(part in message for part in BENIGN):
            heard.append(message)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert not heard, "\n".join(heard)


@pytest.fixture(autouse=True)
def speaking_english(qapp: QApplication) -> Iterator[None]:
    """Every test begins in English with our fonts, whatever language the window before it spoke last."""
    load_fonts()
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    yield


@pytest.fixture
def in_chinese(qapp: QApplication) -> Iterator[None]:
    translators = texts.install(Language.ZH, ())
    yield
    texts.install(Language.EN, translators)


@pytest.fixture
def a_screen(qtbot) -> Callable[..., GateScreen]:
    """Makes a gate screen of a size, scheme and text scale."""

    def make(width: int = 1366, height: int = 768, scheme: Scheme = Scheme.LIGHT, scale: float = 1.0) -> GateScreen:
        screen = GateScreen(Look(scheme, scale=scale))
        qtbot.addWidget(screen)
        screen.resize(width, height)
        screen.show()
        return screen

    return make


@pytest.fixture
def open_hall(tmp_path: Path) -> Callable[[], Station]:
    """Opens the desk of a small hall on disk, on the thread that calls."""

    def open_station() -> Station:
        station = Station(tmp_path / "desk", Post(DeskId("desk-1"), GateId("gate-1")), lambda: MORNING)
        if station.desk.event is None:
            station.take(parse_document(HALL, "hall.json"))
        return station

    return open_station
