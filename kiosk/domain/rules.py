"""Entry rules of a list: do they hold, and if not, what stands in the guest's way.

The dialect is JSON-logic with the operators and variables that pretix gives its
check-in lists (``docs/event-pack.md``).  Rules bind entries only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from kiosk.domain.attendee import Attendee
from kiosk.domain.event import CheckInList, Event, Json
from kiosk.domain.ids import GateId
from kiosk.domain.logic import Operator, RuleFault, Value, described, evaluate, number, text_of, truthy
from kiosk.domain.presence import Presence


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a rule may ask about: the guest, the door, the time, the entries so far."""

    guest: Attendee
    door: CheckInList
    event: Event
    presence: Presence
    now: datetime
    gate: GateId | None = None

    @property
    def local_now(self) -> datetime:
        return self.event.local(self.now)

    @property
    def entered_at(self) -> list[datetime]:
        """Local times of the guest's entries on this list, in order."""
        return [self.event.local(mark.at) for mark in self.presence.entries]


def holds(rules: Json, scene: Scene) -> bool:
    """Whether the guest may enter; no rules always hold.

    Raises ``RuleFault`` when the rule cannot be evaluated.
    """
    return rules is None or truthy(value_of(rules, scene))


def value_of(rule: Json | Value, scene: Scene) -> Value:
    return evaluate(rule, lambda name: variable(name, scene), operators(scene))


def variable(name: str, scene: Scene) -> Value:
    """What a rule may ask by ``var``; None for any other name."""
    entered = scene.entered_at
    match name:
        case "product":
            return scene.guest.ticket_type
        case "variation":
            return scene.guest.variation
        case "gate":
            return scene.gate
        case "now":
            return scene.now
        case "now_isoweekday":
            return scene.local_now.isoweekday()
        case "entries_number":
            return len(entered)
        case "entries_today":
            return sum(at.date() == scene.local_now.date() for at in entered)
        case "entries_days":
            return len({at.date() for at in entered})
        case "minutes_since_last_entry":
            return minutes_since(scene.now, entered[-1:])
        case "minutes_since_first_entry":
            return minutes_since(scene.now, entered[:1])
        case "entry_status":
            return "present" if scene.presence.inside else "absent"
        case _:
            return None


def minutes_since(now: datetime, moments: list[datetime]) -> int:
    """Whole minutes since the moment; -1 when there is none."""
    return int((now - moments[0]).total_seconds() // 60) if moments else -1


def operators(scene: Scene) -> Mapping[str, Operator]:
    entered = scene.entered_at
    return {
        "inList": lambda values: _in_list(values[0], values[1]),
        "objectList": list,
        "lookup": lambda values: values[1],
        "buildTime": lambda values: build_time(values, scene),
        "isAfter": lambda values: instant(values[0]) > instant(values[1]) - _tolerance(values),
        "isBefore": lambda values: instant(values[0]) < instant(values[1]) + _tolerance(values),
        "entries_since": lambda values: sum(at >= instant(values[0]) for at in entered),
        "entries_before": lambda values: sum(at < instant(values[0]) for at in entered),
        "entries_days_since": lambda values: len({at.date() for at in entered if at >= instant(values[0])}),
        "entries_days_before": lambda values: len({at.date() for at in entered if at < instant(values[0])}),
    }


def _in_list(value: Value, items: Value) -> bool:
    if not isinstance(items, list):
        raise RuleFault("“inList” needs a list")
    return value is not None and text_of(value) in {text_of(item) for item in items}


def instant(value: Value) -> datetime:
    if not isinstance(value, datetime):
        raise RuleFault(f"{described(value)} is not a time")
    return value


def _tolerance(values: list[Value]) -> timedelta:
    return timedelta(minutes=number(values[2])) if len(values) > 2 else timedelta()


def build_time(values: list[Value], scene: Scene) -> datetime:
    """The instant that ``buildTime`` names; ``RuleFault`` when the event has none such."""
    kind = text_of(values[0])
    if kind == "custom":
        return _custom(text_of(values[1]), scene)
    if kind == "customtime":
        return datetime.combine(scene.local_now.date(), _time_of_day(text_of(values[1])), scene.event.zone)
    if kind not in ("date_from", "date_to", "date_admission"):
        raise RuleFault(f"“buildTime” knows no “{kind}”")
    found = _framed(kind, scene)
    if found is None:
        raise RuleFault(f"the event has no {kind}")
    return found


def _framed(kind: str, scene: Scene) -> datetime | None:
    """Start, end or admission of the list's session, else the ticket's, else the event."""
    session_id = scene.door.session or scene.guest.session
    session = scene.event.sessions.get(session_id) if session_id else None
    if session is not None:
        return {"date_from": session.starts_at, "date_to": session.ends_at, "date_admission": session.doors_at}[kind]
    event = scene.event
    admission = event.admission_at or event.starts_at
    return {"date_from": event.starts_at, "date_to": event.ends_at, "date_admission": admission}[kind]


def _custom(text: str, scene: Scene) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise RuleFault(f"“{text}” is not a date and time") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=scene.event.zone)


def _time_of_day(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise RuleFault(f"“{text}” is not a time of day") from error
