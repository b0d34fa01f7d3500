"""From the command line to an open window: the desk's folder, the camera, the printer, all real."""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kiosk.config import Settings, default_folder, desk_name, read_settings
from kiosk.demo.event import demo_pack
from kiosk.demo.films import films
from kiosk.demo.show import held_up
from kiosk.desk import Post
from kiosk.domain.ids import DeskId, GateId, ListId
from kiosk.domain.text import Language
from kiosk.errors import Trouble
from kiosk.press import open_press
from kiosk.scan.events import Corners, Event, SourceKind, SourceState
from kiosk.scan.process import Scanner, ScannerOptions
from kiosk.scan.shelf import Preview
from kiosk.scan.wedge import Wedge
from kiosk.station import Station
from ui.app import DeskOptions, run_desk
from ui.theme import Scheme

FILMED = 200
"""Guests in the demonstration's films, which then begin anew."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks of a window; None = as set, or the built-in choice."""

    folder: Path | None = None
    language: str | None = None
    camera: str | None = None
    printer: str | None = None
    door: str | None = None
    demo: bool = False

    @classmethod
    def of(cls, options: argparse.Namespace) -> "Wish":
        """What the parsed command line wishes."""
        return cls(
            folder=options.data,
            language=options.lang,
            camera=getattr(options, "camera", None),
            printer=getattr(options, "printer", None),
            door=getattr(options, "list", None),
            demo=options.command == "demo",
        )


class CameraFeed:
    """One decoder process after the other: when a source ends (a film does, a camera never) the next is opened."""

    def __init__(self, sources: Iterator[str]) -> None:
        self._sources = sources
        self._scanner: Scanner | None = None

    def start(self) -> None:
        self._open_next()

    def _open_next(self) -> bool:
        """Whether there was another source."""
        source = next(self._sources, None)
        if source is None:
            return False
        self._scanner = Scanner(source, ScannerOptions(pace=True))
        self._scanner.start()
        return True

    def stop(self) -> None:
        if self._scanner is not None:
            self._scanner.stop()
            self._scanner = None

    def events(self, timeout_s: float) -> list[Event]:
        """What has happened; the end of a source is told only when no other follows."""
        if self._scanner is None:
            time.sleep(timeout_s)
            return []
        told = self._scanner.events(timeout_s)
        ended = [event for event in told if isinstance(event, SourceState) and event.kind is SourceKind.ENDED]
        if not ended:
            return told
        self.stop()
        more = self._open_next()
        return [event for event in told if not (more and event in ended)]

    def newest_frame(self) -> tuple[Preview, tuple[Corners, ...]] | None:
        return self._scanner.newest_frame() if self._scanner is not None else None


def launch(wish: Wish) -> int:
    """Open the desk's window and stay until it is closed; the exit status."""
    folder = wish.folder or default_folder()
    if wish.demo and wish.folder is None:
        folder = folder / "demo"
    try:
        settings = read_settings(folder)
    except Trouble as trouble:
        print(f"cqitec-kiosk: {trouble}", file=sys.stderr)
        return trouble.status
    language = Language(wish.language or settings.language)
    pinned = wish.door or settings.list
    options = DeskOptions(
        open_station=_opener(folder, settings, language, demo=wish.demo),
        typist=Wedge(),
        open_scanner=lambda: _camera(folder, wish, settings),
        open_press=lambda: open_press(wish.printer or settings.printer or f"folder:{folder / 'badges'}"),
        language=language,
        scheme=Scheme(settings.theme),
        text_scale=settings.text_scale / 100,
        pinned=ListId(pinned) if pinned else None,
        operator=settings.operator,
    )
    return run_desk(options)


def _opener(folder: Path, settings: Settings, language: Language, *, demo: bool) -> Callable[[], Station]:
    """Opens the desk's folder, on the thread that will use it; the demonstration brings its event along."""
    post = Post(
        DeskId(desk_name(settings)),
        GateId(settings.gate) if settings.gate else None,
        settings.operator or None,
        language,
    )

    def open_station() -> Station:
        station = Station(folder, post)
        if demo:
            station.take(demo_pack(first_day=_today()))
        return station

    return open_station


def _today() -> date:
    """The event's first day in the demonstration: today in Chongqing."""
    return (datetime.now(UTC) + timedelta(hours=8)).date()


def _camera(folder: Path, wish: Wish, settings: Settings) -> CameraFeed:
    if wish.camera is None and wish.demo:
        return CameraFeed(films(folder / "films", held_up(demo_pack(first_day=_today()), FILMED)))
    return CameraFeed(iter((wish.camera or settings.camera,)))
