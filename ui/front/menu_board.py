"""The menu of the desk: what each part of the program hangs in, opened by F10, by role."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from kiosk.staff import Act
from ui.attendant import Approve
from ui.front.menu import MenuEntry, menu_key
from ui.screens.gate import GateScreen
from ui.view import ActionView


class MenuBoard(QObject):
    """Entries in the order in which they were added; what needs a PIN first bears a lock."""

    def __init__(self, screen: GateScreen, may: Callable[[Act], bool], approve: Approve) -> None:
        super().__init__(screen)
        self.screen, self._may, self._approve = screen, may, approve
        self.entries: list[MenuEntry] = []

    def add(self, entry: MenuEntry) -> None:
        """Hang an entry in; ``ui/app.py`` does it."""
        self.entries.append(entry)

    @Slot(str)
    def asked(self, name: str) -> None:
        if name == "menu":
            if self.screen.menu.isVisible():
                self.screen.close_panel()
            else:
                self.say_again()
                self.screen.open_panel(self.screen.menu)

    @Slot(str)
    def chosen(self, name: str) -> None:
        entry = next((one for one in self.entries if one.name == name), None)
        if entry is None:
            return
        if entry.act is None:
            entry.open()
        else:
            self._approve(entry.act, lambda _operator: entry.open())

    @Slot()
    def say_again(self) -> None:
        """The entries that are offered now, in the language that holds now."""
        offered = [entry for entry in self.entries if entry.offered()]
        self.screen.menu.show_entries(tuple(self._action(number, one) for number, one in enumerate(offered, 1)))

    def _action(self, number: int, entry: MenuEntry) -> ActionView:
        locked = entry.act is not None and not self._may(entry.act)
        return ActionView(entry.name, menu_key(number), entry.label(), "lock" if locked else entry.icon)
