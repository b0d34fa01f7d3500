"""The words of the search and of the list of recent scans."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def search_hint() -> str:
    return translate("texts", "name, pinyin, initials, phone, company or code")


def choose_hint() -> str:
    return translate("texts", "choose")


def type_hint() -> str:
    return translate("texts", "Type a few letters of a name, or the code below the QR. A scanner works here too.")


def phone_end(digits: str) -> str:
    return translate("texts", "phone …{digits}").format(digits=digits)


def in_since(time: str) -> str:
    return translate("texts", "in since {time}").format(time=time)


def not_in() -> str:
    return translate("texts", "not in")


def recent_scans() -> str:
    return translate("texts", "Recent scans")


def checked_in(count: int) -> str:
    return translate("texts", "{count} checked in").format(count=f"{count:,}")


def unknown_code() -> str:
    return translate("texts", "Unknown code")


def note_payment_code() -> str:
    return translate("texts", "payment code")


def note_other_event() -> str:
    return translate("texts", "other event")
