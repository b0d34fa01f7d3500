"""The volunteer's desk: one guest at a time, and nothing ever stands between two of them."""

from PySide6.QtCore import Signal

from ui.screens.gate_told import GateTold
from ui.theme import Look, Scheme
from ui.view import ActionView
from ui.widgets.base import Pressable
from ui.widgets.buttons import KeyButton
from ui.widgets.place import PlacePanel

UNSEEN_KEYS = {
    "F7": "switch",
    "F10": "menu",
    "Ctrl+R": "recent",
    "Ctrl+P": "sign_in",
    "F11": "direction",
    "F12": "doors",
    "Ctrl+L": "language",
    "Ctrl+T": "scheme",
    "Ctrl+0": "side",  # not Ctrl+M: hand scanners send that for Enter
    "Ctrl++": "larger",
    "Ctrl+-": "smaller",
    "Esc": "back",
}
"""Keys that work although no cap on screen bears them."""


class GateScreen(GateTold):
    """Shows one verdict, and what to do about it.

    Signals:
        code_typed: a code was typed, or chosen from the hits.
        search_typed: letters in the search field so far.
        asked: an action by name, for example "reprint", "help_desk", "undo",
            "let_in_again", "switch", "language", "direction".
        answered: ``Answers`` to the questions of the verdict on screen.
        let_in: id of the reason for an override.
        menu_chosen: name of the entry.
        choice_made: name of what was chosen in ``ask_choice``.
        row_asked: name of an action, and the id of the row it is about.
        pin_entered: a PIN.
        form_saved: field id -> text.
        story_asked: name of the action that the help desk chose.
        panel_closed: a panel that was open is open no more.
        door_chosen: id of a line of the list selector.
        reprint_chosen: id of the reason for a new badge.
        look_changed: colours or size of text are others now.
        side_changed: whether the desk is arranged for the left hand now.
        row_opened: number of a history row, 0 = the newest.
    """

    code_typed = Signal(str)
    search_typed = Signal(str)
    asked = Signal(str)
    answered = Signal(object)
    let_in = Signal(str)
    door_chosen = Signal(str)
    reprint_chosen = Signal(str)
    look_changed = Signal()
    side_changed = Signal(bool)
    row_opened = Signal(int)
    menu_chosen = Signal(str)
    choice_made = Signal(str)
    row_asked = Signal(str, str)
    pin_entered = Signal(str)
    form_saved = Signal(object)
    story_asked = Signal(str)
    panel_closed = Signal()

    def __init__(self, look: Look | None = None) -> None:
        super().__init__(look)
        self._connect_parts()
        self.wear(self.look)
        self.retranslate()
        self.show_idle()

    def _connect_parts(self) -> None:
        wishing = (
            self.top,
            self.guest,
            self.nobody,
            self.change,
            self.called,
            self.action_bar,
            self.keys,
            self.questions,
            self.override,
        )
        for part in wishing:
            part.asked.connect(self.do)
        self.questions.answered.connect(self.answered)
        self.questions.put_off.connect(self.show_idle)
        self.override.let_in.connect(self.let_in)
        self.override.put_off.connect(self.show_idle)
        self.search.code_chosen.connect(self.code_typed)
        self.search.typed.connect(self.search_typed)
        self.search.closed.connect(self.close_panel)
        self.doors.asked.connect(self._door_pressed)
        self.reprint.asked.connect(self._reason_pressed)
        self.menu.asked.connect(self._menu_pressed)
        self.choice.asked.connect(self._choice_pressed)
        self.rows.asked.connect(self._list_pressed)
        self.pin.entered.connect(self.pin_entered)
        self.pin.closed.connect(self.close_panel)
        self.form.saved.connect(self.form_saved)
        self.form.put_off.connect(self.show_idle)
        self.story.chosen_action.connect(self._story_pressed)
        self.history.opened.connect(self._row_pressed)

    # Keys and buttons

    def press(self, key: str) -> bool:
        """Do what the key's cap says, or what the key always does; whether it does anything."""
        for button in self._caps():
            if button.action.key == key and button.isVisible():
                if button.isEnabled():
                    button.click()
                return True
        if key == "Esc" or key in UNSEEN_KEYS:
            self.do(UNSEEN_KEYS[key])
            return True
        return False

    def _caps(self) -> list[KeyButton]:
        """Every button with a key; those of panels and insets before the action bar's."""
        buttons = self.findChildren(KeyButton)
        return sorted(buttons, key=lambda button: button.parent() is self.action_bar)

    def take_scanned(self, code: str) -> bool:
        """A hand scanner typed this: its letters leave the field that had the keyboard.

        True = what is open keeps it for itself, so it is no scan (a PIN typed quickly).
        """
        for line in (*self.form.fields(), self.questions.field):
            if line.isVisible() and line.text().endswith(code):
                line.setText(line.text()[: -len(code)])
        return self._panel is not None and self._panel.drop_scanned(code)

    def takes_text(self) -> bool:
        """Whether typed characters go into a field now."""
        own = (*(self._panel.fields() if self._panel else ()), *self.form.fields(), self.questions.field)
        return any(line.isVisible() for line in own)

    def enter(self) -> bool:
        """The Enter key: a focused button takes it first, then the primary of what is open."""
        focused = self.focusWidget()
        if isinstance(focused, KeyButton) and focused.isVisible() and focused.isEnabled():
            if focused.kind != "option" or not any(option.isChecked() for option in self._siblings(focused)):
                focused.click()
                return True
        elif isinstance(focused, Pressable) or (focused is self.history and self.history.isVisible()):
            return False
        return self.press("Enter")

    def _siblings(self, option: KeyButton) -> list[KeyButton]:
        return [button for button in self._caps() if button.parent() is option.parent() and button.kind == "option"]

    def do(self, name: str) -> None:
        """Open or close what belongs to the window itself; pass on every other wish."""
        match name:
            case "find":
                self.open_search()
            case "keys":
                self._open(None if self._panel is self.keys else self.keys)
            case "doors":
                self._open(None if self._panel is self.doors else self.doors)
            case "recent":
                self._recent = not self._recent
                self._panel = None
                self._arrange()
            case "back":
                self._go_back()
            case "switch" if self.called.view is not None:
                self.asked.emit("call_in")
            case "larger" | "smaller":
                self._scale_by(0.25 if name == "larger" else -0.25)
            case "side":
                self.show_side(left_handed=not self.left_handed)
                self.side_changed.emit(self.left_handed)
            case "scheme":
                schemes = list(Scheme)
                following = schemes[(schemes.index(self.look.scheme) + 1) % len(schemes)]
                self.wear(Look(following, self.look.grid, self.look.scale))
                self.look_changed.emit()
            case _:
                self.asked.emit(name)

    def _scale_by(self, step: float) -> None:
        self.wear(Look(self.look.scheme, self.look.grid, min(2.0, max(1.0, self.look.scale + step))))
        self.look_changed.emit()

    def open_search(self) -> None:
        """The field for a code, in place of the verdict."""
        self._open(self.search)

    def close_panel(self) -> None:
        self._open(None)

    def open_panel(self, panel: PlacePanel) -> None:
        """Put a panel in the place of the verdict, and give it the keyboard."""
        self._open(panel)

    def _open(self, panel: PlacePanel | None) -> None:
        closing = self._panel is not None and panel is not self._panel
        self._panel = panel
        self._recent = self._recent and self._has_column()
        self._arrange()
        if panel is None:
            self.setFocus()
        else:
            panel.take_focus()
        if closing:
            self.panel_closed.emit()

    def _go_back(self) -> None:
        if self._panel:
            self.close_panel()
        elif self._recent:
            self.do("recent")
        else:
            self.show_idle()

    def ask_why_reprint(self, name: str) -> None:
        """In place of the verdict: the reasons for a new badge for ``name``."""
        self.reprint.show_guest(name)
        self._open(self.reprint)

    def _reason_pressed(self, name: str) -> None:
        self.close_panel()
        if name != "back":
            self.reprint_chosen.emit(name)

    def ask_choice(self, head: str, actions: tuple[ActionView, ...]) -> None:
        """In place of the verdict: a few answers, keyed as they say."""
        self.choice.offer(head, actions)
        self._open(self.choice)

    def _choice_pressed(self, name: str) -> None:
        self.close_panel()
        if name != "back":
            self.choice_made.emit(name)

    def _menu_pressed(self, name: str) -> None:
        self.close_panel()
        if name != "back":
            self.menu_chosen.emit(name)

    def _list_pressed(self, name: str, row: str) -> None:
        if name == "back":
            self.close_panel()
        else:
            self.row_asked.emit(name, row)

    def _story_pressed(self, name: str) -> None:
        if name == "back":
            self.show_idle()
        else:
            self.story_asked.emit(name)

    def _door_pressed(self, name: str) -> None:
        self.close_panel()
        if name != "back":
            self.door_chosen.emit(name)

    def _row_pressed(self, number: int) -> None:
        if not self._has_column():
            self._recent = False
        self.row_opened.emit(number)
