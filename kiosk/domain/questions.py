"""Questions asked at check-in: which are open, which answers count, what staff are shown."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import TypeVar, assert_never

from kiosk.domain.event import Event, Json, Question, QuestionType
from kiosk.domain.ids import QuestionId, TicketTypeId
from kiosk.domain.text import Language, Text, plain

_Measure = TypeVar("_Measure", float, date, time, datetime)

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_TIME = re.compile(r"\d{2}:\d{2}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)*\.[^@\s.]{2,}")
_PHONE = re.compile(r"\+?[\d\s()./-]{5,30}")
_COUNTRY = re.compile(r"[A-Z]{2}")

YES, NO = Text("是", "Yes"), Text("否", "No")


def open_questions(
    event: Event, ticket_type: TicketTypeId, answers: Mapping[QuestionId, Json]
) -> tuple[QuestionId, ...]:
    """Ids of the questions that this guest still has to answer, in the pack's order."""
    return tuple(
        question.id
        for question in event.questions.values()
        if question.ask_at_checkin
        and _applies(question, event, ticket_type, answers)
        and not (question.id in answers and valid(question, answers[question.id], event))
    )


def _applies(
    question: Question, event: Event, ticket_type: TicketTypeId, answers: Mapping[QuestionId, Json], depth: int = 0
) -> bool:
    if question.ticket_types is not None and ticket_type not in question.ticket_types:
        return False
    if question.depends_on is None:
        return True
    parent = event.questions.get(question.depends_on.question)
    if parent is None or parent.id not in answers or depth > len(event.questions):
        return False
    given = answers[parent.id]
    matches = any(text in question.depends_on.values for text in _as_texts(given))
    return matches and valid(parent, given, event) and _applies(parent, event, ticket_type, answers, depth=depth + 1)


def _as_texts(answer: Json) -> list[str]:
    if isinstance(answer, bool):
        return ["true"] if answer else ["false"]
    if isinstance(answer, list):
        return [_word(item) for item in answer]
    return [_word(answer)]


def _word(answer: Json) -> str:
    """The answer as text; nested or long without end it has none."""
    try:
        return str(answer)
    except (RecursionError, ValueError):
        return ""


def valid(question: Question, answer: Json, event: Event) -> bool:
    """Whether ``answer`` answers ``question``; an empty one does if it is optional."""
    if answer is None or answer in ("", []):
        return not question.required
    match question.type:
        case QuestionType.BOOLEAN:
            given = truth(answer)
            return given is not None and (given or not question.required)
        case QuestionType.CHOICE:
            return isinstance(answer, str) and answer in _option_ids(question)
        case QuestionType.CHOICES:
            ids = _option_ids(question)
            return isinstance(answer, list) and all(isinstance(item, str) and item in ids for item in answer)
        case QuestionType.NUMBER:
            return _number_within(question, answer)
        case QuestionType.DATE | QuestionType.TIME | QuestionType.DATETIME:
            return isinstance(answer, str) and _moment_within(question, answer, event)
        case QuestionType.EMAIL:
            return isinstance(answer, str) and _EMAIL.fullmatch(answer) is not None
        case QuestionType.PHONE:
            return isinstance(answer, str) and _PHONE.fullmatch(answer) is not None
        case QuestionType.COUNTRY:
            return isinstance(answer, str) and _COUNTRY.fullmatch(answer) is not None
        case QuestionType.TEXT | QuestionType.LONG_TEXT:
            return isinstance(answer, str) and _within(question, float(len(answer)), _real)
        case QuestionType.PHOTO:
            return isinstance(answer, str)
        case _:
            assert_never(question.type)


def truth(answer: Json) -> bool | None:
    """Yes or no; None when the answer is neither."""
    if isinstance(answer, bool):
        return answer
    return {"true": True, "false": False}.get(answer.lower()) if isinstance(answer, str) else None


def _option_ids(question: Question) -> frozenset[str]:
    return frozenset(option.id for option in question.options)


def _number_within(question: Question, answer: Json) -> bool:
    if isinstance(answer, bool):
        return False
    if isinstance(answer, str):
        return _NUMBER.fullmatch(answer.strip()) is not None and _within(question, float(answer), _real)
    if not isinstance(answer, int | float):
        return False
    try:
        given = float(answer)
    except OverflowError:  # more digits than any number that is asked for
        return False
    return math.isfinite(given) and _within(question, given, _real)


def _moment_within(question: Question, answer: str, event: Event) -> bool:
    """Dates ``YYYY-MM-DD``, times ``HH:MM``, both together as ISO 8601 (local without offset)."""
    try:
        match question.type:
            case QuestionType.DATE:
                return _DATE.fullmatch(answer) is not None and _within(question, _date(answer), _date)
            case QuestionType.TIME:
                return _TIME.fullmatch(answer) is not None and _within(question, _time(answer), _time)
            case _:
                if len(answer) <= len("2025-11-15"):
                    return False

                def instant(text: object) -> datetime:
                    moment = datetime.fromisoformat(str(text))
                    return moment if moment.tzinfo else moment.replace(tzinfo=event.zone)

                return _within(question, instant(answer), instant)
    except ValueError:
        return False


def _date(text: object) -> date:
    return date.fromisoformat(str(text))


def _time(text: object) -> time:
    return time.fromisoformat(str(text)).replace(tzinfo=None)


def _within(question: Question, value: _Measure, read: Callable[[object], _Measure]) -> bool:
    """Inclusive bounds; a bound that cannot be read binds nothing."""
    lowest, highest = _bound(question.min, read), _bound(question.max, read)
    return not ((lowest is not None and value < lowest) or (highest is not None and value > highest))


def _bound(given: object, read: Callable[[object], _Measure]) -> _Measure | None:
    try:
        return None if given is None else read(given)
    except (TypeError, ValueError):
        return None


def _real(value: object) -> float:
    return float(str(value))


def shown(event: Event, answers: Mapping[QuestionId, Json], language: Language) -> dict[QuestionId, str]:
    """Answers that staff are shown at check-in, as words."""
    return {
        question.id: _in_words(question, answers[question.id], language)
        for question in event.questions.values()
        if question.show_at_checkin and question.id in answers
    }


def _in_words(question: Question, answer: Json, language: Language) -> str:
    if answer is None:
        return ""
    if question.type is QuestionType.BOOLEAN:
        given = truth(answer)
        return _word(answer) if given is None else (YES if given else NO)[language]
    if question.type in (QuestionType.CHOICE, QuestionType.CHOICES):
        return (
            "、".join(_option_texts(question, _as_texts(answer), language))
            if language is Language.ZH
            else (", ".join(_option_texts(question, _as_texts(answer), language)))
        )
    return _word(answer)


def _option_texts(question: Question, ids: Iterable[str], language: Language) -> list[str]:
    names = {str(option.id): option.text for option in question.options}
    return [names.get(one, plain(one))[language] for one in ids]
