"""Guests at the kiosk, by a clock of the test's own: what is shown, what the desk is asked, who is forgotten."""

import pytest

from kiosk.domain.event import Notice, Question
from kiosk.domain.facts import Source
from kiosk.domain.ids import QuestionId
from kiosk.domain.text import Language, Text, plain
from kiosk.selfservice.flow import Flow
from kiosk.selfservice.machine import Event, State
from kiosk.selfservice.replies import (
    Asked,
    AskHelp,
    BadgeHeld,
    Check,
    Coached,
    Forget,
    Known,
    LookedUp,
    LookUp,
    MaskedHit,
    NotProven,
    Person,
    Printed,
    Prove,
    Proven,
    Said,
    Second,
    Stopped,
    TakeBack,
    Ticketed,
    Welcomed,
)
from kiosk.selfservice.visit import Trouble

HU = Person(Text("胡*静", "H*** J."), Language.ZH, plain("talent"))
LENA = Person(Text("莱娜·*", "L*** N."), Language.EN, plain("guest"))
NOTICE = Notice("privacy", "1", plain("We keep little."), required=True)
MEAL = Question(QuestionId("meal"), plain("Meal"))
HIT = MaskedHit(HU.name, plain("Yuji***"), Second.PHONE)


def a_flow(**more) -> Flow:
    return Flow(0.0, troubles=more.pop("troubles", frozenset()), **more)


def a_greeted(badge: bool = True, **more) -> Flow:
    flow = a_flow(**more)
    flow.code("HU", 1.0)
    flow.reply(Welcomed(1, HU, badge), 1.1)
    return flow


def wait(flow: Flow, start: float, seconds: float) -> list:
    """Ticks as the screen gives them; what the desk was asked meanwhile."""
    return [wish for tenth in range(1, round(seconds * 10) + 1) for wish in flow.tick(start + tenth / 10)]


def test_from_code_to_badge_without_a_touch():
    flow = a_flow()

    assert flow.code("HU", 1.0) == [Check(1, "HU")]
    assert flow.state is State.READING
    flow.reply(Welcomed(1, HU, badge=True), 1.1)
    assert flow.state is State.GREETING
    wait(flow, 1.1, 3)
    assert flow.state is State.PRINTING
    flow.reply(Printed(1), 5.1)
    assert flow.state is State.TAKING
    wait(flow, 5.1, 2.6)
    assert flow.state is State.DONE
    assert wait(flow, 7.8, 19) == [Forget(1)]
    assert (flow.state, flow.visit) == (State.WAITING, None)


def test_a_badge_that_is_out_before_the_greeting_is_over_lies_there_at_once():
    flow = a_greeted()
    flow.reply(Printed(1), 1.5)

    wait(flow, 1.5, 3)

    assert flow.state is State.TAKING


def test_where_no_badge_is_owed_the_programme_follows_the_greeting():
    flow = a_greeted(badge=False)

    wait(flow, 1.1, 3)

    assert flow.state is State.DONE


def test_a_dead_end_becomes_a_ticket_with_a_number():
    flow = a_flow()
    flow.code("ZHAO", 1.0)

    wishes = flow.reply(Stopped(1, HU, "unpaid", plain("The order is not paid yet")), 1.1)

    assert wishes == [AskHelp(1, "unpaid")]
    flow.reply(Ticketed(1, 417), 1.2)
    assert (flow.state, flow.visit.ticket, flow.visit.line.en) == (State.HELP, 417, "The order is not paid yet")


def test_a_payment_code_is_told_kindly_and_costs_no_ticket():
    flow = a_flow()
    flow.code("1345", 1.0)

    wishes = flow.reply(Coached(1, plain("A payment code"), plain("Open the ticket")), 1.1)

    assert wishes == [Forget(1)]
    assert (flow.state, flow.coach) == (State.WAITING, (plain("A payment code"), plain("Open the ticket")))
    wait(flow, 1.1, 7)
    assert flow.coach is None


@pytest.mark.parametrize("trouble", [BadgeHeld(1), None], ids=["printer out", "no word of it"])
def test_a_badge_that_does_not_come_out_becomes_a_ticket(trouble):
    flow = a_greeted()
    wait(flow, 1.1, 3)

    wishes = flow.reply(trouble, 5.0) if trouble else wait(flow, 4.1, 31)

    assert wishes == [AskHelp(1, "badge")]
    assert flow.state is State.HELP


def test_a_badge_that_comes_out_after_all_changes_nothing_for_the_next_guest():
    flow = a_greeted()
    wait(flow, 1.1, 3)
    flow.reply(BadgeHeld(1), 5.0)
    flow.press(Event.FINISHED, 6.0)
    flow.code("LENA", 12.0)

    flow.reply(Printed(1), 12.5)
    flow.reply(Welcomed(1, HU, badge=True), 12.6)

    assert (flow.state, flow.visit.code, flow.visit.person) == (State.READING, "LENA", None)


def test_two_codes_at_once_are_two_guests_one_after_the_other():
    flow = a_flow()
    flow.code("HU", 1.0)

    assert flow.code("LENA", 1.05) == []
    flow.reply(Welcomed(1, HU, badge=False), 1.1)
    wishes = wait(flow, 1.1, 6)

    assert wishes == [Forget(1), Check(2, "LENA")]
    flow.reply(Welcomed(2, LENA, badge=False), 7.5)
    assert flow.visit.person is LENA


def test_the_last_guests_phone_that_is_still_in_view_begins_nothing():
    flow = a_greeted(badge=False)
    assert flow.code("HU", 1.2) == []
    wait(flow, 1.1, 3)
    flow.press(Event.FINISHED, 5.0)

    assert flow.code("HU", 6.0) == []
    wait(flow, 6.0, 5)
    assert flow.code("HU", 11.5) == [Check(2, "HU")]


def test_a_code_on_top_of_the_last_guests_screen_wipes_it():
    flow = a_greeted(badge=False)
    wait(flow, 1.1, 3)
    assert flow.state is State.DONE

    assert flow.code("LENA", 7.5) == [Forget(1), Check(2, "LENA")]
    assert flow.visit.person is None


def test_a_guest_who_is_asked_is_not_pushed_away_by_the_next_code():
    flow = a_flow()
    flow.code("LENA", 1.0)
    flow.reply(Asked(1, LENA, (MEAL,)), 1.1)

    assert flow.code("HU", 3.0) == []
    assert flow.state is State.ASKING
    assert flow.code("HU", 30.0) == [Forget(1), Check(2, "HU")]


def test_an_abandoned_question_is_covered_then_gone():
    flow = a_flow()
    flow.code("LENA", 1.0)
    flow.reply(Asked(1, LENA, (MEAL,)), 1.1)

    assert (flow.covered(25.0), flow.seconds_left(25.0)) == (False, None)
    assert (flow.covered(26.2), flow.seconds_left(26.2)) == (True, 20)
    flow.touch(30.0)
    assert not flow.covered(31.0)
    assert wait(flow, 31.0, 45) == [Forget(1)]
    assert flow.visit is None


def test_notice_and_question_are_told_to_the_desk_one_by_one():
    flow = a_flow()
    flow.code("LENA", 1.0)
    flow.reply(Asked(1, LENA, (NOTICE, MEAL)), 1.1)

    assert flow.answer(True, 2.0) == [Check(1, "LENA", said=Said(agreed=("privacy@1",)))]
    assert flow.answer("soup", 2.1) == [], "the desk is still looking"
    flow.reply(Asked(1, LENA, (MEAL,)), 2.2)
    assert flow.answer("soup", 3.0) == [Check(1, "LENA", said=Said({MEAL.id: "soup"}, ("privacy@1",)))]
    flow.reply(Welcomed(1, LENA, badge=False), 3.1)
    assert flow.state is State.GREETING


def test_an_answer_that_does_not_fit_is_asked_again_and_not_kept():
    flow = a_flow()
    flow.code("LENA", 1.0)
    flow.reply(Asked(1, LENA, (MEAL,)), 1.1)
    flow.answer("far too much", 2.0)

    flow.reply(Asked(1, LENA, (MEAL,)), 2.1)

    assert (flow.visit.refused, flow.visit.said) == (True, Said())


def test_back_takes_the_last_answer_back_and_then_leads_out():
    flow = a_flow()
    flow.code("LENA", 1.0)
    flow.reply(Asked(1, LENA, (NOTICE, MEAL)), 1.1)
    flow.answer(True, 2.0)
    flow.reply(Asked(1, LENA, (MEAL,)), 2.1)

    assert flow.press(Event.BACK, 3.0) == [Check(1, "LENA")]
    flow.reply(Asked(1, LENA, (NOTICE, MEAL)), 3.1)
    assert flow.press(Event.BACK, 4.0) == [Forget(1)]
    assert flow.state is State.WAITING


def test_who_does_not_agree_is_checked_in_by_people():
    flow = a_flow()
    flow.code("LENA", 1.0)
    flow.reply(Asked(1, LENA, (NOTICE,)), 1.1)

    assert flow.answer(None, 2.0) == [AskHelp(1, "no_consent")]


def test_not_me_takes_the_entry_back_and_calls_people():
    flow = a_greeted()

    assert flow.press(Event.NOT_ME, 1.5) == [TakeBack(1), AskHelp(1, "not_me")]
    flow.reply(Printed(1), 5.0)
    assert flow.state is State.HELP


def test_looking_up_shows_nothing_before_two_letters_and_prints_nothing_before_a_second_fact():
    flow = a_flow()
    flow.press(Event.NO_CODE, 1.0)

    assert flow.type("H", 1.1) == []
    assert flow.type("HJ", 1.2) == [LookUp(1, "HJ")]
    flow.reply(LookedUp(1, "H", (HIT, HIT), more=True), 1.25)
    assert flow.visit.hits == (), "an answer to what was typed before"
    flow.reply(LookedUp(1, "HJ", (HIT,), more=False), 1.3)
    flow.pick(0, 2.0)
    assert flow.prove(2.1) == []
    flow.type("4417", 3.0)
    assert flow.prove(3.1) == [Prove(1, 0, "4417")]
    assert flow.reply(Proven(1, "HU"), 3.2) == [Check(1, "HU")]
    assert (flow.state, flow.visit.typed, flow.visit.hits) == (State.READING, "", ())


def test_three_wrong_facts_lead_to_people():
    flow = a_flow()
    flow.press(Event.NO_CODE, 1.0)
    flow.type("HJ", 1.2)
    flow.reply(LookedUp(1, "HJ", (HIT,), more=False), 1.3)
    flow.pick(0, 2.0)

    asked = []
    for left in (2, 1, 0):
        flow.type("0000", 3.0)
        flow.prove(3.1)
        asked += flow.reply(NotProven(1, left), 3.2)

    assert (flow.state, asked) == (State.HELP, [AskHelp(1, "not_proven")])


def test_looking_up_can_be_switched_off():
    flow = a_flow(look_up=False)

    flow.press(Event.NO_CODE, 1.0)

    assert flow.state is State.WAITING


def test_a_code_ends_looking_up():
    flow = a_flow()
    flow.press(Event.NO_CODE, 1.0)

    assert flow.code("HU", 2.0) == [Forget(1), Check(2, "HU")]


def test_a_printer_that_goes_out_serves_its_guest_first():
    flow = a_greeted()
    flow.broke(Trouble.PRINTER, 1.2)
    assert flow.state is State.GREETING
    flow.reply(BadgeHeld(1), 1.3)
    flow.press(Event.FINISHED, 2.0)
    assert flow.state is State.OUT_OF_ORDER

    assert flow.code("LENA", 3.0) == []
    flow.mended(Trouble.PRINTER, 9.0)
    assert flow.state is State.WAITING


def test_two_troubles_are_mended_one_by_one():
    flow = a_flow(troubles=frozenset({Trouble.STAFF, Trouble.PRINTER}))

    flow.mended(Trouble.PRINTER, 1.0)
    assert flow.state is State.OUT_OF_ORDER
    flow.mended(Trouble.STAFF, 2.0)
    assert flow.state is State.WAITING


def test_a_desk_that_does_not_answer_is_out_of_order_until_it_does():
    flow = a_flow()
    flow.code("HU", 1.0)

    wishes = wait(flow, 1.0, 11)

    assert (flow.state, wishes) == (State.OUT_OF_ORDER, [Forget(1)])
    flow.reply(Welcomed(1, HU, badge=True), 13.0)
    assert (flow.state, flow.visit) == (State.WAITING, None)


def test_staff_close_the_kiosk_whoever_stands_there():
    flow = a_greeted()

    assert flow.close(1.5) == [Forget(1)]
    assert (flow.state, flow.visit) == (State.OUT_OF_ORDER, None)


def test_the_bar_is_never_full_before_the_badge_is_out():
    flow = a_greeted()

    assert flow.print_progress(3.0) == (0.5, 2)
    assert flow.print_progress(60.0) == (0.95, 0)
    flow.reply(Printed(1), 60.0)
    assert flow.print_progress(60.0) == (1.0, 0)


def test_the_kiosk_learns_how_long_its_printer_takes():
    flow = a_greeted()
    flow.reply(Printed(1), 11.0)

    assert flow.prints_in_s == pytest.approx(7.0)


def test_at_a_sessions_door_the_next_guest_follows_at_once():
    flow = a_greeted(badge=False, door=True)

    assert flow.code("LENA", 1.4) == [Forget(1), Check(2, "LENA")]


def test_who_was_checked_in_before_sees_the_day():
    flow = a_flow()
    flow.code("HU", 1.0)

    flow.reply(Known(1, HU, plain("Already in since 09:02")), 1.1)

    assert (flow.state, flow.visit.line.en) == (State.DONE, "Already in since 09:02")


def test_a_hand_scanners_code_is_a_code():
    assert a_flow().code("HU", 1.0, Source.TYPED) == [Check(1, "HU", Source.TYPED)]
