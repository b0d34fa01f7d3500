"""What reading an event pack gives: the event and its guests, or every problem by file and line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.errors import BadInput


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an organiser must look at.

    ``where`` is the file and its line (``attendees.csv:17``; in a workbook the
    row); ``kind`` a short slug that programs can compare; ``detail`` a sentence.
    """

    where: str
    kind: str
    detail: str

    def __str__(self) -> str:
        return f"{self.where}: {self.detail}"


@dataclass(frozen=True, slots=True)
class Pack:
    """One event, ready for a desk."""

    event: Event
    attendees: tuple[Attendee, ...]
    warnings: tuple[Problem, ...] = ()
    """Taken all the same: a code on two rows, characters that a file has lost."""
    badges: Mapping[str, str] = field(default_factory=dict[str, str])
    """Badge layouts of the pack: layout id -> the text of ``badges/<id>.toml``."""
    pictures: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """Pictures beside those layouts, by file name."""
    photos: frozenset[str] = frozenset()
    """Names of the files in ``photos/``; ``read_photo`` reads one."""
    logo: bytes | None = None


class PackRefused(BadInput):
    """Nothing of this pack is taken; ``problems`` names everything that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        more = len(self.problems) - 1
        others = f" (and {more} more)" if more else ""
        super().__init__(f"{self.problems[0]}{others}")
