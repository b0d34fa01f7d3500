"""What the desk says about its own devices and records: hints, lamps, faults and the ways round them."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from kiosk.scan.events import HintKind
from ui.view import WayView

translate = QCoreApplication.translate


def hint_seen() -> tuple[str, str]:
    """Icon and words while a code was just read."""
    return "check", translate("texts", "Code read")


def hint_waiting() -> tuple[str, str]:
    return "scan-qr-code", translate("texts", "Waiting for a code")


def hint_next() -> tuple[str, str]:
    """A second code is in view."""
    return "scan-qr-code", translate("texts", "One more code: it is read next")


def hint_scanner_lost() -> tuple[str, str]:
    return "scan-qr-code", translate("texts", "Hand scanner not connected")


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
        case HintKind.MORE_LIGHT:
            return "scan-qr-code", translate("texts", "Too dark here: more light")
        case _:
            assert_never(kind)


def look_armed() -> tuple[str, str]:
    """The hint while the next code will only be looked at."""
    return "eye", translate("texts", "Look only: the next code is not recorded")


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


def lamp_labels(count: int) -> str:
    """Few are left on the roll."""
    return translate("texts", "{count} labels").format(count=count)


def lamp_roster(count: int) -> str:
    return translate("texts", "{count} guests").format(count=f"{count:,}")


def lamp_store() -> str:
    return translate("texts", "Records")


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


def trouble_records() -> tuple[str, str]:
    """The desk's store cannot be written: reason and what to do."""
    return (
        translate("texts", "This scan could not be recorded"),
        translate("texts", "Let the guest wait a moment and scan again; tell the organisers if it stays."),
    )


def printer_trouble() -> str:
    return translate("texts", "Badges follow")


def desk_shut() -> str:
    return translate("texts", "This desk cannot open its records")
