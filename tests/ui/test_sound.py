"""Sounds: made from the tokens, short, and the newest one cuts the older."""

from array import array

import pytest
from PySide6.QtCore import QIODevice

from ui.sound import Sounds, samples, sound_of
from ui.theme import tokens
from ui.view import Mood


class Ear:
    """Remembers what it was told to play."""

    def __init__(self) -> None:
        self.heard: list[bytes | str] = []

    def start(self, device: QIODevice, /) -> None:
        self.heard.append(device.readAll().data())

    def stop(self) -> None:
        self.heard.append("stop")


@pytest.mark.parametrize("mood", Mood)
def test_a_verdict_is_told_in_less_than_300_ms(mood):
    made = array("h", samples(sound_of(mood)))
    assert 0.2 < len(made) / tokens()["sound"]["rate_hz"] < 0.3


def test_every_rhythm_is_its_own():
    assert len({samples(sound_of(mood)) for mood in Mood if mood is not Mood.SYSTEM}) == 5


def test_a_sound_begins_and_ends_without_a_click():
    made = array("h", samples("help"))
    loudest = max(abs(value) for value in made)
    assert max(abs(made[0]), abs(made[-1])) < loudest / 50
    assert loudest > 10000


def test_a_newer_sound_cuts_the_older(qapp):
    ear = Ear()
    sounds = Sounds(device=ear)
    sounds.tell(Mood.REFUSED)
    sounds.tell(Mood.ADMITTED)
    assert ear.heard == ["stop", samples("refused"), "stop", samples("admitted")]


def test_without_a_loudspeaker_nothing_happens(qapp):
    Sounds().tell(Mood.ADMITTED)
