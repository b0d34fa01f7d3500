"""Codes in and out: scan, tickets."""

import time
from collections.abc import Mapping
from pathlib import Path

from kiosk.badge.fonts import FontStore
from kiosk.badge.layout import read_layout
from kiosk.badge.tickets import ticket_png, ticket_sheet
from kiosk.commands.context import Context, need_event, need_list
from kiosk.commands.door import outcome_document, outcome_line
from kiosk.desk import Ask, Desk
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import TicketType
from kiosk.domain.ids import HallId, ListId, TicketTypeId
from kiosk.domain.programme import due_list
from kiosk.domain.text import Language, Text
from kiosk.errors import BadInput
from kiosk.resources import resource
from kiosk.ticket.signed import Claims, private_key, sign

SHEET_LAYOUT = "badges/ticket.toml"


def scan(context: Context, source: str, door: str | None, *, decode_only: bool) -> int:
    """Every code that a camera, film, picture, folder or stream shows; judged unless ``decode_only``."""
    if decode_only:
        return _scan(context, source, None, None)
    with context.station() as station:
        desk = need_event(station.desk)
        assert desk.event is not None
        need_list(desk.event, door)
        hall = context.settings.hall
        chosen = ListId(door) if door else due_list(desk.event, desk.now(), HallId(hall) if hall else None)
        return _scan(context, source, desk, chosen)


def _scan(context: Context, source: str, desk: Desk | None, door: ListId | None) -> int:
    from kiosk.scan.camera import open_source
    from kiosk.scan.reader import Unreadable, read_all

    frames = open_source(source)
    try:
        for read in read_all(frames):
            if isinstance(read, Unreadable):
                problem = {"frame": read.frame.name, "text": None, "verdict": None, "problem": read.frame.problem}
                context.say(problem, f"{read.frame.name}: {read.frame.problem}")
                continue
            name = int(read.frame.name) if read.frame.name.isdigit() else read.frame.name
            document: dict[str, object] = {"frame": name, "text": read.text, "verdict": None}
            words = f"{name}  {read.text}"
            if desk is not None:
                outcome = desk.scan(Ask(read.text, door))
                document |= outcome_document(outcome)
                words = f"{name}  {outcome_line(outcome)[context.language]}"
            document["decode_ms"] = round(read.decode_ms, 2)
            document["total_ms"] = round((time.monotonic_ns() - read.frame.at_ns) / 1e6, 2)
            context.say(document, words)
    except KeyboardInterrupt:
        return 0
    finally:
        frames.close()
    return 0


def tickets(context: Context, target: Path, signing_key: Path | None) -> int:
    """A QR ticket as PNG for each attendee, and all of them on one PDF sheet."""
    with context.station(reading=True) as station:
        desk = need_event(station.desk)
        assert desk.roll is not None and desk.event is not None
        people = list(desk.roll)
        kinds = desk.event.ticket_types
        codes = [_ticket_text(attendee, signing_key) for attendee in people]
    target.mkdir(parents=True, exist_ok=True)
    for attendee, code in zip(people, codes, strict=True):
        ticket_png(code, target / f"{_file_name(attendee.id)}.png")
    sheet = target / "tickets.pdf"
    rows = [
        (attendee.name.first(Language.ZH), code, _kind(kinds, attendee))
        for attendee, code in zip(people, codes, strict=True)
    ]
    made = ticket_sheet(rows, sheet, read_layout(resource(SHEET_LAYOUT)), FontStore(resource("fonts")))
    context.say(
        {"tickets": made.tickets, "folder": str(target), "file": str(sheet), "problems": list(made.problems)},
        Text(f"{made.tickets} 张门票在 {target}", f"{made.tickets} tickets in {target}"),
    )
    return 0


def _kind(kinds: Mapping[TicketTypeId, TicketType], attendee: Attendee) -> str:
    """The name of the ticket's type; a type that the event lacks is named as the roster has it."""
    known = kinds.get(attendee.ticket_type)
    return known.name.zh if known else attendee.ticket_type


def _ticket_text(attendee: Attendee, signing_key: Path | None) -> str:
    if signing_key is None:
        return attendee.code
    try:
        key = private_key(signing_key.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{signing_key} holds no private key made by “keys new”: {error}") from error
    return sign(Claims(attendee.code, attendee.ticket_type), key)


def _file_name(text: str) -> str:
    return "".join(char if char.isalnum() or char in "-_" else "_" for char in text)
