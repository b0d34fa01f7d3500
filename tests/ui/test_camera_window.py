"""Choosing the desk's camera by its picture."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.config import Settings, read_settings, write_settings
from kiosk.errors import CameraUnavailable
from kiosk.scan.camera_setup import CameraChoice, choice_of, with_choice
from kiosk.scan.clip import write_clip
from kiosk.scan.devices import Camera
from kiosk.scan.events import HintKind, Lens
from ui.cameras.chooser import CameraChooser
from ui.cameras.panel import CameraPanel
from ui.cameras.window import CameraWindow, live_scanner
from ui.theme import Look, Scheme

FRONT, BACK = Camera(0, "HD Webcam"), Camera(2, "HD Webcam (2)")
FRAME = np.full((360, 640), 90, np.uint8)


@pytest.fixture
def chooser(qtbot) -> CameraChooser:
    one = CameraChooser()
    qtbot.addWidget(one)
    one.wear(Look())
    one.resize(900, 520)
    one.show()
    return one


def _names(chooser: CameraChooser) -> list[tuple[str, bool]]:
    return [(button.text(), button.isChecked()) for button in chooser.buttons]


def test_cameras_are_listed_by_name_and_the_chosen_one_bears_a_check(chooser: CameraChooser):
    chooser.show_choice(CameraChoice("camera:HD Webcam (2)"))
    chooser.show_cameras((FRONT, BACK))
    assert _names(chooser) == [("HD Webcam", False), ("HD Webcam (2)", True)]


def test_a_pressed_camera_is_chosen_by_its_name_and_not_by_its_number(qtbot, chooser: CameraChooser):
    chooser.show_choice(CameraChoice("camera:HD Webcam", focus="30", rotation=90))
    chooser.show_cameras((FRONT, BACK))
    with qtbot.waitSignal(chooser.changed) as changed:
        chooser.buttons[1].click()
    assert changed.args == [CameraChoice("camera:HD Webcam (2)", rotation=90)]  # the lock was the other lens's


def test_a_number_from_older_settings_is_shown_as_the_camera_that_has_it(chooser: CameraChooser):
    chooser.show_choice(CameraChoice("2"))
    chooser.show_cameras((FRONT, BACK))
    assert _names(chooser)[1] == ("HD Webcam (2)", True)


def test_a_camera_that_is_set_but_not_there_says_so(chooser: CameraChooser):
    chooser.show_choice(CameraChoice("camera:Old Cam"))
    chooser.show_cameras((FRONT,))
    assert _names(chooser) == [("HD Webcam", False), ("Old Cam (not plugged in)", True)]


def test_without_a_camera_it_says_what_to_do(chooser: CameraChooser):
    chooser.show_choice(CameraChoice("0"))
    chooser.show_cameras(())
    assert chooser.view.accessibleName() == "Plug in a camera · It appears here by itself."
    assert not any(row.isVisible() for row in (chooser.size_row, chooser.focus_row))


@pytest.mark.parametrize(
    ("row", "number", "changed"),
    [
        ("size_row", 2, {"size": "1920x1080"}),
        ("turn_row", 1, {"rotation": 90}),
        ("mirror_row", 1, {"mirror": True}),
        ("focus_row", 1, {"focus": "35"}),
        ("exposure_row", 1, {"exposure": "-6"}),
    ],
)
def test_each_setting_is_one_press(qtbot, chooser: CameraChooser, row: str, number: int, changed: dict):
    before = {"source": "camera:HD Webcam"}
    chooser.show_choice(CameraChoice(**before))
    chooser.show_cameras((FRONT,))
    chooser.show_frame(FRAME, ())
    chooser.show_lens(Lens(35.0, -6.0))
    with qtbot.waitSignal(chooser.changed) as told:
        getattr(chooser, row).segments[number].click()
    assert told.args == [CameraChoice(**before, **changed)]


def test_a_lens_without_locks_offers_none(chooser: CameraChooser):
    chooser.show_choice(CameraChoice("camera:HD Webcam"))
    chooser.show_cameras((FRONT,))
    chooser.show_frame(FRAME, ())
    chooser.show_lens(Lens(None, 120.0))
    assert chooser.focus_row.segments == []
    assert [segment.text() for segment in chooser.exposure_row.segments] == ["Automatic", "Hold as now"]


def test_a_lock_is_let_go_of_again(qtbot, chooser: CameraChooser):
    chooser.show_choice(CameraChoice("camera:HD Webcam", focus="35"))
    chooser.show_cameras((FRONT,))
    with qtbot.waitSignal(chooser.changed) as told:
        chooser.focus_row.segments[0].click()
    assert told.args == [CameraChoice("camera:HD Webcam")]


def test_too_little_light_is_said_on_the_picture(chooser: CameraChooser):
    chooser.show_choice(CameraChoice("camera:HD Webcam"))
    chooser.show_cameras((FRONT,))
    chooser.show_frame(FRAME, ())
    chooser.show_advice(HintKind.MORE_LIGHT)
    assert chooser.view.accessibleName() == "Too dark here: more light"


@pytest.fixture
def panel(qtbot) -> Iterator[Callable[..., CameraPanel]]:
    made: list[CameraPanel] = []

    def make(open_scanner: Callable, plugged: Callable = lambda: [FRONT]) -> CameraPanel:
        one = CameraPanel(open_scanner, plugged)
        qtbot.addWidget(one)
        one.resize(900, 520)
        one.show()
        made.append(one)
        return one

    yield make
    for one in made:
        one.end()


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("films") / "guests.avi"
    write_clip(path, ["CQ26-000001", "CQ26-000002"], seed=2, size=(640, 360))
    return path


def test_the_live_picture_comes_through_the_real_process_and_a_ticket_is_read(qtbot, panel, film: Path):
    one = panel(live_scanner(Settings()))
    one.begin(CameraChoice(str(film)))
    qtbot.waitUntil(lambda: one.chooser._code == "CQ26-000002", timeout=20_000)
    assert one.chooser._gives == (640, 360)


def test_a_turned_picture_is_shown_upright_at_once(qtbot, panel, film: Path):
    one = panel(live_scanner(Settings()))
    one.begin(CameraChoice(str(film)))
    qtbot.waitUntil(lambda: one.chooser._gives == (640, 360), timeout=20_000)
    one.chooser.turn_row.segments[1].click()
    qtbot.waitUntil(lambda: one.chooser._gives == (360, 640), timeout=20_000)


def test_a_camera_that_is_plugged_in_later_appears_by_itself(qtbot, panel):
    plugged: list[Camera] = []

    def none(_choice: CameraChoice):
        raise CameraUnavailable("Camera 0 does not answer")

    one = panel(none, lambda: list(plugged))
    one.begin(CameraChoice("0"))
    qtbot.waitUntil(lambda: one.chooser.view.accessibleName().startswith("Plug in"))
    plugged.append(FRONT)
    qtbot.waitUntil(lambda: len(one.chooser.buttons) == 1)


def test_enter_takes_the_camera_and_escape_leaves_it(qtbot, film: Path):
    window = CameraWindow(CameraPanel(live_scanner(Settings()), lambda: [FRONT]), Look(Scheme.DARK))
    qtbot.addWidget(window)
    window.show()
    window.panel.chooser.show_choice(CameraChoice("camera:HD Webcam", mirror=True))
    with qtbot.waitSignal(window.taken) as taken:
        window.take.click()
    assert taken.args == [CameraChoice("camera:HD Webcam", mirror=True)]
    window.show()
    with qtbot.assertNotEmitted(window.taken):
        window.leave.click()
    assert not window.isVisible()


def test_a_choice_is_what_the_settings_keep(tmp_path: Path):
    choice = CameraChoice("camera:HD Webcam", "1920x1080", 90, True, "35", "auto")
    write_settings(tmp_path, with_choice(Settings(hall="north"), choice))
    assert choice_of(read_settings(tmp_path)) == choice
    assert read_settings(tmp_path).hall == "north"
