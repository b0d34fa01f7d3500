"""What every command gets: the folder, the language, and where to say things.

The window's start waits for what is imported up here; the desk's own modules come with their first use.
"""

import json
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kiosk.config import Settings, desk_name, read_settings
from kiosk.domain.ids import DeskId, GateId
from kiosk.domain.text import Language, Text
from kiosk.errors import BadInput

if TYPE_CHECKING:
    from kiosk.badge.calibration import Calibration
    from kiosk.badge.labels import Labels
    from kiosk.desk import Desk, Post
    from kiosk.domain.event import Event
    from kiosk.press import Outfit
    from kiosk.station import Station


MARK = Text("［演练］", "[rehearsal]")
"""Stands before whatever a desk says while nothing counts."""


@dataclass(frozen=True, slots=True)
class Context:
    """The global options."""

    folder: Path
    as_json: bool = False
    language: Language = Language.ZH
    out: TextIO | None = None

    def say(self, document: object, text: str | Text) -> None:
        """One line on standard output: JSON for programs, a sentence for people."""
        words = text[self.language] if isinstance(text, Text) else text
        line = json.dumps(document, ensure_ascii=False) if self.as_json else words
        if self.as_json or words:
            print(line.encode("utf-8", "backslashreplace").decode("utf-8"), file=self.out or sys.stdout, flush=True)

    def say_rows(self, rows: list[Mapping[str, object]], lines: list[str]) -> None:
        """One JSON array, or a line for each row."""
        if self.as_json:
            self.say(rows, "")
        else:
            for line in lines:
                self.say(None, line)

    @property
    def settings(self) -> Settings:
        return read_settings(self.folder)

    def post(self, gate: str | None = None) -> "Post":
        from kiosk.desk import Post

        settings = self.settings
        chosen = gate or settings.gate
        return Post(
            DeskId(desk_name(settings)),
            GateId(chosen) if chosen else None,
            settings.operator or None,
            self.language,
        )

    @property
    def labels(self) -> "Labels":
        """What is left on the rolls of this desk's printers."""
        from kiosk.badge.labels import FILE, Labels

        return Labels(self.folder / FILE, self.settings.labels_on_roll, self.settings.labels_warn_at)

    @property
    def outfit(self) -> "Outfit":
        """What this desk prints with, beside its printers."""
        from kiosk.press import outfit_of

        return outfit_of(self.folder, self.settings)

    @property
    def calibrations(self) -> "dict[str, Calibration]":
        """What is done against printers that print beside the place."""
        from kiosk.badge.calibration import read_calibrations

        return read_calibrations(self.folder)

    @contextmanager
    def station(self, gate: str | None = None, *, reading: bool = False) -> "Generator[Station]":
        """The data folder, open to write, or to read beside whoever writes."""
        from kiosk.station import Station

        station = Station(self.folder, self.post(gate), reading=reading)
        if station.desk.rehearsal:
            note = Text("本机处于演练状态，以下不计入正式记录。", "this desk rehearses: nothing of this counts.")
            print(f"{MARK[self.language]} {note[self.language]}", file=sys.stderr)
        try:
            yield station
        finally:
            station.close()


def need_event(desk: "Desk") -> "Desk":
    """The desk, if it has a roster; else one sentence that says what to do."""
    if desk.event is None:
        raise BadInput("this desk has no event yet: import an event pack first (cqitec-kiosk import PATH)")
    return desk


def need_list(event: "Event | None", door: str | None) -> None:
    """Raise ``BadInput`` for a list that the event has not; none is asked of a desk without an event."""
    if event is not None and door is not None and door not in event.lists:
        raise BadInput(f"there is no list “{door}”; there are {', '.join(event.lists)}")


def instant(text: str) -> datetime:
    """An instant with an offset; one without is taken as UTC.  ``BadInput`` for other text."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"“{text}” is not a date and time like 2025-11-15T09:00:00+08:00") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
