"""What the second process of an import does; it imports little, so that it starts at once."""

import gc
import marshal
import os
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.errors import StoreUnavailable
from kiosk.roster.tables import SearchTables
from kiosk.store import open_edition


def write_tables(path: Path, pipe: Connection) -> None:
    """Runs in the process of its own."""
    gc.disable()  # nothing here goes round in circles
    try:
        db = open_edition(path, ())
        try:
            with db.transaction():
                tables = SearchTables(db)
                while cards := marshal.loads(pipe.recv_bytes()):  # noqa: S302 - from our own process
                    tables.add(cards)
                tables.close()
        finally:
            db.close()
    except EOFError:
        # whoever wanted the tables is gone
        return
    except StoreUnavailable as trouble:
        pipe.send(str(trouble))
    else:
        pipe.send("")
        # Nothing is left to do, and to give back the memory of a whole roster piece by piece would take a while.
        os._exit(0)
