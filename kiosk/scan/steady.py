"""One held code is one scan: tells the codes that are new from those still held up."""

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
HOLD_S = 4.0
AWAY_S = 0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """A code in view.  ``off_centre`` is its distance from the middle of the frame, in frame widths."""

    text: str
    off_centre: float = 0.0


@dataclass(frozen=True, slots=True)
class New:
    """A scan: this code came into view, or came back after more than the hold time."""

    text: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A second code in view, further from the middle: announced once, a scan when it is alone or in the middle."""

    text: str


class Steady:
    """Remembers which codes were in view; time comes in with each frame, in seconds of any one clock.

    The same text is no new scan while it stays in view and for ``hold_s``
    after it was last seen.  Of two new codes in one frame the one nearest to
    the middle is the scan; the other waits until it is nearer itself, or until
    no scanned code was in view for ``AWAY_S`` (a frame without a read is not
    a guest who left).
    """

    def __init__(self, hold_s: float = HOLD_S) -> None:
        self._hold_s = hold_s
        self._scanned: dict[str, float] = {}
        self._waiting: dict[str, float] = {}
        self._scanned_in_view_s = float("-inf")

    def seen(self, codes: Sequence[Seen | str], at_s: float) -> list[New | Waiting]:
        """What the codes in one frame mean, the most central first."""
        _forget(self._scanned, at_s - self._hold_s)
        _forget(self._waiting, at_s - self._hold_s)
        in_view = [code.text for code in _most_central_first(codes)]
        scanned = [text for text in in_view if text in self._scanned]
        unscanned = [text for text in in_view if text not in self._scanned]
        scan: list[New | Waiting] = []
        if unscanned and self._may_scan(unscanned[0], in_view, scanned, at_s):
            first = unscanned.pop(0)
            self._waiting.pop(first, None)
            scanned.append(first)
            scan.append(New(first))
        for text in scanned:
            self._scanned[text] = at_s
        if scanned:
            self._scanned_in_view_s = at_s
        return scan + self._announced(unscanned, at_s)

    def _may_scan(self, text: str, in_view: Sequence[str], scanned: Sequence[str], at_s: float) -> bool:
        if scanned:
            return in_view[0] == text
        return text not in self._waiting or at_s - self._scanned_in_view_s > AWAY_S

    def _announced(self, texts: Sequence[str], at_s: float) -> list[New | Waiting]:
        fresh = [text for text in texts if text not in self._waiting]
        self._waiting.update(dict.fromkeys(texts, at_s))
        return [Waiting(text) for text in fresh]


def off_centre(corners: Sequence[Point], width_px: int, height_px: int) -> float:
    """Distance of a code's middle from the frame's middle, in frame widths."""
    x = sum(point[0] for point in corners) / len(corners)
    y = sum(point[1] for point in corners) / len(corners)
    return ((x - width_px / 2) ** 2 + (y - height_px / 2) ** 2) ** 0.5 / width_px


def _most_central_first(codes: Sequence[Seen | str]) -> list[Seen]:
    nearest: dict[str, Seen] = {}
    for code in codes:
        seen = Seen(code) if isinstance(code, str) else code
        if seen.text not in nearest or seen.off_centre < nearest[seen.text].off_centre:
            nearest[seen.text] = seen
    return sorted(nearest.values(), key=lambda seen: seen.off_centre)


def _forget(times: dict[str, float], before_s: float) -> None:
    for text in [text for text, last_s in times.items() if last_s < before_s]:
        del times[text]
