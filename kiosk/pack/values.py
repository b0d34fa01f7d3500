"""One value of a pack, from what a file holds to what the desk works with.

Each parser takes a value as TOML, JSON or a table gives it and returns it typed,
or raises ``Wrong`` with a sentence that goes after the key's name.
"""

import base64
import binascii
import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Literal, TypeAlias, TypeVar, cast
from zoneinfo import ZoneInfo

from kiosk.domain.attendee import PersonName
from kiosk.domain.event import Capacity, Json
from kiosk.domain.text import Text

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Parser: TypeAlias = Callable[[object], T]
StandKind: TypeAlias = Literal["stand", "matchmaking_table"]

_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""By range and not by name: Python's tables are older than the newest characters."""
_DEEPEST = 64
"""Levels of nesting in a rule or an answer; more would exhaust the reader, not help the guest."""


class Wrong(Exception):
    """A value that cannot be taken; ``key`` leads to the part of it that is meant."""

    def __init__(self, kind: str, detail: str, *key: str | int) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.key = key

    def within(self, key: str | int) -> "Wrong":
        return Wrong(self.kind, self.detail, key, *self.key)


def shown(value: object) -> str:
    """The value in a message, short enough to read."""
    text = f'"{value}"' if isinstance(value, str) else str(value)
    # A message must itself be writable: half a surrogate pair is not.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= 60 else text[:57] + "..."


def words(value: object) -> str:
    """Text without blanks around it; may be empty."""
    if not isinstance(value, str):
        raise Wrong("wrong-type", f"must be text, not {shown(value)}")
    if not value.isprintable() and _UNPRINTABLE.search(value):
        raise Wrong("bad-character", f"holds a control character or half a character: {shown(value)}")
    return value.strip()


def some_text(value: object) -> str:
    text = words(value)
    if not text:
        raise Wrong("missing", "is empty")
    return text


def identifier(value: object) -> str:
    """Id of a row: any text without blanks, so that it can stand in a file name or a message."""
    text = some_text(value)
    if len(text.split()) != 1:
        raise Wrong("bad-id", f"must not hold blanks: {shown(text)}")
    return text


def slug(value: object) -> str:
    text = some_text(value)
    if not _SLUG.fullmatch(text):
        raise Wrong("bad-id", f"must be made of letters, digits, '.', '-' and '_', not {shown(text)}")
    return text


def code(value: object) -> str:
    """A ticket code as the roster gives it."""
    return some_text(value)


def bilingual(value: object) -> Text:
    """``{zh, en}``, or a plain text for both; of two languages one may be missing."""
    zh, en = _two(value, "zh", "en")
    if not zh and not en:
        raise Wrong("missing", "is empty")
    return Text(zh or en, en or zh)


def bilingual_or_none(value: object) -> Text | None:
    zh, en = _two(value, "zh", "en")
    return Text(zh or en, en or zh) if zh or en else None


def person_name(value: object) -> PersonName:
    """``{zh, latin}``, or plain text, whose script decides where it stands."""
    if isinstance(value, str):
        text = words(value)
        return PersonName(zh=text) if holds_han(text) else PersonName(latin=text or None)
    zh, latin = _two(value, "zh", "latin")
    return PersonName(zh or None, latin or None)


def holds_han(text: str) -> bool:
    """Whether the text has a Chinese character; kana and Hangul alone do not count."""
    return bool(_HAN.search(text))


def _two(value: object, first: str, second: str) -> tuple[str, str]:
    if isinstance(value, str):
        text = words(value)
        return text, text
    if not isinstance(value, dict):
        raise Wrong("wrong-type", f"must be text or {{{first}, {second}}}, not {shown(value)}")
    parts = cast("dict[str, object]", value)
    for key in parts:
        if key not in (first, second):
            raise Wrong("unknown-key", f"is not known here, only {first} and {second} are", key)
    return _part(parts, first), _part(parts, second)


def _part(parts: Mapping[str, object], key: str) -> str:
    given = parts.get(key)
    try:
        return "" if given is None else words(given)
    except Wrong as wrong:
        raise wrong.within(key) from None


def boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise Wrong("wrong-type", f"must be true or false, not {shown(value)}")
    return value


def count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Wrong("wrong-type", f"must be a whole number, not {shown(value)}")
    if not 0 <= value <= 10_000_000:
        raise Wrong("out-of-range", f"must lie between 0 and 10,000,000, not {shown(value)}")
    return value


def minutes(value: object) -> int:
    """A whole number of minutes, a day at most."""
    number = count(value)
    if number > 24 * 60:
        raise ValueError("must be a number of minutes, 1440 at most")
    return number


def list_capacity(value: object) -> Capacity:
    if isinstance(value, str):
        if value == "none":
            return "none"
        raise Wrong("wrong-type", f'must be a whole number or "none", not {shown(value)}')
    return count(value)


def bound(value: object) -> int | float | str:
    """A question's ``min`` or ``max``: a number, or a date or time as text."""
    if isinstance(value, bool):
        raise Wrong("wrong-type", f"must be a number, a date or a time, not {shown(value)}")
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    return some_text(value)


def instant(value: object) -> datetime:
    """ISO 8601 with an offset, as text or as TOML's own date and time."""
    moment = value if isinstance(value, datetime) else _from_iso(some_text(value), datetime.fromisoformat)
    if moment.tzinfo is None:
        raise Wrong("broken-date", f"needs an offset, as in 2025-11-15T09:00:00+08:00, not {shown(moment.isoformat())}")
    if not 1900 < moment.year < 2200:
        # Beyond that the hall's local time cannot be reckoned safely.
        raise Wrong("broken-date", f"must lie between the years 1901 and 2199, not {shown(moment.isoformat())}")
    return moment


def clock_time(value: object) -> time:
    """``HH:MM`` as the clocks in the hall show it."""
    if isinstance(value, time):
        return value.replace(microsecond=0, tzinfo=None)
    text = some_text(value)
    if not re.fullmatch(r"\d\d:\d\d(:\d\d)?", text):
        raise Wrong("broken-date", f"must be a time HH:MM, not {shown(text)}")
    return _from_iso(text, time.fromisoformat)


def _from_iso(text: str, parse: Callable[[str], T]) -> T:
    try:
        return parse(text)
    except ValueError:
        raise Wrong("broken-date", f"is no such date or time: {shown(text)}") from None


def zone_name(value: object) -> str:
    text = some_text(value)
    try:
        ZoneInfo(text)
    except (OSError, ValueError, KeyError):
        raise Wrong("unknown-timezone", f"is no time zone: {shown(text)}") from None
    return text


def signing_key(value: object) -> str:
    """An Ed25519 public key: base64 of 32 raw bytes."""
    text = some_text(value)
    try:
        length = len(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        length = 0
    if length != 32:
        raise Wrong("bad-key", f"must be base64 of 32 bytes, not {shown(text)}")
    return text


def photo_name(value: object) -> str:
    """The name of a file in ``photos/``, never a way out of it."""
    text = some_text(value)
    if "/" in text or "\\" in text or ":" in text or text.startswith("."):
        raise Wrong("bad-file-name", f"must be the plain name of a file in photos/, not {shown(text)}")
    return text


def consent(value: object) -> str:
    text = some_text(value)
    notice, at, version = text.rpartition("@")
    if not (notice and at and version):
        raise Wrong("bad-consent", f"must be a notice and its version, as in privacy@1, not {shown(text)}")
    return text


def country_code(value: object) -> str:
    text = some_text(value).upper()
    if not re.fullmatch(r"[A-Z]{2}", text):
        raise Wrong("bad-country", f"must be a country of two letters (ISO 3166), not {shown(value)}")
    return text


def one_of(kinds: type[E]) -> Parser[E]:
    known = {kind.value: kind for kind in kinds}

    def parse(value: object) -> E:
        found = known.get(value) if isinstance(value, str) else None
        if found is None:
            raise Wrong("unknown-value", f"must be one of {', '.join(known)}, not {shown(value)}")
        return found

    return parse


def stand_kind(value: object) -> StandKind:
    if value == "stand":
        return "stand"
    if value == "matchmaking_table":
        return "matchmaking_table"
    raise Wrong("unknown-value", f"must be stand or matchmaking_table, not {shown(value)}")


def list_of(parse: Parser[T]) -> Parser[tuple[T, ...]]:
    def parse_all(value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise Wrong("wrong-type", f"must be a list, not {shown(value)}")
        return tuple(_element(parse, index, each) for index, each in enumerate(cast("list[object]", value)))

    return parse_all


def _element(parse: Parser[T], index: int, value: object) -> T:
    try:
        return parse(value)
    except Wrong as wrong:
        raise wrong.within(index) from None


def json_value(value: object) -> Json:
    """Any JSON value; TOML's dates become their ISO text."""
    return _json(value, 0)


def _json(value: object, depth: int) -> Json:
    if depth > _DEEPEST:
        raise Wrong("too-deep", f"is nested more than {_DEEPEST} levels")
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        if math.isfinite(value):
            return value
        raise Wrong("wrong-type", "holds a number that is not finite")
    if isinstance(value, str):
        if _UNPRINTABLE.search(value):
            raise Wrong("bad-character", f"holds a control character or half a character: {shown(value)}")
        return value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        parts = cast("Mapping[str, object]", value)
        return {key: _json(each, depth + 1) for key, each in parts.items()}
    if isinstance(value, list):
        return [_json(each, depth + 1) for each in cast("list[object]", value)]
    raise Wrong("wrong-type", f"is no JSON value: {shown(value)}")
