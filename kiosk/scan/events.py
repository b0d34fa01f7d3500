"""What the decoder process tells the desk."""

from dataclasses import dataclass
from enum import StrEnum

Corners = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]


class HintKind(StrEnum):
    """What the guest should do so that a code which is there can be read."""

    CLOSER = "closer"
    FURTHER = "further"
    HOLD_STILL = "hold still"
    TOO_MUCH_LIGHT = "too much light"
    PHONE_BRIGHTER = "phone brighter"
    TILT = "tilt"
    MORE_LIGHT = "more light"


class SourceKind(StrEnum):
    """How the camera, film or stream is doing."""

    OPENING = "opening"
    OK = "ok"
    LOST = "lost"
    ENDED = "ended"
    BLACK = "black"
    FROZEN = "frozen"
    ASLEEP = "asleep"
    """Well, but nothing has moved for minutes: looked at a few times a second until something does."""


@dataclass(frozen=True, slots=True)
class CodeRead:
    """A new scan.  ``frame_at_ns`` is the monotonic time its frame was grabbed; ``frame`` its number or file name."""

    text: str
    corners: Corners
    frame_at_ns: int
    decode_ms: float
    frame: str


@dataclass(frozen=True, slots=True)
class CodeWaiting:
    """A second code is in view, and is read once the first has gone."""

    text: str
    corners: Corners


@dataclass(frozen=True, slots=True)
class Hint:
    kind: HintKind


@dataclass(frozen=True, slots=True)
class SourceState:
    """A change of the source; ``detail`` is a sentence for staff, or ""."""

    kind: SourceKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DecoderReplaced:
    """The process died, hung or was killed, and another has taken its place; ``left_out`` are decoders given up."""

    reason: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lens:
    """What the driver says of its lens, in its own numbers; None = it has no such lock."""

    focus: float | None
    exposure: float | None


Event = CodeRead | CodeWaiting | Hint | SourceState | DecoderReplaced | Lens
