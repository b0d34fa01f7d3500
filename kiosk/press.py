"""Badges from owed to printed: each step a fact before the next one is taken.

``order`` and ``record`` run where the journal is written; ``make`` draws and
prints and may run on a thread of its own, so that nothing holds up the door.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.badge.draw import Renderer
from kiosk.badge.face import BOTH, BadgeFace
from kiosk.badge.fonts import FontStore
from kiosk.badge.layout import Layout, layouts_in, read_layout
from kiosk.badge.printers import FolderPrinter, open_printer
from kiosk.desk import Desk
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.facts import BadgeFailed, BadgePrinted, BadgeSent, BadgeUnknown
from kiosk.domain.text import Language, Text
from kiosk.errors import BadInput, PrinterUnavailable, Trouble
from kiosk.resources import resource
from kiosk.ticket.badge_code import badge_code

USUAL_LAYOUT = "a6"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """One badge on its way to the printer; the fact that says so is written."""

    attendee: Attendee
    face: BadgeFace
    layout: Layout
    copy: int
    job: str


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
    )


def _both(text: Text) -> str:
    return text.zh if text.zh == text.en else f"{text.zh}{BOTH}{text.en}"


def _own(text: Text | None, attendee: Attendee) -> str | None:
    """The text in the language that goes with the large name."""
    return None if text is None else text[Language.ZH if attendee.name.zh else Language.EN]


def order(desk: Desk, attendee: Attendee, press: "Press") -> Order:
    """Take on the badge: the next copy, written down as sent before anything is sent."""
    event = desk.event
    assert event is not None
    state = desk.badge(attendee)
    copy = state.copy if state.state == "failed" else state.copy + 1
    job = f"{attendee.id}-{copy}"
    layout = press.layout_for(event, attendee)
    face = face_of(event, attendee, copy, layout)
    desk.record(attendee, BadgeSent(copy, press.printer.uri, job))
    return Order(attendee, face, layout, copy, job)


class Press:
    """Draws and prints on one printer.  Belongs to the thread that uses it."""

    def __init__(self, layouts: Mapping[str, Layout], fonts: FontStore, printer: FolderPrinter) -> None:
        self._layouts, self.fonts, self.printer = layouts, fonts, printer
        self._renderers: dict[str, Renderer] = {}

    def layout_for(self, event: Event, attendee: Attendee) -> Layout:
        """The layout of the attendee's ticket type; ``BadInput`` when it names none that exists."""
        return self._layouts[self._layout_id(event, attendee)]

    def _layout_id(self, event: Event, attendee: Attendee) -> str:
        named = event.ticket_types[attendee.ticket_type].badge_layout or USUAL_LAYOUT
        if named not in self._layouts:
            raise BadInput(f"there is no badge layout “{named}”; there are {', '.join(sorted(self._layouts))}")
        return named

    def renderer(self, layout: Layout) -> Renderer:
        """The renderer of a layout, made once."""
        name = next(key for key, value in self._layouts.items() if value is layout)
        if name not in self._renderers:
            self._renderers[name] = Renderer(layout, self.fonts)
        return self._renderers[name]

    def warm(self, event: Event) -> None:
        """Prepare what every badge needs, so that the first guest does not wait."""
        for name in {kind.badge_layout for kind in event.ticket_types.values()} & self._layouts.keys():
            self.renderer(self._layouts[name]).warm()

    def make(self, ordered: Order) -> Result:
        """Draw and print; what became of it, as the body of the next fact."""
        try:
            self.printer.print(self.renderer(ordered.layout).pdf(ordered.face), ordered.job)
        except Trouble as trouble:
            log.warning("badge %s was not printed: %s", ordered.job, trouble)
            return BadgeFailed(ordered.copy, str(trouble))
        return BadgePrinted(ordered.copy, ordered.job)

    def settle(self, copy: int, job: str) -> Result:
        """What became of a badge that was sent before the program ended."""
        if self.printer.has(job):
            return BadgePrinted(copy, job)
        return BadgeFailed(copy, "the program ended before it was printed")


def open_press(address: str, extra_fonts: Path | None = None) -> Press:
    """A press with the shipped layouts and fonts, printing to ``address``."""
    layouts = {name: read_layout(path) for name, path in layouts_in(resource("badges")).items()}
    printer = open_printer(address)
    try:
        printer.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PrinterUnavailable(f"The folder {printer.folder} cannot be made: {error.strerror}.") from error
    return Press(layouts, FontStore(resource("fonts"), extra_fonts), printer)


def unsettled(desk: Desk) -> Iterator[tuple[Attendee, int, str]]:
    """Badges of this desk that were sent and of which nothing more was heard."""
    for fact in desk.journal.sent_badges():
        attendee = desk.roll.by_id(fact.attendee) if desk.roll and fact.attendee else None
        if attendee is None or not isinstance(fact.body, BadgeSent):
            continue
        state = desk.badge(attendee)
        if state.state == "sent" and state.copy == fact.body.copy and desk.journal.own(fact.id):
            yield attendee, fact.body.copy, fact.body.job
