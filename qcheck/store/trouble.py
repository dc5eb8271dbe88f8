"""Trouble with the database, put into words: what a driver's code means to those who wait."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DatabaseError, OperationalError

from qcheck.language import N_

BUSY = N_("Somebody else is saving at this moment. Please try again.")
FULL = N_(
    "There is no space left for saving. Please tell the people who run this service; what you saved "
    "before is safe."
)
CLOSED = N_(
    "Nothing can be saved here at the moment. Please tell the people who run this service; what you "
    "saved before is safe."
)
AWAY = N_("The database cannot be reached. Please try again in a moment.")
DAMAGED = N_(
    "The file of the database is damaged, or is no database at all. Please tell the people who run this "
    "service: a backup helps."
)
UNUSABLE = N_(
    "QCHECK_DATABASE is not the address of a database that can be used here. PostgreSQL needs the "
    "package 'psycopg[binary]' "
    "and an address such as postgresql+psycopg://name:password@host/database."
)
NOT_UTF8 = N_(
    "This database keeps its texts as {encoding}, and qcheck needs UTF8: others cannot keep every letter. "
    "Please make it again: createdb --encoding=UTF8 --template=template0 --locale=C.UTF-8 NAME"
)

TROUBLES: dict[int | str | None, str] = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: CLOSED,
    sqlite3.SQLITE_IOERR: CLOSED,
    sqlite3.SQLITE_CANTOPEN: AWAY,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    # PostgreSQL, by SQLSTATE
    "55P03": BUSY,  # the lock did not come in time
    "40001": BUSY,
    "40P01": BUSY,
    "57014": BUSY,  # the operator's own limit of time
    "53100": FULL,
    "25006": CLOSED,
    "42501": CLOSED,
    "58030": CLOSED,
    "53300": AWAY,
    "57P01": AWAY,
    "57P02": AWAY,
    "57P03": AWAY,
    "57P05": AWAY,
    "XX001": DAMAGED,
    "XX002": DAMAGED,
    None: AWAY,  # no connection at all
}


def code_of(error: DatabaseError) -> int | str | None:
    """SQLite's primary result code or PostgreSQL's SQLSTATE; None where there was no connection to ask, -1
    for a mistake of ours.
    """
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorcode", -1) & 0xFF
    return getattr(error.orig, "sqlstate", None) or (None if isinstance(error, OperationalError) else -1)
