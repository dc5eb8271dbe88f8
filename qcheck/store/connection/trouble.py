"""Trouble with the database, put into words: what a driver's code means to those who wait."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy.exc import DatabaseError, OperationalError

from qcheck.language import N_
from qcheck.refusals import NotNow

UNUSABLE = N_(
    "QCHECK_DATABASE is not the address of a database that can be used here. PostgreSQL needs the "
    "package 'psycopg[binary]' "
    "and an address such as postgresql+psycopg://name:password@host/database."
)
NOT_UTF8 = N_(
    "This database keeps its texts as {encoding}, and qcheck needs UTF8: others cannot keep every letter. "
    "Please make it again: createdb --encoding=UTF8 --template=template0 --locale=C.UTF-8 NAME"
)


class Trouble(StrEnum):
    """What is wrong with a database, by what people are told of it."""

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


class InTheWay(NotNow):
    """The database is in the way, by this `trouble`."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


TROUBLES: Mapping[int | str | None, Trouble] = {
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.CLOSED,
    sqlite3.SQLITE_IOERR: Trouble.CLOSED,
    sqlite3.SQLITE_CANTOPEN: Trouble.AWAY,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    # PostgreSQL, by SQLSTATE
    "55P03": Trouble.BUSY,  # the lock did not come in time
    "40001": Trouble.BUSY,
    "40P01": Trouble.BUSY,
    "57014": Trouble.BUSY,  # the operator's own limit of time
    "53100": Trouble.FULL,
    "25006": Trouble.CLOSED,
    "42501": Trouble.CLOSED,
    "58030": Trouble.CLOSED,
    "53300": Trouble.AWAY,
    "57P01": Trouble.AWAY,
    "57P02": Trouble.AWAY,
    "57P03": Trouble.AWAY,
    "57P05": Trouble.AWAY,
    "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
    None: Trouble.AWAY,  # no connection at all
}


def code_of(error: DatabaseError) -> int | str | None:
    """SQLite's primary result code or PostgreSQL's SQLSTATE; None where there was no connection to ask, -1
    for a mistake of ours.
    """
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorcode", -1) & 0xFF
    return getattr(error.orig, "sqlstate", None) or (None if isinstance(error, OperationalError) else -1)
