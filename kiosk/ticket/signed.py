"""Tickets that prove themselves: claims with an Ed25519 signature, as QR text.

``C1:`` and Base41 of the packed claims followed by 64 bytes of signature over
them.  The format with its test vectors is in ``docs/signed-tickets.md``.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from kiosk.domain.ids import Code, SessionId, TicketTypeId, VariationId
from kiosk.ticket import base41

PREFIX = "C1:"
SIGNATURE_BYTES = 64
TYPE_MARK_BYTES = 4

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_COMPACT_CODE, _COMPACT_TYPE, _VARIATION, _SESSION, _FROM, _UNTIL, _NAME = (1 << bit for bit in range(7))
_DENSE = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -./:+*$%"
"""45 characters, two of them in 11 bits: what our ticket codes are written in."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What a signed ticket says of itself; times in whole seconds, aware."""

    code: Code
    ticket_type: TicketTypeId
    variation: VariationId | None = None
    session: SessionId | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    name: str | None = None


class NotSigned(Exception):
    """No listed key made this text; the message says what is wrong with it."""


def sign(claims: Claims, key: Ed25519PrivateKey) -> str:
    """The QR text of a ticket; ``ValueError`` when a field is longer than its count can tell."""
    content = pack(claims)
    return PREFIX + base41.encode(content + key.sign(content))


def verify(text: str, keys: Sequence[str], ticket_types: Iterable[TicketTypeId]) -> Claims:
    """The claims of a text that one of ``keys`` (base64 of 32 bytes each) signed.

    Raises ``NotSigned``.  A type that is none of ``ticket_types`` comes back as
    ``#`` and its mark, which no event knows.
    """
    if not text.startswith(PREFIX):
        raise NotSigned(f"does not begin with {PREFIX}")
    try:
        raw = base41.decode(text.removeprefix(PREFIX))
    except ValueError as error:
        raise NotSigned(str(error)) from error
    content, signature = raw[:-SIGNATURE_BYTES], raw[-SIGNATURE_BYTES:]
    if not any(fits(key, signature, content) for key in keys):
        raise NotSigned("no key of this event fits")
    try:
        return unpack(content, ticket_types)
    except (ValueError, IndexError) as error:
        raise NotSigned(f"signed, but not understood: {error}") from error


def moment_at(seconds: int) -> datetime:
    """The instant so long after 1970; ``ValueError`` outside the calendar."""
    try:
        return _EPOCH + timedelta(seconds=seconds)
    except OverflowError as error:
        raise ValueError("a time outside the calendar") from error


def fits(key: str, signature: bytes, content: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True)).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def new_key() -> tuple[str, str]:
    """A new signing key pair: public half for the pack, private half to keep; both base64."""
    private = Ed25519PrivateKey.generate()
    raw = private.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    return public_half(private), base64.b64encode(raw).decode()


def public_half(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def private_key(text: str) -> Ed25519PrivateKey:
    """The key from the text that ``new_key`` gave; ``ValueError`` for anything else."""
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(text.strip(), validate=True))


def type_mark(ticket_type: str) -> bytes:
    """Four bytes that stand for a ticket type, whatever the order of the types."""
    return hashlib.sha256(b"ticket type " + ticket_type.encode()).digest()[:TYPE_MARK_BYTES]


def pack(claims: Claims) -> bytes:
    """The claims as bytes: a byte of flags, then each field that is there."""
    dense = _dense(claims.code)
    flags = _COMPACT_TYPE | (_COMPACT_CODE if dense is not None else 0)
    fields = bytearray(_counted(claims.code.encode()) if dense is None else bytes([len(claims.code)]) + dense)
    fields += type_mark(claims.ticket_type)
    for flag, text in ((_VARIATION, claims.variation), (_SESSION, claims.session)):
        if text is not None:
            flags |= flag
            fields += _counted(text.encode())
    for flag, moment in ((_FROM, claims.valid_from), (_UNTIL, claims.valid_until)):
        if moment is not None:
            flags |= flag
            fields += ((moment - _EPOCH) // timedelta(seconds=1)).to_bytes(5, "big", signed=True)
    if claims.name is not None:
        flags |= _NAME
        fields += _counted(claims.name.encode(), count_bytes=2)
    return bytes([flags]) + bytes(fields)


def _counted(content: bytes, count_bytes: int = 1) -> bytes:
    most = (1 << 8 * count_bytes) - 1
    if len(content) > most:
        raise ValueError(f"a field of {len(content)} bytes, where {most} are the most")
    return len(content).to_bytes(count_bytes, "big") + content


def _dense(text: str) -> bytes | None:
    """``text`` at 11 bits for two characters; None when it has other characters."""
    if len(text) > 255 or any(char not in _DENSE for char in text):
        return None
    number = 0
    for start in range(0, len(text), 2):
        pair = text[start : start + 2]
        if len(pair) == 2:
            number = number << 11 | 45 * _DENSE.index(pair[0]) + _DENSE.index(pair[1])
        else:
            number = number << 6 | _DENSE.index(pair)
    return number.to_bytes((_dense_bits(len(text)) + 7) // 8, "big")


def _dense_bits(length: int) -> int:
    return length // 2 * 11 + length % 2 * 6


def _sparse(content: bytes, length: int) -> str:
    number = int.from_bytes(content, "big")
    chars: list[str] = []
    if length % 2:
        chars.append(_DENSE[number & 63])
        number >>= 6
    for _ in range(length // 2):
        first, second = divmod(number & 2047, 45)
        chars += [_DENSE[second], _DENSE[first]]
        number >>= 11
    if number:
        raise ValueError("bits left over in the code")
    return "".join(reversed(chars))


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._content, self._at = content, 0

    def take(self, size: int) -> bytes:
        part = self._content[self._at : self._at + size]
        if len(part) < size:
            raise ValueError("ends too soon")
        self._at += size
        return part

    def counted(self) -> str:
        return self.take(self.take(1)[0]).decode()

    @property
    def done(self) -> bool:
        return self._at == len(self._content)


def unpack(content: bytes, ticket_types: Iterable[TicketTypeId]) -> Claims:
    """The claims that ``pack`` wrote; ``ValueError`` for anything else."""
    reader = _Reader(content)
    flags = reader.take(1)[0]
    if flags >> 7 or not flags & _COMPACT_TYPE:
        raise ValueError("made by a newer version")
    if flags & _COMPACT_CODE:
        length = reader.take(1)[0]
        code = _sparse(reader.take((_dense_bits(length) + 7) // 8), length)
    else:
        code = reader.counted()
    mark = reader.take(TYPE_MARK_BYTES)
    known = {type_mark(one): one for one in ticket_types}
    ticket_type = known.get(mark, TicketTypeId(f"#{mark.hex()}"))
    variation = VariationId(reader.counted()) if flags & _VARIATION else None
    session = SessionId(reader.counted()) if flags & _SESSION else None
    valid_from = _moment(reader) if flags & _FROM else None
    valid_until = _moment(reader) if flags & _UNTIL else None
    name = reader.take(int.from_bytes(reader.take(2), "big")).decode() if flags & _NAME else None
    if not reader.done:
        raise ValueError("more than a ticket")
    return Claims(Code(code), ticket_type, variation, session, valid_from, valid_until, name)


def _moment(reader: _Reader) -> datetime:
    return moment_at(int.from_bytes(reader.take(5), "big", signed=True))
