"""Mends the cells of an organiser's roster where it is certain what was meant; what is not certain stays as it is."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from kiosk.pack.text import repaired

DOT = "\u00b7"
"""The middle dot between the parts of a name, as the identity card prints it."""
_DOTS = "\u2022\u2027\u2219\u22c5\u30fb\uff65\u0387\u16eb\u25cf"
"""What is typed in its place: bullet, hyphenation point, two operators, two Katakana dots, Greek, rune, circle."""

_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE = {0xFF01 + place: 0x21 + place for place in range(94)} | {0x3000: " ", 0xA0: " "}
_INVISIBLE = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF]),
    **dict.fromkeys((0x09, 0x0A, 0x0D), " "),
}
_TO_DOT = str.maketrans(dict.fromkeys(_DOTS, DOT))
_STOP_BETWEEN = re.compile(rf"(?<=[{_HAN}])[.．](?=[{_HAN}])")
_AROUND_DOT = re.compile(rf"\s*{DOT}\s*")
_CHINESE = re.compile(rf"[{_HAN}{DOT}\s]+")
_FLOAT = re.compile(r"[+-]?\d+(?:\.\d+)?[eE]\+?\d{1,2}|\d{5,}\.0+")
_SHORT_NAME = 4
"""Han characters of a name that is one family name and one given name, however it is spaced."""


def plain(text: str) -> str:
    """Without what nobody sees, full-width letters and digits as usual ones, each lost place found again."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return " ".join(repaired(text).translate(_INVISIBLE).split())


def half_width(text: str) -> str:
    """A code, number or address: letters, digits and marks in their usual width."""
    return text.strip() if text.isascii() and text.isprintable() else plain(text).translate(_WIDE).strip()


def number(text: str) -> str:
    """Digits that a spreadsheet made a number of: ``1.3800000001E+10`` is 13800000001.

    Where digits are gone (``1.38E+10``) the text stays, so that the preflight names it.
    """
    text = half_width(text)
    if ("." not in text and "E+" not in text.upper()) or not _FLOAT.fullmatch(text):
        return text
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or sign or (exponent > 0 and len(digits) < 9):
        return text
    return str(int(value)) if value == value.to_integral_value() else text


def name(text: str) -> str:
    """A name: no blanks inside a short Chinese one, one kind of middle dot, the rest as it is."""
    text = plain(text)
    if text.isascii():
        return " ".join(text.split())
    text = _STOP_BETWEEN.sub(DOT, text.translate(_TO_DOT).replace("\u3000", " "))
    text = _AROUND_DOT.sub(DOT, text)
    if " " in text and _CHINESE.fullmatch(text):
        parts = text.split()
        # 买买提 阿里 are two names: only the organiser can tell whether a dot belongs between them.
        if DOT in text or sum(map(len, parts)) <= _SHORT_NAME or any(len(part) == 1 for part in parts):
            text = "".join(parts)
    return text


_MENDERS: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("code", "order", "id", "phone", "addon_to"), number),
    **dict.fromkeys(("email", "country", "consent", "valid_from", "valid_until", "language"), half_width),
    "name": name,
}


def mender(key: str) -> Callable[[str], str]:
    """What mends the texts of a column of ``key``."""
    return _MENDERS.get(key, plain)
