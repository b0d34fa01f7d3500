"""All words on screen that are not a verdict's (those are in ``kiosk/words.py``).

English in the source; ``resources/i18n`` holds the Chinese.
"""

from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QTranslator

from kiosk.domain.text import Language
from kiosk.domain.verdict import VerdictKind
from kiosk.resources import resource
from kiosk.roster.found import Why
from kiosk.scan.events import HintKind
from ui.view import ActionView, WayView

translate = QCoreApplication.translate


def install(language: Language, before: QTranslator | None) -> QTranslator | None:
    """Let the program speak ``language`` from now on; the translator to hand in next time."""
    app = QCoreApplication.instance()
    if app is None:
        return None
    if before is not None:
        app.removeTranslator(before)
    if language is Language.EN:
        return None
    translator = QTranslator(app)
    if not translator.load(str(resource("i18n/cqitec_zh_CN.qm"))):
        raise RuntimeError("resources/i18n/cqitec_zh_CN.qm is no translation")
    app.installTranslator(translator)
    return translator


def direction(*, exiting: bool) -> tuple[str, str]:
    """The word of a direction in the language of the window, then in the other one."""
    if exiting:
        return translate("texts", "EXIT"), translate("texts", "离场", "second language")
    return translate("texts", "ENTRY"), translate("texts", "入场", "second language")


def other_language() -> str:
    return translate("texts", "中文", "name of the language to switch to")


def window_title() -> str:
    return translate("texts", "Check-in desk")


def idle() -> tuple[str, str]:
    """What a guest is asked, in the language of the window, then in the other one."""
    return translate("texts", "Please show your QR code"), translate("texts", "请出示二维码", "second language")


def by_programme() -> str:
    return translate("texts", "By programme")


def pinned() -> str:
    return translate("texts", "Pinned")


def inside_now() -> str:
    return translate("texts", "Inside now")


def of_capacity(capacity: int) -> str:
    return translate("texts", "of {capacity}").format(capacity=f"{capacity:,}")


def hall_soon_full() -> str:
    return translate("texts", "Nearly full")


def hall_full() -> str:
    return translate("texts", "Full")


def recent_scans() -> str:
    return translate("texts", "Recent scans")


def checked_in(count: int) -> str:
    return translate("texts", "{count} checked in").format(count=f"{count:,}")


def last_guest() -> str:
    return translate("texts", "Last guest")


def nobody_yet() -> str:
    return translate("texts", "Nobody has come in at this desk yet")


def unknown_code() -> str:
    return translate("texts", "Unknown code")


def no_guest_found() -> str:
    return translate("texts", "No guest belongs to this code")


def switch() -> str:
    return translate("texts", "Switch")


def opens_in(name: str, minutes: int) -> str:
    return translate("texts", "{name} opens in {minutes} min").format(name=name, minutes=minutes)


def opens_now(name: str) -> str:
    return translate("texts", "{name} is open now").format(name=name)


def clock(at: datetime) -> str:
    return at.strftime("%H:%M")


def hint_seen() -> tuple[str, str]:
    """Icon and words while a code was just read."""
    return "check", translate("texts", "Code read")


def hint_waiting() -> tuple[str, str]:
    return "scan-qr-code", translate("texts", "Waiting for a code")


def hint_closer() -> tuple[str, str]:
    return "scan-qr-code", translate("texts", "A little closer")


def hint_to(kind: HintKind) -> tuple[str, str]:
    """What the guest can do so that the code is read."""
    match kind:
        case HintKind.CLOSER:
            return hint_closer()
        case HintKind.FURTHER:
            return "scan-qr-code", translate("texts", "A little further away")
        case HintKind.HOLD_STILL:
            return "hand", translate("texts", "Hold still for a moment")
        case HintKind.TOO_MUCH_LIGHT:
            return "scan-qr-code", translate("texts", "Too much light on it")
        case HintKind.PHONE_BRIGHTER:
            return "scan-qr-code", translate("texts", "Make the phone brighter")
        case HintKind.TILT:
            return "scan-qr-code", translate("texts", "Tilt it a little")
        case _:
            assert_never(kind)


def no_picture_since(time: str) -> str:
    return translate("texts", "No picture since {time}").format(time=time)


def no_camera() -> tuple[str, str]:
    """What to do at a desk that never had a picture, and what works right now."""
    return (
        translate("texts", "Plug in a camera"),
        translate("texts", "Or use the hand scanner, or F2 to type"),
    )


def camera_gone() -> tuple[str, str]:
    """Reason and detail of the panel that says that the camera is out."""
    return (
        translate("texts", "The camera sends no picture"),
        translate("texts", "Guests are fine and nothing is lost. Keep going:"),
    )


def camera_ways() -> tuple[WayView, ...]:
    return (
        WayView(
            "keyboard",
            translate("texts", "Use the hand scanner"),
            translate("texts", "It works right now."),
            works=True,
        ),
        WayView(
            "search", translate("texts", "Find by name"), translate("texts", "Or type the code below the QR."), "F2"
        ),
        WayView(
            "refresh-cw", translate("texts", "Plug the camera in again"), translate("texts", "It comes back by itself.")
        ),
    )


def lamp_camera() -> str:
    return translate("texts", "Camera")


def lamp_printer() -> str:
    return translate("texts", "Badges")


def lamp_badges_waiting(count: int) -> str:
    return translate("texts", "{count} badges waiting").format(count=count)


def lamp_roster(count: int) -> str:
    return translate("texts", "{count} guests").format(count=f"{count:,}")


def lamp_store() -> str:
    return translate("texts", "Records")


def find() -> ActionView:
    return ActionView("find", "F2", translate("texts", "Find"), "search")


def action_bar() -> tuple[ActionView, ...]:
    """The keys at the bottom, in their order; the last one stands at the right end."""
    return (
        find(),
        ActionView("reprint", "F3", translate("texts", "Reprint")),
        ActionView("edit_name", "F4", translate("texts", "Edit name")),
        ActionView("help_desk", "F6", translate("texts", "Help desk")),
        ActionView("undo", "F8", translate("texts", "Undo")),
        ActionView("look_only", "F9", translate("texts", "Look only")),
        ActionView("keys", "F1", translate("texts", "Keys")),
    )


def recent_key() -> ActionView:
    """Where the history has no place of its own it lies behind this key."""
    return ActionView("recent", "F10", translate("texts", "Recent"))


def let_in_again() -> ActionView:
    return ActionView("let_in_again", "F5", translate("texts", "Let in again"), "check")


def help_desk() -> ActionView:
    return ActionView("help_desk", "F6", translate("texts", "Help desk"), "life-buoy")


def find_by_code(*, primary: bool) -> ActionView:
    return ActionView("find", "F2", translate("texts", "Find by name or code"), "search", primary)


def save_and_let_in() -> ActionView:
    return ActionView("save", "Enter", translate("texts", "Save and let in"), primary=True)


def next_question() -> ActionView:
    return ActionView("save", "Enter", translate("texts", "Next question"), primary=True)


def later() -> ActionView:
    return ActionView("later", "Esc", translate("texts", "Later"))


def question_place(number: int, count: int, *, required: bool) -> str:
    if required:
        return translate("texts", "{number} of {count} · required").format(number=number, count=count)
    return translate("texts", "{number} of {count} · optional").format(number=number, count=count)


def yes() -> str:
    return translate("texts", "Yes")


def no() -> str:
    return translate("texts", "No")


def choose_several() -> str:
    return translate("texts", "Several answers are possible.")


def override_title() -> tuple[str, str]:
    return (
        translate("texts", "Why let them in?"),
        translate("texts", "Choose a reason first; it is recorded. The next scan sets this aside."),
    )


def override_unasked() -> tuple[str, str]:
    """Head and hint where no reason is asked for."""
    return (
        translate("texts", "Let them in all the same?"),
        translate("texts", "It is recorded that you did. The next scan sets this aside."),
    )


def override_reasons() -> tuple[tuple[str, str], ...]:
    """What may be recorded when staff let someone in all the same: id and words."""
    return (
        ("paid_proof", translate("texts", "Showed proof of payment")),
        ("paid_here", translate("texts", "Paid here just now")),
        ("approved", translate("texts", "Approved by the organisers")),
        ("other", translate("texts", "Another reason")),
    )


def let_in() -> ActionView:
    return ActionView("let_in", "F5", translate("texts", "Let in"), "check", primary=True)


def do_not_let_in() -> ActionView:
    return ActionView("later", "Esc", translate("texts", "Do not let in"))


def search_hint() -> str:
    return translate("texts", "name, pinyin, initials, phone, company or code")


def check_code() -> ActionView:
    return ActionView("check", "Enter", translate("texts", "Check in"), primary=True)


def check_in_named(name: str) -> ActionView:
    return ActionView("check", "Enter", translate("texts", "Check in {name}").format(name=name), primary=True)


def back() -> ActionView:
    return ActionView("back", "Esc", translate("texts", "Back"))


def choose_hint() -> str:
    return translate("texts", "choose")


def type_hint() -> str:
    return translate("texts", "Type a few letters of a name, or the code below the QR. A scanner works here too.")


def doors_title() -> str:
    return translate("texts", "Which door is this?")


def follow_programme() -> str:
    return translate("texts", "Follow the programme")


def follow_programme_hint() -> str:
    return translate("texts", "The clock chooses the list")


def keys_title() -> str:
    return translate("texts", "Keys of this desk")


def key_lines() -> tuple[ActionView, ...]:
    """What the sheet of keys offers beside the action bar."""
    return (
        ActionView("find", "F2", translate("texts", "Find a guest or type a code")),
        ActionView("switch", "F7", translate("texts", "Switch to the next list")),
        ActionView("doors", "F12", translate("texts", "Choose the door")),
        ActionView("direction", "F11", translate("texts", "Entry or exit")),
        ActionView("language", "Ctrl+L", translate("texts", "Chinese or English")),
        ActionView("scheme", "Ctrl+T", translate("texts", "Light, dark, high contrast")),
        ActionView("larger", "Ctrl++", translate("texts", "Larger text")),
        ActionView("smaller", "Ctrl+-", translate("texts", "Smaller text")),
        ActionView("recent", "F10", translate("texts", "Recent scans")),
        ActionView("back", "Esc", translate("texts", "Back")),
    )


def fact_entries() -> str:
    return translate("texts", "Entries")


def fact_last_seen() -> str:
    return translate("texts", "Last entry")


def first_time() -> str:
    return translate("texts", "First time in")


def fact_today() -> str:
    return translate("texts", "Today")


def badge_printing() -> str:
    return translate("texts", "Printing the badge")


def badge_printed() -> str:
    return translate("texts", "Badge printed")


def badge_later() -> str:
    return translate("texts", "Badge follows")


def looking() -> str:
    return translate("texts", "Look only: nothing was recorded")


def trouble_records() -> tuple[str, str]:
    """The desk's store cannot be written: reason and what to do."""
    return (
        translate("texts", "This scan could not be recorded"),
        translate("texts", "Let the guest wait a moment and scan again; tell the organisers if it stays."),
    )


def has_left(name: str) -> str:
    return translate("texts", "{name} has left").format(name=name)


def no_name() -> str:
    return translate("texts", "No name on record")


def no_list() -> str:
    return translate("texts", "No list chosen")


def attention() -> str:
    return translate("texts", "Please take note of this guest")


def note_payment_code() -> str:
    return translate("texts", "payment code")


def note_other_event() -> str:
    return translate("texts", "other event")


def note(kind: VerdictKind) -> str:
    """Why a guest did not come in, in two words for the list of recent scans."""
    match kind:
        case VerdictKind.ADMITTED | VerdictKind.EXITED | VerdictKind.UNKNOWN:
            return ""
        case VerdictKind.ALREADY_IN:
            return translate("texts", "already in")
        case VerdictKind.CANCELLED:
            return translate("texts", "cancelled")
        case VerdictKind.BLOCKED:
            return translate("texts", "on hold")
        case VerdictKind.REVOKED:
            return translate("texts", "replaced")
        case VerdictKind.UNPAID:
            return translate("texts", "unpaid")
        case VerdictKind.AWAITING_APPROVAL:
            return translate("texts", "in review")
        case VerdictKind.OUTSIDE_VALIDITY:
            return translate("texts", "not at this time")
        case VerdictKind.WRONG_TICKET_TYPE:
            return translate("texts", "other door")
        case VerdictKind.WRONG_SESSION:
            return translate("texts", "other session")
        case VerdictKind.RULES:
            return translate("texts", "door's rule")
        case VerdictKind.REQUIRES_ENTRY:
            return translate("texts", "entrance first")
        case VerdictKind.FULL:
            return translate("texts", "full")
        case VerdictKind.ANSWERS_NEEDED:
            return translate("texts", "question")
        case VerdictKind.AMBIGUOUS:
            return translate("texts", "several guests")
        case VerdictKind.MISCONFIGURED:
            return translate("texts", "set-up")
        case _:
            assert_never(kind)


def found_by(why: Why, matched: str) -> str:
    """Why a guest is among the hits."""
    match why:
        case Why.CODE | Why.BOOKING:
            words = translate("texts", "code {matched}")
        case Why.EMAIL:
            words = translate("texts", "e-mail")
        case Why.PHONE:
            words = translate("texts", "phone")
        case Why.NAME | Why.LATIN:
            words = translate("texts", "name")
        case Why.PINYIN:
            words = translate("texts", "pinyin {matched}")
        case Why.INITIALS:
            words = translate("texts", "initials {matched}")
        case Why.ORGANISATION:
            words = translate("texts", "company")
        case Why.SOUND | Why.TYPO:
            words = translate("texts", "sounds alike")
        case _:
            assert_never(why)
    return words.format(matched=matched)


def phone_end(digits: str) -> str:
    return translate("texts", "phone …{digits}").format(digits=digits)


def in_since(time: str) -> str:
    return translate("texts", "in since {time}").format(time=time)


def not_in() -> str:
    return translate("texts", "not in")


def undone() -> str:
    return translate("texts", "Last entry undone")


def not_undone() -> str:
    return translate("texts", "That entry can no longer be undone")


def look_armed() -> tuple[str, str]:
    """The hint while the next code will only be looked at."""
    return "eye", translate("texts", "Look only: the next code is not recorded")


def no_roster() -> str:
    return translate("texts", "No guest list")


def roster_missing() -> tuple[str, str]:
    """Reason and detail of the panel of a desk that knows no guests yet."""
    return (
        translate("texts", "This desk has no guest list yet"),
        translate("texts", "Guests are fine. The list comes from the organisers' event pack:"),
    )


def roster_ways(command: str) -> tuple[WayView, ...]:
    """How the list gets here; ``command`` is the line to type."""
    return (
        WayView(
            "x", translate("texts", "Close this window"), translate("texts", "The import needs the desk's folder.")
        ),
        WayView("users", translate("texts", "Import the guest list"), command),
        WayView(
            "refresh-cw", translate("texts", "Open the desk again"), translate("texts", "It then knows its guests.")
        ),
    )


def roster_of(count: int, time: str) -> str:
    return translate("texts", "{count} guests · {time}").format(count=f"{count:,}", time=time)


def question_for(name: str) -> str:
    return translate("texts", "One question for {name}").format(name=name)


def about(name: str, line: str) -> str:
    """A verdict's line with the name of its guest."""
    return translate("texts", "{name}: {line}").format(name=name, line=line)


def printer_trouble() -> str:
    return translate("texts", "Badges follow")


def desk_shut() -> str:
    return translate("texts", "This desk cannot open its records")
