"""Which list this desk works now, what the programme opens next, and how many are inside."""

from dataclasses import replace
from datetime import datetime

from kiosk.domain.event import Event
from kiosk.domain.facts import Direction
from kiosk.domain.ids import HallId, ListId
from kiosk.domain.programme import NextDoor, due_direction, due_list, next_doors
from kiosk.domain.text import Language
from ui import present
from ui.screens.gate import GateScreen


class Doorway:
    """List and direction at work: the programme's choice, or what staff pinned."""

    def __init__(self, screen: GateScreen, pinned: ListId | None = None, hall: HallId | None = None) -> None:
        """``hall``: at whose door the desk stands; None = at the entrance."""
        self._screen, self._hall = screen, hall
        self.pinned = pinned
        self.conference: Event | None = None
        self.list: ListId | None = None
        self.next: NextDoor | None = None
        self.direction = Direction.ENTRY
        self.turned: Direction | None = None
        """The direction that staff chose by key; None = the programme's."""

    def follow(self, now: datetime) -> bool:
        """Do as the programme says at ``now``; whether list or direction are others."""
        before = self.list, self.direction
        if self.conference is None:
            self.list, self.next = self.pinned, None
            self.direction = self.turned or Direction.ENTRY
            return (self.list, self.direction) != before
        self.list = self.pinned if self.pinned in self.conference.lists else due_list(self.conference, now, self._hall)
        if before[0] not in (None, self.list):
            self.turned = None  # it was for the list before
        due = due_direction(self.conference, now, self._hall) if self.pinned is None else Direction.ENTRY
        self.direction = self.turned or due
        coming = (one for one in next_doors(self.conference, now) if one.list != self.list)
        self.next = next(coming, None)
        return (self.list, self.direction) != before

    def pin(self, door: ListId | None) -> None:
        """Work this list until told otherwise; None = list and direction by the programme."""
        self.pinned = door
        self.turned = None

    def show(self, now: datetime, language: Language) -> None:
        """The list's name, and the lists that could be chosen."""
        door = self.conference.lists.get(self.list) if self.conference and self.list else None
        where = present.place(self.conference, door, language)
        pinned = self.pinned is not None
        view = present.list_name(self.conference, self.list, language, pinned=pinned, place=where)
        by_hand = self.turned is not None and self._hall is not None
        self._screen.show_list(replace(view, by_hand=by_hand))
        self._screen.show_direction(exiting=self.direction is Direction.EXIT)
        if self.conference is not None:
            self._screen.show_doors(present.doors(self.conference, self.list, now, language, pinned=pinned))

    def show_next(self, language: Language) -> None:
        self._screen.show_next(present.next_change(self.next, language))
