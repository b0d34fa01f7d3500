"""The desk's databases: one writer, the right version, all or nothing."""

import sqlite3
from pathlib import Path

import pytest

from kiosk.errors import StoreUnavailable
from kiosk.store import open_database, read_database
from tests.builders import a_desk

STEPS = ("CREATE TABLE guest (name TEXT)",)


def test_a_second_writer_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    first = a_desk(tmp_path)
    with pytest.raises(StoreUnavailable, match=r"is in use by desk desk-1 \(process \d+\): close it first") as refused:
        a_desk(tmp_path, desk="desk-2")
    assert str(tmp_path) in str(refused.value)
    first.close()
    a_desk(tmp_path, desk="desk-2").close()


def test_a_store_of_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    open_database(path, STEPS).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version=9")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable, match=r"was written by a newer version of this program \(schema 9\)"):
        open_database(path, STEPS)
    assert path.read_bytes() == before


def test_an_older_store_is_brought_up_step_by_step(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    first = open_database(path, STEPS)
    first.run("INSERT INTO guest VALUES ('胡静')")
    first.close()
    newer = open_database(path, (*STEPS, "ALTER TABLE guest ADD COLUMN seat TEXT"))
    assert newer.rows("SELECT name, seat FROM guest") == [("胡静", None)]
    newer.close()


def test_a_transaction_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    db = open_database(tmp_path / "journal.db", STEPS)
    with pytest.raises(StoreUnavailable, match="no such table"), db.transaction():
        db.run("INSERT INTO guest VALUES ('胡静')")
        db.run("INSERT INTO ghost VALUES ('nobody')")
    assert db.rows("SELECT * FROM guest") == []
    db.close()


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    open_database(tmp_path / "journal.db", STEPS).close()
    reader = read_database(tmp_path / "journal.db", STEPS)
    with pytest.raises(StoreUnavailable, match="readonly"):
        reader.run("INSERT INTO guest VALUES ('胡静')")
    reader.close()


def test_a_commit_that_fails_leaves_nothing_open_for_the_next(tmp_path: Path) -> None:
    steps = (
        "CREATE TABLE guest (id INTEGER PRIMARY KEY);\n"
        "CREATE TABLE entry (guest INTEGER REFERENCES guest (id) DEFERRABLE INITIALLY DEFERRED)",
    )
    database = open_database(tmp_path / "x.db", steps)
    database.run("PRAGMA foreign_keys=ON")
    with pytest.raises(StoreUnavailable), database.transaction():
        database.run("INSERT INTO entry VALUES (7)")
    with database.transaction():
        database.run("INSERT INTO guest VALUES (1)")
    beside = read_database(tmp_path / "x.db", steps)
    assert (beside.rows("SELECT id FROM guest"), beside.rows("SELECT guest FROM entry")) == ([(1,)], [])
    beside.close()
    database.close()


def test_a_reader_refuses_a_file_of_a_newer_version(tmp_path: Path) -> None:
    open_database(tmp_path / "x.db", ("CREATE TABLE a (b)", "CREATE TABLE c (d)")).close()
    with pytest.raises(StoreUnavailable, match="newer version"):
        read_database(tmp_path / "x.db", ("CREATE TABLE a (b)",))
