"""The PIN behind the staff gesture: a hash that costs an attacker a while for each guess, and waits that grow."""

import base64
import hashlib
import hmac
import json
import logging
import secrets
from collections.abc import Callable
from pathlib import Path

log = logging.getLogger(__name__)

FILE = "selfservice-pin.json"

SHORTEST = 4
WRONG_PINS = 3
"""So many wrong ones bring the first wait; from then on each brings one twice as long."""
FIRST_WAIT_S, LONGEST_WAIT_S = 30.0, 900.0
_N, _R, _P = 2**14, 8, 1


def hashed(pin: str) -> str:
    """What the settings keep of a PIN."""
    salt = secrets.token_bytes(16)
    return f"scrypt${_text(salt)}${_text(_scrypt(pin, salt))}"


def is_right(pin: str, kept: str) -> bool:
    """Whether ``pin`` is the one whose hash is ``kept``; a hash that cannot be read fits none."""
    try:
        kind, salt, wanted = kept.split("$")
        if kind != "scrypt":
            return False
        return hmac.compare_digest(_scrypt(pin, base64.b64decode(salt)), base64.b64decode(wanted))
    except ValueError:
        return False


class PinGate:
    """Looks at PINs; what wrong ones cost outlasts a restart.  Slow: not for a thread that anybody waits for."""

    def __init__(self, is_right: Callable[[str], bool], wall: Callable[[], float], file: Path | None = None) -> None:
        """``wall``: seconds since 1970; ``file``: remembers the wrong PINs, None = not beyond this run."""
        self._is_right, self._wall, self._file = is_right, wall, file
        self._wrong, self._until = self._kept()

    def wait_s(self) -> float:
        """Until the next PIN is looked at; a clock that was turned back makes nobody wait for years."""
        return max(0.0, min(self._until - self._wall(), LONGEST_WAIT_S))

    def opens(self, pin: str) -> bool:
        """Whether ``pin`` is right, and is looked at already."""
        if self.wait_s() > 0:
            return False
        if self._is_right(pin):
            self._remember(0, 0.0)
            return True
        beyond = self._wrong + 1 - WRONG_PINS
        wait = min(FIRST_WAIT_S * 2**beyond, LONGEST_WAIT_S) if beyond >= 0 else 0.0
        self._remember(min(self._wrong + 1, 99), self._wall() + wait)
        return False

    def _remember(self, wrong: int, until: float) -> None:
        if (wrong, until) == (self._wrong, self._until):
            return
        self._wrong, self._until = wrong, until
        if self._file is None:
            return
        try:
            beside = self._file.with_suffix(".new")
            beside.write_text(json.dumps({"version": 1, "wrong": wrong, "until": until}), encoding="utf-8")
            beside.replace(self._file)
        except OSError as error:
            log.warning("wrong PINs are not remembered: %s", error)

    def _kept(self) -> tuple[int, float]:
        """A file that cannot be read costs the first wait: whoever broke it gains nothing."""
        if self._file is None:
            return 0, 0.0
        try:
            document = json.loads(self._file.read_text(encoding="utf-8"))
            return max(0, min(int(document["wrong"]), 99)), float(document["until"])
        except FileNotFoundError:
            return 0, 0.0
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("%s cannot be read: %s", self._file, error)
            return WRONG_PINS, self._wall() + FIRST_WAIT_S


def _scrypt(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode("utf-8", "backslashreplace"), salt=salt, n=_N, r=_R, p=_P, dklen=32)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
