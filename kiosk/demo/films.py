"""Films for the demonstration's camera, one after another, each rendered while the one before it plays."""

import threading
from collections.abc import Iterator
from pathlib import Path

from kiosk.demo.show import Shown
from kiosk.scan.clip import write_clip

GUESTS = 8
"""Codes in one film."""
FRAMES_PER_GUEST = 75
"""A guest every two and a half seconds, so that one can read along."""


def films(folder: Path, plan: list[Shown]) -> Iterator[str]:
    """Films of all guests of the plan, then of the same guests again; old films are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("guests-*.avi"):
        old.unlink()
    number = 0
    following = _Rendering(folder, plan, number)
    while True:
        playing = following.film()
        number += 1
        following = _Rendering(folder, plan, number)
        yield str(playing)
        playing.unlink(missing_ok=True)


class _Rendering:
    """One film being made on a thread of its own."""

    def __init__(self, folder: Path, plan: list[Shown], number: int) -> None:
        self._path = folder / f"guests-{number}.avi"
        first = number * GUESTS % len(plan)
        self._codes = [one.text for one in (plan[first:] + plan)[:GUESTS]]
        self._seed = number + 1
        self._thread = threading.Thread(target=self._render, name="film", daemon=True)
        self._thread.start()

    def _render(self) -> None:
        write_clip(self._path, self._codes, seed=self._seed, frames_per_code=FRAMES_PER_GUEST)

    def film(self) -> Path:
        """The finished film."""
        self._thread.join()
        return self._path
