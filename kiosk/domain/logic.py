"""JSON-logic, the language of entry rules: values in, a value out.

The operators and their meaning follow the JSON-logic specification; what only
check-in rules have (``isAfter``, ``buildTime`` ...) is in ``kiosk.domain.rules``.
Comparison is JavaScript's, since the rules are written for it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import pairwise
from typing import TypeAlias, cast

from kiosk.domain.event import Json

Value: TypeAlias = "None | bool | int | float | str | datetime | list[Value] | dict[str, Value]"
Scope: TypeAlias = "Callable[[str], Value]"
"""Looks a variable up by its name; None when there is no such variable."""
Operator: TypeAlias = "Callable[[list[Value]], Value]"

MAX_DEPTH = 60
"""Deeper rules are a fault, not a crash of the interpreter."""


class RuleFault(Exception):
    """The rule cannot be evaluated; the text says why, for whoever wrote it."""


def truthy(value: Value) -> bool:
    """JSON-logic's truth: an empty list is false, the text "0" is true."""
    if isinstance(value, dict):
        return True
    return bool(value)


def evaluate(rule: Json | Value, scope: Scope, extra: Mapping[str, Operator], depth: int = 0) -> Value:
    """The value of ``rule``; ``extra`` are operators beyond the standard ones."""
    if depth > MAX_DEPTH:
        raise RuleFault(f"nested more than {MAX_DEPTH} deep")
    if isinstance(rule, list):
        return [evaluate(item, scope, extra, depth + 1) for item in rule]
    if not isinstance(rule, dict):
        return rule
    if not rule:
        return True
    name, arguments = operation(rule)

    def value_of(argument: Json | Value) -> Value:
        return evaluate(argument, scope, extra, depth + 1)

    if name in _LAZY:
        return _LAZY[name](arguments, value_of)
    if name in _LOOPS:
        return _LOOPS[name](arguments, scope, lambda inner, where: evaluate(inner, where, extra, depth + 1))
    return _apply(name, [value_of(argument) for argument in arguments], scope, extra)


def _apply(name: str, values: list[Value], scope: Scope, extra: Mapping[str, Operator]) -> Value:
    try:
        if name in _SCOPED:
            return _SCOPED[name](values, scope)
        operator = extra.get(name) or _EAGER.get(name)
        if operator is not None:
            return operator(values)
    except (IndexError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
        raise RuleFault(f"“{name}” cannot take {_short(values)}") from error
    raise RuleFault(f"unknown operator “{name}”")


def operation(rule: dict[str, Json] | dict[str, Value]) -> tuple[str, list[Value]]:
    """The operator and its arguments; a single argument may stand without a list."""
    if len(rule) != 1:
        raise RuleFault(f"an operation has one key, this one has {len(rule)}: {', '.join(rule)}")
    name, arguments = next(iter(rule.items()))
    return name, cast("list[Value]", arguments) if isinstance(arguments, list) else [cast("Value", arguments)]


def _short(values: list[Value]) -> str:
    text = ", ".join(described(value) for value in values) or "nothing"
    return text if len(text) <= 80 else text[:77] + "..."


def described(value: Value) -> str:
    """A value as whoever wrote the rule would name it."""
    match value:
        case None:
            return "null"
        case str():
            return f"“{value}”"
        case list():
            return "a list"
        case dict():
            return "an object"
        case _:
            return text_of(value)


def _if(arguments: list[Value], value_of: Callable[[Value], Value]) -> Value:
    for index in range(0, len(arguments) - 1, 2):
        if truthy(value_of(arguments[index])):
            return value_of(arguments[index + 1])
    return value_of(arguments[-1]) if len(arguments) % 2 else None


def _and(arguments: list[Value], value_of: Callable[[Value], Value]) -> Value:
    value: Value = True
    for argument in arguments:
        value = value_of(argument)
        if not truthy(value):
            return value
    return value


def _or(arguments: list[Value], value_of: Callable[[Value], Value]) -> Value:
    value: Value = False
    for argument in arguments:
        value = value_of(argument)
        if truthy(value):
            return value
    return value


_LAZY: dict[str, Callable[[list[Value], Callable[[Value], Value]], Value]] = {
    "if": _if,
    "?:": _if,
    "and": _and,
    "or": _or,
}


def _item_scope(item: Value) -> Scope:
    return lambda name: item if name == "" else dig(item, name)


def dig(value: Value, path: str) -> Value:
    """The part of ``value`` that a dotted path names; None when there is none."""
    for step in path.split("."):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


_Evaluator: TypeAlias = "Callable[[Value, Scope], Value]"


def _each(arguments: list[Value], scope: Scope, run: _Evaluator) -> list[tuple[Value, Value]]:
    """Items of the first argument, each with what the second says of it."""
    items = run(arguments[0], scope) if arguments else None
    body = arguments[1] if len(arguments) > 1 else None
    return [(item, run(body, _item_scope(item))) for item in items] if isinstance(items, list) else []


def _map(arguments: list[Value], scope: Scope, run: _Evaluator) -> Value:
    return [outcome for _, outcome in _each(arguments, scope, run)]


def _filter(arguments: list[Value], scope: Scope, run: _Evaluator) -> Value:
    return [item for item, outcome in _each(arguments, scope, run) if truthy(outcome)]


def _all(arguments: list[Value], scope: Scope, run: _Evaluator) -> Value:
    outcomes = _each(arguments, scope, run)
    return bool(outcomes) and all(truthy(outcome) for _, outcome in outcomes)


def _some(arguments: list[Value], scope: Scope, run: _Evaluator) -> Value:
    return any(truthy(outcome) for _, outcome in _each(arguments, scope, run))


def _none(arguments: list[Value], scope: Scope, run: _Evaluator) -> Value:
    return not _some(arguments, scope, run)


def _reduce(arguments: list[Value], scope: Scope, run: _Evaluator) -> Value:
    items = run(arguments[0], scope) if arguments else None
    total = run(arguments[2], scope) if len(arguments) > 2 else None
    body = arguments[1] if len(arguments) > 1 else None
    for item in items if isinstance(items, list) else []:
        total = run(body, _item_scope({"current": item, "accumulator": total}))
    return total


_LOOPS: dict[str, Callable[[list[Value], Scope, _Evaluator], Value]] = {
    "map": _map,
    "filter": _filter,
    "all": _all,
    "some": _some,
    "none": _none,
    "reduce": _reduce,
}


def _var(values: list[Value], scope: Scope) -> Value:
    name = values[0] if values else ""
    found = scope("" if name is None else text_of(name))
    return values[1] if found is None and len(values) > 1 else found


def _missing(values: list[Value], scope: Scope) -> Value:
    names = values[0] if values and isinstance(values[0], list) else values
    return [name for name in names if scope(text_of(name)) in (None, "")]


def _missing_some(values: list[Value], scope: Scope) -> Value:
    need, names = (values[0], values[1]) if len(values) > 1 else (0, [])
    if not isinstance(names, list):
        raise RuleFault("“missing_some” needs a list of names")
    absent = _missing(names, scope)
    return [] if isinstance(absent, list) and len(names) - len(absent) >= number(need) else absent


_SCOPED: dict[str, Callable[[list[Value], Scope], Value]] = {
    "var": _var,
    "missing": _missing,
    "missing_some": _missing_some,
}


def number(value: Value) -> float:
    """The number that JavaScript makes of a value; NaN where it makes none."""
    if value is None:
        return 0.0
    if isinstance(value, bool | int | float):
        return _real(value)
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, str):
        try:
            return float(value.strip() or "0") if "_" not in value else math.nan
        except ValueError:
            return math.nan
    if isinstance(value, list):
        return number(value[0]) if len(value) == 1 else (math.nan if value else 0.0)
    return math.nan


def _real(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def text_of(value: Value) -> str:
    """The text that JavaScript makes of a value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    if isinstance(value, list):
        return ",".join(text_of(item) for item in value)
    return str(value)


def loosely_equal(left: Value, right: Value) -> bool:
    if left is None or right is None:
        return left is right
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, dict) or isinstance(right, dict):
        return left is right
    if isinstance(left, list) or isinstance(right, list):
        return left is right or text_of(left) == text_of(right)
    return number(left) == number(right)


def strictly_equal(left: Value, right: Value) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left == right
    return type(left) is type(right) and left == right


def _less(left: Value, right: Value) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left < right
    return number(left) < number(right)


def _not_more(left: Value, right: Value) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left <= right
    return number(left) <= number(right)


def _chain(values: list[Value], compare: Callable[[Value, Value], bool]) -> bool:
    if len(values) < 2:
        raise RuleFault("a comparison needs two values")
    return all(compare(left, right) for left, right in pairwise(values[:3]))


def _plain(value: float) -> Value:
    if math.isnan(value) or math.isinf(value):
        raise ValueError("not a number")
    return int(value) if value.is_integer() else value


def _minus(values: list[Value]) -> Value:
    return _plain(-number(values[0]) if len(values) == 1 else number(values[0]) - number(values[1]))


def _substr(values: list[Value]) -> Value:
    text, start = text_of(values[0]), int(number(values[1]))
    tail = text[start:] if start >= 0 else text[max(len(text) + start, 0) :]
    if len(values) < 3:
        return tail
    length = int(number(values[2]))
    return tail[:length]


def _in(values: list[Value]) -> Value:
    needle, stack = values[0], values[1]
    if isinstance(stack, str):
        return text_of(needle) in stack
    return isinstance(stack, list) and any(strictly_equal(needle, item) for item in stack)


def _merge(values: list[Value]) -> Value:
    merged: list[Value] = []
    for value in values:
        merged.extend(value if isinstance(value, list) else [value])
    return merged


_EAGER: dict[str, Operator] = {
    "==": lambda values: loosely_equal(values[0], values[1]),
    "!=": lambda values: not loosely_equal(values[0], values[1]),
    "===": lambda values: strictly_equal(values[0], values[1]),
    "!==": lambda values: not strictly_equal(values[0], values[1]),
    "!": lambda values: not truthy(values[0] if values else None),
    "!!": lambda values: truthy(values[0] if values else None),
    "<": lambda values: _chain(values, _less),
    "<=": lambda values: _chain(values, _not_more),
    ">": lambda values: _chain(values, lambda left, right: _less(right, left)),
    ">=": lambda values: _chain(values, lambda left, right: _not_more(right, left)),
    "max": lambda values: _plain(max(number(value) for value in values)),
    "min": lambda values: _plain(min(number(value) for value in values)),
    "+": lambda values: _plain(math.fsum(number(value) for value in values)),
    "-": _minus,
    "*": lambda values: _plain(math.prod((number(value) for value in values), start=1.0)),
    "/": lambda values: _plain(number(values[0]) / number(values[1])),
    "%": lambda values: _plain(math.fmod(number(values[0]), number(values[1]))),
    "cat": lambda values: "".join(text_of(value) for value in values),
    "substr": _substr,
    "in": _in,
    "merge": _merge,
    "log": lambda values: values[0] if values else None,
}
