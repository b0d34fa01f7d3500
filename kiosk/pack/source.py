"""The files of a pack, from a folder or a zip, with a limit on everything a stranger may send."""

import stat
import zipfile
import zlib
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Protocol

from kiosk.errors import BadInput

MB = 1024 * 1024
ROSTER_LIMIT = 512 * MB
"""Bytes of one roster file; a million guests with all keys take about 300 MB."""
TEXT_LIMIT = 16 * MB
PHOTO_LIMIT = 32 * MB
_HEAD = 4000
_TOTAL_LIMIT = 8 * 1024 * MB
_MEMBER_LIMIT = 200_000
_RATIO_LIMIT = 200
"""A roster shrinks to a tenth, a photo hardly; what shrinks more than this is no pack."""


class Source(Protocol):
    """The files of one pack by their names inside it, written with slashes."""

    def names(self) -> list[str]: ...

    def read(self, name: str, limit: int) -> bytes:
        """Raises ``BadInput`` when the file is larger than ``limit`` bytes."""
        ...


@contextmanager
def open_source(path: Path) -> Generator[Source]:
    """The pack at ``path``: a folder or a zip; raises ``BadInput`` for anything else."""
    if path.is_dir():
        yield _Folder(path)
        return
    if not path.exists():
        raise BadInput(f"{path}: there is no such file or folder")
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, EOFError, RuntimeError, ValueError) as error:
        if path.suffix.lower() != ".zip":
            known = "an event pack is a folder, a .zip or a .json; a guest list a .csv, .tsv, .xlsx or .json"
            raise BadInput(f"{path.name}: is neither an event pack nor a guest list ({known})") from error
        raise BadInput(f"{path.name}: this zip is damaged or not a zip at all ({error})") from error
    except OSError as error:
        raise BadInput(f"{path.name}: cannot be read ({error.strerror or error})") from error
    with archive:
        yield _Zip(path.name, archive)


def read_file(path: Path, limit: int, look: Callable[[bytes, str], None] | None = None) -> bytes:
    """The whole file, if it is not too large and nobody is still writing it.

    ``look`` is shown how the file begins, and its name: what it raises stops
    the reading before the rest is taken into memory.
    """
    try:
        before = path.stat()
        if not stat.S_ISREG(before.st_mode):
            raise BadInput(f"{path.name}: is not a file")
        _refuse_large(path.name, before.st_size, limit)
        if look is not None:
            with path.open("rb") as file:
                look(file.read(_HEAD), path.name)
        content = path.read_bytes()
        after = path.stat()
    except OSError as error:
        raise BadInput(f"{path.name}: cannot be read ({error.strerror or error})") from error
    if len(content) != before.st_size or after.st_mtime_ns != before.st_mtime_ns:
        raise BadInput(f"{path.name}: is still being written, try again when it is complete")
    return content


def _refuse_large(name: str, size: int, limit: int) -> None:
    if size > limit:
        raise BadInput(f"{name}: is too large ({size // MB} MB, at most {limit // MB} MB are read)")


class _Folder:
    def __init__(self, root: Path) -> None:
        self._root = root

    def names(self) -> list[str]:
        files = [*self._root.iterdir(), *self._below("badges"), *self._below("photos")]
        return sorted(each.relative_to(self._root).as_posix() for each in files if each.is_file())

    def _below(self, name: str) -> list[Path]:
        folder = self._root / name
        return list(folder.iterdir()) if folder.is_dir() else []

    def read(self, name: str, limit: int) -> bytes:
        path = self._root / name
        if not path.resolve().is_relative_to(self._root.resolve()):
            raise BadInput(f"{name}: leads out of the pack's folder")
        return read_file(path, limit)


class _Zip:
    """Members are read into memory one by one and never unpacked to disk."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        members = [each for each in archive.infolist() if not each.is_dir() and not _is_litter(each.filename)]
        for member in members:
            _check_member(name, member)
        _check_sizes(name, members)
        prefix = _common_folder(members)
        self._members = {member.filename.removeprefix(prefix): member for member in members}
        if len(self._members) < len(members):
            raise BadInput(f"{name}: holds two files of the same name")

    def names(self) -> list[str]:
        return sorted(self._members)

    def read(self, name: str, limit: int) -> bytes:
        member = self._members[name]
        _refuse_large(name, member.file_size, limit)
        try:
            # zipfile gives out no more bytes than the size that was checked above.
            return self._archive.read(member)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError) as error:
            raise BadInput(f"{name}: this part of the zip is damaged ({error})") from error


def _is_litter(name: str) -> bool:
    """What macOS and Windows put beside the files that were meant."""
    return name.startswith("__MACOSX/") or PurePosixPath(name).name in (".DS_Store", "Thumbs.db", "desktop.ini")


def _check_member(archive: str, member: zipfile.ZipInfo) -> None:
    path = PurePosixPath(member.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in member.filename or ":" in member.filename:
        raise BadInput(f"{archive}: holds a file that leads out of the pack: {member.filename!r}")
    if member.flag_bits & 0x1:
        raise BadInput(f"{archive}: is locked with a password, pack it without one")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise BadInput(f"{archive}: holds a link and not a file: {member.filename!r}")


def _check_sizes(archive: str, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > _MEMBER_LIMIT:
        raise BadInput(f"{archive}: holds {len(members)} files, at most {_MEMBER_LIMIT} are taken")
    _refuse_large(archive, sum(member.file_size for member in members), _TOTAL_LIMIT)
    for member in members:
        if member.file_size > MB and member.file_size > _RATIO_LIMIT * max(1, member.compress_size):
            raise BadInput(f"{archive}: {member.filename!r} would unpack to {member.file_size // MB} MB, it is no pack")


def _common_folder(members: list[zipfile.ZipInfo]) -> str:
    """The folder that the pack was zipped with, if it was zipped with its folder."""
    tops = {PurePosixPath(member.filename).parts[0] for member in members}
    nested = all("/" in member.filename for member in members)
    return f"{tops.pop()}/" if nested and len(tops) == 1 else ""
