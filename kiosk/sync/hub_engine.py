"""The engine as a child of the hub: started, asked, told to read its configuration anew, ended."""

import ctypes
import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from kiosk.errors import Trouble
from kiosk.sync.hub_folder import HubFolder

STOP_S = 10
END_WITH_PARENT = 1
"""Linux: PR_SET_PDEATHSIG."""


class Engine:
    """One ``nats-server`` for one hub folder; one that an earlier hub left running is taken over."""

    def __init__(self, program: Path, folder: HubFolder) -> None:
        self._program, self._folder = program, folder
        self._child: subprocess.Popen[bytes] | None = None
        self._adopted: int | None = None
        self.log = folder.file("engine.log")

    def start(self) -> None:
        """Start it, unless one of this folder runs."""
        configuration = self._folder.write_configuration()
        self._adopted = running(self._folder)
        if self._adopted is not None:
            reload(self._folder)
            return
        with self.log.open("ab") as log:
            self._child = subprocess.Popen(
                [str(self._program), "-c", str(configuration)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the hub, which then ends its engine
                preexec_fn=_end_with_hub(),  # noqa: PLW1509 - one call into the system, looked up before
            )

    @property
    def alive(self) -> bool:
        if self._child is not None:
            return self._child.poll() is None
        return self._adopted is not None and running(self._folder) is not None

    @property
    def ends_with_another(self) -> bool:
        """Whether it was started by an earlier hub, with which it may just be ending."""
        return self._child is None and self._adopted is not None

    def last_words(self) -> str:
        """The last line of its log that tells of trouble."""
        try:
            lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return ""
        bad = [line for line in lines[-40:] if "[FTL]" in line or "[ERR]" in line or line.startswith("nats-server:")]
        return bad[-1].split("] ", 1)[-1] if bad else ""

    def stop(self) -> None:
        """End it in order; after ten seconds at once."""
        if self._child is None:
            pid = running(self._folder)
            if pid is not None:
                os.kill(pid, signal.SIGTERM)
            return
        self._child.terminate()
        try:
            self._child.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()


def _end_with_hub() -> Callable[[], None] | None:
    """What lets the engine end in order when the hub's process is killed; None where the system cannot."""
    if sys.platform != "linux":
        return None
    control = ctypes.CDLL(None).prctl

    def end_with_hub() -> None:
        control(END_WITH_PARENT, signal.SIGTERM)

    return end_with_hub


def running(folder: HubFolder) -> int | None:
    """The process of this folder's engine; None when none runs."""
    try:
        pid = int(folder.file("engine.pid").read_text(encoding="utf-8"))
        os.kill(pid, 0)
    except (OSError, ValueError):
        return None
    command = Path(f"/proc/{pid}/cmdline")
    if command.exists() and str(folder.file("hub.conf")).encode() not in command.read_bytes():
        return None
    return pid


def reload(folder: HubFolder) -> bool:
    """Let the running engine read its configuration; who is no longer in it is cut off at once."""
    pid = running(folder)
    if pid is None:
        return False
    folder.write_configuration()
    if sys.platform == "win32":
        raise Trouble("on Windows, stop the hub and start it again for this to take effect")
    os.kill(pid, signal.SIGHUP)
    return True


def is_healthy(monitor: int) -> bool:
    """What the engine says of itself."""
    try:
        return _get(monitor, "healthz").get("status") == "ok"
    except (OSError, ValueError):
        return False


def connected_keys(monitor: int) -> dict[str, dict[str, Any]]:
    """Who is connected now: public key -> what the engine knows of the connection."""
    try:
        found = _get(monitor, "connz?auth=1&limit=1024")
    except (OSError, ValueError):
        return {}
    return {str(one.get("nkey") or one.get("authorized_user", "")): one for one in found.get("connections", ())}


def _get(monitor: int, what: str) -> dict[str, Any]:
    with urllib.request.urlopen(f"http://127.0.0.1:{monitor}/{what}", timeout=2) as answer:
        return cast("dict[str, Any]", json.load(answer))
