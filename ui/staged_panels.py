"""States of the desk that a key opens: help tickets, standby, the menu, signing in, a name put right."""

from dataclasses import replace

from kiosk.domain.attendee import Attendee, PersonName
from kiosk.domain.ids import AttendeeId, Code, TicketTypeId
from kiosk.domain.text import Language, Text
from ui import texts
from ui.badges import words as badge_words
from ui.front import story_texts
from ui.front import texts as front_texts
from ui.front.edit_board import form
from ui.front.menu import menu_key
from ui.front.views import CalledView, LineView, PinView, RowsView, RowView, StoryView
from ui.roster import words as roster_words
from ui.screens.gate import GateScreen
from ui.setup import words as setup_words
from ui.staged import Say, hu_jing
from ui.theme import mood_word
from ui.view import ActionView, ChipView, CountsView, Mood, VerdictView


def help_ticket(screen: GateScreen, say: Say, language: Language) -> None:
    chip = ChipView(front_texts.help_chip(417), "life-buoy", Mood.HELP)
    guest = hu_jing(say)
    guest = replace(guest, chips=(*guest.chips, chip))
    sent = front_texts.help_sent(say("胡静", "Hu Jing"))
    screen.show_verdict(VerdictView(Mood.HELP, "417", sent, front_texts.help_say(417)), guest)


def help_list(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_idle()
    rows = (
        _row(
            "417",
            say("胡静", "Hu Jing"),
            say("渝江精密制造有限公司", "Yujiang Precision"),
            say("已取消", "cancelled"),
            "09:11",
        ),
        _row("724", say("没有来宾", "No guest belongs to this code"), say("主入口", "Main entrance"), "", "09:13"),
        _row(
            "131", say("赵云帆", "Zhao Yunfan"), say("科锐电子", "Kerui Electronics"), say("未付款", "unpaid"), "09:14"
        ),
    )
    actions = (front_texts.open_ticket(), front_texts.back())
    screen.rows.show_rows(
        RowsView(front_texts.help_title(3), rows, front_texts.help_none(), actions, front_texts.help_hint())
    )
    screen.open_panel(screen.rows)


def _row(lead: str, name: str, detail: str, note: str, time: str, mood: Mood | None = Mood.HELP) -> RowView:
    return RowView(lead, lead, name, detail, note, time, mood)


def help_story(screen: GateScreen, say: Say, language: Language) -> None:
    verdict = VerdictView(
        Mood.CAUTION,
        mood_word(Mood.CAUTION, language),
        say("赵云帆：订单尚未付款", "Zhao Yunfan: the order is not paid yet"),
        texts.looking(),
    )
    lines = (
        LineView("09:12", story_texts.was_refused(say("主入口", "Main entrance"), say("未付款", "unpaid"))),
        LineView("09:13", story_texts.sent_to_help(131), strong=True),
    )
    ways = (front_texts.settled(), front_texts.let_in(), front_texts.edit_name(), front_texts.back())
    head = front_texts.ticket_title(131, "desk-2")
    screen.show_verdict(
        verdict, None, StoryView(head, say("未付款", "unpaid"), front_texts.sent_at("09:13"), lines, ways)
    )


def standby(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_counts(CountsView(400, 400, 1384))
    guest = hu_jing(say)
    guest = replace(guest, chips=(*guest.chips, ChipView(front_texts.standby_place(3), "hourglass")))
    told = front_texts.standby_done(say("胡静", "Hu Jing"), 3)
    word = mood_word(Mood.CAUTION, language)
    screen.show_verdict(VerdictView(Mood.CAUTION, word, told, front_texts.standby_told()), guest)


def called(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_counts(CountsView(399, 400, 1384))
    names = front_texts.called_and_more(say("胡静", "Hu Jing"), 2)
    screen.show_called(CalledView(front_texts.called_now(), names, front_texts.call_in()))
    screen.show_idle()


def standby_line(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_idle()
    called = front_texts.called_at("10:06")
    rows = (
        _row("1", say("胡静", "Hu Jing"), say("Hu Jing", "胡静"), called, "09:58", Mood.ADMITTED),
        _row("2", say("陈思源", "Chen Siyuan"), say("Chen Siyuan", "陈思源"), "", "10:01", None),
    )
    actions = (front_texts.line_let_in(), front_texts.line_remove(), front_texts.back())
    head = front_texts.line_title(say("新材料论坛", "Materials Forum"), 2)
    screen.rows.show_rows(RowsView(head, rows, front_texts.line_none(), actions, front_texts.line_hint()))
    screen.open_panel(screen.rows)


def menu(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_idle()
    entries = (
        ("help", front_texts.menu_help(), "life-buoy"),
        ("standby", front_texts.menu_standby(), "hourglass"),
        ("recent", front_texts.menu_recent(), "list"),
        ("rehearse", front_texts.menu_rehearse(on=False), "lock"),
        ("walk_in", roster_words.menu_walk_in(), "user-plus"),
        ("group", roster_words.menu_group(), "users"),
        ("settings", setup_words.settings_title(), "lock"),
        ("test", setup_words.page_name("test"), "activity"),
        ("sign_in", front_texts.menu_sign_in(signed_in=True), "lock-open"),
        ("badges", badge_words.title(), "lock"),
        ("pile", badge_words.pile(), "lock"),
        ("import", roster_words.menu_import(), "lock"),
        ("preflight", roster_words.menu_preflight(), "lock"),
    )
    shown = (ActionView(name, menu_key(number), text, icon) for number, (name, text, icon) in enumerate(entries, 1))
    screen.menu.show_entries(tuple(shown))
    screen.open_panel(screen.menu)


def sign_in(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_idle()
    screen.show_role(front_texts.locked(), "sign_in")
    screen.pin.ask(PinView(*front_texts.sign_in(), front_texts.wrong_pin_wait(4)))
    screen.open_panel(screen.pin)


def edit_name(screen: GateScreen, say: Say, language: Language) -> None:
    guest = Attendee(
        AttendeeId("hu"),
        Code("HU"),
        TicketTypeId("talent"),
        PersonName("胡静", "Hu Jing"),
        organisation=Text("渝江精密制造有限公司", "Yujiang Precision Manufacturing"),
        title=Text("数控技师", "CNC technician"),
    )
    verdict = VerdictView(
        Mood.ADMITTED,
        mood_word(Mood.ADMITTED, language),
        say("胡静：欢迎，第一次入场", "Hu Jing: Welcome, first time in"),
    )
    screen.show_verdict(verdict, hu_jing(say), form(guest, language))
