"""Every state of the desk, with invented guests, as the real window shows it."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.text import Language
from kiosk.staff import Act, Role
from ui import fault_texts, key_texts, staged_panels, texts
from ui.front import texts as front_texts
from ui.front.views import PinView
from ui.screens.gate import GateScreen
from ui.staged import Say, found, history, hu_jing, lamps, surroundings
from ui.theme import mood_word
from ui.view import (
    ChipView,
    CountsView,
    DoorView,
    FactView,
    FaultView,
    GuestView,
    HistoryRow,
    Mood,
    NobodyView,
    OptionView,
    OverrideView,
    QuestionsView,
    QuestionView,
    VerdictView,
)


def put_on_screen(screen: GateScreen, name: str, language: Language) -> None:
    """Show the state ``name`` with everything around it."""

    def say(zh: str, en: str) -> str:
        return zh if language is Language.ZH else en

    surroundings(screen, say)
    STATES[name](screen, say, language)


def _idle(screen: GateScreen, say: Say, language: Language) -> None:
    screen.allow(frozenset({"look_only"}))
    screen.camera.show_hint(*fault_texts.hint_waiting())
    screen.camera.outline_code(())
    screen.show_idle()


def _admitted(screen: GateScreen, say: Say, language: Language) -> None:
    guest = hu_jing(
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
            FactView(
                texts.fact_last_seen(),
                "08:57 · " + say("2 号口", "Gate 2"),
                texts.earlier_entries("08:31 · " + say("1 号口", "Gate 1") + " / 08:12 · " + say("2 号口", "Gate 2")),
            ),
        ),
    )
    verdict = VerdictView(Mood.ADMITTED, mood_word(Mood.ADMITTED, language), say("欢迎回来", "Welcome back"))
    screen.show_verdict(verdict, guest)


def _exited(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_direction(exiting=True)
    screen.show_next(None)
    screen.show_clock("12:14")
    screen.show_counts(CountsView(311, 400, 1284))
    guest = hu_jing(
        say,
        (
            FactView(say("入场", "Entered"), say("09:02 · 1 号口", "09:02 · Gate 1")),
            FactView(say("离场", "Left"), say("12:14 · 1 号口", "12:14 · Gate 1")),
        ),
    )
    screen.show_history(tuple(HistoryRow(Mood.EXITED, row.name, "", "12:14") for row in history(say)[:4]))
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
    screen.show_verdict(verdict, hu_jing(say, again=True))


def _payment_code(screen: GateScreen, say: Say, language: Language) -> None:
    verdict = VerdictView(
        Mood.REFUSED,
        mood_word(Mood.REFUSED, language),
        say("这是微信付款码，不是门票", "This is a WeChat payment code, not a ticket"),
        say("请在短信或邮件里打开“我的门票”。", "Open “My ticket” in the text message or e-mail."),
    )
    screen.show_verdict(verdict, NobodyView(texts.no_guest_found(), (key_texts.find_by_code(primary=True),)))


def _full(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_counts(CountsView(400, 400, 1384))
    verdict = VerdictView(
        Mood.REFUSED, mood_word(Mood.REFUSED, language), say("场内已满，请稍候", "The room is full, one moment")
    )
    screen.show_verdict(verdict, replace(hu_jing(say), actions=(front_texts.wait_in_line(), key_texts.help_desk())))


def _awaiting(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_counts(CountsView(384, 400, 1384))
    verdict = VerdictView(
        Mood.HELP,
        mood_word(Mood.HELP, language),
        say("报名还在审核", "Registration is still being reviewed"),
        say("请到服务台，那里可以马上处理", "The help desk settles this right away"),
    )
    screen.show_verdict(verdict, hu_jing(say))


def _unpaid(screen: GateScreen, say: Say, language: Language) -> None:
    verdict = VerdictView(
        Mood.CAUTION,
        mood_word(Mood.CAUTION, language),
        say("赵云帆：订单尚未付款", "Zhao Yunfan: the order is not paid yet"),
        say("科锐电子 · 用人单位 · 订单 KR7Q2", "Kerui Electronics · Employer · order KR7Q2"),
    )
    reasons = tuple(OptionView(name, text) for name, text in texts.override_reasons())
    who = front_texts.may_let_in(Role.SUPERVISOR, say("何敏", "He Min"))
    screen.show_verdict(verdict, None, OverrideView(reasons, who))
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
    screen.camera.show_hint(*fault_texts.hint_waiting())
    screen.camera.outline_code(())
    screen.show_idle()
    screen.open_search()
    screen.search.field.setText("hj")
    screen.show_found(found(say))


def _typing(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_idle()
    screen.open_search()
    screen.search.field.setText("CQ25-7F3K")


def _fault(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_lamps(lamps(Mood.REFUSED))
    screen.camera.show_lost(fault_texts.no_picture_since("09:13"))
    reason, sub = fault_texts.camera_gone()
    screen.show_verdict(
        VerdictView(Mood.SYSTEM, mood_word(Mood.SYSTEM, language), reason, sub),
        None,
        FaultView(fault_texts.camera_ways()),
    )


def _no_roster(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_lamps(lamps(Mood.REFUSED))
    screen.camera.show_lost(*fault_texts.no_camera())
    screen.show_last(None)
    screen.show_history(())
    screen.show_next(None)
    screen.show_counts(CountsView(0, None, 0))
    fault = VerdictView(Mood.SYSTEM, mood_word(Mood.SYSTEM, language), *fault_texts.roster_missing())
    screen.show_idle()
    screen.stand_by(fault, FaultView(fault_texts.roster_ways("cqitec-kiosk import PATH --data /srv/desk")))


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


def _approval(screen: GateScreen, say: Say, language: Language) -> None:
    _unpaid(screen, say, language)
    screen.pin.ask(PinView(*front_texts.approval(Role.SUPERVISOR, front_texts.act(Act.LET_IN))))
    screen.open_panel(screen.pin)


def _badge_in_doubt(screen: GateScreen, say: Say, language: Language) -> None:
    screen.show_idle()
    actions = (front_texts.came_out(), front_texts.did_not_come_out(), front_texts.back())
    screen.ask_choice(front_texts.came_out_title(say("胡静", "Hu Jing")), actions)


def _rehearsal(screen: GateScreen, say: Say, language: Language) -> None:
    screen.rehearse(on=True)
    verdict = VerdictView(
        Mood.ADMITTED, mood_word(Mood.ADMITTED, language), say("欢迎，第一次入场", "Welcome, first time in")
    )
    screen.show_verdict(verdict, hu_jing(say))


def _rehearsal_exit(screen: GateScreen, say: Say, language: Language) -> None:
    screen.rehearse(on=True)
    _exited(screen, say, language)


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
    "help-ticket": staged_panels.help_ticket,
    "help-list": staged_panels.help_list,
    "help-story": staged_panels.help_story,
    "standby": staged_panels.standby,
    "called": staged_panels.called,
    "standby-line": staged_panels.standby_line,
    "menu": staged_panels.menu,
    "sign-in": staged_panels.sign_in,
    "approval": _approval,
    "edit-name": staged_panels.edit_name,
    "badge-in-doubt": _badge_in_doubt,
    "rehearsal": _rehearsal,
    "rehearsal-exit": _rehearsal_exit,
}
