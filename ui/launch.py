"""From the command line to an open window: the desk's folder, the camera, the printer, all real.

In this order: the decoder process is sent on its way, which takes as long as
all the rest and needs none of it; the window is painted; then the desk behind
it is imported, and each worker imports what it opens.
"""

import argparse
import gc
import shlex
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.config import FILE, Settings, default_folder, desk_name, read_settings, write_settings
from kiosk.domain.ids import DeskId, GateId, HallId, ListId
from kiosk.domain.text import Language
from kiosk.errors import Trouble
from kiosk.scan.events import Corners, Event, SourceKind, SourceState

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

    from kiosk.badge.follow import Printer
    from kiosk.press import Press
    from kiosk.scan.hand_scanner import HandScanner
    from kiosk.scan.process import Scanner
    from kiosk.scan.shelf import Preview
    from kiosk.station import Station
    from ui.app import DeskApp, DeskOptions
    from ui.camera_thread import Scanner as CameraScanner
    from ui.screens.gate import GateScreen

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
    gc.disable()  # the sweeper collects, once the desk is open
    early: EarlyScanner | None = None
    try:
        settings = read_settings(folder)
        if options.command == "board":
            from ui.selfservice.launch import run_the_board

            return run_the_board(options, folder, settings)
        if options.command == "setup" or (options.command in (None, "desk") and is_new(folder)):
            settings = _set_up(options, folder, settings)
        hand_scanner = _hand_scanner(settings.scanner)
        camera = getattr(options, "camera", None)
        open_camera = _demo_camera(folder) if demo and camera is None else None
        if options.command == "selfservice" or (demo and options.selfservice):
            kiosks = open_camera or _camera(str(camera or settings.camera), folder, settings)
            return _launch_kiosk(options, folder, settings, kiosks, hand_scanner)
        if open_camera is None:
            open_camera = _camera(str(camera or settings.camera), folder, settings)
            early = _begun(open_camera)
        return _run(options, folder, settings, (lambda: early) if early else open_camera, hand_scanner)
    finally:
        if early is not None:
            early.stop()


def is_new(folder: Path) -> bool:
    """Whether nobody has set this desk up: no settings, no guest list, no record."""
    return not any((folder / name).exists() for name in (FILE, "roster", "journal.db"))


def _set_up(options: argparse.Namespace, folder: Path, settings: Settings) -> Settings:
    """The assistant; what the desk is set to afterwards."""
    from ui import texts
    from ui.first_paint import application
    from ui.setup.run import run_assistant
    from ui.theme import Look, Scheme

    app = application()
    app.setQuitOnLastWindowClosed(False)
    language = Language(options.lang or settings.language)
    settings = replace(settings, language=language.value)
    camera = str(getattr(options, "camera", None) or settings.camera)
    look = Look(Scheme(settings.theme), scale=settings.text_scale / 100)
    translators = texts.install(language, ())
    chosen = run_assistant(folder, settings, look, translators, _camera(camera, folder, settings))
    app.setQuitOnLastWindowClosed(True)
    return chosen.settings or replace(settings, language=chosen.language.value)


def _launch_kiosk(
    options: argparse.Namespace,
    folder: Path,
    settings: Settings,
    open_camera: "Callable[[], CameraScanner]",
    hand_scanner: "Callable[[], HandScanner] | None",
) -> int:
    """The self-service kiosk, with the camera, printer and folder that a desk would have."""
    from ui.selfservice import launch as kiosk

    if options.command != "demo" and options.set_pin is not None:
        return kiosk.set_pin(folder, settings, options.set_pin)
    if options.command != "demo" and options.watched:
        return kiosk.watched(folder)
    desk = _desk_options(options, folder, settings, open_camera, hand_scanner)
    return kiosk.run(options, folder, settings, desk)


def _run(
    options: argparse.Namespace,
    folder: Path,
    settings: Settings,
    open_camera: "Callable[[], CameraScanner]",
    hand_scanner: "Callable[[], HandScanner] | None",
) -> int:
    """Open the window and bring the desk to it; the exit status."""
    from ui.first_paint import run_window
    from ui.theme import Look, Scheme

    def open_desk(screen: "GateScreen", translators: "Sequence[QTranslator]") -> "DeskApp":
        from ui.app import DeskApp

        return DeskApp(_desk_options(options, folder, settings, open_camera, hand_scanner), screen, translators)

    language = Language(options.lang or settings.language)
    look = Look(Scheme(settings.theme), scale=settings.text_scale / 100)
    return run_window(look, language, open_desk, left_handed=settings.left_handed)


class EarlyScanner:
    """A camera and its decoder process, begun before anybody listens to them."""

    def __init__(self, scanner: "Scanner") -> None:
        self._scanner = scanner

    def begin(self) -> None:
        self._scanner.start()

    def start(self) -> None:
        """Already begun; whoever listens may start it like any other."""

    def stop(self) -> None:
        self._scanner.stop()

    def events(self, timeout_s: float) -> list[Event]:
        return self._scanner.events(timeout_s)

    def newest_frame(self) -> "tuple[Preview, tuple[Corners, ...]] | None":
        return self._scanner.newest_frame()


def _begun(open_camera: "Callable[[], Scanner]") -> EarlyScanner | None:
    """A camera already at work; None = it cannot be opened, which the camera's thread tells on screen."""
    try:
        scanner = EarlyScanner(open_camera())
        scanner.begin()
    except Trouble:
        return None
    return scanner


def _desk_options(
    options: argparse.Namespace,
    folder: Path,
    settings: Settings,
    open_camera: "Callable[[], CameraScanner]",
    hand_scanner: "Callable[[], HandScanner] | None",
) -> "DeskOptions":
    from kiosk.photos import photo_of
    from kiosk.scan.wedge import Wedge, WedgeSettings
    from kiosk.staff import read_staff
    from ui.app import DeskOptions
    from ui.theme import Scheme

    demo = options.command == "demo"
    language = Language(options.lang or settings.language)
    pinned = getattr(options, "list", None) or settings.list or (DEMO_LIST if demo else "")
    printer = str(getattr(options, "printer", None) or settings.printer or f"folder:{folder / 'badges'}")
    return DeskOptions(
        open_station=_opener(folder, settings, language, demo=demo),
        typist=Wedge(WedgeSettings(prefix=settings.scanner_prefix)),
        open_scanner=open_camera,
        open_hand_scanner=hand_scanner,
        open_press=_press(printer, folder, settings),
        language=language,
        scheme=Scheme(settings.theme),
        text_scale=settings.text_scale / 100,
        pinned=ListId(pinned) if pinned else None,
        hall=HallId(settings.hall) if settings.hall else None,
        operator=settings.operator,
        read_staff=lambda: read_staff(folder),
        lock_minutes=settings.lock_minutes,
        read_photo=lambda name: photo_of(folder, name),
        keep_taste=lambda lang, scheme, percent: keep_taste(folder, lang, scheme, percent),
        left_handed=settings.left_handed,
        keep_side=lambda left: write_settings(folder, replace(read_settings(folder), left_handed=left)),
        folder=folder,
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
    from kiosk.desk import Post

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


def _hand_scanner(address: str) -> Callable[[], "HandScanner"] | None:
    if not address:
        return None
    from kiosk.scan.open_hand_scanner import hand_scanner

    return hand_scanner(address)  # a wrong address is told before the window opens


def _press(address: str, folder: Path, settings: Settings) -> Callable[[], "Press"]:
    def open_it() -> "Press":
        from kiosk.press import open_press, outfit_of

        return open_press(address, outfit_of(folder, settings, {"qt": _system_printer}))

    return open_it


def _system_printer(uri: str) -> "Printer":
    """Qt's printing is loaded where such a printer is used only."""
    from ui.spooler import SystemPrinter

    return SystemPrinter(uri)


def _demo_camera(folder: Path) -> Callable[[], FilmReel]:
    def open_reel() -> FilmReel:
        from kiosk.demo.event import demo_pack
        from kiosk.demo.films import films
        from kiosk.demo.show import held_up

        return FilmReel(films(folder / "films", held_up(demo_pack(first_day=_today()), FILMED)))

    return open_reel
