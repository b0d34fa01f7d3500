"""What the assistant and the settings have done for them, on a thread of its own: packs, test pages, checks."""

import io
import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from kiosk.config import Settings, read_settings, write_settings
from kiosk.domain.text import Language
from kiosk.errors import Trouble

if TYPE_CHECKING:
    from kiosk.pack.pack import Pack

log = logging.getLogger(__name__)


class SetupWorker(QObject):
    """Works one wish after another.

    Signals:
        pack_taken: name of the event, number of guests, halls and gates (pairs of id and name).
        pack_refused: one sentence.
        printers_found: pairs of address and name.
        test_page_done: the state of the page's job, and a sentence or "".
        hub_joined: the desk's name there, and a sentence.
        hub_refused: one sentence.
        tested: triples of check, whether it is well, sentence.
    """

    pack_taken = Signal(str, int, object, object)
    pack_refused = Signal(str)
    printers_found = Signal(object)
    test_page_done = Signal(str, str)
    hub_joined = Signal(str, str)
    hub_refused = Signal(str)
    tested = Signal(object)

    def __init__(
        self, folder: Path, language: Callable[[], Language], skipped: frozenset[str] = frozenset({"camera"})
    ) -> None:
        """``skipped``: checks that a running desk's own lamps tell better."""
        super().__init__()
        self._skipped = skipped
        self._folder, self._language = folder, language
        self._stopping = threading.Event()

    def end(self) -> None:
        """Called from the main thread: nobody waits for a printer any more."""
        self._stopping.set()

    @Slot(str)
    def take_pack(self, path: str) -> None:
        """Read the pack and make it this desk's roster."""
        from kiosk.pack.pack import PackRefused
        from kiosk.pack.read import read_pack

        try:
            pack = read_pack(Path(path))
            self._import(pack)
        except PackRefused as refused:
            first = refused.problems[0]
            self.pack_refused.emit(f"{first.where}: {first.detail}")
        except (Trouble, OSError) as trouble:
            self.pack_refused.emit(str(trouble))
        except Exception as error:
            log.exception("a bug while an event pack was read")
            self.pack_refused.emit(f"{type(error).__name__}: {error}")

    def _import(self, pack: "Pack") -> None:
        from kiosk.desk import Post
        from kiosk.domain.ids import DeskId
        from kiosk.station import Station

        station = Station(self._folder, Post(DeskId("setup")))
        try:
            station.take(pack)
        finally:
            station.close()
        language, event = self._language(), pack.event
        halls = tuple((str(one.id), one.name[language]) for one in event.halls.values())
        gates = tuple((str(one.id), one.name[language]) for one in event.gates.values())
        self.pack_taken.emit(event.name[language], len(pack.attendees), halls, gates)

    @Slot(str)
    def join_hub(self, code: str) -> None:
        """Pair this desk; its event, guests and records come from the hub."""
        from kiosk.commands.context import Context
        from kiosk.commands.fleet import join

        said = io.StringIO()
        try:
            join(Context(self._folder, language=self._language(), out=said), code)
        except (Trouble, OSError) as trouble:
            self.hub_refused.emit(str(trouble))
        except Exception as error:
            log.exception("a bug while a desk was paired")
            self.hub_refused.emit(f"{type(error).__name__}: {error}")
        else:
            self.hub_joined.emit(read_settings(self._folder).desk, said.getvalue().strip())

    @Slot()
    def find_printers(self) -> None:
        from kiosk.badge.discovery import find

        try:
            found = find()
        except (Trouble, OSError) as trouble:
            log.warning("printers were not looked for: %s", trouble)
            found = []
        named = tuple((one.uri, " · ".join(part for part in (one.name, one.model, one.place) if part)) for one in found)
        self.printers_found.emit(named)

    @Slot(str)
    def print_test_page(self, address: str) -> None:
        from kiosk.badge.layout import layouts_in, read_layout
        from kiosk.badge.printers import FolderPrinter, open_printer
        from kiosk.badge.states import sentences
        from kiosk.badge.test_page import print_on
        from kiosk.resources import resource

        try:
            printer = open_printer(address or f"folder:{self._folder / 'badges'}")
            if isinstance(printer, FolderPrinter):
                printer.make()
            report = print_on(printer, read_layout(layouts_in(resource("badges"))["a6"]), stopping=self._stopping)
        except Trouble as trouble:
            self.test_page_done.emit("failed", str(trouble))
            return
        if report is None:
            return
        words = sentences(report.faults)[self._language()] if report.faults else ""
        self.test_page_done.emit(str(report.state), words)

    @Slot(object)
    def finish(self, settings: Settings | None) -> None:
        """Keep the settings, if any were chosen, and end the thread."""
        try:
            if settings is not None:
                write_settings(self._folder, settings)
        except OSError as error:
            log.error("the settings were not kept: %s", error)
        QThread.currentThread().quit()

    @Slot()
    def run_tests(self) -> None:
        """Every check of ``doctor``; the camera's only where no desk holds it."""
        from kiosk.commands.context import Context
        from kiosk.commands.doctor import examine

        language = self._language()
        findings = examine(Context(self._folder), None, None, skip=self._skipped)
        self.tested.emit(tuple((one.check, one.ok, one.detail[language]) for one in findings))
