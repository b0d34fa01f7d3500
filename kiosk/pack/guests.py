"""The roster rows of a pack, each to an ``Attendee``: 100,000 of them in a few seconds.

The parsers of all keys are made once for an event; a row then costs one look-up
and one call for each key it has, and texts that come again are not parsed again.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar, cast

from kiosk.domain.attendee import Attendee, Status
from kiosk.domain.event import Json
from kiosk.domain.ids import AttendeeId, Code, QuestionId, SessionId, TicketTypeId, VariationId
from kiosk.domain.text import Language
from kiosk.pack import values
from kiosk.pack.graph import circles
from kiosk.pack.json_text import spelled
from kiosk.pack.known import Known, id_of, reference
from kiosk.pack.pack import Problem
from kiosk.pack.row import Report
from kiosk.pack.values import Parser, Wrong, boolean, instant, list_of, shown

T = TypeVar("T")
_NEEDED = ("id", "code", "ticket_type")
_MOST_REMEMBERED = 50_000
"""Different texts kept for one key; a key with more (phones, e-mails) gains nothing from it."""


@dataclass(frozen=True, slots=True)
class Guests:
    attendees: tuple[Attendee, ...]
    warnings: tuple[Problem, ...]


def read_guests(
    rows: Iterable[object],
    known: Known,
    report: Report,
    *,
    as_they_are: bool = False,
    watch: Callable[[Attendee], object] | None = None,
) -> Guests:
    """Parse all rows that are not guests yet; problems go to ``report``: with any, the guests must not be used.

    ``as_they_are``: what is wrong with a key leaves the key out, and a ticket type that the
    event lacks stays, so that one bad cell does not keep a guest off the roster.
    ``watch`` is shown each guest as soon as it is read.
    """
    parsers = parsers_of(known)
    keep: Keep = _kept_as_is if as_they_are else _nothing
    guests: list[Attendee] = []
    for index, raw in enumerate(rows):
        guest = raw if isinstance(raw, Attendee) else _guest(raw, index, parsers, known, report, keep)
        guests.append(guest)
        if watch is not None:
            watch(guest)
    _check_ids(guests, report)
    _check_addons(guests, report)
    return Guests(tuple(guests), tuple(_double_codes(guests, report)))


def parsers_of(known: Known) -> Mapping[str, Parser[object]]:
    """What reads the values of each key."""
    session = reference(SessionId, known.sessions, "session")
    return {
        "id": id_of(AttendeeId),
        "code": lambda value: Code(values.some_text(value)),
        "order": _text_or_none,
        "ticket_type": _remembered(reference(TicketTypeId, known.ticket_types, "ticket type")),
        "variation": _remembered(id_of(VariationId)),
        "name": values.person_name,
        "organisation": _remembered(values.bilingual_or_none),
        "title": _remembered(values.bilingual_or_none),
        "email": _text_or_none,
        "phone": _text_or_none,
        "country": _remembered(_optional(values.country_code)),
        "language": _remembered(values.one_of(Language)),
        "status": _remembered(values.one_of(Status)),
        "requires_approval": boolean,
        "valid_if_pending": boolean,
        "blocked": boolean,
        "valid_from": _remembered(instant),
        "valid_until": _remembered(instant),
        "session": _remembered(session),
        "addon_to": id_of(AttendeeId),
        "attention": boolean,
        "staff_note": _text_or_none,
        "answers": lambda value: _answers(value, known),
        "photo": _optional(values.photo_name),
        "consent": list_of(values.consent),
        "entitlements": list_of(values.bilingual),
        "sessions": list_of(session),
    }


Keep: TypeAlias = Callable[[dict[str, Any], str, object], None]
"""What a row keeps of a key that cannot be taken."""


def _nothing(found: dict[str, Any], key: str, _: object) -> None:
    found[key] = None


def _kept_as_is(found: dict[str, Any], key: str, given: object) -> None:
    if key == "ticket_type":
        found[key] = TicketTypeId(given if isinstance(given, str) else "")
    elif key in _NEEDED:
        found[key] = str(given)


def _guest(
    raw: object, index: int, parsers: Mapping[str, Parser[object]], known: Known, report: Report, keep: Keep
) -> Attendee:
    found: dict[str, Any] = dict.fromkeys(_NEEDED)
    if isinstance(raw, Mapping):
        found = _parsed(cast("Mapping[str, object]", raw), index, parsers, report, keep)
    else:
        report.add(("attendees", index), "wrong-type", f"attendees[{index}] must be a table, not {shown(raw)}")
    guest = Attendee(**found)
    _check_row(guest, index, known, report)
    return guest


def _parsed(
    row: Mapping[str, object], index: int, parsers: Mapping[str, Parser[object]], report: Report, keep: Keep
) -> dict[str, Any]:
    """Every key that the row has, parsed; None for what is wrong with it.

    Any, since one table holds the parsers of all keys: a typed call for each of
    the 27 would look for keys that a row does not have, 100,000 times over.
    """
    found: dict[str, Any] = {}
    for key, given in row.items():
        if given is None:
            continue
        parse = parsers.get(key)
        if parse is None:
            report.add(("attendees", index, key), "unknown-key", f'{_called(row)}unknown key "{key}"')
            continue
        try:
            found[key] = parse(given)
        except Wrong as wrong:
            detail = f"{_called(row)}{spelled((key, *wrong.key))} {wrong.detail}"
            report.add(("attendees", index, key, *wrong.key), wrong.kind, detail)
            keep(found, key, given)
    for key in _NEEDED:
        if key not in found:
            keep(found, key, None)
            report.add(("attendees", index), "missing", f"{_called(row)}{key} is missing")
    return found


def _check_row(guest: Attendee, index: int, known: Known, report: Report) -> None:
    """What only several keys of a row together show."""
    if guest.variation and guest.variation not in known.variations.get(guest.ticket_type, ()):
        detail = f"variation names no variation of {guest.ticket_type}: {shown(guest.variation)}"
        report.add(("attendees", index, "variation"), "unknown-variation", f'attendee "{guest.id}": {detail}')
    if guest.valid_from and guest.valid_until and guest.valid_until < guest.valid_from:
        detail = f'attendee "{guest.id}": valid_until is before valid_from'
        report.add(("attendees", index, "valid_until"), "reversed-times", detail)


def _check_ids(guests: list[Attendee], report: Report) -> None:
    first: dict[str, int] = {}
    for index, guest in enumerate(guests):
        if guest.id and first.setdefault(guest.id, index) != index:
            there = report.where(("attendees", first[guest.id], "id"))
            detail = f'attendee "{guest.id}": this id is taken already, at {there}'
            report.add(("attendees", index, "id"), "duplicate-id", detail)


def _check_addons(guests: list[Attendee], report: Report) -> None:
    parents = {guest.id: {guest.addon_to} for guest in guests if guest.addon_to}
    if not parents:
        return
    places = {guest.id: index for index, guest in enumerate(guests)}
    for child, (parent,) in parents.items():
        if parent not in places:
            detail = f'attendee "{child}": addon_to names no attendee of this pack: {shown(parent)}'
            report.add(("attendees", places[child], "addon_to"), "unknown-attendee", detail)
    for child in circles(parents):
        detail = f'attendee "{child}": addon_to leads back to itself'
        report.add(("attendees", places[child], "addon_to"), "circle", detail)


def _double_codes(guests: list[Attendee], report: Report) -> Iterable[Problem]:
    first: dict[Code, int] = {}
    for index, guest in enumerate(guests):
        if guest.code and first.setdefault(guest.code, index) != index:
            there = report.where(("attendees", first[guest.code], "code"))
            here = report.where(("attendees", index, "code"))
            yield Problem(
                here, "duplicate-code", f'attendee "{guest.id}" has the same code as {there}: it scans as ambiguous'
            )


def _answers(value: object, known: Known) -> Mapping[QuestionId, Json]:
    if not isinstance(value, Mapping):
        raise Wrong("wrong-type", f"must be a table of question ids and answers, not {shown(value)}")
    found: dict[QuestionId, Json] = {}
    for question, given in cast("Mapping[str, object]", value).items():
        if question not in known.options:
            raise Wrong("unknown-question", f"names no question of this event: {shown(question)}", question)
        try:
            found[QuestionId(question)] = _answer(given, known.options[question])
        except Wrong as wrong:
            raise wrong.within(question) from None
    return found


def _answer(value: object, options: Collection[str] | None) -> Json:
    answer = values.json_value(value)
    chosen = answer if isinstance(answer, list) else [answer]
    for each in chosen:
        # An empty answer is none: it is asked for again.
        if options is not None and each not in (None, "", *options):
            raise Wrong("unknown-option", f"names no option of this question: {shown(each)}")
    return answer


def _text_or_none(value: object) -> str | None:
    return values.words(value) or None


def _optional(parse: Parser[T]) -> Parser[T | None]:
    return lambda value: None if value == "" else parse(value)


def _remembered(parse: Parser[T]) -> Parser[T]:
    """Parse each value once: 100,000 guests share a few types, days and employers."""
    known: dict[object, T] = {}

    def parse_once(value: object) -> T:
        key = _hashable(value)
        try:
            if key in known:
                return known[key]
        except TypeError:
            # A list cannot be remembered; the parser says whether it can be taken.
            return parse(value)
        parsed = parse(value)
        if len(known) < _MOST_REMEMBERED:
            known[key] = parsed
        return parsed

    return parse_once


def _hashable(value: object) -> object:
    return tuple(cast("dict[str, object]", value).items()) if isinstance(value, dict) else value


def _called(row: Mapping[str, object]) -> str:
    known = row.get("id", row.get("code"))
    return f'attendee "{known}": ' if isinstance(known, str) else "attendee: "
