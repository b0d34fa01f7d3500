"""Opens every database of the desk; nobody else imports an SQLite module.

A connection belongs to the thread that opened it.  A committed transaction is on
the disk (``synchronous=FULL`` in write-ahead mode, ``fullfsync`` on macOS).
"""

import os
import sqlite3
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from kiosk.errors import BadInput, StoreUnavailable, Trouble

_CACHE_KB = 8 * 1024
"""Pages kept at hand: the whole journal of a usual conference."""

Cell: TypeAlias = int | float | str | bytes | None
Row: TypeAlias = tuple[Any, ...]


class Database:
    """One open database.  Trouble with it is ``StoreUnavailable``."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self.path = path

    def _trouble(self, error: Exception) -> Trouble:
        """What went wrong; a text that no store can hold was somebody's input."""
        if isinstance(error, UnicodeEncodeError):
            return BadInput(f"no record can hold half a character: {error.object!r}")
        return StoreUnavailable(f"{self.path}: {error}")

    def rows(self, sql: str, values: Sequence[Cell] = ()) -> list[Row]:
        try:
            return self._db.execute(sql, values).fetchall()
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._trouble(error) from error

    def each(self, sql: str, values: Sequence[Cell] = ()) -> Iterator[Row]:
        """Rows one by one, for results that need not fit in memory."""
        try:
            yield from self._db.execute(sql, values)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._trouble(error) from error

    def one(self, sql: str, values: Sequence[Cell] = ()) -> Row | None:
        try:
            return self._db.execute(sql, values).fetchone()
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._trouble(error) from error

    def run(self, sql: str, values: Sequence[Cell] = ()) -> int:
        """Execute; the number of rows changed."""
        try:
            return self._db.execute(sql, values).rowcount
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._trouble(error) from error

    def run_many(self, sql: str, rows: Iterable[Sequence[Cell]]) -> None:
        try:
            self._db.executemany(sql, rows)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._trouble(error) from error

    @contextmanager
    def transaction(self) -> Generator[None]:
        """All or nothing; on the disk when it ends.  Within another one, a part of it."""
        if self._db.in_transaction:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # also where the commit itself failed: what follows must not become part of it
            self._db.rollback()
            raise

    @contextmanager
    def snapshot(self) -> Generator[None]:
        """All that is read within is of one moment, whatever somebody writes beside."""
        if self._db.in_transaction:
            yield
            return
        self.run("BEGIN")
        try:
            yield
        finally:
            self._db.rollback()

    def backup_to(self, other: sqlite3.Connection) -> None:
        self._db.backup(other)

    def close(self) -> None:
        self._db.close()


def open_database(path: Path, steps: Sequence[str], *, durable: bool = True) -> Database:
    """Open ``path``, brought up to the newest schema.

    ``steps`` are the schema's steps, oldest first; those already taken are
    counted in the file.  A file from a newer version is refused untouched.
    """
    database = _connected(str(path), path)
    try:
        database.run("PRAGMA journal_mode=WAL")
        database.run("PRAGMA synchronous=" + ("FULL" if durable else "OFF"))
        database.run(f"PRAGMA cache_size=-{_CACHE_KB}")
        if sys.platform == "darwin" and durable:
            database.run("PRAGMA fullfsync=1")
        return _upgraded(database, steps, _steps_taken(database, steps))
    except BaseException:
        database.close()
        raise


def open_edition(path: Path, steps: Sequence[str]) -> Database:
    """A new file that nobody reads before it is whole: should the writing stop, the file is thrown away."""
    database = _connected(str(path), path)
    try:
        database.run("PRAGMA journal_mode=MEMORY")
        database.run("PRAGMA synchronous=OFF")
        database.run("PRAGMA temp_store=FILE")
        return _upgraded(database, steps, 0)
    except BaseException:
        database.close()
        raise


def _connected(address: str, path: Path) -> Database:
    try:
        return Database(sqlite3.connect(address, isolation_level=None, timeout=5, uri=address != str(path)), path)
    except sqlite3.Error as error:
        raise StoreUnavailable(f"cannot open {path}: {error}") from error


def _steps_taken(database: Database, steps: Sequence[str]) -> int:
    """Schema steps that the file has; one with more than we know is from a newer version."""
    row = database.one("PRAGMA user_version")
    taken = int(row[0]) if row else 0
    if taken > len(steps):
        raise StoreUnavailable(f"{database.path} was written by a newer version of this program (schema {taken})")
    return taken


def _upgraded(database: Database, steps: Sequence[str], taken: int) -> Database:
    if taken == len(steps):
        return database
    with database.transaction():
        for number, step in enumerate(steps[taken:], start=taken + 1):
            for statement in step.split(";\n"):
                if statement.strip():
                    database.run(statement)
            database.run(f"PRAGMA user_version={number}")
    return database


def read_database(path: Path, steps: Sequence[str], *, immutable: bool = False) -> Database:
    """Open ``path`` to look only, beside whoever writes it; refused as ``open_database`` refuses.

    ``immutable``: nobody ever writes it again, so that a look-up takes no locks.
    """
    database = _connected(f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if immutable else ''}", path)
    try:
        database.run("PRAGMA query_only=1")
        if _steps_taken(database, steps) < len(steps):
            raise StoreUnavailable(f"{path} was written by an older version: open the desk once to bring it up to date")
    except BaseException:
        database.close()
        raise
    return database


def read_also(database: Database, path: Path) -> None:
    """The tables of another file, which nobody changes any more, as if they were this one's."""
    database.run("ATTACH ? AS beside", (f"{path.resolve().as_uri()}?immutable=1",))


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` survive a power cut (Windows does so by itself)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def in_memory(steps: Sequence[str]) -> Database:
    """An empty database that is gone when it is closed."""
    return _upgraded(Database(sqlite3.connect(":memory:", isolation_level=None), Path(":memory:")), steps, 0)


def copy_in_memory(database: Database) -> Database:
    """A snapshot to work on without touching the file."""
    try:
        copy = sqlite3.connect(":memory:", isolation_level=None)
        database.backup_to(copy)
    except sqlite3.Error as error:
        raise StoreUnavailable(f"cannot read {database.path}: {error}") from error
    return Database(copy, database.path)


class FolderLock:
    """One process writes a data folder at a time; the system frees the lock when it ends."""

    def __init__(self, folder: Path, owner: str) -> None:
        """Take the lock for ``owner`` (shown to whoever comes second)."""
        self._note = folder / "desk.lock.txt"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(folder / "desk.lock", isolation_level=None, timeout=0)
            self._db.execute("BEGIN EXCLUSIVE")
        except (sqlite3.Error, OSError) as error:
            raise StoreUnavailable(self._explain(folder, error)) from error
        self._note.write_text(f"{owner} (process {os.getpid()})", encoding="utf-8")

    def _explain(self, folder: Path, error: Exception) -> str:
        if "locked" not in str(error):
            return f"cannot write to {folder}: {error}"
        try:
            holder = self._note.read_text(encoding="utf-8")
        except OSError:
            holder = "another program"
        return f"{folder} is in use by {holder}: close it first, or choose another folder with --data"

    def release(self) -> None:
        self._note.unlink(missing_ok=True)
        self._db.close()
