"""What the window says that prints many badges; English in the source."""

from PySide6.QtCore import QCoreApplication

from ui.view import ActionView

translate = QCoreApplication.translate


def title() -> str:
    return translate("badges", "Print many badges")


def whose() -> str:
    return translate("badges", "Whose badges")


def not_printed() -> str:
    return translate("badges", "Everybody whose badge is not printed yet")


def everybody() -> str:
    return translate("badges", "Everybody")


def only_type(name: str) -> str:
    return translate("badges", "Only: {name}").format(name=name)


def one_booking() -> str:
    return translate("badges", "One booking…")


def booking() -> str:
    return translate("badges", "Booking reference, or a code from it")


def order() -> str:
    return translate("badges", "Order")


def hand_out() -> str:
    return translate("badges", "For handing out: by ticket type, then by name")


def roster() -> str:
    return translate("badges", "As on the guest list")


def target() -> str:
    return translate("badges", "Where to")


def to_printer() -> str:
    return translate("badges", "This desk's printer")


def to_pdf() -> str:
    return translate("badges", "One PDF file")


def start() -> ActionView:
    return ActionView("start", "Enter", translate("badges", "Start"))


def pause() -> ActionView:
    return ActionView("pause", "F2", translate("badges", "Pause"))


def go_on() -> ActionView:
    return ActionView("pause", "F2", translate("badges", "Go on"))


def cancel() -> ActionView:
    return ActionView("cancel", "F3", translate("badges", "Cancel"))


def leave() -> ActionView:
    return ActionView("leave", "Esc", translate("badges", "Close"))


def explained() -> str:
    return translate(
        "badges",
        "Guests at the door come first: their badges are printed before the rest of the pile. "
        "Badges that are printed already are not printed again.",
    )


def explained_pdf() -> str:
    return translate(
        "badges",
        "A PDF is only drawn: nothing is noted as printed. The door goes on working meanwhile.",
    )


def choosing() -> str:
    return translate("badges", "Putting the badges in order…")


def going(done: str, total: str) -> str:
    return translate("badges", "{done} of {total} badges").format(done=done, total=total)


def paused(done: str, total: str) -> str:
    return translate("badges", "Paused at {done} of {total} badges").format(done=done, total=total)


def left(minutes: int, seconds: int) -> str:
    if minutes:
        return translate("badges", "about {minutes} min left").format(minutes=minutes + (seconds >= 30))
    return translate("badges", "about {seconds} s left").format(seconds=max(1, seconds))


def finished(printed: str) -> str:
    return translate("badges", "Done: {printed} badges").format(printed=printed)


def ended_early(printed: str, rest: str) -> str:
    return translate(
        "badges", "Cancelled: {printed} badges are done, {rest} are left. The same choice goes on with them."
    ).format(printed=printed, rest=rest)


def failed(count: str) -> str:
    return translate("badges", "{count} cannot be printed: scan these guests at the desk").format(count=count)


def in_doubt(count: str) -> str:
    return translate("badges", "{count} may not have come out: look in the printer's tray").format(count=count)


def passed_over(count: str) -> str:
    return translate("badges", "{count} were printed already").format(count=count)


def then_go_on(sentence: str) -> str:
    """A printer stopped the pile: what to do, and the key."""
    return translate("badges", "{sentence} Then press F2 to go on.").format(sentence=sentence)


def nobody() -> str:
    return translate("badges", "Nobody is left in this choice: all these badges are done.")


def rehearsal() -> str:
    return translate("badges", "This is a rehearsal: no badge is printed. A PDF can be drawn.")


def no_printer() -> str:
    return translate("badges", "This desk has no printer that works now. A PDF can be drawn.")


def drawn_before(count: str) -> str:
    return translate("badges", "{count} more are in the file that was cancelled before").format(count=count)


def where(file: str) -> str:
    return translate("badges", "Saved: {file}").format(file=file)
