"""The kiosk at work: what is scanned, touched and answered goes in, wishes to the desk come out.

Time comes in as seconds of a steady clock; nothing here waits, draws or writes.
"""

import math
from collections import deque
from typing import assert_never

from kiosk.domain.event import Json, Notice
from kiosk.domain.facts import Source
from kiosk.domain.text import Text, plain
from kiosk.selfservice.machine import KEEPS_CODES, LIMITS, Event, State, after
from kiosk.selfservice.replies import (
    Asked,
    AskHelp,
    BadgeHeld,
    Check,
    Coached,
    Forget,
    Known,
    LookedUp,
    LookUp,
    NotProven,
    Printed,
    Prove,
    Proven,
    Reply,
    Stopped,
    TakeBack,
    Ticketed,
    Welcomed,
    Wish,
)
from kiosk.selfservice.visit import Trouble, Visit, with_answer

SAME_CODE_S = 4.0
"""The last guest's code is passed over this long: the phone is still in view."""
HELD_S = 10.0
"""A code that was held up too early counts this long."""
TAKES_OVER_AFTER_S = {State.DONE: 3.0, State.HELP: 5.0}
"""What the last guest is told stays up at least this long, whoever is next."""
COACH_S = 6.0
FEWEST_LETTERS = 2
LONGEST_TEXT = 60
TRIES = 3
_NOTHING = plain("")
PRINTS_IN_S = 4.0
"""Taken for a badge until this kiosk has printed some."""


class Flow:
    """One kiosk.  Every method takes the time and returns what the desk shall do, in order."""

    def __init__(self, now: float, *, look_up: bool = True, door: bool = False, troubles: frozenset[Trouble]) -> None:
        """``door``: at a session's door the next guest follows at once.  ``troubles``: left from before a restart."""
        self.looks_up, self.door = look_up, door
        self.troubles = set(troubles)
        self.state = State.OUT_OF_ORDER if troubles else State.WAITING
        self.visit: Visit | None = None
        self.coach: tuple[Text, Text] | None = None
        """What was held up instead of a ticket, and what to show; on the waiting screen."""
        self.entered_s = self.touched_s = now
        self._coach_until = now
        self._visits = 0
        self._held: tuple[str, Source, float] | None = None
        self._last: tuple[str, float] | None = None
        self._prints = deque([PRINTS_IN_S], maxlen=5)
        self._wishes: list[Wish] = []

    # What comes from outside.

    def code(self, text: str, now: float, source: Source = Source.BARCODE) -> list[Wish]:
        """A code was held up, or typed by a hand scanner."""
        if self._repeats(text, now):
            return []
        if self._may_begin(now):
            self._begin_with(text, source, now)
        elif self.state in KEEPS_CODES:
            self._held = (text, source, now)
        return self._told()

    def touch(self, now: float) -> None:
        """Somebody is there."""
        self.touched_s = now

    def press(self, event: Event, now: float) -> list[Wish]:
        """A button that leads on: no code, call staff, not me, back, finished."""
        self.touch(now)
        if event is Event.NO_CODE and not self.looks_up:
            return []
        if event is Event.BACK and self._step_back():
            return self._told()
        leaves = self.visit
        if self._go(event, now):
            self._after_press(event, leaves)
        return self._told()

    def answer(self, value: Json, now: float) -> list[Wish]:
        """The guest's answer to the step on screen; None to a notice = does not agree."""
        self.touch(now)
        visit = self.visit
        if self.state is not State.ASKING or visit is None or visit.step is None or visit.pending:
            return []
        if isinstance(visit.step, Notice) and not value:
            self._dead_end("no_consent", now)
            return self._told()
        visit.before.append(visit.said)
        visit.sent = visit.step
        visit.said = with_answer(visit.said, visit.step, value)
        self._check(visit)
        return self._told()

    def type(self, text: str, now: float) -> list[Wish]:
        """The whole text in the field of the look-up, after each key."""
        self.touch(now)
        visit = self.visit
        if self.state is not State.LOOKING_UP or visit is None:
            return []
        if visit.picked is not None:
            visit.proof = text[:LONGEST_TEXT]
            return []
        visit.typed, visit.hits, visit.more = text[:LONGEST_TEXT], (), False
        if len(visit.typed.strip()) >= FEWEST_LETTERS:
            self._wishes.append(LookUp(visit.number, visit.typed))
        return self._told()

    def pick(self, hit: int, now: float) -> None:
        """That is me."""
        self.touch(now)
        visit = self.visit
        if self.state is State.LOOKING_UP and visit is not None and 0 <= hit < len(visit.hits):
            visit.picked, visit.proof, visit.tries_left = hit, "", None

    def prove(self, now: float) -> list[Wish]:
        """The second fact is typed in full."""
        self.touch(now)
        visit = self.visit
        if self.state is not State.LOOKING_UP or visit is None or visit.picked is None:
            return []
        if visit.pending or not visit.proof.strip():
            return []
        visit.pending = True
        self._wishes.append(Prove(visit.number, visit.picked, visit.proof))
        return self._told()

    def broke(self, trouble: Trouble, now: float) -> list[Wish]:
        """The guest who stands there is served to the end; then the kiosk is out of order."""
        self.troubles.add(trouble)
        self._go(Event.BROKEN, now)
        return self._told()

    def close(self, now: float) -> list[Wish]:
        """Staff put the kiosk out of service, whoever stands there."""
        self.troubles.add(Trouble.STAFF)
        self._go(Event.CLOSED, now)
        return self._told()

    def mended(self, trouble: Trouble, now: float) -> list[Wish]:
        self.troubles.discard(trouble)
        if not self.troubles:
            self._go(Event.MENDED, now)
        return self._told()

    def tick(self, now: float) -> list[Wish]:
        """As often as the screen is drawn anew: what time alone brings about."""
        if self._last is not None and now - self._last[1] > SAME_CODE_S:
            self._last = None
        if self.coach is not None and now >= self._coach_until:
            self.coach = None
        limit = LIMITS.get(self.state)
        if limit is not None and now - self._since() >= limit.whole_s:
            self._time_is_up(now)
        elif self._held is not None and self.state in TAKES_OVER_AFTER_S:
            self._begin_with_held(now)
        return self._told()

    def reply(self, reply: Reply, now: float) -> list[Wish]:
        """What the desk says; an answer for a guest who has gone is passed over."""
        if Trouble.SLOW in self.troubles:
            self._wishes += self.mended(Trouble.SLOW, now)
        if self.visit is not None and reply.visit == self.visit.number:
            self._take(reply, self.visit, now)
        return self._told()

    # What the screen wants to know.

    def seconds_left(self, now: float) -> int | None:
        """What the count-down shows; None = none is running."""
        limit = LIMITS.get(self.state)
        if limit is None or not limit.count_down_s:
            return None
        left = limit.whole_s - (now - self._since())
        return math.ceil(left) if 0 < left <= limit.count_down_s else None

    def covered(self, now: float) -> bool:
        """Whether what the guest said is hidden behind the count-down."""
        limit = LIMITS.get(self.state)
        return limit is not None and limit.masks and self.seconds_left(now) is not None

    def print_progress(self, now: float) -> tuple[float, int]:
        """Share of the usual time that has gone, never all of it before the badge is out; seconds that are left."""
        if self.visit is None or self.visit.printed:
            return 1.0, 0
        usual, gone = self.prints_in_s, now - self.visit.began_s
        return min(0.95, gone / usual), max(0, math.ceil(usual - gone))

    @property
    def prints_in_s(self) -> float:
        """What a badge has taken here lately, from the code on."""
        return sum(self._prints) / len(self._prints)

    # How it goes on.

    def _told(self) -> list[Wish]:
        wishes, self._wishes = self._wishes, []
        return wishes

    def _since(self) -> float:
        limit = LIMITS.get(self.state)
        return max(self.entered_s, self.touched_s) if limit and limit.touch_extends else self.entered_s

    def _repeats(self, text: str, now: float) -> bool:
        if self.visit is not None and text == self.visit.code:
            return True
        return self._last is not None and text == self._last[0] and now - self._last[1] <= SAME_CODE_S

    def _may_begin(self, now: float) -> bool:
        match self.state:
            case State.WAITING | State.LOOKING_UP:
                return True
            case State.DONE | State.HELP:
                return now - self.entered_s >= TAKES_OVER_AFTER_S[self.state]
            case State.ASKING:
                return self.seconds_left(now) is not None
            case State.GREETING:
                return self.door
            case _:
                return False

    def _begin(self, now: float) -> Visit:
        self._end(now)
        self._visits += 1
        self.visit = Visit(self._visits, now)
        self.coach = None
        return self.visit

    def _begin_with(self, text: str, source: Source, now: float) -> None:
        if self.state is State.GREETING:
            self._go(Event.FINISHED, now)
        if self._go(Event.CODE, now):
            visit = self._begin(now)
            visit.code, visit.source = text, source
            self._check(visit)

    def _begin_with_held(self, now: float) -> None:
        held = self._held
        if held is None or not self._may_begin(now):
            return
        self._held = None
        if now - held[2] <= HELD_S and not self._repeats(held[0], now):
            self._begin_with(held[0], held[1], now)

    def _end(self, now: float) -> None:
        """Nothing of the guest stays."""
        if self.visit is not None:
            self._wishes.append(Forget(self.visit.number))
            if self.visit.code:
                self._last = (self.visit.code, now)
            self.visit = None

    def _go(self, event: Event, now: float) -> bool:
        to = after(self.state, event)
        if to is None:
            return False
        self.state, self.entered_s = to, now
        if to is State.WAITING:
            self._end(now)
            if self.troubles:
                self.state, self._held = State.OUT_OF_ORDER, None
            else:
                self._begin_with_held(now)
        elif to is State.OUT_OF_ORDER:
            self._end(now)
            self._held = None
        return True

    def _check(self, visit: Visit) -> None:
        visit.pending = True
        self._wishes.append(Check(visit.number, visit.code, visit.source, visit.said))

    def _step_back(self) -> bool:
        """Take back the last answer, or the choice of a hit; False = there is none."""
        visit = self.visit
        if visit is None or visit.pending:
            return False
        if self.state is State.LOOKING_UP and visit.picked is not None:
            visit.picked, visit.proof, visit.tries_left = None, "", None
            return True
        if self.state is State.ASKING and visit.before:
            visit.said, visit.sent = visit.before.pop(), None
            self._check(visit)
            return True
        return False

    def _after_press(self, event: Event, leaves: Visit | None) -> None:
        if event is Event.NO_CODE:
            self._begin(self.entered_s)
        elif event is Event.CALL_STAFF:
            visit = leaves or self._begin(self.entered_s)
            self._ask_help(visit, "called_staff")
        elif event is Event.NOT_ME and leaves is not None and self.state is State.HELP:
            self._wishes.append(TakeBack(leaves.number))
            self._ask_help(leaves, "not_me")

    def _ask_help(self, visit: Visit, why: str) -> None:
        visit.why, visit.ticket = why, None
        self._wishes.append(AskHelp(visit.number, why))

    def _dead_end(self, why: str, now: float, line: Text = _NOTHING) -> None:
        visit = self.visit
        event = Event.BADGE_HELD if why == "badge" else Event.STOPPED
        if visit is not None and (self._go(event, now) or self._go(Event.TIMED_OUT, now)):
            visit.line = line
            self._ask_help(visit, why)

    def _time_is_up(self, now: float) -> None:
        match self.state:
            case State.GREETING:
                self._greeted(now)
            case State.PRINTING:
                self._dead_end("badge", now)
            case State.READING:
                self.troubles.add(Trouble.SLOW)
                self._go(Event.TIMED_OUT, now)
            case _:
                self._go(Event.TIMED_OUT, now)

    def _greeted(self, now: float) -> None:
        visit = self.visit
        if visit is not None and visit.badge:
            self._go(Event.GREETED, now)
            if visit.printed:
                self._go(Event.PRINTED, now)
        else:
            self._go(Event.FINISHED, now)
            if self.door:
                self._go(Event.FINISHED, now)

    def _take(self, reply: Reply, visit: Visit, now: float) -> None:
        match reply:
            case Welcomed(_, guest, badge, again, inside, left):
                if self._go(Event.WELCOMED, now):
                    visit.person, visit.badge, visit.again = guest, badge, again
                    visit.inside, visit.left, visit.steps = inside, left, ()
                    visit.pending = False
            case Known(_, guest, line):
                if self._go(Event.KNOWN, now):
                    visit.person, visit.line, visit.pending = guest, line, False
            case Asked(_, guest, steps):
                if self._go(Event.ASKED, now):
                    visit.person, visit.steps, visit.pending = guest, steps, False
                    visit.refused = bool(steps) and steps[0] == visit.sent
                    if visit.refused and visit.before:
                        visit.said = visit.before.pop()
                    visit.sent = None
            case Stopped(_, guest, why, line):
                visit.person = guest or visit.person
                self._dead_end(why, now, line)
            case Coached(_, line, advice):
                if self._go(Event.COACHED, now) and self.state is State.WAITING:
                    self.coach, self._coach_until = (line, advice), now + COACH_S
            case Ticketed(_, number):
                visit.ticket = number
            case Printed():
                visit.printed = True
                self._prints.append(max(1.0, now - visit.began_s))
                self._go(Event.PRINTED, now)
            case BadgeHeld():
                self._dead_end("badge", now)
            case LookedUp(_, text, hits, more):
                if self.state is State.LOOKING_UP and visit.picked is None and text == visit.typed:
                    visit.hits, visit.more = hits, more
            case NotProven(_, left):
                visit.pending, visit.proof, visit.tries_left = False, "", left
                if left <= 0:
                    self._dead_end("not_proven", now)
            case Proven(_, code):
                if self._go(Event.CODE, now):
                    visit.code, visit.typed, visit.proof, visit.hits = code, "", "", ()
                    self._check(visit)
            case _:
                assert_never(reply)
