"""The words on screen that stand around a verdict (its own are in ``kiosk/words.py``).

English in the source; ``resources/i18n`` holds the Chinese.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTranslator

from kiosk.domain.text import Language
from kiosk.resources import resource

translate = QCoreApplication.translate


def install(language: Language, before: Sequence[QTranslator]) -> Sequence[QTranslator]:
    """Let the program speak ``language`` from now on; the translators to hand in next time."""
    app = QCoreApplication.instance()
    if app is None:
        return ()
    for translator in before:
        app.removeTranslator(translator)
    if language is Language.EN:
        return ()
    translators = _loaded(app)
    for translator in translators:
        app.installTranslator(translator)
    return translators


def _loaded(app: QCoreApplication) -> tuple[QTranslator, ...]:
    """The Chinese of every area, each loaded once in the life of ``app``.

    A translator maps its file into memory. One more for each change of language would use up
    the mappings that Linux gives a process (65,530), and then every larger allocation fails.
    """
    kept = app.findChildren(QTranslator, options=Qt.FindChildOption.FindDirectChildrenOnly)
    by_file = {translator.objectName(): translator for translator in kept}
    return tuple(by_file.get(str(file)) or _load(app, file) for file in sorted(resource("i18n").glob("*_zh_CN.qm")))


def _load(app: QCoreApplication, file: Path) -> QTranslator:
    translator = QTranslator(app)
    if not translator.load(str(file)):
        raise RuntimeError(f"{file} is no translation")
    translator.setObjectName(str(file))
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


def last_guest() -> str:
    return translate("texts", "Last guest")


def nobody_yet() -> str:
    return translate("texts", "Nobody has come in at this desk yet")


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


def override_reasons() -> tuple[tuple[str, str], ...]:
    """What may be recorded when staff let someone in all the same: id and words."""
    return (
        ("paid_proof", translate("texts", "Showed proof of payment")),
        ("paid_here", translate("texts", "Paid here just now")),
        ("approved", translate("texts", "Approved by the organisers")),
        ("other", translate("texts", "Another reason")),
    )


def again_reasons() -> tuple[tuple[str, str], ...]:
    """What may be recorded when a guest who is in on paper is let in once more: id and words."""
    return (
        ("left_unscanned", translate("texts", "Went out without a scan")),
        ("scanned_not_in", translate("texts", "Was scanned but did not go in")),
        ("approved", translate("texts", "Approved by the organisers")),
        ("other", translate("texts", "Another reason")),
    )


def reprint_title(name: str) -> str:
    return translate("texts", "Why a new badge for {name}? The old one will open no door.").format(name=name)


def reprint_reasons() -> tuple[tuple[str, str], ...]:
    """Why a badge is printed again: id and words."""
    return (
        ("damaged", translate("texts", "Damaged or misprinted")),
        ("corrected", translate("texts", "Something on it was wrong")),
        ("mislaid", translate("texts", "Mislaid")),
    )


def doors_title() -> str:
    return translate("texts", "Which door is this?")


def follow_programme() -> str:
    return translate("texts", "Follow the programme")


def follow_programme_hint() -> str:
    return translate("texts", "The clock chooses the list")


def fact_entries() -> str:
    return translate("texts", "Entries")


def fact_last_seen() -> str:
    return translate("texts", "Last entry")


def earlier_entries(entries: str) -> str:
    """Times and doors, the newest first."""
    return translate("texts", "before: {entries}").format(entries=entries)


def first_time() -> str:
    return translate("texts", "First time in")


def fact_today() -> str:
    return translate("texts", "Today")


def badge_printing() -> str:
    return translate("texts", "Printing the badge")


def badge_printed() -> str:
    return translate("texts", "Badge printed")


def badge_handed_over() -> str:
    """The system's spooler took it."""
    return translate("texts", "Badge sent to the printer")


def badge_later() -> str:
    return translate("texts", "Badge follows")


def looking() -> str:
    return translate("texts", "Look only: nothing was recorded")


def has_left(name: str) -> str:
    return translate("texts", "{name} has left").format(name=name)


def no_name() -> str:
    return translate("texts", "No name on record")


def no_list() -> str:
    return translate("texts", "No list chosen")


def attention() -> str:
    return translate("texts", "Please take note of this guest")


def undone() -> str:
    return translate("texts", "Last entry undone")


def not_undone() -> str:
    return translate("texts", "That entry can no longer be undone")


def question_for(name: str) -> str:
    return translate("texts", "One question for {name}").format(name=name)


def about(name: str, line: str) -> str:
    """A verdict's line with the name of its guest."""
    return translate("texts", "{name}: {line}").format(name=name, line=line)
