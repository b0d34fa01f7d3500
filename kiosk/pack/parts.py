"""The parts of the event, each from its table in the pack to its value of the domain."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import TypeVar, cast

from kiosk.domain import event as parts
from kiosk.domain.event import DOORS_BEFORE_START, Event, Gate, Hall, Notice, Option, Project, Stand, TicketType
from kiosk.domain.ids import (
    AttendeeId,
    Code,
    EventId,
    GateId,
    HallId,
    ListId,
    OptionId,
    QuestionId,
    SessionId,
    TicketTypeId,
    VariationId,
)
from kiosk.pack import values
from kiosk.pack.json_text import rules
from kiosk.pack.known import Known, id_of, reference
from kiosk.pack.row import Row
from kiosk.pack.values import Parser, bilingual, bilingual_or_none, boolean, count, instant, list_of, slug, some_text

Part = TypeVar("Part")
Key = TypeVar("Key", bound=str)


def event_of(top: Row, known: Known, people: Collection[str]) -> Event:
    """The event of a whole document; ``people`` are the attendees' ids, for the teams of projects.

    Problems are noted in the report of ``top``; with any the value must not be used.
    """
    row = top.row("event") or Row({}, ("event",), top.report)
    starts_at = row.need("starts_at", instant)
    event = Event(
        id=row.need("id", lambda value: EventId(slug(value))),
        name=row.need("name", bilingual),
        venue=row.need("venue", bilingual),
        timezone=row.need("timezone", values.zone_name),
        starts_at=starts_at,
        ends_at=row.get("ends_at", instant, None),
        admission_at=row.get("admission_at", instant, None),
        halls=_table(top, "halls", _hall, lambda hall: hall.id),
        ticket_types=_table(top, "ticket_types", _ticket_type, lambda each: each.id),
        sessions=_table(top, "sessions", lambda row: _session(row, known), lambda each: each.id),
        lists=_table(top, "check_in_lists", lambda row: _list(row, known), lambda each: each.id),
        gates=_table(top, "gates", _gate, lambda gate: gate.id),
        questions=_table(top, "questions", lambda row: _question(row, known), lambda each: each.id),
        projects=tuple(
            _table(top, "projects", lambda row: _project(row, known, people), lambda each: each.id).values()
        ),
        stands=tuple(_table(top, "stands", lambda row: _stand(row, known), lambda each: each.id).values()),
        notices=tuple(_table(top, "notices", _notice, lambda notice: notice.id).values()),
        signing_keys=top.get("signing_keys", list_of(values.signing_key), ()),
        revoked_codes=frozenset(top.get("revoked_codes", list_of(_code), ())),
        blocked_codes=frozenset(top.get("blocked_codes", list_of(_code), ())),
    )
    in_order(row, "starts_at", event.starts_at, "ends_at", event.ends_at)
    row.close()
    return event


def _code(value: object) -> Code:
    return Code(some_text(value))


def _table(top: Row, key: str, read: Callable[[Row], Part], id_in: Callable[[Part], Key]) -> dict[Key, Part]:
    """All rows of a list by id; a second row with an id is a problem of its own."""
    found: dict[Key, Part] = {}
    first: dict[Key, str] = {}
    for row in top.rows(key):
        part = read(row)
        row.close()
        name = id_in(part)
        where = row.report.where((*row.path, "id"))
        if name and name in found:
            row.problem("id", "duplicate-id", f'id "{name}" is taken already, at {first[name]}')
        found[name] = part
        first.setdefault(name, where)
    return found


def in_order(row: Row, earlier: str, start: object, later: str, end: object) -> None:
    """Note it when a period ends before it begins."""
    if isinstance(start, datetime) and isinstance(end, datetime) and end < start:
        row.problem(later, "reversed-times", f"{later} is before {earlier}")


def _hall(row: Row) -> Hall:
    return Hall(
        id=row.need("id", id_of(HallId)),
        name=row.need("name", bilingual),
        capacity=row.get("capacity", count, None),
        directions=row.get("directions", bilingual_or_none, None),
    )


def _ticket_type(row: Row) -> TicketType:
    return TicketType(
        id=row.need("id", id_of(TicketTypeId)),
        name=row.need("name", bilingual),
        variations=tuple(_table(row, "variations", _variation, lambda each: each.id).values()),
        badge_layout=row.get("badge_layout", slug, None),
        checkin_text=row.get("checkin_text", bilingual_or_none, None),
    )


def _variation(row: Row) -> parts.Variation:
    return parts.Variation(id=row.need("id", id_of(VariationId)), name=row.need("name", bilingual))


def _session(row: Row, known: Known) -> parts.Session:
    starts_at = row.need("starts_at", instant)
    ends_at = row.need("ends_at", instant)
    doors_at = row.get("doors_at", instant, None)
    in_order(row, "starts_at", starts_at, "ends_at", ends_at)
    in_order(row, "doors_at", doors_at, "ends_at", ends_at)
    return parts.Session(
        id=row.need("id", id_of(SessionId)),
        kind=row.need("kind", values.one_of(parts.SessionKind)),
        name=row.need("name", bilingual),
        hall=row.need("hall", reference(HallId, known.halls, "hall")),
        starts_at=starts_at,
        ends_at=ends_at,
        doors_at=doors_at or _half_an_hour_before(starts_at),
        capacity=row.get("capacity", count, None),
        release_unclaimed_after_min=row.get("release_unclaimed_after_min", values.minutes, None),
    )


def _half_an_hour_before(starts_at: datetime | None) -> datetime:
    # Without a start there is already a problem, and the session is never used.
    return starts_at - DOORS_BEFORE_START if starts_at else cast(datetime, None)


def _types(row: Row, known: Known) -> frozenset[TicketTypeId] | None:
    one = reference(TicketTypeId, known.ticket_types, "ticket type")
    listed = row.get("ticket_types", list_of(one), None)
    return None if listed is None else frozenset(listed)


def _list(row: Row, known: Known) -> parts.CheckInList:
    session = reference(SessionId, known.sessions, "session")
    return parts.CheckInList(
        id=row.need("id", id_of(ListId)),
        name=row.need("name", bilingual),
        ticket_types=_types(row, known),
        session=row.get("session", session, None),
        ticket_session=row.get("ticket_session", session, None),
        include_pending=row.get("include_pending", boolean, False),
        multiple_entries=row.get("multiple_entries", boolean, False),
        reentry_after_exit=row.get("reentry_after_exit", boolean, True),
        match_addons=row.get("match_addons", boolean, False),
        capacity=row.get("capacity", values.list_capacity, None),
        exit_all_at=row.get("exit_all_at", values.clock_time, None),
        leave_others=row.get("leave_others", boolean, False),
        prints_badge=row.get("prints_badge", boolean, True),
        rules=row.get("rules", rules, None),
        requires=row.get("requires", list_of(reference(ListId, known.lists, "check-in list")), ()),
    )


def _gate(row: Row) -> Gate:
    return Gate(id=row.need("id", id_of(GateId)), name=row.need("name", bilingual))


def _question(row: Row, known: Known) -> parts.Question:
    question = parts.Question(
        id=row.need("id", id_of(QuestionId)),
        text=row.need("text", bilingual),
        type=row.get("type", values.one_of(parts.QuestionType), parts.QuestionType.TEXT),
        options=tuple(_table(row, "options", _option, lambda each: each.id).values()),
        required=row.get("required", boolean, False),
        ask_at_checkin=row.get("ask_at_checkin", boolean, False),
        show_at_checkin=row.get("show_at_checkin", boolean, False),
        ticket_types=_types(row, known),
        depends_on=_dependency(row.row("depends_on"), known),
        min=row.get("min", values.bound, None),
        max=row.get("max", values.bound, None),
    )
    if question.type in (parts.QuestionType.CHOICE, parts.QuestionType.CHOICES) and not question.options:
        row.problem("type", "missing", f"options are missing for a question of type {question.type.value}")
    return question


def _option(row: Row) -> Option:
    return Option(id=row.need("id", id_of(OptionId)), text=row.need("text", bilingual))


def _dependency(row: Row | None, known: Known) -> parts.Dependency | None:
    if row is None:
        return None
    question = row.need("question", reference(QuestionId, known.options, "question"))
    options = known.options.get(question) if question else None
    dependency = parts.Dependency(question, row.need("values", list_of(_answer_among(options))))
    row.close()
    return dependency


def _answer_among(options: Collection[str] | None) -> Parser[str]:
    if options is not None:
        return reference(str, options, "option")
    # A yes/no question may be waited for with a plain true or false.
    return lambda value: str(value).lower() if isinstance(value, bool) else some_text(value)


def _project(row: Row, known: Known, people: Collection[str]) -> Project:
    return Project(
        id=row.need("id", id_of(str)),
        name=row.need("name", bilingual),
        team=row.get("team", list_of(reference(AttendeeId, people, "attendee")), ()),
        stand=row.get("stand", reference(str, known.stands, "stand"), None),
    )


def _stand(row: Row, known: Known) -> Stand:
    return Stand(
        id=row.need("id", id_of(str)),
        name=row.need("name", bilingual),
        hall=row.get("hall", reference(HallId, known.halls, "hall"), None),
        kind=row.get("kind", values.stand_kind, None) or "stand",
        organisation=row.get("organisation", bilingual_or_none, None),
    )


def _notice(row: Row) -> Notice:
    return Notice(
        id=row.need("id", id_of(str)),
        version=row.need("version", _version),
        text=row.need("text", bilingual),
        required=row.get("required", boolean, False),
    )


def _version(value: object) -> str:
    """``1`` and ``"1"`` are the same version of a notice."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else some_text(value)
