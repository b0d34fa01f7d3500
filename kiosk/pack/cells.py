"""Cells of a roster table to roster rows as the machine form has them.

A cell that cannot be understood is handed on as it is: the parser of its key
then says what it should have been.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import TypeAlias, cast
from zoneinfo import ZoneInfo

from kiosk.domain.event import QuestionType
from kiosk.pack.json_text import BrokenText, load_json
from kiosk.pack.known import tables
from kiosk.pack.table import Cell
from kiosk.pack.values import Wrong, bilingual, holds_han, zone_name

Convert: TypeAlias = Callable[[Cell], object]

_YES = {"true", "yes", "y", "1", "是", "对", "有", "√", "✓", "✔", "x"}
_NO = {"false", "no", "n", "0", "否", "不", "无", "-"}
_STATUS = {
    "已付款": "paid", "已支付": "paid", "已缴费": "paid", "confirmed": "paid", "complete": "paid", "completed": "paid",
    "未付款": "pending", "待付款": "pending", "待支付": "pending", "unpaid": "pending",
    "已取消": "cancelled", "取消": "cancelled", "canceled": "cancelled",
    "已过期": "expired", "过期": "expired",
}  # fmt: skip
_LANGUAGE = {"中文": "zh", "汉语": "zh", "chinese": "zh", "zh-cn": "zh", "英文": "en", "英语": "en", "english": "en"}
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_SHORT_HOUR = re.compile(r"(?<=[ T])(\d)(?=:)")
_SERIAL = re.compile(r"[345]\d{4}(?:\.\d+)?")
"""From the year 1982 to 2064."""
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a day on the hall's calendar
_END_OF_DAY = time(23, 59, 59, 999999)


class Cells:
    """Conversions for one event, given as a document that need not be right yet.

    In a table the names of ticket types, sessions and options count as their ids.
    """

    def __init__(self, document: Mapping[str, object]) -> None:
        self._zone = _zone(document)
        notices = tables(document.get("notices"))
        self._notices = [f"{name}@{row.get('version')}" for name, row in notices if row.get("required")]
        self._questions = dict(tables(document.get("questions")))
        types = dict(tables(document.get("ticket_types")))
        self._types = _names(types)
        self._sessions = _names(dict(tables(document.get("sessions"))))
        self._variations = _names(
            {name: row for each in types.values() for name, row in tables(each.get("variations"))}
        )

    def convert(self, key: str) -> Convert | None:
        """What to do with the cells of the column of ``key``; None = its texts are taken as they are."""
        if key.startswith("answers."):
            return self._answer(self._questions.get(key.removeprefix("answers.")))
        return self._conversions().get(key)

    def _conversions(self) -> Mapping[str, Convert]:
        flags = ("requires_approval", "valid_if_pending", "blocked", "attention")
        return {
            **dict.fromkeys(flags, yes_no),
            "ticket_type": _by_name(self._types),
            "variation": _by_name(self._variations),
            "session": _by_name(self._sessions),
            "sessions": lambda cell: _listed(cell, self._sessions),
            "consent": self._consent,
            "entitlements": _listed,
            "answers": _json,
            "status": _by_name(_STATUS),
            "language": _by_name(_LANGUAGE),
            "valid_from": lambda cell: self._instant(cell, time()),
            "valid_until": lambda cell: self._instant(cell, _END_OF_DAY),
        }

    def _consent(self, cell: Cell) -> object:
        """Notices and their versions; a plain yes stands for those that must be agreed to."""
        given = yes_no(cell)
        return (self._notices if given else []) if isinstance(given, bool) else _listed(cell)

    def _instant(self, cell: Cell, of_day: time) -> object:
        """Without an offset the hall's clocks are meant; a day alone begins or ends with itself."""
        return local_instant(cell, self._zone, of_day)

    def _answer(self, question: Mapping[str, object] | None) -> Convert:
        if question is None:
            return _text
        options = _names(dict(tables(question.get("options"))))
        match question.get("type"):
            case QuestionType.BOOLEAN:
                return yes_no
            case QuestionType.NUMBER:
                return _number
            case QuestionType.DATE:
                return lambda cell: _day(cell, self._zone)
            case QuestionType.CHOICE:
                return _by_name(options)
            case QuestionType.CHOICES:
                return lambda cell: _listed(cell, options)
            case _:
                return _text


def yes_no(cell: Cell) -> object:
    if isinstance(cell, bool):
        return cell
    word = _text(cell).casefold()
    return True if word in _YES else False if word in _NO else _text(cell)


def local_instant(cell: Cell, zone: ZoneInfo, of_day: time) -> object:
    if isinstance(cell, str):
        text = _DATE.sub(lambda found: f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", cell.strip())
        text = _SHORT_HOUR.sub(r"0\1", text)
        if _SERIAL.fullmatch(text):
            # A spreadsheet's day number, counted from 1900; the part of the day has seconds at most.
            cell = _DAY_ZERO + timedelta(seconds=round(float(text) * 86400))
            return local_instant(cell, zone, of_day)
        try:
            cell = date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
        except ValueError:
            return text
    if isinstance(cell, datetime):
        # A workbook has no days, only midnights.
        whole_day = cell.tzinfo is None and cell.time() == time() and of_day != time()
        moment = datetime.combine(cell.date(), of_day) if whole_day else cell
        return moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return datetime.combine(cell, of_day, zone) if isinstance(cell, date) else str(cell)


def _day(cell: Cell, zone: ZoneInfo) -> object:
    moment = local_instant(cell, zone, time())
    return moment.date().isoformat() if isinstance(moment, datetime) else moment


def _text(cell: Cell) -> str:
    return cell.strip() if isinstance(cell, str) else str(cell)


def _number(cell: Cell) -> object:
    text = _text(cell)
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text


def _json(cell: Cell) -> object:
    try:
        return load_json(_text(cell))
    except BrokenText:
        return _text(cell)


def _listed(cell: Cell, names: Mapping[str, str] | None = None) -> object:
    """A JSON list, or parts between semicolons."""
    text = _text(cell)
    if text.startswith("["):
        return _json(text)
    return [(names or {}).get(part.casefold(), part) for each in re.split("[;；]", text) if (part := each.strip())]


def _by_name(names: Mapping[str, str]) -> Convert:
    return lambda cell: names.get(_text(cell).casefold(), _text(cell))


def _names(rows: Mapping[str, Mapping[str, object]]) -> Mapping[str, str]:
    """Name in either language -> id; a name that two ids share stands for neither."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for name, row in rows.items():
        for each in _readable(row.get("name", row.get("text"))):
            if found.setdefault(each, name) != name:
                shared.add(each)
    ids = {name.casefold(): name for name in rows}
    return {each: name for each, name in found.items() if each not in shared and ids.get(each, name) == name}


def _readable(name: object) -> set[str]:
    try:
        text = bilingual(name)
    except Wrong:
        return set()
    return {text.zh.casefold(), text.en.casefold()}


def _zone(document: Mapping[str, object]) -> ZoneInfo:
    event = document.get("event")
    try:
        return ZoneInfo(zone_name(cast("Mapping[str, object]", event).get("timezone")))
    except (Wrong, AttributeError):
        # The broken zone is a problem of its own; the rows are looked through all the same.
        return ZoneInfo("UTC")


def merged(plain: object, parts: dict[str, object], *, is_name: bool) -> object:
    """One value from a plain column and its dotted ones: the dotted ones win."""
    if plain is None:
        return parts
    text = cast(str, plain)
    if is_name:
        return {"zh" if holds_han(text) else "latin": text} | parts
    return {"zh": text, "en": text} | parts
