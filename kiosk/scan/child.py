"""The decoder process: opens the source, decodes its frames, tells the desk; it may die at any moment.

Imports nothing of the desk or the window: what it imports is how long its
replacement takes to start.
"""

import os
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection

import cv2

from kiosk.errors import CameraUnavailable
from kiosk.scan import zbar
from kiosk.scan.camera import Frame, FrameSource, open_source
from kiosk.scan.decode import ZBAR, ZXING, Ladder
from kiosk.scan.events import Hint, HintKind, Lens, SourceKind, SourceState
from kiosk.scan.health import Health
from kiosk.scan.hints import is_dim, why_unread
from kiosk.scan.shelf import FRAME, HEARTBEAT_NS, Shelf
from kiosk.scan.sleep import REST_S, Sleep
from kiosk.scan.talk import CAMERA_STUCK, Found, Ready, Task

STALL_S = 2.0
STUCK_S = 8.0
REOPEN_S = 1.0
HINT_AFTER_S = 0.5
HINT_EVERY_S = 1.0
DIM_AFTER_S = 2.0
DIM_EVERY_S = 10.0


def run(pipe: Connection, shelf_name: str) -> None:
    """The whole life of the process: it waits for its task, and ends when the desk closes the pipe."""
    cv2.setNumThreads(1)
    shelf = Shelf(shelf_name)
    available = (ZXING, ZBAR) if zbar.available() else (ZXING,)
    try:
        task: Task = pipe.recv()
        pipe.send(Ready(tuple(one for one in available if one not in task.left_out)))
        _Work(pipe, shelf, task).until_stopped()
    except (BrokenPipeError, ConnectionResetError, EOFError):
        pass  # the desk has gone, and so do we
    finally:
        shelf.close()
    # A camera thread may still hang in its driver: nothing to wait for.
    os._exit(0)


class _Work:
    def __init__(self, pipe: Connection, shelf: Shelf, task: Task) -> None:
        self._pipe, self._shelf, self._task = pipe, shelf, task
        self._ladder = Ladder(task.left_out, lambda decoder: shelf.mark(decoder, time.monotonic_ns()))
        self._next = task.start_at
        self._health = Health()
        self._state: SourceState | None = None
        self._sleep = Sleep(task.sleep_after_s)
        self._lens: Lens | None = None
        self._unread_since_s = self._hinted_s = self._dim_told_s = self._bright_s = float("-inf")

    def until_stopped(self) -> None:
        while not self._stop_asked(0):
            self._tell(SourceState(SourceKind.OPENING))
            try:
                task = self._task
                source = open_source(task.source, pace=task.pace, start_at=self._next, settings=task.settings)
            except CameraUnavailable as trouble:
                self._tell(SourceState(SourceKind.LOST, str(trouble)))
            else:
                if self._play(source):
                    return
                self._tell(SourceState(SourceKind.LOST, f"{task.source} gives no more pictures."))
            if self._stop_asked(REOPEN_S):
                return

    def _play(self, source: FrameSource) -> bool:
        """Decode until the source ends; True when there is nothing more to do."""
        newest_wins = source.live or self._task.pace
        frames = _Newest(source).frames() if newest_wins else iter(source)
        for frame in frames:
            if self._stop_asked(0):
                source.close()
                return True
            self._take(frame, source)
        source.close()
        if source.live:
            return False
        self._tell(SourceState(SourceKind.ENDED))
        while not self._stop_asked(0.5):
            pass
        return True

    def _take(self, frame: Frame | None, source: FrameSource) -> None:
        if frame is None:
            self._tell(SourceState(SourceKind.LOST, f"{self._task.source} has stopped giving pictures."))
            return
        if not source.live:
            self._next = self._next if source.stills else int(frame.name)
            self._shelf.set_word(FRAME, self._next)
            self._next += 1
        if frame.problem:
            self._tell(SourceState(SourceKind.LOST, frame.problem))
            return
        self._shelf.put(frame.pixels, frame.at_ns)
        at_s = frame.at_ns / 1e9
        kind = self._health.after(frame.pixels, at_s) if source.live else SourceKind.OK
        if kind is SourceKind.OK and not source.stills and self._sleep.is_asleep(frame.pixels, at_s):
            kind = SourceKind.ASLEEP
        source.rest(REST_S if kind is SourceKind.ASLEEP else 0.0)
        self._tell(SourceState(kind))
        if source.lens is not None and source.lens != self._lens:
            self._lens = source.lens
            self._pipe.send(self._lens)
        if kind is not SourceKind.FROZEN:  # the guest in a frozen picture has long gone
            self._decode(frame, source.stills, hints=kind is SourceKind.OK)

    def _decode(self, frame: Frame, still: bool, *, hints: bool) -> None:
        started_ns = time.monotonic_ns()
        if still:
            self._ladder = Ladder(self._task.left_out, lambda decoder: self._shelf.mark(decoder, time.monotonic_ns()))
        sightings = self._ladder.read(frame.pixels)
        took_ms = (time.monotonic_ns() - started_ns) / 1e6
        if sightings:
            height, width = frame.pixels.shape
            size = (width, height)
            found = Found(tuple(sightings), size, frame.at_ns, frame.film_s, still, took_ms, frame.name)
            self._pipe.send(found)
            self._sleep.stir(frame.at_ns / 1e9)
        if hints and not still:
            self._hint(frame, bool(sightings))

    def _hint(self, frame: Frame, read: bool) -> None:
        now_s = frame.at_ns / 1e9
        if read or not self._ladder.unread:
            self._unread_since_s = now_s
        due = now_s - self._unread_since_s > HINT_AFTER_S and now_s - self._hinted_s > HINT_EVERY_S
        kind = why_unread(frame.pixels, self._ladder.unread) if due else None
        if kind is None and self._is_too_dim(frame, now_s, read=read):
            kind = HintKind.MORE_LIGHT
        if kind is not None:
            self._hinted_s = now_s
            self._pipe.send(Hint(kind))

    def _is_too_dim(self, frame: Frame, now_s: float, *, read: bool) -> bool:
        """Dark for a while and not only while the camera sets its exposure; said now and then."""
        if read or self._bright_s == float("-inf") or not is_dim(frame.pixels):
            self._bright_s = now_s
        due = now_s - self._bright_s > DIM_AFTER_S and now_s - self._dim_told_s > DIM_EVERY_S
        if due:
            self._dim_told_s = now_s
        return due

    def _tell(self, state: SourceState) -> None:
        if state != self._state:
            self._state = state
            self._pipe.send(state)

    def _stop_asked(self, wait_s: float) -> bool:
        """The desk closes its end to stop us, and its death closes it too."""
        self._shelf.set_word(HEARTBEAT_NS, time.monotonic_ns())
        return self._pipe.poll(wait_s)


class _Newest:
    """Reads the source in a thread of its own and gives the newest frame, never one already seen."""

    def __init__(self, source: FrameSource) -> None:
        self._source = source
        self._fresh = threading.Condition()
        self._frame: Frame | None = None
        self._ended = False
        threading.Thread(target=self._read, name="camera", daemon=True).start()

    def _read(self) -> None:
        try:
            for frame in self._source:
                with self._fresh:
                    self._frame = frame
                    self._fresh.notify()
        finally:
            with self._fresh:
                self._ended = True
                self._fresh.notify()

    def frames(self) -> Iterator[Frame | None]:
        """Newest frames; None each time the source has been silent for ``STALL_S``."""
        silent_s = 0.0
        while True:
            with self._fresh:
                self._fresh.wait_for(lambda: self._frame is not None or self._ended, STALL_S)
                frame, self._frame = self._frame, None
                if frame is None and self._ended:
                    return
            silent_s = silent_s + STALL_S if frame is None else 0.0
            if silent_s >= STUCK_S:
                os._exit(CAMERA_STUCK)
            yield frame
