"""The PIN behind the staff gesture: a hash that costs an attacker a while for each guess, and waits that grow."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable
from pathlib import Path

from kiosk.patience import Patience, Waits

FILE = "selfservice-pin.json"

SHORTEST = 4
WAITS = Waits(first_s=30.0, longest_s=900.0)
"""Longer than at a desk: nobody stands beside a kiosk."""
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
        self._is_right, self._patience = is_right, Patience(WAITS, wall, file)

    def wait_s(self) -> float:
        """Until the next PIN is looked at."""
        return self._patience.wait_s()

    def opens(self, pin: str) -> bool:
        """Whether ``pin`` is right, and is looked at already."""
        if self.wait_s() > 0:
            return False
        if not self._is_right(pin):
            self._patience.wrong()
            return False
        self._patience.right()
        return True


def _scrypt(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode("utf-8", "backslashreplace"), salt=salt, n=_N, r=_R, p=_P, dklen=32)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
