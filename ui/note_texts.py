"""The short notes of hits and of recent scans; apart from the search's own words, which the first paint needs."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from kiosk.domain.scanned import VerdictKind
from kiosk.roster.found import Why

translate = QCoreApplication.translate


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
