"""The tables of a journal, in the steps in which files came by them; a step is never changed."""

from kiosk.journal.amend import AMENDMENT_TABLE
from kiosk.journal.aside import ASIDE_TABLE
from kiosk.journal.fold import FOLD_INDICES, FOLD_TABLES
from kiosk.journal.shared import SHARED_TABLES

SCHEMA = (
    """
CREATE TABLE fact (
    pos INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, desk TEXT NOT NULL, desk_seq INTEGER NOT NULL,
    at INTEGER NOT NULL, kind TEXT NOT NULL, list TEXT, person TEXT NOT NULL, text BLOB, bytes BLOB NOT NULL,
    UNIQUE (desk, desk_seq)
);
CREATE INDEX fact_person ON fact (person, kind);
CREATE TABLE quarantine (id TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (id, bytes)) WITHOUT ROWID;
"""
    + FOLD_TABLES,
    AMENDMENT_TABLE,
    ASIDE_TABLE,
    SHARED_TABLES,
    FOLD_INDICES,
)
