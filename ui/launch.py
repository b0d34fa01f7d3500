"""From the command line to an open window: the desk's folder, the camera, the printer, all real."""

import argparse
import sys
import threading
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
from kiosk.scan import events as seen
from kiosk.scan.process import Scanner, ScannerOptions
from kiosk.scan.wedge import Wedge
from kiosk.station import Station
from ui.app import DeskOptions, run_desk
from ui.theme import Scheme
from ui.threads import CameraLost, Closer, CodeRead, Preview, ScannerEvent

FILMED = 200
"""Guests in the demonstration's films, which then begin anew."""

PICTURE_S = 1 / 30
"""Between two pictures of the preview, and between two looks at the decoder process."""


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
    """The decoder process as the window's camera thread sees it."""

    def __init__(self, sources: Iterator[str]) -> None:
        """``sources``: when one ends (a film does, a camera never) the next is opened."""
        self._sources = sources
        self._ended = threading.Event()
        self._scanner = self._next()
        self._shown = -1

    def _next(self) -> Scanner | None:
        source = next(self._sources, None)
        return None if source is None else Scanner(source, ScannerOptions(pace=True))

    def events(self) -> Iterator[ScannerEvent]:
        """Codes, pictures and hints until ``close``, or until the last source has ended."""
        while self._scanner is not None and not self._ended.is_set():
            self._scanner.start()
            try:
                yield from self._watched(self._scanner)
            finally:
                self._scanner.stop()
            if not self._ended.is_set():
                self._scanner = self._next()

    def _watched(self, scanner: Scanner) -> Iterator[ScannerEvent]:
        self._shown = -1
        while not self._ended.is_set():
            for event in scanner.events(PICTURE_S):
                if isinstance(event, seen.SourceState) and event.kind is seen.SourceKind.ENDED:
                    return
                yield from self._told(event)
            yield from self._picture(scanner)

    def _told(self, event: seen.Event) -> Iterator[ScannerEvent]:
        match event:
            case seen.CodeRead(text=text, corners=corners):
                yield CodeRead(text, corners)
            case seen.Hint():
                yield Closer()
            case seen.SourceState(kind=kind, detail=detail):
                if kind not in (seen.SourceKind.OK, seen.SourceKind.OPENING):
                    yield CameraLost(detail)
            case seen.CodeWaiting() | seen.DecoderReplaced():
                pass

    def _picture(self, scanner: Scanner) -> Iterator[ScannerEvent]:
        newest = scanner.newest_frame()
        if newest is not None and newest[0].number != self._shown:
            self._shown = newest[0].number
            yield Preview(newest[0].pixels)

    def close(self) -> None:
        """End ``events``; may be called from any thread."""
        self._ended.set()


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
