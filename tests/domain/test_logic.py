"""JSON-logic as its specification has it."""

import math
from datetime import UTC, datetime
from typing import Any

import pytest

from kiosk.domain.logic import (
    RuleFault,
    Value,
    described,
    dig,
    evaluate,
    loosely_equal,
    number,
    strictly_equal,
    text_of,
    truthy,
)

FACTS: dict[str, Value] = {"guest": {"kind": "press", "days": [1, 2]}, "zero": 0, "empty": "", "stands": [{"a": 1}]}
MOMENT = datetime(2025, 11, 15, 1, 0, tzinfo=UTC)


def look_up(name: str) -> Value:
    return dig(FACTS, name)


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ({}, True),
        ("text", "text"),
        ([1, {"+": [1, 1]}], [1, 2]),
        ({"==": [1, "1"]}, True),
        ({"!=": [1, 2]}, True),
        ({"===": [1, "1"]}, False),
        ({"!==": [1, "1"]}, True),
        ({"!": [[]]}, True),
        ({"!": []}, True),
        ({"!!": "0"}, True),
        ({"!!": []}, False),
        ({"<": [1, 2]}, True),
        ({"<": [1, 2, 3]}, True),
        ({"<": [1, 3, 2]}, False),
        ({"<": ["a", "b"]}, True),
        ({"<=": [2, 2]}, True),
        ({"<=": ["a", "a"]}, True),
        ({">": [3, "2"]}, True),
        ({">=": [1, 2]}, False),
        ({"<": [1, "x"]}, False),
        ({"max": [1, 5, 3]}, 5),
        ({"min": [1, 0.5]}, 0.5),
        ({"+": ["2", 3]}, 5),
        ({"-": [5, 2]}, 3),
        ({"-": [5]}, -5),
        ({"*": [2, 3, 4]}, 24),
        ({"/": [3, 2]}, 1.5),
        ({"%": [7, 4]}, 3),
        ({"cat": ["a", 1, None, True, 2.0]}, "a1true2"),
        ({"substr": ["conference", 3]}, "ference"),
        ({"substr": ["conference", -4]}, "ence"),
        ({"substr": ["conference", 0, 3]}, "con"),
        ({"substr": ["conference", 0, -3]}, "confere"),
        ({"substr": ["con", -9]}, "con"),
        ({"in": ["fer", "conference"]}, True),
        ({"in": [1, [1, 2]]}, True),
        ({"in": [1, 5]}, False),
        ({"merge": [1, [2, 3]]}, [1, 2, 3]),
        ({"log": ["said"]}, "said"),
        ({"log": []}, None),
        ({"if": [False, 1, True, 2, 3]}, 2),
        ({"if": [False, 1, 3]}, 3),
        ({"if": [False, 1]}, None),
        ({"?:": [True, 1, 2]}, 1),
        ({"and": [1, 0, 2]}, 0),
        ({"and": [1, 2]}, 2),
        ({"and": []}, True),
        ({"or": [0, "", 3]}, 3),
        ({"or": [0, ""]}, ""),
        ({"var": "guest.kind"}, "press"),
        ({"var": ["guest.age", 18]}, 18),
        ({"var": "guest.days.1"}, 2),
        ({"var": "guest.days.7"}, None),
        ({"var": []}, None),
        ({"var": [None]}, None),
        ({"missing": ["zero", "empty", "gone"]}, ["empty", "gone"]),
        ({"missing": [["gone"]]}, ["gone"]),
        ({"missing_some": [1, ["zero", "gone"]]}, []),
        ({"missing_some": [2, ["zero", "gone"]]}, ["gone"]),
        ({"missing_some": [1]}, []),
        ({"map": [[1, 2], {"*": [{"var": ""}, 2]}]}, [2, 4]),
        ({"map": [{"var": "zero"}, 1]}, []),
        ({"map": []}, []),
        ({"map": [[1]]}, [None]),
        ({"filter": [[1, 2, 3], {">": [{"var": ""}, 1]}]}, [2, 3]),
        ({"all": [[1, 2], {">": [{"var": ""}, 0]}]}, True),
        ({"all": [[], True]}, False),
        ({"some": [{"var": "stands"}, {"==": [{"var": "a"}, 1]}]}, True),
        ({"none": [[1, 2], {">": [{"var": ""}, 5]}]}, True),
        ({"reduce": [[1, 2, 3], {"+": [{"var": "current"}, {"var": "accumulator"}]}, 10]}, 16),
        ({"reduce": [[1]]}, None),
        ({"reduce": []}, None),
    ],
)
def test_a_rule_has_the_value_of_the_specification(rule: Any, value: Any) -> None:
    assert evaluate(rule, look_up, {}) == value


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"dance": [1]}, "unknown operator “dance”"),
        ({"a": 1, "b": 2}, "an operation has one key, this one has 2: a, b"),
        ({"<": [1]}, "a comparison needs two values"),
        ({"/": [1, 0]}, "“/” cannot take 1, 0"),
        ({"+": ["x"]}, "“+” cannot take “x”"),
        ({"==": []}, "“==” cannot take nothing"),
        ({"substr": [None]}, "“substr” cannot take null"),
        ({"max": [[1, 2], MOMENT, True, {}]}, "“max” cannot take a list, 2025-11-15 01:00:00+00:00, true, true"),
        ({"+": [1e308, 1e308]}, "“+” cannot take 1e+308, 1e+308"),
        ({"missing_some": [1, "zero"]}, "“missing_some” needs a list of names"),
        ({"+": ["x" * 100]}, "“+” cannot take “" + "x" * 76 + "..."),
    ],
)
def test_a_rule_that_cannot_be_evaluated_says_why(rule: Any, said: str) -> None:
    with pytest.raises(RuleFault) as fault:
        evaluate(rule, look_up, {})
    assert str(fault.value) == said


def test_a_rule_nested_too_deep_is_a_fault() -> None:
    rule: Any = True
    for _ in range(70):
        rule = {"!": [rule]}
    with pytest.raises(RuleFault, match="nested more than 60 deep"):
        evaluate(rule, look_up, {})


def test_a_value_that_grows_deeper_than_the_interpreter_is_a_fault() -> None:
    nest = {"reduce": [list(range(3000)), [{"var": "accumulator"}], 1]}
    with pytest.raises(RuleFault, match="“cat” cannot take a list"):
        evaluate({"cat": [nest]}, look_up, {})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, 0.0),
        (True, 1.0),
        ("", 0.0),
        (" 7 ", 7.0),
        ([], 0.0),
        (["3"], 3.0),
        (MOMENT, MOMENT.timestamp()),
        (10**400, math.inf),
        (-(10**400), -math.inf),
    ],
)
def test_javascript_makes_this_number(value: Value, expected: float) -> None:
    assert number(value) == expected


@pytest.mark.parametrize("value", ["x", "1_000", [1, 2], {}])
def test_javascript_makes_no_number(value: Value) -> None:
    assert math.isnan(number(value))


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        (None, None, True),
        (None, 0, False),
        ("a", "a", True),
        ("1", 1, True),
        ({}, {}, False),
        ([1, 2], "1,2", True),
        (True, 1, True),
        (math.nan, math.nan, False),
    ],
)
def test_loose_equality(left: Value, right: Value, equal: bool) -> None:
    assert loosely_equal(left, right) is equal


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [(1, 1.0, True), (True, 1, False), ("1", 1, False), ("a", "a", True), (None, None, True)],
)
def test_strict_equality(left: Value, right: Value, equal: bool) -> None:
    assert strictly_equal(left, right) is equal


def test_an_object_is_true_even_when_it_is_empty() -> None:
    assert truthy({}) is True


def test_a_fraction_keeps_its_digits_as_text() -> None:
    assert text_of(0.25) == "0.25"


def test_an_object_is_described_without_its_braces() -> None:
    assert described({"a": 1}) == "an object"


def test_a_product_of_nothing_is_one() -> None:
    assert evaluate({"*": []}, lambda _: None, {}) == 1
