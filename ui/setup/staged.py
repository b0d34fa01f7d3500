"""The pages of the assistant and of the settings, filled in for pictures; nothing is read or printed."""

from PySide6.QtCore import QSize

from kiosk.config import Settings
from kiosk.domain.text import Language
from ui.setup.board import SetupBoard
from ui.setup.pages import CameraPage, DeskPage, DonePage, EventPage, LookPage, PrinterPage, SoundPage, TestPage
from ui.setup.screen import SetupScreen
from ui.sound import Sounds
from ui.staged import Say, camera_picture
from ui.theme import Look

ASSISTANT = ("event", "desk", "printer", "sound", "done")
SETTINGS = ("look", "test")
PAGES = (*(f"setup-{name}" for name in ASSISTANT), *(f"settings-{name}" for name in SETTINGS))


def staged(name: str, language: Language, look: Look, size: QSize) -> SetupScreen:
    """The window on the page of this name in ``PAGES``."""

    def say(zh: str, en: str) -> str:
        return zh if language is Language.ZH else en

    kind, _, page = name.partition("-")
    screen = _screen(look, assistant=kind == "setup")
    settings = Settings(
        desk="gate-3",
        hall="n1",
        gate="g1",
        language=language,
        theme=look.scheme,
        camera="camera:Logitech BRIO",
        printer="ipp://192.168.1.20/ipp/print",
    )
    board = SetupBoard(screen, settings, Sounds(screen), language=language, speaks=False)
    halls = (("n1", say("北一馆", "Hall N1")), ("n2", say("北二馆", "Hall N2")), ("n3", say("北三馆", "Hall N3")))
    gates = (("g1", say("1 号口", "Gate 1")), ("g2", say("2 号口", "Gate 2")))
    event = say("重庆国际人才交流大会", "Chongqing International Talent Exchange Conference")
    board.pack_taken(event, 3500, halls, gates)
    board.printers_found(
        (("ipp://192.168.1.20/ipp/print", say("Brother QL-820NWB · 前台", "Brother QL-820NWB · front desk")),)
    )
    board.test_page_done("printed", "")
    screen.resize(size)
    screen.show()
    screen.show_page(page)
    _fill(screen, board, say)
    return screen


def _screen(look: Look, *, assistant: bool) -> SetupScreen:
    if assistant:
        pages = (EventPage(), DeskPage(), CameraPage(), PrinterPage(), SoundPage(), DonePage())
    else:
        pages = (LookPage(), DeskPage(), PrinterPage(), SoundPage(), TestPage())
    return SetupScreen(pages, look, assistant=assistant)


def _fill(screen: SetupScreen, board: SetupBoard, say: Say) -> None:
    """What a desk that is nearly ready shows."""
    for page in screen.pages.values():
        match page:
            case EventPage():
                page.camera.show_frame(camera_picture())
                page.path.line.setText("E:/cqitec-2025.zip")
            case SoundPage():
                page.show_device(there=True)
            case TestPage():
                page.show_findings(
                    (
                        ("disk", True, say("剩余 88,210 MB", "88,210 MB free")),
                        ("clock", True, "2025-11-15 08:12:04 CST"),
                        ("roster", True, say("3500 人，0.4 小时前导入", "3500 attendees, imported 0.4 h ago")),
                        ("journal", True, say("1,284 条记录，完好", "1,284 facts, sound")),
                        ("decoder", True, say("测试码读取正常，今天没有重启", "reads a test code, not replaced today")),
                        (
                            "printer",
                            False,
                            say("缺纸：打开前盖，放入标签，合上即可", "out of labels: load some"),
                        ),
                        ("fonts", True, say("各种文字齐全", "every script of the test is there")),
                    )
                )
            case _:
                pass
    board.summarise()
