"""Bytes of a text file to text: UTF-8, UTF-16 or GB 18030, whichever the organiser's program wrote."""

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


def decode(content: bytes, name: str) -> str:
    """The text; raises ``BadInput`` for what is no text."""
    for magic, what in _FOREIGN:
        if content.startswith(magic):
            raise BadInput(f"{name}: is {what}, not text")
    encoding = _encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadInput(f"{name}:{line}: is neither UTF-8, UTF-16 nor GB 18030, save it as UTF-8") from error
    head = text[:4000]
    if "\0" in text or sum(each < " " and each not in "\t\r\n" for each in head) > max(10, len(head) // 50):
        raise BadInput(f"{name}: is not text")
    return text.translate(_GB18030_2022) if encoding == "gb18030" else text


def _encoding(content: bytes) -> str:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return encoding
    sample = content[:4000]
    # Latin letters, commas and line ends have a zero for their other half.
    if sample[1::2].count(0) > len(sample) // 10:
        return "utf-16-le"
    if sample[0::2].count(0) > len(sample) // 10:
        return "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"
