"""Real printers on the loopback: the IPP Everywhere program of CUPS, with faults at will and its sheets counted.

It announces itself through Avahi on D-Bus and does not start without; so a bus and an Avahi
of our own run beside it, on the loopback only.
"""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

STARTS_WITHIN_S = 20.0

_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={bus}</listen><auth>EXTERNAL</auth><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/><allow user="*"/>
</policy></busconfig>
"""
_AVAHI = """[server]
use-ipv6=no
allow-interfaces=lo
enable-dbus=yes
[wide-area]
enable-wide-area=no
[publish]
publish-hinfo=no
publish-workstation=no
"""
_STOCK = """ATTR keyword media-supported "iso_a6_105x148mm"
ATTR keyword media-default "iso_a6_105x148mm"
ATTR keyword media-ready "iso_a6_105x148mm"
ATTR collection media-size-supported {MEMBER integer x-dimension 10500 MEMBER integer y-dimension 14800}
ATTR keyword media-col-supported "media-size"
ATTR mimeMediaType document-format-supported "application/pdf"
ATTR keyword print-scaling-supported "none","auto"
ATTR keyword sides-supported "one-sided"
"""
# A sheet takes a moment, and is counted when it is out: one line, written at once.
_ENGINE = """#!/bin/sh
cd "{folder}"
if mv abort aborted 2>/dev/null; then
    exit 1
fi
if [ -e empty ]; then
    echo "STATE: +media-empty" >&2
    while [ -e empty ]; do sleep 0.02; done
    echo "STATE: -media-empty" >&2
fi
sleep 0.08
cp "$1" sheet.pdf
printf '%s\\n' "$IPP_JOB_NAME" >>sheets
"""


class RealPrinter:
    """One printer; its power, its paper and its temper are in the test's hand."""

    def __init__(self, folder: Path, bus: str | None, name: str) -> None:
        self._folder, self._bus, self._name = folder, bus, name
        (folder / "spool").mkdir(parents=True)
        (folder / "stock.conf").write_text(_STOCK, encoding="ascii")
        engine = folder / "engine.sh"
        engine.write_text(_ENGINE.format(folder=folder), encoding="ascii")
        engine.chmod(0o755)
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.switch_on()

    @property
    def uri(self) -> str:
        return f"ipp://localhost:{self.port}/ipp/print"

    @property
    def sheets(self) -> list[str]:
        """The names of the jobs whose sheet came out, in order."""
        counted = self._folder / "sheets"
        return counted.read_text(encoding="utf-8").splitlines() if counted.exists() else []

    @property
    def last_sheet(self) -> bytes:
        """What was printed last, as the printer got it."""
        return (self._folder / "sheet.pdf").read_bytes()

    def switch_on(self) -> None:
        """Start, and wait until it answers."""
        environment = dict(os.environ) | ({"DBUS_SYSTEM_BUS_ADDRESS": self._bus} if self._bus else {})
        command = ["ippeveprinter", "-n", "localhost", "-p", str(self.port), "-c", str(self._folder / "engine.sh")]
        command += ["-d", str(self._folder / "spool"), "-a", str(self._folder / "stock.conf"), self._name]
        until = time.monotonic() + STARTS_WITHIN_S
        while True:
            with (self._folder / "log").open("ab") as log:
                self._process = subprocess.Popen(
                    dying_with_us(command), stdout=log, stderr=log, env=environment, start_new_session=True
                )
            if answers(self.port, self._process):
                return
            said = (self._folder / "log").read_text(encoding="utf-8", errors="replace")
            assert time.monotonic() < until, f"the printer does not start: {said[-500:]}"

    def switch_off(self) -> None:
        """Power loss: the printer and its engine stop at once."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def take_paper(self) -> None:
        (self._folder / "empty").touch()

    def give_paper(self) -> None:
        (self._folder / "empty").unlink(missing_ok=True)

    def abort_next(self) -> None:
        (self._folder / "abort").touch()


class Hall:
    """Where printers stand."""

    def __init__(self, folder: Path, bus: str | None) -> None:
        self.bus = bus
        self._folder = folder
        self._printers: list[RealPrinter] = []

    def printer(self) -> RealPrinter:
        name = f"Badge{len(self._printers)}-{os.getpid()}"
        printer = RealPrinter(self._folder / name, self.bus, name)
        self._printers.append(printer)
        return printer

    def close(self) -> None:
        for printer in self._printers:
            printer.switch_off()


@contextmanager
def open_hall() -> Generator[Hall]:
    """A bus, an Avahi and room for printers; one hall at a time on a machine, since Avahi is one."""
    # short: the path of the bus must fit a socket's address
    with (Path(tempfile.gettempdir()) / "cqitec-test-printers.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = Path(tempfile.mkdtemp(prefix="hall"))
        started: list[subprocess.Popen[bytes]] = []
        try:
            bus = None if _avahi_runs() else _start_avahi(folder, started)
            hall = Hall(folder, bus)
            try:
                yield hall
            finally:
                hall.close()
        finally:
            for process in reversed(started):
                process.kill()
                process.wait()
            shutil.rmtree(folder)


def _avahi_runs() -> bool:
    return subprocess.run(["avahi-daemon", "--check"], check=False, capture_output=True).returncode == 0


def _start_avahi(folder: Path, started: list[subprocess.Popen[bytes]]) -> str:
    socket_path, log_path = folder / "bus", folder / "log"
    (folder / "bus.conf").write_text(_BUS.format(bus=socket_path), encoding="ascii")
    (folder / "avahi.conf").write_text(_AVAHI, encoding="ascii")
    bus = f"unix:path={socket_path}"
    with log_path.open("ab") as log:

        def start(*command: str) -> None:
            environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": bus}
            started.append(subprocess.Popen(dying_with_us([*command]), stdout=log, stderr=log, env=environment))

        start("dbus-daemon", f"--config-file={folder / 'bus.conf'}", "--nofork", "--nopidfile")
        _until(socket_path.exists, "the bus does not start", log_path)
        start("avahi-daemon", "-f", str(folder / "avahi.conf"), "--no-drop-root", "--no-rlimits", "--no-chroot")
        _until(_avahi_runs, "Avahi does not start", log_path)
    return bus


def dying_with_us(command: list[str]) -> list[str]:
    return ["setpriv", "--pdeathsig", "KILL", *command]


def _until(holds: object, what: str, log: Path) -> None:
    assert callable(holds)
    until = time.monotonic() + STARTS_WITHIN_S
    while not holds():
        assert time.monotonic() < until, f"{what}: {log.read_text(encoding='utf-8', errors='replace')[-500:]}"
        time.sleep(0.02)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def answers(port: int, process: subprocess.Popen[bytes]) -> bool:
    """Whether the printer listens; False when it has given up."""
    while process.poll() is None:
        try:
            socket.create_connection(("localhost", port), 0.2).close()
            return True
        except OSError:
            time.sleep(0.02)
    return False
