"""Many badges drawn to PDF, one file for each layout; it can be held up and ended between two badges."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.badge.face import BadgeFace
from kiosk.badge.imposition import Imposition, OnePerPage
from kiosk.badge.layout import Layout
from kiosk.desk import Desk
from kiosk.domain.attendee import Attendee
from kiosk.domain.ids import AttendeeId
from kiosk.press import Press


@dataclass(frozen=True, slots=True)
class Pages:
    """One layout for all, or each ticket type's own; and how its badges come onto pages."""

    layout: Layout | None = None
    imposed: Callable[[Layout], Imposition] = OnePerPage


@dataclass(frozen=True, slots=True)
class Pile:
    drawn: dict[AttendeeId, tuple[int, Path]]
    """Who was drawn: the copy, and the file."""
    left_out: tuple[str, ...]
    """A sentence for each badge that cannot be drawn."""


def draw_pile(
    desk: Desk,
    press: Press,
    people: Sequence[Attendee],
    target: Path,
    go_on: Callable[[], bool],
    told: Callable[[int, int], None],
    pages: Pages | None = None,
) -> Pile:
    """Draw until ``go_on`` says no, which is asked before each badge and may wait; what is drawn by then is kept.

    Nothing is written down; ``told`` hears how many of how many are done.
    """
    assert desk.event is not None
    pages = pages or Pages()
    by_layout: dict[str, list[Attendee]] = {}
    layouts: dict[str, Layout] = {}
    for one in people:
        layout = pages.layout or press.layout_for(desk.event, one)
        layouts[layout.name] = layout
        by_layout.setdefault(layout.name, []).append(one)
    drawn: dict[AttendeeId, tuple[int, Path]] = {}
    left_out: list[str] = []
    wanted = True

    def going_on() -> bool:
        nonlocal wanted
        wanted = wanted and go_on()
        return wanted

    seen = 0
    for name, some in by_layout.items():
        if not going_on():
            break
        file = target if len(by_layout) == 1 else target.with_name(f"{target.stem}-{name}{target.suffix}")
        made: dict[str, tuple[Attendee, int]] = {}
        faces = _faces(desk, press, some, layouts[name], made, going_on)
        batch = press.renderer(layouts[name]).batch(
            faces, file, lambda done, before=seen: told(before + done, len(people)), pages.imposed(layouts[name])
        )
        seen += len(made)
        for one in batch.left_out:
            left_out.append(one.why)
            made.pop(one.face.serial)
        drawn |= {one.id: (copy, file) for one, copy in made.values()}
    return Pile(drawn, tuple(left_out))


def _faces(
    desk: Desk,
    press: Press,
    people: list[Attendee],
    layout: Layout,
    made: dict[str, tuple[Attendee, int]],
    go_on: Callable[[], bool],
) -> Generator[BadgeFace]:
    assert desk.event is not None
    for number, one in enumerate(people):
        if number and not go_on():
            return
        copy = max(desk.badge(one).copy, 1)
        face = press.face_of(desk.event, one, copy, layout)
        made[face.serial] = (one, copy)
        yield face
