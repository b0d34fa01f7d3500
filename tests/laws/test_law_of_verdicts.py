"""A verdict every time, with a reason in both languages, whatever is held up to the reader."""

import string
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import pytest
from histories import a_roster, one_desk
from hypothesis import example, given
from hypothesis import strategies as some

from kiosk.domain import obstacle as obstacles
from kiosk.domain import reason as why
from kiosk.domain.attendee import Attendee, Status
from kiosk.domain.event import CheckInList, Dependency, Event, Json, Option, Question, QuestionType
from kiosk.domain.facts import Direction, Refused, Source
from kiosk.domain.ids import AttendeeId, Code, GateId, ListId, OptionId, QuestionId, SessionId, TicketTypeId
from kiosk.domain.obstacle import Obstacle
from kiosk.domain.presence import Mark, history
from kiosk.domain.reason import Looks, Reason
from kiosk.domain.scanned import Found, Guest, Scan, Verdict
from kiosk.domain.text import Text
from kiosk.domain.verdict import judge
from kiosk.journal.check import verify
from kiosk.outcome import Ask
from kiosk.ticket.clean import clean
from kiosk.words import sentence
from tests.builders import NINE, VENUE, ZONE, a_list, a_session, an_event, scan

WORDS = some.text(string.ascii_lowercase + "大会入场", min_size=1, max_size=8)
TEXTS = some.builds(Text, WORDS, WORDS)
LOCAL = some.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=some.just(ZONE))  # noqa: DTZ001
ANY_TIME = some.datetimes(timezones=some.sampled_from((UTC, ZONE)))
COUNTS = some.integers(0, 10_000)
some.register_type_strategy(Text, TEXTS)
FIELDS: Mapping[type, Any] = {str: WORDS, int: COUNTS, datetime: LOCAL, Text: TEXTS}


def any_of(kinds: Any) -> Any:
    """A value of each kind in a union, every field filled at random."""
    return some.one_of([some.builds(kind, **_fields(kind)) for kind in get_args(kinds)])


def _fields(kind: type) -> dict[str, Any]:
    special: dict[tuple[type, str], Any] = {
        (obstacles.OtherDay, "days"): some.lists(some.integers(1, 7), unique=True).map(tuple),
        (why.RuleSaysNo, "obstacle"): some.deferred(lambda: any_of(Obstacle)),
        (why.NotOnList, "looks"): some.sampled_from(Looks),
    }
    plain = {name: FIELDS[hint] for name, hint in kind.__annotations__.items() if hint in FIELDS}
    return plain | {name: value for (owner, name), value in special.items() if owner is kind}


def is_complete(text: Text) -> bool:
    return all(one and "{" not in one and "}" not in one and "None" not in one for one in (text.zh, text.en))


@given(any_of(Reason), LOCAL)
def test_every_reason_is_said_in_both_languages_with_every_field_filled(reason: Reason, now: datetime) -> None:
    assert is_complete(sentence(reason, now))


@pytest.mark.parametrize("looks", Looks)
def test_whatever_a_code_looks_like_is_said(looks: Looks) -> None:
    assert is_complete(sentence(why.NotOnList(looks), NINE))


@given(any_of(Obstacle), LOCAL)
def test_every_obstacle_is_said_in_both_languages_with_every_field_filled(obstacle: Obstacle, now: datetime) -> None:
    assert is_complete(sentence(why.RuleSaysNo(obstacle), now))


VARIABLES = (
    *("product", "variation", "gate", "now", "now_isoweekday", "entries_number", "entries_today", "entries_days"),
    *("minutes_since_last_entry", "minutes_since_first_entry", "entry_status", "weather", ""),
)
OPERATORS = (
    *(
        "and",
        "or",
        "!",
        "!!",
        "if",
        "==",
        "===",
        "!=",
        "!==",
        "<",
        "<=",
        ">",
        ">=",
        "max",
        "min",
        "+",
        "-",
        "*",
        "/",
        "%",
    ),
    *(
        "cat",
        "substr",
        "in",
        "merge",
        "log",
        "map",
        "filter",
        "all",
        "some",
        "none",
        "reduce",
        "missing",
        "missing_some",
    ),
    *("inList", "objectList", "lookup", "buildTime", "isAfter", "isBefore", "dance"),
    *("entries_since", "entries_before", "entries_days_since", "entries_days_before"),
)
VALUES = some.one_of(
    some.none(),
    some.booleans(),
    some.integers(),
    some.integers(-5, 40),
    some.just(10**400),
    some.floats(),
    some.sampled_from(
        ("guest", "north", "present", "custom", "customtime", "date_to", "09:30", "2025-11-15T08:00:00+08:00")
    ),
    WORDS,
)
ASKED = some.sampled_from(VARIABLES).map(lambda name: {"var": name})
TIMES = some.one_of(
    some.sampled_from(("date_from", "date_to", "date_admission")).map(lambda kind: {"buildTime": [kind]}),
    some.times().map(lambda at: {"buildTime": ["customtime", f"{at:%H:%M}"]}),
    ANY_TIME.map(lambda at: {"buildTime": ["custom", at.isoformat()]}),
)
RULES: Any = some.recursive(
    some.one_of(VALUES, ASKED, TIMES),
    lambda inner: some.one_of(
        some.lists(inner, max_size=3),
        some.builds(lambda name, parts: {name: parts}, some.sampled_from(OPERATORS), some.lists(inner, max_size=3)),
        some.builds(lambda name, part: {name: part}, some.sampled_from(OPERATORS), inner),
        some.builds(lambda name, left, right: {name: [left, right]}, some.sampled_from(OPERATORS), ASKED, inner),
    ),
    max_leaves=12,
)
ANSWERS = some.recursive(
    VALUES, lambda inner: some.lists(inner, max_size=2) | some.dictionaries(WORDS, inner, max_size=2)
)
QUESTION_IDS = some.sampled_from(("q1", "q2", "q3")).map(QuestionId)
QUESTIONS = some.builds(
    Question,
    id=QUESTION_IDS,
    text=TEXTS,
    type=some.sampled_from(QuestionType),
    options=some.just((Option(OptionId("guest"), Text("甲", "A")),)),
    required=some.booleans(),
    ask_at_checkin=some.booleans(),
    show_at_checkin=some.booleans(),
    depends_on=some.none() | some.builds(Dependency, QUESTION_IDS, some.just(("guest", "true"))),
    min=some.none() | some.integers() | some.floats() | WORDS | some.just("09:00+08:00"),
    max=some.none() | some.integers() | some.floats() | WORDS | some.just("2025-11-15T08:00"),
)
SESSIONS = some.none() | some.sampled_from(("forum", "gone")).map(SessionId)
LIST_IDS = some.sampled_from(("venue", "lunch", "gone")).map(ListId)
DOORS: some.SearchStrategy[CheckInList] = some.builds(
    a_list,
    some.sampled_from(("venue", "lunch")),
    ticket_types=some.none() | some.frozensets(some.sampled_from(("guest", "press", "gone")).map(TicketTypeId)),
    session=SESSIONS,
    ticket_session=SESSIONS,
    include_pending=some.booleans(),
    multiple_entries=some.booleans(),
    reentry_after_exit=some.booleans(),
    match_addons=some.booleans(),
    capacity=some.none() | some.just("none") | some.integers(0, 3),
    exit_all_at=some.none() | some.times(),
    leave_others=some.booleans(),
    rules=RULES,
    requires=some.lists(LIST_IDS, max_size=2).map(tuple),
)
EVENTS: some.SearchStrategy[Event] = some.builds(
    an_event,
    some.lists(DOORS, min_size=1, max_size=2),
    questions=some.lists(QUESTIONS, max_size=3),
    sessions=some.sampled_from(((), (a_session(seats=1),))),
    timezone=some.sampled_from(
        ("Asia/Shanghai", "UTC", "America/New_York", "Pacific/Kiritimati", "Australia/Lord_Howe", "Africa/Monrovia")
    ),
    starts_at=ANY_TIME,
    ends_at=some.none() | ANY_TIME,
)
ATTENDEES: some.SearchStrategy[Attendee] = some.builds(
    Attendee,
    id=some.just(AttendeeId("p-1")),
    code=some.just(Code("A")),
    ticket_type=some.sampled_from(("guest", "press", "talent", "gone")).map(TicketTypeId),
    status=some.sampled_from(Status),
    requires_approval=some.booleans(),
    valid_if_pending=some.booleans(),
    blocked=some.booleans(),
    valid_from=some.none() | ANY_TIME,
    valid_until=some.none() | ANY_TIME,
    session=SESSIONS,
    answers=some.dictionaries(QUESTION_IDS, ANSWERS, max_size=3),
)
MARKS = some.builds(
    Mark,
    fact=some.uuids().map(str),
    list=LIST_IDS,
    direction=some.sampled_from(Direction),
    at=ANY_TIME,
    desk=some.just("desk-9"),
    seq=COUNTS,
    gate=some.sampled_from((None, "north", "gone")),
)
HISTORIES = some.lists(MARKS, max_size=5).map(history)
GUESTS = some.builds(
    Guest,
    ATTENDEES,
    HISTORIES,
    on_roster=some.booleans(),
    parent_history=HISTORIES,
    revoked=some.none() | some.just(why.Revoked(badge=True)),
    listed_blocked=some.booleans(),
)
SCANS_OF_ANYTHING: some.SearchStrategy[Scan] = some.builds(
    Scan,
    event=some.one_of(EVENTS, EVENTS, some.none()),
    door=some.sampled_from((VENUE, VENUE, VENUE, ListId("lunch"), ListId("gone"), ListId(""), None)),
    found=some.one_of(
        some.builds(lambda guest: Found((guest,)), GUESTS),
        some.builds(Found, some.lists(GUESTS, max_size=2).map(tuple), some.lists(GUESTS, max_size=2).map(tuple)),
    ),
    now=ANY_TIME,
    direction=some.sampled_from(Direction),
    answers=some.dictionaries(QUESTION_IDS, ANSWERS, max_size=3),
    ignore_unpaid=some.booleans(),
    let_in_again=some.booleans(),
    explained=some.booleans(),
    gate=some.sampled_from((None, GateId("north"), GateId("gone"))),
    inside=some.sampled_from((lambda _: 0, lambda _: 3)),
)


@given(SCANS_OF_ANYTHING)
def test_judge_gives_a_verdict_that_can_be_said_whatever_comes(what: Scan) -> None:
    verdict = judge(what)
    assert isinstance(verdict, Verdict)
    assert is_complete(sentence(verdict.reason, what.event.local(what.now) if what.event else what.now))


@given(RULES, GUESTS, ANY_TIME)
def test_any_rule_is_judged(rule: Json, guest: Guest, now: datetime) -> None:
    plain = Guest(a_roster()[0], guest.history)
    verdict = judge(Scan(an_event([a_list(rules=rule)]), VENUE, Found((plain,)), now))
    assert is_complete(sentence(verdict.reason, now))


ANY_TEXT = some.text(some.characters(codec=None, exclude_categories=()), max_size=40)
NASTY = (
    "\x00A\x00",
    "\u202eA\u2066\u2069",
    "\ud800",
    "'; DROP TABLE fact; --",
    '{"$ne": null}',
    "👩‍👩‍👧‍👦🎫",
    "C1:" + "A" * 9_997,
    "=" + "A" * 9_999,
    "1" * 10_000,
    "a@" + "a." * 4_999,
    "https://" + "a." * 4_996,
    "票" * 10_000,
    "CB-ABCDEFGHJ-1-ABCDEF",
)


def nasty_examples(test: Any) -> Any:
    for text in NASTY:
        test = example(text, NINE, "venue")(test)
    return test


@nasty_examples
@given(ANY_TEXT, ANY_TIME, some.sampled_from(("venue", "gone", "\ud800", "", None)))
def test_any_text_gets_a_verdict_and_is_found_again(text: str, at: datetime, door: str | None) -> None:
    with one_desk(an_event(), a_roster()) as station:
        outcome = scan(station, text, door, at=at)
        found = station.desk.attempts(text)
        assert found == ([outcome.fact] if clean(text) else [])
        assert is_complete(outcome.reason)


ASKS: some.SearchStrategy[Ask] = some.builds(
    Ask,
    text=ANY_TEXT | some.sampled_from(("A", "B", " A\x00", "11010519491231002X", "134567890123456789")),
    door=some.sampled_from((VENUE, VENUE, ListId("gone"), ListId("\ud800"), None)),
    at=ANY_TIME,
    direction=some.sampled_from(Direction),
    source=some.sampled_from(Source),
    answers=some.dictionaries(ANY_TEXT.map(QuestionId), ANSWERS, max_size=2),
    ignore_unpaid=some.booleans(),
    let_in_again=some.booleans(),
    override_reason=some.none() | ANY_TEXT,
    gate=some.none() | ANY_TEXT.map(GateId),
    operator=some.none() | ANY_TEXT,
)


@example([Ask("A", VENUE, NINE, answers={QuestionId("q1"): float("nan"), QuestionId("q2"): [float("inf"), 1]})])
@given(some.lists(ASKS, min_size=1, max_size=4))
def test_whatever_is_asked_of_a_desk_is_answered_and_on_record(asked: list[Ask]) -> None:
    with one_desk(an_event(), a_roster()) as station:
        outcomes = [station.desk.scan(ask) for ask in asked]
        written = [outcome.fact for outcome in outcomes if outcome.fact is not None]
        assert len(written) == sum(bool(clean(ask.text, ask.source)) for ask in asked)
        assert [fact for _, fact in station.desk.journal.facts()] == written
        assert verify(station.desk.journal).problems == ()
        assert all(is_complete(outcome.reason) for outcome in outcomes)


@given(some.lists(some.integers(-3600, 3600), min_size=1, max_size=6), some.sampled_from(Source))
def test_a_clock_that_jumps_back_loses_nothing(jumps: list[int], source: Source) -> None:
    with one_desk(an_event(), a_roster()) as station:
        for jump in jumps:
            scan(station, "A", at=NINE + timedelta(seconds=jump), source=source)
        found = station.desk.journal.attempts("A")
        assert sorted(fact.desk_seq for fact in found) == list(range(1, len(jumps) + 1))
        assert sorted(fact.hlc for fact in found) == [fact.hlc for fact in sorted(found, key=lambda one: one.desk_seq)]
        assert sum(not isinstance(fact.body, Refused) for fact in found) == 1
