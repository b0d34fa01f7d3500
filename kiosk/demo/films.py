"""Films for the demonstration's camera, one after another, each rendered while the one before it plays."""

import threading
from collections.abc import Generator, Iterator
from pathlib import Path

from kiosk.demo.show import Shown
from kiosk.scan.clip import write_clip

GUESTS = 8
"""Codes in one film."""
FRAMES_PER_GUEST = 75
"""A guest every two and a half seconds, so that one can read along."""


def films(folder: Path, plan: list[Shown]) -> Generator[str]:
    """Films of all guests of the plan, then of the same guests again; old films are removed.

    Close it when no more are wanted: a film may be in the making.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("guests-*.avi"):
        old.unlink()
    number = 0
    following = _Rendering(folder, plan, number)
    try:
        while True:
            playing = following.film()
            number += 1
            following = _Rendering(folder, plan, number)
            yield str(playing)
            playing.unlink(missing_ok=True)
    finally:
        following.cancel()


class _Rendering:
    """One film being made on a thread of its own."""

    def __init__(self, folder: Path, plan: list[Shown], number: int) -> None:
        self._path = folder / f"guests-{number}.avi"
        first = number * GUESTS % len(plan)
        self._codes = [one.text for one in (plan[first:] + plan)[:GUESTS]]
        self._seed = number + 1
        self._cancelled = threading.Event()
        # Not a daemon: one that is inside OpenCV when Python ends takes the process down with it.
        self._thread = threading.Thread(target=self._render, name="film")
        self._thread.start()

    def _render(self) -> None:
        write_clip(self._path, self._wanted(), seed=self._seed, frames_per_code=FRAMES_PER_GUEST)

    def _wanted(self) -> Iterator[str]:
        for code in self._codes:
            if self._cancelled.is_set():
                return
            yield code

    def cancel(self) -> None:
        """Leave the film after the guest it is at."""
        self._cancelled.set()
        self._thread.join()
        self._path.unlink(missing_ok=True)

    def film(self) -> Path:
        """The finished film."""
        self._thread.join()
        return self._path
