"""The sounds of the desk, made from the tokens and kept in memory; a newer one cuts the older.

Where there is no sound device nothing is heard and nothing is said about it:
mood, word and shape tell the same.
"""

import math
from array import array
from functools import cache
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject

from ui.theme import tokens
from ui.view import Mood

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

Tones = list[tuple[int, int]]
"""(hertz, milliseconds); 0 hertz is a gap."""

LOUDNESS = 0.6
SECOND_PARTIAL = 0.2


class Device(Protocol):
    """Something that plays samples until it is told to stop."""

    def start(self, device: QIODevice, /) -> None: ...
    def stop(self) -> None: ...


def sound_of(mood: Mood) -> str:
    """The name of a mood's sound."""
    return str(tokens()["mood"][mood]["sound"])


@cache
def samples(name: str) -> bytes:
    """A sound as 16-bit mono samples."""
    settings = tokens()["sound"]
    rate = int(settings["rate_hz"])
    attack, release = int(settings["attack_ms"]), int(settings["release_ms"])
    tones: Tones = [(int(hertz), int(length)) for hertz, length in settings[name]]
    wave = array("h")
    for hertz, length_ms in tones:
        wave.extend(_tone(hertz, length_ms, rate, attack, release))
    return wave.tobytes()


def _tone(hertz: int, length_ms: int, rate: int, attack_ms: int, release_ms: int) -> list[int]:
    """A sine with its octave at 20 %, faded in and out so that it does not click."""
    count = rate * length_ms // 1000
    if hertz == 0:
        return [0] * count
    rise, fall = rate * attack_ms / 1000, min(rate * release_ms / 1000, count / 2)
    turn = 2 * math.pi * hertz / rate
    return [
        round(
            32767
            * LOUDNESS
            / (1 + SECOND_PARTIAL)
            * min(1.0, at / rise, (count - at) / fall)
            * (math.sin(turn * at) + SECOND_PARTIAL * math.sin(2 * turn * at))
        )
        for at in range(count)
    ]


class _Loudspeaker:
    """Qt's way out to a device."""

    def __init__(self, sink: "QAudioSink") -> None:
        self._sink = sink

    def start(self, device: QIODevice, /) -> None:
        self._sink.start(device)

    def stop(self) -> None:
        self._sink.stop()


def open_device(parent: QObject) -> Device | None:
    """The default loudspeaker; None where there is none, or no sound system at all."""
    try:
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices
    except ImportError:
        return None
    output = QMediaDevices.defaultAudioOutput()
    if output.isNull():
        return None
    made = QAudioFormat()
    made.setSampleRate(int(tokens()["sound"]["rate_hz"]))
    made.setChannelCount(1)
    made.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return _Loudspeaker(QAudioSink(output, made, parent))


class Sounds(QObject):
    """Plays one sound at a time."""

    def __init__(self, parent: QObject | None = None, device: Device | None = None) -> None:
        super().__init__(parent)
        self._device = device
        self._buffer = QBuffer(self)

    @property
    def heard(self) -> bool:
        """Whether there is a loudspeaker."""
        return self._device is not None

    def use(self, device: Device | None) -> None:
        """Play on this from now on; None = where there is none."""
        self._device = device

    def play(self, name: str) -> None:
        """Play a sound by its name in the tokens, and stop the one before."""
        if self._device is None:
            return
        self._device.stop()
        self._buffer.close()
        self._buffer.setData(QByteArray(samples(name)))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._device.start(self._buffer)

    def tell(self, mood: Mood) -> None:
        """Play the sound of a verdict."""
        self.play(sound_of(mood))
