"""The kiosk's side of the desk, on a real desk on disk."""

from pathlib import Path

import pytest

from kiosk.domain.attendee import PersonName, Status
from kiosk.domain.event import Notice, Option, Question, QuestionType
from kiosk.domain.facts import Admitted, Agreed, BadgeSent, Corrected, HelpAsked, Refused, Undone
from kiosk.domain.ids import OptionId, QuestionId, TicketTypeId
from kiosk.domain.text import Text, plain
from kiosk.outcome import Outcome
from kiosk.selfservice.counter import Counter, CounterOptions
from kiosk.selfservice.replies import (
    Asked,
    AskHelp,
    Check,
    Coached,
    DataCheck,
    Field,
    Known,
    LookUp,
    NotProven,
    Prove,
    Proven,
    Said,
    Second,
    Stopped,
    TakeBack,
    Welcomed,
)
from kiosk.station import Station
from tests.builders import a_desk, a_list, a_session, a_type, an_attendee, an_event

PRIVACY = Notice("privacy", "2", plain("We keep little."), required=True)
NEWS = Notice("news", "1", plain("We write letters."))
MEAL = Question(
    QuestionId("meal"),
    Text("用餐", "Meal"),
    QuestionType.CHOICE,
    (Option(OptionId("any"), plain("Any")),),
    required=True,
    ask_at_checkin=True,
)


class Desk:
    """A kiosk's counter with its station; remembers whose badges were sent to print."""

    def __init__(self, station: Station, options: CounterOptions = CounterOptions()) -> None:  # noqa: B008 - frozen
        self.station, self.printed = station, list[Outcome]()
        self.counter = Counter(station.desk, options, self._print)

    def _print(self, outcome: Outcome) -> bool:
        self.printed.append(outcome)
        return outcome.owes_badge

    def facts(self) -> list:
        return [fact.body for _, fact in self.station.desk.journal.facts()]

    def names_of_facts(self) -> list[str]:
        return [type(body).__name__ for body in self.facts()]


@pytest.fixture
def opened(tmp_path: Path):
    stations: list[Station] = []

    def open_it(event=None, *guests, **options) -> Desk:
        stations.append(a_desk(tmp_path, event or an_event(types=[BADGED]), guests or [HU]))
        return Desk(stations[-1], CounterOptions(**options))

    yield open_it
    for station in stations:
        station.close()


BADGED = a_type("guest", "嘉宾", "Guest", badge_layout="a6")
HU = an_attendee(
    "hu",
    "HU",
    name=PersonName("胡文静", "Hu Wenjing"),
    phone="138 0000 4417",
    email="Hu@Example.org",
    order="BK7745",
    organisation=Text("渝江精密制造有限公司", "Yujiang Precision"),
)


def test_a_guest_with_nothing_open_is_let_in_and_the_badge_is_on_its_way(opened):
    desk = opened()

    reply = desk.counter.check(Check(1, "HU"))

    assert isinstance(reply, Welcomed)
    assert (reply.badge, reply.guest.name) == (True, Text("胡*静", "H*** W."))
    assert desk.names_of_facts() == ["Admitted"]
    assert [outcome.ask.text for outcome in desk.printed] == ["HU"]


def test_a_question_is_asked_before_anything_is_written(opened):
    desk = opened(an_event(types=[BADGED], questions=[MEAL]))

    assert desk.counter.check(Check(1, "HU")).steps == (MEAL,)
    assert desk.facts() == []

    reply = desk.counter.check(Check(1, "HU", said=Said({MEAL.id: "any"})))
    assert isinstance(reply, Welcomed)
    assert desk.facts() == [Admitted("venue", "HU", answers={"meal": "any"})]


def test_a_required_notice_is_agreed_to_once_in_this_version(opened):
    desk = opened(an_event(types=[BADGED], notices=(PRIVACY, NEWS)), HU, an_attendee("old", consent=("privacy@1",)))

    assert desk.counter.check(Check(1, "HU")).steps == (PRIVACY,)
    assert desk.counter.check(Check(2, "CODE-old")).steps == (PRIVACY,), "another version"
    desk.counter.check(Check(3, "HU", said=Said(agreed=("privacy@2",))))

    assert desk.facts() == [Agreed("privacy", "2"), Admitted("venue", "HU")]
    desk.station.desk.undo(HU.id, "venue")
    assert isinstance(desk.counter.check(Check(4, "HU")), Welcomed)
    assert desk.names_of_facts().count("Agreed") == 1


def test_who_agreed_at_registration_is_not_asked_again(opened):
    desk = opened(an_event(types=[BADGED], notices=(PRIVACY,)), an_attendee("p", "P", consent=("privacy@2",)))

    assert isinstance(desk.counter.check(Check(1, "P")), Welcomed)


def test_where_the_event_asks_for_it_the_data_are_looked_over_and_put_right_before_the_badge(opened):
    desk = opened(checks_data=True)

    asked = desk.counter.check(Check(1, "HU"))
    assert asked.steps == (DataCheck("胡文静 · Hu Wenjing", "渝江精密制造有限公司 · Yujiang Precision"),)
    desk.counter.check(Check(1, "HU", said=Said(corrected={Field.LATIN: "Hu Wen Jing"})))

    assert desk.facts()[0] == Corrected("name.latin", "Hu Wen Jing")
    assert desk.printed[0].guest.name.latin == "Hu Wen Jing"


@pytest.mark.parametrize(
    ("state", "verdict"), [(Status.PENDING, "unpaid"), (Status.CANCELLED, "cancelled"), (Status.EXPIRED, "cancelled")]
)
def test_a_dead_end_is_recorded_and_explained(opened, state, verdict):
    desk = opened(None, an_attendee("z", "Z", status=state))

    reply = desk.counter.check(Check(1, "Z"))

    assert (type(reply), reply.why, bool(reply.line.zh)) == (Stopped, verdict, True)
    assert desk.facts() == [Refused("venue", "Z", verdict)]


def test_the_ticket_belongs_to_the_guest_and_is_given_once(opened):
    desk = opened(None, an_attendee("z", "Z", status=Status.PENDING))
    desk.counter.check(Check(1, "Z"))

    first = desk.counter.help(AskHelp(1, "unpaid"))
    desk.counter.forget(1)
    desk.counter.check(Check(2, "Z"))

    assert desk.counter.help(AskHelp(2, "unpaid")).number == first.number
    asked = [body for body in desk.facts() if isinstance(body, HelpAsked)]
    assert [(body.ticket, body.why, body.list) for body in asked] == [(first.number, "unpaid", "venue")]


def test_somebody_without_any_code_gets_a_ticket_too(opened):
    desk = opened()

    assert desk.counter.help(AskHelp(1, "called_staff")).number is not None


def test_an_unknown_code_is_a_dead_end_and_a_payment_code_is_not(opened):
    desk = opened()

    assert isinstance(desk.counter.check(Check(1, "NOBODY")), Stopped)
    assert isinstance(desk.counter.check(Check(2, "134567890123456789")), Coached)
    assert isinstance(desk.counter.check(Check(3, "   ")), Coached), "a torn code"
    assert len(desk.facts()) == 2, "an empty reading is no fact"


def test_a_second_scan_gives_no_second_badge(opened):
    desk = opened()
    desk.counter.check(Check(1, "HU"))
    desk.station.desk.record(HU, BadgeSent(1, "folder:x", "job"))

    assert desk.counter.check(Check(2, "HU")).why == "badge", "nobody knows yet what became of it"


def test_a_badge_that_is_still_owed_is_printed_at_the_next_scan(opened):
    desk = opened()
    desk.counter.check(Check(1, "HU"))

    reply = desk.counter.check(Check(2, "HU"))

    assert (type(reply), reply.again, reply.badge) == (Welcomed, True, True)


def test_where_no_badge_is_owed_a_second_scan_shows_the_day(opened):
    desk = opened(an_event())
    desk.counter.check(Check(1, "HU"))

    assert isinstance(desk.counter.check(Check(2, "HU")), Known)


def test_types_that_staff_check_in_are_sent_to_them_unrecorded(opened):
    desk = opened(not_for=frozenset({"guest"}))

    assert desk.counter.check(Check(1, "HU")).why == "by_hand"
    assert desk.facts() == []


def test_a_required_photograph_is_taken_by_people(opened):
    photo = Question(QuestionId("photo"), plain("Photo"), QuestionType.PHOTO, required=True, ask_at_checkin=True)
    desk = opened(an_event(types=[BADGED], questions=[photo]))

    assert desk.counter.check(Check(1, "HU")).why == "answers_needed"


def test_not_me_takes_back_what_this_visit_wrote_and_nothing_else(opened):
    desk = opened()
    desk.counter.check(Check(1, "HU"))
    desk.counter.take_back(TakeBack(2))
    assert desk.names_of_facts() == ["Admitted"]

    desk.counter.check(Check(3, "HU"))
    desk.counter.take_back(TakeBack(3))
    assert Undone not in map(type, desk.facts()), "the second scan let nobody in"


def test_not_me_right_after_the_welcome_undoes_the_entry(opened):
    desk = opened()
    desk.counter.check(Check(1, "HU"))

    desk.counter.take_back(TakeBack(1))

    assert desk.names_of_facts() == ["Admitted", "Undone"]


@pytest.mark.parametrize("text", ["HWJ", "huwenj", "hu wenjing", "胡文静", "4417", "bk7745"])
def test_a_guest_without_a_code_is_found_masked_and_nothing_is_written(opened, text):
    desk = opened()

    found = desk.counter.look_up(LookUp(1, text))

    assert [(hit.name.zh, hit.company.zh) for hit in found.hits] == [("胡*静", "渝江***公司")]
    assert desk.facts() == []


@pytest.mark.parametrize("text", ["HU-CODE", "渝江", "yujiang", "hu@example.org"])
def test_neither_codes_nor_companies_nor_addresses_find_anybody(opened, text):
    desk = opened(None, an_attendee("hu", "HU-CODE", name=HU.name, organisation=HU.organisation, email=HU.email))

    assert desk.counter.look_up(LookUp(1, text)).hits == ()


def test_never_more_than_three_are_shown(opened):
    crowd = [
        an_attendee(f"w-{number}", name=PersonName("王伟", "Wang Wei"), phone=f"1380000{number:04}")
        for number in range(9)
    ]
    desk = opened(None, *crowd)

    found = desk.counter.look_up(LookUp(1, "wangwei"))

    assert (len(found.hits), found.more) == (3, True)


def test_only_the_second_fact_opens_and_three_tries_are_all(opened):
    desk = opened()
    desk.counter.look_up(LookUp(1, "HWJ"))

    assert [desk.counter.prove(Prove(1, 0, text)) for text in ("0000", "417", "")] == [
        NotProven(1, 2),
        NotProven(1, 1),
        NotProven(1, 0),
    ]
    desk.counter.look_up(LookUp(2, "HWJ"))
    assert desk.counter.prove(Prove(2, 0, "4417")) == Proven(2, "HU")


def test_who_was_found_by_phone_proves_it_with_something_else(opened):
    desk = opened()
    hits = desk.counter.look_up(LookUp(1, "4417")).hits

    assert [hit.second for hit in hits] == [Second.MAIL]
    assert desk.counter.prove(Prove(1, 0, "4417")) == NotProven(1, 2)
    assert desk.counter.prove(Prove(1, 0, "hu@example.org ")) == Proven(1, "HU")


def test_without_mail_the_name_proves_the_phone(opened):
    desk = opened(None, an_attendee("hu", "HU", name=HU.name, phone="13800004417"))
    desk.counter.look_up(LookUp(1, "4417"))

    assert desk.counter.prove(Prove(1, 0, "lw")) == NotProven(1, 2)
    assert desk.counter.prove(Prove(1, 0, "hwj")) == Proven(1, "HU")


def test_who_can_prove_nothing_is_not_shown(opened):
    desk = opened(None, an_attendee("hu", "HU", name=HU.name))

    assert desk.counter.look_up(LookUp(1, "HWJ")).hits == ()


def test_the_hits_of_one_visit_prove_nothing_in_the_next(opened):
    desk = opened()
    desk.counter.look_up(LookUp(1, "HWJ"))
    desk.counter.forget(1)

    assert desk.counter.prove(Prove(2, 0, "4417")) == NotProven(2, 0)


def test_the_board_tells_where_to_go_and_lets_nobody_in(opened):
    forum = a_session(starts="10:00")
    event = an_event([a_list(), a_list("forum", session=forum.id)], [BADGED], sessions=[forum])
    guest = an_attendee("hu", "HU", sessions=(forum.id,))
    desk = opened(event, guest, only_tells=True)

    reply = desk.counter.check(Check(1, "HU"))

    assert isinstance(reply, Known)
    assert [(entry.starts, entry.own, entry.next) for entry in reply.guest.day.entries] == [("10:00", True, True)]
    assert desk.facts() == []


def test_at_a_sessions_door_the_heads_are_counted(opened):
    desk = opened(an_event(), HU, an_attendee("two", "TWO"), shows_inside=True)
    desk.counter.check(Check(1, "HU"))

    assert desk.counter.check(Check(2, "TWO")).inside == 2


def test_nothing_of_a_guest_stays_after_the_visit(opened):
    desk = opened()
    desk.counter.check(Check(1, "HU"))
    desk.counter.look_up(LookUp(1, "HWJ"))

    desk.counter.forget(1)

    assert desk.counter.present is None
    assert "胡" not in repr(desk.counter._guest) and "HU" not in repr(desk.counter._guest)


def test_a_guest_of_a_type_without_sessions_sees_what_is_open_to_them(opened):
    forum = a_session(starts="10:00")
    lists = [a_list(), a_list("forum", session=forum.id, ticket_types=frozenset({TicketTypeId("guest")}))]
    desk = opened(an_event(lists, [BADGED], sessions=[forum]), HU)

    day = desk.counter.check(Check(1, "HU")).guest.day

    assert [(entry.name.en, entry.own) for entry in day.entries] == [("Forum", False)]


def test_asked_before_and_after_a_restart_the_same_is_open(opened):
    desk = opened(an_event(types=[BADGED], questions=[MEAL]))

    assert isinstance(desk.counter.check(Check(1, "HU")), Asked)
    assert isinstance(Desk(desk.station).counter.check(Check(1, "HU")), Asked)
