"""The printing protocol's bytes: what is written is read back, and no bytes do harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.badge.ipp_wire import BadMessage, Group, Message, Tag, Value, decode, encode, number

NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
TEXT_TAGS = st.sampled_from((Tag.TEXT, Tag.NAME, Tag.KEYWORD, Tag.URI, Tag.CHARSET, Tag.LANGUAGE, Tag.MIME))
INTEGERS = st.integers(-(2**31), 2**31 - 1)
PLAIN = st.one_of(
    st.builds(Value, st.sampled_from((Tag.INTEGER, Tag.ENUM)), INTEGERS),
    st.builds(Value, st.just(Tag.BOOLEAN), st.booleans()),
    st.builds(Value, st.just(Tag.RANGE), st.tuples(INTEGERS, INTEGERS)),
    st.builds(Value, TEXT_TAGS, st.text(st.characters(codec="utf-8"), max_size=200)),
    st.builds(Value, st.sampled_from((Tag.OCTETS, 0x31, 0x32)), st.binary(max_size=40)),
    st.builds(Value, st.sampled_from((Tag.NO_VALUE, Tag.UNKNOWN, Tag.UNSUPPORTED)), st.none()),
)


def collections(values: st.SearchStrategy[Value]) -> st.SearchStrategy[Value]:
    members = st.dictionaries(NAMES, st.lists(values, max_size=3).map(tuple), max_size=4)
    return st.builds(Value, st.just(Tag.COLLECTION), members)


VALUES = st.recursive(PLAIN, collections, max_leaves=8)
ATTRIBUTES = st.dictionaries(NAMES, st.lists(VALUES, min_size=1, max_size=4).map(tuple), max_size=6)
MESSAGES = st.builds(
    Message,
    st.integers(0, 0xFFFF),
    st.integers(1, 2**31 - 1),
    st.lists(st.tuples(st.sampled_from(list(Group)), ATTRIBUTES), max_size=4).map(tuple),
    st.binary(max_size=100),
)


@given(MESSAGES)
def test_what_is_written_is_read_back(message: Message) -> None:
    assert decode(encode(message)) == message


@given(st.binary(max_size=200))
def test_foreign_bytes_are_a_message_or_refused(content: bytes) -> None:
    try:
        assert isinstance(decode(content), Message)
    except BadMessage as refusal:
        assert str(refusal)


@given(MESSAGES, st.data())
def test_a_message_cut_short_or_changed_is_a_message_or_refused(message: Message, data: st.DataObject) -> None:
    content = bytearray(encode(message))
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert isinstance(decode(bytes(content[: data.draw(st.integers(0, len(content)))])), Message)
    except BadMessage as refusal:
        assert str(refusal)


def test_collections_without_end_are_refused() -> None:
    with pytest.raises(BadMessage, match="too deep"):
        decode(b"\x02\x00\x00\x00\x00\x00\x00\x01\x04\x34\x00\x01a\x00\x00" + b"\x34\x00\x00\x00\x00" * 1000)


def test_a_number_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        number(2**31)
