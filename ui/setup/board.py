"""The assistant at work: stands between its pages, the worker and the camera, and knows what has been chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from kiosk import setup_code
from kiosk.config import Settings, desk_name
from kiosk.domain.text import Language
from kiosk.errors import BadInput
from ui import texts
from ui.camera_thread import Scanner, ScanWorker
from ui.setup import words
from ui.setup.pages import DeskPage, DonePage, EventPage, LookPage, PrinterPage, SoundPage, TestPage
from ui.setup.screen import SetupScreen
from ui.sound import Sounds
from ui.theme import Look, Scheme
from ui.threads import start
from ui.view import Mood
from ui.widgets.camera import grey_image

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PySide6.QtCore import QTranslator

    from ui.cameras.panel import CameraPanel

CLOSING_MS = 5000
PAIRING = "CKH1."
"""How the pairing code of a hub begins."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the assistant ended with; ``settings`` None = somebody left it for later."""

    settings: Settings | None
    language: Language


class SetupBoard(QObject):
    """Answers every page.

    Signals:
        pack_wanted: the path of an event pack to take.
        hub_wanted: a pairing code of the venue's hub.
        printers_wanted: look which are within reach.
        test_page_wanted: the address of the printer.
        tests_wanted: run the self-test.
        look_changed: language, scheme, percent, left-handed: the window behind shall look so too.
        ended: a ``Chosen``; the window can go.
    """

    pack_wanted = Signal(str)
    hub_wanted = Signal(str)
    printers_wanted = Signal()
    test_page_wanted = Signal(str)
    tests_wanted = Signal()
    look_changed = Signal(str, str, int, bool)
    ended = Signal(object)

    def __init__(
        self,
        screen: SetupScreen,
        settings: Settings,
        sounds: Sounds,
        *,
        language: Language,
        translators: "Sequence[QTranslator]" = (),
        open_scanner: Callable[[], Scanner] | None = None,
        cameras: "CameraPanel | None" = None,
        choose: Callable[[bool], str] = lambda _folder: "",
        speaks: bool = True,
    ) -> None:
        """``choose`` asks for a file, or a folder; ``speaks`` False: the desk behind turns the language."""
        super().__init__(screen)
        self.screen, self.settings, self.sounds, self.language = screen, settings, sounds, language
        self._translators, self._open_scanner, self._cameras = translators, open_scanner, cameras
        self._choose, self._speaks = choose, speaks
        self._pattern = ""
        self._event = ""
        self._printers_known = False
        self._live: ScanWorker | None = None
        self._thread: QThread | None = None
        self._over = False
        self._connect()
        self._show_settings()

    def _connect(self) -> None:
        screen = self.screen
        screen.page_asked.connect(self.go_to)
        screen.asked.connect(self.asked)
        screen.closed.connect(self.leave)
        for page in screen.pages.values():
            match page:
                case EventPage():
                    page.pack_chosen.connect(self.take_pack)
                case DeskPage():
                    if not screen.is_assistant:
                        page.note_next_start()
                    page.desk.changed.connect(self._desk_typed)
                    page.number.changed.connect(self._number_typed)
                    page.halls.chosen.connect(self._hall_chosen)
                    page.gates.chosen.connect(self._gate_chosen)
                case PrinterPage():
                    page.address.changed.connect(self._printer_typed)
                case SoundPage():
                    page.play.connect(self._play)
                case LookPage():
                    page.changed.connect(self._look_pressed)
                case _:
                    pass

    # Moving about

    def begin(self, page: str = "") -> None:
        """Show the first page, or this one."""
        self.go_to(page or next(iter(self.screen.pages)))

    @Slot(str)
    def go_to(self, name: str) -> None:
        left = self.screen.current
        if left in ("event", "camera"):
            self._release_camera()
        self.screen.show_page(name)
        match name:
            case "event":
                self._watch_for_code()
            case "camera" if self._cameras is not None:
                from kiosk.scan.camera_setup import choice_of

                self._cameras.begin(choice_of(self.settings))
            case "printer" if not self._printers_known:
                self._find_printers()
            case "sound":
                self._show_sound()
            case "done":
                self.summarise()
            case "test":
                self._test()
            case _:
                pass

    @Slot(str)
    def asked(self, name: str) -> None:
        match name:
            case "next":
                self._next()
            case "back":
                self._back()
            case "language":
                self._speak(Language.EN if self.language is Language.ZH else Language.ZH)
            case "file" | "folder":
                path = self._choose(name == "folder")
                if path:
                    self.take_pack(path)
            case "find":
                self._find_printers()
            case "test_page":
                self._print_test_page()
            case "run":
                self._test()
            case _:
                pass

    def _next(self) -> None:
        names = list(self.screen.pages)
        at = names.index(self.screen.current)
        if not self.screen.is_assistant or at == len(names) - 1:
            self._end(self.settings)
        else:
            self.go_to(names[at + 1])

    def _back(self) -> None:
        names = list(self.screen.pages)
        at = names.index(self.screen.current)
        if not self.screen.is_assistant or at == 0:
            self.leave()
        else:
            self.go_to(names[at - 1])

    @Slot()
    def leave(self) -> None:
        """Esc on the first page, or the window's cross: nothing is kept but what is already on disk."""
        self._end(None)

    def _end(self, settings: Settings | None) -> None:
        if self._over:
            return
        self._over = True
        self._release_camera()
        self.ended.emit(Chosen(settings, self.language))

    # The camera

    def _watch_for_code(self) -> None:
        if self._open_scanner is None or self._live is not None:
            return
        live = ScanWorker(self._open_scanner)
        live.read.connect(self.code_read)
        live.pictured.connect(self._pictured)
        live.lost.connect(self._lost)
        self._live, self._thread = live, start(live, "set-up camera")

    def _release_camera(self) -> None:
        if self._cameras is not None:
            if self.screen.current == "camera":
                from kiosk.scan.camera_setup import with_choice

                self.settings = with_choice(self.settings, self._cameras.choice)
            self._cameras.end()
        if self._live is not None and self._thread is not None:
            self._live.end()
            self._thread.quit()
            self._thread.wait(CLOSING_MS)
        self._live = self._thread = None

    @Slot(object, object)
    def _pictured(self, pixels: "npt.NDArray[np.uint8]", _corners: object) -> None:
        page = self.screen.pages.get("event")
        if isinstance(page, EventPage):
            page.camera.show_frame(grey_image(pixels))
        if self._live is not None:
            self._live.took_picture()

    @Slot(str)
    def _lost(self, sentence: str) -> None:
        page = self.screen.pages.get("event")
        if isinstance(page, EventPage):
            page.camera.show_lost(sentence)

    @Slot(str)
    def code_read(self, text: str) -> None:
        """A code before the camera of the first page."""
        page = self.screen.pages.get("event")
        if not isinstance(page, EventPage):
            return
        if text.startswith(PAIRING):
            page.code.say(words.code_taken(), Mood.ADMITTED)
            self._join(text)
            return
        try:
            code = setup_code.read(text)
        except BadInput as refused:
            page.code.say(str(refused), Mood.CAUTION)
            return
        page.code.say(words.code_taken(), Mood.ADMITTED)
        self.sounds.play("read")
        self.take_code(code)

    def take_code(self, code: setup_code.SetupCode) -> None:
        """Everything the code says, at once; what it asks for comes next."""
        self._pattern = code.desk if code.asks_number else ""
        self.settings = setup_code.applied(self.settings, replace(code, desk="") if code.asks_number else code)
        if code.language and Language(code.language) is not self.language:
            self._speak(Language(code.language))
        self._show_settings()
        if code.join:
            self._join(code.join)
        elif code.pack:
            self.take_pack(code.pack)
        self.go_to("desk" if code.asks_number else "done")

    # The event

    def _join(self, code: str) -> None:
        page = self.screen.pages.get("event")
        if isinstance(page, EventPage):
            page.state.say(words.pairing(), Mood.CAUTION)
        self.hub_wanted.emit(code)

    @Slot(str, str)
    def hub_joined(self, desk: str, sentence: str) -> None:
        """The hub knows this desk by a name, which it keeps."""
        self._event, self._pattern = sentence, ""
        self.settings = replace(self.settings, desk=desk)
        page = self.screen.pages.get("event")
        if isinstance(page, EventPage):
            page.state.say(sentence, Mood.ADMITTED)
        self._show_settings()
        self.summarise()

    @Slot(str)
    def take_pack(self, path: str) -> None:
        page = self.screen.pages.get("event")
        if isinstance(page, EventPage):
            page.path.line.setText(path)
            page.state.say(words.reading_pack(), Mood.CAUTION)
        self.pack_wanted.emit(path)

    @Slot(str, int, object, object)
    def pack_taken(
        self, event: str, guests: int, halls: tuple[tuple[str, str], ...], gates: tuple[tuple[str, str], ...]
    ) -> None:
        self._event = words.pack_taken(event, guests)
        page = self.screen.pages.get("event")
        if isinstance(page, EventPage):
            page.state.say(self._event, Mood.ADMITTED)
        self.show_places(halls, gates)
        self.summarise()

    def show_places(self, halls: tuple[tuple[str, str], ...], gates: tuple[tuple[str, str], ...]) -> None:
        desk = self.screen.pages.get("desk")
        if isinstance(desk, DeskPage):
            desk.show_places(halls, gates)

    @Slot(str)
    def pack_refused(self, sentence: str) -> None:
        self._event = ""
        page = self.screen.pages.get("event")
        if isinstance(page, EventPage):
            page.state.say(sentence, Mood.REFUSED)
        self.summarise()

    # Desk and place

    @Slot(str)
    def _desk_typed(self, text: str) -> None:
        self.settings = replace(self.settings, desk=text.strip())

    @Slot(str)
    def _number_typed(self, text: str) -> None:
        page = self.screen.pages.get("desk")
        if self._pattern and isinstance(page, DeskPage):
            number = "".join(char for char in text if char.isdecimal())
            page.desk.line.setText(self._pattern.replace(setup_code.NUMBER, number))

    @Slot(str)
    def _hall_chosen(self, hall: str) -> None:
        self.settings = replace(self.settings, hall=hall)

    @Slot(str)
    def _gate_chosen(self, gate: str) -> None:
        self.settings = replace(self.settings, gate=gate)

    # The printer

    def _find_printers(self) -> None:
        page = self.screen.pages.get("printer")
        if isinstance(page, PrinterPage):
            page.state.say(words.finding_printers(), Mood.CAUTION)
            self.printers_wanted.emit()

    @Slot(object)
    def printers_found(self, found: tuple[tuple[str, str], ...]) -> None:
        self._printers_known = True
        page = self.screen.pages.get("printer")
        if isinstance(page, PrinterPage):
            page.show_found(found)
            page.state.say(words.found_printers(len(found)), Mood.ADMITTED if found else Mood.CAUTION)

    @Slot(str)
    def _printer_typed(self, address: str) -> None:
        self.settings = replace(self.settings, printer=address.strip())

    def _print_test_page(self) -> None:
        page = self.screen.pages.get("printer")
        if isinstance(page, PrinterPage):
            page.state.say(words.printing_test_page(), Mood.CAUTION)
            self.test_page_wanted.emit(self.settings.printer)

    @Slot(str, str)
    def test_page_done(self, state: str, sentence: str) -> None:
        page = self.screen.pages.get("printer")
        if isinstance(page, PrinterPage):
            moods = {"printed": Mood.ADMITTED, "failed": Mood.REFUSED}
            said = words.test_page_out(state)
            page.state.say(words.told(said, sentence) if sentence else said, moods.get(state, Mood.CAUTION))

    # Sound, look, test

    def _show_sound(self) -> None:
        page = self.screen.pages.get("sound")
        if isinstance(page, SoundPage):
            page.show_device(there=self.sounds.heard)

    @Slot(str)
    def _play(self, mood: str) -> None:
        self.sounds.tell(Mood(mood))

    @Slot(str, str)
    def _look_pressed(self, what: str, value: str) -> None:
        match what:
            case "language":
                self._speak(Language(value))
            case "scheme":
                self.settings = replace(self.settings, theme=value)
            case "scale":
                self.settings = replace(self.settings, text_scale=int(value))
            case _:
                self.settings = replace(self.settings, left_handed=value == "left")
        self.screen.wear(Look(Scheme(self.settings.theme), scale=self.settings.text_scale / 100))
        self._tell_look()

    def _speak(self, language: Language) -> None:
        self.language = language
        self.settings = replace(self.settings, language=language.value)
        if self._speaks:
            self._translators = texts.install(language, self._translators)
            self.screen.retranslate()
        self._show_settings()
        if self.screen.current in ("done", "sound"):
            self.summarise()
            self._show_sound()
        self._tell_look()

    def fall_silent(self) -> None:
        """Another window speaks from now on."""
        self._translators = texts.install(Language.EN, self._translators)

    def _tell_look(self) -> None:
        now = self.settings
        self.look_changed.emit(now.language, now.theme, now.text_scale, now.left_handed)

    def _test(self) -> None:
        page = self.screen.pages.get("test")
        if isinstance(page, TestPage):
            page.show_testing()
            self.tests_wanted.emit()

    @Slot(object)
    def tested(self, findings: tuple[tuple[str, bool, str], ...]) -> None:
        page = self.screen.pages.get("test")
        if isinstance(page, TestPage):
            there = ("sound", self.sounds.heard, words.sound_there() if self.sounds.heard else words.no_sound())
            page.show_findings((*findings, there))

    def _show_settings(self) -> None:
        now = self.settings
        for page in self.screen.pages.values():
            match page:
                case DeskPage():
                    page.ask_number(asked=bool(self._pattern))
                    name = now.desk or ("" if self._pattern else desk_name(now))
                    page.choose(name, now.hall, now.gate)
                case PrinterPage():
                    page.choose(now.printer)
                case LookPage():
                    page.choose(now.language, now.theme, now.text_scale, left=now.left_handed)
                case _:
                    pass

    def summarise(self) -> None:
        page = self.screen.pages.get("done")
        if not isinstance(page, DonePage):
            return
        now = self.settings
        page.show_summary(
            {
                "event": (self._event or words.none_yet(), Mood.ADMITTED if self._event else Mood.CAUTION),
                "desk": (desk_name(now), Mood.ADMITTED),
                "camera": (now.camera.removeprefix("camera:"), Mood.ADMITTED),
                "printer": (now.printer or words.badges_to_files(), Mood.ADMITTED if now.printer else Mood.CAUTION),
            }
        )
