"""The reports of HID-POS scanners: where a descriptor says the code's bytes lie, and the code put together from them.

After "HID Point of Sale Usage Tables", 1.02.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

SCANNER_PAGE = 0x8C
SCANNERS = (0x02, 0x03)  # bar code scanner; the one whose data is not decoded further
BYTE_COUNT = (0x01, 0x3B)  # generic desktop page
DECODED_DATA = (SCANNER_PAGE, 0xFE)
CONTINUED = (SCANNER_PAGE, 0xFF)
LONGEST_CODE = 4096


class Item(IntEnum):
    """Items of a report descriptor: the upper six bits of their first byte."""

    USAGE_PAGE = 0x04
    USAGE = 0x08
    USAGE_FIRST = 0x18
    USAGE_LAST = 0x28
    REPORT_SIZE = 0x74
    INPUT = 0x80
    REPORT_ID = 0x84
    REPORT_COUNT = 0x94
    PUSH = 0xA4
    POP = 0xB4


LONG_ITEM = 0xFE
MAIN_ITEM, ITEM_TYPE = 0x00, 0x0C
CONSTANT = 0x01
MOST_FIELDS = 4096


@dataclass(frozen=True, slots=True)
class Layout:
    """One report; offsets in bytes of the report with its id in front (0 = it has none).

    ``count_at`` is where the number of data bytes stands and ``continued_at``
    the (byte, bit) that is set while more reports follow; None = not told.
    """

    report_id: int
    data_at: int
    data_bytes: int
    count_at: int | None = None
    continued_at: tuple[int, int] | None = None


USUAL = Layout(2, 5, 56, 1, (63, 0))
"""What scanners send whose descriptor cannot be asked for: id, length, three bytes of symbology, 56 of data."""


@dataclass(slots=True)
class _Globals:
    page: int = 0
    size: int = 0
    count: int = 0
    report_id: int = 0


def is_scanner(descriptor: bytes) -> bool:
    """Whether a device with this report descriptor is a bar code scanner."""
    page = 0
    for item, value, _ in _items(descriptor):
        if item == Item.USAGE_PAGE:
            page = value
        elif item == Item.USAGE and page == SCANNER_PAGE and value & 0xFFFF in SCANNERS:
            return True
    return False


def layouts(descriptor: bytes) -> list[Layout]:
    """Every report of the descriptor that carries decoded data."""
    places: defaultdict[int, list[tuple[tuple[int, int], int, int]]] = defaultdict(list)
    for report_id, usage, at_bit, bits in _fields(descriptor):
        places[report_id].append((usage, at_bit, bits))
    found = (_layout(report_id, fields) for report_id, fields in places.items())
    return [one for one in found if one is not None]


class Assembler:
    """Takes one report after another, with its id in front, and gives the bytes of each code that is complete."""

    def __init__(self, reports: list[Layout]) -> None:
        self._layouts = {one.report_id: one for one in reports}
        self._bytes = b""

    def take(self, report: bytes) -> bytes | None:
        """The code that this report completes; None for any other report, and while more follow."""
        layout = self._layouts.get(report[0] if 0 not in self._layouts and report else 0)
        if layout is None:
            return None
        if layout.report_id == 0:
            report = b"\0" + report  # offsets count the id also where there is none
        if len(report) <= max(layout.data_at, layout.count_at or 0):
            return None
        data = report[layout.data_at : layout.data_at + layout.data_bytes]
        data = data.rstrip(b"\x00") if layout.count_at is None else data[: report[layout.count_at]]
        self._bytes = (self._bytes + data)[-LONGEST_CODE:]
        if _is_set(report, layout.continued_at):
            return None
        whole, self._bytes = self._bytes, b""
        return whole


def _is_set(report: bytes, place: tuple[int, int] | None) -> bool:
    return place is not None and place[0] < len(report) and bool(report[place[0]] >> place[1] & 1)


def _layout(report_id: int, fields: list[tuple[tuple[int, int], int, int]]) -> Layout | None:
    data = [at for usage, at, bits in fields if usage == DECODED_DATA and bits == 8 and at % 8 == 0]
    if not data:
        return None
    count = next((at // 8 + 1 for usage, at, bits in fields if usage == BYTE_COUNT and bits == 8), None)
    more = next(((at // 8 + 1, at % 8) for usage, at, _ in fields if usage == CONTINUED), None)
    return Layout(report_id, data[0] // 8 + 1, len(data), count, more)


def _fields(descriptor: bytes) -> Iterator[tuple[int, tuple[int, int], int, int]]:
    """Report id, (page, usage), first bit behind the id, and bits of each input field."""
    now, kept = _Globals(), list[_Globals]()
    usages: list[tuple[int, int]] = []
    first = 0
    at_bit: defaultdict[int, int] = defaultdict(int)
    for item, value, size in _items(descriptor):
        match item:
            case Item.USAGE_PAGE:
                now.page = value
            case Item.REPORT_SIZE:
                now.size = value
            case Item.REPORT_COUNT:
                now.count = min(value, MOST_FIELDS)
            case Item.REPORT_ID:
                now.report_id = value & 0xFF
            case Item.PUSH:
                kept.append(_Globals(now.page, now.size, now.count, now.report_id))
            case Item.POP if kept:
                now = kept.pop()
            case Item.USAGE:
                usages.append(_named(value, size, now.page))
            case Item.USAGE_FIRST:
                first = value
            case Item.USAGE_LAST:
                last = min(value, first + MOST_FIELDS)
                usages += [_named(one, size, now.page) for one in range(first, last + 1)]
            case Item.INPUT:
                for number in range(now.count):
                    usage = usages[min(number, len(usages) - 1)] if usages and not value & CONSTANT else (0, 0)
                    yield now.report_id, usage, at_bit[now.report_id], now.size
                    at_bit[now.report_id] += now.size
            case _:
                pass
        if item & ITEM_TYPE == MAIN_ITEM:
            usages.clear()


def _named(value: int, size: int, page: int) -> tuple[int, int]:
    """A usage of four bytes brings its page along."""
    return (value >> 16, value & 0xFFFF) if size == 4 else (page, value)


def _items(descriptor: bytes) -> Iterator[tuple[int, int, int]]:
    """Item, value and size of each; a descriptor that breaks off ends there."""
    at = 0
    while at < len(descriptor):
        head = descriptor[at]
        if head == LONG_ITEM:
            at += 3 + (descriptor[at + 1] if at + 1 < len(descriptor) else 0)
            continue
        size = (0, 1, 2, 4)[head & 3]
        value = int.from_bytes(descriptor[at + 1 : at + 1 + size], "little")
        yield head & 0xFC, value, size
        at += 1 + size
