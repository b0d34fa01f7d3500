"""Opens the settings and the self-test of a running desk from its menu, and lets the desk look as chosen at once."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from kiosk.config import read_settings
from kiosk.domain.event import Event
from kiosk.domain.text import Language
from kiosk.errors import Trouble
from ui.attendant import Attendant
from ui.setup import words
from ui.sound import Sounds
from ui.theme import Look, Scheme

if TYPE_CHECKING:
    from ui.setup.board import Chosen
    from ui.setup.run import SetupWork

SIZE = (1180, 700)


class SettingsOpener(QObject):
    """One window at most; the desk behind works on."""

    def __init__(
        self, attendant: Attendant, sounds: Sounds, folder: Path | None, event: Callable[[], Event | None]
    ) -> None:
        super().__init__(attendant)
        self._attendant, self._sounds, self._folder, self._event = attendant, sounds, folder, event
        self.work: SetupWork | None = None

    @property
    def offered(self) -> bool:
        """Whether this desk has a folder with settings."""
        return self._folder is not None

    def label(self) -> str:
        return words.settings_title()

    def test_label(self) -> str:
        return words.page_name("test")

    def open_settings(self) -> None:
        self._open("look")

    def open_test(self) -> None:
        self._open("test")

    def _open(self, page: str) -> None:
        if self._folder is None:
            return
        from ui.setup.run import the_settings

        if self.work is None:
            try:
                settings = read_settings(self._folder)
            except Trouble as trouble:
                self._attendant.troubled(str(trouble))
                return
            screen = self._attendant.screen
            look = Look(screen.look.scheme, scale=screen.look.scale)
            self.work = the_settings(self._folder, settings, look, self._sounds, self._event())
            self.work.board.look_changed.connect(self._look_changed)
            self.work.over.connect(self._over)
            self.work.board.screen.resize(*SIZE)
        self.work.board.screen.show()
        self.work.board.screen.activateWindow()
        self.work.board.begin(page)

    @Slot(str, str, int, bool)
    def _look_changed(self, language: str, scheme: str, percent: int, left_handed: bool) -> None:
        screen = self._attendant.screen
        if self._attendant.language != language:
            self._attendant.speak(Language(language))
        screen.show_side(left_handed=left_handed)
        screen.wear(Look(Scheme(scheme), screen.look.grid, percent / 100))

    @Slot(object)
    def _over(self, _chosen: "Chosen") -> None:
        work, self.work = self.work, None
        if work is not None:
            work.board.screen.hide()
            work.board.screen.deleteLater()

    def close(self) -> None:
        """The desk closes: nothing half chosen is kept."""
        if self.work is not None:
            self.work.close()
