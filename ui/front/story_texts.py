"""What recorded facts say in the story of a help ticket."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def came_in(place: str) -> str:
    return translate("front", "Came in: {place}").format(place=place)


def let_in_because(place: str, why: str) -> str:
    return translate("front", "Let in: {place} ({why})").format(place=place, why=why)


def went_out(place: str) -> str:
    return translate("front", "Went out: {place}").format(place=place)


def was_refused(place: str, why: str) -> str:
    return translate("front", "Not let in: {place} ({why})").format(place=place, why=why)


def undone() -> str:
    return translate("front", "The entry before was undone")


def badge_sent() -> str:
    return translate("front", "Badge sent to the printer")


def badge_came() -> str:
    return translate("front", "Badge came out")


def badge_failed() -> str:
    return translate("front", "Badge did not come out")


def badge_unknown() -> str:
    return translate("front", "Nobody knows whether the badge came out")


def badge_revoked() -> str:
    return translate("front", "The badge before opens no door any more")


def walked_in() -> str:
    return translate("front", "Registered at a desk")


def corrected() -> str:
    return translate("front", "Name or details corrected")


def sent_to_help(number: int) -> str:
    return translate("front", "Sent to the help desk as {number}").format(number=number)


def put_on_standby(place: str) -> str:
    return translate("front", "Waits for a seat: {place}").format(place=place)


def called(place: str) -> str:
    return translate("front", "Called in: {place}").format(place=place)


def left_line(place: str) -> str:
    return translate("front", "Left the standby line: {place}").format(place=place)


def agreed() -> str:
    return translate("front", "Agreed to a notice")
