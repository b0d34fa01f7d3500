"""A panel that takes the place of the verdict when somebody opens it by key."""

from PySide6.QtWidgets import QLineEdit

from ui.widgets.base import Painted


class PlacePanel(Painted):
    """What all such panels can do; the next scan or Esc takes their place."""

    def fields(self) -> tuple[QLineEdit, ...]:
        """Its lines to type in: while one shows, digits and Enter are its own."""
        return ()

    def take_focus(self) -> None:
        """The keyboard is this panel's now."""

    def drop_scanned(self, code: str) -> bool:
        """A hand scanner typed ``code`` here: its letters leave the fields; whether the panel keeps it for itself."""
        for field in self.fields():
            if field.text().endswith(code):
                field.setText(field.text()[: -len(code)])
        return False
