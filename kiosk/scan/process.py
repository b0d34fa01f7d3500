"""The desk's side of the decoder process: starts it, listens to it, watches it, and replaces it when it falls over."""

import logging
import multiprocessing
import signal
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import cast

from kiosk.scan.begin import begin
from kiosk.scan.blame import Blame
from kiosk.scan.diary import Diary, Replacement
from kiosk.scan.events import CodeRead, CodeWaiting, Corners, DecoderReplaced, Event, Hint, SourceState
from kiosk.scan.shelf import FRAME, HEARTBEAT_NS, LATEST, Preview, Shelf
from kiosk.scan.steady import HOLD_S, New, Seen, Steady, off_centre
from kiosk.scan.talk import CAMERA_STUCK, Found, Ready, Task
from kiosk.scan.wish import CameraSettings

log = logging.getLogger(__name__)

HANG_S = 0.5  # a decoder at work for so long on one frame
SILENT_S = 5.0  # the process itself, which tells every half second that it lives
STARTING_S = 20.0  # a cold disk and a virus scanner
TICK_S = 0.05
AGAIN_AFTER_S = 1.0  # where a process dies before it is up, the next waits: the machine is busy or broken
CORNERS_SHOWN_S = 0.3


@dataclass(frozen=True, slots=True)
class ScannerOptions:
    """``pace`` plays films at their own speed, newest frame first; without it every frame is decoded, in order."""

    pace: bool = False
    hold_s: float = HOLD_S
    sleep_after_s: float = 0.0
    """Seconds without a movement until the camera rests; 0 = never."""
    diary: Path | None = None
    """The folder in which replacements are noted; None = nowhere."""
    settings: CameraSettings = field(default_factory=CameraSettings)


class Scanner:
    """Camera and decoders in a process of their own.

    Start, ask for events and stop from one thread; ``newest_frame`` may be
    asked from any.  Whether a code is new is decided here and not in the
    process, so that its death forgets no guest and greets none twice.
    """

    def __init__(self, source: str | int, options: ScannerOptions | None = None) -> None:
        self._source = str(source)
        self._options = options or ScannerOptions()
        self._steady = Steady(self._options.hold_s)
        self._blame = Blame()
        self._shelf: Shelf | None = None
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._decoders: tuple[str, ...] = ()
        self._started_s = self._heard_s = self._left_s = 0.0
        self._ready = False
        self._in_view: tuple[float, tuple[Corners, ...]] = (0.0, ())

    @property
    def pid(self) -> int | None:
        """The decoder process, for ``doctor`` and for tests that kill it."""
        return self._process.pid if self._process else None

    @property
    def frames_taken(self) -> int:
        """Frames that the process, and those before it, have begun to decode."""
        return self._shelf.word(LATEST) if self._shelf else 0

    def start(self) -> None:
        self._shelf = Shelf()
        self._spawn(start_at=0)

    def stop(self) -> None:
        """End the process; the object may be started again."""
        self._end_process()
        if self._shelf is not None:
            self._shelf.close()
            self._shelf = None

    def events(self, timeout_s: float) -> list[Event]:
        """What has happened, at the latest after ``timeout_s``; the process is watched and replaced in here."""
        now_s = time.monotonic()
        if now_s - self._left_s > HANG_S / 2:
            self._heard_s = now_s  # it was us who did not listen
        until_s = now_s + timeout_s
        found: list[Event] = []
        while not found:
            left_s = until_s - time.monotonic()
            assert self._pipe is not None and self._process is not None, "start() comes first"
            wait([self._pipe, self._process.sentinel], max(0.0, min(left_s, TICK_S)))
            found = self._received() or self._watched()
            if left_s <= 0:
                break
        self._left_s = time.monotonic()
        return found

    def newest_frame(self) -> tuple[Preview, tuple[Corners, ...]] | None:
        """The newest frame and the corners, in its pixels, of the codes read lately; None before the first."""
        preview = self._shelf.newest() if self._shelf else None
        if preview is None:
            return None
        at_s, corners = self._in_view
        if preview.at_ns / 1e9 - at_s > CORNERS_SHOWN_S:
            corners = ()
        return preview, tuple(_scaled(one, preview.scale) for one in corners)

    def _spawn(self, start_at: int) -> None:
        assert self._shelf is not None
        self._shelf.mark("", 0)
        self._shelf.set_word(HEARTBEAT_NS, 0)
        self._shelf.set_word(FRAME, start_at)
        asked = self._options
        task = Task(self._source, asked.pace, start_at, asked.settings, self._blame.left_out, asked.sleep_after_s)
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        # On Windows this is a PipeConnection, with the same methods; begin takes either.
        self._pipe = cast("Connection", ours)
        self._process = context.Process(
            target=begin, args=(theirs, self._shelf.name, task), name="decoder", daemon=True
        )
        self._process.start()
        theirs.close()
        self._ready = False
        self._started_s = self._heard_s = time.monotonic()

    def _received(self) -> list[Event]:
        events: list[Event] = []
        assert self._pipe is not None
        try:
            while self._pipe.poll():
                message: object = self._pipe.recv()
                self._heard_s = time.monotonic()
                events += self._events_of(message)
        except (EOFError, ConnectionResetError):
            pass  # it died; the watch tells
        return events

    def _events_of(self, message: object) -> list[Event]:
        match message:
            case Ready(decoders):
                self._ready, self._decoders = True, decoders
                return []
            case Found():
                return self._scans(message)
            case SourceState() | Hint():
                return [message]
            case _:
                raise TypeError(f"the decoder process sent {type(message).__name__}")

    def _scans(self, found: Found) -> list[Event]:
        corners = {sighting.text: sighting.corners for sighting in reversed(found.sightings)}
        self._in_view = (found.at_ns / 1e9, tuple(sighting.corners for sighting in found.sightings))
        reads = {
            text: CodeRead(text, place, found.at_ns, found.decode_ms, found.frame) for text, place in corners.items()
        }
        if found.still:
            return list(reads.values())
        codes = [Seen(text, off_centre(place, *found.size)) for text, place in corners.items()]
        at_s = found.at_ns / 1e9 if found.film_s is None or self._options.pace else found.film_s
        return [
            reads[told.text] if isinstance(told, New) else CodeWaiting(told.text, corners[told.text])
            for told in self._steady.seen(codes, at_s)
        ]

    def _watched(self) -> list[Event]:
        """Replace the process if it is dead, hung or silent."""
        assert self._shelf is not None and self._process is not None
        now_s = time.monotonic()
        decoder, since_ns = self._shelf.at_work()
        if not self._process.is_alive():
            status = self._process.exitcode
            if not self._ready and now_s - self._started_s < AGAIN_AFTER_S:
                return []
            from_outside = status == -signal.SIGTERM or status == -getattr(signal, "SIGKILL", 9)
            if status == CAMERA_STUCK:
                return self._replaced("the camera's driver did not answer", "")
            if from_outside:
                return self._replaced("it was ended from outside", "")
            return self._replaced(f"it crashed with status {status}", decoder)
        if since_ns and now_s - max(since_ns / 1e9, self._heard_s) > HANG_S:
            return self._replaced(f"{decoder} hung", decoder)
        patience_s = SILENT_S if self._ready else STARTING_S
        heartbeat_s = self._shelf.word(HEARTBEAT_NS) / 1e9
        if self._opening_takes_its_time():
            patience_s = STARTING_S
        if now_s - max(heartbeat_s, self._heard_s) > patience_s:
            return self._replaced("it did not answer", "")
        return []

    def _opening_takes_its_time(self) -> bool:
        """Until its first frame a process may sit in the driver of a camera that wakes up."""
        assert self._shelf is not None
        return self._shelf.word(LATEST) == 0

    def _replaced(self, reason: str, decoder: str) -> list[Event]:
        assert self._shelf is not None
        before = self._blame.left_out
        if decoder:
            self._blame.crashed(decoder, self._decoders, time.monotonic())
        # A frame that brought a decoder down is not tried again; one that merely was at hand is.
        start_at = self._shelf.word(FRAME) + (1 if decoder else 0)
        self._end_process()
        log.warning("the decoder process is replaced: %s; left out: %s", reason, sorted(self._blame.left_out) or "none")
        self._spawn(start_at)
        given_up = tuple(sorted(self._blame.left_out - before))
        if self._options.diary is not None:
            Diary(self._options.diary).note(Replacement(datetime.now(UTC), reason, given_up))
        return [DecoderReplaced(reason, given_up)]

    def _end_process(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None


def _scaled(corners: Corners, scale: float) -> Corners:
    a, b, c, d = ((x * scale, y * scale) for x, y in corners)
    return a, b, c, d
