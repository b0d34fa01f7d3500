"""Messages of the Internet Printing Protocol as bytes and back (RFC 8010)."""

import struct
from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import NamedTuple, TypeAlias

DEEPEST = 16
"""Collections inside collections; no printer needs more than three."""
_INTEGERS = range(-(2**31), 2**31)


class Group(IntEnum):
    """What a group of attributes is about."""

    OPERATION = 1
    JOB = 2
    PRINTER = 4
    UNSUPPORTED = 5


class Tag(IntEnum):
    """The kind of a value.  Kinds that are not here are kept as bytes."""

    UNSUPPORTED = 0x10
    UNKNOWN = 0x12
    NO_VALUE = 0x13
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    OCTETS = 0x30
    RANGE = 0x33
    COLLECTION = 0x34
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    SCHEME = 0x46
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME = 0x49


_END, _END_COLLECTION, _MEMBER = 0x03, 0x37, 0x4A
_OUT_OF_BAND = range(0x10, 0x20)
_STRINGS = frozenset(range(Tag.TEXT, 0x60)) - {_MEMBER}
_FIRST_VALUE_TAG = 0x10

Attributes: TypeAlias = Mapping[str, tuple["Value", ...]]
Data: TypeAlias = "int | bool | str | bytes | tuple[int, int] | Attributes | None"


class Value(NamedTuple):
    """One value: a range as (lowest, highest), a collection as its members, None where a kind has no value."""

    tag: int
    data: Data


class Message(NamedTuple):
    """A request or an answer; ``code`` is the operation, or the status."""

    code: int
    number: int
    groups: tuple[tuple[int, Attributes], ...]
    document: bytes = b""

    def group(self, wanted: Group) -> Attributes:
        """The first group of a kind; empty when there is none."""
        return next(iter(self.all(wanted)), _NONE)

    def all(self, wanted: Group) -> list[Attributes]:
        return [attributes for tag, attributes in self.groups if tag == wanted]


_NONE: Attributes = {}


class BadMessage(ValueError):
    """Bytes that are no such message."""


def encode(message: Message) -> bytes:
    """The message as bytes, version 2.0."""
    parts = [struct.pack(">BBHi", 2, 0, message.code, message.number)]
    for tag, attributes in message.groups:
        parts.append(bytes((tag,)))
        for name, values in attributes.items():
            parts += _attribute(name, values)
    return b"".join([*parts, bytes((_END,)), message.document])


def _attribute(name: str, values: tuple[Value, ...]) -> Iterator[bytes]:
    for place, value in enumerate(values):
        yield from _value(name if place == 0 else "", value)


def _value(name: str, value: Value) -> Iterator[bytes]:
    tag, data = value
    if isinstance(data, Mapping):
        yield _field(Tag.COLLECTION, name, b"")
        for member, values in data.items():
            yield _field(_MEMBER, "", member.encode())
            for one in values:
                yield from _value("", one)
        yield _field(_END_COLLECTION, "", b"")
        return
    yield _field(tag, name, _bytes(data))


def _field(tag: int, name: str, data: bytes) -> bytes:
    named = name.encode()
    return struct.pack(">BH", tag, len(named)) + named + struct.pack(">H", len(data)) + data


def _bytes(data: Data) -> bytes:
    match data:
        case None:
            return b""
        case bool():
            return bytes((data,))
        case int():
            return struct.pack(">i", data)
        case str():
            return data.encode()
        case bytes():
            return data
        case tuple():
            return struct.pack(">ii", *data)
        case _:
            raise BadMessage("a collection is no plain value")


def decode(content: bytes) -> Message:
    """The message in ``content``.  Raises ``BadMessage`` for anything else."""
    try:
        return _Reader(content).message()
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise BadMessage(f"no printing protocol: {error}") from error


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._content, self._at = content, 0

    def _take(self, length: int) -> bytes:
        taken = self._content[self._at : self._at + length]
        if len(taken) < length:
            raise BadMessage("it ends in the middle")
        self._at += length
        return taken

    def _text(self) -> bytes:
        return self._take(struct.unpack(">H", self._take(2))[0])

    def message(self) -> Message:
        major, _minor, code, number = struct.unpack(">BBHi", self._take(8))
        if major not in (1, 2):
            raise BadMessage(f"version {major} is not known")
        groups: list[tuple[int, Attributes]] = []
        while (tag := self._take(1)[0]) != _END:
            if tag >= _FIRST_VALUE_TAG:
                raise BadMessage("a value stands where a group begins")
            groups.append((tag, self._attributes()))
        return Message(code, number, tuple(groups), self._content[self._at :])

    def _attributes(self) -> Attributes:
        found: dict[str, tuple[Value, ...]] = {}
        name = ""
        while self._content[self._at] >= _FIRST_VALUE_TAG:
            tag = self._take(1)[0]
            name = self._text().decode("utf-8", "replace") or name
            found[name] = (*found.get(name, ()), self._value(tag, self._text(), 0))
        return found

    def _value(self, tag: int, data: bytes, depth: int) -> Value:
        if tag == Tag.COLLECTION:
            return Value(tag, self._collection(depth + 1))
        return Value(tag, _data(tag, data))

    def _collection(self, depth: int) -> Attributes:
        if depth > DEEPEST:
            raise BadMessage("collections lie too deep")
        members: dict[str, tuple[Value, ...]] = {}
        name = ""
        while True:
            tag = self._take(1)[0]
            self._text()
            data = self._text()
            if tag == _END_COLLECTION:
                return members
            if tag == _MEMBER:
                name = data.decode("utf-8", "replace")
                members.setdefault(name, ())
            else:
                members[name] = (*members.get(name, ()), self._value(tag, data, depth))


def _data(tag: int, data: bytes) -> Data:
    if tag in _OUT_OF_BAND:
        return None
    if tag in (Tag.INTEGER, Tag.ENUM):
        return struct.unpack(">i", data)[0]
    if tag == Tag.BOOLEAN:
        return data[0] != 0
    if tag == Tag.RANGE:
        lowest, highest = struct.unpack(">ii", data)
        return lowest, highest
    if tag in _STRINGS:
        return data.decode("utf-8", "replace")  # a few printers still write Latin-1
    return data


def number(value: int, tag: Tag = Tag.INTEGER) -> tuple[Value, ...]:
    """One number.  ``ValueError`` for one that has no room in 32 bits."""
    if value not in _INTEGERS:
        raise ValueError(f"{value} is too large for a printer")
    return (Value(tag, value),)


def keywords(*words: str) -> tuple[Value, ...]:
    return tuple(Value(Tag.KEYWORD, word) for word in words)


def texts_in(attributes: Attributes, name: str) -> tuple[str, ...]:
    """The texts of an attribute; empty when it has none."""
    return tuple(value.data for value in attributes.get(name, ()) if isinstance(value.data, str))


def number_in(attributes: Attributes, name: str) -> int | None:
    """The first number of an attribute; None when it has none."""
    found = (value.data for value in attributes.get(name, ()))
    return next((one for one in found if isinstance(one, int) and not isinstance(one, bool)), None)


def switch_in(attributes: Attributes, name: str) -> bool | None:
    return next((value.data for value in attributes.get(name, ()) if isinstance(value.data, bool)), None)


def collections_in(attributes: Attributes, name: str) -> Iterator[Attributes]:
    """The collections of an attribute."""
    for value in attributes.get(name, ()):
        if isinstance(value.data, Mapping):
            yield value.data
