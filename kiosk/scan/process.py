"""The desk's side of the decoder process: starts it, listens to it, watches it, and replaces it when it falls over."""

import logging
import signal
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.connection import wait
from pathlib import Path

from kiosk.scan.blame import Blame
from kiosk.scan.diary import Diary, Replacement
from kiosk.scan.events import CodeRead, CodeWaiting, Corners, DecoderReplaced, Event, Hint, Lens, SourceState
from kiosk.scan.shelf import FRAME, HEARTBEAT_NS, LATEST, Preview, Shelf
from kiosk.scan.steady import HOLD_S, New, Seen, Steady, off_centre
from kiosk.scan.talk import CAMERA_STUCK, Found, Ready, Task
from kiosk.scan.wish import CameraSettings
from kiosk.scan.worker import Worker

log = logging.getLogger(__name__)

HANG_S = 0.5  # a decoder at work for so long on one frame
SILENT_S = 5.0  # the process itself, which tells every half second that it lives
STARTING_S = 20.0  # a cold disk and a virus scanner
TICK_S = 0.05
AGAIN_AFTER_S = 1.0  # where a process dies before it is up, the next waits: the machine is busy or broken
CORNERS_SHOWN_S = 0.3
SPARE_AFTER_S = 3.0  # the window and the first picture come first


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
    """Camera and decoders in a process of their own; a second one waits, ready to take over at once.

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
        self._worker: Worker | None = None
        self._spare: Worker | None = None
        self._spare_due_s = float("inf")
        self._decoders: tuple[str, ...] = ()
        self._started_s = self._heard_s = self._left_s = 0.0
        self._ready = False
        self._in_view: tuple[float, tuple[Corners, ...]] = (0.0, ())
        self._newest: Preview | None = None

    @property
    def pid(self) -> int | None:
        """The decoder process, for ``doctor`` and for tests that kill it."""
        return self._worker.process.pid if self._worker else None

    @property
    def spare_pid(self) -> int | None:
        """The process that waits to take over; None while there is none."""
        return self._spare.process.pid if self._spare else None

    @property
    def frames_taken(self) -> int:
        """Frames that the process, and those before it, have begun to decode."""
        return self._shelf.word(LATEST) if self._shelf else 0

    def start(self) -> None:
        self._shelf = Shelf()
        self._put_to_work(start_at=0)
        self._spare_due_s = time.monotonic() + SPARE_AFTER_S

    def stop(self) -> None:
        """End the processes; the object may be started again."""
        self._end_worker()
        if self._spare is not None:
            self._spare.end()
            self._spare = None
        if self._shelf is not None:
            self._shelf.close()
            self._shelf = None
            self._newest = None

    def events(self, timeout_s: float) -> list[Event]:
        """What has happened, at the latest after ``timeout_s``; the process is watched and replaced in here."""
        now_s = time.monotonic()
        if now_s - self._left_s > HANG_S / 2:
            self._heard_s = now_s  # it was us who did not listen
        until_s = now_s + timeout_s
        found: list[Event] = []
        while not found:
            left_s = until_s - time.monotonic()
            assert self._worker is not None, "start() comes first"
            wait([self._worker.pipe, self._worker.process.sentinel], max(0.0, min(left_s, TICK_S)))
            found = self._received() or self._watched()
            if left_s <= 0:
                break
        self._left_s = time.monotonic()
        return found

    def newest_frame(self) -> tuple[Preview, tuple[Corners, ...]] | None:
        """The newest frame and the corners, in its pixels, of the codes read lately; None before the first."""
        if self._shelf is None:
            return None
        preview = self._newest
        if preview is None or preview.number != self._shelf.word(LATEST):
            self._newest = preview = self._shelf.newest()
        if preview is None:
            return None
        at_s, corners = self._in_view
        if preview.at_ns / 1e9 - at_s > CORNERS_SHOWN_S:
            corners = ()
        return preview, tuple(_scaled(one, preview.scale) for one in corners)

    def _put_to_work(self, start_at: int) -> None:
        """The spare takes over; where there is none, a new process."""
        assert self._shelf is not None
        self._shelf.mark("", 0)
        self._shelf.set_word(HEARTBEAT_NS, 0)
        self._shelf.set_word(FRAME, start_at)
        asked = self._options
        task = Task(self._source, asked.pace, start_at, asked.settings, self._blame.left_out, asked.sleep_after_s)
        self._worker, self._spare = self._spare, None
        if self._worker is None or not self._worker.give(task):
            if self._worker is not None:
                self._worker.end()
            self._worker = Worker(self._shelf.name)
            self._worker.give(task)
        self._ready = False
        self._started_s = self._heard_s = time.monotonic()

    def _keep_a_spare(self) -> None:
        """Not before the process at work is up: its start comes first."""
        now_s = time.monotonic()
        if self._spare is not None and not self._spare.is_alive:
            self._spare.end()
            self._spare = None
            self._spare_due_s = now_s + AGAIN_AFTER_S
        if self._spare is None and self._ready and now_s >= self._spare_due_s:
            assert self._shelf is not None
            self._spare = Worker(self._shelf.name)

    def _received(self) -> list[Event]:
        events: list[Event] = []
        assert self._worker is not None
        try:
            while self._worker.pipe.poll():
                message: object = self._worker.pipe.recv()
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
            case SourceState() | Hint() | Lens():
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
        assert self._shelf is not None and self._worker is not None
        self._keep_a_spare()
        now_s = time.monotonic()
        decoder, since_ns = self._shelf.at_work()
        if not self._worker.is_alive:
            status = self._worker.process.exitcode
            if not self._ready and now_s - self._started_s < AGAIN_AFTER_S:
                return []
            from_outside = status == -signal.SIGTERM or status == -getattr(signal, "SIGKILL", 9)
            if status == CAMERA_STUCK:
                return self._replaced("the camera's driver did not answer", "")
            if from_outside:
                return self._replaced("it was ended from outside", "")
            return self._replaced(f"{decoder or 'it'} crashed (status {status})", decoder)
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
        self._end_worker()
        log.warning("the decoder process is replaced: %s; left out: %s", reason, sorted(self._blame.left_out) or "none")
        self._put_to_work(start_at)
        self._spare_due_s = time.monotonic()
        given_up = tuple(sorted(self._blame.left_out - before))
        if self._options.diary is not None:
            Diary(self._options.diary).note(Replacement(datetime.now(UTC), reason, given_up))
        return [DecoderReplaced(reason, given_up)]

    def _end_worker(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


def _scaled(corners: Corners, scale: float) -> Corners:
    a, b, c, d = ((x * scale, y * scale) for x, y in corners)
    return a, b, c, d
