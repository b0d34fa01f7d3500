"""Keys of desks: one Ed25519 pair opens the hub's door and signs the desk's facts.

Written as the hub's engine writes them (``S…`` the secret half, ``U…`` the public one).
"""

import base64
import binascii
import secrets
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

_SEED, _USER = 18 << 3, 20 << 3
_SEED_OF_USER = bytes((_SEED | _USER >> 5, (_USER & 31) << 3))


def new_seed() -> str:
    """A new secret key."""
    return _written(_SEED_OF_USER + secrets.token_bytes(32))


def public_of(seed: str) -> str:
    """The public half of a secret key."""
    return _written(bytes((_USER,)) + _private(seed).public_key().public_bytes_raw())


def sign(seed: str, content: bytes) -> str:
    """The signature of ``content``, as it travels beside it."""
    return base64.b64encode(_private(seed).sign(content)).decode()


class Signer:
    """Signs many facts with one key."""

    def __init__(self, seed: str) -> None:
        self._key = _private(seed)

    def __call__(self, content: bytes) -> str:
        return base64.b64encode(self._key.sign(content)).decode()


def is_signed(public: str, content: bytes, signature: str) -> bool:
    """Whether the holder of ``public`` signed ``content``; False for anything that is no signature."""
    try:
        _verifier(public).verify(content, base64.b64decode(signature, validate=True))
    except (BadSignatureError, ValueError):
        return False
    return True


@lru_cache(maxsize=1024)
def _verifier(public: str) -> VerifyKey:
    """Read once: a new desk looks at a hundred thousand signatures of a few desks.

    libsodium's, because it looks at them beside the thread that writes the facts down.
    """
    return VerifyKey(_read(public)[1:])


def _private(seed: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(_read(seed)[2:])


def _written(raw: bytes) -> str:
    check = binascii.crc_hqx(raw, 0).to_bytes(2, "little")
    return base64.b32encode(raw + check).decode().rstrip("=")


def _read(text: str) -> bytes:
    """The bytes of a written key; ``ValueError`` where a letter is wrong."""
    raw = base64.b32decode(text + "=" * (-len(text) % 8))
    if binascii.crc_hqx(raw[:-2], 0).to_bytes(2, "little") != raw[-2:]:
        raise ValueError("a key with a wrong letter")
    return raw[:-2]
