"""What the window of badge layouts says; English in the source."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def title() -> str:
    return translate("badges", "Badge layouts")


def pile() -> str:
    return translate("badges", "Print many badges")


def layout() -> str:
    return translate("badges", "Layout")


def guest() -> str:
    return translate("badges", "Guest")


def save() -> str:
    return translate("badges", "Save")


def leave() -> str:
    return translate("badges", "Close")


def right(width: str, height: str) -> str:
    """The layout can be printed; its paper's size in mm."""
    return translate("badges", "This layout is right: {width} × {height} mm").format(width=width, height=height)


def wrong(line: int, sentence: str) -> str:
    return translate("badges", "Line {line}: {sentence}").format(line=line, sentence=sentence)


def not_this_guest(sentence: str) -> str:
    """The layout is right, and this guest's badge cannot be drawn in it."""
    return translate("badges", "This guest: {sentence}").format(sentence=sentence)


def saved(file: str) -> str:
    return translate("badges", "Saved: {file}").format(file=file)


def not_saved(sentence: str) -> str:
    return translate("badges", "Not saved: {sentence}").format(sentence=sentence)


def mend_first() -> str:
    return translate("badges", "Mend the marked line first: a wrong layout would stop the printer")


def unsaved() -> str:
    return translate("badges", "Not saved yet")


def changed_outside() -> str:
    """Another program saved the file while there are changes here."""
    return translate("badges", "Another program changed this file; saving here replaces it")
