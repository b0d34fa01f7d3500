"""Which list this desk works now, what the programme opens next, and how many are inside."""

from datetime import datetime

from kiosk.domain.event import Event
from kiosk.domain.ids import HallId, ListId
from kiosk.domain.programme import NextDoor, due_list, next_doors
from kiosk.domain.text import Language
from ui import present
from ui.screens.gate import GateScreen


class Doorway:
    """The list at work: the programme's choice, or one that staff pinned."""

    def __init__(self, screen: GateScreen, pinned: ListId | None = None, hall: HallId | None = None) -> None:
        """``hall``: at whose door the desk stands; None = at the entrance."""
        self._screen, self._hall = screen, hall
        self.pinned = pinned
        self.conference: Event | None = None
        self.list: ListId | None = None
        self.next: NextDoor | None = None

    def follow(self, now: datetime) -> bool:
        """Do as the programme says at ``now``; whether the list is another one."""
        before = self.list
        if self.conference is None:
            self.list, self.next = self.pinned, None
            return self.list != before
        self.list = self.pinned if self.pinned in self.conference.lists else due_list(self.conference, now, self._hall)
        coming = (one for one in next_doors(self.conference, now) if one.list != self.list)
        self.next = next(coming, None)
        return self.list != before

    def show(self, now: datetime, language: Language) -> None:
        """The list's name, and the lists that could be chosen."""
        door = self.conference.lists.get(self.list) if self.conference and self.list else None
        where = present.place(self.conference, door, language)
        pinned = self.pinned is not None
        self._screen.show_list(present.list_name(self.conference, self.list, language, pinned=pinned, place=where))
        if self.conference is not None:
            self._screen.show_doors(present.doors(self.conference, self.list, now, language, pinned=pinned))

    def show_next(self, language: Language) -> None:
        self._screen.show_next(present.next_change(self.next, language))
