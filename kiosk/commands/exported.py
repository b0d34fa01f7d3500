"""Data that left this desk as a file is written down: what, how many rows, and by whom."""

import logging

from kiosk.commands.context import Context
from kiosk.domain.facts import Exported
from kiosk.errors import StoreUnavailable

log = logging.getLogger(__name__)


def note_export(context: Context, what: str, rows: int) -> None:
    """Write the fact, under the name of the settings' operator.

    Beside a window that is open nobody else writes the journal: the export
    stands all the same, and the log says that it is not on record.
    """
    try:
        with context.station() as station:
            station.desk.record(None, Exported(what, rows))
    except StoreUnavailable as trouble:
        log.warning("the export of %s (%d rows) is not on record: %s", what, rows, trouble)
