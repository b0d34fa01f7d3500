"""The board's words; English here, Chinese in ``resources/i18n/selfservice_zh_CN.ts``."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def no_event() -> str:
    return translate("board", "There is no guest list here yet")


def day_of(day: int) -> str:
    if day < 1:
        return translate("board", "Before the first day · overview")
    return translate("board", "Day {day} · overview").format(day=day)


def entered() -> str:
    return translate("board", "Checked in")


def no_hall_open() -> str:
    return translate("board", "No session with a limit is open now")


def soon_full() -> str:
    return translate("board", "Nearly full")


def full() -> str:
    return translate("board", "Full")


def each_five_minutes() -> str:
    return translate("board", "Arrivals in each 5 minutes")


def per_minute() -> str:
    return translate("board", "A minute, lately")


def each_guest() -> str:
    return translate("board", "Each guest takes")


def seconds(each: float) -> str:
    return translate("board", "{seconds} s").format(seconds=f"{each:.1f}")


def still_to_come() -> str:
    return translate("board", "Still to come")


def waiting_for_help() -> str:
    return translate("board", "Help tickets")


def desks() -> str:
    return translate("board", "Desks and kiosks")


def per_hour() -> str:
    return translate("board", "guests in an hour")


def more_desks(count: int) -> str:
    return translate("board", "{count} more, all well").format(count=count)


def nothing_yet() -> str:
    return translate("board", "Nothing has happened yet")


def well() -> str:
    return translate("board", "all well")


def silent(minutes: int) -> str:
    return translate("board", "no word for {minutes} min").format(minutes=minutes)


def asks_help(number: int) -> str:
    return translate("board", "help {number}").format(number=number)


def advice() -> str:
    return translate("board", "Advice")


def enough() -> str:
    return translate("board", "Enough positions are open")


def open_more(count: int) -> str:
    return translate("board", "Open {count} more positions").format(count=count)


def why_more() -> str:
    return translate("board", "At this pace those at work are busy without a pause.")


def to_settle() -> str:
    return translate("board", "To settle")


def all_settled() -> str:
    return translate("board", "Nothing waits")


def help_ticket(number: int, name: str) -> str:
    if not name:
        return translate("board", "Help {number}").format(number=number)
    return translate("board", "Help {number} · {name}").format(number=number, name=name)


def entered_twice(name: str) -> str:
    return translate("board", "{name} · in twice").format(name=name)


def no_word_from(desk: str) -> str:
    return translate("board", "{desk} is silent").format(desk=desk)


def why(word: str) -> str:
    """Why a guest was sent to the help desk."""
    match word:
        case "called_staff":
            return translate("board", "called staff")
        case "not_me":
            return translate("board", "another person's ticket")
        case "badge":
            return translate("board", "badge did not come out")
        case "by_hand":
            return translate("board", "to be checked in by hand")
        case "no_consent":
            return translate("board", "does not agree to the notice")
        case "not_proven":
            return translate("board", "found without proof")
        case "wrong_data":
            return translate("board", "wrong name on the badge")
        case "unpaid":
            return translate("board", "not paid")
        case "unknown":
            return translate("board", "unknown code")
        case _:
            return translate("board", "ticket does not let in")
