"""Pictures of the roster's windows for the documentation: ``python -m ui.roster.pictures OUT``.

The guests and firms are invented.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.backroom import Change, Checked, Told
from kiosk.demo.event import demo_pack
from kiosk.domain.attendee import Attendee, PersonName
from kiosk.domain.ids import AttendeeId, Code, TicketTypeId
from kiosk.domain.text import Language, Text
from kiosk.pack.pack import Problem
from kiosk.pack.rows import Preview
from kiosk.preflight import Finding
from ui import texts
from ui.roster.import_window import ImportWindow
from ui.roster.preflight_window import PreflightWindow
from ui.roster.walk_in import WalkInPanel
from ui.theme import Look, load_fonts

SIZE = QSize(1366, 768)
_HEADINGS = ("编号", "票号", "姓名", "拼音", "单位", "职务", "类别", "联系方式", "邮箱", "同意", "鞋码")
_KEYS = ("id", "code", "name", "name.latin", "organisation", "title", "ticket_type", "phone", "email", "consent", "")


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """A record stands on two lines."""
    lines = iter(text.strip().splitlines())
    return zip(lines, lines, strict=True)


_ROWS_TEXT = """
g-00017|CQ25-7KQ2MX4D|胡 静|Hu Jing|嘉陵材料研究所|研究员|技能人才|
13600000017|hu@example.org|是|38
g-00018|CQ25-W93TBC8H|阿依古丽•买买提|Ayigul|山城智造|工程师|技能人才|
1.3700000018E+10|a@example.org|是|37
g-00019|CQ25-QH5RN2VX|单雄飞||渝江精工|高级技师|VIP 嘉宾|
13800000019|无|否|42
"""
_ROWS = tuple(tuple((upper + lower).split("|")) for upper, lower in _pairs(_ROWS_TEXT))

_FOUND_TEXT = """
19|单雄飞|missing-type|票种“VIP 嘉宾”不在本届之列|no ticket type “VIP 嘉宾”|
改为本届的票种|choose one of the event's
40|王�明|lost-character|�(U+FFFD) 代替了丢失的字|�(U+FFFD) stands for a lost character|
查对后更正|look it up and correct it
77|王芳|same-name|与 g-01204 同名|has the name of g-01204|
以单位“山城智造”区分|tell them apart by the organisation “山城智造”
204|罗静怡|bad-phone|电话 1.38E+10 有误|no telephone number can be 1.38E+10|
把该列设为文本后重新填写|set the column to text and enter it again
310|张伟|double-code|票号与 g-00311 相同，扫码分不清|has the code of g-00311 too: no scan tells them apart|
给每人一个票号|give each a code of their own
"""


def _columns(_: Language) -> QWidget:
    window = ImportWindow(Look())
    window.open_file(Path("参会名单.xlsx"))
    guess = {heading: key for heading, key in zip(_HEADINGS, _KEYS, strict=True) if key}
    window.show_looked(Preview(_HEADINGS, guess, _ROWS))
    return window


def _changes(_: Language) -> QWidget:
    window = ImportWindow(Look())
    window.open_file(Path("参会名单.xlsx"))
    window.show_told(_told())
    return window


def _writing(_: Language) -> QWidget:
    now = [0.0]
    window = ImportWindow(Look(), clock=lambda: now[0])
    window.open_file(Path("参会名单.xlsx"))
    window.show_told(_told())
    window.primary.click()
    now[0] = 9.0
    window.show_step(41_500, 100_000)
    return window


def _told() -> Told:
    changes = (
        Change("removed", AttendeeId("g-00402"), "谭立", "嘉陵材料研究所"),
        Change("changed", AttendeeId("g-00017"), "胡静", "嘉陵材料研究所", ("title", "phone")),
        Change("changed", AttendeeId("g-00018"), "阿依古丽·买买提", "山城智造", ("name",)),
        Change("added", AttendeeId("g-03501"), "单雄飞", "渝江精工"),
        Change("added", AttendeeId("g-03502"), "Łukasz Żółkowski", "Instytut Techniki"),
    )
    problem = Problem(
        "参会名单.xlsx:19", "unknown-ticket-type", "ticket_type names no ticket type of this event: VIP 嘉宾"
    )
    return Told(3502, 2, 2, 1, changes, (problem,) * 14)


def _findings(language: Language) -> QWidget:
    def guest(number: int, name: str) -> Attendee:
        return Attendee(AttendeeId(f"g-{number:05}"), Code("C"), TicketTypeId("talent"), PersonName(name))

    window = PreflightWindow(Look(), language)
    found = [(upper + lower).split("|") for upper, lower in _pairs(_FOUND_TEXT)]
    findings = tuple(
        Finding(guest(int(number), name), kind, Text(zh, en), Text(mend_zh, mend_en))
        for number, name, kind, zh, en, mend_zh, mend_en in found
    )
    window.show_checked(
        Checked(findings, {one.guest.id: f"list.csv:{at}" for at, one in enumerate(findings, 21) if one.guest}, 1.2)
    )
    return window


def _walk_in(language: Language) -> QWidget:
    panel = WalkInPanel(Look(), language)
    panel.begin(demo_pack(1).event, "胡静")
    panel.organisation.setText("嘉陵材料研究所")
    return panel


PICTURES: dict[str, tuple[Callable[[Language], QWidget], QSize]] = {
    "import-columns": (_columns, SIZE),
    "import-changes": (_changes, SIZE),
    "import-progress": (_writing, SIZE),
    "preflight": (_findings, SIZE),
    "new-guest": (_walk_in, QSize(760, 460)),
}


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures."""
    parser = argparse.ArgumentParser(prog="ui.roster.pictures", description=__doc__)
    parser.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    load_fonts()
    options.out.mkdir(parents=True, exist_ok=True)
    translators: Sequence[QTranslator] = ()
    for language in Language:
        translators = texts.install(language, translators)
        for name, (make, size) in PICTURES.items():
            window = make(language)
            window.resize(size)
            window.show()
            app.processEvents()
            image = QImage(size, QImage.Format.Format_RGB32)
            window.render(image)
            image.save(str(options.out / f"{name}-{language}.png"))
            window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
