"""What a guest is told when an entry rule says no."""

from datetime import datetime
from typing import Any

import pytest

from kiosk.domain.event import Variation
from kiosk.domain.ids import GateId, VariationId
from kiosk.domain.obstacle import (
    Closed,
    ClosedAt,
    EntriesMissing,
    Obstacle,
    OpensAt,
    OtherDay,
    OtherGate,
    OtherType,
    Pause,
    UsedUp,
    WrongSide,
    obstacle,
)
from kiosk.domain.presence import Presence
from kiosk.domain.rules import Scene, holds
from kiosk.domain.text import Text, plain
from tests.builders import NINE, a_list, a_presence, a_type, an_attendee, an_event, clock_at

NOW, KIND, GATE, DAY = {"var": "now"}, {"var": "product"}, {"var": "gate"}, {"var": "now_isoweekday"}
ENTRIES, TODAY = {"var": "entries_number"}, {"var": "entries_today"}
SINCE_LAST = {"var": "minutes_since_last_entry"}
GUEST, NORTH, SOUTH = Text("嘉宾", "Guest"), Text("north 门", "Gate north"), Text("south 门", "Gate south")


def at(text: str) -> dict[str, Any]:
    return {"buildTime": ["customtime", text]}


AFTER_ONE = {"isAfter": [NOW, at("13:00")]}
BEFORE_EIGHT = {"isBefore": [NOW, at("08:00")]}
ONE, EIGHT = OpensAt(clock_at("13:00")), ClosedAt(clock_at("08:00"))
ONLY_PRESS = {"inList": [KIND, {"objectList": ["press"]}]}
NEVER = {"==": [1, 2]}
TWICE = a_presence(clock_at("08:00"), clock_at("08:50"))


def why(rule: Any, presence: Presence = TWICE, now: datetime = NINE) -> Obstacle:
    kinds = [a_type(variations=(Variation(VariationId("vip"), Text("贵宾", "VIP")),)), a_type("press")]
    guest = an_attendee(variation=VariationId("vip"))
    scene = Scene(guest, a_list(), an_event(types=kinds), presence, now, GateId("north"))
    assert not holds(rule, scene)
    return obstacle(rule, scene)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (AFTER_ONE, ONE),
        (BEFORE_EIGHT, EIGHT),
        ({"isBefore": [at("13:00"), NOW]}, ONE),
        ({"isAfter": [at("08:00"), NOW]}, EIGHT),
        ({"isAfter": [at("08:00"), at("09:00")]}, Closed()),
        ({"!": {"isBefore": [NOW, at("13:00")]}}, ONE),
        ({"!": [{"isAfter": [NOW, at("08:00")]}]}, EIGHT),
        ({"!!": [AFTER_ONE]}, ONE),
        ({"!!": []}, Closed()),
    ],
)
def test_a_time_is_named(rule: Any, said: Obstacle) -> None:
    assert why(rule) == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (ONLY_PRESS, OtherType(GUEST)),
        ({"==": [KIND, "press"]}, OtherType(GUEST)),
        ({"!=": ["guest", KIND]}, OtherType(GUEST)),
        ({"==": [{"var": ["variation"]}, "junior"]}, OtherType(Text("嘉宾·贵宾", "Guest, VIP"))),
        ({"inList": [{"var": "variation"}, ["junior"]]}, OtherType(Text("嘉宾·贵宾", "Guest, VIP"))),
        ({"inList": [{"var": "weather"}, ["fine"]]}, Closed()),
    ],
)
def test_the_guests_own_type_is_named(rule: Any, said: Obstacle) -> None:
    assert why(rule) == said


def test_a_variation_that_the_event_does_not_know_goes_by_its_type() -> None:
    scene = Scene(an_attendee(variation=VariationId("odd")), a_list(), an_event(), Presence(), NINE)
    assert obstacle({"==": [{"var": "variation"}, "junior"]}, scene) == OtherType(GUEST)


@pytest.mark.parametrize(
    ("rule", "gates"),
    [
        ({"inList": [GATE, {"objectList": ["south"]}]}, (SOUTH,)),
        ({"==": [GATE, "south"]}, (SOUTH,)),
        ({"!=": [GATE, "north"]}, (SOUTH,)),
        ({"!": {"inList": [GATE, ["north"]]}}, (SOUTH,)),
        ({"in": [GATE, "south, please"]}, ()),
    ],
)
def test_the_gates_that_would_do_are_named(rule: Any, gates: tuple[Text, ...]) -> None:
    assert why(rule) == OtherGate(gates)


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ({"==": [DAY, 7]}, (7,)),
        ({"<": [DAY, 3]}, (1, 2)),
        ({">": [{"max": [1, 5]}, DAY]}, (1, 2, 3, 4)),
        ({"!": {">": [DAY, 5]}}, (1, 2, 3, 4, 5)),
        ({"inList": [DAY, ["1", "7"]]}, (1, 7)),
        ({"!": {"in": [DAY, [6, 7]]}}, (1, 2, 3, 4, 5)),
        ({"==": [DAY, 9]}, ()),
    ],
)
def test_the_days_that_would_do_are_named(rule: Any, days: tuple[int, ...]) -> None:
    assert why(rule) == OtherDay(days)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"<": [ENTRIES, 2]}, UsedUp(2)),
        ({"<": [TODAY, 2]}, UsedUp(2, today=True)),
        ({"==": [ENTRIES, 0]}, UsedUp(2)),
        ({"===": [ENTRIES, 3]}, EntriesMissing(2, 3)),
        ({">": [ENTRIES, 2]}, EntriesMissing(2, 3)),
        ({">=": [ENTRIES, 5]}, EntriesMissing(2, 5)),
        ({"<=": [5, {"entries_since": [at("07:00")]}]}, EntriesMissing(2, 5)),
        ({"!": {">=": [ENTRIES, 2]}}, UsedUp(2)),
        ({">=": [SINCE_LAST, 30]}, Pause(20)),
        ({">": [SINCE_LAST, 30]}, Pause(21)),
        ({"<": [SINCE_LAST, 5]}, Closed()),
        ({"==": [{"var": "entry_status"}, "absent"]}, WrongSide(inside=False)),
    ],
)
def test_a_count_or_a_pause_is_named(rule: Any, said: Obstacle) -> None:
    assert why(rule) == said


def test_a_door_for_people_inside_says_so_to_who_is_outside() -> None:
    assert why({"==": [{"var": "entry_status"}, "present"]}, Presence()) == WrongSide(inside=True)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"or": [ONLY_PRESS, BEFORE_EIGHT, AFTER_ONE]}, ONE),
        ({"and": [AFTER_ONE, {"<": [ENTRIES, 2]}]}, UsedUp(2)),
        ({"and": [AFTER_ONE, {"dance": []}]}, ONE),
        ({"and": [True, AFTER_ONE]}, ONE),
        ({"!": {"or": [{"isAfter": [NOW, at("08:00")]}, False]}}, EIGHT),
        ({"!": {"and": [{"==": [KIND, "guest"]}, {"isBefore": [NOW, at("13:00")]}]}}, ONE),
        ({"or": []}, Closed()),
        ({"or": [{"==": [GATE, "south"]}, {"==": [DAY, 7]}, ONLY_PRESS, NEVER]}, OtherDay((7,))),
        ({"or": [BEFORE_EIGHT, {">": [ENTRIES, 2]}, {"==": [GATE, "south"]}]}, OtherGate((SOUTH,))),
        ({"or": [{">=": [SINCE_LAST, 30]}, {"==": [DAY, 7]}]}, Pause(20)),
        ({"or": [BEFORE_EIGHT, {"==": [{"var": "entry_status"}, "absent"]}]}, WrongSide(inside=False)),
    ],
)
def test_of_alternatives_the_easiest_of_conditions_the_hardest(rule: Any, said: Obstacle) -> None:
    assert why(rule) == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"if": [True, AFTER_ONE, ONLY_PRESS]}, ONE),
        ({"if": [{"==": [KIND, "guest"]}, False, True]}, OtherType(GUEST)),
        ({"if": [ONLY_PRESS, True, BEFORE_EIGHT]}, EIGHT),
        ({"if": [AFTER_ONE, True]}, ONE),
        ({"if": [ONLY_PRESS, False]}, Closed()),
        ({"if": [ONLY_PRESS, {"dance": []}, AFTER_ONE]}, ONE),
        ({"if": []}, Closed()),
    ],
)
def test_the_easiest_way_through_a_choice_is_named(rule: Any, said: Obstacle) -> None:
    assert why(rule) == said


@pytest.mark.parametrize(
    "rule",
    [
        False,
        [],
        NEVER,
        {"<": [3, 2, 1]},
        {"cat": []},
        {"var": [[], 0]},
        {"var": [5]},
        {"==": [{"var": "weather"}, "fine"]},
        {">": [ENTRIES, "many"]},
        {">=": [{"var": ["height", "tall"]}, 1]},
        {">": [SINCE_LAST, 10**400]},
    ],
)
def test_a_rule_that_names_nothing_closes_the_door(rule: Any) -> None:
    assert why(rule) == Closed()


def test_plain_text_stands_for_both_languages() -> None:
    assert plain("VIP") == Text("VIP", "VIP")
