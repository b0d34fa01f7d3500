"""Files that are either whole or not there, also after a power cut."""

import os
from pathlib import Path

from kiosk.errors import PrinterUnavailable
from kiosk.store import sync_folder


def replace_file(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` in one step.  Raises PrinterUnavailable when the folder is gone or full."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise PrinterUnavailable(f"{path} cannot be written: {error.strerror}.") from error
