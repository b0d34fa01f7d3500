"""From the command line to an open kiosk: what a desk opens, and what only a kiosk has."""

import argparse
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from kiosk.config import Settings, desk_name, write_settings
from kiosk.domain.facts import Direction
from kiosk.domain.ids import DeskId
from kiosk.domain.text import Language, Text
from kiosk.errors import BadInput
from kiosk.outcome import Post
from kiosk.selfservice.counter import CounterOptions
from kiosk.selfservice.kept import keep_troubles, kept_troubles
from kiosk.selfservice.pin import FILE, SHORTEST, hashed, is_right
from kiosk.selfservice.watch import ALIVE, watch
from kiosk.staff import Role, read_staff
from kiosk.station import Station
from ui.app import DeskOptions
from ui.selfservice.app import KioskOptions, run_kiosk
from ui.selfservice.board import BoardOptions, run_board
from ui.selfservice.scene import Place
from ui.theme import Scheme

OUTLETS = ("right", "left", "below")


def run(options: argparse.Namespace, folder: Path, settings: Settings, desk: DeskOptions) -> int:
    """Open the kiosk and stay; the exit status."""
    return run_kiosk(kiosk_options(options, folder, settings, desk))


def kiosk_options(options: argparse.Namespace, folder: Path, settings: Settings, desk: DeskOptions) -> KioskOptions:
    """Raises ``BadInput`` for a setting that cannot be."""
    if settings.selfservice_outlet not in OUTLETS:
        raise BadInput(f"selfservice_outlet must be one of {', '.join(OUTLETS)}")
    role = str(options.role)
    low = settings.selfservice_low if options.layout is None else options.layout == "low"
    prints = role == "check-in"
    by_hand = frozenset(part.strip() for part in settings.selfservice_by_hand.split(",") if part.strip())
    staff, kept = read_staff(folder), settings.selfservice_pin

    def right_pin(pin: str) -> bool:
        """The kiosk's own PIN, or that of anybody who may change a desk's settings or its lists."""
        member = staff.by_pin(pin)
        return is_right(pin, kept) or (member is not None and member.role.holds(Role.SUPERVISOR))

    return KioskOptions(
        open_station=desk.open_station,
        typist=desk.typist,
        open_scanner=desk.open_scanner,
        open_hand_scanner=desk.open_hand_scanner,
        open_press=desk.open_press if prints else None,
        counter=CounterOptions(
            pinned=desk.pinned,
            hall=desk.hall,
            direction=Direction.EXIT if role == "exit" else Direction.ENTRY,
            checks_data=settings.selfservice_check_data,
            not_for=by_hand,
            shows_inside=role in ("entry", "exit"),
            only_tells=role == "where",
        ),
        place=Place(settings.help_desk, _way(settings), settings.selfservice_outlet),
        language=desk.language,
        look_up=settings.selfservice_lookup and prints,
        door=role in ("entry", "exit"),
        low=low,
        monitor=settings.selfservice_screen if options.monitor is None else options.monitor,
        windowed=_size(options.windowed),
        troubles=kept_troubles(folder),
        keep_troubles=lambda troubles: keep_troubles(folder, troubles),
        right_pin=right_pin if kept or staff else None,
        pin_file=folder / FILE,
        alive=folder / ALIVE,
    )


def run_the_board(options: argparse.Namespace, folder: Path, settings: Settings) -> int:
    """Open the board beside whoever writes the folder; the exit status."""
    language = Language(options.lang or settings.language)
    post = Post(DeskId(desk_name(settings)), language=language)
    return run_board(
        BoardOptions(
            lambda: Station(folder, post, reading=True),
            language,
            Scheme.LIGHT if options.light else Scheme.DARK,
            _size(options.windowed),
        )
    )


def _way(settings: Settings) -> Text:
    return Text(settings.help_desk_way, settings.help_desk_way_en or settings.help_desk_way)


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    wide, _, high = text.lower().partition("x")
    if not (wide.isdecimal() and high.isdecimal() and 320 <= int(wide) <= 10_000 and 320 <= int(high) <= 10_000):
        raise BadInput(f"“{text}” is no size of a window: write it like 1920x1080")
    return int(wide), int(high)


def set_pin(folder: Path, settings: Settings, pin: str) -> int:
    """Keep the PIN's hash in the settings."""
    if not pin.isdecimal() or not SHORTEST <= len(pin) <= 12:
        raise BadInput(f"a PIN has {SHORTEST} to 12 digits")
    write_settings(folder, replace(settings, selfservice_pin=hashed(pin)))
    return 0


def watched(folder: Path) -> int:
    """Stay beside the kiosk and start it again whenever it ends by itself."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [*_program(), *(one for one in sys.argv[1:] if one != "--watched")]
    signal.signal(signal.SIGTERM, _asked_to_end)  # the window ends with whoever watches it
    return watch(lambda: subprocess.Popen(command), folder / ALIVE)


def _asked_to_end(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


def _program() -> list[str]:
    """What started this program, to start it again."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    main = Path(sys.argv[0])
    return [sys.executable, str(main)] if main.suffix == ".py" or main.is_file() else [sys.executable, "-m", "main"]
