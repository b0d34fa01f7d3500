"""What recorded facts say to whoever opens a help ticket; pure."""

from kiosk.domain.event import Event
from kiosk.domain.facts import (
    Admitted,
    Agreed,
    BadgeFailed,
    BadgePrinted,
    BadgeRevoked,
    BadgeSent,
    BadgeUnknown,
    CalledIn,
    Corrected,
    Direction,
    Exited,
    Fact,
    HelpAsked,
    LeftStandby,
    PutOnStandby,
    Refused,
    Undone,
    WalkedIn,
)
from kiosk.domain.ids import ListId
from kiosk.domain.scanned import VerdictKind
from kiosk.domain.text import Language
from kiosk.helpdesk import HelpTicket, Story
from ui import note_texts
from ui import texts as desk_texts
from ui.front import story_texts
from ui.front.views import LineView


def why_sent(ticket: HelpTicket) -> str:
    """The verdict in two words, or as it was written."""
    known = set(VerdictKind)
    return note_texts.note(VerdictKind(ticket.why)) if ticket.why in known else ticket.why


def lines(story: Story, event: Event | None, language: Language) -> tuple[LineView, ...]:
    """The story in order of time; what is no news for the help desk is left out."""
    found: list[LineView] = []
    for fact in story.facts:
        said = _said(fact, event, language)
        if said:
            at = event.local(fact.at) if event else fact.at
            found.append(LineView(desk_texts.clock(at), said, strong=isinstance(fact.body, Admitted | HelpAsked)))
    return tuple(found)


def list_name(event: Event | None, door: ListId | None, language: Language) -> str:
    known = event.lists.get(door) if event and door else None
    return known.name[language] if known else str(door or "")


def _said(fact: Fact, event: Event | None, language: Language) -> str:
    def place(door: ListId | None) -> str:
        return list_name(event, door, language)

    match fact.body:
        case Admitted(list=door, override=True, override_reason=reason):
            return story_texts.let_in_because(place(door), reason_words(reason or ""))
        case Admitted(list=door):
            return story_texts.came_in(place(door))
        case Exited(list=door):
            return story_texts.went_out(place(door))
        case Refused(list=door, verdict=verdict, direction=Direction.ENTRY) if verdict in set(VerdictKind):
            return story_texts.was_refused(place(door), note_texts.note(VerdictKind(verdict)))
        case Undone():
            return story_texts.undone()
        case BadgeSent():
            return ""
        case BadgePrinted():
            return story_texts.badge_came()
        case BadgeFailed():
            return story_texts.badge_failed()
        case BadgeUnknown():
            return story_texts.badge_unknown()
        case BadgeRevoked():
            return story_texts.badge_revoked()
        case WalkedIn():
            return story_texts.walked_in()
        case Corrected():
            return story_texts.corrected()
        case HelpAsked(ticket=number):
            return story_texts.sent_to_help(number)
        case PutOnStandby(door):
            return story_texts.put_on_standby(place(door))
        case CalledIn(door):
            return story_texts.called(place(door))
        case LeftStandby(door):
            return story_texts.left_line(place(door))
        case Agreed():
            return story_texts.agreed()
        case _:
            return ""


def reason_words(reason: str) -> str:
    """Why somebody was let in all the same, in words."""
    known = {**dict(desk_texts.override_reasons()), **dict(desk_texts.again_reasons())}
    return known.get(reason, reason)
