"""What the desk answered, as what the window shows: the words of one language, a mood, a card.

Pure: an ``Outcome`` and the event come in, view values go out, so that a
language switch only has to ask again.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.desk import Counts, Outcome
from kiosk.domain import reason as why
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import CheckInList, Event, Json, Question, QuestionType
from kiosk.domain.ids import GateId, ListId, QuestionId
from kiosk.domain.presence import Mark
from kiosk.domain.programme import NextDoor, lists_in_order
from kiosk.domain.questions import NO, YES, shown
from kiosk.domain.reason import Looks
from kiosk.domain.scanned import VerdictKind
from kiosk.domain.text import Language, Text
from kiosk.roster.found import Hit
from ui import key_texts, note_texts, search_texts, texts
from ui.front import texts as front_texts
from ui.theme import mood_of, mood_word
from ui.view import (
    ActionView,
    ChipView,
    CountsView,
    DoorView,
    FactView,
    FoundView,
    GuestView,
    HistoryRow,
    InsetView,
    LastGuestView,
    ListView,
    Mood,
    NextChange,
    NobodyView,
    OptionView,
    OverrideView,
    QuestionsView,
    QuestionView,
    VerdictView,
)
from ui.widgets.inset import Answers

_TYPED = frozenset(QuestionType) - {QuestionType.BOOLEAN, QuestionType.CHOICE, QuestionType.CHOICES}
EARLIER = 2
"""Entries told beside the last one."""


def mood(outcome: Outcome) -> Mood:
    """A fault of ours never looks like a fault of the guest."""
    if outcome.verdict.fault:
        return Mood.SYSTEM
    return mood_of(outcome.kind, override=outcome.verdict.override)


def verdict(outcome: Outcome, event: Event | None, language: Language) -> VerdictView:
    """The word, the line and what to do; where an inset takes the card's place, the line names the guest."""
    tone = mood(outcome)
    line, advice = outcome.line[language], outcome.advice[language]
    if outcome.kind is VerdictKind.EXITED and outcome.name:
        line = texts.has_left(outcome.name.first(language))
    decision = inset(outcome, event, language)
    if decision is not None and outcome.guest is not None:
        advice = _who_else(outcome.guest, event, language) or advice
        name = outcome.name.first(language)
        line = texts.question_for(name) if isinstance(decision, QuestionsView) else texts.about(name, line)
    return VerdictView(tone, mood_word(tone, language), line, advice)


def _who_else(attendee: Attendee, event: Event | None, language: Language) -> str:
    """Organisation and ticket type, on one line."""
    kind = event.ticket_types.get(attendee.ticket_type) if event else None
    parts = (_said(attendee.organisation, language), kind.name[language] if kind else "")
    return " · ".join(part for part in parts if part)


def below(
    outcome: Outcome, event: Event | None, language: Language, allowed: frozenset[str] = frozenset()
) -> GuestView | NobodyView | None:
    """The guest's card, or what to do where the code belongs to nobody; None where our fault hides whose it is."""
    again = (key_texts.let_in_again(),) if outcome.kind is VerdictKind.ALREADY_IN else ()
    waits = (front_texts.wait_in_line(),) if outcome.kind is VerdictKind.FULL else ()
    offered = tuple(action for action in (*again, *waits, key_texts.help_desk()) if action.name in allowed)
    if outcome.guest is None and outcome.verdict.fault:
        return None
    if outcome.guest is None:
        return NobodyView(texts.no_guest_found(), (key_texts.find_by_code(primary=True), *offered))
    went_well = outcome.kind in (VerdictKind.ADMITTED, VerdictKind.EXITED)
    return guest(outcome, outcome.guest, event, language, () if went_well else offered)


def with_guest(outcome: Outcome, row: Attendee) -> Outcome:
    """The same scan, of the guest as the roster has them now."""
    found = outcome.verdict.guest
    if found is None or found.attendee.id != row.id:
        return outcome
    return replace(outcome, verdict=replace(outcome.verdict, guest=replace(found, attendee=row)))


def guest(
    outcome: Outcome,
    attendee: Attendee,
    event: Event | None,
    language: Language,
    actions: tuple[ActionView, ...] = (),
) -> GuestView:
    """Who the guest is, and what is known of them that helps here."""
    return GuestView(
        name=attendee.name.first(language) or texts.no_name(),
        second=attendee.name.second(language) or "",
        organisation=_said(attendee.organisation, language),
        title=_said(attendee.title, language),
        chips=_chips(outcome, attendee, event, language),
        facts=() if actions else _facts(outcome, event, language),
        actions=actions,
    )


def _chips(outcome: Outcome, attendee: Attendee, event: Event | None, language: Language) -> tuple[ChipView, ...]:
    kind = event.ticket_types.get(attendee.ticket_type) if event else None
    chips = [ChipView(kind.name[language] if kind else attendee.ticket_type)]
    if attendee.attention or attendee.staff_note:
        chips.append(ChipView(attendee.staff_note or texts.attention(), "triangle-alert", Mood.CAUTION))
    chips += [ChipView(one[language]) for one in attendee.entitlements]
    if event is not None:
        chips += [ChipView(words) for words in shown(event, outcome.verdict.answers, language).values()]
    return tuple(chips)


def _facts(outcome: Outcome, event: Event | None, language: Language) -> tuple[FactView, ...]:
    """When the guest was here before, and the first thing in their agenda."""
    facts: list[FactView] = []
    facts.append(last_entries(outcome.verdict.presence.entries, event, language))
    agenda = _next_session(outcome, event)
    if agenda:
        facts.insert(0, FactView(texts.fact_today(), f"{agenda[0][language]} {texts.clock(agenda[1])}"))
    return tuple(facts)


def last_entries(past: Sequence[Mark], event: Event | None, language: Language) -> FactView:
    """The last time the guest came in, and on a line of its own the two times before it: each with its door."""
    if not past:
        return FactView(texts.fact_last_seen(), texts.first_time())
    *before, newest = [_came_in(mark, event, language) for mark in past[-1 - EARLIER :]]
    earlier = texts.earlier_entries(" / ".join(reversed(before))) if before else ""
    return FactView(texts.fact_last_seen(), newest, earlier)


def _came_in(mark: Mark, event: Event | None, language: Language) -> str:
    seen = event.local(mark.at) if event else mark.at
    gate = event.gates.get(GateId(mark.gate)) if event and mark.gate else None
    return " · ".join(part for part in (texts.clock(seen), gate.name[language] if gate else "") if part)


def _next_session(outcome: Outcome, event: Event | None) -> tuple[Text, datetime] | None:
    """The guest's next signed-up session of today."""
    if event is None or outcome.guest is None:
        return None
    held = [event.sessions[one] for one in outcome.guest.sessions if one in event.sessions]
    coming = [
        one for one in held if one.ends_at > outcome.at and event.local(one.starts_at).date() == outcome.at.date()
    ]
    first = min(coming, key=lambda one: one.starts_at, default=None)
    return (first.name, event.local(first.starts_at)) if first else None


def inset(outcome: Outcome, event: Event | None, language: Language) -> InsetView | None:
    """What must be answered or decided before this guest comes in."""
    if outcome.kind is VerdictKind.ANSWERS_NEEDED and event is not None:
        asked = tuple(question(event.questions[one], language) for one in outcome.verdict.questions)
        return QuestionsView(asked)
    if outcome.kind is VerdictKind.UNPAID and outcome.verdict.override:
        return OverrideView(tuple(OptionView(name, words) for name, words in texts.override_reasons()))
    return None


def may_be_let_in(outcome: Outcome) -> bool:
    """Whether staff can let this guest in although the ticket says no."""
    return outcome.kind is VerdictKind.ALREADY_IN or (outcome.kind is VerdictKind.UNPAID and outcome.verdict.override)


def why_let_in(outcome: Outcome) -> OverrideView:
    """The reasons for letting this guest in all the same."""
    again = outcome.kind is VerdictKind.ALREADY_IN
    reasons = texts.again_reasons() if again else texts.override_reasons()
    return OverrideView(tuple(OptionView(name, words) for name, words in reasons))


def question(asked: Question, language: Language) -> QuestionView:
    if asked.type is QuestionType.BOOLEAN:
        # A required yes-or-no question is a consent: only "yes" answers it.
        options = (OptionView("true", YES[language]), OptionView("false", NO[language]))
        return QuestionView(asked.id, asked.text[language], "one", options, asked.required)
    options = tuple(OptionView(option.id, option.text[language]) for option in asked.options)
    kind = "text" if asked.type in _TYPED else "many" if asked.type is QuestionType.CHOICES else "one"
    return QuestionView(asked.id, asked.text[language], kind, options, asked.required)


def answers(given: Answers, event: Event) -> dict[QuestionId, Json]:
    """What the inset collected, as the desk takes it."""
    taken: dict[QuestionId, Json] = {}
    for name, values in given.items():
        asked = event.questions[QuestionId(name)]
        match asked.type:
            case QuestionType.BOOLEAN:
                taken[asked.id] = values[0] == "true"
            case QuestionType.CHOICES:
                taken[asked.id] = list[Json](values)
            case _:
                taken[asked.id] = values[0]
    return taken


def history_row(outcome: Outcome, language: Language) -> HistoryRow:
    """One line of the recent scans."""
    tone = mood(outcome)
    name = outcome.name.first(language) if outcome.guest else search_texts.unknown_code()
    note = "" if tone in (Mood.ADMITTED, Mood.EXITED) else note_of(outcome)
    return HistoryRow(tone, name or texts.no_name(), note, texts.clock(outcome.at))


def note_of(outcome: Outcome) -> str:
    """Why not, in two words."""
    if isinstance(outcome.verdict.reason, why.NotOnList):
        looks = outcome.verdict.reason.looks
        if looks in (Looks.WECHAT_PAY, Looks.ALIPAY_PAY):
            return search_texts.note_payment_code()
        return search_texts.note_other_event() if looks is Looks.OTHER_EVENT else ""
    return note_texts.note(outcome.kind)


def last_guest(outcome: Outcome, event: Event | None, language: Language) -> LastGuestView:
    """The strip after a guest went in or out."""
    card = below(outcome, event, language)
    tone = mood(outcome)
    said = [texts.clock(outcome.at), mood_word(tone, language)]
    if not isinstance(card, GuestView):
        return LastGuestView(tone, search_texts.unknown_code(), "", " ".join(said))
    detail = " · ".join(part for part in (card.second, card.chips[0].text if card.chips else "") if part)
    return LastGuestView(tone, card.name, detail, " ".join(said))


def hit(one: Hit, seen: Outcome, event: Event | None, language: Language) -> FoundView:
    """One line of the search; ``seen`` is what a scan of this guest would say."""
    guest = one.attendee
    kind = event.ticket_types.get(guest.ticket_type) if event else None
    since = seen.verdict.presence.inside_since
    phone = search_texts.phone_end(guest.phone[-4:]) if guest.phone else ""
    return FoundView(
        code=guest.code,
        name=guest.name.first(language) or texts.no_name(),
        second=guest.name.second(language) or "",
        organisation=_said(guest.organisation, language),
        detail=" · ".join(part for part in (kind.name[language] if kind else "", phone) if part),
        why=note_texts.found_by(one.why, one.matched),
        state=search_texts.in_since(texts.clock(event.local(since) if event else since))
        if since
        else search_texts.not_in(),
        inside=since is not None,
    )


def counts(numbers: Counts) -> CountsView:
    return CountsView(numbers.inside, numbers.capacity, numbers.entered)


def list_name(
    event: Event | None, door: ListId | None, language: Language, *, pinned: bool, place: str = ""
) -> ListView:
    known = event.lists.get(door) if event and door else None
    return ListView(known.name[language] if known else texts.no_list(), place, pinned)


def place(event: Event | None, door: CheckInList | None, language: Language) -> str:
    """The hall of the list's session."""
    session = event.sessions.get(door.session) if event and door and door.session else None
    hall = event.halls.get(session.hall) if event and session else None
    return hall.name[language] if hall else ""


def doors(
    event: Event, current: ListId | None, now: datetime, language: Language, *, pinned: bool
) -> tuple[DoorView, ...]:
    """The list selector: the programme's own choice first."""
    first = DoorView("", texts.follow_programme(), texts.follow_programme_hint(), current=not pinned)
    named = (
        DoorView(door.id, door.name[language], place(event, door, language), current=pinned and door.id == current)
        for door in lists_in_order(event, now)
    )
    return (first, *named)


def next_change(coming: NextDoor | None, language: Language) -> NextChange | None:
    """What the programme opens next."""
    return None if coming is None else NextChange(texts.opens_in(coming.session.name[language], coming.minutes))


def _said(text: Text | None, language: Language) -> str:
    return text[language] if text else ""
