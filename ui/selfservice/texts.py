"""The kiosk's words; English here, Chinese in ``resources/i18n/selfservice_zh_CN.ts``.

What stands there in both languages at once is in ``BOTH``: it belongs to neither.
"""

from datetime import date

from PySide6.QtCore import QCoreApplication

from kiosk.domain.text import Language, Text, calendar_day
from kiosk.scan.events import HintKind
from kiosk.selfservice.replies import Second

translate = QCoreApplication.translate

BOTH = {
    "title": Text("扫码签到", "Scan to check in"),
    "code": Text("二维码", "QR code"),
    "camera": Text("对准镜头", "Camera"),
    "badge": Text("取胸卡", "Badge"),
    "here": Text("把二维码对准这里", "Hold your code up here"),
    "here_low": Text("把二维码对准下方镜头", "Hold your code to the lower camera"),
    "next": Text("请稍候，下一位就是您", "One moment, you are next"),
    "no_picture": Text("摄像头没有画面", "The camera sends no picture"),
    "no_picture_then": Text("请找工作人员，或用旁边的自助机", "Call staff, or use the next kiosk"),
    "no_code": Text("没有二维码", "No code"),
    "staff": Text("找工作人员", "Call staff"),
    "staff_short": Text("找人", "Staff"),
    "lower": Text("低位", "Lower"),
    "higher": Text("高位", "Higher"),
    "sign": Text("摄像头只读码，不保存画面", "The camera only reads codes; no picture is kept"),
    "closed": Text("本机暂停服务", "Out of service"),
    "closed_then": Text("请用旁边的自助机", "Please use the next kiosk"),
    "door": Text("请出示胸卡", "Show your badge"),
    "door_exit": Text("离场请扫码", "Scan to leave"),
    "where": Text("我该去哪里", "Where must I go"),
    "opening": Text("正在准备", "Getting ready"),
}


_HINTS = {
    HintKind.CLOSER: Text("请再靠近一点", "A little closer"),
    HintKind.FURTHER: Text("请拿远一点", "A little further away"),
    HintKind.HOLD_STILL: Text("请拿稳一点", "Hold still for a moment"),
    HintKind.TOO_MUCH_LIGHT: Text("反光太强，请换个角度", "Too much light on it: tilt it"),
    HintKind.PHONE_BRIGHTER: Text("请调亮手机屏幕", "Make the phone brighter"),
    HintKind.TILT: Text("请换个角度", "Tilt it a little"),
    HintKind.MORE_LIGHT: Text("这里太暗，请调亮屏幕", "Too dark here: make the phone brighter"),
}


def hint(kind: HintKind) -> Text:
    """What the guest can do so that the code is read, in both languages."""
    return _HINTS[kind]


def one_line(key: str) -> str:
    """Both languages on a button."""
    text = BOTH[key]
    return f"{text.zh} · {text.en}"


def hello(name: str) -> str:
    return translate("selfservice", "Hello, {name}").format(name=name)


def your_day(name: str) -> str:
    return translate("selfservice", "Your day, {name}").format(name=name)


def welcome(*, badge: bool, again: bool) -> str:
    if again:
        return translate("selfservice", "Your badge was still to come. It prints now")
    if badge:
        return translate("selfservice", "Welcome. Your badge prints now")
    return translate("selfservice", "Welcome")


def signed_up(session: str) -> str:
    return translate("selfservice", "signed up for {session}").format(session=session)


def go_in() -> str:
    return translate("selfservice", "Come in")


def goodbye() -> str:
    return translate("selfservice", "Goodbye")


def inside(people: int) -> str:
    return translate("selfservice", "{people} inside").format(people=f"{people:,}")


def track() -> tuple[str, str, str]:
    return (
        translate("selfservice", "Recognised"),
        translate("selfservice", "Badge prints"),
        translate("selfservice", "Take it"),
    )


def printing() -> str:
    return translate("selfservice", "Printing your badge")


def seconds_to_go(seconds: int) -> str:
    if seconds <= 0:
        return translate("selfservice", "Nearly there")
    return translate("selfservice", "About {seconds} s to go").format(seconds=seconds)


def take_it() -> str:
    return translate("selfservice", "Your badge is ready")


def outlet(side: str) -> str:
    if side == "left":
        return translate("selfservice", "Below the screen, on the left")
    if side == "below":
        return translate("selfservice", "Right below the screen")
    return translate("selfservice", "Below the screen, on the right")


def staff() -> str:
    return translate("selfservice", "Call staff")


def not_me() -> str:
    return translate("selfservice", "Not me")


def more_time() -> str:
    return translate("selfservice", "More time")


def closes_in(seconds: int) -> str:
    return translate("selfservice", "Closes in {seconds} s").format(seconds=seconds)


def thanks() -> str:
    return translate("selfservice", "Thank you, done")


def understood() -> str:
    return translate("selfservice", "All right")


def back() -> str:
    return translate("selfservice", "Back")


def skip() -> str:
    return translate("selfservice", "Skip")


def go_on() -> str:
    return translate("selfservice", "Continue")


def still_there() -> str:
    return translate("selfservice", "Still there?")


def still_there_then() -> str:
    return translate("selfservice", "What you entered is covered meanwhile.")


def i_am_here() -> str:
    return translate("selfservice", "Yes, more time")


def end_now() -> str:
    return translate("selfservice", "End here")


# Help.


def to_help_desk() -> str:
    return translate("selfservice", "Go to the help desk")


def your_number() -> str:
    return translate("selfservice", "Your number: just say it there")


def no_number() -> str:
    return translate("selfservice", "Just say what happened here")


def help_desk(name: str) -> str:
    return (
        translate("selfservice", "Help desk {name}").format(name=name)
        if name
        else translate("selfservice", "The help desk")
    )


def staff_know() -> str:
    return translate("selfservice", "Staff have what they need. You need not explain again.")


def staff_told() -> str:
    return translate("selfservice", "Staff have been told")


def why_help(why: str) -> str:
    """What the help desk will do; "" where the desk's own sentence says it."""
    match why:
        case "called_staff":
            return translate("selfservice", "A colleague can come over, or go to the help desk")
        case "not_me":
            return translate("selfservice", "We will sort out whose ticket this is")
        case "badge":
            return translate("selfservice", "Your badge needs a hand")
        case "by_hand":
            return translate("selfservice", "A colleague checks you in at the help desk")
        case "no_consent":
            return translate("selfservice", "The help desk checks you in in another way")
        case "not_proven":
            return translate("selfservice", "The help desk finds you in the list")
        case "wrong_data":
            return translate("selfservice", "The help desk puts your badge right")
        case "answers_needed":
            return translate("selfservice", "One question is easier to answer at the help desk")
        case "system":
            return translate("selfservice", "Our machine needs a hand")
        case _:
            return ""


# Look-up.


def look_up_title() -> str:
    return translate("selfservice", "Type your initials in pinyin, your name, or the end of your phone")


def look_up_short() -> str:
    return translate("selfservice", "Initials, name, or end of phone")


def booking_too() -> str:
    return translate("selfservice", "A booking reference works too.")


def found(count: int, *, more: bool) -> str:
    if more:
        return translate("selfservice", "More than these: type on")
    if not count:
        return translate("selfservice", "Nobody found")
    return translate("selfservice", "{count} found").format(count=count)


def then_second() -> str:
    return translate("selfservice", "Then one more fact about you, and only then it prints.")


def second(which: Second) -> str:
    match which:
        case Second.PHONE:
            return translate("selfservice", "The last 4 digits of your phone")
        case Second.MAIL:
            return translate("selfservice", "The e-mail address you registered with")
        case Second.NAME:
            return translate("selfservice", "Your initials in pinyin, or your name")


def does_not_fit(left: int) -> str:
    return translate("selfservice", "That does not match. Tries left: {left}").format(left=left)


def clear() -> str:
    return translate("selfservice", "Clear")


def space() -> str:
    return translate("selfservice", "Space")


# Asking.


def before_we_go_on() -> str:
    return translate("selfservice", "Before we go on")


def one_question(left: int) -> str:
    if left > 1:
        return translate("selfservice", "Questions left: {left}").format(left=left)
    return translate("selfservice", "One question")


def agree() -> str:
    return translate("selfservice", "I agree")


def disagree() -> str:
    return translate("selfservice", "I do not agree")


def yes() -> str:
    return translate("selfservice", "Yes")


def no() -> str:
    return translate("selfservice", "No")


def does_not_work() -> str:
    return translate("selfservice", "Look at this once more")


def is_it_right() -> str:
    return translate("selfservice", "Is this right on your badge?")


def all_correct() -> str:
    return translate("selfservice", "All correct")


def change_latin() -> str:
    return translate("selfservice", "Fix the spelling")


def wrong_otherwise() -> str:
    return translate("selfservice", "Something else")


def format_of(kind: str) -> str:
    match kind:
        case "date":
            return translate("selfservice", "Year, month, day")
        case "time":
            return translate("selfservice", "Hour and minute")
        case _:
            return translate("selfservice", "Year, month, day, hour, minute")


# Programme.


def today(day: date, language: Language) -> tuple[str, str]:
    """The word, and the date beside it."""
    return translate("selfservice", "Today"), calendar_day(day)[language]


def doors(time: str) -> str:
    return translate("selfservice", "doors {time}").format(time=time)


def yours() -> str:
    return translate("selfservice", "Yours")


def more_sessions(own: int, others: int) -> str:
    if own:
        return translate("selfservice", "{count} more of yours today").format(count=own)
    if others:
        return translate("selfservice", "{count} more open to you").format(count=others)
    return ""


def nothing_today() -> str:
    return translate("selfservice", "No session of yours is left today")


def next_up() -> str:
    return translate("selfservice", "Next for you")


def you_are_here() -> str:
    return translate("selfservice", "You are here")


# Staff.


def staff_only() -> str:
    return translate("selfservice", "For staff")


def enter_pin() -> str:
    return translate("selfservice", "Enter the PIN")


def wrong_pin() -> str:
    return translate("selfservice", "Not this one. One moment")


def no_pin_set() -> str:
    return translate("selfservice", "No PIN is set for this kiosk: set one with “selfservice --set-pin”")


def leave_kiosk() -> str:
    return translate("selfservice", "Leave the kiosk")


def close_kiosk() -> str:
    return translate("selfservice", "Out of service")


def open_kiosk() -> str:
    return translate("selfservice", "Back in service")


def trouble(name: str) -> str:
    """For staff only: why the kiosk is out of order."""
    match name:
        case "desk":
            return translate("selfservice", "The records cannot be written")
        case "no_event":
            return translate("selfservice", "There is no guest list on this kiosk")
        case "printer":
            return translate("selfservice", "The printer needs a hand")
        case "slow":
            return translate("selfservice", "The desk did not answer in time")
        case _:
            return translate("selfservice", "Staff closed this kiosk")
