"""The decision at the door, step by step; whole days at the door are in the scenarios."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from kiosk.domain import reason as why
from kiosk.domain.attendee import Attendee, Status
from kiosk.domain.event import CheckInList, Event, Question
from kiosk.domain.facts import Direction
from kiosk.domain.ids import GateId, ListId, QuestionId, SessionId, TicketTypeId
from kiosk.domain.obstacle import OtherType
from kiosk.domain.presence import NOWHERE, History, history
from kiosk.domain.scanned import Found, Guest, Verdict, VerdictKind
from kiosk.domain.text import Text
from kiosk.domain.verdict import judge
from kiosk.journal.marks import marks_of
from tests.builders import NINE, VENUE, a_fact, a_list, a_scan, a_session, an_attendee, an_event, clock_at

FORUM = SessionId("forum")
PRESS_ONLY = frozenset((TicketTypeId("press"),))
IN_AT_EIGHT = history(marks_of([a_fact(at=clock_at("08:00"), gate="north")]))


def verdict_of(attendee: Attendee | None = None, *doors: CheckInList, **more: Any) -> tuple[VerdictKind, why.Reason]:
    more.setdefault("event", an_event(doors))
    verdict = judge(a_scan(attendee, **more))
    return verdict.kind, verdict.reason


def test_a_guest_with_a_good_ticket_comes_in() -> None:
    scan = a_scan()
    assert judge(scan) == Verdict(VerdictKind.ADMITTED, why.Welcome(), scan.found.guests[0])


def test_without_a_roster_the_desk_is_at_fault_whatever_is_scanned() -> None:
    assert judge(replace(a_scan(), event=None)) == Verdict(VerdictKind.MISCONFIGURED, why.NoRoster(), fault=True)


@pytest.mark.parametrize(
    ("nobody", "kind"),
    [
        (why.NotOnList(), VerdictKind.UNKNOWN),
        (why.Revoked(), VerdictKind.REVOKED),
        (why.Blocked(), VerdictKind.BLOCKED),
    ],
)
def test_a_code_that_is_nobodys_is_told_for_what_it_is(nobody: why.Reason, kind: VerdictKind) -> None:
    assert judge(a_scan(found=Found(nobody=nobody))) == Verdict(kind, nobody)


def test_a_code_on_two_rows_is_ambiguous() -> None:
    both = Found((Guest(an_attendee()), Guest(an_attendee("p-2"))))
    assert judge(a_scan(found=both)) == Verdict(VerdictKind.AMBIGUOUS, why.SeveralRows())


@pytest.mark.parametrize(
    ("door", "attendee", "reason"),
    [
        (None, an_attendee(), why.NoList()),
        ("", an_attendee(), why.NoList()),
        ("gone", an_attendee(), why.NoSuchList()),
        ("venue", an_attendee(ticket_type="vip"), why.UnknownTicketType("vip")),
    ],
)
def test_a_fault_of_the_desk_is_not_the_tickets(door: str | None, attendee: Attendee, reason: why.Reason) -> None:
    guest = Guest(attendee)
    assert judge(a_scan(guest=guest, door=door)) == Verdict(VerdictKind.MISCONFIGURED, reason, guest, fault=True)


@pytest.mark.parametrize(
    ("attendee", "kind", "reason"),
    [
        (an_attendee(status=Status.CANCELLED, blocked=True), VerdictKind.CANCELLED, why.Cancelled()),
        (an_attendee(status=Status.EXPIRED), VerdictKind.CANCELLED, why.Cancelled(expired=True)),
        (an_attendee(blocked=True), VerdictKind.BLOCKED, why.Blocked()),
        (
            an_attendee(status=Status.PENDING, requires_approval=True),
            VerdictKind.AWAITING_APPROVAL,
            why.AwaitingApproval(),
        ),
        (an_attendee(valid_from=clock_at("09:01")), VerdictKind.OUTSIDE_VALIDITY, why.TooEarly(clock_at("09:01"))),
        (an_attendee(valid_until=clock_at("08:59")), VerdictKind.OUTSIDE_VALIDITY, why.TooLate(clock_at("08:59"))),
        (an_attendee(valid_from=NINE, valid_until=NINE), VerdictKind.ADMITTED, why.Welcome()),
        (an_attendee(status=Status.PENDING), VerdictKind.UNPAID, why.Unpaid()),
        (an_attendee(status=Status.PENDING, valid_if_pending=True), VerdictKind.ADMITTED, why.Welcome()),
    ],
)
def test_the_ticket_itself(attendee: Attendee, kind: VerdictKind, reason: why.Reason) -> None:
    assert verdict_of(attendee) == (kind, reason)


def test_a_code_that_was_revoked_or_blocked_is_refused_as_such() -> None:
    assert verdict_of(guest=Guest(an_attendee(), revoked=why.Revoked(badge=True))) == (
        VerdictKind.REVOKED,
        why.Revoked(badge=True),
    )
    assert verdict_of(guest=Guest(an_attendee(), listed_blocked=True)) == (VerdictKind.BLOCKED, why.Blocked())


def test_a_ticket_for_the_end_of_the_calendar_is_merely_too_early() -> None:
    last = datetime.max.replace(tzinfo=UTC)
    assert verdict_of(an_attendee(valid_from=last))[0] is VerdictKind.OUTSIDE_VALIDITY


def test_the_wrong_door_names_the_guests_type_and_those_it_takes() -> None:
    reason = why.WrongType(Text("嘉宾", "Guest"), (Text("媒体", "Press"),))
    assert verdict_of(None, a_list(ticket_types=PRESS_ONLY)) == (VerdictKind.WRONG_TICKET_TYPE, reason)


@pytest.mark.parametrize(
    ("own", "halls", "reason"),
    [
        (None, (), why.WrongSession(None)),
        ("gone", (), why.WrongSession(None)),
        ("forum", (), why.WrongSession(Text("主题论坛", "Forum"), clock_at("10:00"), Text("N1 馆", "Hall N1"))),
    ],
)
def test_the_wrong_session_names_the_tickets_own(own: str | None, halls: Any, reason: why.Reason) -> None:
    event = an_event([a_list(ticket_session=SessionId("late"))], sessions=[a_session()])
    attendee = an_attendee(session=SessionId(own) if own else None)
    assert verdict_of(attendee, event=event) == (VerdictKind.WRONG_SESSION, reason)


def test_a_session_in_a_hall_that_is_gone_is_named_without_it() -> None:
    event = replace(an_event([a_list(ticket_session=SessionId("late"))], sessions=[a_session()]), halls={})
    reason = why.WrongSession(Text("主题论坛", "Forum"), clock_at("10:00"))
    assert verdict_of(an_attendee(session=FORUM), event=event) == (VerdictKind.WRONG_SESSION, reason)


def test_staff_may_let_in_a_guest_who_still_owes_where_the_list_allows() -> None:
    owes = an_attendee(status=Status.PENDING)
    door = a_list(include_pending=True)
    offered = judge(a_scan(owes, an_event([door])))
    assert (offered.kind, offered.reason, offered.override) == (VerdictKind.UNPAID, why.Unpaid(may_override=True), True)
    assert verdict_of(owes, door, ignore_unpaid=True) == (VerdictKind.ADMITTED, why.Welcome(override=True))
    assert verdict_of(owes, ignore_unpaid=True) == (VerdictKind.UNPAID, why.Unpaid())


def test_an_entry_elsewhere_that_is_missing_is_named() -> None:
    doors = [a_list(), a_list("lunch", requires=(VENUE,)), a_list("odd", requires=(ListId("gone"),))]
    event = an_event(doors)
    assert verdict_of(event=event, door="lunch") == (
        VerdictKind.REQUIRES_ENTRY,
        why.EntryNeeded(Text("入口venue", "Door venue")),
    )
    assert verdict_of(event=event, door="odd") == (VerdictKind.REQUIRES_ENTRY, why.EntryNeeded(None))


@pytest.mark.parametrize("whose", ["history", "parent_history"])
def test_an_entry_of_the_guest_or_of_the_main_ticket_meets_it(whose: str) -> None:
    event = an_event([a_list(), a_list("lunch", requires=(VENUE,))])
    guest = Guest(an_attendee(), **{whose: IN_AT_EIGHT})
    assert verdict_of(guest=guest, event=event, door="lunch")[0] is VerdictKind.ADMITTED


def test_a_rule_that_says_no_names_the_obstacle() -> None:
    door = a_list(rules={"==": [{"var": "product"}, "press"]})
    assert verdict_of(None, door) == (VerdictKind.RULES, why.RuleSaysNo(OtherType(Text("嘉宾", "Guest"))))


def test_a_broken_rule_refuses_and_is_a_fault() -> None:
    verdict = judge(a_scan(event=an_event([a_list(rules={"dance": []})])))
    assert (verdict.kind, verdict.fault) == (VerdictKind.RULES, True)
    assert verdict.reason == why.BrokenRule("unknown operator “dance”")


def test_a_second_scan_tells_when_and_where_the_guest_came_in() -> None:
    reason = why.AlreadyIn(clock_at("08:00"), "desk-9", Text("north 门", "Gate north"), 1, inside=True)
    assert verdict_of(history=IN_AT_EIGHT) == (VerdictKind.ALREADY_IN, reason)


@pytest.mark.parametrize("gate", [None, "gone"])
def test_a_gate_that_is_unknown_is_not_named(gate: str | None) -> None:
    past = history(marks_of([a_fact(gate=gate)]))
    assert verdict_of(history=past)[1] == why.AlreadyIn(NINE, "desk-9", None, 1, inside=True)


def test_a_guest_may_come_again_where_the_list_lets_them() -> None:
    assert verdict_of(None, a_list(multiple_entries=True), history=IN_AT_EIGHT) == (
        VerdictKind.ADMITTED,
        why.Welcome(again=True),
    )


@pytest.mark.parametrize(("inside", "kind"), [(4, VerdictKind.ADMITTED), (5, VerdictKind.FULL), (6, VerdictKind.FULL)])
def test_the_last_seat_is_given_once(inside: int, kind: VerdictKind) -> None:
    assert verdict_of(None, a_list(capacity=5), inside=lambda _: inside)[0] is kind


def test_full_is_never_said_to_someone_inside() -> None:
    door = a_list(capacity=1, multiple_entries=True)
    assert verdict_of(None, door, history=IN_AT_EIGHT, inside=lambda _: 1)[0] is VerdictKind.ADMITTED


def test_a_question_without_an_answer_is_asked_first() -> None:
    meal = Question(QuestionId("meal"), Text("餐食", "Meal"), ask_at_checkin=True)
    event = an_event(questions=[meal])
    asked = judge(a_scan(event=event))
    assert (asked.kind, asked.reason) == (VerdictKind.ANSWERS_NEEDED, why.Questions((Text("餐食", "Meal"),)))
    assert asked.questions == ("meal",)
    assert judge(a_scan(event=event, answers={QuestionId("meal"): "veg"})).lets_pass


@pytest.mark.parametrize(("past", "since"), [(IN_AT_EIGHT, clock_at("08:00")), (History(), None)])
def test_an_exit_is_recorded_whether_or_not_the_guest_was_inside(past: History, since: datetime | None) -> None:
    verdict = verdict_of(history=past, direction=Direction.EXIT)
    assert verdict == (VerdictKind.EXITED, why.HasLeft(since))


def test_an_exit_asks_for_no_validity_rule_seat_or_answer() -> None:
    meal = Question(QuestionId("meal"), Text("餐食", "Meal"), ask_at_checkin=True)
    event = an_event([a_list(rules=False, capacity=0, requires=(ListId("gone"),))], questions=[meal])
    attendee = an_attendee(valid_until=clock_at("08:00"))
    assert verdict_of(attendee, event=event, direction=Direction.EXIT)[0] is VerdictKind.EXITED


def with_addons(door: CheckInList, main: Guest, *addons: Attendee) -> tuple[Verdict, Event]:
    event = an_event([door])
    found = Found((main,), tuple(Guest(addon) for addon in addons))
    return judge(a_scan(event=event, found=found, gate=GateId("north"))), event


LUNCH = an_attendee("p-1-lunch", ticket_type="press")
ADDON_DOOR = a_list(match_addons=True, ticket_types=PRESS_ONLY)


def test_the_one_add_on_that_fits_is_let_in() -> None:
    verdict, _ = with_addons(ADDON_DOOR, Guest(an_attendee()), LUNCH)
    assert (verdict.kind, verdict.guest) == (VerdictKind.ADMITTED, Guest(LUNCH))


@pytest.mark.parametrize(
    ("main", "addons", "kind"),
    [
        (Guest(an_attendee()), (LUNCH, replace(LUNCH, code="other")), VerdictKind.AMBIGUOUS),
        (Guest(an_attendee()), (replace(LUNCH, status=Status.CANCELLED),), VerdictKind.WRONG_TICKET_TYPE),
        (Guest(an_attendee()), (), VerdictKind.WRONG_TICKET_TYPE),
        (Guest(an_attendee(blocked=True)), (LUNCH,), VerdictKind.BLOCKED),
        (Guest(an_attendee(status=Status.CANCELLED)), (LUNCH,), VerdictKind.CANCELLED),
        (Guest(an_attendee(), revoked=why.Revoked()), (LUNCH,), VerdictKind.REVOKED),
        (Guest(an_attendee(), listed_blocked=True), (LUNCH,), VerdictKind.BLOCKED),
    ],
)
def test_add_ons_that_cannot_be_chosen(main: Guest, addons: tuple[Attendee, ...], kind: VerdictKind) -> None:
    verdict, _ = with_addons(ADDON_DOOR, main, *addons)
    assert verdict.kind is kind


def test_a_signed_claim_has_no_row_of_its_own() -> None:
    assert Guest(an_attendee(), on_roster=False).id is None


def test_a_first_visit_finds_the_guest_nowhere() -> None:
    assert judge(a_scan()).presence == NOWHERE
