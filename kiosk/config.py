"""What this desk is set to: read once, from ``settings.toml`` in its data folder."""

import os
import platform
import re
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

from kiosk.errors import BadInput

FILE = "settings.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """One desk's settings; an empty text means the built-in choice."""

    desk: str = ""
    """Name of the desk in every fact; '' = made from the computer's name."""
    gate: str = ""
    hall: str = ""
    """The hall at whose door the desk stands: the programme then chooses the session's list; '' = the entrance."""
    operator: str = ""
    list: str = ""
    """List pinned by the operator; '' = by the programme."""
    language: str = "zh"
    theme: str = "light"
    camera: str = "0"
    """Camera number, camera:NAME, film, folder or stream address."""
    camera_size: str = "1280x720"
    """Width and height asked of the camera; it gives the nearest it has."""
    camera_mirror: bool = False
    camera_rotation: int = 0
    """Degrees clockwise: 0, 90, 180 or 270."""
    camera_focus: str = "auto"
    """"auto", or the driver's number to lock it at; the same for the exposure."""
    camera_exposure: str = "auto"
    camera_sleep_minutes: int = 5
    """Without a movement, until the camera rests; 0 = never."""
    scanner: str = ""
    """Hand scanner: '' = types like a keyboard; serial:PORT, serial:PORT@BAUD, hid or hid:VVVV:PPPP."""
    scanner_prefix: str = ""
    """What a typing scanner sends before each code; '' = nothing."""
    printer: str = ""
    """Printer address; '' = a folder of PDF files beside the data."""
    labels_on_roll: int = 0
    """Labels on a new roll, so that they are counted; 0 = not counted."""
    labels_warn_at: int = 15
    """So few labels left are warned about."""
    text_scale: int = 100
    lock_minutes: int = 5
    """Without a key or the mouse, until whoever signed in by PIN is signed out; 0 = never."""
    left_handed: bool = False
    """Camera and counts at the left, verdict and keys at the right."""
    rehearsal: bool = False
    """Everything is tried out: the same roster, a journal of its own, nothing counts."""
    selfservice_lookup: bool = True
    """Guests without a code may look themselves up at the kiosk."""
    selfservice_pin: str = ""
    """Hash of the PIN behind the staff gesture, as “selfservice --set-pin” writes it."""
    selfservice_screen: int = 0
    """The monitor that the kiosk fills, counted from 0."""
    selfservice_low: bool = False
    """The kiosk starts in the layout within a wheelchair user's reach."""
    selfservice_check_data: bool = False
    """Every guest looks over what will stand on the badge."""
    selfservice_by_hand: str = ""
    """Ticket types that staff check in, with commas between: the kiosk sends them to the help desk."""
    selfservice_outlet: str = "right"
    """Where badges come out below the screen: right, left or below."""
    help_desk: str = ""
    """Number or name of the help desk nearest to this kiosk."""
    help_desk_way: str = ""
    help_desk_way_en: str = ""
    """A simple way there."""


def default_folder() -> Path:
    """The platform's folder for what a desk keeps."""
    return platformdirs.user_data_path("cqitec-kiosk", appauthor=False)


def desk_name(settings: Settings) -> str:
    """The desk's name in facts: as set, else from the computer's name."""
    if settings.desk:
        return settings.desk
    name = re.sub(r"[^a-z0-9-]+", "-", (platform.node() or "desk").lower()).strip("-")
    return f"desk-{name or '1'}"


def read_settings(folder: Path) -> Settings:
    """The settings of a data folder; none yet = the built-in ones.

    Raises ``BadInput`` that names the line which cannot be taken.
    """
    path = folder / FILE
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadInput(f"{path}: {error}") from error
    known: dict[str, type] = {key: type(value) for key, value in asdict(Settings()).items()}
    for key, value in given.items():
        if key not in known:
            raise BadInput(f"{path}: “{key}” is no setting; known are {', '.join(known)}")
        if type(value) is not known[key]:
            raise BadInput(f"{path}: “{key}” must be {_KINDS[known[key]]}")
    return Settings(**given)


def write_settings(folder: Path, settings: Settings) -> None:
    """Replace the settings file as a whole."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{key} = {_toml(value)}" for key, value in asdict(settings).items()]
    beside = folder / f"{FILE}.new"
    with beside.open("w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / FILE)


_KINDS: dict[type, str] = {int: "a number", bool: "true or false", str: "a text in quotes"}


def _toml(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    escaped = "".join(
        f"\\u{ord(char):04X}" if char in '"\\' or ord(char) < 32 or ord(char) == 127 else char for char in value
    )
    return f'"{escaped}"'
