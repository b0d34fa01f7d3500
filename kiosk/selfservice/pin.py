"""The PIN behind the staff gesture: kept as a hash that costs an attacker a while for each guess."""

import base64
import hashlib
import hmac
import secrets

SHORTEST = 4
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


def _scrypt(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode("utf-8", "backslashreplace"), salt=salt, n=_N, r=_R, p=_P, dklen=32)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
