"""What stands on one badge, and which of its words goes where."""

from dataclasses import dataclass

from kiosk.badge.spelling import tidy
from kiosk.errors import BadInput

# Both languages in one text: 技能人才 · Skilled talent
BOTH = " · "


@dataclass(frozen=True, slots=True)
class BadgeFace:
    """One badge.

    ``primary`` is the large name, ``secondary`` the same person in the other
    script.  ``role`` and ``event`` may hold both languages, parted by `` · ``.
    ``colour`` is ``#RRGGBB``; ``code`` is the text of the QR code; ``serial`` is
    small print (ticket and copy number).
    """

    primary: str
    secondary: str | None
    organisation: str | None
    title: str | None
    role: str
    colour: str
    code: str
    serial: str
    entitlements: tuple[str, ...] = ()
    event: str = ""
    photo: str | None = None
    """File name of the guest's photo."""


def texts_of(face: BadgeFace) -> dict[str, str]:
    """The tidied text of each field that is not empty, in the fields of a layout.

    A missing first name gives its place to the second one; the same name twice
    is printed once.  Raises BadInput when the badge has no name at all.
    """
    primary, secondary = tidy(face.primary), tidy(face.secondary or "")
    if not primary:
        primary, secondary = secondary, ""
    if not primary:
        raise BadInput(f"The badge {face.serial} has no name.")
    role, role_second = _both(face.role)
    event, event_second = _both(face.event)
    texts = {
        "primary": primary,
        "secondary": "" if secondary.casefold() == primary.casefold() else secondary,
        "organisation": tidy(face.organisation or ""),
        "title": tidy(face.title or ""),
        "role": role,
        "role_second": role_second,
        "event": event,
        "event_second": event_second,
        "entitlements": BOTH.join(filter(None, map(tidy, face.entitlements))),
        "serial": tidy(face.serial),
    }
    return {field: text for field, text in texts.items() if text}


def _both(text: str) -> tuple[str, str]:
    first, _, second = text.partition(BOTH)
    return tidy(first), tidy(second)
