"""The names under which a column's key is shown."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

KEYS = (
    *(
        "name",
        "name.zh",
        "name.latin",
        "code",
        "id",
        "ticket_type",
        "organisation",
        "organisation.zh",
        "organisation.en",
    ),
    *("title", "title.zh", "title.en"),
    *("phone", "email", "order", "country", "language", "status", "consent"),
    *("valid_from", "valid_until", "session", "sessions", "entitlements", "variation", "staff_note", "attention"),
    *("requires_approval", "valid_if_pending", "blocked", "addon_to", "photo"),
)
"""In the order in which they are offered."""


def key_name(key: str) -> str:
    """What people call a key; one without a name (an answer to a question) is shown as it is written."""
    return _names().get(key, key)


def _names() -> dict[str, str]:
    return {
        "name": translate("roster", "Name"),
        "name.zh": translate("roster", "Name in Chinese"),
        "name.latin": translate("roster", "Name in Latin letters"),
        "code": translate("roster", "Ticket code"),
        "id": translate("roster", "Stable id"),
        "ticket_type": translate("roster", "Ticket type"),
        "organisation": translate("roster", "Organisation"),
        "organisation.zh": translate("roster", "Organisation in Chinese"),
        "organisation.en": translate("roster", "Organisation in English"),
        "title": translate("roster", "Title"),
        "title.zh": translate("roster", "Title in Chinese"),
        "title.en": translate("roster", "Title in English"),
        "phone": translate("roster", "Telephone"),
        "email": translate("roster", "E-mail"),
        "order": translate("roster", "Booking reference"),
        "country": translate("roster", "Country"),
        "language": translate("roster", "Language"),
        "status": translate("roster", "Payment"),
        "consent": translate("roster", "Consent"),
        "valid_from": translate("roster", "Valid from"),
        "valid_until": translate("roster", "Valid until"),
        "session": translate("roster", "Session of the ticket"),
        "sessions": translate("roster", "Sessions signed up for"),
        "entitlements": translate("roster", "Entitlements"),
        "variation": translate("roster", "Kind of ticket"),
        "staff_note": translate("roster", "Note for staff"),
        "attention": translate("roster", "Needs attention"),
        "requires_approval": translate("roster", "Needs approval"),
        "valid_if_pending": translate("roster", "Valid unpaid"),
        "blocked": translate("roster", "On hold"),
        "addon_to": translate("roster", "Add-on to"),
        "photo": translate("roster", "Photo"),
        "answers": translate("roster", "Answers"),
    }


def kind_name(kind: str) -> str:
    """What people call a kind of trouble that the preflight finds."""
    return {
        "missing-glyph": translate("roster", "No font has the character"),
        "private-use": translate("roster", "Private character"),
        "lost-character": translate("roster", "Lost character"),
        "name-does-not-fit": translate("roster", "Name too long for the badge"),
        "organisation-cut": translate("roster", "Organisation cut on the badge"),
        "no-name": translate("roster", "No name"),
        "double-code": translate("roster", "Code given twice"),
        "no-code": translate("roster", "No code"),
        "long-code": translate("roster", "Code too long to scan well"),
        "same-name": translate("roster", "Same name"),
        "registered-twice": translate("roster", "Registered twice"),
        "missing-type": translate("roster", "No ticket type"),
        "bad-email": translate("roster", "E-mail cannot be right"),
        "bad-phone": translate("roster", "Telephone cannot be right"),
        "outside-programme": translate("roster", "Outside the programme"),
        "no-consent": translate("roster", "No consent"),
        "no-door": translate("roster", "No door takes the ticket"),
        "no-layout": translate("roster", "No badge layout"),
        "missing-picture": translate("roster", "Picture of a badge layout is missing"),
    }.get(kind, kind)
