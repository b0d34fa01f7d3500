"""Words that people read, in both languages, and times as the hall reads them."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Chinese and in English; a plain text stands for both."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language is Language.ZH else self.en


def plain(text: str) -> Text:
    return Text(text, text)


def in_zone(instant: datetime, zone: tzinfo) -> datetime:
    """The instant as the clocks of ``zone`` show it; the calendar's first or last moment beyond its ends."""
    try:
        return instant.astimezone(zone)
    except OverflowError:
        return datetime.min.replace(tzinfo=zone) if instant.year == 1 else datetime.max.replace(tzinfo=zone)


def clock(instant: datetime, seen_from: datetime) -> Text:
    """``HH:MM``, with the date when it is another day than ``seen_from``, and the year when it is another.

    Both are aware and in the event's own time zone.
    """
    time = f"{instant:%H:%M}"
    if instant.date() == seen_from.date():
        return plain(time)
    zh, en = calendar_day(instant).zh, calendar_day(instant).en
    if instant.year != seen_from.year:
        zh, en = f"{instant.year}年{zh}", f"{en} {instant.year}"
    return Text(f"{zh} {time}", f"{en} {time}")


def calendar_day(day: date) -> Text:
    """The day without its year: 11月16日, 16 November."""
    return Text(f"{day.month}月{day.day}日", f"{day.day} {_MONTHS[day.month - 1]}")


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""Not ``%B``: that follows the computer's locale."""
