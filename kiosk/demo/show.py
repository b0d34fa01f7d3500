"""Who comes to the demonstration's door, and what the door should say to each.

Nine in ten are plain guests; every tenth is a case that a real door meets.  What
is expected is read off the roster row here, not asked of the engine.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

from kiosk.domain.attendee import Attendee, Status
from kiosk.domain.event import Event
from kiosk.domain.ids import ListId
from kiosk.domain.scanned import VerdictKind
from kiosk.errors import BadInput
from kiosk.pack.pack import Pack

ENTRANCE = ListId("venue")
EVERY = 10
"""One special case among this many guests."""

PAYMENT_CODE = "134567890123456789"
"""Eighteen digits that begin with 13: what a payment app shows."""

GARBAGE = "7#%//:-)"


@dataclass(frozen=True, slots=True)
class Shown:
    """One code held up to the camera, and the verdict that is right."""

    text: str
    verdict: VerdictKind


def held_up(pack: Pack, people: int, seed: int = 7) -> list[Shown]:
    """``people`` codes in the order in which they are shown; the same for the same seed.

    Raises ``BadInput`` where the event has not so many plain guests.
    """
    chance = random.Random(seed)  # noqa: S311 - a demonstration, no secret
    guests = [one for one in pack.attendees if _is_plain(one, pack.event)]
    if people - people // EVERY > len(guests):
        raise BadInput(f"the event has {len(guests)} plain guests: at most {len(guests) * 10 // 9} can be held up")
    chance.shuffle(guests)
    plain = iter(guests)
    special = _special(pack, chance)
    shown: list[Shown] = []
    for number in range(1, people + 1):
        if number % EVERY == 0:
            case = next(special)
            shown.append(case or Shown(shown[number // 2 - 1].text, VerdictKind.ALREADY_IN))
        else:
            shown.append(Shown(next(plain).code, VerdictKind.ADMITTED))
    return shown


def _is_plain(attendee: Attendee, event: Event) -> bool:
    """A guest whom the entrance takes on the first day without a word."""
    door, opening = event.lists[ENTRANCE], event.starts_at
    asked = any(
        question.ask_at_checkin and (question.ticket_types is None or attendee.ticket_type in question.ticket_types)
        for question in event.questions.values()
    )
    in_time = (attendee.valid_from is None or attendee.valid_from <= opening.replace(hour=8)) and (
        attendee.valid_until is None or attendee.valid_until > opening.replace(hour=20)
    )
    return (
        attendee.status is Status.PAID
        and not attendee.blocked
        and door.takes(attendee.ticket_type)
        and in_time
        and not asked
    )


def _special(pack: Pack, chance: random.Random) -> Iterator[Shown | None]:
    """The special cases by turns; None stands for a ticket that was shown before."""

    def some(wanted: list[Attendee], verdict: VerdictKind) -> Iterator[Shown]:
        chance.shuffle(wanted)
        yield from cycle(Shown(one.code, verdict) for one in wanted)

    door, first_day = pack.event.lists[ENTRANCE], pack.event.starts_at
    people = pack.attendees
    takes = [one for one in people if door.takes(one.ticket_type)]
    paid = [one for one in takes if one.status is Status.PAID and not one.blocked]
    cancelled = some([one for one in takes if one.is_cancelled], VerdictKind.CANCELLED)
    tomorrow = some(
        [one for one in paid if one.valid_from and one.valid_from.date() > first_day.date()],
        VerdictKind.OUTSIDE_VALIDITY,
    )
    elsewhere = some(
        [one for one in people if one.status is Status.PAID and not door.takes(one.ticket_type)],
        VerdictKind.WRONG_TICKET_TYPE,
    )
    unpaid = some(
        [
            one
            for one in takes
            if one.status is Status.PENDING and not one.valid_if_pending and not one.requires_approval
        ],
        VerdictKind.UNPAID,
    )
    foreign = cycle((Shown(PAYMENT_CODE, VerdictKind.UNKNOWN), Shown(GARBAGE, VerdictKind.UNKNOWN)))
    while True:
        yield next(cancelled, None)
        yield next(tomorrow, None)
        yield None  # never among the first: a ticket shown again at once is still the same scan
        yield next(elsewhere, None)
        yield next(foreign, None)
        yield next(unpaid, None)
