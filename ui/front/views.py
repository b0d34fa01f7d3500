"""What the further panels are told to show: plain values, already in the guest's words."""

from dataclasses import dataclass

from ui.view import ActionView, Mood


@dataclass(frozen=True, slots=True)
class RowView:
    """One line of a list that was opened by key."""

    id: str
    lead: str
    """A number, set large."""
    name: str
    detail: str = ""
    note: str = ""
    time: str = ""
    mood: Mood | None = None


@dataclass(frozen=True, slots=True)
class RowsView:
    """A list in the place of the verdict; ``empty`` is said where it has no rows."""

    head: str
    rows: tuple[RowView, ...]
    empty: str
    actions: tuple[ActionView, ...]
    """The first is primary; their names come back with the id of the row."""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PinView:
    """A PIN is asked for: ``why`` it is needed, and what was wrong with the last one."""

    head: str
    why: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    id: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class FormView:
    """What of a guest can be put right, in the verdict it belongs to."""

    head: str
    hint: str
    fields: tuple[FieldView, ...]
    save: ActionView
    back: ActionView


@dataclass(frozen=True, slots=True)
class LineView:
    """One recorded thing: when, and what."""

    time: str
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class StoryView:
    """A help ticket as the help desk opens it."""

    head: str
    hint: str
    corner: str
    lines: tuple[LineView, ...]
    actions: tuple[ActionView, ...]
    """The first is primary, the last stands at the right end."""


@dataclass(frozen=True, slots=True)
class CalledView:
    """A seat is free: whom the door calls."""

    text: str
    names: str
    action: ActionView
