"""The words of the further panels: staff, help desk, standby line, corrections, menu, rehearsal."""

from PySide6.QtCore import QCoreApplication

from kiosk.staff import Act, Role
from ui.view import ActionView

translate = QCoreApplication.translate

REHEARSAL = "演练 REHEARSAL"
"""In both languages whatever the window speaks: nobody can mistake it."""


def back() -> ActionView:
    return ActionView("back", "Esc", translate("front", "Back"))


# Staff


def role_name(role: Role) -> str:
    match role:
        case Role.VOLUNTEER:
            return translate("front", "Volunteer")
        case Role.SUPERVISOR:
            return translate("front", "Supervisor")
        case Role.ADMINISTRATOR:
            return translate("front", "Administrator")


def who(role: Role, name: str) -> str:
    return translate("front", "{role} {name}").format(role=role_name(role), name=name)


def locked() -> str:
    return translate("front", "Sign in")


def sign_in() -> tuple[str, str]:
    return translate("front", "Sign in"), translate("front", "Type your PIN. Scanning goes on meanwhile.")


def approval(role: Role, what: str) -> tuple[str, str]:
    """A PIN for one action; whoever works the desk stays signed in."""
    head = translate("front", "{role}: your PIN, please").format(role=role_name(role))
    return head, translate("front", "For this once: {what}. The next scan sets it aside.").format(what=what)


def may_let_in(role: Role, name: str) -> str:
    return translate("front", "{role} may let in · {name}").format(role=role_name(role), name=name)


def needs_pin(role: Role) -> str:
    return translate("front", "Needs a PIN: {role}").format(role=role_name(role))


def act(what: Act) -> str:
    """What a right is asked for, as it stands after a colon."""
    words = {
        Act.LET_IN: translate("front", "let this guest in"),
        Act.UNDO: translate("front", "undo the last entry"),
        Act.REPRINT: translate("front", "print a new badge"),
        Act.CORRECT: translate("front", "correct a name"),
        Act.SETTLE: translate("front", "close a help ticket"),
        Act.WALK_IN: translate("front", "register a guest"),
        Act.CONFLICTS: translate("front", "settle double entries"),
        Act.EXPORT: translate("front", "export data"),
        Act.ROSTER: translate("front", "change the guest list"),
        Act.REHEARSE: translate("front", "begin or end the rehearsal"),
        Act.FLEET: translate("front", "connect the desks"),
        Act.BADGES: translate("front", "change badge layouts"),
        Act.SETTINGS: translate("front", "change the settings"),
        Act.STAFF: translate("front", "change staff and PINs"),
    }
    return words[what]


def unlock() -> ActionView:
    return ActionView("unlock", "Enter", translate("front", "Unlock"), "lock-open", primary=True)


def wrong_pin() -> str:
    return translate("front", "That PIN is not known here.")


def wrong_pin_wait(seconds: int) -> str:
    return translate("front", "That PIN is not known here. Wait {seconds} s before the next try.").format(
        seconds=seconds
    )


def not_yet(seconds: int) -> str:
    return translate("front", "Wait {seconds} s more before the next try.").format(seconds=seconds)


def too_few_rights(role: Role) -> str:
    return translate("front", "This PIN is not enough here: it takes a {role}.").format(role=role_name(role))


def staff_unreadable() -> str:
    return translate("front", "The staff file cannot be read: see the self-test.")


# Menu


def menu_title() -> str:
    return translate("front", "Menu")


def menu_help() -> str:
    return translate("front", "Open help tickets")


def menu_standby() -> str:
    return translate("front", "Standby line of this door")


def menu_recent() -> str:
    return translate("front", "Recent scans")


def menu_keys() -> str:
    return translate("front", "Keys of this desk")


def menu_rehearse(*, on: bool) -> str:
    return translate("front", "End the rehearsal") if on else translate("front", "Begin a rehearsal")


def menu_sign_in(*, signed_in: bool) -> str:
    return translate("front", "Lock this desk") if signed_in else translate("front", "Sign in by PIN")


# Rehearsal


def rehearsal_band() -> str:
    return translate("front", "Rehearsal, nothing counts")


def rehearsal_hint() -> str:
    return translate("front", "Nothing counts, no badge is printed")


# Help desk


def help_sent(name: str) -> str:
    if name:
        return translate("front", "{name}: please go to the help desk").format(name=name)
    return translate("front", "Please go to the help desk")


def help_say(number: int) -> str:
    return translate("front", "Say {number} there; everything is on record already").format(number=number)


def help_chip(number: int) -> str:
    return translate("front", "Help {number}").format(number=number)


def help_title(count: int) -> str:
    return translate("front", "Open help tickets: {count}").format(count=count)


def help_none() -> str:
    return translate("front", "Nobody is waiting for the help desk.")


def help_hint() -> str:
    return translate("front", "Arrow keys choose, Enter opens")


def open_ticket() -> ActionView:
    return ActionView("open", "Enter", translate("front", "Open"), "life-buoy", primary=True)


def settled() -> ActionView:
    return ActionView("settle", "Enter", translate("front", "Settled"), "check", primary=True)


def check_in() -> ActionView:
    return ActionView("check_in", "F5", translate("front", "Check in now"), "corner-up-right")


def let_in() -> ActionView:
    return ActionView("let_in", "F5", translate("front", "Let in, with a reason"), "corner-up-right")


def reprint() -> ActionView:
    return ActionView("reprint", "F3", translate("front", "New badge"), "printer")


def edit_name() -> ActionView:
    return ActionView("edit_name", "F4", translate("front", "Correct"), "pencil")


def ticket_title(number: int, desk: str) -> str:
    return translate("front", "Help ticket {number}, from {desk}").format(number=number, desk=desk)


def sent_at(time: str) -> str:
    return translate("front", "sent {time}").format(time=time)


def ticket_settled(number: int) -> str:
    return translate("front", "Help ticket {number} settled").format(number=number)


def scanned(text: str) -> str:
    """The end of a code: enough to tell two apart, and no more."""
    return translate("front", "scanned …{text}").format(text=text)


# Standby


def wait_in_line() -> ActionView:
    return ActionView("stand_by", "F5", translate("front", "Put on standby"), "hourglass")


def standby_place(number: int) -> str:
    return translate("front", "Standby, place {number}").format(number=number)


def standby_called() -> str:
    return translate("front", "Called in from standby")


def standby_done(name: str, number: int) -> str:
    return translate("front", "{name} waits for a seat, place {number}").format(name=name, number=number)


def standby_told() -> str:
    return translate("front", "This screen calls them when a seat is free")


def called_now() -> str:
    return translate("front", "A seat is free for")


def called_and_more(name: str, more: int) -> str:
    return translate("front", "{name} and {more} more").format(name=name, more=more)


def call_in() -> ActionView:
    return ActionView("call_in", "F7", translate("front", "Let in"))


def line_title(place: str, count: int) -> str:
    return translate("front", "Standby for {place}: {count}").format(place=place, count=count)


def line_none() -> str:
    return translate("front", "Nobody waits for a seat here.")


def line_hint() -> str:
    return translate("front", "Whoever is called has a seat kept until they come or are taken out of the line")


def line_let_in() -> ActionView:
    return ActionView("line_let_in", "Enter", translate("front", "Let in"), "check", primary=True)


def line_remove() -> ActionView:
    return ActionView("line_remove", "F8", translate("front", "Take out of the line"), "user-round-x")


def waits_since() -> str:
    return translate("front", "waits")


def called_at(time: str) -> str:
    return translate("front", "called {time}").format(time=time)


# Direction


def turned_by_hand(why: str) -> str:
    """Why this list is worked, and that somebody turned the direction."""
    return translate("front", "{why}, turned by hand").format(why=why)


# Corrections


def edit_title(name: str) -> str:
    return translate("front", "What should it say about {name}?").format(name=name)


def edit_hint() -> str:
    return translate("front", "Recorded with your name. A badge that is out already is printed anew.")


def save() -> ActionView:
    return ActionView("save", "Enter", translate("front", "Save"), "check", primary=True)


def do_not_save() -> ActionView:
    return ActionView("back", "Esc", translate("front", "Leave as it is"))


def name_zh() -> str:
    return translate("front", "Name in Chinese")


def name_latin() -> str:
    return translate("front", "Name in Latin letters")


def organisation() -> str:
    return translate("front", "Organisation")


def title() -> str:
    return translate("front", "Title")


def name_corrected() -> str:
    return translate("front", "Corrected and recorded")


# Badges


def came_out_title(name: str) -> str:
    return translate("front", "Did the badge of {name} come out?").format(name=name)


def came_out() -> ActionView:
    return ActionView("came_out", "1", translate("front", "Yes, the guest has it"), "check")


def did_not_come_out() -> ActionView:
    return ActionView("did_not", "2", translate("front", "No, print it again"), "printer")


def badge_in_doubt() -> str:
    return translate("front", "Did the badge come out? F3")


def rescue_title(name: str) -> str:
    return translate("front", "A character on the badge of {name} is in no font").format(name=name)


def rescue_latin(name: str) -> ActionView:
    words = translate("front", "Print “{name}” large instead").format(name=name)
    return ActionView("rescue_latin", "1", words, "printer")


def rescue_text() -> ActionView:
    return ActionView("rescue_text", "2", translate("front", "Type what shall stand there"), "pencil")


def rescue_hint() -> str:
    return translate("front", "For the badge only: the guest list stays as it is")


def rescue_primary() -> str:
    return translate("front", "Name, large")


def rescue_secondary() -> str:
    return translate("front", "Second line")


def rescue_print() -> ActionView:
    return ActionView("save", "Enter", translate("front", "Print the badge"), primary=True)
