"""Bytes as QR alphanumeric text: two bytes in three characters.

The density of Base45 without its blank and percent sign, which scanners trim and
keyboards change: 41³ = 68,921 still holds 65,536.
"""

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*-./:"
_VALUES = {char: value for value, char in enumerate(ALPHABET)}


def encode(content: bytes) -> str:
    groups: list[str] = []
    for start in range(0, len(content), 2):
        pair = content[start : start + 2]
        value = int.from_bytes(pair, "big")
        groups.append("".join(ALPHABET[value // 41**place % 41] for place in range(len(pair) + 1)))
    return "".join(groups)


def decode(text: str) -> bytes:
    """The bytes; raises ``ValueError`` for a text that ``encode`` never writes."""
    if len(text) % 3 == 1:
        raise ValueError("cut short")
    content = bytearray()
    for start in range(0, len(text), 3):
        group = text[start : start + 3]
        size = len(group) - 1
        try:
            value = sum(_VALUES[char] * 41**place for place, char in enumerate(group))
            content += value.to_bytes(size, "big")
        except (KeyError, OverflowError) as error:
            raise ValueError(f"{group!r} stands for nothing") from error
    return bytes(content)
