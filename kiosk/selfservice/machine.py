"""The kiosk's states as one table: what may happen in each, where it leads, and how long it lasts.

A pair that the table does not name changes nothing: whatever is touched, scanned or
reported at the wrong moment is passed over.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

IDLE_S, COUNT_DOWN_S = 25.0, 20.0
"""Without a touch, until the kiosk asks whether somebody is there; then until it goes on."""


class State(StrEnum):
    WAITING = "waiting"
    """Both languages, the camera's picture, nobody's data."""
    READING = "reading"
    """A code was read; the desk looks."""
    LOOKING_UP = "looking_up"
    """A guest without a code types."""
    ASKING = "asking"
    """Notice, question or check of the data is open."""
    GREETING = "greeting"
    PRINTING = "printing"
    TAKING = "taking"
    """The badge lies in the outlet."""
    DONE = "done"
    """The guest's programme today, and goodbye."""
    HELP = "help"
    """A number, and the way to the help desk."""
    OUT_OF_ORDER = "out_of_order"


class Event(StrEnum):
    CODE = "code"
    """A code was held up, or proven by look-up."""
    NO_CODE = "no_code"
    """The guest has none with them."""
    WELCOMED = "welcomed"
    """The desk let the guest in; the fact is on disk."""
    KNOWN = "known"
    """Checked in before, and nothing is owed."""
    ASKED = "asked"
    """Something has to be said first."""
    STOPPED = "stopped"
    """No door helps this guest."""
    COACHED = "coached"
    """That was some other code: what to show instead is said."""
    PRINTED = "printed"
    BADGE_HELD = "badge_held"
    """The badge does not come out, or nobody can tell."""
    GREETED = "greeted"
    """The greeting was up long enough, and a badge is on its way."""
    FINISHED = "finished"
    """Nothing more is to be done for this guest."""
    BACK = "back"
    NOT_ME = "not_me"
    CALL_STAFF = "call_staff"
    TIMED_OUT = "timed_out"
    BROKEN = "broken"
    """Desk or printer cannot work, or staff closed the kiosk."""
    MENDED = "mended"
    CLOSED = "closed"
    """Staff end it at once, whoever stands there."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a state lasts when nothing happens."""

    quiet_s: float
    count_down_s: float = 0.0
    """Then this much longer, counted down in sight, with “more time”."""
    masks: bool = False
    """The count-down covers what the guest said and was shown."""
    touch_extends: bool = True

    @property
    def whole_s(self) -> float:
        return self.quiet_s + self.count_down_s


_S, _E = State, Event

_ROWS: Mapping[State, Mapping[Event, State]] = {
    _S.WAITING: {
        _E.CODE: _S.READING,
        _E.NO_CODE: _S.LOOKING_UP,
        _E.CALL_STAFF: _S.HELP,
        _E.BROKEN: _S.OUT_OF_ORDER,
    },
    _S.READING: {
        _E.WELCOMED: _S.GREETING,
        _E.KNOWN: _S.DONE,
        _E.ASKED: _S.ASKING,
        _E.STOPPED: _S.HELP,
        _E.COACHED: _S.WAITING,
        _E.TIMED_OUT: _S.OUT_OF_ORDER,
    },
    _S.LOOKING_UP: {
        _E.CODE: _S.READING,
        _E.BACK: _S.WAITING,
        _E.STOPPED: _S.HELP,
        _E.CALL_STAFF: _S.HELP,
        _E.TIMED_OUT: _S.WAITING,
    },
    _S.ASKING: {
        _E.CODE: _S.READING,
        _E.WELCOMED: _S.GREETING,
        _E.KNOWN: _S.DONE,
        _E.ASKED: _S.ASKING,
        _E.STOPPED: _S.HELP,
        _E.BACK: _S.WAITING,
        _E.NOT_ME: _S.WAITING,
        _E.CALL_STAFF: _S.HELP,
        _E.TIMED_OUT: _S.WAITING,
    },
    _S.GREETING: {
        _E.GREETED: _S.PRINTING,
        _E.FINISHED: _S.DONE,
        _E.BADGE_HELD: _S.HELP,
        _E.NOT_ME: _S.HELP,
        _E.CALL_STAFF: _S.HELP,
    },
    _S.PRINTING: {
        _E.PRINTED: _S.TAKING,
        _E.BADGE_HELD: _S.HELP,
        _E.NOT_ME: _S.HELP,
        _E.CALL_STAFF: _S.HELP,
        _E.TIMED_OUT: _S.HELP,
    },
    _S.TAKING: {
        _E.FINISHED: _S.DONE,
        _E.NOT_ME: _S.HELP,
        _E.CALL_STAFF: _S.HELP,
        _E.TIMED_OUT: _S.DONE,
    },
    _S.DONE: {
        _E.CODE: _S.READING,
        _E.FINISHED: _S.WAITING,
        _E.CALL_STAFF: _S.HELP,
        _E.TIMED_OUT: _S.WAITING,
    },
    _S.HELP: {
        _E.CODE: _S.READING,
        _E.FINISHED: _S.WAITING,
        _E.TIMED_OUT: _S.WAITING,
    },
    _S.OUT_OF_ORDER: {
        _E.MENDED: _S.WAITING,
    },
}

TABLE: Mapping[State, Mapping[Event, State]] = {
    state: {**row, _E.CLOSED: _S.OUT_OF_ORDER} for state, row in _ROWS.items()
}

LIMITS: Mapping[State, Limit] = {
    _S.READING: Limit(10, touch_extends=False),
    _S.LOOKING_UP: Limit(IDLE_S, COUNT_DOWN_S, masks=True),
    _S.ASKING: Limit(IDLE_S, COUNT_DOWN_S, masks=True),
    _S.GREETING: Limit(2.5, touch_extends=False),
    _S.PRINTING: Limit(30, touch_extends=False),
    _S.TAKING: Limit(2.5, touch_extends=False),
    _S.DONE: Limit(6, 12),
    _S.HELP: Limit(10, COUNT_DOWN_S),
}
"""Waiting and out of order last until something happens."""

KEEPS_CODES = frozenset({_S.READING, _S.GREETING, _S.PRINTING, _S.TAKING, _S.ASKING, _S.DONE, _S.HELP})
"""A code that is held up too early waits for this guest to be done."""


def after(state: State, event: Event) -> State | None:
    """Where ``event`` leads; None = it is passed over here."""
    return TABLE[state].get(event)
