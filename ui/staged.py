"""What stands around every state of the desk when pictures are taken; guests and firms are invented."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from kiosk.resources import resource
from ui import fault_texts, key_texts, search_texts, texts
from ui.screens.gate import GateScreen
from ui.view import (
    ChipView,
    CountsView,
    FactView,
    FoundView,
    GuestView,
    HistoryRow,
    LampView,
    LastGuestView,
    ListView,
    Mood,
    NextChange,
)

Say = Callable[[str, str], str]
"""Chinese, English -> the one that is spoken."""


def surroundings(screen: GateScreen, say: Say) -> None:
    """What stands around every verdict."""
    screen.close_panel()
    screen.stand_by(None)
    screen.rehearse(on=False)
    screen.show_called(None)
    screen.show_direction(exiting=False)
    screen.allow(frozenset({"reprint", "undo", "look_only", "let_in_again", "help_desk", "edit_name", "stand_by"}))
    screen.show_list(ListView(say("主入口", "Main entrance"), say("1 号口 · 北一馆", "Gate 1 · Hall N1"), pinned=False))
    screen.show_role(say("志愿者 李敏", "Volunteer Li Min"))
    screen.show_clock("09:14")
    screen.show_counts(CountsView(312, 400, 1284))
    screen.show_next(NextChange(texts.opens_in(say("新材料论坛", "Materials Forum"), 12)))
    screen.show_lamps(lamps(Mood.ADMITTED))
    screen.show_history(history(say))
    screen.show_last(
        LastGuestView(
            Mood.ADMITTED,
            say("胡静", "Hu Jing"),
            say("Hu Jing · 技能人才", "胡静 · Skilled talent"),
            say("09:14 请进 · 胸卡已打印", "09:14 Come in · badge printed"),
        )
    )
    screen.camera.show_hint(*fault_texts.hint_seen())
    screen.camera.show_frame(camera_picture())
    screen.camera.outline_code(_CODE_CORNERS)


def lamps(camera: Mood) -> tuple[LampView, ...]:
    return (
        LampView("camera", fault_texts.lamp_camera(), camera),
        LampView("printer", fault_texts.lamp_printer(), Mood.ADMITTED),
        LampView("users", fault_texts.lamp_roster(3500), Mood.ADMITTED),
    )


def history(say: Say) -> tuple[HistoryRow, ...]:
    return (
        HistoryRow(Mood.ADMITTED, say("胡静", "Hu Jing"), "", "09:14"),
        HistoryRow(Mood.ADMITTED, say("马库斯·韦伯", "Markus Weber"), say("贵宾", "VIP"), "09:13"),
        HistoryRow(Mood.CAUTION, say("赵云帆", "Zhao Yunfan"), say("已入场", "already in"), "09:13"),
        HistoryRow(Mood.ADMITTED, say("陈思源", "Chen Siyuan"), "", "09:12"),
        HistoryRow(Mood.REFUSED, search_texts.unknown_code(), say("付款码", "payment code"), "09:12"),
        HistoryRow(Mood.ADMITTED, say("杨若涵", "Yang Ruohan"), "", "09:11"),
        HistoryRow(Mood.HELP, say("周楚楚", "Zhou Chuchu"), say("求助 417", "help 417"), "09:11"),
        HistoryRow(Mood.ADMITTED, say("阿依古丽·买买提", "Ayigul Mamat"), "", "09:10"),
    )


def hu_jing(say: Say, facts: tuple[FactView, ...] = (), *, again: bool = False) -> GuestView:
    return GuestView(
        say("胡静", "Hu Jing"),
        say("Hu Jing", "胡静"),
        say("渝江精密制造有限公司", "Yujiang Precision Manufacturing"),
        say("数控技师", "CNC technician"),
        (ChipView(say("技能人才", "Skilled talent")),),
        facts,
        (key_texts.let_in_again(),) if again else (),
    )


def found(say: Say) -> tuple[FoundView, ...]:
    """Hits of a search for “hj”."""
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
    return tuple(
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


_CODE_CORNERS = ((286.0, 168.0), (354.0, 168.0), (354.0, 236.0), (286.0, 236.0))


def camera_picture() -> QImage:
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
