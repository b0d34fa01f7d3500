"""The standby line of a full session at this door: puts guests on it, calls them, lets them in."""

from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal, Slot

from kiosk import standby
from kiosk.desk import Desk
from kiosk.domain.ids import ListId
from kiosk.domain.scanned import VerdictKind
from kiosk.outcome import Ask, Outcome
from kiosk.standby import Place
from ui import texts as desk_texts
from ui.attendant import Attendant
from ui.front import stories, texts
from ui.front.views import CalledView, RowsView, RowView
from ui.theme import mood_word
from ui.view import ChipView, Mood, VerdictView

LOOK_EVERY_S = 20
"""So often the line is looked at although nobody was scanned."""

Line = tuple[ListId, tuple[Place, ...]]


class StandbyBoard(QObject):
    """The line of the list at work, on the main thread.

    Signals:
        errand: a name, and what to do with the desk on its own thread.
    """

    errand = Signal(str, object)

    def __init__(self, front: Attendant) -> None:
        super().__init__(front)
        self.front = front
        self.door: ListId | None = None
        self.line: tuple[Place, ...] = ()
        self._seconds = 0
        front.dress(self.chips)
        front.offer(self._offered)

    @property
    def called(self) -> tuple[Place, ...]:
        return tuple(one for one in self.line if one.called_at is not None)

    # What is pressed

    @Slot(str)
    def asked(self, name: str) -> None:
        match name:
            case "stand_by" if (shown := self.front.shown) is not None and shown.kind is VerdictKind.FULL:
                self.errand.emit("stood_by", partial(_put, shown))
            case "call_in" if self.called:
                self._let_in(self.called[0])
            case _:
                pass

    @Slot(str, str)
    def row_asked(self, name: str, row: str) -> None:
        place = next((one for one in self.line if _key(one) == row), None)
        if place is None:
            return
        if name == "line_let_in":
            self._let_in(place)
        elif name == "line_remove":
            self.errand.emit("line_left", partial(_leave, place))

    def _let_in(self, place: Place) -> None:
        """One key: as if their ticket had been scanned at this door."""
        if place.code is not None:
            self.front.scan_wanted.emit(Ask(place.code, place.list))

    def show_list(self) -> None:
        """The menu's entry."""
        self._show_rows()
        self.front.screen.open_panel(self.front.screen.rows)

    # What the desk answers

    @Slot(str)
    def refresh(self, door: str) -> None:
        """Whenever the list is counted: seats may be free, and the next ones are called."""
        event = self.front.conference
        here = event.lists.get(ListId(door)) if event else None
        if event is None or here is None or event.capacity_of(here) is None:
            self._take((ListId(door), ()))
        else:
            self.errand.emit("line_known", partial(_call, ListId(door)))

    @Slot()
    def tick(self) -> None:
        """Once a second: seats fall free by the clock too, when unclaimed ones are released."""
        self._seconds = (self._seconds + 1) % LOOK_EVERY_S
        if self._seconds == 0 and self.front.door is not None:
            self.refresh(self.front.door)

    @Slot(str, object)
    def done(self, name: str, result: object) -> None:
        match name, result:
            case "stood_by", tuple():
                outcome, line = cast("tuple[Outcome, Line]", result)
                self._take(line)
                self.front.tell(partial(self._tell_place, outcome), Mood.CAUTION)
            case (("line_known" | "line_left"), tuple()):
                self._take(cast(Line, result))
            case _:
                pass

    def _take(self, line: Line) -> None:
        self.door, self.line = line
        self.say_again()
        rows = self.front.screen.rows
        if rows.isVisible() and rows.view.actions[0].name == "line_let_in":
            self._show_rows()

    # What is shown

    def place_of(self, outcome: Outcome) -> Place | None:
        if outcome.guest is None or outcome.ask.door != self.door:
            return None
        return next((one for one in self.line if one.code == outcome.guest.code), None)

    def chips(self, outcome: Outcome) -> tuple[ChipView, ...]:
        place = self.place_of(outcome)
        if place is None:
            return ()
        if place.called_at is not None:
            return (ChipView(texts.standby_called(), "user-check", Mood.ADMITTED),)
        return (ChipView(texts.standby_place(place.number), "hourglass"),)

    def _offered(self) -> frozenset[str]:
        shown = self.front.shown
        full = shown is not None and shown.kind is VerdictKind.FULL and shown.guest is not None
        waits = full and shown is not None and self.place_of(shown) is not None
        return frozenset({"stand_by"}) if full and not waits else frozenset()

    @Slot()
    def say_again(self) -> None:
        """Whom the door calls, in the language that holds now."""
        self.front.screen.show_called(called_view(self.called, self.front))

    def _tell_place(self, outcome: Outcome) -> None:
        place = self.place_of(outcome)
        name = outcome.name.first(self.front.language) or desk_texts.no_name()
        word = mood_word(Mood.CAUTION, self.front.language)
        number = place.number if place else 0
        view = VerdictView(Mood.CAUTION, word, texts.standby_done(name, number), texts.standby_told())
        self.front.screen.show_verdict(view, self.front.card(outcome))

    def _show_rows(self) -> None:
        self.front.screen.rows.show_rows(line_rows(self.line, self.door, self.front))


def called_view(called: tuple[Place, ...], front: Attendant) -> CalledView | None:
    if not called:
        return None
    first = called[0].name.first(front.language) or desk_texts.no_name()
    names = first if len(called) == 1 else texts.called_and_more(first, len(called) - 1)
    return CalledView(texts.called_now(), names, texts.call_in())


def line_rows(line: tuple[Place, ...], door: ListId | None, front: Attendant) -> RowsView:
    """The whole line, with who is called already."""
    rows = tuple(_row(one, front) for one in line)
    head = texts.line_title(stories.list_name(front.conference, door, front.language), len(rows))
    actions = (texts.line_let_in(), texts.line_remove(), texts.back())
    return RowsView(head, rows, texts.line_none(), actions, texts.line_hint())


def _row(place: Place, front: Attendant) -> RowView:
    event = front.conference
    called = place.called_at
    said = texts.called_at(desk_texts.clock(event.local(called) if event else called)) if called else ""
    name = place.name.first(front.language) or desk_texts.no_name()
    since = desk_texts.clock(event.local(place.since) if event else place.since)
    mood = Mood.ADMITTED if called else None
    return RowView(_key(place), str(place.number), name, place.name.second(front.language) or "", said, since, mood)


def _key(place: Place) -> str:
    return str(place.attendee or place.code)


def _line(door: ListId, desk: Desk) -> Line:
    return door, tuple(standby.line(desk, door))


def _call(door: ListId, desk: Desk) -> Line:
    standby.call_next(desk, door)
    return _line(door, desk)


def _put(outcome: Outcome, desk: Desk) -> tuple[Outcome, Line]:
    assert outcome.guest is not None and outcome.ask.door is not None
    standby.put(desk, outcome.guest, outcome.ask.door)
    return outcome, _call(outcome.ask.door, desk)


def _leave(place: Place, desk: Desk) -> Line:
    row = desk.roll.known(place.attendee) if desk.roll and place.attendee else None
    if row is not None:
        standby.leave(desk, row, place.list)
    return _call(place.list, desk)
