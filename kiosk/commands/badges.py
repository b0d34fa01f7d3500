"""Badges from the command line: draw, print, reprint, and what a person says of them."""

import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.badge.calibration import NONE
from kiosk.badge.imposition import Imposition, OnePerPage, OnLabels
from kiosk.badge.layout import Layout
from kiosk.badge.rescue import rescue_of
from kiosk.badge.states import labels_left, sentences
from kiosk.badge_pile import Pages, draw_pile
from kiosk.commands.context import Context, need_event
from kiosk.commands.printers import layout_called, sheet_called
from kiosk.commands.progress import ProgressLine
from kiosk.desk import Desk
from kiosk.domain.attendee import Attendee
from kiosk.domain.facts import LOST, BadgeFailed, BadgePrinted, BadgeRevoked, BadgeSent, BadgeUnknown
from kiosk.domain.ids import AttendeeId
from kiosk.domain.text import Text
from kiosk.errors import BadInput, PrinterUnavailable
from kiosk.handing_out import Wish, stops_all, whom
from kiosk.press import open_press
from kiosk.printing import Finished, PrintRoom
from kiosk.station import Station

LOOK_EVERY_S = 0.5
AT_ONCE = 8
"""Badges that wait beside those at the printers: more would be no faster, and later to interrupt."""
AFTER_INTERRUPT_S = 5.0
"""How long the badges that printers hold may take after Ctrl-C; then they are looked up at the next start."""


@dataclass(frozen=True, slots=True)
class Onto:
    """How drawn badges come onto pages."""

    layout: str | None = None
    """Instead of the ticket types' own."""
    sheet: str | None = None
    """A sheet of labels; its own layout where none is named."""
    start: int = 1
    bleed: bool = False
    printer: str | None = None
    """Whose calibration counts."""


def draw(context: Context, wish: Wish, target: Path, onto: Onto) -> int:
    """Draw badges to one PDF, or one for each layout; nothing is written down.

    Ctrl-C keeps the badges drawn so far.
    """
    started = time.monotonic()
    with context.station(reading=True) as station, _interruptible() as interrupted:
        desk = need_event(station.desk)
        chosen = whom(desk, wish)
        if not chosen:
            raise BadInput("no attendee was chosen")
        press = open_press(f"folder:{target.absolute().parent}", context.outfit)
        progress = ProgressLine("badges")
        pile = draw_pile(desk, press, chosen, target, lambda: not interrupted.is_set(), progress, _pages(context, onto))
        progress.end()
    drawn = pile.drawn
    for why in pile.left_out:
        print(why, file=sys.stderr)
    seconds = round(time.monotonic() - started, 3)
    files = sorted({str(file) for _, file in drawn.values()})
    jobs = [
        {"attendee": one.id, "copy": drawn[one.id][0] if one.id in drawn else 0, "state": _drawn(one, drawn)}
        for one in chosen
    ]
    document = {"badges": len(drawn), "seconds": seconds, "file": str(target), "files": files, "jobs": jobs}
    where = ", ".join(files)
    context.say(
        document,
        Text(f"{len(drawn)} 张胸卡，{seconds} 秒：{where}", f"{len(drawn)} badges in {seconds} s: {where}"),
    )
    return 0 if len(drawn) == len(chosen) else 1


def _drawn(one: Attendee, drawn: Mapping[AttendeeId, object]) -> str:
    return "drawn" if one.id in drawn else "left out"


def _pages(context: Context, onto: Onto) -> Pages:
    sheet = sheet_called(onto.sheet) if onto.sheet else None
    named = onto.layout or (sheet.layout if sheet else None)
    calibration = context.calibrations.get(onto.printer or "", NONE)

    def imposed(layout: Layout) -> Imposition:
        if sheet is not None:
            return OnLabels(sheet, layout, onto.start, calibration)
        return OnePerPage(layout, calibration, bleed=onto.bleed)

    return Pages(layout_called(named, context.folder) if named else None, imposed)


def print_badges(context: Context, wish: Wish, printers: Sequence[str]) -> int:
    """Print badges and write down each step.

    Ctrl-C stops after the badges that a printer holds; ``--not-printed`` goes on later.
    """
    with context.station() as station:
        desk = need_event(station.desk)
        return _print(context, station, lambda: _printable(desk, whom(desk, wish), wish), printers)


def _printable(desk: Desk, chosen: list[Attendee], wish: Wish) -> list[Attendee]:
    """Leaves out whom a second badge needs a reason for; says so of one that was asked for by name."""
    for one in chosen if wish.ids else ():
        state = desk.badge(one)
        if state.state == "unknown":
            raise BadInput(f"nobody knows whether the badge of {one.id} came out: say --came-out yes or no first")
        if not state.owed:
            raise BadInput(f"the badge of {one.id} was printed (copy {state.copy}): say --reprint REASON for another")
    return [one for one in chosen if desk.badge(one).owed]


def reprint(context: Context, ids: list[str], reason: str, printers: Sequence[str]) -> int:
    """Print a new copy of one guest's badge; the old copies open no door from now on."""
    if not reason.strip():
        raise BadInput("a reprint needs a reason")
    with context.station() as station:
        desk = need_event(station.desk)

        def revoked() -> list[Attendee]:
            one = _only(desk, ids)
            copy = desk.badge(one).copy
            if copy == 0:
                raise BadInput(f"{one.id} has no badge yet: print it without --reprint")
            desk.record(one, BadgeRevoked(copy, "replaced" if reason.strip() == LOST else reason.strip()))
            return [one]

        return _print(context, station, revoked, printers)


def rescue(context: Context, ids: list[str], choices: Sequence[str], printers: Sequence[str]) -> int:
    """Print one guest's badge as staff chose, where a character of it is in no font; later copies too."""
    chosen = [None if choice == "none" else rescue_of(choice) for choice in choices]
    with context.station() as station:
        one = _only(need_event(station.desk), ids)
        rescues = context.outfit.rescues
        assert rescues is not None
        for choice in chosen:
            rescues.choose(one.id, choice)
        return _print(context, station, lambda: _printable(station.desk, [one], Wish((one.id,))), printers)


def lost(context: Context, ids: list[str]) -> int:
    """The guest's badge opens no door any more."""
    with context.station() as station:
        desk = need_event(station.desk)
        one = _only(desk, ids)
        copy = desk.badge(one).copy
        if copy == 0:
            raise BadInput(f"{one.id} has no badge that could be lost")
        desk.record(one, BadgeRevoked(copy, LOST))
    context.say(
        {"attendee": one.id, "copy": copy, "state": LOST},
        Text(f"{one.id} 的胸卡已挂失（第 {copy} 张）", f"badge {copy} of {one.id} opens no door any more"),
    )
    return 0


def came_out(context: Context, ids: list[str], *, came_out: bool) -> int:
    """A person has looked: the badge whose fate was unknown came out, or it did not and is owed again."""
    with context.station() as station:
        desk = need_event(station.desk)
        one = _only(desk, ids)
        state = desk.badge(one)
        taken_back = not came_out and state.state == "printed" and not _proven(desk, one)
        if state.state not in ("unknown", "sent") and not taken_back:
            raise BadInput(f"the badge of {one.id} is not in doubt: it is {state.state or 'not printed yet'}")
        if came_out:
            desk.record(one, BadgePrinted(state.copy, _last_job(desk, one)))
        else:
            desk.record(one, BadgeFailed(state.copy, "a person says that it did not come out"))
        now = desk.badge(one)
    context.say(
        {"attendee": one.id, "copy": now.copy, "state": now.state},
        Text("已记录：已打出", "Noted: it came out")
        if came_out
        else Text("已记录：未打出，再扫一次此人即可打印", "Noted: it did not; scan the guest again to print it"),
    )
    return 0


def _proven(desk: Desk, attendee: Attendee) -> bool:
    """Whether the printer itself said that the badge came out: the system's spooler never does."""
    bodies = [fact.body for fact in desk.journal.badge_facts(attendee.id, attendee.code)]
    sent = [body for body in bodies if isinstance(body, BadgeSent)]
    return not sent or not sent[-1].printer.startswith("qt:")


def _last_job(desk: Desk, attendee: Attendee) -> str:
    bodies = [fact.body for fact in desk.journal.badge_facts(attendee.id, attendee.code)]
    return next(body.job for body in reversed(bodies) if isinstance(body, BadgeSent))


def _print(context: Context, station: Station, choose: Callable[[], list[Attendee]], printers: Sequence[str]) -> int:
    """Settle what an earlier run left, then print whom ``choose`` names."""
    started = time.monotonic()
    desk = station.desk
    assert desk.event is not None
    addresses = [*printers] or [context.settings.printer or f"folder:{station.folder / 'badges'}"]
    room = PrintRoom(open_press(addresses, context.outfit), desk.event)
    ended: list[Finished] = []
    chosen: list[Attendee] = []
    stopped = False
    try:
        with _interruptible() as interrupted:
            room.settle(desk)
            ended += _stay(desk, room, [], interrupted)
            chosen = choose()
            ended += _stay(desk, room, chosen, interrupted)
            stopped = interrupted.is_set()
    finally:
        room.close()
        ended += room.finished(desk)
    _tell(context, ended)
    states = {one.id: desk.badge(one) for one in chosen}
    made = sum(state.state == "printed" for state in states.values())
    seconds, where = round(time.monotonic() - started, 3), ", ".join(addresses)
    jobs = [{"attendee": one, "copy": state.copy, "state": state.state or "owed"} for one, state in states.items()]
    context.say(
        {"badges": made, "seconds": seconds, "file": None, "jobs": jobs},
        Text(f"{made} 张胸卡，{seconds} 秒：{where}", f"{made} badges in {seconds} s: {where}"),
    )
    if made < len(chosen):
        doubtful = sum(state.state in ("unknown", "sent") for state in states.values())
        owed = len(chosen) - made - doubtful
        raise PrinterUnavailable(
            f"of {len(chosen)} badges {owed} were not printed and are still owed, "
            f"and of {doubtful} nobody knows whether they came out"
            + ("; stopped as you wished: the same command goes on with the rest" if stopped else "")
        )
    return 0


def _stay(desk: Desk, room: PrintRoom, people: list[Attendee], interrupted: threading.Event) -> list[Finished]:
    """Print ``people`` one after the other, until all are finished, a person interrupts, or no printer takes any."""
    progress = ProgressLine("badges")
    found: list[Finished] = []
    left = people[::-1]
    while left or room.waiting:
        while left and room.waiting < AT_ONCE:
            room.print(desk, left.pop())
        some = room.next(desk, LOOK_EVERY_S)
        found += some
        progress(len(found), len(people))
        if any(map(stops_all, some)):
            left.clear()  # the next one would fail for the same reason
            room.drop()
        if interrupted.is_set():
            room.drop()
            found += room.wait(desk, AFTER_INTERRUPT_S)
            break
        found += room.finished(desk)
    progress.end()
    return found


def _tell(context: Context, ended: Iterable[Finished]) -> None:
    """One line on standard error for each badge that did not simply come out."""
    for one in ended:
        if isinstance(one.result, BadgeFailed | BadgeUnknown):
            words = sentences(one.faults)[context.language] or one.result.detail
            print(f"{one.attendee.id}: {words}", file=sys.stderr)
    low = [one.labels_low for one in ended if one.labels_low is not None]
    if low:
        print(labels_left(low[-1])[context.language], file=sys.stderr)


def _only(desk: Desk, ids: list[str]) -> Attendee:
    if len(ids) != 1:
        raise BadInput("name one attendee")
    return whom(desk, Wish((ids[0],)))[0]


@contextmanager
def _interruptible() -> Generator[threading.Event]:
    """The first Ctrl-C asks to stop, so that what is done is kept; the second one ends the program."""
    interrupted = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield interrupted
        return

    def stop(*_: object) -> None:
        interrupted.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield interrupted
    finally:
        signal.signal(signal.SIGINT, before)
