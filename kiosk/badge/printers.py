"""Where a badge goes once it is drawn: a printer or a queue by IPP, a label printer, a folder of PDFs."""

import os
import re
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias
from urllib.parse import quote, unquote

from kiosk.badge.follow import Printer
from kiosk.badge.ipp_printer import IppPrinter
from kiosk.badge.states import Fault, JobRef, JobState, Report, Sheet
from kiosk.badge.zpl import ZplPrinter
from kiosk.errors import BadInput, PrinterUnavailable
from kiosk.store import sync_folder

SCHEMES = (
    "ipp://host:631/ipp/print",
    "ipps://host:631/ipp/print",
    "cups:Queue",
    "zpl://host:9100?dpi=203",
    "qt:Name",
    "folder:/path/to/folder",
)
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

    def make(self) -> None:
        """Make the folder where it is not there yet.  Raises PrinterUnavailable when that cannot be."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise PrinterUnavailable(f"The folder {self.folder} cannot be made: {error.strerror}.") from error

    def faults(self) -> tuple[Fault, ...]:
        """What stands in the way now; empty = ready."""
        return () if os.access(self.folder, os.W_OK) else (Fault.FOLDER,)

    def print(self, sheet: Sheet, job: str) -> Report:
        """One badge as one file of the job's name."""
        try:
            self.put(sheet.pdf, job)
        except PrinterUnavailable as trouble:
            # the file may have got its name before the disk gave up
            state = JobState.UNKNOWN if self.has(job) else JobState.FAILED
            return Report(state, (Fault.FOLDER,), str(trouble), JobRef(job))
        return Report(JobState.PRINTED, ref=JobRef(job))

    def state(self, ref: JobRef) -> Report:
        """Printed when its file is there."""
        return self.find(ref.job)

    def find(self, job: str) -> Report:
        """A folder hides nothing: what is not in it was not printed."""
        if self.has(job):
            return Report(JobState.PRINTED, ref=JobRef(job))
        return Report(JobState.FAILED, (Fault.ABORTED,), "the program ended before it was printed", JobRef(job))

    def cancel(self, ref: JobRef) -> bool:
        """A file that is there stays."""
        return False

    def put(self, pdf: bytes, job: str) -> Path:
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


Openers: TypeAlias = Mapping[str, Callable[[str], Printer]]
"""Schemes that are made outside, where Qt is: an address in, its printer out."""


def open_printer(uri: str, openers: Openers = MappingProxyType({})) -> Printer:
    """The printer that ``uri`` names; nothing is asked of it yet.  Raises BadInput for an address that is none."""
    scheme, colon, rest = uri.partition(":")
    match scheme if colon else "":
        case known if known in openers:
            return openers[known](uri)
        case "qt":
            raise BadInput(f"The printer {uri!r} is one of the system's: only the window prints there.")
        case "ipp" | "ipps":
            return IppPrinter(uri)
        case "cups" if rest:
            return IppPrinter(f"ipp://localhost:631/printers/{quote(unquote(rest), safe='')}")
        case "zpl":
            return ZplPrinter(uri)
        case "folder":
            return _open_folder(uri, unquote(rest.removeprefix("//")))
        case _:
            raise BadInput(f"There is no printer {uri!r}; a printer is one of: {', '.join(SCHEMES)}.")


def _open_folder(uri: str, path: str) -> FolderPrinter:
    if not path:
        raise BadInput(f"The printer {uri!r} names no folder; write {SCHEMES[-1]}.")
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
