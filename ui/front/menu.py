"""The desk's menu (F10): what is not about the guest of this moment, by role."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kiosk.staff import Act
from ui.front import texts
from ui.view import ActionView
from ui.widgets.panel import ChoicePanel


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of the menu."""

    name: str
    label: Callable[[], str]
    """Its words in the language that holds now."""
    icon: str
    open: Callable[[], None]
    """What it does; called on the main thread once somebody may."""
    act: Act | None = None
    """What it needs a right for (``kiosk.staff.LEAST``); None = anybody may."""
    offered: Callable[[], bool] = lambda: True
    """Whether it is offered now at all."""


def menu_key(number: int) -> str:
    """1 to 9, then 0 for the tenth; what comes after is reached by arrows or mouse."""
    return str(number % 10) if number <= 10 else ""


class MenuPanel(ChoicePanel):
    """Entries keyed 1 to 9 and 0; what needs a PIN bears a lock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[ActionView, ...] = ()

    def show_entries(self, entries: tuple[ActionView, ...]) -> None:
        self.entries = entries
        self.offer(texts.menu_title(), (*entries, texts.back()))
