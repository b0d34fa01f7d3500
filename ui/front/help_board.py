"""The help desk: one key gives the guest a number, and opens the ticket ready-filled where it is called."""

from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal, Slot

from kiosk import helpdesk
from kiosk.desk import Desk
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.ids import FactId
from kiosk.domain.scanned import VerdictKind
from kiosk.helpdesk import HelpTicket, Story
from kiosk.outcome import Ask, Outcome
from kiosk.staff import Act
from kiosk.ticket.veil import kept
from ui import present
from ui import texts as desk_texts
from ui.attendant import Approve, Attendant
from ui.front import stories, texts
from ui.front.views import RowsView, RowView, StoryView
from ui.theme import mood_word
from ui.view import ActionView, ChipView, Mood, VerdictView

LOOK_EVERY_S = 20
"""So often tickets that other desks gave or settled are looked for."""

Listed = tuple[HelpTicket, Attendee | None]


class HelpBoard(QObject):
    """Open help tickets on the main thread.

    Signals:
        errand: a name, and what to do with the desk on its own thread.
    """

    errand = Signal(str, object)

    def __init__(self, front: Attendant, approve: Approve) -> None:
        super().__init__(front)
        self.front, self._approve = front, approve
        self.tickets: tuple[Listed, ...] = ()
        self._open: Story | None = None
        self._seconds = 0
        front.dress(self.chips, self.note)
        front.offer(self._offered)

    # What is pressed

    @Slot(str)
    def asked(self, name: str) -> None:
        if name == "help_desk" and self.front.shown is not None:
            self.errand.emit("help_asked", partial(_ask, self.front.shown))

    def show_list(self) -> None:
        """The menu's entry: everybody whom the help desk waits for."""
        self.errand.emit("help_listed", _listed)

    @Slot(str, str)
    def row_asked(self, name: str, row: str) -> None:
        if name == "open":
            ticket = next((one for one, _ in self.tickets if one.fact == row), None)
            if ticket is not None:
                self.errand.emit("help_opened", partial(_opened, ticket))

    @Slot(str)
    def story_asked(self, name: str) -> None:
        """What the help desk does with the guest whose ticket is open."""
        if self._open is None:
            return
        now = self._open.now
        match name:
            case "settle":
                ticket, how = self._open.ticket, str(now.kind) if now else ""
                self._approve(Act.SETTLE, lambda operator: self._settle(ticket, how, operator))
            case "check_in" if now is not None:
                self.front.scan_wanted.emit(Ask(now.ask.text, now.ask.door, source=now.ask.source))
            case "let_in" if now is not None:
                self.front.decide(now)
            case _:
                self.front.asked(name)

    def _settle(self, ticket: HelpTicket, how: str, operator: str | None) -> None:
        self._open = None
        self.errand.emit("help_settled", partial(_settled, ticket, how, operator))

    # What the desk answers

    @Slot()
    def refresh(self) -> None:
        """Tickets of other desks may have come, and others are settled."""
        self.errand.emit("help_known", _listed)

    @Slot()
    def tick(self) -> None:
        """Once a second: every now and then the tickets are looked at anew."""
        self._seconds = (self._seconds + 1) % LOOK_EVERY_S
        if self._seconds == 0:
            self.refresh()

    @Slot(str, object)
    def done(self, name: str, result: object) -> None:
        match name, result:
            case "help_asked", (HelpTicket() as ticket, Outcome() as outcome):
                self.tickets = (*(one for one in self.tickets if one[0].fact != ticket.fact), (ticket, outcome.guest))
                self.front.tell(partial(self._tell_number, ticket, outcome), Mood.HELP)
                self.front.say_history()
            case (("help_known" | "help_listed" | "help_settled"), tuple()):
                self.tickets = cast("tuple[Listed, ...]", result)
                self.front.say_history()
                if name == "help_listed" or (name == "help_settled" and self.tickets):
                    self._show_list()
                elif name == "help_settled":
                    self.front.idle()
                elif _shows_tickets(self.front):
                    self._show_rows()
            case "help_opened", Story() as story:
                self._open = story
                self._show_story(story)
            case _:
                pass

    @Slot(object)
    def judged(self, outcome: Outcome) -> None:
        """A guest who came in from an open ticket needs the help desk no more."""
        opened, self._open = self._open, None
        if opened is None or outcome.kind is not VerdictKind.ADMITTED or outcome.attendee_id is None:
            return
        if opened.ticket.attendee == outcome.attendee_id:
            self.errand.emit("help_known", partial(_settled, opened.ticket, "admitted", None))

    # What is shown

    def number_of(self, outcome: Outcome) -> int | None:
        """The open ticket of the guest, or of the text that nobody knows."""
        for ticket, _ in self.tickets:
            if outcome.guest is not None and ticket.code == outcome.guest.code:
                return ticket.number
            if outcome.guest is None and ticket.attendee is None and ticket.text == kept(outcome.ask.text):
                return ticket.number
        return None

    def chips(self, outcome: Outcome) -> tuple[ChipView, ...]:
        number = self.number_of(outcome)
        return (ChipView(texts.help_chip(number), "life-buoy", Mood.HELP),) if number is not None else ()

    def note(self, outcome: Outcome) -> str:
        number = self.number_of(outcome)
        return texts.help_chip(number) if number is not None else ""

    def _offered(self) -> frozenset[str]:
        return frozenset({"help_desk"}) if self.front.shown is not None else frozenset()

    def _tell_number(self, ticket: HelpTicket, outcome: Outcome) -> None:
        name = outcome.name.first(self.front.language) or ""
        view = VerdictView(Mood.HELP, str(ticket.number), texts.help_sent(name), texts.help_say(ticket.number))
        self.front.screen.show_verdict(view, self.front.card(outcome))

    def _show_list(self) -> None:
        self._show_rows()
        self.front.screen.open_panel(self.front.screen.rows)

    def _show_rows(self) -> None:
        self.front.screen.rows.show_rows(help_rows(self.tickets, self.front))

    def _show_story(self, story: Story) -> None:
        self.front.idle()
        if story.now is not None:
            self.front.show(story.now, looking=True, decision=partial(story_view, story, self.front))
        else:
            self.front.tell(partial(self._tell_story, story), None)

    def _tell_story(self, story: Story) -> None:
        front = self.front
        name = story.guest.name.first(front.language) if story.guest else ""
        word = mood_word(Mood.HELP, front.language)
        view = VerdictView(Mood.HELP, word, name or desk_texts.no_guest_found(), stories.why_sent(story.ticket))
        front.screen.show_verdict(view, None, story_view(story, front))


def _shows_tickets(front: Attendant) -> bool:
    return front.screen.rows.isVisible() and front.screen.rows.view.actions[0].name == "open"


def help_rows(tickets: tuple[Listed, ...], front: Attendant) -> RowsView:
    """The list of open tickets."""
    rows = tuple(_row(ticket, guest, front.conference, front) for ticket, guest in tickets)
    return RowsView(
        texts.help_title(len(rows)), rows, texts.help_none(), (texts.open_ticket(), texts.back()), texts.help_hint()
    )


def _row(ticket: HelpTicket, guest: Attendee | None, event: Event | None, front: Attendant) -> RowView:
    name = guest.name.first(front.language) if guest else ""
    firm = guest.organisation[front.language] if guest and guest.organisation else ""
    where = stories.list_name(event, ticket.list, front.language)
    at = event.local(ticket.asked_at) if event else ticket.asked_at
    return RowView(
        ticket.fact,
        str(ticket.number),
        name or desk_texts.no_guest_found(),
        " · ".join(part for part in (firm, where, ticket.note) if part),
        stories.why_sent(ticket),
        desk_texts.clock(at),
        Mood.HELP,
    )


def story_view(story: Story, front: Attendant) -> StoryView:
    """The ticket as the help desk reads it, in the language that holds now."""
    event, ticket = front.conference, story.ticket
    at = event.local(ticket.asked_at) if event else ticket.asked_at
    hint = (stories.why_sent(ticket), ticket.note, "" if story.guest or not ticket.text else _end(ticket.text))
    return StoryView(
        texts.ticket_title(ticket.number, ticket.desk),
        " · ".join(part for part in hint if part),
        texts.sent_at(desk_texts.clock(at)),
        stories.lines(story, event, front.language),
        (texts.settled(), *_ways(story), texts.back()),
    )


def _ways(story: Story) -> tuple[ActionView, ...]:
    """What can be done for this guest here and now."""
    if story.now is None or story.guest is None:
        return ()
    if story.now.kind is VerdictKind.ADMITTED:
        return (texts.check_in(), texts.edit_name())
    if present.may_be_let_in(story.now):
        return (texts.let_in(), texts.edit_name())
    if story.now.kind is VerdictKind.ANSWERS_NEEDED:
        return (texts.check_in(), texts.edit_name())
    return (texts.edit_name(),)


def _end(text: str) -> str:
    """Never the whole code on a screen that others see."""
    return texts.scanned(text[-6:])


def _ask(outcome: Outcome, desk: Desk) -> tuple[HelpTicket, Outcome]:
    door, text = outcome.ask.door, outcome.ask.text
    return helpdesk.ask(desk, outcome.kind, guest=outcome.guest, door=door, text=text), outcome


def _listed(desk: Desk) -> tuple[Listed, ...]:
    roll = desk.roll
    tickets = helpdesk.open_tickets(desk)
    return tuple((one, roll.known(one.attendee) if roll and one.attendee else None) for one in tickets)


def _opened(ticket: HelpTicket, desk: Desk) -> Story:
    return helpdesk.story(desk, ticket)


def _settled(ticket: HelpTicket, how: str, operator: str | None, desk: Desk) -> tuple[Listed, ...]:
    if ticket.fact in {FactId(one.fact) for one in helpdesk.open_tickets(desk)}:
        helpdesk.settle(desk, ticket, how, operator)
    return _listed(desk)
