"""Which decoder is left out after it took the process down again and again."""

from collections import defaultdict, deque
from collections.abc import Sequence

CRASHES = 3
WITHIN_S = 60.0


class Blame:
    """Counts crashes for each decoder; time comes in with each, in seconds of one clock."""

    def __init__(self) -> None:
        self._crashes: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=CRASHES))
        self.left_out: frozenset[str] = frozenset()

    def crashed(self, decoder: str, available: Sequence[str], at_s: float) -> None:
        """``decoder`` was at work when the process crashed or hung.  The last one available is never left out."""
        times = self._crashes[decoder]
        times.append(at_s)
        often = len(times) == CRASHES and at_s - times[0] <= WITHIN_S
        if often and set(available) - self.left_out - {decoder}:
            self.left_out |= {decoder}
