"""A print server of its own on the loopback: real CUPS with one queue, and nothing of the machine's."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from real_printer import Hall, RealPrinter, answers, dying_with_us, free_port

_SERVER = """LogLevel info
Listen localhost:{port}
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
_FOLDERS = """ServerRoot {folder}/root
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/tmp
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
SystemGroup root
"""


@contextmanager
def open_queue(hall: Hall, printer: RealPrinter) -> Generator[str]:
    """A queue that leads to the printer; its address."""
    folder, port = Path(tempfile.mkdtemp(prefix="cups")), free_port()
    folder.chmod(0o755)  # CUPS runs what prints under another name
    for name in ("root", "spool", "cache", "state", "tmp"):
        (folder / name).mkdir()
        (folder / name).chmod(0o777)
    (folder / "cupsd.conf").write_text(_SERVER.format(port=port), encoding="ascii")
    (folder / "files.conf").write_text(_FOLDERS.format(folder=folder), encoding="ascii")
    environment = dict(os.environ) | ({"DBUS_SYSTEM_BUS_ADDRESS": hall.bus} if hall.bus else {})
    command = ["cupsd", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "files.conf"), "-f"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(dying_with_us(command), stdout=log, stderr=log, env=environment)
    try:
        assert answers(port, server), (folder / "log").read_text(encoding="utf-8")
        _add_queue(port, printer)
        yield f"ipp://localhost:{port}/printers/Badge"
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _add_queue(port: int, printer: RealPrinter) -> None:
    command = ["lpadmin", "-h", f"localhost:{port}", "-p", "Badge", "-E", "-v", printer.uri, "-m", "everywhere"]
    until = time.monotonic() + 20
    while (done := subprocess.run(command, check=False, capture_output=True, text=True)).returncode:
        assert time.monotonic() < until, done.stderr
