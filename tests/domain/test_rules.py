"""What an entry rule may ask, and what it is told."""

from datetime import datetime
from typing import Any

import pytest

from kiosk.domain.ids import GateId, SessionId, VariationId
from kiosk.domain.logic import RuleFault
from kiosk.domain.presence import Presence
from kiosk.domain.rules import Scene, holds, value_of
from tests.builders import NINE, a_list, a_presence, a_session, an_attendee, an_event, clock_at

TWICE = a_presence(clock_at("18:00", 14), clock_at("08:00"))


def a_scene(presence: Presence = TWICE, now: datetime = NINE, session: str | None = None, **event: Any) -> Scene:
    guest = an_attendee(variation=VariationId("junior"), session=SessionId(session) if session else None)
    return Scene(guest, a_list(), an_event(**event), presence, now, GateId("north"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("product", "guest"),
        ("variation", "junior"),
        ("gate", "north"),
        ("now_isoweekday", 6),
        ("entries_number", 2),
        ("entries_today", 1),
        ("entries_days", 2),
        ("minutes_since_last_entry", 60),
        ("minutes_since_first_entry", 900),
        ("entry_status", "present"),
        ("weather", None),
    ],
)
def test_a_rule_may_ask(name: str, value: Any) -> None:
    assert value_of({"var": name}, a_scene()) == value


def test_there_is_no_entry_to_measure_from_before_the_first() -> None:
    assert value_of({"var": "minutes_since_last_entry"}, a_scene(Presence())) == -1


def now_is(word: str, *limit: Any) -> dict[str, Any]:
    return {word: [{"var": "now"}, *limit]}


EIGHT, NINE_SHARP = {"buildTime": ["customtime", "08:00"]}, {"buildTime": ["custom", "2025-11-15T09:00"]}


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (None, True),
        ({}, True),
        (now_is("isAfter", EIGHT), True),
        (now_is("isAfter", NINE_SHARP), False),
        (now_is("isAfter", NINE_SHARP, 1), True),
        (now_is("isBefore", NINE_SHARP), False),
        (now_is("isBefore", {"buildTime": ["custom", "2025-11-15T01:00:00+00:00"]}, 1), True),
        (now_is("isAfter", NINE_SHARP, None), False),
        ({"inList": [{"var": "product"}, {"objectList": [{"lookup": ["product", "guest", "Guest"]}]}]}, True),
        ({"inList": [{"var": "weather"}, [""]]}, False),
        ({"==": [{"entries_since": [EIGHT]}, 1]}, True),
        ({"==": [{"entries_before": [EIGHT]}, 1]}, True),
        ({"==": [{"entries_days_since": [EIGHT]}, 1]}, True),
        ({"==": [{"entries_days_before": [EIGHT]}, 1]}, True),
    ],
)
def test_a_rule_holds_or_not(rule: Any, value: bool) -> None:
    assert holds(rule, a_scene()) is value


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"inList": [1, 2]}, "“inList” needs a list"),
        (now_is("isAfter", "tomorrow"), "“tomorrow” is not a time"),
        (now_is("isAfter", EIGHT, 1e300), "“isAfter” cannot take"),
        ({"buildTime": ["custom", "soon"]}, "“soon” is not a date and time"),
        ({"buildTime": ["customtime", "noon"]}, "“noon” is not a time of day"),
        ({"buildTime": ["noon"]}, "“buildTime” knows no “noon”"),
        ({"buildTime": ["date_to"]}, "the event has no date_to"),
    ],
)
def test_a_rule_that_makes_no_sense_is_a_fault(rule: Any, said: str) -> None:
    with pytest.raises(RuleFault, match=said):
        holds(rule, a_scene(ends_at=None))


@pytest.mark.parametrize(
    ("kind", "at"), [("date_from", NINE), ("date_to", clock_at("17:00", 16)), ("date_admission", NINE)]
)
def test_times_are_the_events_where_there_is_no_session(kind: str, at: datetime) -> None:
    assert value_of({"buildTime": [kind]}, a_scene()) == at


@pytest.mark.parametrize(("kind", "at"), [("date_from", "10:00"), ("date_to", "12:00"), ("date_admission", "09:30")])
def test_times_are_those_of_the_tickets_session(kind: str, at: str) -> None:
    assert value_of({"buildTime": [kind]}, a_scene(session="forum", sessions=[a_session()])) == clock_at(at)
