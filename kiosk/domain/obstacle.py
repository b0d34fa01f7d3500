"""What stands in the way when an entry rule does not hold, in terms a guest can act on.

Of alternatives (``or``) the easiest is named, of joint conditions (``and``) the
hardest: a time still to come is easiest, then a place, a window that is over, a
used-up count, and a ticket type, which no guest can change at the door.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias, assert_never

from kiosk.domain.event import Json
from kiosk.domain.logic import RuleFault, Value, evaluate, number, operation, text_of, truthy
from kiosk.domain.rules import Scene, instant, operators, value_of, variable
from kiosk.domain.text import Text


@dataclass(frozen=True, slots=True)
class OpensAt:
    at: datetime
    """Local."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Too soon after the last entry."""

    minutes_left: int


@dataclass(frozen=True, slots=True)
class OtherDay:
    """Only on these days of the week, 1 = Monday; empty = on none."""

    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OtherGate:
    gates: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class EntriesMissing:
    """Needs ``needed`` entries first; there are ``entries``."""

    entries: int
    needed: int


@dataclass(frozen=True, slots=True)
class WrongSide:
    """Only for people who are inside (``inside`` False: who are outside)."""

    inside: bool


@dataclass(frozen=True, slots=True)
class ClosedAt:
    at: datetime
    """Local."""


@dataclass(frozen=True, slots=True)
class UsedUp:
    entries: int
    today: bool = False


@dataclass(frozen=True, slots=True)
class OtherType:
    """Not for tickets of this type (or variation)."""

    own: Text


@dataclass(frozen=True, slots=True)
class Closed:
    """The rule says no and names nothing that anybody could change."""


Obstacle: TypeAlias = (
    OpensAt | Pause | OtherDay | OtherGate | EntriesMissing | WrongSide | ClosedAt | UsedUp | OtherType | Closed
)


def hardness(obstacle: Obstacle) -> int:
    match obstacle:
        case OpensAt():
            return 0
        case Pause():
            return 1
        case OtherDay():
            return 2
        case OtherGate():
            return 3
        case EntriesMissing() | WrongSide():
            return 4
        case ClosedAt():
            return 5
        case UsedUp():
            return 6
        case OtherType():
            return 7
        case Closed():
            return 8
        case _:
            assert_never(obstacle)


def obstacle(rules: Json, scene: Scene) -> Obstacle:
    """Why ``rules`` do not hold; asked only when they do not.

    A rule can be false and yet compare with what is no number: that names nothing.
    """
    try:
        return _find(rules, scene, wanted=True) or Closed()
    except (RuleFault, ValueError, OverflowError):
        return Closed()


def _find(rule: Json | Value, scene: Scene, *, wanted: bool) -> Obstacle | None:
    """What keeps ``rule`` from being ``wanted``; None when nothing does."""
    if truthy(value_of(rule, scene)) is wanted:
        return None
    if not isinstance(rule, dict) or not rule:
        return Closed()
    name, arguments = operation(rule)
    match name:
        case "!" | "!!":
            return _find(arguments[0] if arguments else None, scene, wanted=wanted is (name == "!!"))
        case "and" | "or":
            found = _each(arguments, scene, wanted=wanted)
            joint = (name == "and") is wanted
            return max(found, key=hardness) if joint else min(found, key=hardness)
        case "if" | "?:":
            return _branch(arguments, scene, wanted=wanted)
        case "isAfter" | "isBefore":
            return _time(name, arguments, scene, wanted=wanted)
        case "inList" | "in":
            return _membership(name, arguments, scene, wanted=wanted)
        case "==" | "===" | "!=" | "!==" | "<" | "<=" | ">" | ">=":
            return _comparison(name, arguments, scene, wanted=wanted)
        case _:
            return Closed()


def _each(arguments: list[Value], scene: Scene, *, wanted: bool) -> list[Obstacle]:
    """Obstacles of the parts; a part after the one that decided may be beyond evaluation."""
    found: list[Obstacle] = []
    for argument in arguments:
        try:
            one = _find(argument, scene, wanted=wanted)
        except RuleFault:
            continue
        if one is not None:
            found.append(one)
    return found or [Closed()]


def _branch(arguments: list[Value], scene: Scene, *, wanted: bool) -> Obstacle:
    """The easiest way out of an ``if``: its branch, or another side of its conditions."""
    ways: list[Obstacle] = []
    for index in range(0, len(arguments) - 1, 2):
        condition = arguments[index]
        if truthy(value_of(condition, scene)):
            ways.append(_find(arguments[index + 1], scene, wanted=wanted) or Closed())
            if len(arguments) > index + 2 and _satisfies(arguments[index + 2], scene, wanted=wanted):
                ways.append(_find(condition, scene, wanted=False) or Closed())
            break
        if _satisfies(arguments[index + 1], scene, wanted=wanted):
            ways.append(_find(condition, scene, wanted=True) or Closed())
    else:
        if len(arguments) % 2:
            ways.append(_find(arguments[-1], scene, wanted=wanted) or Closed())
    return min(ways, key=hardness) if ways else Closed()


def _satisfies(rule: Value, scene: Scene, *, wanted: bool) -> bool:
    try:
        return truthy(value_of(rule, scene)) is wanted
    except RuleFault:
        return False


def _time(name: str, arguments: list[Value], scene: Scene, *, wanted: bool) -> Obstacle:
    after, subject, limit = name == "isAfter", arguments[0], arguments[1]
    if _variable(subject) != "now":
        if _variable(limit) != "now":
            return Closed()
        after, limit = not after, subject
    at = scene.event.local(instant(value_of(limit, scene)))  # as announced; a tolerance is a courtesy
    return OpensAt(at) if after is wanted else ClosedAt(at)


def _membership(name: str, arguments: list[Value], scene: Scene, *, wanted: bool) -> Obstacle:
    match _variable(arguments[0]):
        case "product":
            return OtherType(scene.event.ticket_types[scene.guest.ticket_type].name)
        case "variation":
            return OtherType(_variation_name(scene))
        case "gate":
            listed = value_of(arguments[1], scene)
            named = {text_of(item) for item in listed} if isinstance(listed, list) else set[str]()
            gates = scene.event.gates.values()
            return OtherGate(tuple(gate.name for gate in gates if (gate.id in named) is wanted))
        case "now_isoweekday":
            return OtherDay(_allowed_days({name: arguments}, scene, wanted=wanted))
        case _:
            return Closed()


def _variation_name(scene: Scene) -> Text:
    kind = scene.event.ticket_types[scene.guest.ticket_type]
    own = next((one.name for one in kind.variations if one.id == scene.guest.variation), None)
    return Text(f"{kind.name.zh}·{own.zh}", f"{kind.name.en}, {own.en}") if own else kind.name


_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "===": "!=", "!=": "==", "!==": "=="}
_COUNTS = ("entries_number", "entries_today", "entries_days")
_COUNT_OPERATORS = ("entries_since", "entries_before", "entries_days_since", "entries_days_before")


def _comparison(name: str, arguments: list[Value], scene: Scene, *, wanted: bool) -> Obstacle:
    """The obstacle of ``variable op number``, written in either order."""
    if len(arguments) != 2:
        return Closed()
    left, right = arguments
    sign = name if wanted else _OPPOSITE[name]
    if _asked(left) is None:
        left, right, sign = right, left, _MIRRORED.get(sign, sign)
    asked = _asked(left)
    if asked in ("product", "variation", "gate"):
        return _membership("in", [left, {"merge": [right]}], scene, wanted=sign in ("==", "==="))
    if asked == "entry_status":
        return WrongSide(inside=not scene.presence.inside)
    if asked == "now_isoweekday":
        return OtherDay(_allowed_days({name: arguments}, scene, wanted=wanted))
    limit = number(value_of(right, scene))
    have = int(number(value_of(left, scene)))
    if asked in _COUNTS or asked in _COUNT_OPERATORS:
        return _count(sign, have, limit, today=asked == "entries_today")
    if asked == "minutes_since_last_entry" and sign in (">", ">="):
        return Pause(max(1, int(limit) - have + (sign == ">")))
    return Closed()


def _count(sign: str, have: int, limit: float, *, today: bool) -> Obstacle:
    if sign in (">", ">="):
        return EntriesMissing(have, int(limit) + (sign == ">"))
    if sign in ("==", "===") and have < limit:
        return EntriesMissing(have, int(limit))
    return UsedUp(have, today=today)


def _allowed_days(rule: Value, scene: Scene, *, wanted: bool) -> tuple[int, ...]:
    """The days of the week on which the rule would be as wanted."""

    def on(day: int) -> Value:
        return evaluate(rule, lambda name: day if name == "now_isoweekday" else variable(name, scene), operators(scene))

    return tuple(day for day in range(1, 8) if truthy(on(day)) is wanted)


def _asked(rule: Value) -> str | None:
    """The variable or counting operator that ``rule`` is, if it is one."""
    variable = _variable(rule)
    if variable is not None:
        return variable
    if isinstance(rule, dict) and len(rule) == 1:
        name = next(iter(rule))
        return name if name in _COUNT_OPERATORS else None
    return None


def _variable(rule: Value) -> str | None:
    if isinstance(rule, dict) and len(rule) == 1 and "var" in rule:
        name = rule["var"]
        first = name[0] if isinstance(name, list) and name else name
        return first if isinstance(first, str) else None
    return None
