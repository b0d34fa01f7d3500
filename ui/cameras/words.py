"""What the camera chooser says; English in the source."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def title() -> str:
    return translate("cameras", "Camera")


def no_camera() -> tuple[str, str]:
    """What to do while none is plugged in, and what happens then."""
    return (
        translate("cameras", "Plug in a camera"),
        translate("cameras", "It appears here by itself."),
    )


def unplugged(name: str) -> str:
    """The camera that is set, but not there."""
    return translate("cameras", "{name} (not plugged in)").format(name=name)


def another_source(source: str) -> str:
    """A film or a stream that was set by hand."""
    return translate("cameras", "Set by hand: {source}").format(source=source)


def opening() -> str:
    return translate("cameras", "The camera is starting")


def no_picture() -> tuple[str, str]:
    return (
        translate("cameras", "No picture from this camera"),
        translate("cameras", "In use elsewhere? Or plug it in again."),
    )


def choose_one() -> str:
    return translate("cameras", "Choose a camera on the left")


def hold_up() -> str:
    """Under the picture until a code was read."""
    return translate("cameras", "Hold a ticket where guests will hold theirs")


def read(code: str) -> str:
    """Under the picture once a code was read: the place and the light are good."""
    return translate("cameras", "Read: {code}").format(code=code)


def gives(width: int, height: int) -> str:
    """What the camera really sends."""
    return translate("cameras", "{width} × {height} pixels").format(width=width, height=height)


def size() -> str:
    return translate("cameras", "Size")


def size_named(text: str) -> str:
    """As people say it; what the camera really sends stands below its picture."""
    return f"{text.partition('x')[2]}p"


def turned() -> str:
    return translate("cameras", "Turned by")


def degrees(count: int) -> str:
    return translate("cameras", "{count}°").format(count=count)


def mirror() -> str:
    return translate("cameras", "Mirror")


def mirror_off() -> str:
    return translate("cameras", "Off")


def mirror_on() -> str:
    return translate("cameras", "On")


def focus() -> str:
    return translate("cameras", "Focus")


def exposure() -> str:
    return translate("cameras", "Exposure")


def automatic() -> str:
    return translate("cameras", "Automatic")


def locked() -> str:
    """Held as it is at this moment."""
    return translate("cameras", "Hold as now")


def locked_at(value: str) -> str:
    """Held at the driver's own number."""
    return translate("cameras", "Held at {value}").format(value=value)


def no_lock() -> str:
    """The driver offers no such lock."""
    return translate("cameras", "This camera sets it by itself")


def window_title() -> str:
    return translate("cameras", "Choose the camera")


def take_it() -> str:
    return translate("cameras", "Use this camera")


def leave() -> str:
    return translate("cameras", "Leave as it was")
