"""Signed tickets of events that come from pretix (``pretix_sig1``).

The text is base64, reversed: version 1, the lengths of payload and signature (two
bytes each), a protobuf payload and an Ed25519 signature of it.
"""

import base64
from collections.abc import Iterator, Sequence
from datetime import datetime

from kiosk.domain.ids import Code, SessionId, TicketTypeId, VariationId
from kiosk.ticket.signed import SIGNATURE_BYTES, Claims, NotSigned, fits, moment_at

_SEED, _ITEM, _VARIATION, _SUBEVENT, _FROM, _UNTIL = range(1, 7)
_VARINT, _BYTES = 0, 2


def verify(text: str, keys: Sequence[str]) -> Claims:
    """The claims of a pretix ticket; raises ``NotSigned``.

    Its code is the whole text, as pretix has it in its order positions.
    """
    payload, signature = split(text)
    if not any(fits(key, signature, payload) for key in keys):
        raise NotSigned("no key of this event fits")
    try:
        fields = dict(_fields(payload))
        item = fields.get(_ITEM, 0)
        return Claims(
            code=Code(text),
            ticket_type=TicketTypeId(str(item)),
            variation=VariationId(str(fields[_VARIATION])) if fields.get(_VARIATION) else None,
            session=SessionId(str(fields[_SUBEVENT])) if fields.get(_SUBEVENT) else None,
            valid_from=_moment(fields.get(_FROM)),
            valid_until=_moment(fields.get(_UNTIL)),
        )
    except (ValueError, IndexError) as error:
        raise NotSigned(f"signed, but not understood: {error}") from error


def split(text: str) -> tuple[bytes, bytes]:
    """Payload and signature; raises ``NotSigned`` for a text of another form."""
    try:
        raw = base64.b64decode(text[::-1], validate=True)
    except ValueError as error:
        raise NotSigned("not base64") from error
    if base64.b64encode(raw).decode()[::-1] != text:
        raise NotSigned("not in the one form that is printed")  # its spare bits would make a second code
    if len(raw) < 5 or raw[0] != 1:
        raise NotSigned("not version 1")
    payload_size, signature_size = int.from_bytes(raw[1:3], "big"), int.from_bytes(raw[3:5], "big")
    if signature_size != SIGNATURE_BYTES or len(raw) != 5 + payload_size + signature_size:
        raise NotSigned("of another length than it says")
    return raw[5 : 5 + payload_size], raw[5 + payload_size :]


def _fields(payload: bytes) -> Iterator[tuple[int, int]]:
    """Numbers of the protobuf message; texts (the seed) are passed over."""
    at = 0
    while at < len(payload):
        tag, at = _varint(payload, at)
        if tag & 7 == _VARINT:
            value, at = _varint(payload, at)
            yield tag >> 3, value
        elif tag & 7 == _BYTES:
            size, at = _varint(payload, at)
            at += size
        else:
            raise ValueError(f"field of kind {tag & 7}")


def _varint(payload: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = payload[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
        if shift > 63:
            raise ValueError("a number without an end")


def _moment(seconds: int | None) -> datetime | None:
    return moment_at(seconds) if seconds else None
