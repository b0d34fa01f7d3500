"""Pictures of every state of the kiosk: ``python -m ui.selfservice.pictures OUT``; people and firms are invented."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.domain.event import Notice, Option, Question, QuestionType
from kiosk.domain.ids import OptionId, QuestionId
from kiosk.domain.text import Language, Text
from kiosk.selfservice.day import Day, Entry
from kiosk.selfservice.machine import State
from kiosk.selfservice.overview import STEP, DeskLine, HallLoad, OpenItem, Overview
from kiosk.selfservice.replies import DataCheck, MaskedHit, Person, Second
from ui import texts as words
from ui.selfservice import texts
from ui.selfservice.board import BoardScreen
from ui.selfservice.scene import Place, Scene
from ui.selfservice.screen import KioskScreen
from ui.staged import camera_picture
from ui.theme import load_fonts

SIZES = {
    "landscape": (1920, 1080, 0.248, False),
    "portrait": (1080, 1920, 0.248, False),
    "landscape-low": (1920, 1080, 0.248, True),
    "portrait-low": (1080, 1920, 0.248, True),
    "small": (1920, 1080, 0.173, False),
    "small-portrait": (1080, 1920, 0.173, False),
    "small-low": (1920, 1080, 0.173, True),
    "small-portrait-low": (1080, 1920, 0.173, True),
    "large": (1920, 1080, 0.369, False),
}
"""Name -> px, millimetres of one px (21.5, 15 and 32 inch), low layout."""
SHOWN = ("landscape", "portrait", "landscape-low", "portrait-low")
SURFACES, SHADES = 64, 128
"""Colours of a picture: the most frequent as they are, and what the rest is rounded to."""

_EVENT = Text("重庆国际人才交流大会", "Chongqing International Talent Exchange Conference")
_N1, _N2, _N7 = Text("北一馆", "Hall N1"), Text("北二馆", "Hall N2"), Text("北七馆", "Hall N7")
_DAY = Day(
    (
        Entry(
            "10:00",
            "09:40",
            Text("新材料论坛", "New Materials Forum"),
            _N1,
            Text("直行，再右转", "Straight on, then right"),
            own=True,
            next=True,
        ),
        Entry("14:00", "13:30", Text("职业发展论坛", "Careers Forum"), _N2, _N2, own=True),
        Entry("16:30", "16:00", Text("海外人才对接会", "Matchmaking: overseas talent"), _N7, _N7, own=True),
    ),
    0,
    2,
)
_HU = Person(Text("胡*静", "H*** J."), Language.ZH, Text("技能人才", "Skilled talent"), _DAY)
_HEADSET = Question(
    QuestionId("headset"),
    Text("需要同声传译耳机吗？", "Do you need an interpretation headset?"),
    QuestionType.CHOICE,
    tuple(
        Option(OptionId(name), Text(zh, en))
        for name, zh, en in (("none", "不需要", "No"), ("en", "英语", "English"), ("zh", "中文", "Chinese"))
    ),
    required=True,
)
_VISIT = Question(
    QuestionId("visit"),
    Text("参加会后的实验室参观吗？", "Will you join the laboratory visit?"),
    QuestionType.BOOLEAN,
)
_SHOE = Question(
    QuestionId("shoe"),
    Text("安全鞋尺码（欧码）", "Safety shoe size (EU)"),
    QuestionType.NUMBER,
    required=True,
    min=34,
    max=48,
)
_COUNTRY = Question(
    QuestionId("country"),
    Text("您从哪个国家来？", "Which country do you come from?"),
    QuestionType.COUNTRY,
    required=True,
)
_MAIL = Question(QuestionId("mail"), Text("您的邮箱", "Your e-mail address"), QuestionType.EMAIL)
_NOTICE = Notice(
    "privacy",
    "1",
    Text(
        "我们只为签到、胸卡和应急使用您的姓名、单位与联系方式，数据保存在会场的设备上，会后三十天内删除。",
        "We use your name, organisation and contact only for check-in, your badge and emergencies. They stay on "
        "devices at the venue and are deleted within thirty days after the event.",
    ),
    required=True,
)
_HITS = (
    MaskedHit(Text("胡*静", "H*** J."), Text("渝江***公司", "Yuji***"), Second.PHONE),
    MaskedHit(Text("黄*", "H*** J."), Text("成渝***究所", "Chen***"), Second.PHONE),
)
_PLACE = Place("2", Text("右转，约 20 米", "Turn right, about 20 m"), "right")

Stage = Callable[[Scene], Scene]


def _with(state: State, **changes: object) -> Stage:
    def stage(base: Scene) -> Scene:
        # The fields are checked by the tests that show every stage.
        return replace(base, state=state, **changes)  # pyright: ignore[reportArgumentType]

    return stage


_GUEST = {"person": _HU, "badge": True}
STAGES: dict[str, Stage] = {
    "waiting": _with(State.WAITING, chosen=None),
    "waiting-other-code": _with(
        State.WAITING,
        chosen=None,
        coach=(
            Text("这是微信付款码，不是门票", "This is a WeChat payment code, not a ticket"),
            Text("请打开报名短信里的票", "Open the ticket in your message"),
        ),
    ),
    "reading": _with(State.READING),
    "looking-up": _with(State.LOOKING_UP, typed="HJ", hits=_HITS),
    "looking-up-empty": _with(State.LOOKING_UP),
    "looking-up-second": _with(State.LOOKING_UP, typed="HJ", hits=_HITS, picked=0, proof="44", tries_left=2),
    "asking-notice": _with(State.ASKING, person=_HU, steps=(_NOTICE, _HEADSET)),
    "asking-choice": _with(State.ASKING, person=_HU, steps=(_HEADSET, _VISIT)),
    "asking-yes-no": _with(State.ASKING, person=_HU, steps=(_VISIT,)),
    "asking-country": _with(State.ASKING, person=_HU, steps=(_COUNTRY,)),
    "asking-number": _with(State.ASKING, person=_HU, steps=(_SHOE,)),
    "asking-mail": _with(State.ASKING, person=_HU, steps=(_MAIL,), refused_answer=True),
    "asking-data": _with(
        State.ASKING,
        person=_HU,
        steps=(DataCheck("胡文静 · Hu Wenjing", "渝江精密制造有限公司 · Yujiang Precision Manufacturing"),),
    ),
    "still-there": _with(State.ASKING, person=_HU, steps=(_HEADSET,), covered=True, seconds_left=20),
    "greeting": _with(State.GREETING, **_GUEST),
    "printing": _with(State.PRINTING, **_GUEST, progress=0.62, seconds_to_go=3),
    "taking": _with(State.TAKING, **_GUEST, progress=1.0),
    "done": _with(State.DONE, **_GUEST, seconds_left=12),
    "done-known": _with(State.DONE, person=_HU, line=Text("09:02 已入场，1 号口", "Already in since 09:02, Gate 1")),
    "help": _with(
        State.HELP,
        person=_HU,
        why="unpaid",
        ticket=417,
        line=Text("订单尚未付款", "The order is not paid yet"),
        seconds_left=20,
    ),
    "out-of-order": _with(State.OUT_OF_ORDER, troubles=("printer",)),
    "door-entry": _with(State.GREETING, person=_HU, door=True, inside=312),
    "door-exit": _with(State.GREETING, person=_HU, door=True, inside=311, left=True),
    "door-waiting": _with(State.WAITING, chosen=None, door=True),
    "where-waiting": _with(State.WAITING, chosen=None, tells=True, looks_up=False),
}


def an_overview() -> Overview:
    """The first morning, as the board shows it."""
    at = datetime(2025, 11, 15, 8, 26, tzinfo=timezone(timedelta(hours=8)))
    counts = (0, 0, 0, 0, 0, 0, 8, 14, 22, 31, 44, 58, 71, 96, 118, 131, 142, 149)
    begins = [at.replace(minute=25) - STEP * back for back in reversed(range(len(counts)))]
    desks = [DeskLine(f"gate-1-{number}", rate) for number, rate in ((1, 248), (2, 231), (3, 226))]
    desks += [DeskLine("gate-2-1", 204), DeskLine("kiosk-1", 139), DeskLine("kiosk-2", 131)]
    return Overview(
        event=_EVENT,
        at=at,
        day=1,
        entered=884,
        expected=3500,
        by_type=((_HU.kind, 612), (Text("用人单位", "Employer"), 147), (Text("国际嘉宾", "International guest"), 21)),
        halls=(
            HallLoad(Text("青年科学家对话", "Young scientists: careers"), 180, 180),
            HallLoad(Text("绿色技术论坛", "Green Technology Forum"), 232, 240),
            HallLoad(Text("新材料论坛", "New Materials Forum"), 234, 300),
        ),
        arrivals=tuple(zip(begins, counts, strict=True)),
        desks=(DeskLine("gate-2-2", 12, silent_min=4), DeskLine("kiosk-3", 118, help_open=417), *desks),
        desks_well=6,
        open=(
            OpenItem("double", Text("周*轩", "Z*** Z."), "gate-1-1 08:11, gate-1-3 08:12"),
            OpenItem("help", Text("赵*帆", "Z*** Y."), "kiosk-3", 417, "unpaid"),
            OpenItem("help", Text("莱*·诺*", "L*** N."), "kiosk-1", 415, "wrong_data"),
            OpenItem("silent", Text("gate-2-2", "gate-2-2"), "4"),
        ),
        open_count=4,
        per_minute=28.1,
        seconds_each=11.8,
        more_positions=3,
    )


def scene_of(stage: str, language: Language) -> Scene:
    base = Scene(State.WAITING, language, _EVENT, _PLACE, chosen=language, today=date(2025, 11, 15))
    return STAGES[stage](base)


def show_stage(screen: KioskScreen, stage: str, language: Language) -> None:
    """Put a state on screen, as the running kiosk would."""
    scene = scene_of(stage, language)
    screen.attract.camera.say(texts.BOTH["here_low" if screen.low else "here"])
    screen.show_scene(scene)
    if screen.page is screen.attract:
        screen.attract.camera.show_frame(camera_picture())
    for digit in "42" if stage == "asking-number" else "":
        screen.ask_typing.keyboard.typed.emit(digit)


def picture(screen: QWidget) -> QImage:
    image = QImage(screen.size(), QImage.Format.Format_RGB32)
    screen.render(image)
    return image


def save_small(image: QImage, file: Path, width: int = 0) -> None:
    """As a PNG of few colours: flat surfaces need no more."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)
    small = Image.fromarray(pixels)
    if width:
        small = small.resize((width, round(width * small.height / small.width)), Image.Resampling.LANCZOS)
    flat = Image.new("P", (1, 1))
    flat.putpalette(_palette(small))
    small.quantize(palette=flat, dither=Image.Dither.NONE).save(file, optimize=True)


def _palette(picture: Image.Image) -> list[int]:
    """The colours that fill surfaces as they are, and the shades between them that edges of letters have."""
    pixels: npt.NDArray[np.uint8] = np.asarray(picture).reshape(-1, 3)
    seen, often = np.unique(pixels, axis=0, return_counts=True)
    most = seen[np.argsort(-often)[:SURFACES]].ravel().tolist()
    shades = picture.quantize(SHADES, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).getpalette() or []
    return [*most, *shades[: 3 * SHADES]]


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures and say how many."""
    parser = argparse.ArgumentParser(prog="ui.selfservice.pictures", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="states whose name contains this")
    parser.add_argument("--size", action="append", help=f"of {', '.join(SIZES)}; default {', '.join(SHOWN)}")
    parser.add_argument("--lang", action="append", choices=[*Language])
    parser.add_argument("--width", type=int, default=0, help="px of the pictures; 0 = as on screen")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    load_fonts()
    options.out.mkdir(parents=True, exist_ok=True)
    count = 0
    translators: Sequence[QTranslator] = ()
    for language in [Language(one) for one in options.lang or Language]:
        translators = words.install(language, translators)
        if options.only in "board":
            board = BoardScreen(language)
            board.resize(1920, 1080)
            board.show_overview(an_overview())
            save_small(picture(board), options.out / f"board-{language}.png", options.width)
            count += 1
        for size in options.size or SHOWN:
            width, height, mm, low = SIZES[size]
            screen = KioskScreen(low=low, mm_per_px=mm)
            screen.resize(width, height)
            screen.show()
            app.processEvents()
            for stage in STAGES:
                if options.only in stage:
                    show_stage(screen, stage, language)
                    share = options.width if width > height else round(options.width * width / height)
                    save_small(picture(screen), options.out / f"{stage}-{language}-{size}.png", share)
                    count += 1
            screen.close()
    words.install(Language.EN, translators)
    print(f"{count} pictures in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
