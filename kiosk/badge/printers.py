"""Where a badge goes once it is drawn.  So far: a folder of PDFs."""

import os
import re
import secrets
from pathlib import Path
from urllib.parse import unquote

from kiosk.badge.durable import sync_folder
from kiosk.errors import BadInput, PrinterUnavailable

SCHEMES = ("folder:/path/to/folder",)
_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 80


class FolderPrinter:
    """Puts each job into a folder as one PDF: for the demo, for tests, and where another program prints."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.uri = f"folder:{folder}"

    def has(self, job: str) -> bool:
        """Whether a job of this name came out: what a restarted program asks first."""
        return (self.folder / f"{_file_name(job)}.pdf").is_file()

    def print(self, pdf: bytes, job: str) -> Path:
        """Write one job and return its file, which is on disk when this returns.

        ``job`` names the file; a job of that name that is already there stays,
        and the new one gets a number.  Raises PrinterUnavailable when the folder is
        gone or full.
        """
        part = self.folder / f".{secrets.token_hex(8)}.part"
        try:
            with part.open("xb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
            return self._keep(part, _file_name(job))
        except OSError as error:
            raise PrinterUnavailable(f"The folder {self.folder} takes no badges: {error.strerror}.") from error
        finally:
            _forget(part)

    def _keep(self, part: Path, name: str) -> Path:
        number = 1
        target = self.folder / f"{name}.pdf"
        while not _moved(part, target):
            number += 1
            target = self.folder / f"{name}-{number}.pdf"
        sync_folder(self.folder)
        return target


def open_printer(uri: str) -> FolderPrinter:
    """The printer that ``uri`` names.  Raises BadInput for a scheme that there is not."""
    scheme, colon, rest = uri.partition(":")
    if scheme != "folder" or not colon:
        raise BadInput(f"There is no printer {uri!r}; a printer is one of: {', '.join(SCHEMES)}.")
    path = unquote(rest.removeprefix("//"))
    if not path:
        raise BadInput(f"The printer {uri!r} names no folder; write {SCHEMES[0]}.")
    return FolderPrinter(Path(path).expanduser())


def _file_name(job: str) -> str:
    return _UNSAFE.sub("-", job).strip(".-")[:_LONGEST_NAME] or "badge"


def _moved(part: Path, target: Path) -> bool:
    """Give ``part`` the name ``target``; False when another job has it."""
    try:
        # a link fails where the name is taken, in one step; a rename would replace the older job
        os.link(part, target)
    except FileExistsError:
        return False
    except OSError:
        return _claimed(part, target)
    return True


def _claimed(part: Path, target: Path) -> bool:
    """As ``_moved``, on file systems without links (FAT on a stick)."""
    try:
        target.open("xb").close()
    except FileExistsError:
        return False
    part.replace(target)
    return True


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the folder went away; the file went with it
