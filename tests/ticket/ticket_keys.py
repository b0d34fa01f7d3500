"""Signing keys for tests: three of them, always the same."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.ticket.signed import public_half

CURRENT, PREVIOUS, UNLISTED = (Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in (1, 2, 3))
KEYS = (public_half(CURRENT), public_half(PREVIOUS))
