"""What is known of the badges of the guests seen lately: on the way, in hand, or to follow."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from kiosk.desk import Outcome
from kiosk.domain.event import Event
from kiosk.domain.facts import BadgePrinted, BadgeUnknown
from kiosk.domain.ids import AttendeeId
from kiosk.domain.scanned import VerdictKind
from ui import fault_texts, texts
from ui.front import texts as front_texts
from ui.view import ChipView, LampView, Mood

if TYPE_CHECKING:
    from kiosk.printing import Finished

REMEMBERED = 40

WITH_BADGE = (VerdictKind.ADMITTED, VerdictKind.ALREADY_IN, VerdictKind.EXITED)
"""Guests whom the door has let in wear a badge."""


class Badge(Enum):
    PRINTING = auto()
    PRINTED = auto()
    HANDED_OVER = auto()
    """The system took it, and never tells whether it came out."""
    LATER = auto()
    IN_DOUBT = auto()
    """Nobody can tell whether it came out: a person has to say."""


class BadgeBoard:
    """Belongs to the main thread; is told, and answers."""

    def __init__(self, *, prints: bool) -> None:
        """``prints``: this desk has a printer."""
        self.prints = prints
        self.late = False
        self.resting = False
        """A rehearsal: no badge is printed."""
        self._labels: int | None = None
        self._badges: dict[AttendeeId, Badge] = {}

    def judged(self, outcome: Outcome) -> None:
        """The scan of a guest to whom a badge is owed sends it on the way."""
        if self.prints and not self.resting and outcome.owes_badge and outcome.attendee_id is not None:
            self.sent(outcome.attendee_id)

    def sent(self, attendee: AttendeeId) -> None:
        self._badges.pop(attendee, None)
        self._badges[attendee] = Badge.LATER if self.late else Badge.PRINTING
        self._trim()

    def _trim(self) -> None:
        while len(self._badges) > REMEMBERED:
            del self._badges[next(iter(self._badges))]

    def made(self, finished: "Finished") -> None:
        self.late = not isinstance(finished.result, BadgePrinted)
        self._labels = finished.labels_low
        self._badges[finished.attendee.id] = self._became(finished)
        self._trim()

    def few_labels(self, left: int) -> None:
        """A new roll should lie ready, as is known before the first badge."""
        self._labels = left

    def _became(self, finished: "Finished") -> Badge:
        if isinstance(finished.result, BadgeUnknown):
            return Badge.IN_DOUBT
        if self.late:
            return Badge.LATER
        return Badge.PRINTED if finished.proven else Badge.HANDED_OVER

    def known(self, attendee: AttendeeId) -> None:
        """A person has said that it came out."""
        self._badges[attendee] = Badge.PRINTED

    def forget(self) -> None:
        """Another journal: what is known of its badges is read again."""
        self._badges.clear()

    def words(self, attendee: AttendeeId | None) -> str:
        """Where the guest's badge is; "" = none was asked for lately."""
        match self._badges.get(attendee) if attendee is not None else None:
            case Badge.PRINTING:
                return texts.badge_printing()
            case Badge.PRINTED:
                return texts.badge_printed()
            case Badge.HANDED_OVER:
                return texts.badge_handed_over()
            case Badge.LATER:
                return texts.badge_later()
            case Badge.IN_DOUBT:
                return front_texts.badge_in_doubt()
            case None:
                return ""

    def chip(self, attendee: AttendeeId | None) -> tuple[ChipView, ...]:
        words = self.words(attendee)
        late = attendee is not None and self._badges.get(attendee) in (Badge.LATER, Badge.IN_DOUBT)
        return (ChipView(words, "printer", Mood.CAUTION if late else None),) if words else ()

    def lamp(self) -> LampView:
        if self.late:
            return LampView("printer", fault_texts.printer_trouble(), Mood.CAUTION)
        if self._labels is not None:
            return LampView("printer", fault_texts.lamp_labels(self._labels), Mood.CAUTION)
        return LampView("printer", fault_texts.lamp_printer(), Mood.ADMITTED if self.prints else Mood.CAUTION)

    def can_reprint(self, outcome: Outcome | None, event: Event | None) -> bool:
        """Whether a new copy of this guest's badge can come out here."""
        if not self.prints or self.resting or event is None or outcome is None or outcome.kind not in WITH_BADGE:
            return False
        if outcome.guest is None or outcome.attendee_id is None:
            return False
        kind = event.ticket_types.get(outcome.guest.ticket_type)
        return kind is not None and kind.badge_layout is not None
