"""The pairing code: what a desk must know to find its hub, trust it and be let in."""

import base64
import json
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from kiosk.errors import BadInput

PREFIX = "CKH1."


@dataclass(frozen=True, slots=True)
class PairingCode:
    """One desk's invitation."""

    addresses: tuple[str, ...]
    """``host:port`` of the hub, the likeliest first."""
    fingerprint: str
    """SHA-256 of the hub's authority, hex."""
    seed: str
    """The desk's own secret key."""
    desk: str
    event: str
    expires: datetime

    def text(self) -> str:
        """The code as it is shown and pasted."""
        parts = [
            list(self.addresses),
            self.fingerprint,
            self.seed,
            self.desk,
            self.event,
            int(self.expires.timestamp()),
        ]
        packed = zlib.compress(json.dumps(parts, separators=(",", ":")).encode(), 9)
        return PREFIX + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_code(text: str) -> PairingCode:
    """The invitation in a text; ``BadInput`` says why it is none."""
    bare = "".join(text.split())
    if not bare.startswith(PREFIX):
        raise BadInput(f"this is no pairing code: it begins with {PREFIX}")
    coded = bare.removeprefix(PREFIX)
    try:
        unpacker = zlib.decompressobj()
        packed = unpacker.decompress(base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)), 4096)
        addresses, fingerprint, seed, desk, event, expires = cast("list[object]", json.loads(packed))
        if not unpacker.eof:
            raise ValueError("cut short")
        hosts = tuple(str(one) for one in cast("list[object]", addresses))
        moment = datetime.fromtimestamp(int(str(expires)), UTC)
    except (ValueError, TypeError, zlib.error, OverflowError, OSError) as error:
        raise BadInput("this pairing code is damaged: copy it whole, or scan it again") from error
    return PairingCode(hosts, str(fingerprint), str(seed), str(desk), str(event), moment)
