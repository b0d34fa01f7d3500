"""Pictures of every state of the desk, from the real window: ``python -m ui.screenshots OUT``.

The guests and firms are invented.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from kiosk.domain.text import Language
from kiosk.resources import resource
from ui import texts
from ui.screens.gate import GateScreen
from ui.theme import Look, Scheme, load_fonts, mood_word
from ui.view import (
    ChipView,
    CountsView,
    DoorView,
    FactView,
    FaultView,
    FoundView,
    GuestView,
    HistoryRow,
    LampView,
    LastGuestView,
    ListView,
    Mood,
    NextChange,
    NobodyView,
    OptionView,
    OverrideView,
    QuestionsView,
    QuestionView,
    VerdictView,
)

SIZES = (QSize(1366, 768), QSize(1920, 1080), QSize(1280, 720))
Say = Callable[[str, str], str]
"""Chinese, English -> the one that is spoken."""


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures and say how many."""
    parser = argparse.ArgumentParser(prog="ui.screenshots", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="states whose name contains this")
    parser.add_argument("--scale", type=float, default=1.0, help="text scale, 1.0 to 2.0")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    load_fonts()
    options.out.mkdir(parents=True, exist_ok=True)
    count = 0
    translator = None
    for language in Language:
        translator = texts.install(language, translator)
        for scheme in Scheme:
            screen = GateScreen(Look(scheme, scale=options.scale))
            for size in SIZES if scheme is Scheme.LIGHT else SIZES[:2]:
                screen.resize(size)
                screen.show()
                app.processEvents()
                for name in STATES:
                    if options.only in name:
                        put_on_screen(screen, name, language)
                        count += _save(screen, options.out / f"{name}-{language}-{scheme}-{size.height()}.png")
            screen.close()
    print(f"{count} pictures in {options.out}")
    return 0


def put_on_screen(screen: GateScreen, name: str, language: Language) -> None:
    """Show the state ``name`` with everything around it."""

    def say(zh: str, en: str) -> str:
        return zh if language is Language.ZH else en

    _surroundings(screen, say)
    STATES[name](screen, say, language)


def _save(screen: GateScreen, file: Path) -> int:
    image = QImage(screen.size(), QImage.Format.Format_RGB32)
    screen.render(image)
    if not image.save(str(file)):
        raise OSError(f"cannot write {file}")
    return 1


def _surroundings(screen: GateScreen, say: Say) -> None:
    """What stands around every verdict."""
    screen.close_panel()
    screen.stand_by(None)
    screen.show_direction(exiting=False)
    screen.allow(frozenset({"reprint", "edit_name", "help_desk", "undo", "look_only", "let_in_again"}))
    screen.show_list(ListView(say("主入口", "Main entrance"), say("1 号口 · 北一馆", "Gate 1 · Hall N1"), pinned=False))
    screen.show_role(say("志愿者 李敏", "Volunteer Li Min"))
    screen.show_clock("09:14")
    screen.show_counts(CountsView(312, 400, 1284))
    screen.show_next(NextChange(texts.opens_in(say("新材料论坛", "Materials Forum"), 12)))
    screen.show_lamps(_lamps(say, Mood.ADMITTED))
    screen.show_history(_history(say))
    screen.show_last(
        LastGuestView(
            Mood.ADMITTED,
            say("胡静", "Hu Jing"),
            say("Hu Jing · 技能人才", "胡静 · Skilled talent"),
            say("09:14 请进 · 胸卡已打印", "09:14 Come in · badge printed"),
        )
    )
    screen.camera.show_hint(*texts.hint_seen())
    screen.camera.show_frame(_camera_picture())
    screen.camera.outline_code(_CODE_CORNERS)


def _lamps(say: Say, camera: Mood) -> tuple[LampView, ...]:
    return (
        LampView("camera", texts.lamp_camera(), camera),
        LampView("printer", say("标签 182", "182 labels"), Mood.ADMITTED),
        LampView("network", say("3 台相连", "3 desks linked"), Mood.ADMITTED),
    )


def _history(say: Say) -> tuple[HistoryRow, ...]:
    return (
        HistoryRow(Mood.ADMITTED, say("胡静", "Hu Jing"), "", "09:14"),
        HistoryRow(Mood.ADMITTED, say("马库斯·韦伯", "Markus Weber"), say("贵宾", "VIP"), "09:13"),
        HistoryRow(Mood.CAUTION, say("赵云帆", "Zhao Yunfan"), say("已入场", "already in"), "09:13"),
        HistoryRow(Mood.ADMITTED, say("陈思源", "Chen Siyuan"), "", "09:12"),
        HistoryRow(Mood.REFUSED, texts.unknown_code(), say("付款码", "payment code"), "09:12"),
        HistoryRow(Mood.ADMITTED, say("杨若涵", "Yang Ruohan"), "", "09:11"),
        HistoryRow(Mood.HELP, say("周楚楚", "Zhou Chuchu"), say("求助 417", "help 417"), "09:11"),
        HistoryRow(Mood.ADMITTED, say("阿依古丽·买买提", "Ayigul Mamat"), "", "09:10"),
    )


def _hu_jing(say: Say, facts: tuple[FactView, ...] = (), *, again: bool = False) -> GuestView:
    return GuestView(
        say("胡静", "Hu Jing"),
        say("Hu Jing", "胡静"),
        say("渝江精密制造有限公司", "Yujiang Precision Manufacturing"),
        say("数控技师", "CNC technician"),
        (ChipView(say("技能人才", "Skilled talent")),),
        facts,
        (texts.let_in_again(), texts.help_desk()) if again else (),
    )


def _idle(screen: GateScreen, say: Say, language: Language) -> None:
    screen.allow(frozenset({"help_desk", "look_only"}))
    screen.camera.show_hint(*texts.hint_waiting())
    screen.camera.outline_code(())
    screen.show_idle()


def _admitted(screen: GateScreen, say: Say, language: Language) -> None:
    guest = _hu_jing(
        say,
        (
            FactView(say("今日论坛", "Today"), say("新材料论坛 10:00", "Materials Forum 10:00")),
            FactView(texts.fact_last_seen(), texts.first_time()),
        ),
    )
    chips = (*guest.chips, ChipView(texts.badge_printing(), "printer"))
    guest = GuestView(guest.name, guest.second, guest.organisation, guest.title, chips, guest.facts)
    verdict = VerdictView(
        Mood.ADMITTED,
        mood_word(Mood.ADMITTED, language),
        say("欢迎，第一次入场", "Welcome, first time in"),
        say("胸卡正在打印，请从左侧出口取", "The badge is printing: left-hand slot"),
    )
    screen.show_verdict(verdict, guest)


def _admitted_long(screen: GateScreen, say: Say, language: Language) -> None:
    guest = GuestView(
        say("阿卜杜热合曼·麦麦提敏·阿卜杜克里木", "Abdurehman Memetimin Abdukerim-Konstantinopolitanski"),
        say("Abdurehman Memetimin Abdukerim-Konstantinopolitanski", "阿卜杜热合曼·麦麦提敏·阿卜杜克里木"),
        say(
            "重庆两江新区协同创新先进材料与智能装备联合研究院",
            "Chongqing Liangjiang Joint Institute of Advanced Materials and Intelligent Equipment",
        ),
        say("首席科学家兼技术委员会副主任", "Chief scientist and deputy chair of the technical committee"),
        (
            ChipView(say("国际嘉宾", "International guest")),
            ChipView(say("贵宾", "VIP"), "star"),
            ChipView(say("请通知接待组", "Tell the reception team"), "triangle-alert", Mood.CAUTION),
        ),
        (
            FactView(
                say("今日论坛", "Today"),
                say("新材料与智能装备国际论坛 10:00", "International Forum on Materials 10:00"),
            ),
            FactView(texts.fact_last_seen(), "08:57 · " + say("2 号口", "Gate 2")),
        ),
    )
    verdict = VerdictView(Mood.ADMITTED, mood_word(Mood.ADMITTED, language), say("欢迎回来", "Welcome back"))
    screen.show_verdict(verdict, guest)


def _exited(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_direction(exiting=True)
    screen.show_next(None)
    screen.show_clock("12:14")
    screen.show_counts(CountsView(311, 400, 1284))
    guest = _hu_jing(
        say,
        (
            FactView(say("入场", "Entered"), say("09:02 · 1 号口", "09:02 · Gate 1")),
            FactView(say("离场", "Left"), say("12:14 · 1 号口", "12:14 · Gate 1")),
        ),
    )
    screen.show_history(tuple(HistoryRow(Mood.EXITED, row.name, "", "12:14") for row in _history(say)[:4]))
    verdict = VerdictView(
        Mood.EXITED,
        mood_word(Mood.EXITED, language),
        say("胡静 已离场", "Hu Jing has left"),
        say("在场 3 小时 12 分", "Inside for 3 h 12 min"),
    )
    screen.show_verdict(verdict, guest)


def _already_in(screen: GateScreen, say: Say, language: Language) -> None:
    verdict = VerdictView(
        Mood.CAUTION,
        mood_word(Mood.CAUTION, language),
        say("09:02 已入场，1 号口", "Already in since 09:02, Gate 1"),
        say("2 号台 · 12 分钟前", "Desk 2 · 12 minutes ago"),
    )
    screen.show_verdict(verdict, _hu_jing(say, again=True))


def _payment_code(screen: GateScreen, say: Say, language: Language) -> None:
    verdict = VerdictView(
        Mood.REFUSED,
        mood_word(Mood.REFUSED, language),
        say("这是微信付款码，不是门票", "This is a WeChat payment code, not a ticket"),
        say("请在短信或邮件里打开“我的门票”。", "Open “My ticket” in the text message or e-mail."),
    )
    screen.show_verdict(
        verdict, NobodyView(texts.no_guest_found(), (texts.find_by_code(primary=True), texts.help_desk()))
    )


def _full(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_counts(CountsView(400, 400, 1384))
    verdict = VerdictView(
        Mood.REFUSED, mood_word(Mood.REFUSED, language), say("场内已满，请稍候", "The room is full, one moment")
    )
    screen.show_verdict(verdict, _hu_jing(say))


def _awaiting(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_counts(CountsView(384, 400, 1384))
    verdict = VerdictView(
        Mood.HELP,
        mood_word(Mood.HELP, language),
        say("报名还在审核", "Registration is still being reviewed"),
        say("请到服务台，那里可以马上处理", "The help desk settles this right away"),
    )
    screen.show_verdict(verdict, _hu_jing(say))


def _unpaid(screen: GateScreen, say: Say, language: Language) -> None:
    verdict = VerdictView(
        Mood.CAUTION,
        mood_word(Mood.CAUTION, language),
        say("赵云帆：订单尚未付款", "Zhao Yunfan: the order is not paid yet"),
        say("科锐电子 · 用人单位 · 订单 KR7Q2", "Kerui Electronics · Employer · order KR7Q2"),
    )
    reasons = tuple(OptionView(name, text) for name, text in texts.override_reasons())
    screen.show_verdict(verdict, None, OverrideView(reasons, say("主管可放行 · 王蕾", "Supervisor · Wang Lei")))
    screen.override.options[0].click()
    screen.override.options[0].setFocus()


def _question(screen: GateScreen, say: Say, language: Language) -> None:
    verdict = VerdictView(
        Mood.CAUTION,
        mood_word(Mood.CAUTION, language),
        say("还有一个问题：莱娜·诺瓦克", "One question for Lena Novak"),
        say("多瑙河机器人 · 国际嘉宾", "Danube Robotics · International guest"),
    )
    options = (
        OptionView("all", say("需要，全天", "Yes, all day")),
        OptionView("forums", say("需要，仅论坛", "Yes, forums only")),
        OptionView("no", say("不需要，谢谢", "No, thank you")),
        OptionView("unsure", say("还不确定", "Not sure yet")),
    )
    question = QuestionView(
        "interpretation",
        say("您需要英语翻译吗？", "Do you need interpretation into English?"),
        "one",
        options,
        hint=say("耳机在北一馆门口领取。", "Headsets are handed out at the door of Hall N1."),
    )
    screen.show_verdict(verdict, None, QuestionsView((question,)))
    screen.questions.options[1].click()
    screen.questions.options[1].setFocus()


def _search(screen: GateScreen, say: Say, language: Language) -> None:
    screen.camera.show_hint(*texts.hint_waiting())
    screen.camera.outline_code(())
    screen.show_idle()
    screen.open_search()
    screen.search.field.setText("hj")
    talent, guest = say("技能人才", "Skilled talent"), say("国际嘉宾", "International guest")
    initials, out = say("首字母 hj", "initials hj"), say("未入场", "not in yet")
    hits = (
        (
            say("胡静", "Hu Jing"),
            say("Hu Jing", "胡静"),
            say("渝江精密制造有限公司", "Yujiang Precision Manufacturing"),
            talent,
            "4417",
            False,
        ),
        (
            say("黄佳", "Huang Jia"),
            say("Huang Jia", "黄佳"),
            say("成渝材料研究所", "Chengyu Institute of Materials"),
            talent,
            "9052",
            True,
        ),
        (say("郝军", "Hao Jun"), say("Hao Jun", "郝军"), say("瑞丰模具", "Ruifeng Tooling"), talent, "1138", False),
        (
            say("雨果·扬森", "Hugo Jansen"),
            say("Hugo Jansen", "雨果·扬森"),
            "Polder Water Systems",
            guest,
            "7720",
            False,
        ),
    )
    screen.show_found(
        tuple(
            FoundView(
                f"C{number}",
                name,
                second,
                where,
                f"{kind} · …{phone}",
                initials,
                say("08:57 入场", "in since 08:57") if inside else out,
                inside,
            )
            for number, (name, second, where, kind, phone, inside) in enumerate(hits)
        )
    )


def _typing(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_idle()
    screen.open_search()
    screen.search.field.setText("CQ25-7F3K")


def _fault(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_lamps(_lamps(say, Mood.REFUSED))
    screen.camera.show_lost(texts.no_picture_since("09:13"))
    reason, sub = texts.camera_gone()
    screen.show_verdict(
        VerdictView(Mood.SYSTEM, mood_word(Mood.SYSTEM, language), reason, sub), None, FaultView(texts.camera_ways())
    )


def _no_roster(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_lamps(_lamps(say, Mood.REFUSED))
    screen.camera.show_lost(*texts.no_camera())
    screen.show_last(None)
    screen.show_history(())
    screen.show_next(None)
    screen.show_counts(CountsView(0, None, 0))
    fault = VerdictView(Mood.SYSTEM, mood_word(Mood.SYSTEM, language), *texts.roster_missing())
    screen.show_idle()
    screen.stand_by(fault, FaultView(texts.roster_ways("cqitec-kiosk import PATH --data /srv/desk")))


def _keys(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_idle()
    screen.do("keys")


def _doors(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_idle()
    names = (
        ("主入口", "Main entrance"),
        ("新材料论坛", "Materials Forum"),
        ("智能装备论坛", "Intelligent Equipment Forum"),
        ("青年科学家专场", "Young Scientists"),
        ("高校招聘会", "University Recruitment Fair"),
    )
    doors = [DoorView("", texts.follow_programme(), texts.follow_programme_hint(), current=True)]
    doors += [DoorView(f"list-{number}", say(*name), "") for number, name in enumerate(names)]
    screen.show_doors(tuple(doors))
    screen.do("doors")


STATES: dict[str, Callable[[GateScreen, Say, Language], None]] = {
    "idle": _idle,
    "admitted": _admitted,
    "admitted-long-name": _admitted_long,
    "exited": _exited,
    "already-in": _already_in,
    "payment-code": _payment_code,
    "full": _full,
    "awaiting-approval": _awaiting,
    "unpaid-override": _unpaid,
    "question": _question,
    "search": _search,
    "typing": _typing,
    "system-fault": _fault,
    "no-roster": _no_roster,
    "keys": _keys,
    "doors": _doors,
}

_CODE_CORNERS = ((286.0, 168.0), (354.0, 168.0), (354.0, 236.0), (286.0, 236.0))


def _camera_picture() -> QImage:
    """A grey frame: somebody holds a phone with a code up to the camera."""
    image = QImage(640, 480, QImage.Format.Format_Grayscale8)
    image.fill(QColor(46, 46, 46))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for rect, shade, radius in (
        (QRectF(0, 320, 640, 160), 38, 0),
        (QRectF(256, 290, 128, 260), 150, 40),
        (QRectF(262, 112, 116, 220), 22, 16),
        (QRectF(268, 118, 104, 208), 240, 11),
    ):
        painter.setBrush(QColor(shade, shade, shade))
        painter.drawRoundedRect(rect, radius, radius)
    painter.setBrush(QColor(58, 58, 58))
    painter.drawEllipse(QPointF(80, 200), 30, 30)
    QSvgRenderer(str(resource("theme/phone-code.svg"))).render(painter, QRectF(290, 172, 60, 60))
    painter.end()
    return image


if __name__ == "__main__":
    sys.exit(main())
