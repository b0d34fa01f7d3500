"""From the command line to an open window: the desk's folder, the camera, the printer, all real.

What a worker opens is imported by that worker: the window does not wait for it.
"""

import argparse
import shlex
import sys
from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.config import Settings, default_folder, desk_name, read_settings, write_settings
from kiosk.desk import Post
from kiosk.domain.ids import DeskId, GateId, HallId, ListId
from kiosk.domain.text import Language
from kiosk.errors import Trouble
from kiosk.scan.events import Corners, Event, SourceKind, SourceState
from kiosk.scan.wedge import Wedge, WedgeSettings
from kiosk.staff import read_staff
from ui.app import DeskOptions, run_desk
from ui.theme import Scheme

if TYPE_CHECKING:
    from kiosk.press import Press
    from kiosk.scan.process import Scanner
    from kiosk.scan.serial_scanner import SerialScanner
    from kiosk.scan.shelf import Preview
    from kiosk.station import Station

DEMO_LIST = "venue"
"""The list that the demonstration works."""

FILMED = 200
"""Guests in the demonstration's films, which then begin anew."""

CHONGQING = timedelta(hours=8)


class FilmReel:
    """The demonstration's camera: one film after another through the real decoder process."""

    def __init__(self, reel: Generator[str]) -> None:
        self._reel = reel
        self._frames = 0
        self._scanner: Scanner | None = None

    def start(self) -> None:
        from kiosk.scan.process import Scanner, ScannerOptions

        self._scanner = Scanner(next(self._reel), ScannerOptions(pace=True))
        self._scanner.start()

    def stop(self) -> None:
        """End the film that plays and the one in the making."""
        self._end_film()
        self._reel.close()

    def _end_film(self) -> None:
        if self._scanner is not None:
            self._scanner.stop()

    def events(self, timeout_s: float) -> list[Event]:
        """As of a scanner; where a film ends the next one begins."""
        assert self._scanner is not None
        told = self._scanner.events(timeout_s)
        going_on = [one for one in told if not (isinstance(one, SourceState) and one.kind is SourceKind.ENDED)]
        if len(going_on) < len(told):
            newest = self._scanner.newest_frame()
            self._frames += newest[0].number + 1 if newest else 0
            self._end_film()
            self.start()
        return going_on

    def newest_frame(self) -> "tuple[Preview, tuple[Corners, ...]] | None":
        """As of a scanner; frames are numbered through all films."""
        newest = self._scanner.newest_frame() if self._scanner else None
        if newest is None:
            return None
        preview, corners = newest
        return replace(preview, number=preview.number + self._frames), corners


def launch(options: argparse.Namespace) -> int:
    """Open the window that the command line asks for, and stay until it is closed; the exit status."""
    demo = options.command == "demo"
    folder: Path = options.data or (default_folder() / "demo" if demo else default_folder())
    try:
        settings = read_settings(folder)
        desk = _desk_options(options, folder, settings, demo=demo)
    except Trouble as trouble:
        print(f"cqitec-kiosk: {trouble}", file=sys.stderr)
        return trouble.status
    return run_desk(desk)


def _desk_options(options: argparse.Namespace, folder: Path, settings: Settings, *, demo: bool) -> DeskOptions:
    language = Language(options.lang or settings.language)
    pinned = getattr(options, "list", None) or settings.list or (DEMO_LIST if demo else "")
    camera = getattr(options, "camera", None)
    printer = str(getattr(options, "printer", None) or settings.printer or f"folder:{folder / 'badges'}")
    return DeskOptions(
        open_station=_opener(folder, settings, language, demo=demo),
        typist=Wedge(WedgeSettings(prefix=settings.scanner_prefix)),
        open_scanner=_demo_camera(folder)
        if demo and camera is None
        else _camera(str(camera or settings.camera), folder, settings),
        open_hand_scanner=_hand_scanner(settings.scanner),
        open_press=_press(printer),
        language=language,
        scheme=Scheme(settings.theme),
        text_scale=settings.text_scale / 100,
        pinned=ListId(pinned) if pinned else None,
        hall=HallId(settings.hall) if settings.hall else None,
        operator=settings.operator,
        read_staff=lambda: read_staff(folder),
        lock_minutes=settings.lock_minutes,
        keep_taste=lambda lang, scheme, percent: keep_taste(folder, lang, scheme, percent),
        import_command=_import_command(options.data),
    )


def keep_taste(folder: Path, language: str, scheme: str, percent: int) -> None:
    """Write down how the window looks, beside whatever else is set."""
    write_settings(folder, replace(read_settings(folder), language=language, theme=scheme, text_scale=percent))


def _import_command(folder: Path | None) -> str:
    """What brings a guest list to this desk, as it is typed."""
    if folder is None:
        return "cqitec-kiosk import PATH"
    return f"cqitec-kiosk import PATH --data {shlex.quote(str(folder))}"


def _opener(folder: Path, settings: Settings, language: Language, *, demo: bool) -> Callable[[], "Station"]:
    """Opens the desk's folder, on the thread that will use it; the demonstration brings its event along."""
    gate = GateId(settings.gate) if settings.gate else None
    post = Post(DeskId(desk_name(settings)), gate, settings.operator or None, language)

    def open_station() -> "Station":
        from kiosk.station import Station

        station = Station(folder, post)
        if demo:
            from kiosk.demo.event import demo_pack

            station.take(demo_pack(first_day=_today()))
        return station

    return open_station


def _today() -> date:
    """The demonstration's first day: today in Chongqing."""
    return (datetime.now(UTC) + CHONGQING).date()


def _camera(source: str, folder: Path, settings: Settings) -> Callable[[], "Scanner"]:
    def open_camera() -> "Scanner":
        from kiosk.scan.camera_setup import camera_settings
        from kiosk.scan.process import Scanner, ScannerOptions

        options = ScannerOptions(
            pace=True,
            sleep_after_s=settings.camera_sleep_minutes * 60,
            diary=folder,
            settings=camera_settings(settings),
        )
        return Scanner(source, options)

    return open_camera


def _hand_scanner(address: str) -> Callable[[], "SerialScanner"] | None:
    if not address:
        return None
    from kiosk.scan.serial_scanner import SerialScanner, port_of

    port_of(address)  # a wrong address is told before the window opens
    return lambda: SerialScanner(address)


def _press(address: str) -> Callable[[], "Press"]:
    def open_it() -> "Press":
        from kiosk.press import open_press

        return open_press(address)

    return open_it


def _demo_camera(folder: Path) -> Callable[[], FilmReel]:
    def open_reel() -> FilmReel:
        from kiosk.demo.event import demo_pack
        from kiosk.demo.films import films
        from kiosk.demo.show import held_up

        return FilmReel(films(folder / "films", held_up(demo_pack(first_day=_today()), FILMED)))

    return open_reel
