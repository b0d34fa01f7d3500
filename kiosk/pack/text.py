"""Bytes of a text file to text: UTF-8, UTF-16 or GB 18030, whichever the organiser's program wrote, also by turns."""

import codecs

from kiosk.errors import BadInput

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a workbook or a zip"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file (save it as .xlsx)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_GB18030_2022 = str.maketrans(
    # Python's codec is older: at these places of the code it gives private-use characters
    # where the standard of 2022 has real ones.
    dict(
        zip(
            "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796"
            "\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864"
            "\ue816\ue817\ue818\ue831\ue83b\ue855",
            "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19"
            "\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb"
            "\U00020087\U00020089\U000200cc\U000215d7\U0002298f\U000241fe",
            strict=True,
        )
    )
)


def _once_private() -> dict[int, str]:
    """Places of the code that older converters gave private-use characters: row FE, which came last into GBK."""
    places = [place for place in range(0x50, 0xA1) if place != 0x7F]
    real = [bytes((0xFE, place)).decode("gb18030").translate(_GB18030_2022) for place in places]
    return {0xE815 + index: each for index, each in enumerate(real) if not "\ue000" <= each <= "\uf8ff"}


_ONCE_PRIVATE = {**_GB18030_2022, **_once_private()}
_HEAD = 4000


def repaired(text: str) -> str:
    """Private-use characters whose place in GB 18030 tells what they were, as the real ones."""
    return text if text.isascii() else text.translate(_ONCE_PRIVATE)


def refuse_foreign(head: bytes, name: str) -> None:
    """Raise ``BadInput`` when a file that begins so is no text: before the rest of it is read."""
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise BadInput(f"{name}: is {what}, not text")
    encoding = _encoding_of_head(head) or "gb18030"
    _refuse_unreadable(head[:_HEAD].decode(encoding, "ignore"), name)


def _refuse_unreadable(head: str, name: str) -> None:
    strange = sum(each < " " and each not in "\t\r\n" for each in head)
    if "\0" in head or strange > max(10, len(head) // 50):
        raise BadInput(f"{name}: is not text")


def decode(content: bytes, name: str) -> str:
    """The text; raises ``BadInput`` for what is no text."""
    refuse_foreign(content[:_HEAD], name)
    encoding = _encoding_of_head(content)
    try:
        text = content.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding is not None:
            raise _unknown(content, error.start, name) from error
        text = _decode_chinese(content, name)
    if "\0" in text:
        raise BadInput(f"{name}: is not text")
    return text


def _unknown(content: bytes, start: int, name: str) -> BadInput:
    line = content.count(b"\n", 0, start) + 1
    return BadInput(f"{name}:{line}: is neither UTF-8, UTF-16 nor GB 18030, save it as UTF-8")


def _encoding_of_head(content: bytes) -> str | None:
    """What the first bytes tell; None = UTF-8 or GB 18030, which the whole must tell."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return encoding
    sample = content[:_HEAD]
    # Latin letters, commas and line ends have a zero for their other half.
    if sample[1::2].count(0) > len(sample) // 10:
        return "utf-16-le"
    if sample[0::2].count(0) > len(sample) // 10:
        return "utf-16-be"
    return None


def _decode_chinese(content: bytes, name: str) -> str:
    """GB 18030, or files glued together of lines in GB 18030 and lines in UTF-8."""
    lines = content.split(b"\n")
    in_utf8 = [_is_utf8(line) for line in lines]
    if True not in in_utf8:
        try:
            return content.decode("gb18030").translate(_GB18030_2022)
        except UnicodeDecodeError as error:
            raise _unknown(content, error.start, name) from error
    mostly = in_utf8.count(True) > in_utf8.count(False)
    found: list[str] = []
    for number, (line, utf8) in enumerate(zip(lines, in_utf8, strict=True), start=1):
        chosen = mostly if utf8 is None else utf8
        try:
            found.append(line.decode("utf-8") if chosen else line.decode("gb18030").translate(_GB18030_2022))
        except UnicodeDecodeError as error:
            raise BadInput(f"{name}:{number}: is neither UTF-8 nor GB 18030, save the file as UTF-8") from error
    return "\n".join(found)


def _is_utf8(line: bytes) -> bool | None:
    """Whether a line must be UTF-8 (True) or cannot be (False); None where both would do."""
    if line.isascii():
        return None
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    # Two bytes of GB 18030 may look like one Latin or Armenian letter; three in the right order hardly ever do.
    return True if max(text) >= "\u2e80" else None
