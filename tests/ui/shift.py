"""A shift at the entrance, worked by keyboard: who comes, what goes wrong meanwhile, and what the books must say."""

import threading
from collections import Counter
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.demo.show import Shown
from kiosk.desk import Outcome
from kiosk.domain.verdict import VerdictKind
from kiosk.scan.events import SourceKind, SourceState
from kiosk.scan.shelf import Preview
from kiosk.scan.wedge import Wedge, WedgeSettings
from ui.app import DeskApp

SCANNER_KEY_S, PERSON_KEY_S = 0.004, 0.3


class TwoTypists:
    """A hand scanner and a volunteer on one keyboard, told apart by a pace that no busy machine can spoil."""

    def __init__(self) -> None:
        self._wedge = Wedge(WedgeSettings(needs_ending=True))
        self._now = 0.0
        self._by_hand = False

    def hand_over(self, *, by_hand: bool) -> None:
        """The other one types now; nobody does that within a tenth of a second."""
        self._now += PERSON_KEY_S
        self._by_hand = by_hand

    def key(self, char: str, at_s: float) -> str | None:
        self._now += PERSON_KEY_S if self._by_hand else SCANNER_KEY_S
        return self._wedge.key(char, self._now)

    def composing(self, at_s: float) -> None:
        pass

    def committed(self, text: str, at_s: float) -> str | None:
        return None

    def idle(self, at_s: float) -> str | None:
        return self._wedge.idle(self._now)


class PluggedCamera:
    """A camera that gives pictures, until somebody pulls its plug, and again when it is put back."""

    def __init__(self) -> None:
        self._events = [SourceState(SourceKind.OK)]
        self._changed = threading.Condition()
        self._frames, self._plugged = 0, True

    def start(self) -> None:
        pass

    def stop(self) -> None:
        pass

    def plug(self, *, into: bool) -> None:
        with self._changed:
            self._plugged = into
            self._events.append(SourceState(SourceKind.OK) if into else SourceState(SourceKind.LOST, "unplugged"))
            self._changed.notify()

    def events(self, timeout_s: float) -> list:
        with self._changed:
            self._changed.wait_for(lambda: self._events, timeout_s)
            told, self._events = self._events, []
            return told

    def newest_frame(self):
        if not self._plugged:
            return None
        self._frames += 1
        return Preview(np.full((48, 64), 90, np.uint8), 1, self._frames, 1.0), ()


@dataclass
class Tally:
    """What the volunteer did and what the desk answered."""

    shown: list[Shown] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    let_in: int = 0
    undone: int = 0

    def kinds(self) -> Counter:
        return Counter(one.kind for one in self.outcomes)


class Volunteer(QObject):
    """Works the real window with the keyboard alone."""

    def __init__(self, qtbot, app: DeskApp, typists: TwoTypists) -> None:
        super().__init__(app)
        self._qtbot, self._app, self._typists = qtbot, app, typists
        self.tally = Tally()
        app.desk.judged.connect(self._heard)

    @Slot(object)
    def _heard(self, outcome: Outcome) -> None:
        self.tally.outcomes.append(outcome)

    def scan(self, shown: Shown) -> Outcome:
        """Pull the trigger of the hand scanner, and look at the screen."""
        self.tally.shown.append(shown)
        with self._answer():
            at = self._keyboard()
            QTest.keyClicks(at, shown.text)
            QTest.keyClick(at, Qt.Key.Key_Return)
        outcome = self.tally.outcomes[-1]
        assert outcome.ask.text == shown.text, [one.ask for one in self.tally.outcomes[-3:]]
        assert self._app.screen.is_judged
        return outcome

    def find(self, code: str) -> Outcome:
        """Type the code below a torn QR by hand."""
        self.press(Qt.Key.Key_F2)
        self._typists.hand_over(by_hand=True)
        with self._answer():
            QTest.keyClicks(self._keyboard(), code)
            QTest.keyClick(self._keyboard(), Qt.Key.Key_Return)
        self._typists.hand_over(by_hand=False)
        return self.tally.outcomes[-1]

    def answer(self, *keys: Qt.Key) -> Outcome:
        """Answer what the panel asks; the last key brings a verdict."""
        *first, last = keys
        for key in first:
            self.press(key)
        with self._answer():
            self.press(last)
        return self.tally.outcomes[-1]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._typists.hand_over(by_hand=True)
        QTest.keyClick(self._keyboard(), key, modifier)
        self._typists.hand_over(by_hand=False)

    def wait(self, until) -> None:
        self._qtbot.waitUntil(until, timeout=60_000)

    def _answer(self):
        return _Answer(self._qtbot, self.tally.outcomes)

    def _keyboard(self):
        return QApplication.focusWidget() or self._app.screen


class _Answer:
    def __init__(self, qtbot, outcomes: list) -> None:
        self._qtbot, self._outcomes, self._before = qtbot, outcomes, len(outcomes)

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind, *_: object) -> None:
        if kind is None:
            self._qtbot.waitUntil(lambda: len(self._outcomes) > self._before, timeout=60_000)


def expected(shown: list[Shown]) -> Counter:
    return Counter(one.verdict for one in shown)


GREEN = (VerdictKind.ADMITTED, VerdictKind.EXITED)
