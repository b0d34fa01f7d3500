"""The fleet's part of the desk's thread: takes in what other desks did, between two guests."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.desk import Desk
from kiosk.errors import Trouble

if TYPE_CHECKING:
    from kiosk.station import Station
    from kiosk.sync.member import FleetDesk
    from kiosk.sync.parcels import LinkState

log = logging.getLogger(__name__)


class Company:
    """One desk in its fleet.  Belongs to the desk's thread."""

    def __init__(
        self,
        station: "Station",
        called: Callable[[], None],
        changed: Callable[["LinkState"], None],
        roster_changed: Callable[[Desk], None],
    ) -> None:
        """``called`` runs on the link's thread: the desk's thread shall call ``work`` soon."""
        self._desk = station.desk
        self._called, self._changed, self._roster_changed = called, changed, roster_changed
        self._shown: LinkState | None = None
        self._revision = self._desk.book.revision if self._desk.book else ""
        self._fleet: FleetDesk | None = None
        try:
            self._fleet = station.open_fleet(called)
        except Trouble as trouble:
            log.error("this desk works alone: %s", trouble)

    def work(self) -> None:
        """Take in what has come, and tell how the link is."""
        fleet = self._fleet
        if fleet is None:
            return
        if fleet.work() and not fleet.is_idle:
            self._called()
        if fleet.state != self._shown:
            self._shown = fleet.state
            self._changed(fleet.state)
        revision = self._desk.book.revision if self._desk.book else ""
        if revision != self._revision:
            self._revision = revision
            self._roster_changed(self._desk)

    def wrote(self) -> None:
        if self._fleet is not None:
            self._fleet.wrote()

    def close(self) -> None:
        if self._fleet is not None:
            self._fleet.close()
            self._fleet = None


def company_of(
    station: object,
    called: Callable[[], None],
    changed: Callable[["LinkState"], None],
    roster_changed: Callable[[Desk], None],
) -> Company | None:
    """The fleet's part of a desk that was paired; None for one that stands alone."""
    from kiosk.station import Station
    from kiosk.sync.membership import read_membership

    if not isinstance(station, Station) or read_membership(station.folder) is None:
        return None
    return Company(station, called, changed, roster_changed)
