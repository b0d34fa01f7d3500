"""Badges from owed to printed: each step a fact before the next one is taken.

``order`` and ``Desk.record`` run where the journal is written; ``Press.make`` draws
and prints and may run on a thread of its own, so that nothing holds up the door.
"""

import hashlib
import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from kiosk.badge.calibration import NONE, Calibration, read_calibrations
from kiosk.badge.draw import Renderer
from kiosk.badge.face import BOTH, BadgeFace
from kiosk.badge.follow import Printer, follow, hand_over
from kiosk.badge.fonts import FontStore
from kiosk.badge.labels import FILE as LABELS_FILE
from kiosk.badge.labels import Labels
from kiosk.badge.layout import Layout, read_layout
from kiosk.badge.layout_files import LAYOUTS, layout_files
from kiosk.badge.printers import FolderPrinter, Openers, open_printer
from kiosk.badge.rescue import FILE as RESCUES_FILE
from kiosk.badge.rescue import Rescues
from kiosk.badge.states import HANDED_OVER, Fault, JobState, Report, Sheet
from kiosk.badge.system_fonts import SystemFonts, system_folders
from kiosk.config import Settings
from kiosk.desk import Desk
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.facts import BadgeFailed, BadgePrinted, BadgeSent, BadgeUnknown
from kiosk.domain.text import Language, Text
from kiosk.errors import BadInput, FontUnavailable, Trouble
from kiosk.resources import resource
from kiosk.roster.book import Book
from kiosk.ticket.badge_code import badge_code

USUAL_LAYOUT = "a6"
FONTS, PHOTOS = "fonts", "photos"
"""Folders beside the desk's data: extra fonts, and the guests' photos."""
_LONGEST_JOB = 120
"""Octets of a job's name; printers keep 255 at most."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """One badge on its way to the printer; the fact that says so is written."""

    attendee: Attendee
    face: BadgeFace
    layout: Layout
    copy: int
    job: str
    printer: Printer


@dataclass(frozen=True, slots=True)
class Sent:
    """A badge that was sent before the program ended, and of which nothing more was heard."""

    attendee: Attendee
    copy: int
    job: str
    uri: str


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a badge: the body of its next fact, and what stood in its way."""

    result: "Result"
    faults: tuple[Fault, ...] = ()
    begun: bool = True
    """False where it is proven that no printer began it: another one may."""
    proven: bool = True
    """False of a badge that was only handed over: its printer never tells whether it came out."""


Result = BadgePrinted | BadgeFailed | BadgeUnknown


def face_of(event: Event, attendee: Attendee, copy: int, layout: Layout) -> BadgeFace:
    """What stands on the attendee's badge."""
    kind = event.ticket_types[attendee.ticket_type]
    return BadgeFace(
        primary=attendee.name.first(Language.ZH),
        secondary=attendee.name.second(Language.ZH),
        organisation=_own(attendee.organisation, attendee),
        title=_own(attendee.title, attendee),
        role=_both(kind.name),
        colour=layout.colour_of(kind.id),
        code=badge_code(event.id, attendee, copy),
        serial=f"{attendee.id} / {copy}",
        entitlements=tuple(_own(text, attendee) or "" for text in attendee.entitlements),
        event=_both(event.name),
        photo=attendee.photo,
    )


def _both(text: Text) -> str:
    return text.zh if text.zh == text.en else f"{text.zh}{BOTH}{text.en}"


def _own(text: Text | None, attendee: Attendee) -> str | None:
    """The text in the language that goes with the large name."""
    return None if text is None else text[Language.ZH if attendee.name.zh else Language.EN]


def order(desk: Desk, attendee: Attendee, press: "Press", printer: Printer) -> Order:
    """Take on the badge: the next copy, written down as sent before anything is sent."""
    event = desk.event
    assert event is not None
    state = desk.badge(attendee)
    again = state.state == "failed" and state.copy > state.revoked
    copy = state.copy if again else max(state.copy, state.revoked) + 1
    job = job_name(attendee, copy, desk.journal.times_sent(attendee.id, attendee.code, copy))
    layout = press.layout_for(event, attendee)
    face = press.face_of(event, attendee, copy, layout)
    desk.record(attendee, BadgeSent(copy, printer.uri, job))
    return Order(attendee, face, layout, copy, job, printer)


def job_name(attendee: Attendee, copy: int, before: int) -> str:
    """A name that no other attempt has: a restarted program finds its job by it.

    ``before``: how often this copy was sent already.
    """
    name = f"{attendee.id}-{copy}" + (f".{before + 1}" if before else "")
    if len(name.encode()) <= _LONGEST_JOB:
        return name
    short = attendee.id.encode()[:40].decode("utf-8", "ignore")
    return f"{short}-{hashlib.sha256(name.encode()).hexdigest()[:16]}-{copy}.{before + 1}"


class Press:
    """Draws and prints; the first printer is the usual one, the others stand in for it.

    ``make`` and ``look_up`` may run on one thread for each printer.
    """

    def __init__(
        self,
        layouts: Mapping[str, Layout],
        fonts: FontStore,
        printers: Sequence[Printer],
        outfit: "Outfit | None" = None,
    ) -> None:
        outfit = outfit or Outfit()
        self.layouts, self.fonts, self.printers = layouts, fonts, tuple(printers)
        self.labels, self.rescues = outfit.labels, outfit.rescues
        self._openers, self._calibrations = outfit.openers, outfit.calibrations
        self._photos = outfit.photos
        self._renderers: dict[str, Renderer] = {}

    def layout_for(self, event: Event, attendee: Attendee) -> Layout:
        """The layout of the attendee's ticket type; ``BadInput`` when it names none that exists."""
        return self.layouts[self._layout_id(event, attendee)]

    def _layout_id(self, event: Event, attendee: Attendee) -> str:
        named = event.ticket_types[attendee.ticket_type].badge_layout or USUAL_LAYOUT
        if named not in self.layouts:
            raise BadInput(f"there is no badge layout “{named}”; there are {', '.join(sorted(self.layouts))}")
        return named

    def face_of(self, event: Event, attendee: Attendee, copy: int, layout: Layout) -> BadgeFace:
        """As the function of this name, with what staff chose for a badge that no font can draw."""
        face = face_of(event, attendee, copy, layout)
        rescue = self.rescues.of(attendee.id) if self.rescues else None
        return rescue.applied(face) if rescue else face

    def renderer(self, layout: Layout) -> Renderer:
        """The renderer of a layout, made once; of one that is not the desk's own, each time."""
        name = next((key for key, value in self.layouts.items() if value is layout), None)
        if name is None:
            return Renderer(layout, self.fonts, self._photos)
        if name not in self._renderers:
            self._renderers[name] = Renderer(layout, self.fonts, self._photos)
        return self._renderers[name]

    def warm(self, event: Event, texts: Iterable[str] = ()) -> None:
        """Prepare what every badge needs, so that no guest waits; ``texts`` as ``texts_of_roster`` gives them."""
        named = sorted({kind.badge_layout or "" for kind in event.ticket_types.values()} & self.layouts.keys())
        for name in named:
            # all layouts share the fonts: the outlines are prepared once
            self.renderer(self.layouts[name]).warm(texts if name == named[-1] else ())

    def make(self, ordered: Order, noticed: Callable[[Report], None], stopping: threading.Event) -> Made | None:
        """Draw, print and stay until the printer has said the last word; None when ``stopping`` came first."""
        try:
            calibration = self._calibrations.get(ordered.printer.uri, NONE)
            pdf = self.renderer(ordered.layout).pdf(ordered.face, calibration)
        except Trouble as trouble:
            log.warning("badge %s cannot be drawn: %s", ordered.job, trouble)
            fault = Fault.NO_GLYPH if isinstance(trouble, FontUnavailable) else Fault.NO_ROOM
            return Made(BadgeFailed(ordered.copy, str(trouble)), (fault,))
        report = hand_over(ordered.printer, Sheet(pdf, *ordered.layout.sheet_mm), ordered.job, stopping)
        begun = report.state is not JobState.FAILED
        ended = follow(ordered.printer, report, noticed, stopping)
        return None if ended is None else _made(ended, ordered.copy, ordered.job, begun=begun)

    def look_up(self, sent: Sent, noticed: Callable[[Report], None], stopping: threading.Event) -> Made | None:
        """What became of a badge that was sent before the program ended; as ``make``."""
        printer = self.printer_at(sent.uri)
        if printer is None:
            return Made(BadgeUnknown(sent.copy, f"{sent.uri} is no printer any more"), (Fault.NOT_FOUND,))
        ended = follow(printer, printer.find(sent.job), noticed, stopping)
        return None if ended is None else _made(ended, sent.copy, sent.job)

    def printer_at(self, uri: str) -> Printer | None:
        """The printer that a fact names; it need not be one that is in use today."""
        for printer in self.printers:
            if printer.uri == uri:
                return printer
        try:
            return open_printer(uri, self._openers)
        except BadInput:
            return None


def _made(report: Report, copy: int, job: str, *, begun: bool = True) -> Made:
    if report.state is not JobState.PRINTED:
        log.warning("badge %s: %s (%s)", job, report.state, report.words)
    match report.state:
        case JobState.PRINTED:
            result = BadgePrinted(copy, job)
        case JobState.FAILED | JobState.CANCELLED:
            result = BadgeFailed(copy, report.words)
        case JobState.UNKNOWN | JobState.QUEUED | JobState.PROCESSING:
            result = BadgeUnknown(copy, report.words)
    return Made(result, report.faults, begun, proven=report.detail != HANDED_OVER)


@dataclass(frozen=True, slots=True)
class Outfit:
    """What a desk has beside its printers and the shipped layouts and fonts."""

    layouts: Path | None = None
    """A folder of layouts of one's own, and in ``pack`` those of the event pack; see ``layout_files``."""
    fonts: Path | None = None
    """A folder of extra fonts."""
    photos: Path | None = None
    """The folder of the guests' photos."""
    system_fonts: tuple[Path, ...] = ()
    labels: Labels | None = None
    """What is left on the rolls; None = nobody counts."""
    rescues: Rescues | None = None
    calibrations: Mapping[str, Calibration] = field(default_factory=dict[str, Calibration])
    """By printer address."""
    openers: Openers = field(default_factory=dict[str, Callable[[str], Printer]])
    """As ``open_printer`` takes them."""


def outfit_of(folder: Path, settings: Settings, openers: Openers = MappingProxyType({})) -> Outfit:
    """The outfit of the desk whose data folder this is."""
    layouts, fonts = folder / LAYOUTS, folder / FONTS
    return Outfit(
        layouts if layouts.is_dir() else None,
        fonts if fonts.is_dir() else None,
        folder / PHOTOS,
        system_folders(),
        Labels(folder / LABELS_FILE, settings.labels_on_roll, settings.labels_warn_at),
        Rescues(folder / RESCUES_FILE),
        read_calibrations(folder),
        openers,
    )


def open_press(addresses: str | Sequence[str], outfit: Outfit | None = None) -> Press:
    """A press; of several ``addresses`` the first is the usual printer.  Raises ``BadInput`` for a wrong layout."""
    outfit = outfit or Outfit()
    layouts = {name: read_layout(path) for name, path in layout_files(outfit.layouts).items()}
    chosen = [addresses] if isinstance(addresses, str) else addresses
    printers = [open_printer(one, outfit.openers) for one in chosen]
    for printer in printers:
        if isinstance(printer, FolderPrinter):
            printer.make()
    system = SystemFonts(outfit.system_fonts) if outfit.system_fonts else None
    return Press(layouts, FontStore(resource("fonts"), outfit.fonts, system), printers, outfit)


def unsettled(desk: Desk) -> Iterator[Sent]:
    """Badges of this desk that were sent and of which nothing more was heard; each guest's last attempt."""
    last = {fact.attendee: fact for fact in desk.journal.sent_badges()}
    for fact in last.values():
        attendee = desk.roll.by_id(fact.attendee) if desk.roll and fact.attendee else None
        if attendee is None or not isinstance(fact.body, BadgeSent):
            continue
        if desk.badge(attendee).copy == fact.body.copy:
            yield Sent(attendee, fact.body.copy, fact.body.job, fact.body.printer)


def texts_of_roster(roster: Path | None) -> Iterator[str]:
    """Names and organisations that hold a character not met before, from an edition of the roster.

    Opened anew: a book belongs to the thread that opened it.
    """
    if roster is None:
        return
    book = Book(roster)
    try:
        met: set[str] = set()
        for one in book:
            text = "".join(part for part in (one.name.zh, one.name.latin) if part)
            text += f"{one.organisation.zh}{one.organisation.en}" if one.organisation else ""
            if not met.issuperset(text):
                met.update(text)
                yield text
    finally:
        book.close()
