"""A kiosk that loses its power in the middle of a badge: run by ``test_power_cut`` in a process of its own."""

import os
import signal
import sys
from pathlib import Path

from kiosk.press import open_press
from kiosk.printing import PrintRoom
from kiosk.selfservice.counter import Counter, CounterOptions
from kiosk.selfservice.replies import Check
from tests.selfservice.test_power_cut import open_kiosk


class PowerCut:
    """A printer during whose first badge the power goes."""

    def __init__(self, uri: str) -> None:
        self.uri = uri

    def faults(self):
        return ()

    def print(self, sheet, job):
        os.kill(os.getpid(), signal.SIGKILL)

    def state(self, ref):
        raise AssertionError("nothing is asked of it")


def main(folder: Path) -> None:
    station = open_kiosk(folder)
    press = open_press(f"folder:{folder / 'badges'}")
    press.printers = (PowerCut(f"folder:{folder / 'badges'}"),)
    room = PrintRoom(press, station.desk.event)
    counter = Counter(station.desk, CounterOptions(), lambda outcome: room.take(station.desk, outcome))
    counter.check(Check(1, "HU"))
    room.wait(station.desk, 30)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
