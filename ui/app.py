"""The one place where the window's objects are made and connected; reading it tells who talks to whom."""

import gc
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread, QTimer, QTranslator, Signal, Slot
from PySide6.QtWidgets import QApplication

from kiosk.domain.ids import HallId, ListId
from kiosk.domain.text import Language
from kiosk.staff import Act, Staff
from ui.attendant import Attendant
from ui.badges import words as badge_words
from ui.camera_thread import Scanner, ScanWorker
from ui.desk_thread import DeskWorker, OpenDesk
from ui.front import texts as front_texts
from ui.front.badge_keys import BadgeKeys
from ui.front.edit_board import EditBoard
from ui.front.help_board import HelpBoard
from ui.front.menu import MenuEntry
from ui.front.menu_board import MenuBoard
from ui.front.photo_board import PhotoBoard
from ui.front.rehearsal_board import RehearsalBoard
from ui.front.staff_board import StaffBoard
from ui.front.staff_thread import StaffWorker
from ui.front.standby_board import StandbyBoard
from ui.keys import KeyListener, Typist
from ui.roster import words as roster_words
from ui.screens.gate import GateScreen
from ui.setup.opener import SettingsOpener
from ui.sound import Sounds, open_device
from ui.theme import Look, Scheme
from ui.threads import start

if TYPE_CHECKING:
    from kiosk.press import Press
    from ui.badges.pile_board import PileBoard
    from ui.badges.window import LayoutWindow
    from ui.roster.board import RosterBoard

log = logging.getLogger(__name__)

CLOSING_MS = 5000
"""A worker that has not ended by then is left to the end of the process."""

SOUND_AFTER_MS = 400
"""Opening the loudspeaker takes a moment of the main thread: not before the window is up."""

FULL_SWEEP_EVERY = 60
"""Seconds."""


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """What the desk's window needs; every ``open_`` is called on the thread that uses what it opens."""

    open_station: Callable[[], OpenDesk]
    typist: Typist
    """Tells a hand scanner's typing from a person's."""
    open_scanner: Callable[[], Scanner] | None = None
    """None = no camera: typed codes and hand scanners only."""
    open_hand_scanner: "Callable[[], Scanner] | None" = None
    """A hand scanner on a line of its own; None = it types like a keyboard."""
    open_press: "Callable[[], Press] | None" = None
    """None = this desk prints no badges."""
    language: Language = Language.ZH
    scheme: Scheme = Scheme.LIGHT
    text_scale: float = 1.0
    pinned: ListId | None = None
    hall: HallId | None = None
    """At whose door the desk stands; the programme chooses its list."""
    operator: str = ""
    read_staff: Callable[[], Staff] = Staff
    """Who has a PIN here; called on the staff's thread for every PIN."""
    lock_minutes: int = 5
    read_photo: Callable[[str], bytes] = lambda _: b""
    """A guest's photo by its file name; called on the desk's thread."""
    keep_taste: Callable[[str, str, int], None] | None = None
    """Keeps language, scheme and size of text in percent for the next start; called on the desk's thread."""
    folder: Path | None = None
    """Where the settings lie; None = they cannot be changed here."""
    left_handed: bool = False
    keep_side: Callable[[bool], None] | None = None
    """Keeps for which hand the desk is arranged; called on the desk's thread."""
    import_command: str = "cqitec-kiosk import PATH"
    """What to type so that this desk gets its guest list."""
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


class Sweeper(QObject):
    """Collects Python's garbage on the main thread only.

    The collector runs on whichever thread makes the next object; a window part
    or timer that it deletes on a worker's thread ends the process (PySide6 6.11).
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rounds = 0

    def begin(self) -> None:
        gc.disable()

    @Slot()
    def sweep(self) -> None:
        """Young objects each second, all of them each minute."""
        self._rounds = (self._rounds + 1) % FULL_SWEEP_EVERY
        gc.collect(2 if self._rounds == 0 else 1)

    def end(self) -> None:
        gc.enable()


class DeskApp(QObject):
    """The running desk: window, attendant, workers and their threads.

    Signals:
        ending: nothing more will be asked of the desk.
    """

    ending = Signal()

    def __init__(
        self, options: DeskOptions, screen: GateScreen | None = None, translators: Sequence[QTranslator] = ()
    ) -> None:
        """``screen`` is the window that was shown first, in the language of ``options``, with these ``translators``."""
        super().__init__()
        self.screen = screen or GateScreen(Look(options.scheme, scale=options.text_scale))
        self.layouts: LayoutWindow | None = None
        self.sounds = Sounds(self)
        self.screen.show_side(left_handed=options.left_handed)
        self.staff = StaffBoard(self.screen, options.operator, options.lock_minutes)
        self.attendant = Attendant(
            self.screen,
            self.sounds,
            options.clock,
            options.language,
            options.pinned,
            options.hall,
            import_command=options.import_command,
            has_camera=options.open_scanner is not None,
            prints=options.open_press is not None,
            approve=self.staff.approve,
        )
        self.attendant.who_lets_in = self.staff.who_lets_in
        self.help = HelpBoard(self.attendant, self.staff.approve)
        self.standby = StandbyBoard(self.attendant)
        self.badges = BadgeKeys(self.attendant, self.staff.approve)
        self.edit = EditBoard(self.attendant, self.staff.approve)
        self.photos = PhotoBoard(self.attendant, options.read_photo)
        self.rehearsal = RehearsalBoard(self.attendant)
        self.settings = SettingsOpener(self.attendant, self.sounds, options.folder, lambda: self.attendant.conference)
        self._folder = options.folder
        self._roster: RosterBoard | None = None
        self._pile: PileBoard | None = None
        self.menu = MenuBoard(self.screen, self.staff.may, self.staff.approve)
        self.keys = KeyListener(self.screen, self.screen, options.typist)
        self.desk = DeskWorker(options.open_station, options.open_press, options.keep_taste, options.keep_side)
        self.camera = ScanWorker(options.open_scanner) if options.open_scanner else None
        self.hand = ScanWorker(options.open_hand_scanner) if options.open_hand_scanner else None
        self.guard = StaffWorker(options.read_staff)
        self.sweeper = Sweeper(self)
        self.seconds = QTimer(self, interval=1000)
        self.threads: list[QThread] = []
        self._connect_window()
        self._connect_desk()
        self._connect_camera()
        self._connect_hand_scanner()
        self._connect_staff()
        self._connect_boards()
        self._hang_in_menu()
        self.staff.show_role()
        if translators:
            self.attendant.speak_on(translators)
        else:
            self.attendant.speak(options.language)

    def _connect_window(self) -> None:
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self.keys)
        self.keys.scanned.connect(self.attendant.code_scanned)
        self.screen.code_typed.connect(self.attendant.code_typed)
        self.screen.asked.connect(self.attendant.asked)
        self.screen.search_typed.connect(self.attendant.search_typed)
        self.screen.answered.connect(self.attendant.answered)
        self.screen.let_in.connect(self.attendant.let_in)
        self.screen.door_chosen.connect(self.attendant.choose_door)
        self.screen.look_changed.connect(self.attendant.keep_taste)
        self.screen.row_opened.connect(self.attendant.reopen)
        self.screen.side_changed.connect(self.desk.keep_side)
        self.seconds.timeout.connect(self.attendant.tick)
        self.seconds.timeout.connect(self.sweeper.sweep)

    def _connect_desk(self) -> None:
        self.attendant.scan_wanted.connect(self.desk.scan)
        self.attendant.look_wanted.connect(self.desk.look)
        self.attendant.undo_wanted.connect(self.desk.undo)
        self.attendant.count_wanted.connect(self.desk.count)
        self.attendant.taste_changed.connect(self.desk.keep_taste)
        self.desk.opened.connect(self.attendant.desk_opened)
        self.desk.judged.connect(self.attendant.judged)
        self.desk.looked.connect(self.attendant.looked)
        self.attendant.find_wanted.connect(self.desk.find)
        self.desk.found.connect(self.attendant.found)
        self.desk.undone.connect(self.attendant.undone)
        self.desk.counted.connect(self.attendant.counted)
        self.desk.shut.connect(self.attendant.shut)
        self.desk.fleet_seen.connect(self.attendant.fleet_seen)
        self.desk.troubled.connect(self.attendant.troubled)
        self.ending.connect(self.desk.finish)

    def _connect_camera(self) -> None:
        if self.camera is None:
            return
        lookout = self.attendant.lookout
        self.camera.read.connect(lookout.read)
        self.camera.pictured.connect(lookout.pictured)
        self.camera.hinted.connect(lookout.hinted)
        self.camera.waited.connect(lookout.code_waits)
        self.camera.ended.connect(lookout.film_ended)
        self.camera.lost.connect(lookout.lost)
        self.screen.camera.code_faded.connect(lookout.code_faded)
        # Direct: the camera's thread is busy reading and answers no queued call.
        lookout.picture_taken.connect(self.camera.took_picture, Qt.ConnectionType.DirectConnection)

    def _connect_hand_scanner(self) -> None:
        if self.hand is not None:
            self.hand.read.connect(self.attendant.code_scanned)
            self.hand.lost.connect(self.attendant.lookout.scanner_lost)

    def _connect_staff(self) -> None:
        """Who works here: PINs are looked at on a thread of their own."""
        self.screen.asked.connect(self.staff.asked)
        self.screen.pin_entered.connect(self.staff.pin_entered)
        self.screen.panel_closed.connect(self.staff.set_aside)
        self.desk.judged.connect(self.staff.set_aside)
        self.keys.touched.connect(self.staff.touched)
        self.seconds.timeout.connect(self.staff.tick)
        self.staff.pin_given.connect(self.guard.check)
        self.guard.known.connect(self.staff.known)
        self.guard.checked.connect(self.staff.checked)
        self.guard.refused.connect(self.staff.refused)
        self.guard.unreadable.connect(self.staff.unreadable)
        self.staff.signed.connect(self.desk.work_as)
        self.staff.changed.connect(self.menu.say_again)
        self.attendant.spoke.connect(self.staff.say_again)

    def _connect_boards(self) -> None:
        """What is one key away from a verdict; each board sends errands to the desk and hears what came of them."""
        for board in (self.help, self.standby, self.badges, self.edit, self.photos):
            self.screen.asked.connect(board.asked)
            board.errand.connect(self.desk.run_errand)
            self.desk.errand_done.connect(board.done)
        for listed in (self.help, self.standby):
            self.screen.row_asked.connect(listed.row_asked)
            self.seconds.timeout.connect(listed.tick)
        self.screen.story_asked.connect(self.help.story_asked)
        self.desk.judged.connect(self.help.judged)
        self.desk.opened.connect(self.help.refresh)
        self.attendant.count_wanted.connect(self.standby.refresh)
        self.attendant.spoke.connect(self.standby.say_again)
        self.screen.reprint_chosen.connect(self.badges.reason_chosen)
        self.screen.choice_made.connect(self.badges.choice_made)
        self.desk.badge_made.connect(self.badges.made)
        self.desk.no_badges.connect(self.badges.late)
        self.desk.few_labels.connect(self.badges.few_labels)
        self.badges.rescue.wanted.connect(self.desk.rescue)
        self.screen.choice_made.connect(self.badges.rescue.choice_made)
        self.screen.form_saved.connect(self.badges.rescue.saved)
        self.screen.form_saved.connect(self.edit.saved)
        for printing in (self.badges, self.edit):
            printing.reprint_wanted.connect(self.desk.reprint)
        self.rehearsal.wanted.connect(self.desk.rehearse)
        self.desk.rehearsing.connect(self.rehearsal.began)
        self.desk.rehearsing.connect(self.help.refresh)

    def _hang_in_menu(self) -> None:
        """Everything that F10 offers; a new window of the desk hangs itself in here."""
        self.screen.asked.connect(self.menu.asked)
        self.screen.menu_chosen.connect(self.menu.chosen)
        self.attendant.spoke.connect(self.menu.say_again)
        for entry in (
            MenuEntry("help", front_texts.menu_help, "life-buoy", self.help.show_list),
            MenuEntry("standby", front_texts.menu_standby, "hourglass", self.standby.show_list),
            MenuEntry("recent", front_texts.menu_recent, "list", lambda: self.screen.do("recent")),
            MenuEntry("rehearse", self.rehearsal.label, "clapperboard", self.rehearsal.toggle, Act.REHEARSE),
            *self._guest_entries(),
            MenuEntry(
                "settings",
                self.settings.label,
                "settings",
                self.settings.open_settings,
                Act.SETTINGS,
                lambda: self.settings.offered,
            ),
            MenuEntry(
                "test",
                self.settings.test_label,
                "activity",
                self.settings.open_test,
                offered=lambda: self.settings.offered,
            ),
            MenuEntry(
                "sign_in",
                self.staff.menu_label,
                "lock-open",
                lambda: self.staff.asked("sign_in"),
                offered=lambda: self.staff.guarded,
            ),
            MenuEntry(
                "badges",
                badge_words.title,
                "id-card",
                self._edit_badges,
                Act.BADGES,
                offered=lambda: self._folder is not None,
            ),
            MenuEntry(
                "pile",
                badge_words.pile,
                "printer",
                lambda: self.pile().show(),
                Act.BADGES,
                offered=lambda: self._folder is not None,
            ),
            *self._roster_entries(),
        ):
            self.menu.add(entry)

    def pile(self) -> "PileBoard":
        """Many badges in one go: loaded when it is opened first."""
        if self._pile is None:
            from ui.badges.pile_board import PileBoard

            assert self._folder is not None
            board = PileBoard(
                self._folder,
                lambda: self.screen.look,
                lambda: self.attendant.language,
                lambda: self.attendant.conference,
                prints=self.attendant.badges.prints,
                parent=self,
            )
            board.print_wanted.connect(self.desk.print_pile)
            board.pause_wanted.connect(self.desk.pause_pile)
            board.cancel_wanted.connect(self.desk.cancel_pile)
            self.desk.pile_told.connect(board.printing)
            self.desk.no_pile.connect(board.not_now)
            self._pile = board
        return self._pile

    def _edit_badges(self) -> None:
        """The badge layouts in a window of their own; changes count from the desk's next start."""
        from ui.badges.window import SIZE, LayoutWindow

        if self._folder is None:
            return
        if self.layouts is None or not self.layouts.isVisible():
            self.layouts = LayoutWindow(self._folder, self.screen.look)
            # the program ends with the desk's window
            self.layouts.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
            self.layouts.resize(*SIZE)
            self.layouts.show()
            self.layouts.open_layout("a6")
        self.layouts.raise_()
        self.layouts.activateWindow()

    def _guest_entries(self) -> tuple[MenuEntry, ...]:
        """New guests and groups at the door, each by a number."""
        entries = (
            MenuEntry(
                "walk_in", roster_words.menu_walk_in, "user-plus", lambda: self.roster().show_walk_in(), Act.WALK_IN
            ),
            MenuEntry("group", roster_words.menu_group, "users", lambda: self.roster().show_group()),
        )
        return entries if self._folder is not None else ()

    def _roster_entries(self) -> tuple[MenuEntry, ...]:
        """Import and preflight, where the desk may look after its roster."""
        entries = (
            MenuEntry("import", roster_words.menu_import, "file-down", lambda: self.roster().show_import(), Act.ROSTER),
            MenuEntry(
                "preflight",
                roster_words.menu_preflight,
                "triangle-alert",
                lambda: self.roster().show_preflight(),
                Act.ROSTER,
            ),
        )
        return entries if self._folder is not None else ()

    def roster(self) -> "RosterBoard":
        """The roster's windows: loaded when the first of them is opened."""
        if self._roster is None:
            from kiosk.backroom import Backroom
            from ui.roster.board import RosterBoard

            assert self._folder is not None
            board = RosterBoard(
                partial(Backroom, self._folder),
                lambda: self.screen.look,
                lambda: self.attendant.language,
                lambda: self.attendant.door or "",
                self,
            )
            board.desk_opened(self.attendant.doorway.conference, 0, "")
            board.roster_ready.connect(self.desk.use_roster)
            board.walk_in_wanted.connect(self.desk.walk_in)
            board.group_wanted.connect(self.desk.gather)
            board.group_chosen.connect(self.desk.scan_all)
            self.desk.opened.connect(board.desk_opened)
            self.desk.roster_used.connect(board.roster_used)
            self.desk.roster_not_used.connect(board.roster_not_used)
            self.desk.group_found.connect(board.group_found)
            self.desk.judged.connect(board.judged)
            self._roster = board
        return self._roster

    @Slot()
    def start(self) -> None:
        """Let the workers begin, once."""
        if self.threads:
            return
        self.sweeper.begin()
        self.threads.append(start(self.desk, "desk"))
        self.threads.append(start(self.guard, "staff"))
        if self.camera is not None:
            self.threads.append(start(self.camera, "camera"))
        if self.hand is not None:
            self.threads.append(start(self.hand, "hand scanner"))
        self.seconds.start()
        QTimer.singleShot(SOUND_AFTER_MS, self, self._open_sound)
        self.attendant.tick()

    @Slot()
    def _open_sound(self) -> None:
        self.sounds.use(open_device(self))

    def stop(self) -> None:
        """End the workers; the desk last, after everything the others told it is written."""
        self.settings.close()
        if self._roster is not None:
            self._roster.close_all()
        if self._pile is not None:
            self._pile.close()
        self.seconds.stop()
        if self.layouts is not None:
            self.layouts.close()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self.keys)
        for reader in (self.camera, self.hand):
            if reader is not None:
                reader.end()
        for thread in reversed(self.threads[1:]):
            thread.quit()
            self._wait(thread)
        self.ending.emit()
        for thread in self.threads[:1]:
            self._wait(thread)
        # One that still runs keeps its QThread: destroying that would abort the program.
        self.threads = [thread for thread in self.threads if thread.isRunning()]
        self.sweeper.end()

    def _wait(self, thread: QThread) -> None:
        if not thread.wait(CLOSING_MS):
            log.warning("the thread “%s” did not end in time", thread.objectName())
