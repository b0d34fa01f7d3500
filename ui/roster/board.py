"""The roster's windows at the desk: who tells whom between them, the back room and the desk."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.backroom import (
    Answer,
    Backroom,
    Check,
    Checked,
    Looked,
    Refused,
    Request,
    Save,
    Saved,
    Stepped,
    Stopped,
    Told,
    Weigh,
    Write,
    Written,
)  # fmt: skip
from kiosk.backroom import (
    Look as LookAt,
)
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.facts import WalkedIn
from kiosk.domain.text import Language
from kiosk.outcome import Outcome
from ui.roster.group import GroupPanel
from ui.roster.import_window import ImportWindow
from ui.roster.preflight_window import PreflightWindow
from ui.roster.walk_in import WalkInPanel
from ui.theme import Look

OpenRoom = Callable[[Callable[[Answer], object]], Backroom]


class RosterBoard(QObject):
    """Opens the windows and closes the back room behind the last of them.  Lives on the main thread.

    Signals:
        roster_ready: a ``Prepared`` edition for the desk.
        walk_in_wanted: a ``WalkedIn``, to be registered and checked in on the list behind it.
        group_wanted: a reference or code whose group is looked for, and the list.
        group_chosen: codes to check in, in their order, and the list.
    """

    roster_ready = Signal(object)
    walk_in_wanted = Signal(object, str)
    group_wanted = Signal(str, str)
    group_chosen = Signal(object, str)
    _answered = Signal(object)
    """Emitted on the back room's thread, heard on this object's."""

    def __init__(
        self,
        open_room: OpenRoom,
        look: Callable[[], Look],
        language: Callable[[], Language],
        door: Callable[[], str] = str,
        parent: QObject | None = None,
    ) -> None:
        """``door``: the list that the desk works on now, '' = none.

        Without a ``parent`` these windows are all there is, and the program ends with the last of them.
        """
        super().__init__(parent)
        self._alone = parent is None
        self._door = door
        self._open_room, self._look, self._language = open_room, look, language
        self._room: Backroom | None = None
        self._event: Event | None = None
        self._stopping = False
        self._for_preflight = False
        """Whose the last request was."""
        self.importing: ImportWindow | None = None
        self.checking: PreflightWindow | None = None
        self.new_guest: WalkInPanel | None = None
        self.gathering: GroupPanel | None = None
        self._answered.connect(self._heard)

    # windows

    @Slot()
    def show_import(self) -> None:
        if self.importing is None:
            window = self.importing = ImportWindow(self._look())
            window.look_asked.connect(self._look_at)
            window.weigh_asked.connect(self._weigh)
            window.write_asked.connect(self._write)
            window.stop_asked.connect(self._stop)
            window.preflight_asked.connect(self.show_preflight)
            window.closed.connect(self._import_closed)
        self._on_top(self.importing)

    @Slot()
    def show_preflight(self) -> None:
        if self.checking is None:
            window = self.checking = PreflightWindow(self._look(), self._language())
            window.check_asked.connect(self._check)
            window.save_asked.connect(self._save)
            window.closed.connect(self._preflight_closed)
        self._on_top(self.checking)
        self.checking.check()

    @Slot()
    def show_walk_in(self, name: str = "") -> None:
        if self._event is None:
            return
        if self.new_guest is None:
            self.new_guest = WalkInPanel(self._look(), self._language())
            self.new_guest.wished.connect(self._walk_in)
        self.new_guest.begin(self._event, name)
        self._on_top(self.new_guest)

    @Slot()
    def show_group(self, reference: str = "") -> None:
        if self.gathering is None:
            self.gathering = GroupPanel(self._look(), self._language())
            self.gathering.looked_up.connect(self._look_up)
            self.gathering.wished.connect(self._check_in)
        self.gathering.begin(reference)
        self._on_top(self.gathering)

    def close_all(self) -> None:
        """The desk ends."""
        for window in (self.importing, self.checking, self.new_guest, self.gathering):
            if window is not None:
                window.close()
        self._leave_room()

    # what the desk says

    @Slot(object, int, str)
    def desk_opened(self, event: Event | None, _guests: int, _imported_at: str) -> None:
        self._event = event

    @Slot(int)
    def roster_used(self, guests: int) -> None:
        if self.importing is not None:
            self.importing.show_written(guests)

    @Slot(str)
    def roster_not_used(self, why: str) -> None:
        if self.importing is not None:
            self.importing.show_refused(Refused(why))

    @Slot(object)
    def judged(self, outcome: Outcome) -> None:
        if self.gathering is not None:
            self.gathering.judged(outcome)

    @Slot(str, object)
    def group_found(self, reference: str, members: list[tuple[Attendee, Outcome]]) -> None:
        if self.gathering is not None:
            self.gathering.show_group(reference, members)

    def _on_top(self, window: ImportWindow | PreflightWindow | WalkInPanel | GroupPanel) -> None:
        window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, self._alone)
        window.show()
        window.raise_()
        window.activateWindow()

    # what the windows wish

    @Slot(object)
    def _look_at(self, path: Path) -> None:
        self._ask(LookAt(path))

    @Slot(object, object)
    def _weigh(self, path: Path, columns: dict[str, str]) -> None:
        self._ask(Weigh(path, columns))

    @Slot()
    def _write(self) -> None:
        self._ask(Write())

    @Slot()
    def _stop(self) -> None:
        self._stopping = True
        if self._room is not None:
            self._room.stop()

    @Slot()
    def _check(self) -> None:
        self._ask(Check())

    @Slot(object)
    def _save(self, path: Path) -> None:
        self._ask(Save(path))

    @Slot(object)
    def _walk_in(self, body: WalkedIn) -> None:
        self.walk_in_wanted.emit(body, self._door())

    @Slot(str)
    def _look_up(self, reference: str) -> None:
        self.group_wanted.emit(reference, self._door())

    @Slot(object)
    def _check_in(self, codes: list[str]) -> None:
        self.group_chosen.emit(codes, self._door())

    @Slot()
    def _import_closed(self) -> None:
        self.importing = _gone(self.importing)
        self._leave_room()

    @Slot()
    def _preflight_closed(self) -> None:
        self.checking = _gone(self.checking)
        self._leave_room()

    def _ask(self, request: Request) -> None:
        self._stopping = False
        self._for_preflight = isinstance(request, Check | Save)
        if self._room is None:
            self._room = self._open_room(self._answered.emit)
        self._room.ask(request)

    def _leave_room(self) -> None:
        if self._room is not None and self.importing is None and self.checking is None:
            self._room.close()
            self._room = None

    @Slot(object)
    def _heard(self, answer: Answer) -> None:
        match answer:
            case Checked() | Saved():
                self._tell_preflight(answer)
            case Refused() if self._for_preflight:
                self._tell_preflight(answer)
            case Written(prepared) if self._stopping or self.importing is None:
                prepared.forget()
                if self.importing is not None:
                    self.importing.show_stopped()
            case Written(prepared):
                self.roster_ready.emit(prepared)
            case _ if self.importing is None:
                return
            case Stepped(done, total):
                self.importing.show_step(done, total)
            case Looked(preview):
                self.importing.show_looked(preview)
            case Told() if self._stopping:
                self.importing.show_stopped()
            case Told():
                self.importing.show_told(answer)
            case Refused():
                self.importing.show_refused(answer)
            case Stopped():
                self.importing.show_stopped()

    def _tell_preflight(self, answer: Checked | Saved | Refused) -> None:
        if self.checking is None:
            return
        match answer:
            case Checked():
                self.checking.show_checked(answer)
            case Saved(path):
                self.checking.show_saved(path)
            case Refused():
                self.checking.show_refused(answer)


def _gone(window: ImportWindow | PreflightWindow | None) -> None:
    if window is not None:
        window.deleteLater()
