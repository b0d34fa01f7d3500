"""Guests by hand: who walks in, what of a row is put right, a group in one go."""

from collections.abc import Mapping, Sequence

from kiosk.commands.context import Context, need_event, need_list
from kiosk.commands.door import outcome_document, outcome_line
from kiosk.desk import Ask, Desk, Outcome
from kiosk.domain.amendment import Field
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event, Json
from kiosk.domain.facts import Source, WalkedIn
from kiosk.domain.ids import AttendeeId, ListId, QuestionId, TicketTypeId
from kiosk.domain.text import Text
from kiosk.errors import BadInput
from kiosk.guests import person_name
from kiosk.pack.mend import name as mended
from kiosk.press import Press, open_press
from kiosk.printing import PrintRoom


def walk_in(context: Context, body: WalkedIn, door: str | None, answers: Mapping[QuestionId, Json]) -> int:
    """Register somebody whom no roster knows, and check them in where a list is given."""
    with context.station() as station:
        desk = need_event(station.desk)
        assert desk.event is not None
        need_list(desk.event, door)
        _need_notices(desk.event, body.consent)
        guest = desk.walk_in(body)
        outcome = desk.scan(Ask(guest.code, ListId(door), source=Source.TYPED, answers=answers)) if door else None
    document: dict[str, object] = {"attendee": guest.id, "code": guest.code, "name": _name(guest)}
    lines = Text(f"已登记 {guest.id}，票号 {guest.code}", f"Registered {guest.id}, code {guest.code}")[context.language]
    if outcome is not None:
        document |= outcome_document(outcome)
        lines += "\n" + outcome_line(outcome)[context.language]
    context.say(document, lines)
    return 0 if outcome is None or outcome.verdict.lets_pass else 1


def walked_in(name: str, organisation: str, kind: str, consent: Sequence[str]) -> WalkedIn:
    """A new guest as typed on the command line."""
    return WalkedIn(TicketTypeId(kind), person_name(mended(name)), organisation.strip(), tuple(consent))


def correct(context: Context, attendee: str, said: dict[Field, str]) -> int:
    """Put a guest's row right; it outlives every import and goes to the other desks."""
    if not said:
        raise BadInput("nothing to correct: give --name, --latin, --organisation, --title or --note")
    with context.station() as station:
        guest = need_event(station.desk).correct(AttendeeId(attendee), said)
    document = {
        "attendee": guest.id,
        "name": _name(guest),
        "organisation": guest.organisation and guest.organisation[context.language],
        "title": guest.title and guest.title[context.language],
        "note": guest.staff_note,
    }
    name = " ".join(filter(None, (guest.name.zh, guest.name.latin)))
    context.say(document, Text(f"已更正 {guest.id}：{name}", f"Corrected {guest.id}: {name}"))
    return 0


def group(context: Context, reference: str, door: str | None, only: Sequence[str], printer: str | None) -> int:
    """The members of a group; with a list all of them, or the chosen ones, are checked in in one go."""
    with context.station(reading=door is None) as station:
        desk = need_event(station.desk)
        assert desk.event is not None
        need_list(desk.event, door)
        members = _chosen(desk.group(reference), only, reference)
        if door is None:
            rows: list[dict[str, object]] = [{"attendee": one.id, "name": _name(one)} for one in members]
            context.say({"group": reference, "members": rows}, "\n".join(_line(one) for one in members))
            return 0
        press = open_press(printer, context.outfit) if printer else None
        outcomes = _check_in(desk, members, ListId(door), press)
    admitted = sum(one.verdict.lets_pass for one in outcomes)
    lines = [outcome_line(one)[context.language] for one in outcomes]
    document = {"group": reference, "admitted": admitted, "members": [outcome_document(one) for one in outcomes]}
    context.say(document, "\n".join([*lines, f"{admitted} / {len(outcomes)}"]))
    return 0 if admitted == len(outcomes) else 1


def _check_in(desk: Desk, members: Sequence[Attendee], door: ListId, press: Press | None) -> list[Outcome]:
    room = PrintRoom(press, desk.event) if press and desk.event else None
    try:
        outcomes: list[Outcome] = []
        for one in members:
            outcomes.append(desk.scan(Ask(one.code, door, source=Source.TYPED)))
            if room is not None:
                room.take(desk, outcomes[-1])
        return outcomes
    finally:
        if room is not None:
            room.wait(desk)
            room.close()


def _chosen(members: Sequence[Attendee], only: Sequence[str], reference: str) -> list[Attendee]:
    if not members:
        raise BadInput(f"“{reference}” is neither a booking reference nor the code of a member of a group")
    here = {one.id: one for one in members}
    for one in only:
        if one not in here:
            raise BadInput(f"“{one}” is not in this group; there are {', '.join(here)}")
    return [here[AttendeeId(one)] for one in only] if only else list(members)


def _need_notices(event: Event, consent: Sequence[str]) -> None:
    known = [f"{one.id}@{one.version}" for one in event.notices]
    for one in consent:
        if one not in known:
            raise BadInput(f"“{one}” is no notice of this event; there are {', '.join(known) or 'none'}")


def _name(guest: Attendee) -> dict[str, str | None]:
    return {"zh": guest.name.zh, "latin": guest.name.latin}


def _line(guest: Attendee) -> str:
    return "  ".join(filter(None, (guest.id, guest.name.zh, guest.name.latin)))
