"""What stands beside the keys and buttons of the desk; English in the source."""

from PySide6.QtCore import QCoreApplication

from ui.view import ActionView

translate = QCoreApplication.translate


def find() -> ActionView:
    return ActionView("find", "F2", translate("texts", "Find"), "search")


def action_bar() -> tuple[ActionView, ...]:
    """The keys at the bottom, in their order; the last one stands at the right end."""
    return (
        find(),
        ActionView("reprint", "F3", translate("texts", "Reprint")),
        ActionView("edit_name", "F4", translate("texts", "Edit name")),
        ActionView("help_desk", "F6", translate("texts", "Help desk")),
        ActionView("undo", "F8", translate("texts", "Undo")),
        ActionView("look_only", "F9", translate("texts", "Look only")),
        ActionView("menu", "F10", translate("texts", "Menu")),
        ActionView("keys", "F1", translate("texts", "Keys")),
    )


def recent_key() -> ActionView:
    """Where the history has no place of its own it lies behind this key."""
    return ActionView("recent", "Ctrl+R", translate("texts", "Recent"))


def let_in_again() -> ActionView:
    return ActionView("let_in_again", "F5", translate("texts", "Let in again"), "check")


def help_desk() -> ActionView:
    return ActionView("help_desk", "F6", translate("texts", "Help desk"), "life-buoy")


def find_by_code(*, primary: bool) -> ActionView:
    return ActionView("find", "F2", translate("texts", "Find by name or code"), "search", primary)


def save_and_let_in() -> ActionView:
    return ActionView("save", "Enter", translate("texts", "Save and let in"), primary=True)


def next_question() -> ActionView:
    return ActionView("save", "Enter", translate("texts", "Next question"), primary=True)


def later() -> ActionView:
    return ActionView("later", "Esc", translate("texts", "Later"))


def let_in() -> ActionView:
    return ActionView("let_in", "F5", translate("texts", "Let in"), "check", primary=True)


def do_not_let_in() -> ActionView:
    return ActionView("later", "Esc", translate("texts", "Do not let in"))


def check_code() -> ActionView:
    return ActionView("check", "Enter", translate("texts", "Check in"), primary=True)


def check_in_named(name: str) -> ActionView:
    return ActionView("check", "Enter", translate("texts", "Check in {name}").format(name=name), primary=True)


def back() -> ActionView:
    return ActionView("back", "Esc", translate("texts", "Back"))


def keys_title() -> str:
    return translate("texts", "Keys of this desk")


def key_lines() -> tuple[ActionView, ...]:
    """What the sheet of keys offers beside the action bar."""
    return (
        ActionView("find", "F2", translate("texts", "Find a guest or type a code")),
        ActionView("switch", "F7", translate("texts", "Switch to the next list")),
        ActionView("doors", "F12", translate("texts", "Choose the door")),
        ActionView("direction", "F11", translate("texts", "Entry or exit")),
        ActionView("language", "Ctrl+L", translate("texts", "Chinese or English")),
        ActionView("scheme", "Ctrl+T", translate("texts", "Light, dark, high contrast")),
        ActionView("side", "Ctrl+0", translate("texts", "For the left or the right hand")),
        ActionView("larger", "Ctrl++", translate("texts", "Larger text")),
        ActionView("smaller", "Ctrl+-", translate("texts", "Smaller text")),
        ActionView("recent", "Ctrl+R", translate("texts", "Recent scans")),
        ActionView("menu", "F10", translate("texts", "Menu")),
        ActionView("sign_in", "Ctrl+P", translate("texts", "Sign in by PIN, or lock")),
        ActionView("back", "Esc", translate("texts", "Back")),
    )
