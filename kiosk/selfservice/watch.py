"""Watches the kiosk's window from a process of its own, and starts it again within seconds."""

import logging
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

log = logging.getLogger(__name__)

ALIVE = "selfservice.alive"
"""The window touches this file in its data folder as long as it draws."""
SILENT_S = 20.0
"""A window that has not touched it for so long hangs, and is ended."""
GRACE_S = 60.0
"""What a start may take."""
LOOK_EVERY_S = 0.2
AGAIN_S, OFTEN_S = 0.25, 10.0
"""Pause before a new start; and once it has ended often in the last minute."""
OFTEN = 5


def watch(
    start: Callable[[], "subprocess.Popen[bytes]"],
    alive: Path,
    *,
    clock: Callable[[], float] = time.monotonic,
    wall: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    """Keep the window running until staff leave it (status 0); whatever else ends it, it starts again.

    Also settings that cannot be read: a kiosk whose folder comes late after the power is back must not stay dark.
    """
    ends: list[float] = []
    while True:
        child = start()
        try:
            status = _stay(child, alive, clock, wall, sleep)
        except BaseException:
            child.terminate()
            child.wait()
            raise
        if status == 0:
            return 0
        now = clock()
        ends = [at for at in ends if now - at < 60] + [now]
        log.warning("the kiosk ended with %s; it starts again", status)
        sleep(OFTEN_S if len(ends) >= OFTEN else AGAIN_S)


def _stay(
    child: "subprocess.Popen[bytes]",
    alive: Path,
    clock: Callable[[], float],
    wall: Callable[[], float],
    sleep: Callable[[float], None],
) -> int:
    """Until the window ends, or is ended because it hangs; its status."""
    began, began_wall = clock(), wall()
    while True:
        status = child.poll()
        if status is not None:
            return status
        try:
            touched = alive.stat().st_mtime
        except OSError:
            touched = 0.0
        started = touched >= began_wall
        silent = wall() - touched > SILENT_S if started else clock() - began > GRACE_S
        if silent:
            log.error("the kiosk's window does not answer: it is ended")
            child.kill()
            return child.wait() or 1
        sleep(LOOK_EVERY_S)
