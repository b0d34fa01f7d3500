"""Questions at check-in: which are open, and which answers count."""

from typing import Any

import pytest

from kiosk.domain.event import Dependency, Event, Json, Option, Question, QuestionType
from kiosk.domain.ids import OptionId, QuestionId, TicketTypeId
from kiosk.domain.questions import open_questions, shown, valid
from kiosk.domain.text import Language, Text
from tests.builders import an_event

GUEST = TicketTypeId("guest")
MEALS = (Option(OptionId("veg"), Text("素食", "Vegetarian")), Option(OptionId("any"), Text("都可以", "Anything")))


def a_question(id: str = "q", type: str = "text", **more: Any) -> Question:
    more.setdefault("ask_at_checkin", True)
    return Question(QuestionId(id), Text(id, id), QuestionType(type), **more)


def still_open(*questions: Question, **answers: Json) -> tuple[QuestionId, ...]:
    given = {QuestionId(key): value for key, value in answers.items()}
    return open_questions(an_event(questions=questions), GUEST, given)


EVENT: Event = an_event()


@pytest.mark.parametrize(
    ("type", "answer", "more"),
    [
        ("boolean", True, {"required": True}),
        ("boolean", "True", {}),
        ("boolean", False, {}),
        ("choice", "veg", {}),
        ("choices", ["veg", "any"], {}),
        ("number", 5, {"min": 5, "max": 5}),
        ("number", " 5.5 ", {}),
        ("number", 7, {"min": "few"}),
        ("date", "2025-11-15", {"min": "2025-11-15"}),
        ("time", "09:00", {"max": "09:00+08:00"}),
        ("datetime", "2025-11-15T09:00", {"min": "2025-11-15T09:00+08:00"}),
        ("email", "hu@example.org", {}),
        ("phone", "+86 138 0000 0000", {}),
        ("country", "CN", {}),
        ("text", "abc", {"max": 3}),
        ("long_text", "abc", {"min": [3]}),
        ("photo", "hu.jpg", {}),
        ("text", "", {}),
        ("choices", [], {}),
        ("text", None, {}),
    ],
)
def test_an_answer_that_counts(type: str, answer: Json, more: dict[str, Any]) -> None:
    assert valid(a_question(type=type, options=MEALS, **more), answer, EVENT)


@pytest.mark.parametrize(
    ("type", "answer", "more"),
    [
        ("boolean", "no", {}),
        ("boolean", "false", {"required": True}),
        ("boolean", 3, {}),
        ("choice", "fish", {}),
        ("choice", ["veg"], {}),
        ("choices", "veg", {}),
        ("choices", [["veg"]], {}),
        ("choices", [{"veg": 1}], {}),
        ("number", True, {}),
        ("number", "five", {}),
        ("number", [5], {}),
        ("number", 4, {"min": 5}),
        ("number", 6, {"max": 5}),
        ("number", float("inf"), {}),
        ("number", 10**400, {}),
        ("date", "15.11.2025", {}),
        ("date", "2025-02-30", {}),
        ("time", "25:00", {}),
        ("datetime", "2025-11-15", {}),
        ("datetime", "soon after nine", {}),
        ("datetime", 9, {}),
        ("email", "hu at example", {}),
        ("phone", "call me", {}),
        ("country", "China", {}),
        ("text", "abcd", {"max": 3}),
        ("text", 3, {}),
        ("photo", 3, {}),
        ("text", "", {"required": True}),
    ],
)
def test_an_answer_that_does_not_count(type: str, answer: Json, more: dict[str, Any]) -> None:
    assert not valid(a_question(type=type, options=MEALS, **more), answer, EVENT)


def test_a_question_is_open_until_it_is_answered() -> None:
    assert still_open(a_question()) == ("q",)
    assert still_open(a_question(), q="") == ()


def test_a_question_not_asked_at_check_in_is_never_open() -> None:
    assert still_open(a_question(ask_at_checkin=False, required=True)) == ()


def test_a_question_for_other_ticket_types_is_not_open() -> None:
    assert still_open(a_question(ticket_types=frozenset((TicketTypeId("press"),)))) == ()


@pytest.mark.parametrize(
    ("parent", "given", "values", "is_open"),
    [
        ("boolean", True, ("true",), True),
        ("boolean", False, ("true",), False),
        ("choices", ["any", "veg"], ("veg",), True),
        ("choice", "fish", ("fish",), False),
        ("text", "yes", ("no",), False),
    ],
)
def test_a_question_that_depends_on_another_answer(
    parent: str, given: Json, values: tuple[str, ...], is_open: bool
) -> None:
    first = a_question("first", parent, options=MEALS, ask_at_checkin=False)
    then = a_question("then", depends_on=Dependency(first.id, values))
    assert still_open(first, then, first=given) == (("then",) if is_open else ())


def test_a_question_whose_parent_is_gone_or_unanswered_is_not_open() -> None:
    assert still_open(a_question(depends_on=Dependency(QuestionId("gone"), ("x",)))) == ()
    first = a_question("first", ask_at_checkin=False)
    assert still_open(first, a_question("then", depends_on=Dependency(first.id, ("x",)))) == ()


def test_questions_that_depend_on_each_other_in_a_circle_are_not_open() -> None:
    one = a_question("one", depends_on=Dependency(QuestionId("two"), ("x",)))
    two = a_question("two", depends_on=Dependency(QuestionId("one"), ("x",)))
    assert still_open(one, two, one="x", two="x") == ()


@pytest.mark.parametrize(
    ("type", "answer", "zh", "en"),
    [
        ("boolean", "true", "是", "Yes"),
        ("boolean", False, "否", "No"),
        ("boolean", "perhaps", "perhaps", "perhaps"),
        ("choice", "veg", "素食", "Vegetarian"),
        ("choices", ["veg", "fish"], "素食、fish", "Vegetarian, fish"),
        ("number", 5, "5", "5"),
        ("text", None, "", ""),
        ("choice", None, "", ""),
    ],
)
def test_staff_are_shown_the_answer_as_words(type: str, answer: Json, zh: str, en: str) -> None:
    question = a_question(type=type, options=MEALS, show_at_checkin=True)
    event, answers = an_event(questions=[question, a_question("other")]), {question.id: answer}
    assert shown(event, answers, Language.ZH) == {"q": zh}
    assert shown(event, answers, Language.EN) == {"q": en}


@pytest.mark.parametrize("kind", QuestionType)
def test_an_answer_without_end_answers_nothing_and_is_shown_as_nothing(kind: QuestionType) -> None:
    nested: Json = 1
    for _ in range(5_000):
        nested = [nested]
    question = Question(QuestionId("q"), Text("问", "Q"), kind, (), True, True, True)
    event = an_event(questions=[question])
    for answer in (nested, 10**5_000):
        assert not valid(question, answer, event)
        assert shown(event, {QuestionId("q"): answer}, Language.EN) == {"q": ""}
