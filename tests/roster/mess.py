"""A roster as messy as organisers have them, the same for the same seed, with every trouble known.

``make_mess(rows, seed)`` gives a table of invented guests in which

* ``planted[kind]`` are the ids of the guests with a trouble that the preflight must name by that kind
  (each guest has one trouble at most, so that the kinds can be counted), and
* ``mended[id]`` is what the import must make of cells that are ugly but certain: blanks inside names, six
  look-alikes of the middle dot, full-width digits, telephone numbers and days that a spreadsheet turned into
  numbers, characters at known private-use places of GB 18030, invisible characters.

Around the guests stand a title under merged cells, headings on two rows, blank lines, headings that come again
on a second page, and a sum.  ``write_csv`` writes any encoding; ``mixed`` glues UTF-8 and GB 18030 together line
by line.  ``write_xlsx`` writes real numbers and days.  ``damaged`` are the troubles a legacy encoding cannot hold.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random

from openpyxl import Workbook

UPPER = ("编号", "票号", "姓名", "拼音", "单位", "职务", "类别", "订单号", "联系方式", "", "同意", "有效期至", "鞋码")
LOWER = ("", "", "", "", "", "", "", "", "手机", "邮箱", "", "", "")
ID, CODE, NAME, LATIN, FIRM, TITLE, KIND, ORDER, PHONE, EMAIL, CONSENT, UNTIL, SHOE = range(13)

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
_GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文华建国志涵浩欣怡梓轩雨泽思远晓峰雪莲佑禾鸣登青妍墨月昊岩春清佳"
)
_FIRMS = ("山城智造", "嘉陵材料研究所", "渝江精工", "两江生物", "缙云软件", "南山光学")
_TITLES = ("工程师", "高级技师", "教授", "研究员", "经理")
_DOTS = "\u2022\u2027\u2219\u22c5\u30fb\uff65"
_EACH = 12
"""Guests with each trouble."""


@dataclass
class Mess:
    """The table, what is wrong with it on purpose, and what must come of the ugly cells."""

    rows: list[list[object]]
    planted: dict[str, set[str]] = field(default_factory=dict)
    mended: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Id -> what ``key_of_mended`` names, and its value after the import."""


def make_mess(rows: int = 3500, seed: int = 11) -> Mess:
    chance = Random(seed)
    names = _names(chance)
    mess = Mess([_guest(number, next(names), chance) for number in range(rows)])
    places = iter(chance.sample(range(rows), rows))
    for kind, spoil in _TROUBLES.items():
        here = [mess.rows[next(places)] for _ in range(_EACH)]
        for number, row in enumerate(here):
            spoil(row, number, here)
        mess.planted[kind] = {str(row[ID]) for row in here}
    for ugly in _UGLY:
        for number in range(_EACH):
            row = mess.rows[next(places)]
            mess.mended[str(row[ID])] = ugly(row, number)
    return mess


def _names(chance: Random) -> Iterator[str]:
    seen: set[str] = set()
    while True:
        name = chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, 2))
        if name not in seen:
            seen.add(name)
            yield name


def _guest(number: int, name: str, chance: Random) -> list[object]:
    phone = f"13{chance.randrange(10)}{number:08}"
    code = "CQ25-" + "".join(chance.choices("23456789ABCDEFGHJKMNPQRSTVWXYZ", k=8))
    firm, title = chance.choice(_FIRMS), chance.choice(_TITLES)
    cells: list[object] = [f"g-{number:05}", code, name, "", firm, title, "技能人才", f"BK{number // 3}", phone]
    return [*cells, f"g{number}@example.org", "是", "", str(chance.randrange(35, 46))]


def _put(place: int, *texts: str):
    def spoil(row: list[object], number: int, _: list[list[object]]) -> None:
        row[place] = texts[number % len(texts)]

    return spoil


def _name(*ends: str):
    def spoil(row: list[object], number: int, _: list[list[object]]) -> None:
        row[NAME] = str(row[NAME])[0] + ends[number % len(ends)] + str(row[NAME])[1:]

    return spoil


def _paired(*places: int):
    """Every second guest gets these cells of the one before."""

    def spoil(row: list[object], number: int, here: list[list[object]]) -> None:
        for place in places if number % 2 else ():
            row[place] = here[number - 1][place]

    return spoil


def _same_name(row: list[object], number: int, here: list[list[object]]) -> None:
    _paired(NAME)(row, number, here)
    row[FIRM] = f"{_FIRMS[number % 2]}{number}"


_TROUBLES = {
    "missing-glyph": _name("\U00013000", "\U00012000"),
    "private-use": _name("\ue123", "\uf001"),
    "lost-character": _name("?", "\ufffd", "？"),
    "name-does-not-fit": _put(NAME, *(f"{number}Wolfeschlegelsteinhausenbergerdorff" * 12 for number in range(_EACH))),
    "organisation-cut": _put(FIRM, "重庆市" + "嘉陵江上游水土保持与生态修复材料联合" * 12 + "研究所"),
    "no-name": _put(NAME, ""),
    "double-code": _paired(CODE),
    "no-code": _put(CODE, ""),
    "long-code": _put(CODE, *(f"https://tickets.example.org/{number}/{'q7' * 160}" for number in range(_EACH))),
    "same-name": _same_name,
    "registered-twice": _paired(NAME, PHONE),
    "missing-type": _put(KIND, "", "VIP 嘉宾", "待定"),
    "bad-email": _put(EMAIL, "hu@example", "hu example.org", "无", "hu@@example.org"),
    "bad-phone": _put(PHONE, "1.38E+10", "12345", "见备注", "00000000000", "15912"),
    "outside-programme": _put(UNTIL, "2025-01-31", "2024/12/1", "45600"),
    "no-consent": _put(CONSENT, "", "否"),
}


def _spaced(row: list[object], number: int) -> tuple[str, str]:
    name = str(row[NAME])
    row[NAME] = ("\u3000" if number % 2 else " ").join(name)
    return "name", name


def _dotted(row: list[object], number: int) -> tuple[str, str]:
    name = f"阿依{row[NAME]}"
    row[NAME] = f"{name} {_DOTS[number % 6]} 买买提"
    return "name", f"{name}\u00b7买买提"


def _moved(row: list[object], number: int) -> tuple[str, str]:
    name = str(row[NAME])
    row[NAME] = name[0] + "\ue863" + name[1:]
    return "name", name[0] + "\u4dae" + name[1:]


def _unseen(row: list[object], number: int) -> tuple[str, str]:
    name = str(row[NAME])
    row[NAME] = f"\u200b{name}\u00a0"
    return "name", name


def _as_float(row: list[object], number: int) -> tuple[str, str]:
    phone = str(row[PHONE])
    row[PHONE] = f"{phone[0]}.{phone[1:]}E+10" if number % 2 else f"{phone}.0"
    return "phone", phone


def _wide(row: list[object], number: int) -> tuple[str, str]:
    phone = str(row[PHONE])
    row[PHONE] = phone.translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)})
    return "phone", phone


def _serial(row: list[object], number: int) -> tuple[str, str]:
    row[UNTIL] = "45977"
    return "valid_until", "2025-11-16"


_UGLY = (_spaced, _dotted, _moved, _unseen, _as_float, _wide, _serial)


def lines(mess: Mess) -> Iterator[list[object]]:
    """The table with everything that stands around the guests."""
    half = len(mess.rows) // 2
    blank: list[object] = [""] * len(UPPER)
    yield ["2025 参会人员名单（内部）", *blank[1:]]
    yield blank
    yield list(UPPER)
    yield list(LOWER)
    yield from mess.rows[:half]
    yield blank
    yield [below or above for above, below in zip(UPPER, LOWER, strict=True)]
    yield from mess.rows[half:]
    yield [*blank[:FIRM], f"共 {len(mess.rows)} 人", *blank[FIRM + 1 :]]


def write_csv(mess: Mess, path: Path, encoding: str, delimiter: str = ",") -> Path:
    """``encoding`` as Python names it, or ``mixed``."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(lines(mess))
    text = out.getvalue()
    if encoding == "mixed":
        parts = text.splitlines(keepends=True)
        by_turns = (part.encode("gb18030" if number % 3 else "utf-8") for number, part in enumerate(parts))
        path.write_bytes(b"".join(by_turns))
    else:
        path.write_bytes(text.encode(encoding))
    return path


def write_xlsx(mess: Mess, path: Path) -> Path:
    """As a workbook: telephone numbers are numbers, days are days, headings are merged."""
    book = Workbook()
    sheet = book.active
    for row in lines(mess):
        cells = [value if value != "" else None for value in row]
        if str(row[PHONE]).isdecimal() and str(row[PHONE]).isascii() and len(str(row[PHONE])) == 11:
            cells[PHONE] = float(str(row[PHONE]))
        if row[UNTIL] == "2025-01-31":
            cells[UNTIL] = datetime(2025, 1, 31)  # noqa: DTZ001 - a workbook knows no zones
        sheet.append(cells)
    sheet.merge_cells("A1:M1")
    sheet.merge_cells("I3:J3")
    book.save(path)
    return path
